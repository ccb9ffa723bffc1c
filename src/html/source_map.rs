//! From laid-out text back to the text nodes that its words stand in.

/// A stretch of laid-out text that stands, unit for unit, in one text node. White space may
/// be another character there; it always is one UTF-16 code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// Where it begins in the laid-out text.
    start: u32,
    length: u32,
    /// The number of the text node.
    node: u32,
    /// Where it begins in the node's text.
    offset: u32,
}

impl Run {
    fn end(self) -> u32 {
        self.start + self.length
    }

    /// Where position `at` of the laid-out text, within or right behind the run, is.
    fn point(self, at: u32) -> Point {
        Point {
            node: self.node as usize,
            offset: self.offset + (at - self.start),
        }
    }
}

/// A place in a text node. All offsets count UTF-16 code units, as DOM ranges do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The number of the text node: how many were written before it.
    pub node: usize,
    /// How far into its text.
    pub offset: u32,
}

/// Where a stretch of laid-out text begins and ends among the text nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Before its first unit that stands in a node.
    pub start: Point,
    /// Behind its last unit that stands in a node, in that node.
    pub end: Point,
}

/// Knows for each part of a laid-out text which text node it stands in. Line breaks,
/// bullets, tabs between cells and quotation marks stand in none.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// In the order of the text, without overlap.
    runs: Vec<Run>,
    length: u32,
}

impl SourceMap {
    /// Where the units `start..end` of the text stand, in the time of a binary search. None
    /// where they reach out of the text, or where no unit of theirs stands in a node.
    pub fn locate(&self, start: u32, end: u32) -> Option<Place> {
        if end > self.length {
            return None;
        }
        let first = self.runs.partition_point(|run| run.end() <= start);
        let behind_last = self.runs.partition_point(|run| run.start < end);
        let inside = self.runs.get(first..behind_last)?;
        let (first, last) = (inside.first()?, inside.last()?);
        let (start, end) = (start.max(first.start), end.min(last.end()));
        (start < end).then(|| Place {
            start: first.point(start),
            end: last.point(end),
        })
    }

    /// The length of the text, in UTF-16 code units.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// The text grew by `units` of text node `node`, from `offset` on.
    pub(super) fn push(&mut self, units: u32, node: u32, offset: u32) {
        let start = self.length;
        self.length += units;
        if let Some(last) = self.runs.last_mut()
            && (last.end(), last.node, last.offset + last.length) == (start, node, offset)
        {
            last.length += units;
            return;
        }
        self.runs.push(Run {
            start,
            length: units,
            node,
            offset,
        });
    }

    /// The text grew by `units` that stand in no node.
    pub(super) fn push_own(&mut self, units: u32) {
        self.length += units;
    }

    /// The text lost its last unit, which stood in a node.
    pub(super) fn pop(&mut self) {
        self.length -= 1;
        if let Some(last) = self.runs.last_mut() {
            last.length -= 1;
            if last.length == 0 {
                self.runs.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Point, SourceMap};

    /// Node 0 from unit 2 on, two units of nobody's, node 1, node 1 after a gap.
    fn map() -> SourceMap {
        let mut map = SourceMap::default();
        map.push(2, 0, 2);
        map.push(1, 0, 4);
        map.push_own(2);
        map.push(3, 1, 0);
        map.push(1, 1, 7);
        map
    }

    fn located(start: u32, end: u32) -> Option<[(usize, u32); 2]> {
        let point = |p: Point| (p.node, p.offset);
        map()
            .locate(start, end)
            .map(|Place { start, end }| [point(start), point(end)])
    }

    #[test]
    fn what_follows_in_its_node_is_one_run() {
        assert_eq!(map().runs.len(), 3);
        assert_eq!(map().length(), 9);
    }

    #[test]
    fn a_stretch_is_located_in_one_node_or_over_several() {
        assert_eq!(located(0, 3), Some([(0, 2), (0, 5)]));
        assert_eq!(located(1, 2), Some([(0, 3), (0, 4)]));
        assert_eq!(located(2, 6), Some([(0, 4), (1, 1)]));
        assert_eq!(located(7, 9), Some([(1, 2), (1, 8)]));
    }

    #[test]
    fn an_end_is_the_end_of_its_own_node_and_never_the_beginning_of_the_next() {
        assert_eq!(located(0, 5), Some([(0, 2), (0, 5)]));
        assert_eq!(located(5, 8), Some([(1, 0), (1, 3)]));
        assert_eq!(located(3, 6), Some([(1, 0), (1, 1)]));
    }

    #[test]
    fn what_is_in_no_node_is_nowhere() {
        assert_eq!(located(3, 5), None);
        assert_eq!(located(1, 1), None);
        assert_eq!(located(6, 2), None);
        assert_eq!(located(8, 10), None);
        assert_eq!(located(u32::MAX, u32::MAX), None);
        assert_eq!(SourceMap::default().locate(0, 0), None);
    }

    #[test]
    fn what_is_taken_back_is_forgotten() {
        let mut map = map();
        map.pop();
        assert_eq!(map.locate(8, 8), None);
        assert_eq!((map.runs.len(), map.length()), (2, 8));
        map.pop();
        assert!(map.locate(5, 7).is_some());
        assert_eq!(map.locate(5, 8), None);
    }
}
