//! The part of CSS selectors that the table of boilerplate is written in: one element by its
//! name, classes, id and attributes. A `*` behind a class or id stands for any ending.

use super::tree::{Id, Tree};

/// `div.related*[role=list]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selector<'a> {
    name: &'a str,
    parts: Vec<Part<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part<'a> {
    Class(Pattern<'a>),
    Id(Pattern<'a>),
    Attribute(&'a str),
    Value(&'a str, &'a str),
    /// `[rel~=tag]`: one of the words of the value.
    Word(&'a str, &'a str),
}

/// A name, or how names begin, end, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pattern<'a> {
    words: &'a str,
    /// What may stand before and behind.
    open: (bool, bool),
}

impl<'a> Pattern<'a> {
    fn new(written: &'a str) -> Self {
        let words = written.strip_prefix('*').unwrap_or(written);
        let open_start = words.len() < written.len();
        let bare = words.strip_suffix('*').unwrap_or(words);
        Self {
            words: bare,
            open: (open_start, bare.len() < words.len()),
        }
    }

    fn fits(self, name: &str) -> bool {
        let (name, words) = (name.as_bytes(), self.words.as_bytes());
        let Some(longer) = name.len().checked_sub(words.len()) else {
            return false;
        };
        match self.open {
            (false, false) => name.eq_ignore_ascii_case(words),
            (false, true) => name[..words.len()].eq_ignore_ascii_case(words),
            (true, false) => name[longer..].eq_ignore_ascii_case(words),
            (true, true) => name
                .windows(words.len())
                .any(|part| part.eq_ignore_ascii_case(words)),
        }
    }
}

impl<'a> Selector<'a> {
    /// Reads what a row says.
    pub(super) fn new(written: &'a str) -> Self {
        let end = |text: &str| text.find(['.', '#', '[']).unwrap_or(text.len());
        let (name, mut rest) = written.split_at(end(written));
        let mut parts = Vec::new();
        while let Some(sign) = rest.chars().next() {
            rest = &rest[1..];
            if sign == '[' {
                let (inside, behind) = rest.split_once(']').unwrap_or((rest, ""));
                parts.push(match inside.split_once('=') {
                    None => Part::Attribute(inside),
                    Some((name, value)) => match name.strip_suffix('~') {
                        Some(name) => Part::Word(name, value),
                        None => Part::Value(name, value),
                    },
                });
                rest = behind;
                continue;
            }
            let (words, behind) = rest.split_at(end(rest));
            let pattern = Pattern::new(words);
            parts.push(if sign == '.' {
                Part::Class(pattern)
            } else {
                Part::Id(pattern)
            });
            rest = behind;
        }
        Self { name, parts }
    }

    pub(super) fn fits(&self, tree: &Tree, id: Id) -> bool {
        let of = |name| tree.mark(id, name);
        (self.name.is_empty() || tree.is(id, self.name))
            && self.parts.iter().all(|part| match *part {
                Part::Class(class) => of("class").is_some_and(|names| {
                    names.split_ascii_whitespace().any(|name| class.fits(name))
                }),
                Part::Id(pattern) => of("id").is_some_and(|name| pattern.fits(name)),
                Part::Attribute(name) => of(name).is_some(),
                Part::Value(name, value) => {
                    of(name).is_some_and(|own| own.eq_ignore_ascii_case(value))
                }
                Part::Word(name, value) => of(name).is_some_and(|own| {
                    own.split_ascii_whitespace()
                        .any(|word| word.eq_ignore_ascii_case(value))
                }),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Selector;
    use crate::page::parse::parse;

    #[test]
    fn an_element_fits_by_all_that_is_said_of_it() {
        let tree = parse("<div class='A related-posts' id=x1 role=List rel='a tag'>").unwrap();
        let div = tree.named(tree.root(), "div").next().unwrap();
        for (selector, fits) in [
            ("div", true),
            ("p", false),
            (".a", true),
            (".related", false),
            (".related*", true),
            (".*posts", true),
            (".*ted-po*", true),
            ("#x*", true),
            ("#x", false),
            ("[role]", true),
            ("[role=list]", true),
            ("[rel=tag]", false),
            ("[rel~=tag]", true),
            ("div.a.related*#x1[role=list]", true),
            ("div.a.b", false),
        ] {
            assert_eq!(Selector::new(selector).fits(&tree, div), fits, "{selector}");
        }
    }
}
