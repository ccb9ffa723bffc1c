//! Words as pieces of a fixed vocabulary, the longest that fits first (`WordPiece`).

use hashbrown::HashMap;

/// Pieces that are read of one word.
const MOST: usize = 8;

/// The number of each piece. One that goes on with a word begins with `##`.
#[derive(Debug)]
pub(crate) struct Pieces {
    first: HashMap<Box<str>, u32>,
    next: HashMap<Box<str>, u32>,
    /// Bytes of the longest piece: no longer one is looked for.
    longest: usize,
}

impl Pieces {
    pub(crate) fn new(vocabulary: &[&str]) -> Self {
        let (mut first, mut next) = (HashMap::new(), HashMap::new());
        let mut longest = 0;
        for (piece, number) in vocabulary.iter().zip(0..) {
            let (table, piece) = match piece.strip_prefix("##") {
                Some(piece) => (&mut next, piece),
                None => (&mut first, *piece),
            };
            longest = longest.max(piece.len());
            table.insert(piece.into(), number);
        }
        Self {
            first,
            next,
            longest,
        }
    }

    /// Adds the pieces of a folded word; letters that no piece begins with are passed over.
    pub(crate) fn of(&self, word: &str, out: &mut Vec<u32>) {
        let (mut start, mut count) = (0, 0);
        while start < word.len() && count < MOST {
            let table = if start == 0 { &self.first } else { &self.next };
            let most = word.len().min(start + self.longest);
            let found = (start + 1..=most)
                .rev()
                .filter(|end| word.is_char_boundary(*end))
                .find_map(|end| Some((end, *table.get(&word[start..end])?)));
            match found {
                Some((end, number)) => {
                    out.push(number);
                    count += 1;
                    start = end;
                }
                None => start += word[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn the_longest_piece_goes_first() {
        let pieces = Pieces::new(&["meet", "me", "##ing", "##in", "##g", "é"]);
        let of = |word: &str| {
            let mut out = Vec::new();
            pieces.of(word, &mut out);
            out
        };
        assert_eq!(of("meeting"), [0, 2]);
        assert_eq!(of("meg"), [1, 4]);
        assert_eq!(of("é"), [5]);
        assert_eq!(
            of("xmeeting"),
            [2],
            "what no piece begins with is passed over"
        );
        assert!(of("").is_empty());
    }
}
