//! Blocks: the parts that a page sets apart (headline, dateline, caption, body, quote).

use std::mem;

use super::{Case, Sentence, Text, TokenKind, TokenRange, sentence, transcript};

/// A run of sentences that the layout keeps together.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// What the block is on the page.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: TokenRange,
    /// First and one-past-last index into [`Text::sentences`].
    pub sentences: (u32, u32),
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A headline, a deck line or a subhead.
    Headline,
    /// "BATUMI, Georgia —": where (and when) the report was filed.
    Dateline,
    /// The line under a picture.
    Caption,
    /// A paragraph of the report.
    Body,
    /// A paragraph that is one quotation.
    Quote,
    /// "MR HOLM:": who says what follows, in a transcript.
    Speaker,
    /// What somebody asks in a transcript.
    Question,
}

/// Where (bytes) a Title Case Headline is joined by a hyphen to the body in sentence
/// case ("… Re-election Challenge-HARARE — Zimbabwe's Electoral Court has begun"), as
/// text scraped from news sites has it.
pub(super) fn glued_headline(line: &str) -> Option<usize> {
    const HEADLINE_BYTES: usize = 200;
    const HEADLINE_WORDS: usize = 4;
    let mut found = None;
    for (at, _) in line.char_indices().filter(|(_, c)| *c == '-') {
        if at > HEADLINE_BYTES {
            break;
        }
        let (head, tail) = (&line[..at], &line[at + 1..]);
        let joined = head.ends_with(|c: char| !c.is_whitespace())
            && tail.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
            && !is_inside_name(head, tail);
        if joined
            && head.split_whitespace().count() >= HEADLINE_WORDS
            // A sentence has begun: "…'s Minister, Jo Smith-Reis, left".
            && !head.contains(", ")
            && !head.contains(". ")
            && is_title_case(head)
            && runs_on(tail)
        {
            found = Some(at);
        }
    }
    found
}

/// Whether a hyphen between `head` and `tail` belongs to a name: "Minister Jean-Luc Noir met",
/// "President Jo El-Lund met", "Minister Ana Reis-Lund met".
fn is_inside_name(head: &str, tail: &str) -> bool {
    /// The longest name that may stand between an office and the hyphen, in words.
    const NAME: usize = 3;
    /// The longest particle or first half of a given name that is told by its length.
    const SHORT: usize = 3;
    let last = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let capitals = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let next = tail.split_whitespace().next().unwrap_or_default();
    if capitals(last) || capitals(next) {
        return false;
    }
    let short = last.chars().count() <= SHORT
        || matches!(
            last,
            "Jean" | "Marie" | "Anne" | "Abdul" | "Abdel" | "Hans" | "Karl"
        );
    let titled = head
        .rsplit(char::is_whitespace)
        .skip(1)
        .take(NAME)
        .any(|word| {
            matches!(
                word,
                "Minister"
                    | "President"
                    | "Chancellor"
                    | "Secretary"
                    | "Ambassador"
                    | "General"
                    | "Sir"
                    | "Dame"
                    | "Lord"
                    | "Prince"
            )
        });
    // "PORTO. WIRE - Jo-Ann Lund": the name begins the report.
    let opens = head
        .rsplit(char::is_whitespace)
        .nth(1)
        .is_some_and(|word| matches!(word, "-" | "–" | "—" | "--"));
    let predicated = tail
        .split_whitespace()
        .nth(1)
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    short || opens || titled && predicated
}

/// Whether the words are those of a running sentence.
fn runs_on(tail: &str) -> bool {
    const SEEN: usize = 12;
    const LOWER: usize = 4;
    let lower = |w: &&str| w.starts_with(char::is_lowercase);
    tail.split_whitespace().take(SEEN).filter(lower).count() >= LOWER
}

/// Whether nearly all longer words are capitalized, as in a headline.
fn is_title_case(line: &str) -> bool {
    const SMALL_WORD: usize = 4;
    let long = line
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() > SMALL_WORD);
    let (mut words, mut lower) = (0, 0);
    for word in long {
        words += 1;
        lower += usize::from(word.starts_with(char::is_lowercase));
    }
    words > 0 && lower * 8 <= words
}

/// Adds the tokens of one segment as one block, or two where a dateline leads it, or a
/// speaker's label, which ends at byte `label`.
pub(super) fn push(text: &mut Text, range: TokenRange, label: Option<usize>) {
    if range.is_empty() {
        return;
    }
    if let Some(label) = label {
        let spans = &text.spans()[range.start()..range.end()];
        let cut = range.start() + spans.partition_point(|span| span.end as usize <= label);
        let (head, rest) = (
            TokenRange::new(range.start(), cut),
            TokenRange::new(cut, range.end()),
        );
        if !head.is_empty() {
            push_block(text, head, BlockKind::Speaker);
        }
        if !rest.is_empty() {
            push_block(text, rest, BlockKind::Body);
        }
        return;
    }
    let cut = dateline_end(text, range).unwrap_or(range.start());
    if cut > range.start() {
        push_block(
            text,
            TokenRange::new(range.start(), cut),
            BlockKind::Dateline,
        );
    }
    if cut < range.end() {
        push_block(text, TokenRange::new(cut, range.end()), BlockKind::Body);
    }
}

