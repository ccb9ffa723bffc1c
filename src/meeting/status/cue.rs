//! The table of words that say whether an encounter took place.

use hashbrown::HashMap;
use std::sync::OnceLock;

use crate::meeting::scene::Scene;
use crate::named::{self, named};

const TABLE: &str = include_str!("cues.tsv");

named! {
    /// What words do to the status of the trigger that they speak of.
    Cue {
        /// Turns the statement round.
        Negation = "negation",
        /// Says that it does not or did not come about.
        Failure = "failure",
        /// Says that it will come about.
        Plan = "plan",
        /// Says that somebody bound himself to it.
        Commitment = "commitment",
        /// Says that somebody would like it to.
        Proposal = "proposal",
        /// Says that what was proposed was taken up.
        Acceptance = "acceptance",
        /// Says that what stands behind it may be so.
        Modal = "modal",
        /// Says that it comes about.
        Occurrence = "occurrence",
    }
}

named! {
    /// On which side of its trigger a cue stands.
    #[derive(Hash)]
    Where {
        /// The trigger stands in its scope.
        Before = "before",
        /// The trigger's noun phrase, or the trigger if it is a gerund, stands right behind it.
        Governing = "governing",
        /// It says what became of the trigger.
        After = "after",
        /// It says so where the trigger is the subject of its clause.
        Predicate = "predicate",
        /// It says what became of the plans for the trigger.
        Plans = "plans",
        /// It tells what was said before and is corrected now.
        Notice = "notice",
        /// It says of what was said before that it is wrong.
        Claim = "claim",
    }
}

/// A phrase, less its first word, and what it says.
type Entry = (Vec<&'static str>, Cue);

/// By side and first word, the longest phrase first.
type Table = HashMap<(Where, &'static str), Vec<Entry>>;

/// The longest cue that begins at `unit`: how many words it has, and what it says.
pub(super) fn starting(side: Where, scene: &Scene, unit: usize) -> Option<(usize, Cue)> {
    let entries = table().get(&(side, scene.word(unit)))?;
    entries.iter().find_map(|(rest, cue)| {
        let mut behind = rest.iter().enumerate();
        let whole = behind.all(|(n, word)| scene.word(unit + n + 1) == *word);
        whole.then_some((rest.len() + 1, *cue))
    })
}

fn table() -> &'static Table {
    static CELL: OnceLock<Table> = OnceLock::new();
    CELL.get_or_init(|| {
        let mut table = Table::new();
        for line in named::rows(TABLE) {
            let Some((side, first, entry)) = parse(line) else {
                debug_assert!(false, "bad row in cues.tsv: {line}");
                continue;
            };
            table.entry((side, first)).or_default().push(entry);
        }
        for entries in table.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        table
    })
}

fn parse(line: &'static str) -> Option<(Where, &'static str, Entry)> {
    let mut columns = line.split('\t');
    let mut words = columns.next()?.split(' ');
    let first = words.next()?;
    let (side, cue) = (columns.next()?, columns.next()?);
    let (side, cue) = (Where::called(side)?, Cue::called(cue)?);
    Some((side, first, (words.collect(), cue)))
}
