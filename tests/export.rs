//! What the exports write, read back by parsers that know nothing of them.

#[path = "support/hostile.rs"]
mod hostile;

use pulldown_cmark::{Event, Parser, Tag};
use readout::Document;
use readout::export::{Format, render};
use serde_json::{Value, json};

fn entity(id: &str, name: &str) -> Value {
    json!({
        "id": id, "type": "person", "name": name, "aliases": [], "role": null,
        "affiliation": null, "affiliation_id": null, "country": null,
        "confidence": 1.0, "mentions": [],
    })
}

/// A meeting with none of what is optional.
fn bare(id: &str, participants: &[&str]) -> Value {
    json!({
        "id": id, "participants": participants, "status": "held", "medium": "in_person",
        "date": null, "place": null, "occasion": null, "occasion_id": null, "topics": [],
        "reported_by": [], "confidence": 0.9, "evidence": [],
    })
}

fn day(from: &str, to: &str, precision: &str) -> Value {
    json!({
        "from": from, "to": to, "precision": precision, "basis": "full date", "text": "the words",
        "start": 0, "end": 0,
    })
}

fn document(entities: &[Value], meetings: &[Value]) -> Document {
    let document = json!({
        "schema": "readout/2", "reference_date": "2024-03-16", "entities": entities,
        "dates": [], "meetings": meetings, "warnings": [], "unknown": {"field": 1},
    });
    serde_json::from_value(document).expect("the document is well-formed")
}

/// A planned call about which everything is known, and a bare meeting of the same two.
fn diary() -> Document {
    let mut reis = entity("e1", "Ana Reis");
    reis["role"] = json!("Foreign Minister");
    reis["affiliation"] = json!("Portugal");
    reis["affiliation_basis"] = json!("inferred");
    reis["country"] = json!("PT");
    let mut porto = entity("e3", "Porto");
    porto["type"] = json!("place");
    porto["country"] = json!("PT");
    let mut full = bare("m1", &["e1", "e2"]);
    full["status"] = json!("planned");
    full["confidence"] = json!(0.5);
    full["medium"] = json!("call");
    full["date"] = day("2024-03-15", "2024-03-17", "range");
    full["place"] = json!("e3");
    full["occasion"] = json!("Harbour Forum");
    full["reported_by"] = json!(["e2"]);
    full["topics"] = json!([{"start": 0, "end": 0, "text": "cod quotas"}]);
    full["evidence"] = json!([{
        "start": 0, "end": 9_999, "text": "Reis will\ncall Dal.", "trigger": {"start": 0, "end": 4},
        "source": {
            "title": "Talks, at last", "url": "https://news.example/a?b=1&c=2",
            "published": "2024-03-14", "published_basis": "dateline",
        },
    }]);
    // A second trigger in the same sentence.
    let again = full["evidence"][0].clone();
    full["evidence"].as_array_mut().unwrap().push(again);
    full["edited"] = json!(["status", "date"]);
    full["tags"] = json!(["fish", "north, south"]);
    full["note"] = json!("Ask\nReis.");
    let entities = [reis, entity("e2", "Jon Dal"), porto];
    document(&entities, &[full, bare("m2", &["e2", "e1"])])
}

/// A meeting for each of the hostile words, with them wherever a name or words can stand.
fn hostile() -> Document {
    let (mut entities, mut meetings) = (vec![entity("e0", "Jon Dal")], Vec::new());
    for (number, words) in hostile::words().iter().enumerate() {
        let id = format!("e{}", number + 1);
        let mut person = entity(&id, words);
        person["role"] = json!(words);
        person["affiliation"] = json!(words);
        person["country"] = json!(words);
        entities.push(person);
        let mut meeting = bare(&format!("m{number}"), &["e0", &id]);
        meeting["date"] = day("2024-03-15", "2024-03-15", "day");
        meeting["place"] = json!(id);
        meeting["occasion"] = json!(words);
        meeting["topics"] = json!([{"start": 0, "end": 0, "text": words}]);
        meeting["evidence"] = json!([{
            "start": 0, "end": 0, "text": words, "trigger": {"start": 0, "end": 0},
            "source": {"title": words, "url": format!("javascript:{words}"), "published": words},
        }]);
        meetings.push(meeting);
    }
    let mut document = document(&entities, &meetings);
    document.warnings = hostile::words();
    document
}

/// Which of the hostile words these are.
fn number_of(words: &str) -> usize {
    let found = hostile::words().iter().position(|one| one == words);
    found.unwrap_or_else(|| panic!("{words} is not in the list"))
}

