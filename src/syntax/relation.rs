//! Dependency relations: those of Universal Dependencies 2, rare subtypes folded away.

use super::inventory::inventory;

inventory! {
    /// What a word is to its head (<https://universaldependencies.org/en/dep/>).
    Relation {
        Root = "root": "Head of the sentence.",
        Acl = "acl": "Clause that modifies a noun: \"talks *aimed* at\".",
        AclRelcl = "acl:relcl": "Relative clause.",
        Advcl = "advcl": "Adverbial clause.",
        Advmod = "advmod": "Adverb, and \"not\".",
        Amod = "amod": "Adjective of a noun.",
        Appos = "appos": "Apposition: \"Reis, the *minister*\".",
        Aux = "aux": "Auxiliary, modals included.",
        AuxPass = "aux:pass": "Auxiliary of the passive.",
        Case = "case": "Preposition, or possessive ending, of a noun.",
        Cc = "cc": "Coordinating conjunction.",
        Ccomp = "ccomp": "Clausal complement with its own subject; quoted speech.",
        Compound = "compound": "Noun before a noun: \"*peace* talks\".",
        CompoundPrt = "compound:prt": "Particle of a phrasal verb: \"sat *down*\".",
        Conj = "conj": "Second and later parts of a coordination; the head is the first.",
        Cop = "cop": "Copula; the predicate is the head.",
        Csubj = "csubj": "Clausal subject.",
        Dep = "dep": "Anything else.",
        Det = "det": "Determiner.",
        Discourse = "discourse": "Interjection.",
        Expl = "expl": "\"There\" and \"it\" that stand for nothing.",
        Fixed = "fixed": "Later words of a fixed expression: \"as well *as*\".",
        Flat = "flat": "Later words of a name.",
        Iobj = "iobj": "Indirect object.",
        List = "list": "Items of a list.",
        Mark = "mark": "\"That\", \"if\", \"to\" before a clause.",
        Nmod = "nmod": "Prepositional phrase of a noun.",
        NmodDesc = "nmod:desc": "Title before a name: \"*Minister* Reis\".",
        NmodPoss = "nmod:poss": "Possessor: \"*Reis* 's visit\".",
        NmodUnmarked = "nmod:unmarked": "Bare noun phrase that modifies a noun: \"the talks *Monday*\".",
        Nsubj = "nsubj": "Subject.",
        NsubjPass = "nsubj:pass": "Subject of a passive.",
        Nummod = "nummod": "Number of a noun.",
        Obj = "obj": "Direct object.",
        Obl = "obl": "Prepositional phrase of a verb or adjective.",
        OblAgent = "obl:agent": "\"By\" phrase of a passive.",
        OblUnmarked = "obl:unmarked": "Bare noun phrase that modifies a verb: \"met *Monday*\".",
        Parataxis = "parataxis": "Clause set beside another: \"…, he *said*, …\".",
        Punct = "punct": "Punctuation mark.",
        Vocative = "vocative": "The one spoken to.",
        Xcomp = "xcomp": "Clausal complement whose subject is the head's: \"refused to *meet*\".",
    }
}

/// UD subtypes and relations that are read as another one.
const FOLDED: &[(&str, Relation)] = &[
    ("advcl:relcl", Relation::Advcl),
    ("cc:preconj", Relation::Cc),
    ("csubj:outer", Relation::Csubj),
    ("csubj:pass", Relation::Csubj),
    ("det:predet", Relation::Det),
    ("dislocated", Relation::Dep),
    ("goeswith", Relation::Flat),
    ("nsubj:outer", Relation::Nsubj),
    ("orphan", Relation::Dep),
    ("reparandum", Relation::Dep),
];

impl Relation {
    /// The relation that stands for UD's `name`; [`Relation::Dep`] for an unknown one.
    pub fn from_ud(name: &str) -> Self {
        Self::from_name(name)
            .or_else(|| FOLDED.iter().find(|(n, _)| *n == name).map(|(_, r)| *r))
            .unwrap_or(Self::Dep)
    }

    /// Whether it is a subject, active, passive or clausal.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::NsubjPass | Self::Csubj)
    }

    /// Whether it is an oblique or a noun's prepositional phrase: parsers mistake one
    /// for the other more than anything else, so readers often want both.
    pub fn is_oblique(self) -> bool {
        matches!(
            self,
            Self::Obl | Self::OblAgent | Self::OblUnmarked | Self::Nmod | Self::NmodUnmarked
        )
    }

    /// Whether it begins a clause of its own.
    pub fn is_clause(self) -> bool {
        matches!(
            self,
            Self::Acl
                | Self::AclRelcl
                | Self::Advcl
                | Self::Ccomp
                | Self::Csubj
                | Self::Parataxis
                | Self::Root
                | Self::Xcomp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Relation;

    #[test]
    fn names_lead_back() {
        for (number, relation) in Relation::ALL.iter().enumerate() {
            assert_eq!(*relation as usize, number);
            assert_eq!(Relation::from_ud(relation.name()), *relation);
        }
        assert_eq!(Relation::from_ud("det:predet"), Relation::Det);
        assert_eq!(Relation::from_ud("no such"), Relation::Dep);
    }

    #[test]
    fn sets_of_relations_fit_a_word() {
        assert!(Relation::ALL.len() <= 64);
    }
}
