//! Who reported an encounter: "the ministry said", "according to Reis".

use super::grammar::{is_adverb, is_quote, is_speech};
use super::scene::Scene;
use crate::entity::EntityId;

/// The entities that the sentence names as its source, in text order.
pub(super) fn sources(scene: &Scene) -> Vec<EntityId> {
    let mut out = Vec::new();
    for unit in 0..scene.units.len() {
        let source = match (scene.word(unit), scene.word(unit + 1)) {
            ("according", "to") => first_reference(scene, unit + 2),
            (word, _) if is_speech(word) && word != "according" => speaker(scene, unit),
            _ => None,
        };
        for id in source.and_then(|u| scene.entities(u)).unwrap_or_default() {
            if !out.contains(id) {
                out.push(*id);
            }
        }
    }
    out
}

/// The subject of the verb of speech at `verb`: right before it, or behind it where a
/// quotation or a comma precedes ("… ," said Reis).
fn speaker(scene: &Scene, verb: usize) -> Option<usize> {
    let mut before = verb;
    while before > 0 && (is_adverb(scene.word(before - 1)) || scene.is_time(before - 1)) {
        before -= 1;
    }
    let before = before.checked_sub(1)?;
    if scene.can_take_part(before) && !scene.is_possessive(before) {
        return Some(before);
    }
    let inverted = scene.word(before) == "," || is_quote(scene.word(before));
    inverted.then(|| first_reference(scene, verb + 1)).flatten()
}

/// The reference at `unit`, an article aside.
fn first_reference(scene: &Scene, unit: usize) -> Option<usize> {
    let at = unit + usize::from(matches!(scene.word(unit), "the" | "a" | "an"));
    scene.can_take_part(at).then_some(at)
}
