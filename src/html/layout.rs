//! Takes in elements and texts in the order of the tree, and lays them out at its end.

use super::element::Element;
use super::source_map::SourceMap;
use super::writer::{Gap, Writer};

/// Laid-out text: paragraphs parted by blank lines, a line break for `<br>` and in `<pre>`,
/// an item of a list as a line with a bullet, a row of a table as a paragraph with tabs
/// between its cells, `<q>` in quotation marks. Other white space is one space, and what
/// nobody sees (soft hyphens, zero-width spaces) is gone.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The text, with no white space around it.
    pub text: String,
    /// The way back from it.
    pub map: SourceMap,
}

/// A step of the layout.
#[derive(Clone, Copy, Debug)]
enum Step {
    Part(Gap),
    /// The beginning of an item or a list; a bullet goes before a line.
    Item(Gap),
    Cell,
    LineBreak,
    QuoteMark(char),
    /// A text node, to byte `end` of all text.
    Text {
        end: usize,
        preformatted: bool,
    },
}

/// An element that has begun.
#[derive(Clone, Copy, Debug)]
struct Open {
    element: Element,
    /// The step at which it began.
    step: usize,
}

/// Lays out the words of a tree; see [`LaidOut`]. Time and memory are linear in the tree,
/// and its depth does not matter.
///
/// What an item of a list holds decides how it begins, so nothing is written before
/// [`Layout::finish`].
#[derive(Debug, Default)]
pub struct Layout {
    /// All text, one node behind the other.
    texts: String,
    steps: Vec<Step>,
    open: Vec<Open>,
    /// The steps of the open items of lists; the first `parted` of them hold paragraphs.
    items: Vec<usize>,
    parted: usize,
    preformatted: usize,
}

impl Layout {
    /// An element begins: its local name in lower case. Whether what is in it is read; if
    /// not it may be left out. Either way [`Layout::end`] must follow.
    pub fn start(&mut self, name: &str) -> bool {
        let element = Element::of(name);
        let step = self.steps.len();
        match element {
            Element::Block { parts_items } => {
                if parts_items {
                    self.part_items();
                }
                self.steps.push(Step::Part(Gap::Paragraph));
            }
            Element::Preformatted => {
                self.preformatted += 1;
                self.steps.push(Step::Part(Gap::Paragraph));
            }
            // What stands in a list outside its items is an item to its reader.
            Element::List => self.steps.push(Step::Item(self.gap_of_list())),
            Element::Item => {
                self.items.push(step);
                self.steps.push(Step::Item(Gap::Line));
            }
            Element::Cell => self.steps.push(Step::Cell),
            Element::Quotation => self.steps.push(Step::QuoteMark('“')),
            Element::LineBreak => self.steps.push(Step::LineBreak),
            Element::Inline | Element::Unread => {}
        }
        self.open.push(Open { element, step });
        element != Element::Unread
    }

    /// The element that began last and has not ended ends; where there is none, nothing
    /// happens.
    pub fn end(&mut self) {
        let Some(Open { element, step }) = self.open.pop() else {
            return;
        };
        match element {
            Element::Block { .. } | Element::List => {}
            Element::Preformatted => self.preformatted -= 1,
            Element::Item => {
                self.items.pop();
                self.parted = self.parted.min(self.items.len());
            }
            Element::Quotation => return self.steps.push(Step::QuoteMark('”')),
            Element::Cell | Element::Inline | Element::LineBreak | Element::Unread => return,
        }
        // As it began, so it ends.
        if let Step::Part(gap) | Step::Item(gap) = self.steps[step] {
            self.steps.push(Step::Part(gap));
        }
    }

    /// A text node. The first one that is written has number 0.
    pub fn text(&mut self, words: &str) {
        self.texts.push_str(words);
        self.steps.push(Step::Text {
            end: self.texts.len(),
            preformatted: self.preformatted > 0,
        });
    }

    /// The text of all that was told.
    pub fn finish(self) -> LaidOut {
        let mut writer = Writer::with_capacity(self.texts.len());
        let (mut node, mut start) = (0, 0);
        for step in self.steps {
            match step {
                Step::Part(gap) => writer.part(gap),
                Step::Item(gap) => {
                    writer.part(gap);
                    if gap == Gap::Line {
                        writer.bullet();
                    }
                }
                Step::Cell => writer.next_cell(),
                Step::LineBreak => writer.break_line(),
                Step::QuoteMark(mark) => writer.mark(mark),
                Step::Text { end, preformatted } => {
                    writer.words(&self.texts[start..end], node, preformatted);
                    (node, start) = (node + 1, end);
                }
            }
        }
        let (text, map) = writer.finish();
        LaidOut { text, map }
    }

    /// A list in an item of another goes on with lines.
    fn gap_of_list(&self) -> Gap {
        match self.open.last() {
            Some(Open {
                element: Element::Item,
                ..
            }) => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// All open items hold a paragraph.
    fn part_items(&mut self) {
        for &step in &self.items[self.parted..] {
            self.steps[step] = Step::Item(Gap::Paragraph);
        }
        self.parted = self.items.len();
    }
}

#[cfg(test)]
mod tests;
