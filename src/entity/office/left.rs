//! What stands before a title: portfolio, demonyms, possessor, determiner.

use super::portfolio::is_field;
use super::{Determiner, Office, Party, Reader, is_land};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, TitleKind};
use crate::text::{Case, Text, TokenKind, TokenRange};

impl Reader<'_, '_> {
    /// Extends the phrase to the left: portfolio, modifiers, demonyms, determiner.
    pub(super) fn left(&self, office: &mut Office) {
        let mut at = office.tokens.start();
        while at > self.floor {
            let last = at - 1;
            let kind = self.text.tokens()[last].kind;
            if kind == TokenKind::Clitic {
                at = self.possessor(office, last);
                office.determiner = Determiner::Possessor;
                break;
            }
            // "U.N. refugee agency (UNHCR) spokesman"
            if let Some((start, name)) = self.acronym_to(at) {
                office.parties.push(Party::Name(name));
                at = start;
                break;
            }
            // "(Yemeni) President"
            if self.word(last) == ")"
                && let Some(demonym) = self.marks.demonym_to(last)
                && demonym.tokens.start() > self.floor
                && self.word(demonym.tokens.start() - 1) == "("
            {
                office.parties.push(Party::Country(demonym.country));
                at = demonym.tokens.start() - 1;
                break;
            }
            if let Some(name) = self.marks.name_at(last) {
                let Some(start) = self.attributive(office, name, at) else {
                    break;
                };
                at = if office.is_plural() {
                    self.more_demonyms(office, start)
                } else {
                    start
                };
                continue;
            }
            if let Some(demonym) = self.marks.demonym_to(at) {
                if let Some(start) = self.wider_demonym(demonym.tokens)
                    && office.is_plural()
                {
                    at = start;
                    continue;
                }
                office.parties.push(Party::Country(demonym.country));
                at = self.more_demonyms(office, demonym.tokens.start());
                continue;
            }
            if let Some(title) = self.marks.title_to(at) {
                office.role.push(title.tokens);
                at = title.tokens.start();
                continue;
            }
            // "reports that President Lund met": a conjunction.
            let conjunction =
                self.word(last) == "that" && self.text.tokens()[at].case != Case::Lower;
            if let Some(determiner) = determiner(self.word(last)).filter(|_| !conjunction) {
                office.determiner = determiner;
                at = last;
                if matches!(determiner, Determiner::Count(_))
                    && at > self.floor
                    && self.word(at - 1) == "the"
                {
                    at -= 1;
                }
                break;
            }
            if lexicon::is_title_modifier(self.text, last) {
                office.add_role(TokenRange::new(last, at));
                at = last;
                continue;
            }
            if self.is_title_word(last, at) {
                office.add_role(TokenRange::new(last, at));
                at = last;
                continue;
            }
            // "home affairs editor"
            if is_field(self.word(last))
                && last > self.floor
                && lexicon::is_portfolio(self.text, last - 1)
            {
                office.add_role(TokenRange::new(last, at));
                at = last;
                continue;
            }
            if kind == TokenKind::Word && (self.is_adjective(last) || self.is_creed(last)) {
                at = last;
                continue;
            }
            if office.is_plural()
                && let Some(start) = self.joined_portfolio(at)
            {
                office.add_role(TokenRange::new(start, at));
                at = start;
                continue;
            }
            break;
        }
        office.tokens = TokenRange::new(at, office.tokens.end());
        office.parties.reverse();
    }

    /// "Armenia's", "the country's": returns where the possessor begins.
    pub(super) fn possessor(&self, office: &mut Office, clitic: usize) -> usize {
        let mut at = clitic;
        if let Some(name) = self.marks.name_to(self.names, clitic) {
            office.parties.push(Party::Name(name));
            at = self.names[name].tokens.start();
        } else if let Some(title) = self.marks.title_to(clitic) {
            // "the Secretary General's Special Representative": the greater office is
            // part of the role's wording, its body the affiliation.
            office.add_role(TokenRange::new(title.tokens.start(), clitic + 1));
            at = title.tokens.start();
            if let Some(name) = self.marks.name_to(self.names, at) {
                office.parties.push(Party::Name(name));
                at = self.names[name].tokens.start();
            } else if let Some(demonym) = self.marks.demonym_to(at) {
                office.parties.push(Party::Country(demonym.country));
                at = demonym.tokens.start();
            }
        } else if clitic > self.sentence {
            at = clitic - 1;
            let before = office.parties.len();
            office.parties.extend(self.spoken_of(at).map(Party::Name));
            office.anaphoric = office.parties.len() > before;
        }
        if at > self.sentence
            && matches!(self.word(at - 1), "the" | "his" | "her" | "their" | "its")
        {
            at -= 1;
        }
        at
    }

