//! Offices behind a name: "NAME, the Norwegian premier", "NAME of Kenya".

use super::{Claim, Rank, Tier};
use crate::document::EntityType;
use crate::entity::office::Determiner;
use crate::entity::office::Party;
use crate::lexicon::{self, CountryCode, TitleKind};
use crate::text::TokenKind;

/// What somebody is who does this to a body: "NAME, who heads the chamber".
const LEADERS: &[(&str, &str)] = &[
    ("heads", "head"),
    ("headed", "head"),
    ("leads", "leader"),
    ("led", "leader"),
    ("chairs", "chair"),
    ("chaired", "chair"),
];

impl Tier<'_, '_> {
    /// Reads what follows a name: "of Finland", "(left)", ", the NATO envoy". Returns
    /// where the phrase ends.
    pub(super) fn after(&mut self, name: usize, limit: usize) -> usize {
        let mut end = self.names[name].tokens.end();
        if self.is_partisan(name) {
            self.people.claims[name].push(Claim {
                parties: CountryCode::new("US")
                    .map(Party::Country)
                    .into_iter()
                    .collect(),
                rank: Rank::Occupation,
                hinted: true,
                ..Claim::default()
            });
        }
        if let Some(party) = self.of_body(end, limit) {
            self.people.claims[name].push(Claim::of(party));
            if self.names[party].kind == EntityType::Organization {
                self.share_with_list(name, party);
            }
            end = self.names[party].tokens.end();
        } else if matches!(self.word(end), "administration" | "government" | "regime") {
            // "the Obama administration"
            self.people.claims[name].push(Claim {
                state: true,
                ..Claim::default()
            });
        }
        if let Some((body, close)) = self.in_brackets(end, limit) {
            let own = if self.names[body].is_country {
                0
            } else {
                self.people.claims[name].len()
            };
            self.people.claims[name].insert(own, Claim::of(body));
            end = close;
        } else if self.word(end) == "(" && end + 2 < limit && self.word(end + 2) == ")" {
            end += 3;
        }
        if end + 1 < limit && matches!(self.word(end), "," | "–" | "—" | "--") {
            if let Some(office) = self.apposition(name, self.past_copula(end + 1)) {
                let mut end = self.take_behind(office, name);
                if self.word(end) == "and"
                    && let Some(second) = self.apposition(name, end + 1)
                {
                    end = self.take_behind(second, name);
                }
                self.relative(name, end, limit);
                return end;
            }
            self.relative(name, end + 1, limit);
        }
        end
    }

    /// Reads what tells of name `name` in the midst of a list whom it acts for: "of Norway",
    /// "(Norway)".
    pub(super) fn own(&mut self, name: usize, limit: usize) {
        let end = self.names[name].tokens.end();
        let party = self
            .of_body(end, limit)
            .or_else(|| self.in_brackets(end, limit).map(|(party, _)| party));
        // "the co-chairs of the Group A (Norway) and B (Kenya)": each is told alone.
        self.people.claims[name].splice(0..0, party.map(Claim::of));
    }

    /// The body or country in "NAME (EPP)", "NAME (Renew, FR)", "NAME (Norway)" and where the bracket ends.
    fn in_brackets(&self, open: usize, limit: usize) -> Option<(usize, usize)> {
        const TOKENS: usize = 3;
        if self.word(open) != "(" || open + 1 >= limit {
            return None;
        }
        let index = self.names.partition_point(|n| n.tokens.start() < open + 1);
        let body = self.names.get(index)?;
        let acts = body.kind == EntityType::Organization || body.is_country;
        let own = body.tokens.start() == open + 1 && acts;
        let end = body.tokens.end();
        let close = (end..limit.min(end + TOKENS)).find(|at| self.word(*at) == ")")?;
        (own && (close == end || self.word(end) == ",")).then_some((index, close + 1))
    }

    /// "Republican NAME", "NAME, a Democrat from Ohio": words for politicians of the United
    /// States alone.
    fn is_partisan(&self, name: usize) -> bool {
        let tokens = self.names[name].tokens;
        let partisan = |word: &str| matches!(word, "republican" | "democrat");
        let before = tokens
            .start()
            .checked_sub(1)
            .is_some_and(|at| partisan(self.word(at)));
        let after = self.word(tokens.end()) == ","
            && self.word(tokens.end() + 1) == "a"
            && partisan(self.word(tokens.end() + 2));
        before || after
    }

    /// Claims the office in apposition to name `name` for it; returns where it ends.
    fn take_behind(&mut self, office: usize, name: usize) -> usize {
        self.people.taken[office] = true;
        let claim = self.claim(office, 0, 1);
        self.people.claims[name].push(claim);
        self.offices[office].tokens.end()
    }

    /// Behind "who is", "who was" at `start`.
    fn past_copula(&self, start: usize) -> usize {
        let copula = self.word(start) == "who" && matches!(self.word(start + 1), "is" | "was");
        start + if copula { 2 } else { 0 }
    }

    /// Behind "now" at `start`.
    fn past_adverb(&self, start: usize) -> usize {
        let adverb = matches!(
            self.word(start),
            "now" | "currently" | "then" | "formerly" | "once" | "also" | "himself" | "herself"
        );
        start + usize::from(adverb)
    }

