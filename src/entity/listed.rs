//! Names of the user's lexicon: "Ana Reis", and "Reis" where that is she.

use hashbrown::HashSet;

use super::mention::{Proposal, Source};
use super::spelling::same_or_initial;
use crate::document::EntityType;
use crate::lexicon::UserLexicon;
use crate::text::{Text, TokenRange};

/// Proposes a mention for every name and alias of the lexicon, but not where a surname that
/// is an alias shows somebody else.
pub(super) fn propose(text: &Text, lexicon: &UserLexicon, out: &mut Vec<Proposal>) {
    let occurrences = lexicon.occurrences(text);
    if occurrences.is_empty() {
        return;
    }
    let around = longer_names(text, out);
    // Whether persons of the lexicon are in the text by more than one word of their name,
    // and whether somebody else of that word is.
    let (mut present, mut namesake) = (HashSet::new(), HashSet::new());
    let mut found = Vec::new();
    for (tokens, user) in occurrences {
        let entry = lexicon.entry(user);
        let surname = entry.kind == EntityType::Person
            && tokens.len() == 1
            && lexicon.words(user).nth(1).is_some()
            && lexicon
                .words(user)
                .any(|word| word == text.folded(tokens.start()));
        match around[tokens.start()].filter(|_| surname) {
            None => {
                if !surname {
                    present.insert(user);
                }
                found.push((tokens, user, surname));
            }
            Some((longer, EntityType::Person)) => {
                let given = text.folded(longer.start());
                let own = lexicon.words(user).next();
                if own.is_some_and(|own| same_or_initial(given, own)) {
                    present.insert(user);
                    found.push((longer, user, false));
                } else {
                    namesake.insert(user);
                }
            }
            // A palace or a foundation that bears the surname.
            Some(_) => {}
        }
    }
    // Where only "Marta Reis" is in full, "Reis" is not the user's Ana Reis.
    found.retain(|(_, user, surname)| {
        !surname || present.contains(user) || !namesake.contains(user)
    });
    for (tokens, user, _) in found {
        let entry = lexicon.entry(user);
        let mut proposal = Proposal::new(tokens, entry.kind, Source::User, 1.0);
        // Each name of a series is somebody or something else.
        proposal.name.user = (!lexicon.is_series(user)).then_some(user);
        if entry.kind == EntityType::Place {
            proposal.name.country = entry.country();
        }
        out.push(proposal);
    }
}

/// For each token, the longest name of several words around it, of a person or one that
/// does not rest on the tagger alone.
fn longer_names(text: &Text, proposals: &[Proposal]) -> Vec<Option<(TokenRange, EntityType)>> {
    let mut around: Vec<Option<(TokenRange, EntityType)>> = vec![None; text.tokens().len()];
    for Proposal { name, source } in proposals {
        let sure =
            name.kind == EntityType::Person || matches!(source, Source::Lexicon | Source::Pattern);
        for at in name.tokens.iter().filter(|_| sure && name.tokens.len() > 1) {
            if around[at].is_none_or(|(known, _)| known.len() < name.tokens.len()) {
                around[at] = Some((name.tokens, name.kind));
            }
        }
    }
    around
}