fn push_block(text: &mut Text, tokens: TokenRange, kind: BlockKind) {
    let block = text.blocks.len() as u32;
    let first = text.sentences.len() as u32;
    let mut sentences = mem::take(&mut text.sentences);
    let mut push = |tokens| sentences.push(Sentence { tokens, block });
    if matches!(kind, BlockKind::Dateline | BlockKind::Speaker) {
        push(tokens);
    } else {
        sentence::split(text, tokens, push);
    }
    text.sentences = sentences;
    text.blocks.push(Block {
        kind,
        tokens,
        sentences: (first, text.sentences.len() as u32),
    });
}

/// One past the dash of a dateline at the start of `range`: capitals, commas, a date
/// and an agency in brackets, then a spaced dash.
fn dateline_end(text: &Text, range: TokenRange) -> Option<usize> {
    const DATELINE_TOKENS: usize = 16;
    let mut sure = false;
    let mut bracket = false;
    for at in range.iter().take(DATELINE_TOKENS) {
        let token = &text.tokens()[at];
        let word = text.word(at);
        match token.kind {
            TokenKind::Punct if is_dash(word) => {
                let mut end = at + 1;
                while end < range.end() && is_dash(text.word(end)) {
                    end += 1;
                }
                return (sure && at > range.start() && end < range.end()).then_some(end);
            }
            TokenKind::Punct => match word {
                "(" | "[" => {
                    bracket = true;
                    sure = true;
                }
                ")" | "]" => bracket = false,
                "," | "." | "/" | "|" | ":" => {}
                _ => return None,
            },
            TokenKind::Number => {}
            TokenKind::Clitic => return None,
            TokenKind::Word => {
                sure |= token.case == Case::Upper && text.word(at).len() > 3;
                let month = text.folded(at).len() <= 9 && super::block::is_month(text.folded(at));
                if !(bracket || token.case.is_capital() || month) {
                    return None;
                }
            }
        }
    }
    None
}

fn is_dash(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '-' | '–' | '—' | '―'))
}

pub(super) fn is_month(folded: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    folded.get(..3).is_some_and(|m| MONTHS.contains(&m))
}

/// Words that only captions use, folded; each as it stands between two spaces.
const CAPTION_CUES: &[&str] = &[
    " (left) ",
    " (right) ",
    " (l) ",
    " (r) ",
    " (c) ",
    " from left",
    " left , ",
    " right , ",
    " , left ",
    " , right ",
    " file - ",
    " file – ",
    " file photo",
    " pictured",
    " photo by ",
    " handout photo",
    " (center) ",
    " (centre) ",
    " poses for ",
    " pose for ",
    " screenshot ",
];

/// Decides what each block is, once all are known.
pub(super) fn classify(text: &mut Text) {
    let mut in_head = true;
    // Whether somebody asks what is read, or answers it.
    let mut asked = None;
    for index in 0..text.blocks.len() {
        let block = text.blocks[index];
        if block.kind == BlockKind::Dateline {
            in_head = false;
            continue;
        }
        if block.kind == BlockKind::Speaker {
            in_head = false;
            asked = Some(transcript::asks(text.slice(block.tokens)));
            continue;
        }
        if asked == Some(true) {
            text.blocks[index].kind = BlockKind::Question;
            continue;
        }
        let kind = kind_of(text, block, in_head);
        in_head &= matches!(kind, BlockKind::Headline | BlockKind::Caption);
        text.blocks[index].kind = kind;
    }
}

fn kind_of(text: &Text, block: Block, in_head: bool) -> BlockKind {
    const HEADLINE_TOKENS: usize = 30;
    const SUBHEAD_TOKENS: usize = 12;
    let range = block.tokens;
    let words = text.slice(range);
    let ended = words.ends_with(['.', '!', '?', '"', '”', ':', '…']);
    if has_caption_cue(text, block) {
        return BlockKind::Caption;
    }
    if !ended {
        let title = is_title_case(words);
        if in_head && range.len() <= HEADLINE_TOKENS || title && range.len() <= SUBHEAD_TOKENS {
            return BlockKind::Headline;
        }
        if !in_head {
            return BlockKind::Caption;
        }
    }
    let quoted = matches!(text.word(range.start()), "\"" | "“" | "«");
    let closed = matches!(text.word(range.end() - 1), "\"" | "”" | "»");
    if quoted && closed && range.len() > 2 {
        BlockKind::Quote
    } else {
        BlockKind::Body
    }
}

