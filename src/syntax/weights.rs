//! A linear classifier over hashed features, as the model file holds it.
//!
//! Layout of one classifier, all numbers LEB128: number of rows; bytes of each of the
//! four streams that follow; the gap from each row's key to the one before; the number
//! of weights of each row; their classes (a byte each); the weights (a signed byte
//! each). Kept apart, the streams compress better.

/// Sparse weights: from a feature's key to `(class, weight)` pairs.
#[derive(Debug, Default)]
pub struct Weights {
    /// Open addressing with linear probing: key + 1 (0: free) and row number.
    slots: Vec<(u32, u32)>,
    /// Where each row's pairs begin; one more than there are rows.
    starts: Vec<u32>,
    pairs: Vec<(u8, i8)>,
}

impl Weights {
    /// Reads one classifier from the front of `bytes`, or nothing where they are not one.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let rows = number(bytes)? as usize;
        let mut lengths = [0; 4];
        for length in &mut lengths {
            *length = number(bytes)? as usize;
        }
        let [mut gaps, mut counts, classes, values] = [
            stream(bytes, lengths[0])?,
            stream(bytes, lengths[1])?,
            stream(bytes, lengths[2])?,
            stream(bytes, lengths[3])?,
        ];
        if rows > gaps.len() || classes.len() != values.len() {
            return None;
        }
        let pairs = classes
            .iter()
            .zip(values)
            .map(|(class, value)| (*class, value.cast_signed()))
            .collect();
        let mut weights = Self {
            slots: vec![(0, 0); (rows * 2).next_power_of_two()],
            starts: Vec::with_capacity(rows + 1),
            pairs,
        };
        let (mut key, mut start) = (0_u32, 0_u32);
        for row in 0..rows {
            key = key.wrapping_add(number(&mut gaps)?);
            weights.starts.push(start);
            start = start.checked_add(number(&mut counts)?)?;
            weights.insert(key, row as u32);
        }
        weights.starts.push(start);
        (start as usize == weights.pairs.len()).then_some(weights)
    }

    fn insert(&mut self, key: u32, row: u32) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (key.wrapping_add(1), row);
    }

    /// Adds the weights of feature `key` to the score of each class; classes beyond
    /// `scores` are ignored.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut [i32]) {
        for (class, weight) in self.row(key) {
            if let Some(score) = scores.get_mut(usize::from(*class)) {
                *score += i32::from(*weight);
            }
        }
    }

    #[inline]
    fn row(&self, key: u32) -> &[(u8, i8)] {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some((stored, row)) = self.slots.get(at) {
            if *stored == key.wrapping_add(1) {
                let row = *row as usize;
                return &self.pairs[self.starts[row] as usize..self.starts[row + 1] as usize];
            }
            if *stored == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        &[]
    }
}

fn stream<'b>(bytes: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (head, tail) = bytes.split_at_checked(length)?;
    *bytes = tail;
    Some(head)
}

/// The next LEB128 number of at most 28 bits.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Weights;

    /// Rows 5 and 300: class 1 gets 7; classes 0 and 2 get -2 and 3.
    const BYTES: &[u8] = &[2, 3, 2, 3, 3, 5, 0xa7, 2, 1, 2, 1, 0, 2, 7, 0xfe, 3];

    #[test]
    fn rows_are_read_and_found() {
        let weights = Weights::read(&mut &*BYTES).unwrap();
        let mut scores = [0; 3];
        weights.add(5, &mut scores);
        weights.add(300, &mut scores);
        weights.add(6, &mut scores);
        assert_eq!(scores, [-2, 7, 3]);
    }

    #[test]
    fn broken_bytes_are_refused() {
        for end in 0..BYTES.len() {
            assert!(Weights::read(&mut &BYTES[..end]).is_none());
        }
        Weights::default().add(1, &mut [0]);
    }
}
