//! Walks a finite-state map of folded phrases along the tokens of a text.

use fst::raw::{Fst, Node, Output};

use crate::text::{Text, TokenRange};

/// A place in a map: what has been read so far of a key.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    node: Node<'a>,
    output: Output,
}

impl<'a> Place<'a> {
    /// Before the first byte.
    pub(super) fn start<D: AsRef<[u8]>>(map: &'a Fst<D>) -> Self {
        Self {
            node: map.root(),
            output: Output::zero(),
        }
    }

    /// Behind `bytes` more; `None` where no key goes on with them.
    pub(super) fn behind<D: AsRef<[u8]>>(self, map: &'a Fst<D>, bytes: &[u8]) -> Option<Self> {
        bytes.iter().try_fold(self, |place, byte| {
            let transition = place.node.transition(place.node.find_input(*byte)?);
            Some(Self {
                node: map.node(transition.addr),
                output: place.output.cat(transition.out),
            })
        })
    }

    /// The bytes with which keys go on here.
    pub(super) fn next_bytes(&self) -> impl Iterator<Item = u8> {
        self.node.transitions().map(|transition| transition.inp)
    }

    /// The place with this address and output.
    pub(super) fn at<D: AsRef<[u8]>>(map: &'a Fst<D>, (addr, output): (u32, u32)) -> Self {
        Self {
            node: map.node(addr as usize),
            output: Output::new(output.into()),
        }
    }

    /// Its address and output, from which [`Self::at`] makes it again. The map is smaller than
    /// 4 GB, and its values are places in its palette.
    pub(super) fn parts(&self) -> (u32, u32) {
        (self.node.addr() as u32, self.output.value() as u32)
    }

    /// The value of the key that ends here; those of all maps are indexes.
    pub(super) fn value(&self) -> Option<u32> {
        let end = self.node.is_final();
        end.then(|| self.output.cat(self.node.final_output()).value() as u32)
    }
}

/// All keys of a map that begin with one token of a text, shortest first, with their
/// values. Takes one pass over their bytes, and no memory.
///
/// The tokens of a key are folded as [`crate::text::fold`] does and joined by one space.
pub(super) struct Walk<'a, D> {
    map: &'a Fst<D>,
    text: &'a Text<'a>,
    at: usize,
    next: usize,
    /// Behind the token before `next`.
    place: Option<Place<'a>>,
}

impl<'a, D: AsRef<[u8]>> Walk<'a, D> {
    /// From token `at` on.
    pub(super) fn new(map: &'a Fst<D>, text: &'a Text<'_>, at: usize) -> Self {
        let first = text.folded_or_end(at).as_bytes();
        let place = Place::start(map).behind(map, first);
        Self {
            map,
            text,
            at,
            next: at + 1,
            place: place.filter(|_| at < text.tokens().len()),
        }
    }
}

impl<D: AsRef<[u8]>> Iterator for Walk<'_, D> {
    type Item = (TokenRange, u32);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let here = self.place.take()?;
            let range = TokenRange::new(self.at, self.next);
            if self.next < self.text.tokens().len() {
                let word = self.text.folded(self.next).as_bytes();
                let space = here.behind(self.map, b" ");
                self.place = space.and_then(|place| place.behind(self.map, word));
                self.next += 1;
            }
            if let Some(value) = here.value() {
                return Some((range, value));
            }
        }
    }
}
