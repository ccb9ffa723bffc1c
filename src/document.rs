//! The result types, and nothing else: what [`crate::Extractor::extract`] gives back.
//!
//! All `start` and `end` fields count *bytes* of the UTF-8 text in Rust. The surfaces
//! convert them with [`Document::convert_offsets`]: the JS API to UTF-16 code units, the
//! command line to Unicode code points.

use crate::text::{OffsetMap, OffsetUnit};
use serde::{Deserialize, Serialize};

/// The name and version of the output format.
pub const SCHEMA: &str = "readout/2";

/// Everything that was found in one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Always [`SCHEMA`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA), description = "The name and version of the format."))]
    pub schema: String,
    /// The day against which relative dates were resolved (ISO 8601), if one is known.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub reference_date: Option<String>,
    /// Where that day was found. Null where none is known.
    pub reference_source: Option<ReferenceSource>,
    /// People, organizations, places and gatherings, in order of first mention.
    pub entities: Vec<Entity>,
    /// Time expressions in text order.
    pub dates: Vec<DateMention>,
    /// Encounters, in order of their first evidence.
    pub meetings: Vec<Meeting>,
    /// What the reader should know of the run: unresolved dates, rejected lexicon rows.
    pub warnings: Vec<String>,
}

/// Where the day of publication is from, the most trusted first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReferenceSource {
    /// The caller named it.
    #[default]
    Given,
    /// What a page or a mail tells machines.
    Metadata,
    /// "PARIS, May 6, 2024 –"
    Dateline,
    /// "Published 3 May 2024", "By Jo Lund | May 3, 2024", "Date: Fri, 3 May 2024" and the like at
    /// the head or foot of the text.
    Byline,
    /// The address of the page.
    Url,
    /// The name of the file.
    File,
}

/// Which kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// A named individual.
    Person,
    /// A named body: ministry, party, company, armed group, news agency, court.
    Organization,
    /// A country, region, city, sea, building or site.
    Place,
    /// A gathering that meetings hang on: a summit, a conference.
    Event,
}

/// How it is known for whom a person acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AffiliationBasis {
    /// The text says it of the person, or the user's lexicon does.
    Stated,
    /// The text speaks of that country or body, and of nobody's that fits as well.
    Inferred,
}

/// One person, organization, place or event, with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// `e1`, `e2`, … in order of first mention; stable for the same input.
    pub id: String,
    /// Which kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form in the text, without title or article; where the user's lexicon has
    /// the entity, the name there.
    pub name: String,
    /// The other forms in the text, misspellings and acronyms included.
    pub aliases: Vec<String>,
    /// A person's office as the user's lexicon, else the text gives it, without the country.
    pub role: Option<String>,
    /// The country or body that a person acts for, in the words of the user's lexicon, else
    /// as a plain name.
    pub affiliation: Option<String>,
    /// The entity that `affiliation` names, where the text mentions it.
    pub affiliation_id: Option<String>,
    /// How `affiliation` is known; none where there is none.
    #[serde(default)]
    pub affiliation_basis: Option<AffiliationBasis>,
    /// ISO 3166-1 alpha-2 code of the country it is, or acts for.
    pub country: Option<String>,
    /// 0 to 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub confidence: f32,
    /// Every place in the text that names it, in text order.
    pub mentions: Vec<Mention>,
}

/// Words of the text that name an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset one past the last unit.
    pub end: u32,
    /// The words themselves.
    pub text: String,
}

/// How exact a date is: `from` and `to` are the first and last day of what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// Several days in a row, the first and the last of which are named: "10 to 12 June",
    /// "Saturday and Sunday", "the weekend".
    Range,
    /// Some day of a week, Monday to Sunday; of "earlier this week" from its Monday to the day
    /// of publication.
    Week,
    /// A calendar month, or several.
    Month,
    /// A calendar year, or several.
    Year,
    /// Which days the words stand for is not known, or they stand for none: "on Monday" without
    /// a day of publication, "recently", "31 June". `from` and `to` are null.
    Unresolved,
}

/// A time expression (TIMEX) in the text and the days it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateMention {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset one past the last unit.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// First day (ISO 8601), if it could be resolved.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub from: Option<String>,
    /// Last day (ISO 8601), if it could be resolved.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub to: Option<String>,
    /// How exact it is.
    pub precision: Precision,
    /// From what the days were inferred, in words: "full date", "weekday on or before
    /// publication". Null where they are unresolved.
    pub basis: Option<String>,
}