/// Rows by column name.
fn table(document: &Document) -> Vec<std::collections::HashMap<String, String>> {
    let text = render(document, Format::Csv);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("a row is whole"));
    rows.collect()
}

fn events(document: &Document) -> Vec<ical::parser::ical::component::IcalEvent> {
    let text = render(document, Format::Ics);
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("there is a calendar");
    assert!(calendars.next().is_none());
    calendar.expect("the calendar is valid").events
}

/// A property's value as it stands in the file, unfolded.
fn property(event: &ical::parser::ical::component::IcalEvent, name: &str) -> Option<String> {
    let found = event.properties.iter().find(|p| p.name == name);
    found.and_then(|p| p.value.clone())
}

fn graph(document: &Document) -> Vec<Value> {
    let text = render(document, Format::JsonLd);
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let parsed: Value = serde_json::from_str(&text).expect("it is JSON");
    parsed["@graph"].as_array().expect("a graph").clone()
}

/// Nodes and edges as their attributes by name.
fn network(document: &Document) -> [Vec<std::collections::HashMap<String, String>>; 2] {
    let text = render(document, Format::GraphMl);
    let xml = roxmltree::Document::parse(&text).expect("it is XML");
    ["node", "edge"].map(|tag| {
        let elements = xml.descendants().filter(|n| n.has_tag_name(tag));
        let attributes = elements.map(|element| {
            let data = element.children().filter(|n| n.has_tag_name("data"));
            data.map(|datum| {
                let id = datum.attribute("key").unwrap();
                let key = xml.descendants().find(|n| n.attribute("id") == Some(id));
                let key = key.expect("the key is declared");
                assert_eq!(key.attribute("for"), Some(tag));
                let name = key.attribute("attr.name").unwrap();
                (name.to_owned(), datum.text().unwrap_or_default().to_owned())
            })
            .collect()
        });
        attributes.collect()
    })
}

#[test]
fn json_goes_in_and_out() {
    let document = diary();
    let again: Document = serde_json::from_str(&render(&document, Format::Json)).unwrap();
    assert_eq!(again, document);
    let source = document.meetings[0].evidence[0].source.as_ref().unwrap();
    assert_eq!(source.title.as_deref(), Some("Talks, at last"));
    assert!(!render(&self::document(&[], &[]), Format::Json).contains("\"source\""));
}

#[test]
fn an_empty_document_is_a_valid_file() {
    let empty = document(&[], &[]);
    assert!(table(&empty).is_empty());
    assert!(events(&empty).is_empty());
    assert!(graph(&empty).is_empty());
    assert!(network(&empty).iter().all(Vec::is_empty));
    for format in Format::all() {
        assert!(render(&empty, format).ends_with('\n'), "{format:?}");
    }
}

#[test]
fn csv_has_a_row_a_meeting() {
    let rows = table(&diary());
    for (column, value) in [
        ("id", "m1"),
        ("status", "planned"),
        ("medium", "call"),
        ("date_from", "2024-03-15"),
        ("date_to", "2024-03-17"),
        ("date_precision", "range"),
        ("date_words", "the words"),
        ("date_basis", "full date"),
        ("participants", "Ana Reis; Jon Dal"),
        ("roles", "Foreign Minister; "),
        ("affiliations", "Portugal; "),
        ("affiliation_bases", "inferred; "),
        ("place", "Porto"),
        ("occasion", "Harbour Forum"),
        ("topics", "cod quotas"),
        ("reported_by", "Jon Dal"),
        ("confidence", "0.5"),
        ("evidence", "Reis will call Dal."),
        ("source_title", "Talks, at last"),
        ("source_url", "https://news.example/a?b=1&c=2"),
        ("published", "2024-03-14"),
        ("published_basis", "dateline"),
        ("edited", "status; date"),
        ("tags", "fish; north, south"),
        ("note", "Ask Reis."),
    ] {
        assert_eq!(rows[0][column], value, "{column}");
    }
    assert_eq!(rows[1]["participants"], "Jon Dal; Ana Reis");
    let known = rows[1].values().filter(|cell| !cell.is_empty()).count();
    assert_eq!(
        known,
        [
            "id",
            "status",
            "medium",
            "participants",
            "roles",
            "affiliations",
            "affiliation_bases",
            "confidence",
            // The day against which the text was read.
            "published"
        ]
        .len()
    );
}

