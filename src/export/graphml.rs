//! `GraphML`: a network of who met whom, for programs such as Gephi.
//!
//! A library would be larger than the job: the elements are fixed and the values are plain
//! text between tags, so only three characters need escaping.

use super::shared::{Entities, affiliation_basis, days_of, plain, status, unsure};
use crate::document::{Document, Entity, EntityType, Meeting, Status};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

/// Attribute name and type by what they belong to. Gephi shows `label` and lays out by
/// `weight`.
const KEYS: &[(&str, &str, &str)] = &[
    ("node", "label", "string"),
    ("node", "entity", "string"),
    ("node", "type", "string"),
    ("node", "role", "string"),
    ("node", "affiliation", "string"),
    ("node", "affiliation_basis", "string"),
    ("node", "country", "string"),
    ("edge", "weight", "double"),
    ("edge", "status", "string"),
    ("edge", "held", "int"),
    ("edge", "planned", "int"),
    ("edge", "proposed", "int"),
    ("edge", "not_held", "int"),
    ("edge", "edited", "int"),
    ("edge", "unsure", "int"),
    ("edge", "meetings", "string"),
];

/// The statuses, what happened first: a pair's edge has the first that one of its meetings has.
const STATUSES: [Status; 4] = [
    Status::Held,
    Status::Planned,
    Status::Proposed,
    Status::NotHeld,
];

/// The entities that took part in the meetings of `document`, with an undirected edge for
/// each pair. There is one alone, since Gephi adds up the weights of several; it counts the
/// meetings of each status, and its weight is that of the one it has.
pub fn graphml(document: &Document) -> String {
    let entities = Entities::of(document);
    let (nodes, edges) = network(document, &entities);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (owner, name, kind) in KEYS {
        line(
            &mut out,
            format_args!(
                "  <key id=\"{owner}-{name}\" for=\"{owner}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
            ),
        );
    }
    out.push_str("  <graph edgedefault=\"undirected\">\n");
    for (number, entity) in nodes.iter().enumerate() {
        line(&mut out, format_args!("    <node id=\"node{number}\">"));
        node(&mut out, entity);
        out.push_str("    </node>\n");
    }
    for (number, ((from, to), meetings)) in edges.iter().enumerate() {
        line(
            &mut out,
            format_args!(
                "    <edge id=\"edge{number}\" source=\"node{from}\" target=\"node{to}\">"
            ),
        );
        edge(&mut out, meetings);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The meetings of a pair, smaller number first.
type Edges<'d> = BTreeMap<(usize, usize), Vec<&'d Meeting>>;

/// Those who took part in the order in which they first do, and who of them met.
fn network<'d>(document: &'d Document, entities: &Entities<'d>) -> (Vec<&'d Entity>, Edges<'d>) {
    let (mut nodes, mut numbers) = (Vec::new(), HashMap::new());
    let mut edges = Edges::new();
    for meeting in &document.meetings {
        let parties: BTreeSet<usize> = entities
            .all(&meeting.participants)
            .into_iter()
            .map(|entity| {
                *numbers.entry(&entity.id).or_insert_with(|| {
                    nodes.push(entity);
                    nodes.len() - 1
                })
            })
            .collect();
        for &from in &parties {
            for &to in parties.range(from + 1..) {
                edges.entry((from, to)).or_default().push(meeting);
            }
        }
    }
    (nodes, edges)
}

fn node(out: &mut String, entity: &Entity) {
    let kind = match entity.kind {
        EntityType::Person => "person",
        EntityType::Organization => "organization",
        EntityType::Place => "place",
        EntityType::Event => "event",
    };
    data(out, "node-label", &entity.name);
    data(out, "node-entity", &entity.id);
    data(out, "node-type", kind);
    for (key, value) in [
        ("node-role", &entity.role),
        ("node-affiliation", &entity.affiliation),
        ("node-country", &entity.country),
    ] {
        if let Some(value) = value {
            data(out, key, value);
        }
    }
    if let Some(basis) = entity.affiliation_basis {
        data(out, "node-affiliation_basis", affiliation_basis(basis));
    }
}

fn edge(out: &mut String, meetings: &[&Meeting]) {
    let listed: Vec<String> = meetings
        .iter()
        .map(|meeting| {
            let days = meeting.date.as_ref().and_then(days_of);
            let parts = [
                Some(meeting.id.clone()),
                days,
                Some(status(meeting.status).to_owned()),
                unsure(meeting),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            parts.join(" ")
        })
        .collect();
    let counts = STATUSES.map(|kind| meetings.iter().filter(|m| m.status == kind).count());
    if let Some(first) = counts.iter().position(|count| *count > 0) {
        data(out, "edge-weight", &counts[first].to_string());
        data(out, "edge-status", status(STATUSES[first]));
    }
    let keys = [
        "edge-held",
        "edge-planned",
        "edge-proposed",
        "edge-not_held",
    ];
    for (key, count) in keys.into_iter().zip(counts) {
        data(out, key, &count.to_string());
    }
    let edited = meetings.iter().filter(|m| !m.edited.is_empty()).count();
    data(out, "edge-edited", &edited.to_string());
    let guessed = meetings.iter().filter(|m| unsure(m).is_some()).count();
    data(out, "edge-unsure", &guessed.to_string());
    data(out, "edge-meetings", &listed.join("; "));
}

/// The value of an attribute, escaped.
fn data(out: &mut String, key: &str, value: &str) {
    let mut escaped = String::new();
    for c in plain(value).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(c),
        }
    }
    line(
        out,
        format_args!("      <data key=\"{key}\">{escaped}</data>"),
    );
}

fn line(out: &mut String, words: std::fmt::Arguments) {
    writeln!(out, "{words}").expect("writing to a string does not fail");
}