    /// What "the agency", "the country" at token `noun` stands for: the body or country
    /// last named.
    fn spoken_of(&self, noun: usize) -> Option<usize> {
        const NAMES: usize = 8;
        let country = matches!(
            self.word(noun),
            "country" | "nation" | "kingdom" | "republic" | "emirate" | "sultanate"
        );
        let land = is_land(self.word(noun));
        let body = !country && !land && lexicon::is_body_noun(self.text, noun);
        let before = self.names.partition_point(|n| n.tokens.start() < noun);
        let near = (before.saturating_sub(NAMES)..before).rev();
        if body {
            return self.body_called(noun, near);
        }
        near.into_iter().find(|index| {
            let name = &self.names[*index];
            country && name.is_country || land && name.kind == EntityType::Place
        })
    }

    /// The body among the names `near` that "the union" at token `noun` stands for: one that
    /// has this noun in its name, else the first that is not known for something else.
    fn body_called(&self, noun: usize, near: impl Iterator<Item = usize> + Clone) -> Option<usize> {
        let word = self.word(noun);
        let is_body = |index: &usize| self.names[*index].kind == EntityType::Organization;
        let called = |index: &usize| {
            let mut words = self.names[*index].tokens.iter();
            words.any(|at| self.word(at) == word)
        };
        let other = |index: &usize| {
            let name = &self.names[*index];
            let mut words = name.tokens.iter();
            words.any(|at| lexicon::is_body_noun(self.text, at))
                || name.known(self.text).is_some_and(|entry| {
                    entry.is(Classes::NEWS_AGENCY) && !is_media_noun(word)
                        || entry.is(Classes::PARTY) && word != "party"
                })
        };
        let mut first = near.clone().filter(is_body);
        near.filter(is_body)
            .find(called)
            .or_else(|| first.find(|index| !other(index)))
    }

    /// A place or body that stands before the title: "EU envoy", "Zanu PF leader".
    /// None where the name cannot belong to the phrase.
    fn attributive(&self, office: &mut Office, name: usize, at: usize) -> Option<usize> {
        let name_tokens = self.names[name].tokens;
        let belongs = name_tokens.end() == at
            && name_tokens.start() >= self.floor
            && matches!(
                self.names[name].kind,
                EntityType::Place | EntityType::Organization
            );
        if !belongs {
            return None;
        }
        let scholar = matches!(
            office.kind(),
            TitleKind::Academic | TitleKind::Occupation | TitleKind::Media
        );
        if scholar && self.names[name].kind == EntityType::Place {
            // "South Asia expert": a field of study, not whom one acts for.
            office.add_role(name_tokens);
        } else if is_generic_body(self.text, name_tokens) || is_service(self.text, name_tokens) {
            office.add_role(name_tokens);
        } else {
            office.parties.push(Party::Name(name));
        }
        Some(name_tokens.start())
    }

    /// "Turkish and Azerbaijani", "Turkish, Georgian and Azerbaijani", "UK and Turkish".
    fn more_demonyms(&self, office: &mut Office, mut at: usize) -> usize {
        while at > self.floor + 1 && matches!(self.word(at - 1), "and" | "," | "&") {
            if let Some(demonym) = self.marks.demonym_to(at - 1) {
                office.parties.push(Party::Country(demonym.country));
                at = demonym.tokens.start();
                continue;
            }
            let short = office.is_plural() && self.word(at - 1) != ",";
            let name = self.marks.name_to(self.names, at - 1);
            let Some(name) = name.filter(|name| short && self.is_short(*name)) else {
                break;
            };
            office.parties.push(Party::Name(name));
            at = self.names[name].tokens.start();
        }
        at
    }

    /// Where "defence and" begins before the portfolio at `at`: "the French defence and foreign
    /// ministers".
    fn joined_portfolio(&self, at: usize) -> Option<usize> {
        let start = at.checked_sub(2).filter(|start| *start > self.floor)?;
        let joins = matches!(self.word(at - 1), "and" | "," | "&");
        (joins && lexicon::is_portfolio(self.text, start)).then_some(start)
    }

    /// Where "South American" begins, which is of no country though "American" is.
    fn wider_demonym(&self, demonym: TokenRange) -> Option<usize> {
        let start = demonym
            .start()
            .checked_sub(1)
            .filter(|at| *at >= self.floor)?;
        let (wider, entry) = lexicon::longest_of(self.text, start, Classes::DEMONYM)?;
        (wider.end() == demonym.end() && entry.country.is_none()).then_some(start)
    }

