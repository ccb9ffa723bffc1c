//! Whole pages, the same that the browser tests read.

use super::{Extent, Page};

fn read(html: &str) -> Page {
    let page = super::read(html, Extent::Page);
    Page {
        text: page.headed(),
        ..page
    }
}

macro_rules! page {
    ($name:literal) => {
        read(include_str!(concat!("../../tests/browser/pages/", $name)))
    };
}

fn published(page: &Page) -> Option<String> {
    page.published.map(|day| day.to_string())
}

#[test]
fn a_news_page_gives_its_headline_its_day_and_its_article() {
    let page = page!("news.html");
    assert_eq!(published(&page).as_deref(), Some("2023-11-30"));
    let mut parts = page.text.split("\n\n");
    assert_eq!(parts.next(), Some("Mwangale and Halvorsen agree on fish"));
    for words in [
        "BERGEN, Norway — Kenyan President Daniel Mwangale met Norwegian Foreign Minister",
        "“We have talked about cod for six hours,” Halvorsen said,\nstanding in the rain.",
        "• The quota rises to 40,000 tonnes\n• Harbour fees are dropped",
        "before his flight to Nairobi, the palace said.",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    for words in ["Related stories", "Herring strike", "Subscribe", "lefts"] {
        assert!(!page.text.contains(words), "{words}: {}", page.text);
    }
}

#[test]
fn a_page_that_shows_nothing_has_no_article_and_one_of_a_headline_has_that() {
    let hidden = "<p hidden>Envoy Ana Reis met Jo Lund.</p><script>draw()</script>";
    for body in ["", " \n ", "<div><br></div>", hidden] {
        let page = read(&format!("<title>Ana Reis met Jo Lund</title>{body}"));
        assert_eq!(
            (page.title.as_deref(), page.text.as_str()),
            (None, ""),
            "{body}"
        );
    }
    let headline = read("<title>Talks in Porto</title><h1>Talks in Porto</h1>");
    assert_eq!(headline.text.trim(), "Talks in Porto");
}

#[test]
fn short_statements_pages_of_tables_and_live_blogs_are_read() {
    let statement = page!("readout.html");
    assert_eq!(published(&statement).as_deref(), Some("2023-11-30"));
    assert!(
        statement
            .text
            .starts_with("Readout of the Minister’s call\n\n")
    );
    assert!(
        statement
            .text
            .contains("her Maltese counterpart, Joseph Azzopardi, on Thursday.")
    );
    let table = page!("table.html").text;
    assert!(table.contains("President Tomas Berg") && table.contains("Foreign ministers Lena"));
    let live = page!("live.html").text;
    for words in [
        "Berg has left the palace",
        "late lunch",
        "King Idris",
        "Good morning",
    ] {
        assert!(live.contains(words), "{words}: {live}");
    }
    let rtl = page!("rtl.html");
    assert!(rtl.text.starts_with("الوزير يلتقي نظيره النرويجي\n\nالتق"));
}

#[test]
fn a_hostile_page_gives_its_words_and_hides_none_in_the_text() {
    let page = page!("hostile.html");
    assert!(
        page.text
            .contains("Envoy Petra Novak met Governor Liam Doyle in Cork on Thursday")
    );
    assert!(page.text.contains("<script>window.ran = 1</script>"));
    assert!(
        !page.text.to_lowercase().contains("hidden words"),
        "{}",
        page.text
    );
}

#[test]
fn the_day_is_found_wherever_a_page_states_it() {
    for head in [
        r#"<meta property="article:published_time" content="2023-11-30T23:30:00-05:00">"#,
        r#"<meta name="DC.Date" content="2023/11/30">"#,
        r#"<meta itemprop="datePublished" content="20231130">"#,
        r#"<script type="application/ld+json">[[{"mainEntity": {"@type": "Report", "datePublished": "2023-11-30"}}]]</script>"#,
        r#"<script type="application/ld+json">{{</script><meta name="date" content="2023-11-30">"#,
        r#"<article><time datetime="10:30">10:30</time><time datetime="2023-11-30 10:30">then</time></article>"#,
    ] {
        assert_eq!(
            published(&read(head)).as_deref(),
            Some("2023-11-30"),
            "{head}"
        );
    }
    for head in [
        r#"<script type="application/ld+json">{"@type": "VideoObject", "datePublished": "2023-11-30"}</script>"#,
        r#"<script type="application/ld+json">{"comment": {"@type": "Article", "datePublished": "2023-11-30"}}</script>"#,
        r#"<meta name="date" content="2023-02-30">"#,
        r#"<article><aside><time datetime="2023-11-30">then</time></aside></article>"#,
    ] {
        assert_eq!(published(&read(head)), None, "{head}");
    }
}

#[test]
fn the_headline_stands_at_the_head_once() {
    let paragraph = "<p>Both left.</p>";
    for (html, expected) in [
        (
            format!("<title>Talks</title>{paragraph}"),
            "Talks\n\nBoth left.",
        ),
        (format!("<h1>TALKS</h1>{paragraph}"), "TALKS\n\nBoth left."),
        (
            format!("<meta property=og:title content=talks><h1>Talks</h1>{paragraph}"),
            "talks\n\nBoth left.",
        ),
        (
            format!("<h1>A</h1><h1>B</h1>{paragraph}"),
            "A\n\nB\n\nBoth left.",
        ),
        ("<title>Talks</title>".to_owned(), ""),
        (paragraph.to_owned(), "Both left."),
    ] {
        assert_eq!(read(&html).text, expected, "{html}");
    }
}

#[test]
fn what_is_no_page_gives_what_words_it_has() {
    for html in [
        "",
        " \n\t ",
        "<div><p></p><img src=a.png><hr></div>",
        "<!-- <p>words</p>",
        "<p class=\"",
        "<frameset><frame src=a.html></frameset>",
        "<script>1",
        "\0",
    ] {
        assert_eq!(read(html).text, "", "{html}");
    }
    let broken =
        "<p>Envoy <b>Petra <i>Novak</b> met</i> Doyle</div></p><table>in Cork.<td>Both left";
    let words: Vec<String> = read(broken)
        .text
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        words.join(" "),
        "Envoy Petra Novak met Doyle in Cork. Both left"
    );
}

