use super::{Piece, Print, PrintedPage, read};
use crate::text::work;

/// Words of 10-point type are about so wide a letter.
const LETTER: f64 = 5.0;

fn at(text: &str, left: f64, base: f64, size: f64) -> Piece {
    Piece {
        text: text.to_owned(),
        left,
        right: left + text.chars().count() as f64 * LETTER * size / 10.0,
        base,
        size,
        spaced: false,
    }
}

/// Lines one below the other.
fn column(lines: &[&str], left: f64, base: f64) -> Vec<Piece> {
    let set = |(index, line): (usize, &&str)| at(line, left, base + 12.0 * index as f64, 10.0);
    lines.iter().enumerate().map(set).collect()
}

fn body(lines: &[&str]) -> Vec<Piece> {
    column(lines, 70.0, 100.0)
}

fn print(pages: Vec<Vec<Piece>>) -> Print {
    let page = |pieces| PrintedPage {
        pieces,
        height: 840.0,
    };
    read(&pages.into_iter().map(page).collect::<Vec<_>>())
}

fn text(pieces: Vec<Piece>) -> String {
    print(vec![pieces]).text
}

#[test]
fn lines_are_joined_to_paragraphs_which_a_gap_an_indent_or_a_short_last_line_parts() {
    let prose = [
        "President Ana Reis of Portugal met the Spanish",
        "minister in Lisbon, and they spoke of rivers",
        "and of fish.",
    ];
    let later = [
        "Both will meet again in Madrid before the end of",
        "the year, her office said on Thursday evening in",
        "a statement.",
    ];
    let expected = format!("{}\n\n{}", prose.join(" "), later.join(" "));
    let parted = [body(&prose), column(&later, 70.0, 160.0)].concat();
    assert_eq!(text(parted), expected, "a gap");
    let set = body(&[prose, later].concat());
    assert_eq!(text(set), expected, "a short last line");
    let full = [
        "President Ana Reis of Portugal met the minister",
        "of Spain in Lisbon, and they talked of the fish.",
    ];
    let first = "Both will meet again in Madrid before the end";
    let last = "of the year, her office said, in a statement of";
    let indented = [
        body(&full),
        vec![at(first, 85.0, 124.0, 10.0), at(last, 70.0, 136.0, 10.0)],
    ];
    let expected = format!("{}\n\n{first} {last}", full.join(" "));
    assert_eq!(text(indented.concat()), expected, "an indent");
}

#[test]
fn columns_are_read_one_after_the_other_below_a_headline_that_goes_across() {
    let left = [
        "President Ana Reis of Portugal",
        "met the Spanish minister Pilar",
        "Soto in Lisbon on Thursday, and",
        "they spoke of rivers, of fish",
        "and of the high price of bread",
        "and of the railway that is to",
    ];
    let right = [
        "lead to the border one day. She",
        "will travel to Madrid in March,",
        "her office said, with the heads",
        "of two companies that build the",
        "trains and of one that drives",
        "them through the mountains.",
    ];
    let headline = "Reis and Soto agree on everything but trains";
    let mut page = vec![at(headline, 70.0, 80.0, 18.0)];
    page.extend(column(&left, 70.0, 120.0));
    page.extend(column(&right, 250.0, 123.0));
    let both = [left, right].concat().join(" ");
    let found = print(vec![page.clone()]);
    assert_eq!(found.title.as_deref(), Some(headline));
    assert_eq!(found.text, both);
    page.push(at("Other news", 70.0, 220.0, 13.0));
    page.extend(column(&left, 70.0, 250.0));
    page.extend(column(&right, 250.0, 250.0));
    assert_eq!(
        text(page),
        format!("{both}\n\nOther news\n\n{both}"),
        "a short heading parts the columns above it from those below"
    );
}

#[test]
fn a_line_that_was_spread_to_fill_its_column_is_one() {
    let words = ["Reis met", "Soto in", "Lisbon and"];
    let spread = |left: f64| {
        (0..8).flat_map(move |row| {
            let word = move |(index, word): (usize, &&str)| {
                // No two lines are parted at the same places.
                let moved = 4.0 * f64::from(row % 5) * f64::from(u8::from(index > 0));
                let left = left + 55.0 * index as f64 + moved;
                at(word, left, 100.0 + 12.0 * f64::from(row), 10.0)
            };
            words.iter().enumerate().map(word).collect::<Vec<_>>()
        })
    };
    let page = spread(70.0).chain(spread(270.0)).collect();
    assert_eq!(text(page), ["Reis met Soto in Lisbon and"; 16].join(" "));
}

#[test]
fn an_agenda_in_two_columns_is_read_by_its_rows() {
    let rows = [
        "Meets the minister of Spain, Pilar Soto",
        "Talks with the president of Malta",
        "Receives the ambassador of Peru",
        "Speaks to the press",
        "Dinner with the heads of mission",
    ];
    let mut page = Vec::new();
    let mut expected = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let (time, base) = (format!("{}.30", 9 + index), 100.0 + 14.0 * index as f64);
        page.push(at(&time, 70.0, base, 10.0));
        page.push(at(row, 130.0, base, 10.0));
        expected.push(format!("{time} {row}"));
    }
    page.push(at("who are accredited in Lisbon", 130.0, 169.0, 10.0));
    expected[4] += " who are accredited in Lisbon";
    assert_eq!(text(page), expected.join("\n\n"));
}

