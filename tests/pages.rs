//! What of a page is taken for its article, over the pages in `tests/pages`.

use readout::page::{self, Extent};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// The least shares of the articles' words that are kept, of other words that are kept out,
/// and of days that are right.
const KEPT: f64 = 0.98;
const KEPT_OUT: f64 = 0.97;
const DAYS: f64 = 0.95;

/// A page with what is right of it.
struct Case {
    name: String,
    title: String,
    day: String,
    html: String,
    /// The words of the article.
    article: Vec<String>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let source = std::fs::read_to_string(path).expect("the page is UTF-8");
        let (head, marked) = source.split_once("\n---\n").expect("a head");
        let field = |name: &str| {
            let line = head.lines().find_map(|line| line.strip_prefix(name));
            line.expect("a field").trim().to_owned()
        };
        let parts = marked.split('⟦').skip(1);
        let article = parts.filter_map(|part| part.split_once('⟧'));
        let article: Vec<&str> = article.map(|(words, _)| words).collect();
        Self {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            title: field("title:"),
            day: field("day:"),
            html: marked.replace(['⟦', '⟧'], ""),
            article: words(&without_tags(&article.join(" ")).replace("\\n", " ")),
        }
    }

    /// Whether the page was set aside before any rule was written.
    fn is_aside(&self) -> bool {
        let number: u32 = self.name[..2].parse().expect("a number");
        number.is_multiple_of(3)
    }

    /// All words that the page shows.
    fn all_words(&self) -> Vec<String> {
        let start = self.html.to_lowercase().find("<body").unwrap_or(0);
        let mut rest = self.html[start..].to_owned();
        for name in ["script", "style", "noscript"] {
            while let Some(from) = rest.find(&format!("<{name}"))
                && let Some(length) = rest[from..].find(&format!("</{name}"))
            {
                rest.replace_range(from..from + length, " ");
            }
        }
        words(&without_tags(&rest))
    }
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        out.push_str(text);
        out.push(' ');
        rest = behind.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().filter(|word| *word != "•");
    words.map(str::to_owned).collect()
}

/// The length of the longest sequence of words that both have.
fn common(first: &[String], second: &[String]) -> usize {
    let mut before = vec![0; second.len() + 1];
    for word in first {
        let mut row = vec![0; second.len() + 1];
        for (at, other) in second.iter().enumerate() {
            row[at + 1] = if word == other {
                before[at] + 1
            } else {
                before[at + 1].max(row[at])
            };
        }
        before = row;
    }
    before[second.len()]
}

/// Means over pages.
#[derive(Default)]
struct Score {
    pages: usize,
    kept: f64,
    out: f64,
    days: usize,
    titles: usize,
}

impl Score {
    fn add(&mut self, case: &Case) {
        let page = page::read(&case.html, Extent::Page);
        let (read, all) = (words(&page.text), case.all_words());
        let hit = common(&case.article, &read);
        let other = all.len() - common(&case.article, &all);
        let extra = read.len() - hit;
        let day = page
            .published
            .map_or_else(String::new, |day| day.to_string());
        self.pages += 1;
        self.kept += hit as f64 / case.article.len() as f64;
        self.out += 1.0 - (extra as f64 / other.max(1) as f64).min(1.0);
        self.days += usize::from(day == case.day);
        self.titles += usize::from(page.title.as_deref() == Some(&*case.title));
    }

    fn mean(&self, sum: f64) -> f64 {
        sum / self.pages as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "{} pages, kept {:.4}, kept out {:.4}, days {:.4}, titles {:.4}",
            self.pages,
            self.mean(self.kept),
            self.mean(self.out),
            self.mean(self.days as f64),
            self.mean(self.titles as f64),
        )
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn cases() -> Vec<Case> {
    let entries = std::fs::read_dir(folder()).expect("a folder of pages");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "page"));
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

#[test]
fn articles_are_kept_and_what_is_around_them_is_not() {
    let all = cases();
    assert!(all.len() >= 60);
    let mut scores = [Score::default(), Score::default()];
    // Where there is no article, nothing of one is kept or lost.
    for case in all.iter().filter(|case| !case.article.is_empty()) {
        scores[usize::from(case.is_aside())].add(case);
    }
    for (name, score) in ["read", "set aside"].iter().zip(&scores) {
        println!("{name}: {score}");
        assert!(score.mean(score.kept) >= KEPT, "{name}: {score}");
        assert!(score.mean(score.out) >= KEPT_OUT, "{name}: {score}");
        assert!(score.mean(score.days as f64) >= DAYS, "{name}: {score}");
    }
}

#[test]
fn metadata_alone_says_what_it_says_beside_the_article() {
    for case in cases() {
        let (page, alone) = (
            page::read(&case.html, Extent::Page),
            page::read(&case.html, Extent::Metadata),
        );
        assert_eq!(alone.text, "", "{}", case.name);
        let without_text = page::Page {
            text: String::new(),
            ..page
        };
        assert_eq!(alone, without_text, "{}", case.name);
    }
}

#[test]
fn all_that_is_read_is_what_was_read_before() {
    let path = folder().join("golden.jsonl");
    let read: Vec<Value> = cases()
        .iter()
        .map(|case| {
            let page = page::read(&case.html, Extent::Page);
            json!({
                "page": case.name,
                "title": page.title,
                "published": page.published.map(|day| day.to_string()),
                "byline": page.byline,
                "text": page.text,
            })
        })
        .collect();
    let lines: Vec<String> = read.iter().map(Value::to_string).collect();
    let now = lines.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the golden file can be written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    // Of pages that were set aside no test shows what came out.
    let changed: HashSet<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !before.lines().any(|other| other == *line))
        .collect();
    let names: Vec<&Value> = read
        .iter()
        .zip(&lines)
        .filter(|(_, line)| changed.contains(line.as_str()))
        .map(|(page, _)| &page["page"])
        .collect();
    assert!(names.is_empty() && now == before, "changed: {names:?}");
}
