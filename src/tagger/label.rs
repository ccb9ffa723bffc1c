//! The tag set: `BILOU` over person, organization, place, and which tag may follow which.

use crate::document::EntityType;

/// Number of tags: outside, and four for each of three types.
pub const LABELS: usize = 13;

/// The types that the tagger knows; gatherings are found by rules.
pub const TYPES: [EntityType; 3] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
];

/// One token's tag: 0 is outside; `1 + 4 * type + position` is inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label(u8);

/// Where in its mention a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// First of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several tokens.
    Last,
    /// The only token.
    Unit,
}

impl Label {
    /// Not part of a mention.
    pub const OUTSIDE: Self = Self(0);

    /// The tag of a token at `position` of a mention of the type `TYPES[kind]`.
    pub fn new(kind: usize, position: Position) -> Self {
        Self((1 + 4 * kind + position as usize) as u8)
    }

    /// The tag with this number, below [`LABELS`].
    pub fn from_index(index: usize) -> Self {
        debug_assert!(index < LABELS);
        Self(index as u8)
    }

    /// Its number, below [`LABELS`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Index into [`TYPES`] and position, unless outside.
    pub fn parts(self) -> Option<(usize, Position)> {
        let inner = self.0.checked_sub(1)?;
        let position = match inner % 4 {
            0 => Position::Begin,
            1 => Position::Inside,
            2 => Position::Last,
            _ => Position::Unit,
        };
        Some((usize::from(inner / 4), position))
    }

    /// Whether a mention goes on behind this tag.
    fn opens(self) -> Option<usize> {
        match self.parts() {
            Some((kind, Position::Begin | Position::Inside)) => Some(kind),
            _ => None,
        }
    }

    /// Whether this tag goes on with a mention that began before it.
    fn continues(self) -> Option<usize> {
        match self.parts() {
            Some((kind, Position::Inside | Position::Last)) => Some(kind),
            _ => None,
        }
    }

    /// Whether `next` may follow this tag.
    pub fn allows(self, next: Self) -> bool {
        self.opens() == next.continues()
    }

    /// Whether a sequence may begin with this tag.
    pub fn may_start(self) -> bool {
        self.continues().is_none()
    }

    /// Whether a sequence may end with this tag.
    pub fn may_end(self) -> bool {
        self.opens().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Label, Position};

    #[test]
    fn only_whole_mentions_are_possible() {
        let begin = Label::new(0, Position::Begin);
        let last = Label::new(0, Position::Last);
        let other = Label::new(1, Position::Last);
        assert!(begin.allows(last) && !begin.allows(other) && !begin.allows(Label::OUTSIDE));
        assert!(!Label::OUTSIDE.allows(last) && !last.may_start() && !begin.may_end());
        assert!(last.allows(begin) && last.may_end());
    }

    #[test]
    fn labels_keep_their_parts() {
        for index in 1..LABELS {
            let label = Label::from_index(index);
            let (kind, position) = label.parts().unwrap();
            assert_eq!(Label::new(kind, position), label);
        }
        assert_eq!(Label::OUTSIDE.parts(), None);
    }
}
