//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013).

use readout::syntax::training::{Action, State};

/// How many gold arcs `action` puts out of reach.
pub fn cost(state: &State, heads: &[usize], action: Action) -> usize {
    let root = heads.len();
    let next = state.next;
    let top = state.stacked(0);
    let second = state.stacked(1);
    let open = |word: usize| state.nodes[word].head.is_none();
    match (action, top) {
        (Action::Shift, _) => {
            let below = state.stack.len().saturating_sub(1);
            let lost_head = state.stack[..below].contains(&heads[next]);
            let lost = state.stack.iter().filter(|word| heads[**word] == next);
            usize::from(lost_head) + lost.count()
        }
        (Action::Left, Some(top)) => {
            let head = heads[top];
            let lost_head = head != next && (Some(head) == second || head > next && head <= root);
            let lost = (next..root).filter(|word| open(*word) && heads[*word] == top);
            usize::from(lost_head) + lost.count()
        }
        (Action::Right, Some(top)) => {
            let lost_head = Some(heads[top]) != second && heads[top] >= next;
            let lost = (next..root).filter(|word| open(*word) && heads[*word] == top);
            usize::from(lost_head) + lost.count()
        }
        _ => 0,
    }
}