#[test]
fn csv_runs_no_formula() {
    let rows = table(&hostile());
    assert_eq!(rows.len(), hostile::words().len());
    let link = "=HYPERLINK(\"http://evil.example\",\"x\")";
    assert_eq!(rows[number_of(link)]["place"], format!("'{link}"));
    // A program that divides at semicolons, and one that takes quotes off, see more cells.
    for cell in rows.iter().flat_map(|row| row.values()) {
        assert!(!cell.contains(char::is_control), "{cell:?}");
        for part in cell.split(';') {
            let part = part.trim_matches(|c: char| c.is_whitespace() || c == '"');
            let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
            assert!(!part.starts_with(formula), "{cell:?}");
        }
    }
    assert!(rows.iter().all(|row| row["source_url"].is_empty()));
}

#[test]
fn a_calendar_has_an_event_for_each_day_known() {
    let events = events(&diary());
    assert_eq!(events.len(), 1);
    for (name, value) in [
        ("DTSTART", "20240315"),
        ("DTEND", "20240318"),
        ("DTSTAMP", "20240316T000000Z"),
        ("STATUS", "CONFIRMED"),
        (
            "SUMMARY",
            "Ana Reis and Jon Dal: phone call (planned\\, 50% sure)",
        ),
        ("LOCATION", "Porto"),
        (
            "DESCRIPTION",
            "Occasion: Harbour Forum\\nTopics: cod quotas\\n“Reis will call Dal.”\
             \\n— Talks\\, at last\\, https://news.example/a?b=1&c=2\\, published 2024-03-14 \
             (from the dateline)\\nBy hand: changed by a person: status\\, date\\nNote: Ask Reis.",
        ),
        ("CATEGORIES", "fish,north\\, south"),
    ] {
        assert_eq!(property(&events[0], name).as_deref(), Some(value), "{name}");
    }
}

#[test]
fn a_calendar_leaves_out_what_has_no_day() {
    let mut meetings = Vec::new();
    for date in [
        day("2024-03-01", "2024-03-31", "month"),
        day("2024-01-01", "2024-12-31", "year"),
        day("soon", "🤝", "day"),
        day("9999-12-31", "9999-12-31", "day"),
    ] {
        let mut meeting = bare("m1", &["e1", "e9"]);
        meeting["date"] = date;
        meetings.push(meeting);
    }
    let events = events(&document(&[entity("e1", "Ana Reis")], &meetings));
    assert_eq!(events.len(), 1);
    assert_eq!(property(&events[0], "DTSTART").as_deref(), Some("99991231"));
}

#[test]
fn the_same_meeting_keeps_its_uid_and_no_two_share_one() {
    let with = |ids: &[&str], status: &str| {
        let mut meeting = bare("m1", ids);
        meeting["status"] = json!(status);
        meeting["date"] = day("2024-03-15", "2024-03-15", "day");
        meeting
    };
    let entities = [entity("e1", "Ana Reis"), entity("e2", "Jon Dal")];
    let uids = |meetings: &[Value]| -> Vec<String> {
        let events = events(&document(&entities, meetings));
        events.iter().filter_map(|e| property(e, "UID")).collect()
    };
    let both = uids(&[with(&["e1", "e2"], "held"), with(&["e2", "e1"], "held")]);
    assert_ne!(both[0], both[1]);
    assert_eq!(uids(&[with(&["e2", "e1"], "not_held")]), both[..1]);
}

#[test]
fn hostile_words_stay_inside_their_event() {
    let events = events(&hostile());
    assert_eq!(events.len(), hostile::words().len());
    for event in &events {
        let mut names: Vec<_> = event.properties.iter().map(|p| p.name.as_str()).collect();
        names.sort_unstable();
        let expected = [
            "DESCRIPTION",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "LOCATION",
            "STATUS",
            "SUMMARY",
            "TRANSP",
            "UID",
        ];
        assert_eq!(names, expected);
    }
    let places: Vec<_> = events
        .iter()
        .filter_map(|e| property(e, "LOCATION"))
        .collect();
    let place = |words: &str| places[number_of(words)].as_str();
    let event = "Eve\r\nEND:VEVENT\r\nBEGIN:VEVENT";
    assert_eq!(place(event), "Eve END:VEVENT BEGIN:VEVENT");
    let marks = "Quo\"ted, semi;colon: and back\\slash\\n";
    let escaped = "Quo\"ted\\, semi\\;colon: and back\\\\slash\\\\n";
    assert_eq!(place(marks), escaped);
    assert_eq!(place("\u{202E}Over\u{2066}ride"), "Override");
}

