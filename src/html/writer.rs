//! Puts words together with no more than the white space that parts them.

use super::source_map::SourceMap;

/// The line breaks around an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Line,
    /// A blank line.
    Paragraph,
}

/// What goes before the next words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lead {
    #[default]
    Nothing,
    Bullet,
    Tab,
}

/// White space is written when words follow it, so that none stands at an end.
#[derive(Debug)]
pub(super) struct Writer {
    text: String,
    map: SourceMap,
    /// Due before the next words.
    gap: Gap,
    /// Due before the next words, behind the gap.
    lead: Lead,
    /// Whether space would follow space.
    spaced: bool,
}

impl Writer {
    /// With room for `bytes` of text.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            map: SourceMap::default(),
            gap: Gap::None,
            lead: Lead::Nothing,
            spaced: true,
        }
    }

    /// At least this gap comes before the next words.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
        self.lead = Lead::Nothing;
    }

    /// One more line break; two of them part paragraphs.
    pub(super) fn break_line(&mut self) {
        self.gap = match self.gap {
            Gap::None => Gap::Line,
            Gap::Line | Gap::Paragraph => Gap::Paragraph,
        };
    }

    pub(super) fn bullet(&mut self) {
        self.lead = Lead::Bullet;
    }

    pub(super) fn next_cell(&mut self) {
        if self.gap == Gap::None {
            self.lead = Lead::Tab;
        }
    }

    /// Writes what stands in no text node.
    pub(super) fn mark(&mut self, mark: char) {
        self.settle();
        self.own(mark);
        self.spaced = false;
    }

    /// Writes all of text node `node`, in which a line break is one if it is `preformatted`.
    pub(super) fn words(&mut self, words: &str, node: u32, preformatted: bool) {
        let (mut rest, mut offset) = (words, 0);
        while let Some(first) = rest.chars().next() {
            let kind = Kind::of(first);
            let end = rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len());
            let (stretch, behind) = rest.split_at(end);
            let units = utf16_length(stretch);
            match kind {
                Kind::Seen => {
                    self.settle();
                    self.text.push_str(stretch);
                    self.map.push(units, node, offset);
                    self.spaced = false;
                }
                Kind::Space if preformatted && stretch.contains('\n') => {
                    for _ in stretch.matches('\n') {
                        self.break_line();
                    }
                }
                Kind::Space => self.space(node, offset),
                Kind::Unseen => {}
            }
            (rest, offset) = (behind, offset + units);
        }
    }

    fn space(&mut self, node: u32, offset: u32) {
        if self.spaced || self.gap != Gap::None || self.lead != Lead::Nothing {
            return;
        }
        self.text.push(' ');
        self.map.push(1, node, offset);
        self.spaced = true;
    }

    /// Writes what is due before words.
    fn settle(&mut self) {
        if self.gap == Gap::None && self.lead == Lead::Nothing {
            return;
        }
        self.drop_space();
        // Nothing parts the first words from what is before them.
        if !self.text.is_empty() {
            for _ in 0..self.gap as usize {
                self.own('\n');
            }
        }
        match self.lead {
            Lead::Bullet => {
                self.own('•');
                self.own(' ');
            }
            Lead::Tab if !self.text.is_empty() => self.own('\t'),
            Lead::Tab | Lead::Nothing => {}
        }
        (self.gap, self.lead) = (Gap::None, Lead::Nothing);
    }

    /// Writes one UTF-16 code unit that stands in no node.
    fn own(&mut self, unit: char) {
        self.text.push(unit);
        self.map.push_own(1);
    }

    /// Takes back a space at the end.
    fn drop_space(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.map.pop();
        }
    }

    pub(super) fn finish(mut self) -> (String, SourceMap) {
        self.drop_space();
        (self.text, self.map)
    }
}

/// What a reader sees of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Seen,
    Space,
    /// Soft hyphens, zero-width spaces and byte order marks: seen by programs only.
    Unseen,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Self::Unseen,
            // A control character that JavaScript, and so the page, counts as no space.
            '\u{85}' => Self::Seen,
            _ if c.is_whitespace() => Self::Space,
            _ => Self::Seen,
        }
    }
}

fn utf16_length(words: &str) -> u32 {
    let units = if words.is_ascii() {
        words.len()
    } else {
        words.encode_utf16().count()
    };
    units as u32
}
