//! The table of words that report an encounter, and where it is found in a sentence.

use hashbrown::HashMap;
use std::cmp::Reverse;
use std::sync::OnceLock;

use crate::document::Medium;
use crate::named;
use crate::text::{Kept, Memo, Text, TokenKind, TokenRange};

const TABLE: &str = include_str!("triggers.tsv");

/// One row of `triggers.tsv`.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) lemma: &'static str,
    pub(super) part: Part,
    pub(super) frame: Frame,
    /// None where other words decide.
    pub(super) medium: Option<Medium>,
    /// A sentence in which the row finds Ana Reis and Jo Lund.
    #[cfg(test)]
    pub(super) example: &'static str,
}

/// Part of speech of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Verb,
    Noun,
    /// Words that introduce or close a list of those who took part.
    Roster,
}

/// Where a trigger's participants stand; the columns of `triggers.tsv` explain each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent columns of a table"
)]
pub(super) struct Frame {
    pub(super) object: bool,
    pub(super) with: bool,
    pub(super) to: bool,
    pub(super) on: bool,
    pub(super) from: bool,
    /// Object of "for": "hosted a dinner for Lund".
    pub(super) beneficiary: bool,
    pub(super) joint: bool,
    /// A stretch of time that counts only where two persons spent it together.
    pub(super) spell: bool,
    pub(super) weak: bool,
    pub(super) bare: bool,
    /// Counts only where the sentence speaks of a telephone.
    pub(super) phoned: bool,
    /// Counts only where it is for a meal or talks ("joined X for lunch").
    pub(super) meal: bool,
    /// The object alone met: "brought A and B together".
    pub(super) gathers: bool,
    /// May as well be told of a call.
    pub(super) remote: bool,
    /// May be one more of a series: "the next round".
    pub(super) series: bool,
    /// Tells what was said, mostly at a meeting that was told before.
    pub(super) tells: bool,
    /// Of a roster: the list stands before the words.
    pub(super) left: bool,
    /// Of a roster: adds to the encounter told before.
    pub(super) adds: bool,
}

impl Frame {
    /// Whether the object of this preposition (folded) is a participant.
    pub(super) fn takes(self, preposition: &str) -> bool {
        match preposition {
            "with" => self.with,
            "to" => self.to,
            "on" => self.on,
            "from" => self.from,
            "for" => self.beneficiary,
            _ => false,
        }
    }

    fn parse(words: &str) -> Option<Self> {
        let mut frame = Self::default();
        for word in words.split(' ') {
            let slot = match word {
                "obj" => &mut frame.object,
                "with" => &mut frame.with,
                "to" => &mut frame.to,
                "on" => &mut frame.on,
                "from" => &mut frame.from,
                "for" => &mut frame.beneficiary,
                "spell" => &mut frame.spell,
                "joint" => &mut frame.joint,
                "weak" => &mut frame.weak,
                "bare" => &mut frame.bare,
                "phoned" => &mut frame.phoned,
                "meal" => &mut frame.meal,
                "gathers" => &mut frame.gathers,
                "series" => &mut frame.series,
                "remote" => &mut frame.remote,
                "tells" => &mut frame.tells,
                "left" => &mut frame.left,
                "adds" => &mut frame.adds,
                "right" => continue,
                _ => return None,
            };
            *slot = true;
        }
        Some(frame)
    }
}

fn parse(line: &'static str) -> Option<(Vec<&'static str>, Row)> {
    let mut columns = line.split('\t');
    let forms: Vec<_> = columns.next()?.split(',').collect();
    let part = match columns.next()? {
        "verb" => Part::Verb,
        "noun" => Part::Noun,
        "roster" => Part::Roster,
        _ => return None,
    };
    let frame = Frame::parse(columns.next()?)?;
    let medium = match columns.next()? {
        "-" => None,
        "in_person" => Some(Medium::InPerson),
        "call" => Some(Medium::Call),
        "video" => Some(Medium::Video),
        _ => return None,
    };
    #[cfg_attr(not(test), expect(unused_variables, reason = "for the row's test"))]
    let example = columns.next()?;
    let row = Row {
        lemma: forms[0],
        part,
        frame,
        medium,
        #[cfg(test)]
        example,
    };
    Some((forms, row))
}