fn has_caption_cue(text: &Text, block: Block) -> bool {
    const CAPTION_TOKENS: usize = 60;
    if block.tokens.len() > CAPTION_TOKENS || block.sentences.1 - block.sentences.0 > 2 {
        return false;
    }
    if !block.tokens.iter().any(|at| text.tokens()[at].caption_cue) {
        return ends_with_full_date(text, block.tokens);
    }
    let mut words = String::from(" ");
    // The spaces before the word at hand and before the last one, at which cues may begin.
    let (mut last, mut space) = (0, 0);
    let mut starts = Vec::new();
    for at in block.tokens.iter() {
        if text.tokens()[at].caption_cue {
            starts.extend([last, space]);
        }
        words.push_str(text.folded(at));
        // Brackets stand close to their word, as in the cues.
        if text.word(at) != "(" && !(at + 1 < block.tokens.end() && text.word(at + 1) == ")") {
            (last, space) = (space, words.len());
            words.push(' ');
        }
    }
    let begins = |start: &usize| {
        CAPTION_CUES
            .iter()
            .any(|cue| words[*start..].starts_with(cue))
    };
    starts.iter().any(begins) || ends_with_full_date(text, block.tokens)
}

/// Whether a token with this folded form can be the word of a cue by which it is told; each
/// cue has one, its first or second. Spares most blocks the search.
pub(super) fn is_cue_word(folded: &str) -> bool {
    /// Where a cue does not end with a space, the word may be longer.
    const BEGINNINGS: &[&str] = &["left", "photo", "pictured"];
    matches!(
        folded,
        "right" | "l" | "r" | "c" | "center" | "centre" | "file" | "pose" | "poses" | "screenshot"
    ) || matches!(folded.as_bytes(), [b'l' | b'p', ..])
        && BEGINNINGS.iter().any(|word| folded.starts_with(word))
        // Single signs that fold to more: "⒧" is "(l)".
        || folded.len() > 1 && folded.bytes().any(|byte| matches!(byte, b'(' | b' '))
}

/// "… in Harare, Aug. 9, 2013.": how agencies end a caption.
fn ends_with_full_date(text: &Text, range: TokenRange) -> bool {
    let mut tail = range
        .iter()
        .rev()
        .filter(|at| text.word(*at) != ".")
        .map(|at| text.folded(at));
    let year = |w: Option<&str>| w.is_some_and(|w| w.len() == 4 && w.starts_with(['1', '2']));
    let day = |w: Option<&str>| {
        w.is_some_and(|w| w.len() <= 2 && w.starts_with(|c: char| c.is_ascii_digit()))
    };
    year(tail.next())
        && tail.next() == Some(",")
        && day(tail.next())
        && tail.next().is_some_and(is_month)
        && tail.next() == Some(",")
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{self, Body, Caption, Dateline, Headline, Quote};
    use super::{CAPTION_CUES, is_cue_word};
    use crate::text::Text;

    fn kinds(source: &str) -> Vec<BlockKind> {
        Text::new(source).blocks().iter().map(|b| b.kind).collect()
    }

    #[test]
    fn blocks_of_an_article() {
        let source = "Ministers Meet in Porto\n\nFrom left: Ana Reis and Jo Lund\n\n\
            PORTO, Portugal (Wire) — The ministers met on Friday.\n\n\
            \"We talked,\" said Reis. \"It was good.\"\n\n\
            Ana Reis greets Jo Lund at the harbour in Porto on March 3\n";
        assert_eq!(
            kinds(source),
            [Headline, Caption, Dateline, Body, Quote, Caption]
        );
    }

    #[test]
    fn every_cue_has_a_word_that_tells_it() {
        for cue in CAPTION_CUES {
            let mut words = cue.split(' ').skip(1).take(2);
            let is_told = |word: &str| word.split(['(', ')']).any(is_cue_word);
            assert!(words.any(is_told), "{cue}");
        }
    }

    #[test]
    fn a_glued_headline_is_cut_off() {
        let source =
            "Court Takes Up Re-election Challenge-HARARE — -The court has begun hearing it.";
        let text = Text::new(source);
        assert_eq!(kinds(source), [Headline, Dateline, Body]);
        assert_eq!(
            text.slice(text.blocks()[0].tokens),
            "Court Takes Up Re-election Challenge"
        );
    }

    #[test]
    fn a_double_name_is_not_cut() {
        assert_eq!(kinds("Jo Lund met Imtiaz ul-Haq."), [Body]);
        assert_eq!(
            kinds("PORTO. NORDWIRE - Karin-Lise Lund met a guest in old Porto today."),
            [Dateline, Body]
        );
        for name in ["Jo El-Lund", "Jean-Luc Noir", "Ana Reis-Lund"] {
            let text = format!("Norwegian Foreign Minister {name} met a guest in old Porto today.");
            assert_eq!(kinds(&text), [Body], "{name}");
        }
        let glued = "Reis Signals Possible Snap Election-Norway’s president has signaled that it \
            may hold an election.";
        assert_eq!(kinds(glued), [Headline, Body]);
        assert_eq!(kinds("Reis Meets Lund, Imtiaz ul-Haq in Porto"), [Headline]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_block() {
        let source = "The two ministers met on Friday in the old town hall of\n\
            Porto, and they will meet again.\n\nNothing else happened.\n";
        assert_eq!(kinds(source), [Body, Body]);
    }
}
