//! The office and affiliation that the user's lexicon states of an entity.

use std::collections::HashMap;

use super::{Affiliation, Entities, EntityId};
use crate::document::EntityType;
use crate::lexicon::{UserId, UserLexicon};
use crate::text::fold;

/// Gives entities what the user's lexicon states of them; `users` tells for each entity
/// its entry.
pub(super) fn assign(lexicon: &UserLexicon, users: &[Option<UserId>], entities: &mut Entities) {
    let listed: HashMap<UserId, EntityId> = users
        .iter()
        .enumerate()
        .filter_map(|(index, user)| Some(((*user)?, EntityId::new(index))))
        .collect();
    if listed.is_empty() {
        return;
    }
    let by_form = bodies_and_places(entities);
    // Bodies first, so that the persons in them have their country.
    let mut order: Vec<_> = entities
        .ids()
        .filter(|id| users[id.index()].is_some())
        .collect();
    order.sort_by_key(|id| entities.get(*id).kind == EntityType::Person);
    for id in order {
        let Some(entry) = users[id.index()].map(|user| lexicon.entry(user)) else {
            continue;
        };
        entities.list[id.index()].role.clone_from(&entry.role);
        let Some(words) = &entry.affiliation else {
            continue;
        };
        let country = entry.country();
        let named = lexicon
            .find(words)
            .and_then(|other| listed.get(&other).copied())
            .or_else(|| by_form.get(&fold(words)).copied())
            .or_else(|| country.and_then(|code| entities.state(code).entity()))
            .filter(|named| *named != id);
        let country = country.or_else(|| named.and_then(|named| entities.get(named).country));
        let entity = &mut entities.list[id.index()];
        entity.affiliation = Some(Affiliation::Stated(words.clone(), named));
        entity.country = country.or(entity.country);
    }
}

/// The bodies and places of the text by their folded forms.
fn bodies_and_places(entities: &Entities) -> HashMap<String, EntityId> {
    let mut by_form = HashMap::new();
    for id in entities.ids() {
        let entity = entities.get(id);
        if matches!(entity.kind, EntityType::Organization | EntityType::Place) {
            for form in std::iter::once(&entity.name).chain(&entity.aliases) {
                by_form.entry(fold(form)).or_insert(id);
            }
        }
    }
    by_form
}
