//! The stretches of a text that become blocks: its lines, with those joined that a program
//! broke, and without what it put between them.

use std::collections::HashMap;
use std::ops::Range;

use super::abbreviations::{Period, period_after};
use super::block::glued_headline;
use super::fold::is_hyphen;
use super::span::Span;

/// A line at least this long (in bytes) may be one that a mail program broke.
const WRAPPED_LINE: usize = 50;

/// A stretch of text that is one block. What stands between its parts is no part of it.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    first: Span,
    more: Vec<Span>,
}

impl Segment {
    fn new(first: Span) -> Self {
        Self {
            first,
            more: Vec::new(),
        }
    }

    /// Its first part.
    pub(super) fn first(&self) -> Span {
        self.first
    }

    /// What is read of it, in order.
    pub(super) fn parts(&self) -> impl Iterator<Item = Span> + '_ {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    fn last(&self) -> Span {
        self.more.last().copied().unwrap_or(self.first)
    }

    /// Goes on with `span`, in one stretch if nothing but white space is between.
    fn push(&mut self, span: Span, source: &str) {
        let last = self.more.last_mut().unwrap_or(&mut self.first);
        let between = &source[last.end as usize..span.start as usize];
        if between.trim().is_empty() {
            *last = last.join(span);
        } else {
            self.more.push(span);
        }
    }
}

/// The blocks of `source`: lines, with hard-wrapped ones joined, marks of quoted mails and
/// what a printer puts on each page left out, and a headline that is glued to the body by a
/// hyphen cut off.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let layout = Layout::of(source);
    let mut out: Vec<Segment> = Vec::new();
    let mut at = 0;
    let mut blank_before = true;
    // Whether the page was turned behind the line before: it may go on on the next one.
    let mut turned = false;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = without_quote_marks(line).trim();
        if words.is_empty() {
            blank_before = true;
            continue;
        }
        if layout.is_furniture(line) {
            turned = true;
            continue;
        }
        let indent = words.as_ptr() as usize - line.as_ptr() as usize;
        let span = Span::new(start + indent, start + indent + words.len());
        let goes_on = |last: &Segment| {
            let before = last.last().of(source);
            if turned {
                is_open(before) && words.starts_with(char::is_lowercase)
            } else {
                !blank_before && (layout.is_cut_up(start) || wrapped(before, words, &layout))
            }
        };
        match out.last_mut() {
            Some(last) if goes_on(last) => last.push(span, source),
            _ => out.push(Segment::new(span)),
        }
        (blank_before, turned) = (false, false);
    }
    if let Some(first) = out.first_mut()
        && let Some(cut) = glued_headline(first.first.of(source))
    {
        let Span { start, end } = first.first;
        let cut = start as usize + cut;
        first.first = Span::new(cut + 1, end as usize);
        out.insert(0, Segment::new(Span::new(start as usize, cut)));
    }
    out
}

/// How the lines of a text were made.
struct Layout {
    /// Whether an empty line stands between two others.
    spaced: bool,
    /// The longest line, in characters, of a text that a program broke into lines.
    width: Option<usize>,
    /// Lines that come on every page, without their numbers.
    furniture: Vec<String>,
    /// Where sentences that were cut up into short lines begin and end.
    cut_up: Vec<Range<usize>>,
}

impl Layout {
    fn of(source: &str) -> Self {
        Self {
            spaced: has_blank_line(source),
            width: width(source),
            furniture: furniture(source),
            cut_up: cut_up(source),
        }
    }

    /// Whether the line that begins at byte `start` goes on with a sentence in short lines.
    fn is_cut_up(&self, start: usize) -> bool {
        let before = self.cut_up.partition_point(|run| run.start < start);
        before > 0 && start < self.cut_up[before - 1].end
    }

    fn is_furniture(&self, line: &str) -> bool {
        !self.furniture.is_empty() && {
            let line = without_numbers(line);
            self.furniture.contains(&line)
        }
    }

    /// Whether the first word of `next` would not have fitted into `line`.
    fn is_full(&self, line: &str, next: &str) -> bool {
        self.width
            .is_some_and(|width| line.chars().count() <= width && fills(line, next, width))
    }
}

fn fills(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// Whether an empty line stands between two others.
fn has_blank_line(source: &str) -> bool {
    let mut lines = source.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() && lines.peek().is_some() {
            return true;
        }
    }
    false
}

