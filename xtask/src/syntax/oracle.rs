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

#[cfg(test)]
mod tests {
    use readout::syntax::Relation;
    use readout::syntax::training::{Action, State};

    use super::cost;

    #[test]
    fn a_free_action_leads_to_the_gold_tree() {
        // "They met him on Monday" with "met" as the root.
        let heads = [1, 5, 1, 4, 1];
        let mut state = State::new(heads.len());
        while !state.is_done() {
            let action = Action::ALL
                .into_iter()
                .find(|a| state.allows(*a) && cost(&state, &heads, *a) == 0)
                .unwrap();
            state.apply(action, Relation::Dep);
        }
        let found: Vec<_> = state.nodes.iter().filter_map(|node| node.head).collect();
        assert_eq!(found, heads);
    }

    #[test]
    fn a_lost_arc_costs_one() {
        let heads = [1, 2];
        let mut state = State::new(2);
        state.apply(Action::Shift, Relation::Dep);
        assert_eq!(cost(&state, &heads, Action::Left), 0);
        assert_eq!(cost(&state, &heads, Action::Shift), 1);
    }
}
