//! What an element means for the layout of its words.

/// How an element lays out its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Its words go on in the line.
    Inline,
    /// A paragraph of its own; `parts_items` where it makes an item of a list more than a
    /// line.
    Block { parts_items: bool },
    /// A paragraph in which a line break of the source is one.
    Preformatted,
    /// A paragraph, or lines where it stands in an item of another list.
    List,
    /// A line with a bullet, or a paragraph where it holds any.
    Item,
    /// Parted from the cell before it by a tab.
    Cell,
    /// In quotation marks.
    Quotation,
    /// Ends the line.
    LineBreak,
    /// Holds what nobody is shown: programs, styles, what is for machines.
    Unread,
}

impl Element {
    /// The element of a local name in lower case; unknown ones are inline, as in browsers.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "article" | "blockquote" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p"
            | "section" | "table" => Self::Block { parts_items: true },
            "address" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "dl"
            | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "header"
            | "hgroup" | "hr" | "legend" | "main" | "menu" | "nav" | "search" | "summary"
            | "tbody" | "tfoot" | "thead" | "tr" => Self::Block { parts_items: false },
            "pre" => Self::Preformatted,
            "ol" | "ul" => Self::List,
            "li" => Self::Item,
            "td" | "th" => Self::Cell,
            "q" => Self::Quotation,
            "br" => Self::LineBreak,
            "head" | "iframe" | "noembed" | "noframes" | "script" | "style" | "template" => {
                Self::Unread
            }
            _ => Self::Inline,
        }
    }
}