/// The length that lines were broken at, in characters, where most of them are full.
fn width(source: &str) -> Option<usize> {
    /// Of a mail or a page.
    const WIDE: std::ops::RangeInclusive<usize> = 55..=100;
    const LEAST: usize = 2;
    let lines: Vec<&str> = source
        .lines()
        .map(|line| without_quote_marks(line).trim())
        .collect();
    let all = Breaks::of(&lines);
    if all.width > *WIDE.end() {
        return None;
    }
    let is_wide = WIDE.contains(&all.width) && all.full >= LEAST && all.full * 3 >= all.all * 2;
    let columns = lines.split(|line| line.is_empty()).map(Breaks::of);
    let widest = || columns.filter(Breaks::is_column).map(|column| column.width);
    if is_wide {
        Some(all.width)
    } else {
        widest().max()
    }
}

/// The breaks between lines.
struct Breaks {
    /// The longest line, in characters.
    width: usize,
    all: usize,
    /// Those behind which no word more would have fitted.
    full: usize,
    /// Those that go on in lower case, or that a sentence ended shortly before.
    prose: usize,
    /// Whether the last line ends a sentence.
    ended: bool,
}

impl Breaks {
    fn of(lines: &[&str]) -> Self {
        let width = lines.iter().map(|line| line.chars().count()).max();
        let mut breaks = Self {
            width: width.unwrap_or_default(),
            all: 0,
            full: 0,
            prose: 0,
            ended: lines.last().is_some_and(|line| line.ends_with('.')),
        };
        for pair in lines.windows(2) {
            let [line, next] = [pair[0], pair[1]];
            if line.is_empty() || next.is_empty() {
                continue;
            }
            breaks.all += 1;
            breaks.full += usize::from(fills(line, next, breaks.width));
            let goes_on = next.starts_with(char::is_lowercase) || ends_within(line);
            breaks.prose += usize::from(goes_on);
        }
        breaks
    }

    /// Whether a paragraph was set in a narrow column. Lists can have lines as full by chance,
    /// but they do not read on from one to the next, nor are all of them full up to a full stop.
    fn is_column(&self) -> bool {
        const NARROW: std::ops::Range<usize> = 24..55;
        const LEAST: usize = 3;
        let reads_on = self.full * 5 >= self.all * 4 && self.prose * 4 >= self.all;
        let is_set = self.full == self.all && self.all > LEAST && self.ended;
        NARROW.contains(&self.width) && self.full >= LEAST && (reads_on || is_set)
    }
}

/// Whether a sentence ends in the middle of a line, and another begins.
fn ends_within(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches(['"', '”', '’', ')']);
        let ended = match bare.strip_suffix('.') {
            Some(head) => period_after(head) == Period::Outside,
            None => bare.ends_with(['!', '?']),
        };
        if ended
            && words
                .peek()
                .is_some_and(|next| next.starts_with(char::is_uppercase))
        {
            return true;
        }
    }
    false
}

/// Sentences in short lines, as columns and `<br>` make them ("The Foreign Minister / Ana Reis met
/// Prime / Minister Jo Lund / in Oslo."): nothing but the last line ends one, and a part of
/// them go on in lower case, as lists and headlines do not.
fn cut_up(source: &str) -> Vec<Range<usize>> {
    const SHORT: usize = 48;
    const LEAST: usize = 3;
    let mut found = Vec::new();
    let (mut start, mut lines, mut lower, mut at) = (0, 0, 0, 0);
    for line in source.split_inclusive('\n') {
        let words = line.trim();
        let fits = !words.is_empty() && words.chars().count() <= SHORT && !is_item(words);
        if lines > 0 && fits {
            lower += usize::from(words.starts_with(char::is_lowercase));
        }
        let ends = !is_open(words);
        if fits && ends && lines + 1 >= LEAST && lower * LEAST >= lines {
            found.push(start..at + line.len());
        }
        at += line.len();
        if fits && !ends {
            lines += 1;
        } else {
            (start, lines, lower) = (at, 0, 0);
        }
    }
    found
}

/// Lines that come again and again with no more than another number: headers and footers of
/// printed pages. They stand at a form feed, or count.
fn furniture(source: &str) -> Vec<String> {
    const LONGEST: usize = 120;
    const LEAST: usize = 2;
    if !source.contains('\u{c}') && !source.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut counts: HashMap<String, (usize, Vec<String>, bool)> = HashMap::new();
    let mut after_feed = false;
    for line in source.split('\n') {
        let feed = line.contains('\u{c}');
        let words = line.trim();
        if words.is_empty() && !feed {
            continue;
        }
        let told = is_moment(words) && !feed && !after_feed;
        if words.len() <= LONGEST && !words.is_empty() && !told {
            let entry = counts.entry(without_numbers(line)).or_default();
            entry.0 += 1;
            entry.2 |= feed || after_feed;
            let numbers: String = words.chars().filter(char::is_ascii_digit).collect();
            if !entry.1.contains(&numbers) && entry.1.len() < LONGEST {
                entry.1.push(numbers);
            }
        }
        after_feed = feed && words.is_empty();
    }
    let is = |(line, (count, numbers, fed)): (String, (usize, Vec<String>, bool))| {
        let words = line.chars().any(char::is_alphabetic);
        let counts_on = numbers.len() == count && line.contains('#');
        let paged = line.to_lowercase().contains("page #") || !words;
        let again = count >= LEAST && (fed || counts_on && (paged || count > LEAST));
        (again && !line.ends_with(['.', ':', '?', '!', ';'])).then_some(line)
    };
    counts.into_iter().filter_map(is).collect()
}

