//! The words of HTML elements as plain text, laid out as a page lays them out, with the way
//! back to the text nodes that they stand in.
//!
//! It knows no parser and no browser: whoever has a tree walks it and tells a [`Layout`]
//! what begins, what ends and what is written.
//!
//! ```
//! use readout::html::Layout;
//! let mut layout = Layout::default();
//! for (name, words) in [("h1", "Talks in\n Cork"), ("p", "Both left.")] {
//!     layout.start(name);
//!     layout.text(words);
//!     layout.end();
//! }
//! let laid_out = layout.finish();
//! assert_eq!(laid_out.text, "Talks in Cork\n\nBoth left.");
//!
//! // "Both" is the beginning of the second text.
//! let place = laid_out.map.locate(15, 19).unwrap();
//! assert_eq!((place.start.node, place.start.offset), (1, 0));
//! ```

mod element;
mod layout;
mod source_map;
mod writer;

pub use layout::{LaidOut, Layout};
pub use source_map::{Place, Point, SourceMap};
