//! Who stands at the head of others, and lists that tell of each in turn whom it is of:
//! "a delegation of Norway, headed by NAME", "the governors of X, NAME, and of Y, NAME".

use super::{Claim, Tier};
use crate::document::EntityType;
use crate::entity::office::Party;
use crate::lexicon::{self, TitleKind};

/// What somebody is by whom a body is led so: "the Alder Group, headed by NAME".
const LEADERS: &[(&str, &str)] = &[("headed", "head"), ("led", "leader"), ("chaired", "chair")];

impl Tier<'_, '_> {
    /// What is said of whoever is named from `start` on by those who are led: "a delegation of
    /// the Senate, headed by NAME", "the Kenyan team of NAME", "the committee, chaired by NAME".
    pub(super) fn led(&self, start: usize, floor: usize) -> Option<Claim> {
        let last = start.checked_sub(1).filter(|at| *at > floor)?;
        if self.word(last) == "of" {
            return self.of_side_to(last);
        }
        let verb = last.checked_sub(1).filter(|at| *at > floor)?;
        let leader = LEADERS.iter().find(|(word, _)| *word == self.word(verb));
        let (_, role) = leader.filter(|_| self.word(last) == "by")?;
        let copula = matches!(self.word(verb - 1), "," | "was" | "is" | "and");
        let end = verb - usize::from(copula && verb - 1 > floor);
        if let Some(claim) = self.of_side_to(end) {
            return Some(claim);
        }
        let at = self.names.partition_point(|n| n.tokens.end() < end);
        let body = self.names.get(at).filter(|n| n.tokens.end() == end)?;
        (body.kind == EntityType::Organization).then(|| Claim {
            role: Some((*role).to_owned()),
            parties: vec![Party::Name(at)],
            ..Claim::default()
        })
    }

    /// What is said of whoever is of the side that ends at `end`, with a country or body: "the
    /// Norwegian delegation".
    fn of_side_to(&self, end: usize) -> Option<Claim> {
        let office = &self.offices[self.office_to(end)?];
        let side = office.kind() == TitleKind::Side && !office.parties.is_empty();
        side.then(|| Claim {
            parties: office.parties.clone(),
            ..Claim::default()
        })
    }

    /// The office of whoever is named from `start` on in a list that tells it once for all:
    /// "the governors of X, NAME, and of Y, NAME".
    pub(super) fn rostered(&self, start: usize, floor: usize) -> Option<Claim> {
        const TOKENS: usize = 40;
        let comma = start.checked_sub(1).filter(|at| self.word(*at) == ",")?;
        let at = self.names.partition_point(|n| n.tokens.end() < comma);
        let land = self.names.get(at).filter(|n| n.tokens.end() == comma)?;
        if !matches!(land.kind, EntityType::Place | EntityType::Organization) {
            return None;
        }
        let before = land.tokens.start();
        let low = floor.max(start.saturating_sub(TOKENS));
        let behind = self.offices.partition_point(|o| o.tokens.start() < before);
        let office = self.offices[..behind]
            .iter()
            .rev()
            .take_while(|o| o.tokens.start() >= low)
            .find(|o| o.is_plural() && o.kind() != TitleKind::Side)?;
        let from = office.tokens.end();
        let listed = from < before && (from..before).all(|at| self.is_list_part(at));
        listed.then(|| {
            let mut claim = self.claim_of(office, vec![Party::Name(at)]);
            let own = office
                .role
                .iter()
                .filter(|piece| piece.end() <= office.head.tokens.end());
            let words: Vec<_> = own.map(|piece| self.text.slice(*piece)).collect();
            claim.role = Some(lexicon::singular_title(&words.join(" ")));
            claim
        })
    }

    /// Whether token `at` is within a name or ties names in a list.
    fn is_list_part(&self, at: usize) -> bool {
        let name = self.names.partition_point(|n| n.tokens.end() <= at);
        let named = self.names.get(name).is_some_and(|n| n.tokens.holds(at));
        named || matches!(self.word(at), "," | "and" | "of" | "the" | "(" | ")")
    }
}