/// "11 March 2024", "2024-03-11", "18:30", "6:05 pm": days and times count on as pages do, but what
/// stands below them is told by them.
fn is_moment(line: &str) -> bool {
    let numbers: Vec<&str> = parts(line, |c| c.is_ascii_digit()).collect();
    let words = parts(line, char::is_alphabetic).count();
    let is_year = |number: &&str| number.len() == 4 && number.starts_with(['1', '2']);
    match numbers.len() {
        2 if words <= 1 && line.contains(':') => true,
        2 => words == 1 && numbers.iter().any(is_year),
        3 => words == 0 && numbers.iter().any(is_year),
        _ => false,
    }
}

/// The stretches of a line that are of one kind of character.
fn parts(line: &str, kind: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    line.split(move |c| !kind(c))
        .filter(|part| !part.is_empty())
}

/// A line with each number as one sign.
fn without_numbers(line: &str) -> String {
    let mut out = String::new();
    for c in line.trim().chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// "> > " before a line of a mail that was answered or forwarded.
fn without_quote_marks(line: &str) -> &str {
    let bare = line.trim_start_matches(['>', ' ', '\t']);
    if line.trim_start().starts_with('>') {
        bare
    } else {
        line
    }
}

/// Whether `next` goes on with the sentence of `line`, which a program broke.
fn wrapped(line: &str, next: &str, layout: &Layout) -> bool {
    if is_item(next) {
        return false;
    }
    let last_line = line.rsplit('\n').next().unwrap_or(line).trim();
    let open = is_open(line);
    let lower = next.starts_with(char::is_lowercase);
    let hyphen = line.ends_with(is_hyphen)
        && line
            .trim_end_matches(is_hyphen)
            .ends_with(char::is_alphabetic);
    lower && (open || hyphen)
        || last_line.len() >= WRAPPED_LINE && (open || lower) && layout.spaced
        || layout.is_full(last_line, next)
        || abbreviates(line) && next.starts_with(char::is_uppercase)
}

/// Whether a line ends within a sentence.
fn is_open(line: &str) -> bool {
    !without_note(line).ends_with(['.', '!', '?', '"', '”', ':']) || abbreviates(line)
}

/// Whether a line ends in a word that needs another: "Mr.", "Lt. Gen."
fn abbreviates(line: &str) -> bool {
    line.strip_suffix('.').is_some_and(|head| {
        let word = head.rsplit(char::is_whitespace).next().unwrap_or(head);
        period_after(word) == Period::Prefix
    })
}

/// Whether a line is an item of a list: "• shipping", "- trade".
fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(is_bullet) && chars.next().is_some_and(char::is_whitespace)
}

/// Whether an item of a list can begin with `c`.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '▪' | '◦' | '‣' | '*' | '-' | '–' | '—')
}