#[test]
fn a_deep_page_and_a_long_one_are_read_to_their_last_words() {
    let deep = format!("{}The core.", "<ul><li>".repeat(450));
    assert!(read(&deep).text.ends_with("The core."));
    let row = "<div><p>Mwangale met <a href=/x>Halvorsen</a> in Oslo on Thursday.</p></div>";
    let long = format!("{}<p>The very end.</p>", row.repeat(21_000));
    let text = read(&long).text;
    assert_eq!(text.split("\n\n").count(), 21_001);
    assert!(text.ends_with("The very end."));
}

/// The page as a program that walked it would tell of it, and its texts.
fn shown(html: &str) -> (super::Builder, Vec<Vec<u16>>) {
    use super::tree::{Id, Kind, Tree};
    fn tell(tree: &Tree, id: Id, builder: &mut super::Builder, texts: &mut Vec<Vec<u16>>) {
        for child in tree.children(id) {
            match tree.kind(child) {
                Kind::Text(words) => {
                    builder.text(words);
                    texts.push(words.encode_utf16().collect());
                }
                Kind::Element { attributes, .. } => {
                    let attributes = attributes.iter().map(|(name, value)| (&**name, &**value));
                    builder.start(tree.name(child), attributes);
                    tell(tree, child, builder, texts);
                    builder.end();
                }
                Kind::Root | Kind::Unread(_) => {}
            }
        }
    }
    let tree = super::parse::parse(html).unwrap();
    let (mut builder, mut texts) = (super::Builder::default(), Vec::new());
    let root = tree.children(tree.root()).find(|&id| tree.is_element(id));
    tell(&tree, root.unwrap(), &mut builder, &mut texts);
    (builder, texts)
}

#[test]
fn what_is_shown_is_read_alike_and_leads_back_unit_for_unit() {
    for html in [
        include_str!("../../tests/browser/pages/news.html"),
        include_str!("../../tests/browser/pages/divs.html"),
        include_str!("../../tests/browser/pages/live.html"),
        include_str!("../../tests/browser/pages/rtl.html"),
        include_str!("../../tests/browser/pages/table.html"),
        include_str!("../../tests/browser/pages/readout.html"),
    ] {
        let (builder, texts) = shown(html);
        let located = builder.read(Extent::Page);
        assert_eq!(located.page, super::read(html, Extent::Page));
        let units: Vec<u16> = located.page.text.encode_utf16().collect();
        let mut own = String::new();
        for (at, unit) in units.iter().enumerate() {
            let at = at as u32;
            match located.locate(at, at + 1) {
                None => own.push(char::from_u32(u32::from(*unit)).unwrap()),
                Some([(node, offset), end]) => {
                    let there = texts[node as usize][offset as usize];
                    let space = |unit: u16| {
                        char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace)
                    };
                    assert!(there == *unit || space(there) && space(*unit));
                    assert_eq!(end, (node, offset + 1));
                }
            }
        }
        assert!(
            own.chars().all(|c| c.is_whitespace() || "•“”".contains(c)),
            "{own:?}"
        );
    }
}
