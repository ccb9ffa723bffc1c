//! The parser: greedy, one pass, two steps a word.

use super::features::{Sentence, action_features, marks, relation_features};
use super::form::Form;
use super::part::best;
use super::relation::Relation;
use super::state::{Action, State};
use super::tag::Tag;
use super::weights::Weights;

/// A tree over tagged words: the heads and relations in the nodes of a finished state.
pub fn parse(forms: &[Form], tags: &[Tag], actions: &Weights, relations: &Weights) -> State {
    let sentence = Sentence {
        forms,
        tags,
        marks: &marks(tags),
    };
    let mut state = State::new(forms.len());
    let mut keys = Vec::new();
    while !state.is_done() {
        let action = next_action(&sentence, &state, actions, &mut keys);
        let relation = match state.arc(action) {
            Some((head, dependent)) if head < forms.len() => {
                relation_features(&sentence, &state, head, dependent, &mut keys);
                let mut scores = [0; Relation::ALL.len()];
                for key in &keys {
                    relations.add(*key, &mut scores);
                }
                // There is one root, and it is known without asking.
                scores[Relation::Root as usize] = i32::MIN;
                Relation::ALL[best(&scores)]
            }
            _ => Relation::Root,
        };
        state.apply(action, relation);
    }
    state
}

fn next_action(
    sentence: &Sentence,
    state: &State,
    weights: &Weights,
    keys: &mut Vec<u32>,
) -> Action {
    let mut scores = Action::ALL.map(|action| {
        if state.allows(action) {
            0
        } else {
            i32::MIN / 2
        }
    });
    if scores.iter().filter(|score| **score == 0).count() > 1 {
        action_features(sentence, state, keys);
        for key in keys {
            weights.add(*key, &mut scores);
        }
    }
    Action::ALL[best(&scores)]
}
