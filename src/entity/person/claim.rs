//! What an office says of the person who holds it.

use super::{Claim, Gender, Rank, Tier};
use crate::document::EntityType;
use crate::entity::mention::Name;
use crate::entity::office::Office;
use crate::entity::office::Party;
use crate::lexicon::{Classes, TitleKind};
use crate::text::Text;

impl Tier<'_, '_> {
    /// The body or country that "its" or "whose" before an office stands for.
    fn antecedent(&self, office: &Office) -> Option<Party> {
        const SENTENCES: usize = 2;
        /// How many tokens may lie between a name and the "whose" that follows it.
        const RELATIVE: usize = 2;
        let start = office.tokens.start();
        let acts = |n: &usize| {
            let name = &self.names[*n];
            let capital = name.kind == EntityType::Place && self.is_capital_city(name);
            name.is_country || capital || name.kind == EntityType::Organization
        };
        let before = self.names.partition_point(|n| n.tokens.start() < start);
        let floor = self.text.sentence_of(start).saturating_sub(SENTENCES);
        let from = self.text.sentences()[floor].tokens.start();
        let first = self.names.partition_point(|n| n.tokens.start() < from);
        let mut near = (first..before).rev();
        match self.word(start) {
            "whose" => near
                .next()
                .filter(|n| acts(n) && start - self.names[*n].tokens.end() <= RELATIVE),
            // A party's leader, not a country's.
            "its" if office.kind() == TitleKind::Party => near
                .clone()
                .find(|n| self.names[*n].kind == EntityType::Organization)
                .or_else(|| near.find(acts)),
            "its" => near.find(acts),
            // "The agency said … Spokesman NAME told reporters"
            word if word.starts_with("spokes") => near.find(|n| {
                let body = self.names[*n].tokens;
                self.names[*n].kind == EntityType::Organization
                    && self.word(body.start()) != "office"
                    && self.is_close(*n, start)
            }),
            _ => None,
        }
        .map(Party::Name)
    }

    /// Whether name `index` stands in the sentence of token `at` or the one before.
    fn is_close(&self, index: usize, at: usize) -> bool {
        let sentence = |at| self.text.sentence_of(at);
        sentence(self.names[index].tokens.start()) + 1 >= sentence(at)
    }

    fn is_capital_city(&self, name: &Name) -> bool {
        name.known(self.text)
            .is_some_and(|entry| entry.is(Classes::CAPITAL))
    }

    /// The person that "his" before an office stands for: the first of the sentence, else
    /// of the one before.
    pub(super) fn owner(&self, office: &Office) -> Option<usize> {
        let start = office.tokens.start();
        if !matches!(self.word(start), "his" | "her" | "whose") {
            return None;
        }
        let sentence = self.text.sentence_of(start);
        (sentence.saturating_sub(1)..=sentence).rev().find_map(|s| {
            let from = self.text.sentences()[s].tokens.start();
            let first = self.names.partition_point(|n| n.tokens.start() < from);
            self.names[first..]
                .iter()
                .take_while(|n| n.tokens.end() <= start.min(self.text.sentences()[s].tokens.end()))
                .position(|n| n.kind == EntityType::Person)
                .map(|offset| first + offset)
        })
    }

    /// A bare rank or occupation says less than one with a complement: "General" less than
    /// "commander of the Second Army"; a present office more than a former one.
    pub(super) fn rank(&self, office: &Office) -> Rank {
        let former = office
            .role
            .first()
            .is_some_and(|piece| matches!(self.word(piece.start()), "former" | "ex" | "onetime"));
        if former {
            return Rank::Former;
        }
        if office.tokens.end() > office.head.tokens.end() {
            return Rank::Office;
        }
        match office.kind() {
            TitleKind::Royal
            | TitleKind::Religious
            | TitleKind::Military
            | TitleKind::Legislator => Rank::Dignity,
            TitleKind::Occupation | TitleKind::Media | TitleKind::Academic => Rank::Occupation,
            _ => Rank::Office,
        }
    }

    /// What office `index` says of the person at `position` among `count`.
    pub(super) fn claim(&self, index: usize, position: usize, count: usize) -> Claim {
        let office = &self.offices[index];
        let respective = office.is_plural() && office.parties.len() == count && count > 1;
        let parties = if respective {
            vec![office.parties[position]]
        } else if office.parties.is_empty() {
            self.antecedent(office).into_iter().collect()
        } else {
            office.parties.clone()
        };
        let hinted = office.parties.is_empty() && self.word(office.tokens.start()) != "whose";
        let claim = self.claim_of(office, parties);
        Claim {
            hinted: claim.hinted || hinted && !claim.parties.is_empty(),
            ..claim
        }
    }

    /// What `office` says of a person who holds it for `parties`.
    pub(super) fn claim_of(&self, office: &Office, parties: Vec<Party>) -> Claim {
        Claim {
            role: office.role_words(self.text).map(|words| {
                if office.is_plural() {
                    crate::lexicon::singular_title(&words)
                } else {
                    words
                }
            }),
            parties,
            owner: self.owner(office),
            rank: self.rank(office),
            kind: Some(office.kind()),
            state: matches!(
                office.kind(),
                TitleKind::HeadOfState
                    | TitleKind::HeadOfGovernment
                    | TitleKind::Minister
                    | TitleKind::Diplomat
                    | TitleKind::Legislator
                    | TitleKind::Official
                    | TitleKind::Military
                    | TitleKind::Royal
                    | TitleKind::Counterpart
            ),
            inherits: office.kind() == TitleKind::Counterpart,
            gender: gender(self.text, office),
            hinted: office.anaphoric,
            tokens: Some(office.tokens),
            title: Some(office.head.tokens.end() - 1),
            definite: office.is_definite(),
            complement: office.tokens.end() > office.head.tokens.end(),
        }
    }
}

fn gender(text: &Text, office: &Office) -> Option<Gender> {
    office.tokens.iter().find_map(|at| match text.folded(at) {
        "mr." | "mr" | "sir" | "lord" | "king" | "prince" | "emir" | "sultan" | "sheikh"
        | "pope" | "chairman" | "spokesman" | "congressman" | "duke" | "father" | "imam"
        | "brother" => Some(Gender::Male),
        "mrs." | "mrs" | "ms." | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "daw"
        | "chairwoman" | "spokeswoman" | "congresswoman" | "duchess" | "sheikha" | "sister" => {
            Some(Gender::Female)
        }
        _ => None,
    })
}
