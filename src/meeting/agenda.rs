//! Agendas and lists: a line that is a day, a line that leads in to its items, an item,
//! a note that an item was called off.

use super::scene::Scene;
use super::trigger::{Part, Trigger};
use crate::text::{TokenKind, is_bullet};

/// Whether the sentence is nothing but a time expression: "Tuesday 11 November".
pub(super) fn is_day(scene: &Scene) -> bool {
    let mut times = 0;
    (0..scene.units.len()).all(|unit| {
        times += usize::from(scene.is_time(unit));
        scene.is_time(unit) || matches!(scene.word(unit), ":" | "," | "." | "–" | "—" | "-")
    }) && times > 0
}

/// Whether the sentence only says of the one before that it came to nothing: "CANCELLED".
pub(super) fn is_called_off(scene: &Scene) -> bool {
    let mut words = (0..scene.units.len()).filter(|unit| scene.is_word(*unit));
    let first = words.next();
    words.next().is_none() && first.is_some_and(|unit| calls_off(scene.word(unit)))
}

/// Whether a note in the sentence itself says so: "(CANCELLED)", "CANCELLED: Reis to meet Lund".
pub(super) fn has_note_of_failure(scene: &Scene) -> bool {
    let opens = |unit: usize| unit == 0 && matches!(scene.word(1), ":" | "-" | "–" | "—");
    // "CANCELLED - Talks of Reis and Lund": laid out as the place of a report.
    let leads = scene.tokens.start() == 2
        && calls_off(scene.text.folded(0))
        && matches!(scene.text.word(1), "-" | "–" | "—" | "--");
    let bracketed = |unit: usize| {
        unit > 0
            && matches!(scene.word(unit - 1), "(" | "[")
            && matches!(scene.word(unit + 1), ")" | "]")
    };
    leads
        || (0..scene.units.len())
            .any(|unit| calls_off(scene.word(unit)) && (opens(unit) || bracketed(unit)))
}

fn calls_off(word: &str) -> bool {
    matches!(
        word,
        "cancelled" | "canceled" | "postponed" | "deferred" | "withdrawn"
    )
}

/// The trigger of a sentence that leads in to a list of those met: "His meetings today
/// were with:", "He also met:".
pub(super) fn lead_in(scene: &Scene) -> Option<Trigger> {
    let colon = scene.units.len().checked_sub(1)?;
    if scene.word(colon) != ":" {
        return None;
    }
    let (start, end) = (scene.tokens.start(), scene.tokens.end());
    let found = (start..end).find_map(|at| {
        scene
            .triggers_at(at)
            .find(|t| t.row.part != Part::Roster && !t.row.frame.weak)
    })?;
    let governs = scene.word(colon - 1) == "with" || found.tokens.end() + 1 == end;
    governs.then_some(found)
}

/// Whether the sentence is an item of a list: "• Prime Minister Jo Lund – trade".
pub(super) fn is_item(scene: &Scene) -> bool {
    let first = &scene.text.tokens()[scene.tokens.start()];
    let mut chars = scene.first_word(0).chars();
    first.kind == TokenKind::Punct && chars.next().is_some_and(is_bullet) && chars.next().is_none()
}

/// Units of the parties that an item names, up to the dash before its subject matter.
pub(super) fn parties(scene: &Scene) -> Vec<usize> {
    (1..scene.units.len())
        .take_while(|unit| !matches!(scene.word(*unit), "–" | "—" | "-" | ":" | ";" | "."))
        .filter(|unit| scene.can_take_part(*unit) && !scene.is_possessive(*unit))
        .collect()
}