#[test]
fn running_heads_are_left_out_and_a_paragraph_goes_on_over_the_page() {
    let pages: [&[&str]; 3] = [
        &[
            "President Ana Reis of Portugal met the Spanish minister",
            "Pilar Soto in Lisbon on Thursday, and both said that the",
        ],
        &[
            "talks had been long. They will meet again in Madrid, where",
            "the river is low, before the summer, and speak about the",
        ],
        &["fish.", "Nobody else was at the talks."],
    ];
    let set = pages.iter().enumerate().map(|(index, lines)| {
        let mut page = vec![at("The Lisbon Courier", 250.0, 40.0, 8.0)];
        page.extend(body(lines));
        let foot = format!("Page {} of 3", index + 1);
        page.push(at(&foot, 280.0, 810.0, 8.0));
        page
    });
    let story = [pages[0].join(" "), pages[1].join(" ")].join(" ");
    assert_eq!(
        print(set.collect()).text,
        format!("{story} fish.\n\nNobody else was at the talks.")
    );
    let foot = vec![at("- 7 -", 290.0, 812.0, 10.0)];
    let numbered = [body(pages[0]), foot].concat();
    assert_eq!(text(numbered), pages[0].join(" "), "a number alone");
    let day = vec![at("6 May 2024", 70.0, 60.0, 10.0)];
    let dated = [day, body(pages[0])].concat();
    assert!(text(dated).starts_with("6 May 2024\n\n"));
    let printed = vec![
        at("12/1/26, 3:56 AM", 20.0, 20.0, 8.0),
        at("Courier", 400.0, 20.0, 8.0),
        at("https://courier.example/a", 20.0, 830.0, 8.0),
        at("1/1", 500.0, 830.0, 8.0),
    ];
    let by_browser = [printed, body(pages[0])].concat();
    assert_eq!(
        text(by_browser),
        format!("Courier\n\n{}", pages[0].join(" "))
    );
}

#[test]
fn notes_do_not_cut_the_sentence_that_goes_on_over_them_and_their_marks_are_no_words() {
    let mut first = body(&[
        "The minister met the president of Malta in Valletta",
        "on Thursday, and both signed the treaty on water, which",
    ]);
    let note = "1 It was not published at first, and then it was after all.";
    first.push(at("1", 326.0, 108.0, 6.0));
    first.push(at(note, 70.0, 700.0, 7.0));
    let second = body(&["parliament has not yet seen."]);
    assert_eq!(
        print(vec![first, second]).text,
        format!(
            "The minister met the president of Malta in Valletta on Thursday, and both signed the treaty on \
             water, which parliament has not yet seen.\n\n{note}"
        )
    );
}

#[test]
fn a_line_that_was_left_before_others_does_not_go_on() {
    let byline = at(
        "By Jo Lund for the Lisbon Courier in Oslo today",
        70.0,
        60.0,
        10.0,
    );
    let story = body(&[
        "President Ana Reis of Portugal met the minister",
        "of Spain in Lisbon.",
    ]);
    let next = body(&[
        "European talks will be held in March, and those",
        "on fish in May.",
    ]);
    let first = [vec![byline.clone()], story].concat();
    let expected = format!(
        "{}\n\nPresident Ana Reis of Portugal met the minister of Spain in Lisbon.\n\n\
         European talks will be held in March, and those on fish in May.",
        byline.text
    );
    assert_eq!(print(vec![first, next]).text, expected);
}

#[test]
fn spaces_are_those_that_were_drawn_or_gaps_as_wide_as_one() {
    let mut pieces: Vec<Piece> = [
        ("Ana", 70.0),
        ("Reis", 87.5),
        ("met", 110.0),
        ("Pil", 128.0),
    ]
    .iter()
    .map(|(text, left)| at(text, *left, 100.0, 10.0))
    .collect();
    pieces[3].spaced = true;
    // What is drawn twice is read once.
    pieces.push(at("ar", 143.2, 100.0, 10.0));
    pieces.push(at("ar", 143.5, 100.0, 10.0));
    assert_eq!(text(pieces), "Ana Reis met Pilar");
}

#[test]
fn hyphens_that_nobody_sees_are_no_part_of_words() {
    let lines = [
        "Reis met her counter\u{ad}part on Wednes\u{ad}\u{2010}",
        "day in Os\u{ad}lo.",
    ];
    assert_eq!(
        text(body(&lines)),
        "Reis met her counterpart on Wednesday in Oslo."
    );
}

#[test]
fn nothing_gives_nothing_and_what_no_page_has_gives_no_error() {
    assert_eq!(print(vec![]), Print::default());
    assert_eq!(print(vec![vec![]]), Print::default());
    let wild = vec![
        at("a", f64::NAN, 3.0, 10.0),
        at("b", 1.0, f64::INFINITY, 10.0),
        at("c", 1e300, 400.0, 10.0),
        at("d", 5.0, 500.0, 1e-300),
        at("e", 5.0, 600.0, -1.0),
    ];
    let found = print(vec![wild]);
    assert_eq!(
        (found.title.as_deref(), found.text.as_str()),
        (Some("c"), "d")
    );
}

#[test]
fn the_work_grows_with_the_words() {
    let steps = |rows: usize| {
        let pieces = (0..rows).map(|row| at("word", 70.0, 100.0 + 0.01 * row as f64, 10.0));
        let pieces = pieces.collect();
        work::steps(|| drop(text(pieces)))
    };
    assert!(steps(8000) < 12 * steps(1000));
}