    /// The body whose acronym a bracket ends with at `at`, and where its name begins.
    fn acronym_to(&self, at: usize) -> Option<(usize, usize)> {
        const TOKENS: usize = 5;
        if self.word(at - 1) != ")" {
            return None;
        }
        let open = (self.floor.max(at.saturating_sub(TOKENS))..at - 1)
            .rev()
            .find(|start| self.word(*start) == "(")?;
        // "Oslo, May 3 (Reuters) Premier NAME": who filed the report.
        let filed = open > 0 && self.text.tokens()[open - 1].kind == TokenKind::Number;
        if filed {
            return None;
        }
        let full = self.marks.name_to(self.names, open);
        let full = full.filter(|n| self.names[*n].kind == EntityType::Organization);
        match full {
            Some(name) => Some((self.names[name].tokens.start().max(self.floor), name)),
            None => Some((open, self.marks.name_at(open + 1)?)),
        }
    }

    /// "UK", "EU": a name that stands where others have an adjective.
    fn is_short(&self, name: usize) -> bool {
        let name = &self.names[name];
        name.tokens.len() == 1
            && self.text.tokens()[name.tokens.start()].case == Case::Upper
            && (name.is_country || name.kind == EntityType::Organization)
    }

    /// "Northern" in "Canada's Northern Affairs Minister": a common word in capitals that goes
    /// on with an office in capitals, behind whom it is of.
    fn is_title_word(&self, at: usize, office: usize) -> bool {
        let capital = |at: usize| self.text.tokens()[at].case == Case::Title;
        at > self.floor
            && self.text.tokens()[at].kind == TokenKind::Word
            && capital(at)
            && capital(office)
            && lexicon::is_common_token(self.text, at)
            && !lexicon::is_calendar(self.text, at)
            && (self.text.tokens()[at - 1].kind == TokenKind::Clitic
                || self.word(at - 1) == "the"
                || self.marks.demonym_to(at).is_some())
    }

    /// "Shi'ite" in "Iraqi Shi'ite cleric": a people or a faith without a country.
    fn is_creed(&self, at: usize) -> bool {
        lexicon::lookup_token(self.text, at)
            .is_some_and(|entry| entry.is(Classes::DEMONYM) && entry.country.is_none())
    }

    /// An unknown lower-case word behind a determiner or demonym, others perhaps
    /// between: "an international relations expert".
    fn is_adjective(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        let low = at.saturating_sub(WORDS).max(self.floor);
        for word in (low + 1..=at).rev() {
            let token = &self.text.tokens()[word];
            if token.kind != TokenKind::Word
                || !(token.case == Case::Lower || is_compound(self.word(word)))
                || lexicon::is_function_word(self.word(word))
            {
                return false;
            }
            if determiner(self.word(word - 1)).is_some()
                || self.marks.demonym_to(word).is_some()
                || self.text.tokens()[word - 1].kind == TokenKind::Clitic
            {
                return true;
            }
        }
        false
    }
}

/// Common nouns for those who report.
fn is_media_noun(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "newspaper"
            | "paper"
            | "broadcaster"
            | "channel"
            | "station"
            | "network"
            | "magazine"
    )
}

/// "Washington-based", "pro-Russian": an adjective in spite of its capital.
fn is_compound(word: &str) -> bool {
    ["-based", "-born", "-led", "-backed", "-appointed"]
        .iter()
        .any(|suffix| word.ends_with(suffix))
        || ["pro-", "anti-", "non-"]
            .iter()
            .any(|prefix| word.starts_with(prefix))
}

fn determiner(word: &str) -> Option<Determiner> {
    Some(match word {
        "the" | "this" | "that" | "these" | "those" | "same" => Determiner::The,
        "a" | "an" | "another" | "any" | "no" => Determiner::Indefinite,
        "his" | "her" | "its" | "their" | "my" | "our" | "whose" => Determiner::Pronoun,
        "both" | "two" => Determiner::Count(2),
        "three" => Determiner::Count(3),
        "four" => Determiner::Count(4),
        "five" => Determiner::Count(5),
        "six" => Determiner::Count(6),
        "seven" => Determiner::Count(7),
        "eight" => Determiner::Count(8),
        "all" => Determiner::Count(0),
        _ => return None,
    })
}

/// "Foreign Ministry" without a country: part of the role, not whom one acts for.
fn is_generic_body(text: &Text, tokens: TokenRange) -> bool {
    let ministry = matches!(
        text.folded(tokens.end() - 1),
        "ministry" | "department" | "office" | "cabinet" | "government"
    );
    ministry
        && tokens
            .iter()
            .all(|at| at + 1 == tokens.end() || lexicon::is_portfolio(text, at))
}

/// "Marine Corps General": a branch of some country's forces.
pub(in crate::entity) fn is_service(text: &Text, tokens: TokenRange) -> bool {
    tokens.iter().all(|at| {
        lexicon::is_title_modifier(text, at)
            || matches!(
                text.folded(at),
                "army"
                    | "navy"
                    | "air"
                    | "force"
                    | "marine"
                    | "marines"
                    | "corps"
                    | "coast"
                    | "guard"
            )
    })
}