/// A line without a note in brackets behind its last sentence: "(CANCELLED)".
fn without_note(line: &str) -> &str {
    /// The longest note, in bytes.
    const LONGEST: usize = 1000;
    if !line.ends_with(')') {
        return line;
    }
    let from = line.floor_char_boundary(line.len().saturating_sub(LONGEST));
    match line[from..].rfind('(') {
        Some(bracket) => line[..from + bracket].trim_end(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{has_blank_line, segments, width};

    fn blocks(source: &str) -> Vec<String> {
        segments(source)
            .iter()
            .map(|segment| {
                let parts: Vec<&str> = segment.parts().map(|part| part.of(source)).collect();
                parts
                    .join(" ")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    #[test]
    fn a_blank_line_stands_between_others() {
        for source in ["a\n\nb", "a\n\r\nb", "\n\n", "a\r\n\r\n", "a\n \nb"] {
            assert!(has_blank_line(source), "{source:?}");
        }
        for source in ["", "\n", "a\nb\n", "\na", "\r\na\r\n"] {
            assert!(!has_blank_line(source), "{source:?}");
        }
    }

    const FILLED: &str = "Foreign Minister Ana Reis of Portugal held talks on Thursday in Oslo with Prime\n\
        Minister Jo Lund of Norway. On Friday she will go on to Helsinki, where she is to\n\
        meet President Ida Virtanen of Finland, and on Saturday to Warsaw to meet Radek\nWilk.\n";

    #[test]
    fn lines_that_are_full_are_one_block() {
        assert_eq!(width(FILLED), Some(81));
        assert_eq!(blocks(FILLED).len(), 1);
        assert_eq!(
            width(
                "Reis in Oslo\nLund in Porto\nThe ministers met on Friday, and it rained all day long.\n"
            ),
            None
        );
        let column = "Foreign Minister Ana Reis of Portugal\nheld talks on Thursday in Oslo with\nPrime \
            Minister Jo Lund of Norway, and\nwent on to Helsinki in the evening.\n";
        assert_eq!(width(column), Some(37));
        assert_eq!(blocks(column).len(), 1);
        let named = "Foreign Secretary Ana Reis and\nSecretary of State Jo Lund met in\nPorto on Friday. Lund \
            also met\nChancellor Ida Virtanen. Later he\nflew to Oslo.\n";
        assert_eq!(blocks(named).len(), 1);
        // Below a headline that is longer than the column, and in a paragraph of two lines.
        let below = format!(
            "The Foreign Ministers of Two Countries Meet in Porto\n\n{named}\n\
            On Sunday Reis received President\nOle Falk of Denmark.\n"
        );
        assert_eq!(blocks(&below).len(), 3);
        let set = "Kenya's Foreign Minister Ana Reis met\nDefence Minister Jo Lund in Porto.\n\
            Norwegian President Ole Falk received\nFinnish Prime Minister Ida Virtanen.\nThey had \
            talks on herring.\n";
        assert_eq!(blocks(set).len(), 1);
        let list = "Foreign Minister Ana Reis, Portugal\nForeign Minister Jo Lund of Norway\n\
            President Ida Virtanen of Finland\nForeign Minister Ole Falk, Denmark\n\
            The chair of all of the sessions\n";
        assert_eq!(blocks(list).len(), 5);
    }

    #[test]
    fn a_sentence_in_short_lines_is_one_block() {
        let cut = "Talks\n\nNorwegian Foreign Minister\nLena Torvik met Latvian Foreign\nMinister \
            Andris Kalve\nin Riga on Thursday.\n\nThey had dinner.";
        assert_eq!(blocks(cut).len(), 3);
        for listed in [
            "Present:\nAna Reis\nJo Lund\nOle Falk.",
            "Ana Reis in Oslo\nJo Lund in Porto\nThe ministers met on Friday.",
        ] {
            assert_eq!(blocks(listed).len(), listed.lines().count(), "{listed}");
        }
    }

    #[test]
    fn a_line_that_ends_in_a_title_goes_on() {
        assert_eq!(
            blocks("She met Mr.\nJo Lund and Lt. Gen.\nOle Falk.\nThen she left.").len(),
            2
        );
    }

    #[test]
    fn the_marks_of_a_quoted_mail_are_left_out() {
        let mail = "Desk wrote:\n\n> OSLO - Foreign Minister Ana Reis of Portugal held talks on Thursday with Prime\n\
            > Minister Jo Lund of Norway.\n>\n> On Friday she will hold talks with President Ida Virtanen of Finland.\n";
        assert_eq!(
            blocks(mail),
            [
                "Desk wrote:",
                "OSLO - Foreign Minister Ana Reis of Portugal held talks on Thursday with Prime Minister Jo Lund of Norway.",
                "On Friday she will hold talks with President Ida Virtanen of Finland.",
            ]
        );
    }

    #[test]
    fn what_is_on_every_page_is_left_out() {
        let print = "Ana Reis met\n\nMinistry bulletin\nPage 1 of 3\n\u{c}\njo Lund in Oslo and went\n\n\
            Ministry bulletin\nPage 2 of 3\n\u{c}\nhome.\n\nMinistry bulletin\nPage 3 of 3\n";
        assert_eq!(
            blocks(&print.replace("Ministry bulletin\n", "")),
            ["Ana Reis met jo Lund in Oslo and went home."]
        );
        let fed =
            "Ana Reis met\n\u{c}Bulletin 4\n\njo Lund in Oslo and went\n\u{c}Bulletin 4\n\nhome.\n";
        assert_eq!(blocks(fed), ["Ana Reis met jo Lund in Oslo and went home."]);
        let transcript =
            "QUESTION:\nWill she go?\nMR COLE:\nYes.\nQUESTION:\nWhen?\nMR COLE:\nAt 9.\n";
        assert_eq!(blocks(transcript).len(), 8);
    }
}