#[test]
fn lines_fold_between_characters() {
    for length in 50..70 {
        let name = format!("{}🤝🤝é🤝", "x".repeat(length));
        let mut meeting = bare("m1", &["e1"]);
        meeting["date"] = day("2024-03-15", "2024-03-15", "day");
        meeting["place"] = json!("e1");
        let events = events(&document(&[entity("e1", &name)], &[meeting]));
        assert_eq!(property(&events[0], "LOCATION"), Some(name));
    }
}

#[test]
fn jsonld_says_it_in_schema_org() {
    let graph = graph(&diary());
    let event = &graph[0];
    assert_eq!(event["@type"], "Event");
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(event["startDate"], "2024-03-15");
    assert_eq!(event["endDate"], "2024-03-17");
    assert_eq!(event["location"][0]["address"]["addressCountry"], "PT");
    assert_eq!(event["location"][1]["@type"], "VirtualLocation");
    assert_eq!(event["attendee"][0]["jobTitle"], "Foreign Minister");
    assert_eq!(event["attendee"][0]["affiliation"]["name"], "Portugal");
    assert_eq!(
        event["attendee"][0]["affiliation"]["disambiguatingDescription"],
        "inferred from the text, not stated in it"
    );
    assert_eq!(event["about"][0]["name"], "cod quotas");
    assert_eq!(event["superEvent"]["name"], "Harbour Forum");
    let quotation = &event["subjectOf"][0];
    assert_eq!(quotation["text"], "Reis will call Dal.");
    assert_eq!(
        quotation["isPartOf"]["url"],
        "https://news.example/a?b=1&c=2"
    );
    let bare = graph[1].as_object().unwrap();
    assert!(!bare.contains_key("startDate") && !bare.contains_key("location"));
    assert_eq!(bare["attendee"].as_array().map(Vec::len), Some(2));
}

#[test]
fn jsonld_keeps_hostile_words_as_words() {
    let graph = graph(&hostile());
    assert_eq!(graph.len(), hostile::words().len());
    for words in ["</script><script>window.ran = 1</script>", "__proto__"] {
        let event = &graph[number_of(words)];
        assert_eq!(event["location"][0]["name"], words);
        assert_eq!(event["subjectOf"][0]["text"], words);
    }
    for event in &graph {
        assert!(event["subjectOf"][0]["isPartOf"]["url"].is_null());
    }
}

#[test]
fn graphml_counts_the_meetings_of_a_pair() {
    let mut document = diary();
    document.meetings.push(document.meetings[1].clone());
    document.meetings[2].participants.push("e2".to_owned());
    let [nodes, edges] = network(&document);
    assert_eq!(nodes.len(), 2, "the place took no part");
    assert_eq!(nodes[0]["label"], "Ana Reis");
    assert_eq!(nodes[0]["role"], "Foreign Minister");
    // One edge a pair, since Gephi makes one of several, whatever their status.
    assert_eq!(edges.len(), 1);
    let edge = |name: &str| edges[0][name].as_str();
    let counts = [
        "held", "planned", "proposed", "not_held", "edited", "unsure",
    ]
    .map(edge);
    assert_eq!(counts, ["2", "1", "0", "0", "1", "1"]);
    assert_eq!(["status", "weight"].map(edge), ["held", "2"]);
    let meetings = "m1 2024-03-15 to 2024-03-17 planned 50% sure; m2 held; m2 held";
    assert_eq!(edge("meetings"), meetings);
}

#[test]
fn graphml_keeps_hostile_words_as_words() {
    let [nodes, edges] = network(&hostile());
    let count = hostile::words().len();
    assert_eq!((nodes.len(), edges.len()), (count + 1, count));
    // The first node is the one that all of them met.
    let label = |words: &str| nodes[number_of(words) + 1]["label"].as_str();
    let script = "</script><script>window.ran = 1</script>";
    assert_eq!(label(script), script);
    let section = "]]> &amp; <b> <![CDATA[ --> <!--";
    assert_eq!(label(section), section);
    assert_eq!(label("Nul\0 and \u{FFFE}\u{FFFF}"), "Nul and");
}

#[test]
fn markdown_keeps_hostile_words_as_words() {
    let text = render(&hostile(), Format::Markdown);
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    let (mut headings, mut quotes) = (0, 0);
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            // What an entry is made of, and nothing else.
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong)
            | Event::End(_)
            | Event::Text(_) => {}
            other => panic!("{other:?}"),
        }
    }
    let count = hostile::words().len();
    assert_eq!(
        headings,
        count + 1,
        "one of the day, and one for each meeting"
    );
    assert_eq!(quotes, 2 * count, "the evidence of each, and the warnings");
}
