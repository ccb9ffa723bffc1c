//! Documents as numbers and one string, of which `unpack.js` makes plain objects. JavaScript
//! does that several times as fast as it reads JSON, and most words are cut out of the text
//! that it has.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use crate::document::{
    AffiliationBasis, DateMention, Document, Entity, EntityType, Evidence, Medium, Meeting,
    Mention, Precision, ReferenceSource, Status,
};
use crate::text::OffsetUnit;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = unpackDocument, catch)]
    fn unpack(numbers: &[u32], words: &str, text: &JsString, cut: bool)
    -> Result<JsValue, JsValue>;
}

/// The longest text, in bytes, out of which words are cut: engines keep all of a text of which
/// somebody keeps a part.
const CUT: usize = 64 << 10;

/// `document`, whose offsets count `unit` and which was read in `text`, as plain objects.
pub(super) fn to_objects(
    document: &Document,
    text: &JsString,
    source: &str,
    unit: OffsetUnit,
) -> Result<JsValue, JsValue> {
    let mut packer = Packer {
        numbers: Vec::new(),
        words: String::new(),
        // Half a character of the text is another one in the result.
        cut: unit == OffsetUnit::Utf16 && source.len() <= CUT && !source.contains('\u{fffd}'),
    };
    packer.document(document);
    unpack(&packer.numbers, &packer.words, text, packer.cut)
}

struct Packer {
    numbers: Vec<u32>,
    words: String,
    /// Whether the words of mentions are cut out of the text, and not packed.
    cut: bool,
}

impl Packer {
    fn number(&mut self, number: u32) {
        self.numbers.push(number);
    }

    /// The length of `words` in UTF-16 code units, and one more for each of `more`.
    fn string(&mut self, words: &str, more: u32) {
        let units = if words.is_ascii() {
            words.len()
        } else {
            words.encode_utf16().count()
        };
        self.number(units as u32 + more);
        self.words.push_str(words);
    }

    fn optional(&mut self, words: Option<&str>) {
        match words {
            Some(words) => self.string(words, 1),
            None => self.number(0),
        }
    }

    fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T)) {
        self.number(items.len() as u32);
        for item in items {
            each(self, item);
        }
    }

    /// The number in an id, which stands behind a letter; for none 0.
    fn id(&mut self, id: Option<&str>) {
        let number = id.and_then(|id| id.get(1..)?.parse().ok());
        self.number(number.unwrap_or_default());
    }

    fn span(&mut self, start: u32, end: u32, text: &str) {
        self.number(start);
        self.number(end);
        if !self.cut {
            self.string(text, 0);
        }
    }

    fn document(&mut self, document: &Document) {
        let Document {
            schema,
            reference_date,
            reference_source,
            entities,
            dates,
            meetings,
            warnings,
        } = document;
        self.string(schema, 0);
        self.optional(reference_date.as_deref());
        self.number(match reference_source {
            None => 0,
            Some(ReferenceSource::Given) => 1,
            Some(ReferenceSource::Metadata) => 2,
            Some(ReferenceSource::Dateline) => 3,
            Some(ReferenceSource::Byline) => 4,
            Some(ReferenceSource::Url) => 5,
            Some(ReferenceSource::File) => 6,
        });
        self.list(entities, Self::entity);
        self.list(dates, Self::date);
        self.list(meetings, Self::meeting);
        self.list(warnings, |packer, warning| packer.string(warning, 0));
    }

    fn entity(&mut self, entity: &Entity) {
        let Entity {
            id,
            kind,
            name,
            aliases,
            role,
            affiliation,
            affiliation_id,
            affiliation_basis,
            country,
            confidence,
            mentions,
        } = entity;
        self.id(Some(id));
        self.number(match kind {
            EntityType::Person => 0,
            EntityType::Organization => 1,
            EntityType::Place => 2,
            EntityType::Event => 3,
        });
        self.string(name, 0);
        self.list(aliases, |packer, alias| packer.string(alias, 0));
        self.optional(role.as_deref());
        self.optional(affiliation.as_deref());
        self.id(affiliation_id.as_deref());
        self.number(match affiliation_basis {
            None => 0,
            Some(AffiliationBasis::Stated) => 1,
            Some(AffiliationBasis::Inferred) => 2,
        });
        self.optional(country.as_deref());
        self.number(confidence.to_bits());
        self.list(mentions, Self::mention);
    }

    fn mention(&mut self, Mention { start, end, text }: &Mention) {
        self.span(*start, *end, text);
    }

    fn date(&mut self, date: &DateMention) {
        let DateMention {
            start,
            end,
            text,
            from,
            to,
            precision,
            basis,
        } = date;
        self.span(*start, *end, text);
        self.optional(from.as_deref());
        self.optional(to.as_deref());
        self.number(match precision {
            Precision::Unresolved => 0,
            Precision::Day => 1,
            Precision::Range => 2,
            Precision::Week => 3,
            Precision::Month => 4,
            Precision::Year => 5,
        });
        self.optional(basis.as_deref());
    }

    fn meeting(&mut self, meeting: &Meeting) {
        let Meeting {
            id,
            participants,
            status,
            medium,
            date,
            place,
            occasion,
            occasion_id,
            topics,
            reported_by,
            confidence,
            evidence,
            // What is read out of a text has nothing of a person's yet.
            edited: _,
            tags: _,
            note: _,
        } = meeting;
        self.id(Some(id));
        self.list(participants, |packer, id| packer.id(Some(id)));
        self.number(match status {
            Status::Held => 0,
            Status::Planned => 1,
            Status::Proposed => 2,
            Status::NotHeld => 3,
        });
        self.number(match medium {
            Medium::InPerson => 0,
            Medium::Call => 1,
            Medium::Video => 2,
        });
        self.number(date.is_some().into());
        if let Some(date) = date {
            self.date(date);
        }
        self.id(place.as_deref());
        self.optional(occasion.as_deref());
        self.id(occasion_id.as_deref());
        self.list(topics, Self::mention);
        self.list(reported_by, |packer, id| packer.id(Some(id)));
        self.number(confidence.to_bits());
        self.list(evidence, Self::evidence);
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let Evidence {
            start,
            end,
            text,
            trigger,
            // What was read here is of no other article.
            source: _,
        } = evidence;
        self.span(*start, *end, text);
        self.number(trigger.start);
        self.number(trigger.end);
    }
}
