//! Every export of any document can be read by a parser that knows nothing of Readout. The
//! input is a text, or a document as JSON, whose words need not stand in any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout::export::{Format, render};
use readout::{Document, Extractor};

fuzz_target!(|input: &str| {
    let document: Document =
        serde_json::from_str(input).unwrap_or_else(|_| Extractor::default().extract(input));
    for format in Format::all() {
        let text = render(&document, format);
        assert!(text.ends_with('\n'), "{format:?}");
        match format {
            Format::Json => {
                let again: Document = serde_json::from_str(&text).expect("it is a document");
                assert_eq!(again, document);
            }
            Format::Csv => {
                let mut reader = csv::Reader::from_reader(text.as_bytes());
                let rows: Result<Vec<_>, _> = reader.records().collect();
                let rows = rows.expect("each row is whole");
                assert_eq!(rows.len(), document.meetings.len());
            }
            Format::Ics => {
                assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75));
                let mut calendars = ical::IcalParser::new(text.as_bytes());
                let calendar = calendars.next().expect("there is a calendar");
                let events = calendar.expect("the calendar is valid").events.len();
                assert!(events <= document.meetings.len());
                assert!(calendars.next().is_none());
            }
            Format::JsonLd => {
                assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
                let _: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            }
            Format::GraphMl => {
                roxmltree::Document::parse(&text).expect("it is XML");
            }
            Format::Markdown => assert!(!text.contains('\0')),
        }
    }
});
