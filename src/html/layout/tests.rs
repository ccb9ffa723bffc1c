//! The layout of small trees, and the way back from it.

use super::{LaidOut, Layout};

/// Lays out markup of plain tags; the text nodes come back with it.
fn lay_out(markup: &str) -> (LaidOut, Vec<String>) {
    let mut layout = Layout::default();
    let mut nodes = Vec::new();
    let mut unread = 0;
    for (index, part) in markup.split('<').enumerate() {
        let (tag, words) = match part.split_once('>') {
            Some((tag, words)) if index > 0 => (tag, words),
            _ => ("", part),
        };
        if let Some(name) = tag.strip_prefix('/') {
            assert!(!name.is_empty());
            unread = usize::saturating_sub(unread, 1);
            layout.end();
        } else if !tag.is_empty() && (!layout.start(tag) || unread > 0) {
            unread += 1;
        }
        if tag == "br" {
            layout.end();
        }
        if !words.is_empty() && unread == 0 {
            layout.text(words);
            nodes.push(words.to_owned());
        }
    }
    (layout.finish(), nodes)
}

fn text(markup: &str) -> String {
    lay_out(markup).0.text
}

#[test]
fn blocks_lines_cells_lists_and_quotations() {
    for (markup, expected) in [
        ("", ""),
        ("one two", "one two"),
        ("<div>a</div>b<p>c</p>", "a\n\nb\n\nc"),
        ("<div><div>a</div></div><hr></hr>b", "a\n\nb"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a <br><br><br> b</p>", "a\n\nb"),
        ("<br>a<br>", "a"),
        ("<p>a<b>b</b> <i>c</i></p>", "ab c"),
        ("<p>a <b> b</b></p>", "a b"),
        ("<pre>a  b \n c\n\nd</pre>", "a b\nc\n\nd"),
        ("<pre>a<b>\n</b>b</pre>c\nd", "a\nb\n\nc d"),
        (
            "<table><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td></tr></table>",
            "a\tb\n\nc",
        ),
        ("<td>a</td> <td>b</td>", "a\tb"),
        ("<ul><li>a</li><li>b</li></ul>c", "• a\n• b\n\nc"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "• a\n• b"),
        ("<ul><li><ol><li>a</li></ol></li></ul>", "• a"),
        (
            "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
            "a\n\nb\n\n• c",
        ),
        (
            "<ul><li>a<ul><li><p>b</p></li></ul></li><li>c</li></ul>",
            "a\n\nb\n\n• c",
        ),
        ("<ul><li></li><li>a</li></ul>", "• a"),
        ("<ul><li>a<ul>b</ul>c</li></ul>", "• a\n• b\nc"),
        ("<p>a <q>b <q>c</q></q></p>", "a “b “c””"),
        ("<li><q></q></li>", "• “”"),
    ] {
        assert_eq!(text(markup), expected, "{markup}");
    }
}

#[test]
fn white_space_is_one_space_and_what_nobody_sees_is_gone() {
    assert_eq!(text(" \n a \t\u{a0}\u{2003}b\u{3000}"), "a b");
    assert_eq!(
        text("co\u{ad}op \u{200b} er\u{feff}ate\u{2060}"),
        "coop erate"
    );
    assert_eq!(text("a\u{200b}<b>\u{ad}</b> \u{200b}"), "a");
}

#[test]
fn what_is_not_for_readers_is_left_out() {
    assert_eq!(
        text("<head><title>t</title></head>a<script>b</script> <style>c</style>d"),
        "a d"
    );
    assert!(Layout::default().start("p"));
    assert!(!Layout::default().start("template"));
}

/// Every unit of the text that stands in a node is that unit of the node, white space aside;
/// the units between are the layout's own.
#[test]
fn every_run_leads_back_to_its_words() {
    let markup = "<h1>🤝 Talks\u{ad} in  Cork</h1><p>a <b>met\u{a0}</b> <i> b</i>,\n and <q>c</q>.</p>\
        <ul><li>x</li><li>y<br>z</li></ul><table><tr><td>1</td><td>2</td></tr></table><pre>p\n q</pre>";
    let (LaidOut { text, map }, nodes) = lay_out(markup);
    let units: Vec<u16> = text.encode_utf16().collect();
    let nodes: Vec<Vec<u16>> = nodes.iter().map(|n| n.encode_utf16().collect()).collect();
    assert_eq!(map.length() as usize, units.len());
    let mut own = String::new();
    let mut last = None;
    for at in 0..map.length() {
        let unit = units[at as usize];
        let Some(place) = map.locate(at, at + 1) else {
            own.push(char::from_u32(unit.into()).unwrap());
            continue;
        };
        let (node, offset) = (place.start.node, place.start.offset);
        assert_eq!((place.end.node, place.end.offset), (node, offset + 1));
        assert!(last < Some((node, offset)), "in the order of the tree");
        last = Some((node, offset));
        let original = nodes[node][offset as usize];
        let is_space = |u: u16| char::from_u32(u.into()).is_some_and(char::is_whitespace);
        assert!(unit == original || unit == 0x20 && is_space(original));
    }
    assert_eq!(own, "\n\n“”\n\n• \n• \n\n\n\t\n\n\n");
    // Over two nodes, from inside one to inside another.
    let start = text.find("met").unwrap();
    let start = text[..start].encode_utf16().count() as u32;
    let place = map.locate(start, start + 5).unwrap();
    assert_eq!((place.start.node, place.start.offset), (2, 0));
    assert_eq!((place.end.node, place.end.offset), (4, 2));
}

#[test]
fn depth_and_unbalanced_ends_do_no_harm() {
    let mut layout = Layout::default();
    layout.end();
    for _ in 0..200_000 {
        layout.start("ul");
        layout.start("li");
    }
    layout.start("p");
    layout.text("core");
    let LaidOut { text, map } = layout.finish();
    assert_eq!(text, "core");
    assert!(map.locate(0, 4).is_some());
}
