//! Brings treebank words to the tokens of [`readout::text`]: hyphenated words become
//! one token whose dependents are those of its parts.

use readout::syntax::{NameKind, Relation, Tag};
use readout::text::{Text, TokenKind};

use super::conllu::{Sentence, Word};

/// A sentence over the tokens of its text, with the tree that the annotators drew.
pub struct Example {
    /// The sentence as plain text; all its tokens are the sentence's.
    pub source: String,
    pub tags: Vec<Tag>,
    /// Heads; the number of tokens stands for the root.
    pub heads: Vec<usize>,
    pub relations: Vec<Relation>,
    /// Entity mentions as token ranges.
    pub mentions: Vec<(usize, usize, NameKind)>,
}

/// The example of a sentence, unless merging its words breaks the tree.
pub fn align(sentence: &Sentence) -> Option<Example> {
    let (source, spans) = write_out(&sentence.words);
    let text = Text::new(&source);
    let tokens = text.tokens();
    // Token of each word (the first that it overlaps), and the words of each token.
    let mut token_of = Vec::with_capacity(spans.len());
    let mut words_of: Vec<Vec<usize>> = vec![Vec::new(); tokens.len()];
    let mut at = 0;
    for (word, (start, end)) in spans.iter().enumerate() {
        let token = |at: usize| text.spans().get(at);
        while token(at).is_some_and(|span| span.end as usize <= *start) {
            at += 1;
        }
        let begins = |at: usize| token(at).is_some_and(|span| (span.start as usize) < *end);
        if !begins(at) {
            return None;
        }
        let mut chosen = at;
        // A word of several tokens is the first of them that is no punctuation mark.
        let mut next = at;
        let is_punct = |at: usize| tokens[at].kind == TokenKind::Punct;
        while begins(next) {
            if is_punct(at) && !is_punct(next) {
                chosen = next;
                break;
            }
            next += 1;
        }
        token_of.push(chosen);
        words_of[chosen].push(word);
    }
    let mut example = Example {
        tags: Vec::with_capacity(tokens.len()),
        heads: Vec::with_capacity(tokens.len()),
        relations: Vec::with_capacity(tokens.len()),
        mentions: sentence
            .mentions
            .iter()
            .map(|(start, end, kind)| (token_of[*start], token_of[end - 1] + 1, *kind))
            .collect(),
        source: source.clone(),
    };
    for token in 0..tokens.len() {
        let (tag, head, relation) = if let Some(main) = main_word(sentence, &words_of[token]) {
            let word = &sentence.words[main];
            let head = word.head.map_or(tokens.len(), |head| token_of[head]);
            (
                merged_tag(sentence, &words_of[token], main),
                head,
                Relation::from_ud(&word.deprel),
            )
        } else {
            // A later token of a word that was cut: it hangs on the one before.
            let punct = tokens[token].kind == TokenKind::Punct;
            let tag = if punct { Tag::Hyphen } else { Tag::Nn };
            let relation = if punct {
                Relation::Punct
            } else {
                Relation::Flat
            };
            (tag, token.checked_sub(1)?, relation)
        };
        example.tags.push(tag);
        example.heads.push(head);
        example.relations.push(relation);
    }
    is_tree(&example.heads).then_some(example)
}

/// The text of the words and the bytes of each.
fn write_out(words: &[Word]) -> (String, Vec<(usize, usize)>) {
    let mut source = String::new();
    let mut spans = Vec::with_capacity(words.len());
    for word in words {
        let start = source.len();
        // A few forms ("1 000") hold spaces.
        source.extend(word.form.chars().filter(|c| !c.is_whitespace()));
        spans.push((start, source.len()));
        if word.space_after {
            source.push(' ');
        }
    }
    (source, spans)
}

/// The last word of a token whose head is outside of it; of a word that is not
/// hyphenated ("cannot") the first.
fn main_word(sentence: &Sentence, words: &[usize]) -> Option<usize> {
    let outer = |word: &&usize| {
        sentence.words[**word]
            .head
            .is_none_or(|head| !words.contains(&head))
    };
    let is_word = |word: &&usize| sentence.words[**word].deprel != "punct";
    let hyphenated = words.iter().any(|w| sentence.words[*w].xpos == "HYPH");
    let mut mains = words.iter().filter(outer);
    if hyphenated {
        mains.clone().rfind(is_word).or_else(|| mains.next_back())
    } else {
        mains.clone().find(is_word).or_else(|| mains.next())
    }
    .copied()
}

/// The tag of a token of several words is that of its main one; a hyphenated modifier
/// ("U.S.-backed", "all-girl") is an adjective, as in the Penn Treebank.
fn merged_tag(sentence: &Sentence, words: &[usize], main: usize) -> Tag {
    let word = &sentence.words[main];
    let tag = tag_of(&word.xpos);
    let modifier = matches!(word.deprel.as_str(), "amod" | "compound");
    let common = matches!(
        tag,
        Tag::Nn | Tag::Nns | Tag::Vbn | Tag::Vbg | Tag::Vbd | Tag::In
    );
    if words.len() > 2 && modifier && common {
        Tag::Jj
    } else {
        tag
    }
}

fn tag_of(xpos: &str) -> Tag {
    Tag::from_name(xpos).unwrap_or(match xpos {
        "AFX" => Tag::Jj,
        _ => Tag::Fw,
    })
}

/// Whether the heads make one tree.
fn is_tree(heads: &[usize]) -> bool {
    let root = heads.len();
    heads.iter().filter(|h| **h == root).count() == 1
        && (0..heads.len()).all(|start| {
            let mut at = start;
            for _ in 0..=heads.len() {
                if at == root {
                    return true;
                }
                at = heads[at];
            }
            false
        })
}

#[cfg(test)]
mod tests {
    use readout::syntax::{Relation, Tag};

    use super::align;
    use crate::syntax::conllu::sentences;

    #[test]
    fn hyphenated_words_become_one_token() {
        let conllu = "1\tA\ta\tX\tDT\t_\t6\tdet\t_\t_\n\
            2\tUN\tUN\tX\tNNP\t_\t4\tobl\t_\tSpaceAfter=No\n\
            3\t-\t-\tX\tHYPH\t_\t4\tpunct\t_\tSpaceAfter=No\n\
            4\tbacked\tback\tX\tVBN\t_\t6\tamod\t_\t_\n\
            5\tpeace\tpeace\tX\tNN\t_\t6\tcompound\t_\t_\n\
            6\tplan\tplan\tX\tNN\t_\t0\troot\t_\t_\n";
        let example = align(&sentences(conllu)[0]).unwrap();
        assert_eq!(example.source.trim(), "A UN-backed peace plan");
        assert_eq!(example.tags, [Tag::Dt, Tag::Jj, Tag::Nn, Tag::Nn]);
        assert_eq!(example.heads, [3, 3, 3, 4]);
        assert_eq!(example.relations[1], Relation::Amod);
    }
}
