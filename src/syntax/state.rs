//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with
//! the root behind the last word, which makes it single.

use super::relation::Relation;

/// One step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// The next word goes on the stack.
    Shift,
    /// The next word becomes the head of the top of the stack, which is popped.
    Left,
    /// The second on the stack becomes the head of the top, which is popped.
    Right,
}

impl Action {
    /// All actions, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What has been built over one word.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The head; the number of words stands for the root.
    pub head: Option<usize>,
    /// The relation to the head.
    pub relation: Relation,
    /// The leftmost and the rightmost child so far.
    pub outer: [Option<usize>; 2],
    /// Relations of the children before and behind, a bit each.
    pub relations: [u64; 2],
    /// How many children stand before and behind.
    pub valency: [u8; 2],
}

/// A partly parsed sentence.
#[derive(Clone, Debug)]
pub struct State {
    /// The words whose heads are still open, without the next one; the top is last.
    pub stack: Vec<usize>,
    /// The next word; the number of words stands for the root.
    pub next: usize,
    /// The words.
    pub nodes: Vec<Node>,
}

impl State {
    /// Nothing of `words` words parsed yet.
    pub fn new(words: usize) -> Self {
        let node = Node {
            head: None,
            relation: Relation::Dep,
            outer: [None; 2],
            relations: [0; 2],
            valency: [0; 2],
        };
        Self {
            stack: Vec::with_capacity(words),
            next: 0,
            nodes: vec![node; words],
        }
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.nodes.len() && self.stack.is_empty()
    }

    /// Whether `action` is possible. While the parse is not done, one is.
    pub fn allows(&self, action: Action) -> bool {
        let at_root = self.next == self.nodes.len();
        match action {
            Action::Shift => !at_root,
            Action::Left => self.stack.len() == 1 || self.stack.len() > 1 && !at_root,
            Action::Right => self.stack.len() > 1,
        }
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    pub fn stacked(&self, depth: usize) -> Option<usize> {
        let at = self.stack.len().checked_sub(depth + 1)?;
        Some(self.stack[at])
    }

    /// The arc `(head, dependent)` that `action` would make.
    pub fn arc(&self, action: Action) -> Option<(usize, usize)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.next, self.stacked(0)?)),
            Action::Right => Some((self.stacked(1)?, self.stacked(0)?)),
        }
    }

    /// Takes a step that [`State::allows`]; `relation` names the arc, if it makes one.
    pub fn apply(&mut self, action: Action, relation: Relation) {
        if let Some((head, dependent)) = self.arc(action) {
            self.stack.pop();
            self.nodes[dependent].head = Some(head);
            self.nodes[dependent].relation = relation;
            if let Some(node) = self.nodes.get_mut(head) {
                let side = usize::from(dependent > head);
                // Children are found from the inside out, so the last is the outermost.
                node.outer[side] = Some(dependent);
                node.relations[side] |= 1 << relation as u8;
                node.valency[side] = node.valency[side].saturating_add(1);
            }
        } else {
            self.stack.push(self.next);
            self.next += 1;
        }
    }
}
