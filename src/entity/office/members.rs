//! Lists of countries behind a title, and groups whose members are listed.

use super::{Office, Party, Reader, is_country_name};
use crate::document::EntityType;
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// "leaders of the Visegrad Group — Hungary, Poland and Slovakia —": each acts for one
    /// of the members, not for the group. Returns one past the list.
    pub(super) fn members(&self, office: &mut Office, at: usize) -> usize {
        /// A comma alone also begins other things.
        const BEHIND_COMMA: usize = 3;
        let at = self.past_group(at);
        let least = match at < self.limit {
            true if matches!(self.word(at), "—" | "–" | "-" | "(" | ":") => 2,
            true if self.word(at) == "," => BEHIND_COMMA,
            _ => return at,
        };
        let mut members = Vec::new();
        let mut end = at;
        let mut next = at + 1;
        while next < self.limit {
            let name = self.marks.name_from(self.names, self.past_article(next));
            let Some(name) = name.filter(|n| is_country_name(self.names, *n)) else {
                break;
            };
            members.push(Party::Name(name));
            end = self.names[name].tokens.end();
            next = end;
            while next < self.limit && matches!(self.word(next), "," | "and") {
                next += 1;
            }
            if next == end {
                break;
            }
        }
        if members.len() < least {
            return at;
        }
        office.group = office.parties.first().copied();
        office.parties = members;
        let closes = end < self.limit && matches!(self.word(end), "—" | "–" | "-" | ")" | ",");
        end + usize::from(closes)
    }

    /// Past a group that is described and not named: "of the four Baltic countries".
    fn past_group(&self, at: usize) -> usize {
        const WORDS: usize = 5;
        if at >= self.limit || self.word(at) != "of" {
            return at;
        }
        (at + 1..self.limit.min(at + 1 + WORDS))
            .find(|next| self.text.tokens()[*next].kind == TokenKind::Punct)
            .unwrap_or(at)
    }

    /// "of Georgia, Turkey and Azerbaijan", "of the Alder Party and the Harbour Party"
    pub(super) fn more_countries(&self, office: &mut Office, mut at: usize) -> usize {
        while office.is_plural() && at + 1 < self.limit {
            let joined = matches!(self.word(at), "," | "and");
            let next = at + 1 + usize::from(self.word(at) == "," && self.word(at + 1) == "and");
            let next = self.past_article(next);
            let name = (next < self.limit)
                .then(|| self.marks.name_from(self.names, next))
                .flatten()
                .filter(|n| joined && self.is_like_last(office, *n));
            let Some(name) = name else { break };
            office.parties.push(Party::Name(name));
            at = self.names[name].tokens.end();
        }
        at
    }

    /// Whether name `index` is a place behind places or a body behind bodies.
    fn is_like_last(&self, office: &Office, index: usize) -> bool {
        let kind = self.names[index].kind;
        let last = office.parties.last().and_then(|party| match party {
            Party::Name(last) => Some(self.names[*last].kind),
            Party::Country(_) => None,
        });
        kind == EntityType::Place || kind == EntityType::Organization && last == Some(kind)
    }
}
