//! The article of an HTML page: as plain text, with its headline and its day of publication.
//! The one way from a page to its text, for the command line and for browsers alike.
//!
//! ```
//! let page = readout::page::read(
//!     "<title>Talks in Cork</title><nav>Home</nav><p>Envoy Petra Novak met Liam Doyle.</p>",
//!     readout::page::Extent::Page,
//! );
//! assert_eq!(page.title.as_deref(), Some("Talks in Cork"));
//! assert_eq!(page.text, "Envoy Petra Novak met Liam Doyle.");
//! ```

mod boilerplate;
mod content;
mod day;
mod lines;
mod measure;
mod metadata;
mod parse;
mod phrase;
mod readability;
mod selector;
mod shown;
mod tree;

pub use day::day_of;
pub use shown::Builder;

use jiff::civil::Date;

use crate::html::{LaidOut, Layout, SourceMap};
use metadata::Metadata;
use tree::{Id, Tree};

/// What is read of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Its article.
    Page,
    /// All of its text without lists of links: a mail, or what somebody cut out of a page.
    /// Where it has the marks of a whole page, the article.
    Fragment,
    /// All of its text: what somebody selected, or a document that was made into HTML.
    All,
    /// What it says of itself, and no text.
    Metadata,
}

/// Where a page's day of publication is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFrom {
    /// The page states it.
    Metadata,
    /// It stands in the address of the page.
    Url,
}

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The headline, in one line; it is not repeated at the head of the text.
    pub title: Option<String>,
    /// The article, laid out by [`crate::html`].
    pub text: String,
    /// As the calendar showed it where the page was published.
    pub published: Option<Date>,
    /// Where that day is from.
    pub published_from: Option<DayFrom>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where the page says that it is, as it is written there.
    pub url: Option<String>,
}

impl Page {
    /// The headline, a blank line, and the article.
    pub fn headed(&self) -> String {
        match &self.title {
            Some(title) if self.text.is_empty() => title.clone(),
            Some(title) => format!("{title}\n\n{}", self.text),
            None => self.text.clone(),
        }
    }
}

/// A page with the way back from its text to the text nodes that it stands in.
#[derive(Clone, Debug)]
pub struct Located {
    /// What the page says.
    pub page: Page,
    /// How much of the text of `map` comes before that of `page`, in UTF-16 code units.
    cut: u32,
    map: SourceMap,
    /// The node of the page for each of those of `map`.
    nodes: Vec<Option<u32>>,
}

impl Located {
    /// Where `start..end` of the text, in UTF-16 code units, stands: the number of a text node
    /// and how far in it, for both ends. None where no words of a node are in it.
    pub fn locate(&self, start: u32, end: u32) -> Option<[(u32, u32); 2]> {
        let place = self.map.locate(start + self.cut, end + self.cut)?;
        let point = |point: crate::html::Point| {
            let node = self.nodes.get(point.node).copied().flatten()?;
            Some((node, point.offset))
        };
        Some([point(place.start)?, point(place.end)?])
    }
}

/// Reads a page, whatever it is like.
pub fn read(html: &str, extent: Extent) -> Page {
    let tree = parse::parse(html).unwrap_or_else(|_| parse::flat(html));
    read_tree(tree, extent, |_| None).page
}

/// Reads a tree, whose nodes `number` gives numbers.
fn read_tree(mut tree: Tree, extent: Extent, number: impl Fn(Id) -> Option<u32>) -> Located {
    let body = tree.body().unwrap_or_else(|| tree.root());
    let mut extent = extent;
    if extent == Extent::Fragment {
        shown::cut_to_fragment(&mut tree, body);
        if has_page_marks(&tree, body) {
            extent = Extent::Page;
        }
    }
    let mut metadata = metadata::read(&tree);
    if extent == Extent::Metadata {
        let LaidOut { text, map } = Layout::default().finish();
        return located(metadata, text, 0, map, Vec::new());
    }
    if extent != Extent::All {
        boilerplate::remove(
            &mut tree,
            body,
            metadata.title.as_deref().unwrap_or_default(),
        );
    }
    let (tree, place) = if extent == Extent::Page {
        content::find(tree, metadata.title.as_deref().unwrap_or_default())
    } else {
        (tree, body)
    };
    let mut nodes = Vec::new();
    let LaidOut { mut text, mut map } = lay_out(&tree, place, |id| nodes.push(number(id)));
    if extent == Extent::Page
        && let Some(body) = &metadata.body
        && let Some((stated, root)) = content::stated(body, &text)
    {
        nodes.clear();
        LaidOut { text, map } = lay_out(&stated, root, |_| nodes.push(None));
    }
    if extent == Extent::Fragment {
        metadata = Metadata {
            published: metadata.published,
            ..Metadata::default()
        };
    }
    if extent == Extent::Page && text.trim().is_empty() {
        // A page that shows nothing has no article, whatever its window is called.
        metadata.title = None;
    }
    let cut = match extent {
        Extent::Page => title_end(&text, metadata.title.as_deref()),
        Extent::Fragment | Extent::All | Extent::Metadata => 0,
    };
    located(metadata, text, cut, map, nodes)
}

/// What was read, less the first `cut` bytes of the text.
fn located(
    metadata: Metadata,
    mut text: String,
    cut: usize,
    map: SourceMap,
    nodes: Vec<Option<u32>>,
) -> Located {
    let Metadata {
        title,
        published,
        byline,
        url,
        ..
    } = metadata;
    Located {
        cut: text[..cut].encode_utf16().count() as u32,
        page: Page {
            title,
            text: text.split_off(cut),
            published: published.map(|(day, _)| day),
            published_from: published.map(|(_, from)| from),
            byline,
            url,
        },
        map,
        nodes,
    }
}

fn lay_out(tree: &Tree, place: Id, note: impl FnMut(Id)) -> LaidOut {
    let mut layout = Layout::default();
    tree.lay_out(place, &mut layout, note);
    layout.finish()
}

/// Whether a fragment is a page that was chosen as a whole.
fn has_page_marks(tree: &Tree, body: Id) -> bool {
    tree.below(body).any(|id| {
        tree.is_any(id, &["main", "nav", "footer"])
            || tree
                .attribute(id, "role")
                .is_some_and(|role| matches!(role, "main" | "navigation" | "contentinfo"))
    })
}

/// Where the text goes on behind its title; 0 where it does not begin with it, and its end
/// where it is nothing else. Before the title the name of an office or a section may stand.
fn title_end(text: &str, title: Option<&str>) -> usize {
    /// Paragraphs that are looked at, and characters of one before the title.
    const SEEN: usize = 3;
    const LONGEST: usize = 60;
    let Some(title) = title else {
        return 0;
    };
    let mut at = 0;
    for paragraph in text.split("\n\n").take(SEEN) {
        let behind = (at + paragraph.len() + 2).min(text.len());
        let line = tree::one_line(paragraph);
        if line.to_lowercase() == title.to_lowercase() {
            return behind;
        }
        if line.chars().count() > LONGEST || lines::ends_sentence(&line) {
            return 0;
        }
        at = behind;
    }
    0
}

#[cfg(test)]
mod tests;
