//! Articles that were written for the training, with each name marked where it stands:
//! `[P:Ana Ruiz] of the [O:Bar Council] in [L:Lima] opened the [E:Lima Law Forum].`

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use super::corpus::{ORGANIZATION, PERSON, PLACE};
use super::retell::{Article, Stand};

/// All articles of the text files in `folder`; a blank line parts them.
pub fn read(folder: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        for document in fs::read_to_string(&path)?.split("\n\n") {
            let marked = document.trim();
            if !marked.is_empty() {
                let article = article(marked);
                out.push(article.map_err(|why| format!("{}: {why}", path.display()))?);
            }
        }
    }
    Ok(out)
}

fn article(marked: &str) -> Result<Article, String> {
    let mut article = Article {
        text: String::with_capacity(marked.len()),
        names: Vec::new(),
        kinds: Vec::new(),
    };
    let mut owners = HashMap::<(char, &str), usize>::new();
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('[') {
        let (mark, tail) = tail
            .split_once(']')
            .ok_or_else(|| format!("no end of the mark: {tail:.40}"))?;
        let (letter, name) = match mark.split_once(':') {
            Some((letter, name)) if letter.len() == 1 && !name.is_empty() => {
                (letter.chars().next().unwrap_or_default(), name)
            }
            _ => return Err(format!("no mark: [{mark}]")),
        };
        let kind = match letter {
            'P' => Some(PERSON),
            'O' => Some(ORGANIZATION),
            'L' => Some(PLACE),
            'E' => None,
            _ => return Err(format!("no type of name: [{mark}]")),
        };
        push(&mut article.text, before);
        let start = article.text.len();
        article.text.push_str(name);
        // Who is told of by surname later is who was told of in full.
        let key = match (kind, name.rsplit_once(' ')) {
            (Some(PERSON), Some((_, surname))) => surname,
            _ => name,
        };
        let owner = *owners.entry((letter, key)).or_insert_with(|| {
            article.kinds.push(kind);
            article.kinds.len() - 1
        });
        article.names.push(Stand {
            start,
            end: article.text.len(),
            owner,
        });
        rest = tail;
    }
    push(&mut article.text, rest);
    Ok(article)
}

/// Each line of the file is a paragraph.
fn push(text: &mut String, words: &str) {
    text.push_str(&words.replace('\n', "\n\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_marks_where_they_stand() {
        let article = article("[P:Ana Ruiz] left.\n[P:Ruiz] saw [O:BCL] in [L:Lima].").unwrap();
        assert_eq!(article.text, "Ana Ruiz left.\n\nRuiz saw BCL in Lima.");
        let names: Vec<_> = article
            .names
            .iter()
            .map(|n| (&article.text[n.start..n.end], n.owner))
            .collect();
        assert_eq!(
            names,
            [("Ana Ruiz", 0), ("Ruiz", 0), ("BCL", 1), ("Lima", 2)]
        );
        assert_eq!(
            article.kinds,
            [Some(PERSON), Some(ORGANIZATION), Some(PLACE)]
        );
    }

    #[test]
    fn says_what_mark_is_wrong() {
        for (text, why) in [
            ("[P:Ana", "no end of the mark: P:Ana"),
            ("[Ana]", "no mark: [Ana]"),
            ("[Q:Ana]", "no type of name: [Q:Ana]"),
        ] {
            assert_eq!(article(text).err().as_deref(), Some(why));
        }
    }
}