/// The words behind the first of each form, and the index of its row, longest form first.
type Forms = Vec<(Vec<&'static str>, usize)>;

/// The rows, by the first word of each form.
struct Table {
    rows: Vec<Row>,
    forms: HashMap<&'static str, Forms>,
}

fn table() -> &'static Table {
    static CELL: OnceLock<Table> = OnceLock::new();
    CELL.get_or_init(|| {
        let mut rows = Vec::new();
        let mut forms: HashMap<_, Forms> = HashMap::new();
        for line in named::rows(TABLE) {
            let Some((row_forms, row)) = parse(line) else {
                debug_assert!(false, "bad row in triggers.tsv: {line}");
                continue;
            };
            for form in row_forms {
                let mut words = form.split(' ');
                let first = words.next().unwrap_or_default();
                forms
                    .entry(first)
                    .or_default()
                    .push((words.collect(), rows.len()));
            }
            rows.push(row);
        }
        for list in forms.values_mut() {
            list.sort_by_key(|(rest, _)| Reverse(rest.len()));
        }
        Table { rows, forms }
    })
}

/// Whether `word` before a trigger noun makes it something else: "football meeting".
pub(super) fn is_trap(word: &str) -> bool {
    TRAPS.contains(&word)
}

const TRAPS: &[&str] = &[
    "football",
    "soccer",
    "cricket",
    "rugby",
    "chess",
    "athletics",
    "track",
    "race",
    "cabinet",
    "board",
    "prayer",
    "shareholders",
    "staff",
    "editorial",
    "parliamentary",
    "plenary",
    "regular",
    "routine",
    "annual",
    "town-hall",
    "press",
    "news",
    "training",
    "therapy",
    "question-and-answer",
    "trading",
    "recording",
];

/// Every row, for tests.
#[cfg(test)]
pub(super) fn rows() -> &'static [Row] {
    &table().rows
}

/// A trigger word in the text; a form can be both verb and noun ("meeting"), and then
/// both rows are candidates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) tokens: TokenRange,
    pub(super) row: &'static Row,
}

/// The triggers of one text.
pub(super) struct Triggers<'a, 't> {
    text: &'a Text<'t>,
    /// The forms that begin with each word of the text's vocabulary.
    from: Vec<Option<&'static Forms>>,
}

impl<'a, 't> Triggers<'a, 't> {
    pub(super) fn of(text: &'a Text<'t>) -> Self {
        thread_local! {
            static MEMO: Kept<Memo<Option<&'static Forms>>> = const { Kept::new(None) };
        }
        let look = |word: &str| table().forms.get(word);
        let from = text.vocabulary().look_up(&MEMO, look);
        Self { text, from }
    }

    /// Whether a trigger may begin at token `at`.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        self.from[self.text.form(at)].is_some()
    }

    /// The rows whose form begins at token `at` and ends before `limit`, longest form only.
    pub(super) fn at(&self, at: usize, limit: usize) -> impl Iterator<Item = Trigger> {
        let token = &self.text.tokens()[at];
        let forms = self.from[self.text.form(at)].filter(|_| token.kind == TokenKind::Word);
        let is_here = move |rest: &[&str]| {
            let words = rest.iter().enumerate();
            at + rest.len() < limit
                && words
                    .into_iter()
                    .all(|(n, word)| self.text.folded(at + 1 + n) == *word)
        };
        let mut here = (forms.into_iter().flatten())
            .filter(move |(rest, _)| is_here(rest))
            .peekable();
        let longest = here.peek().map_or(0, |(rest, _)| rest.len());
        here.take_while(move |(rest, _)| rest.len() == longest)
            .map(move |(rest, row)| Trigger {
                tokens: TokenRange::new(at, at + 1 + rest.len()),
                row: &table().rows[*row],
            })
    }
}
