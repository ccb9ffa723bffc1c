//! Walks a finite-state map of folded phrases along the tokens of a text.

use fst::raw::{Fst, Node, Output};

use crate::text::{Text, TokenRange};

/// All keys of a map that begin with one token of a text, shortest first, with their
/// values. Takes one pass over their bytes, and no memory.
///
/// The tokens of a key are folded as [`crate::text::fold`] does and joined by one space.
pub(super) struct Walk<'a, D> {
    map: &'a Fst<D>,
    text: &'a Text<'a>,
    at: usize,
    next: usize,
    state: Option<(Node<'a>, Output)>,
}

impl<'a, D: AsRef<[u8]>> Walk<'a, D> {
    /// From token `at` on.
    pub(super) fn new(map: &'a Fst<D>, text: &'a Text<'_>, at: usize) -> Self {
        Self {
            map,
            text,
            at,
            next: at,
            state: Some((map.root(), Output::zero())),
        }
    }

    /// The state after one more byte.
    fn step(&self, node: &Node<'a>, output: Output, byte: u8) -> Option<(Node<'a>, Output)> {
        let transition = node.transition(node.find_input(byte)?);
        Some((self.map.node(transition.addr), output.cat(transition.out)))
    }
}

impl<D: AsRef<[u8]>> Iterator for Walk<'_, D> {
    type Item = (TokenRange, u64);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (mut node, mut output) = self.state.take()?;
            if self.next >= self.text.tokens().len() {
                return None;
            }
            if self.next > self.at {
                (node, output) = self.step(&node, output, b' ')?;
            }
            for &byte in self.text.folded(self.next).as_bytes() {
                (node, output) = self.step(&node, output, byte)?;
            }
            self.next += 1;
            let value = node
                .is_final()
                .then(|| output.cat(node.final_output()).value());
            self.state = Some((node, output));
            if let Some(value) = value {
                return Some((TokenRange::new(self.at, self.next), value));
            }
        }
    }
}