    /// "A, B and C of the Assembly": what is said of the last holds for all.
    fn share_with_list(&mut self, last: usize, party: usize) {
        let mut later = last;
        while let Some(earlier) = later.checked_sub(1) {
            let between = self.names[earlier].tokens.end()..self.names[later].tokens.start();
            let listed = !between.is_empty()
                && between.len() <= 2
                && between
                    .clone()
                    .all(|at| matches!(self.word(at), "," | "and"));
            let plain = self.names[earlier].kind == EntityType::Person
                && self.people.claims[earlier]
                    .iter()
                    .all(|claim| claim.parties.is_empty());
            if !listed || !plain {
                return;
            }
            self.people.claims[earlier].push(Claim::of(party));
            later = earlier;
        }
    }

    /// The body or country behind a name: "of Finland", "with the Crisis Group", ", of
    /// the Institute", "of the left-wing Meretz party", "of Netanyahu's Likud faction", "at
    /// Istanbul's Kadir Has University".
    fn of_body(&self, end: usize, limit: usize) -> Option<usize> {
        let at = end + usize::from(self.word(end) == "," && self.word(end + 1) != "with");
        let bodies = matches!(self.word(at), "of" | "with" | "from" | "at");
        if !bodies || at + 1 >= limit {
            return None;
        }
        let first = at + 1 + usize::from(self.word(at + 1) == "the");
        let mut index = self.names.partition_point(|n| n.tokens.start() < first);
        let owner = self.names.get(index)?.tokens;
        let owns = owner.start() == first
            && owner.end() < limit
            && self.text.tokens()[owner.end()].kind == TokenKind::Clitic;
        let start = if owns {
            index += 1;
            owner.end() + 1
        } else {
            first
        };
        let party = self.names.get(index)?;
        let country = party.is_country
            && party.tokens.start() == start
            && (self.word(at) == "of"
                || self.word(at) == "from" && self.is_listed_from(party.tokens.end()));
        let body =
            party.kind == EntityType::Organization && self.is_modified(start, party.tokens.start());
        (country || body).then_some(index)
    }

    /// "Lund from Norway and Holm from Kenya met": whether what is behind "from Norway" goes on
    /// with the list or the verb.
    fn is_listed_from(&self, end: usize) -> bool {
        matches!(
            self.word(end),
            "and" | "met" | "said" | "held" | "agreed" | "attended"
        ) || self.word(end) == "," && self.person_from(end + 1).is_some()
    }

    /// Whether only a few attributes stand between two tokens: "left-wing nationalist".
    fn is_modified(&self, from: usize, to: usize) -> bool {
        const WORDS: usize = 6;
        from <= to
            && to - from <= WORDS
            && (from..to).all(|at| {
                let token = &self.text.tokens()[at];
                let content =
                    !lexicon::is_function_word(self.word(at)) && !self.word(at).is_empty();
                token.kind == TokenKind::Word && (content || self.word(at) == "and")
            })
    }

    /// The office at `start` that stands in apposition to what is before it, which ends with
    /// name `holder`.
    pub(super) fn apposition(&self, holder: usize, start: usize) -> Option<usize> {
        let index = self
            .office_from(start)
            .or_else(|| self.office_from(self.past_adverb(start)))?;
        let office = &self.offices[index];
        let end = office.tokens.end();
        let named = self.person_from(end).is_some();
        let introduces = self.word(end) == ","
            && self.person_from(end + 1).is_some()
            && (office.kind() == TitleKind::Counterpart
                || office.determiner == Determiner::Pronoun);
        // "Minister A, the council's director, Colonel B, and": both are told with theirs.
        let held = |claim: &Claim| claim.role.is_some() && claim.rank == Rank::Office;
        let introduces = introduces
            || self.word(end) == ","
                && self.titled_from(end + 1)
                && self.people.claims[holder].iter().any(held);
        let person = !matches!(
            office.kind(),
            TitleKind::Honorific | TitleKind::Counterpart | TitleKind::Side
        );
        (person && !named && !introduces && !office.is_plural() && !self.people.taken[index])
            .then_some(index)
    }

    /// Whether a title with a person's name begins at `start`: "Colonel NAME".
    fn titled_from(&self, start: usize) -> bool {
        self.office_from(start).is_some_and(|office| {
            self.person_from(self.offices[office].tokens.end())
                .is_some()
        })
    }

    /// ", who heads Econometer Global Capital", ", who works for CARE", ", whose group
    /// Jamaat-ul-Ahrar".
    fn relative(&mut self, name: usize, start: usize, limit: usize) {
        /// "the powerful House committee"
        const BEFORE_NAME: usize = 4;
        let heads = matches!(
            (self.word(start), self.word(start + 1)),
            (
                "who",
                "heads"
                    | "leads"
                    | "chairs"
                    | "runs"
                    | "headed"
                    | "led"
                    | "chaired"
                    | "represents"
                    | "represented"
                    | "works"
                    | "worked"
                    | "serves"
            ) | (
                "whose",
                "group" | "party" | "movement" | "organization" | "company" | "faction"
            )
        );
        let at = start + 2 + usize::from(matches!(self.word(start + 2), "for" | "at" | "with"));
        let index = self.names.partition_point(|n| n.tokens.start() < at);
        let body = self.names.get(index).filter(|body| {
            body.kind != EntityType::Person && body.tokens.start() < limit.min(at + BEFORE_NAME)
        });
        if heads && body.is_some() {
            let role = LEADERS
                .iter()
                .find(|(verb, _)| {
                    let body = self.names[index].kind == EntityType::Organization;
                    body && *verb == self.word(start + 1)
                })
                .map(|(_, role)| (*role).to_owned());
            self.people.claims[name].push(Claim {
                role,
                ..Claim::of(index)
            });
        }
    }
}
