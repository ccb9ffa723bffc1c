//! What the holder of an office is in charge of: "for Political Affairs".

use super::{Office, Party, Reader};
use crate::document::EntityType;
use crate::lexicon::{self, TitleKind};
use crate::text::{Case, TokenKind, TokenRange};

impl Reader<'_, '_> {
    /// "for Political Affairs", "to Pakistan", "for peace and security".
    pub(super) fn portfolio(&self, office: &mut Office, preposition: usize) -> Option<usize> {
        let at = self.past_article(preposition + 1);
        if at >= self.limit {
            return None;
        }
        let end = if let Some(name) = self.marks.name_from(self.names, at) {
            if self.word(preposition) == "for" && self.works_for(office, name) {
                office.parties.push(Party::Name(name));
                return Some(self.names[name].tokens.end());
            }
            if self.names[name].kind == EntityType::Person && !self.assists(office, preposition) {
                return None;
            }
            self.names[name].tokens.end().max(self.portfolio_end(at))
        } else if self.word(preposition) == "to"
            && let Some(superior) = self.marks.title_from(at)
        {
            // "adviser to the President"
            superior.tokens.end()
        } else if self.is_portfolio(at) {
            self.portfolio_end(at)
        } else if self.word(preposition) == "for" {
            self.common_nouns_end(at)
        } else {
            return None;
        };
        // "Ambassador of Kenya to the Kingdom": the office ends before whom it is of.
        let host = self.word(preposition) == "to"
            && office.kind() == TitleKind::Diplomat
            && (office.role.iter().map(|piece| piece.end()).max())
                .is_some_and(|end| end < preposition);
        (end > at).then(|| {
            if !host {
                office.add_role(TokenRange::new(preposition, end));
            }
            end
        })
    }

    /// Past the rest of a portfolio of which the title holds the first part: "Minister of Foreign
    /// Affairs[, African Cooperation and Expatriates]". Returns where the phrase goes on.
    pub(super) fn more_portfolio(&self, office: &mut Office) -> usize {
        let at = office.tokens.end();
        let goes_on = at + 1 < self.limit
            && matches!(self.word(at), "," | "and" | "&")
            && office.head.tokens.len() > 2
            && lexicon::is_portfolio(self.text, at - 1)
            && self.text.tokens()[at - 1].case.is_capital();
        if !goes_on {
            return at;
        }
        let end = self.portfolio_end(at - 1);
        let titled = (at..end).any(|word| self.marks.title_from(word).is_some());
        if end <= at || titled {
            return at;
        }
        if let Some(last) = office.role.last_mut().filter(|last| last.end() == at) {
            *last = TokenRange::new(last.start(), end);
        }
        end
    }

    /// "an adviser to NAME"
    fn assists(&self, office: &Office, preposition: usize) -> bool {
        self.word(preposition) == "to"
            && matches!(
                self.word(office.head.tokens.end() - 1),
                "adviser" | "advisor" | "aide" | "assistant" | "counsel" | "counselor" | "deputy"
            )
    }

    /// "spokeswoman for the World Food Program", "lawyer for NAME", "reporter for Radio
    /// France"; but a minister or envoy for something is in charge of it.
    fn works_for(&self, office: &Office, name: usize) -> bool {
        let speaks = office.kind() == TitleKind::Law
            || self
                .word(office.head.tokens.end() - 1)
                .starts_with("spokes");
        let employed = matches!(
            office.kind(),
            TitleKind::Media
                | TitleKind::Occupation
                | TitleKind::Academic
                | TitleKind::Business
                | TitleKind::Official
                | TitleKind::Local
        );
        speaks || employed && self.names[name].kind == EntityType::Organization
    }

    pub(super) fn is_portfolio(&self, at: usize) -> bool {
        lexicon::is_portfolio(self.text, at)
            || self.marks.name_at(at).is_none()
                && self.marks.title_from(at).is_none()
                && self.marks.demonym_from(at).is_none()
                && self.text.tokens()[at].case.is_capital()
                && self.text.tokens()[at].kind == TokenKind::Word
    }

    /// One past a portfolio: capitalized or portfolio words, joined by "and" and commas.
    pub(super) fn portfolio_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.limit && self.is_portfolio_part(end) {
            end += 1;
        }
        loop {
            let mut next = end;
            while next < self.limit && matches!(self.word(next), "," | "and" | "&" | "the") {
                next += 1;
            }
            // A comma alone may begin an apposition or a list; it goes on only where
            // an "and" follows soon.
            let comma_only = next == end + 1 && next < self.limit && self.word(end) == ",";
            let listed = !comma_only
                || (next..self.limit.min(next + 4))
                    .any(|i| self.word(i) == "and" || self.word(i) == "&");
            if next == end || next >= self.limit || !listed || !self.is_portfolio_part(next) {
                return end;
            }
            end = next;
            while end < self.limit && self.is_portfolio_part(end) {
                end += 1;
            }
        }
    }

    fn is_portfolio_part(&self, at: usize) -> bool {
        let person = self
            .marks
            .name_at(at)
            .is_some_and(|n| self.names[n].kind == EntityType::Person);
        !person
            && (lexicon::is_portfolio(self.text, at)
                || is_field(self.word(at))
                || self.text.tokens()[at].kind == TokenKind::Word
                    && self.text.tokens()[at].case.is_capital())
    }

    /// Up to three lower-case content words and "and": "peace and security".
    pub(super) fn common_nouns_end(&self, start: usize) -> usize {
        const WORDS: usize = 4;
        let mut end = start;
        while end < self.limit && end < start + WORDS {
            let noun = self.text.tokens()[end].case == Case::Lower
                && self.text.tokens()[end].kind == TokenKind::Word
                && !lexicon::is_function_word(self.word(end))
                && (self.marks.title_from(end))
                    .is_none_or(|title| title.title.kind == TitleKind::Side);
            let joins = self.word(end) == "and" && end > start;
            if !noun && !joins {
                break;
            }
            end += 1;
        }
        while end > start && self.word(end - 1) == "and" {
            end -= 1;
        }
        end
    }
}

/// Nouns for a field of work: "water affairs".
pub(super) fn is_field(word: &str) -> bool {
    matches!(
        word,
        "affairs" | "issues" | "matters" | "policy" | "relations"
    )
}
