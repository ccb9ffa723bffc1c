//! Word shape: which kinds of characters follow each other.

use crate::text::{Case, Token, TokenKind};

/// Shape with runs of one kind of character written once: `XxXx` for
/// "`McDonald`", `X.X.` for "U.S.", `Xd` for "G20". Packed into a number, four bits a run, the first eight runs.
pub(super) fn short(word: &str) -> u32 {
    let mut shape = 0;
    let mut runs = 0;
    let mut last = 0;
    // Of small letters at the end, the first says it all.
    let is_small = |byte: &u8| byte.is_ascii_lowercase();
    let small = word.bytes().rev().take_while(is_small).count();
    for c in word[..word.len() - small.saturating_sub(1)].chars() {
        let class = class(c);
        if class != last {
            shape = shape << 4 | class;
            last = class;
            runs += 1;
            if runs == 8 {
                break;
            }
        }
    }
    shape
}

fn class(c: char) -> u32 {
    match c {
        'a'..='z' => 1,
        'A'..='Z' => 2,
        '0'..='9' => 3,
        c if c.is_lowercase() => 1,
        c if c.is_uppercase() => 2,
        c if c.is_numeric() => 3,
        '.' => 4,
        '-' | '‐' | '‑' => 5,
        '\'' | '’' | '‘' | 'ʼ' => 6,
        '&' => 7,
        c if c.is_alphabetic() => 8,
        ',' => 9,
        '"' | '“' | '”' | '«' | '»' => 10,
        '(' | '[' => 11,
        ')' | ']' => 12,
        _ => 13,
    }
}

/// Whether a token can begin a mention by its letters alone: it has a capital, or its
/// script has none.
pub(super) fn is_name_like(token: Token) -> bool {
    token.case.is_capital() || token.kind == TokenKind::Word && token.case == Case::None
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn words_of_one_shape() {
        assert_eq!(short("McDonald"), short("DeLay"));
        assert_eq!(short("U.S."), short("U.N."));
        assert_ne!(short("Lavrov"), short("LAVROV"));
        assert_ne!(short("al-Assad"), short("Ter-Poghosyan"));
    }
}