/// Whether an encounter took place, by the text's latest word on the reference date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It took place, or is taking place.
    Held,
    /// Announced, scheduled, expected, agreed or on its way.
    Planned,
    /// Invited, offered, called for, ready for, under discussion, could.
    Proposed,
    /// Cancelled, postponed, refused, ruled out, not scheduled, denied.
    NotHeld,
}

/// How the parties talked to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// In one room; the default.
    InPerson,
    /// By telephone.
    Call,
    /// By video link.
    Video,
}

/// One particular encounter between two or more parties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// `m1`, `m2`, … in order of first evidence; stable for the same input.
    pub id: String,
    /// Entity ids, two or more.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub participants: Vec<String>,
    /// Whether it took place.
    pub status: Status,
    /// In a room or over a line.
    pub medium: Medium,
    /// When, if the text says so: one of the document's `dates`, with the days that it has there.
    pub date: Option<DateMention>,
    /// Entity id of the most specific named place.
    pub place: Option<String>,
    /// The gathering on whose margins it took place.
    pub occasion: Option<String>,
    /// Entity id of the occasion.
    pub occasion_id: Option<String>,
    /// What was, or is to be, discussed: up to five noun phrases.
    pub topics: Vec<Mention>,
    /// Entity ids of those whose word it is.
    pub reported_by: Vec<String>,
    /// 0 to 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub confidence: f32,
    /// The words that show the meeting, one entry a report.
    pub evidence: Vec<Evidence>,
    /// What a person changed of it: `added` for the whole, or names of these fields; set only
    /// where somebody did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<String>>"))]
    pub edited: Vec<String>,
    /// What a person filed it under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<String>>"))]
    pub tags: Vec<String>,
    /// What a person noted of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub note: Option<String>,
}

/// Words of the text that report a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset one past the last unit.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// The word or words inside them that made it a meeting.
    pub trigger: Trigger,
    /// Where the words were read; set only by a diary that joins several articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub source: Option<Source>,
}

/// The article that words are from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", ts(optional_fields))]
pub struct Source {
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day of publication (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
    pub published: Option<String>,
    /// How that day is known, in the words of `reference_source`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_basis: Option<String>,
}

/// The place of a trigger in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset one past the last unit.
    pub end: u32,
}

impl Document {
    /// A result without any fact.
    pub fn empty() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            reference_date: None,
            reference_source: None,
            entities: Vec::new(),
            dates: Vec::new(),
            meetings: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Turns all offsets, which count bytes of `source`, into `unit`.
    ///
    /// ```
    /// use readout::text::OffsetUnit;
    /// let source = "Ülle Tamm met Jānis Kalns in Riga on Friday.";
    /// let mut document = readout::Extractor::default().extract(source);
    /// document.convert_offsets(source, OffsetUnit::CodePoints);
    /// let friday = &document.dates[0];
    /// assert_eq!((friday.start, friday.end), (37, 43));
    /// ```
    pub fn convert_offsets(&mut self, source: &str, unit: OffsetUnit) {
        let map = OffsetMap::new(source, unit);
        self.map_offsets(|byte| map.convert(source, byte));
    }

    /// Replaces every offset by what `map` makes of it: the one place that knows
    /// which fields are offsets.
    pub fn map_offsets(&mut self, mut map: impl FnMut(u32) -> u32) {
        let mut both = |start: &mut u32, end: &mut u32| {
            *start = map(*start);
            *end = map(*end);
        };
        for mention in self.entities.iter_mut().flat_map(|e| &mut e.mentions) {
            both(&mut mention.start, &mut mention.end);
        }
        for date in &mut self.dates {
            both(&mut date.start, &mut date.end);
        }
        for meeting in &mut self.meetings {
            if let Some(date) = &mut meeting.date {
                both(&mut date.start, &mut date.end);
            }
            for topic in &mut meeting.topics {
                both(&mut topic.start, &mut topic.end);
            }
            for evidence in &mut meeting.evidence {
                both(&mut evidence.start, &mut evidence.end);
                both(&mut evidence.trigger.start, &mut evidence.trigger.end);
            }
        }
    }
}
