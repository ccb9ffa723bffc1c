//! Sides that only the text around makes known: "the government", "the rebels".

use super::{REACH, Resolver};
use crate::document::EntityType;
use crate::entity::EntityId;
use crate::entity::office::{Determiner, Office, Party};
use crate::lexicon::{Classes, TitleKind};

impl Resolver<'_, '_> {
    /// The side of those who hold an office, where the phrase does not say whose.
    pub(super) fn side_without_name(&mut self, office: &Office) -> Option<EntityId> {
        if !office.parties.is_empty() {
            return None;
        }
        match office.kind() {
            TitleKind::Armed if matches!(office.determiner, Determiner::None | Determiner::The) => {
                self.armed_group(office.tokens.start())
            }
            TitleKind::Side if office.determiner == Determiner::The => {
                let party = self.called_before(office)?;
                Some(self.side(party, office.tokens))
            }
            _ => None,
        }
    }

    /// "the rebels" at token `here`: the armed group last named before, else first after.
    fn armed_group(&self, here: usize) -> Option<EntityId> {
        let armed = self.armed.get_or_init(|| self.armed_groups());
        let behind = armed.partition_point(|(at, _)| *at < here);
        let last = behind.checked_sub(1).unwrap_or(behind);
        armed.get(last).map(|(_, group)| *group)
    }

    /// Where the text names armed groups: such as are known for it, and whose fighters it speaks
    /// of ("M23 rebels").
    fn armed_groups(&self) -> Vec<(usize, EntityId)> {
        let mut armed = vec![false; self.entities.list.len()];
        for office in self.offices.iter().filter(|o| o.kind() == TitleKind::Armed) {
            if let [Party::Name(name)] = office.parties[..] {
                armed[self.of_name[name].index()] = true;
            }
        }
        for (index, name) in self.names.iter().enumerate() {
            let body = name.kind == EntityType::Organization;
            let known = body.then(|| name.known(self.text)).flatten();
            if known.is_some_and(|entry| entry.is(Classes::ARMED_GROUP)) {
                armed[self.of_name[index].index()] = true;
            }
        }
        let groups = self
            .names
            .iter()
            .zip(&self.of_name)
            .filter(|(name, id)| name.kind == EntityType::Organization && armed[id.index()]);
        groups
            .map(|(name, id)| (name.tokens.start(), *id))
            .collect()
    }

    /// "the government": for whom those acted whom the text last called so.
    fn called_before(&self, office: &Office) -> Option<Party> {
        let word = |office: &Office| self.text.folded(office.head.tokens.end() - 1);
        let here = self
            .offices
            .partition_point(|o| o.tokens.start() < office.tokens.start());
        let before = self.offices[..here].iter().rev().take(REACH);
        let mut same = before.filter(|o| o.kind() == TitleKind::Side && word(o) == word(office));
        same.find_map(|o| o.parties.first().copied())
    }
}
