//! The closed word classes that the search for arguments steers by.

/// Words that govern the noun phrase behind them.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in" | "at" | "on" | "with" | "from" | "to" | "by" | "for" | "after" | "before" | "during"
            | "between" | "against" | "about" | "over" | "near" | "since" | "under" | "through" | "via"
            | "like" | "than" | "including" | "alongside" | "despite" | "without" | "among" | "amid"
            | "outside" | "inside" | "into" | "toward" | "towards" | "until" | "upon" | "within" | "across"
            | "behind" | "beyond" | "regarding" | "off" | "around" | "besides" | "except" | "per"
            | "concerning" | "throughout" | "along" | "onto" | "as"
    )
}

/// Auxiliaries, modals and adverbs that stand between a subject and its verb, and verbs
/// that pass their own subject on ("agreed to meet", "is expected to meet").
pub(super) fn is_verb_group(word: &str) -> bool {
    is_auxiliary(word) || is_control(word) || is_adverb(word)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "has" | "have" | "had" | "having"
            | "do" | "does" | "did" | "will" | "would" | "shall" | "should" | "can" | "could" | "may"
            | "might" | "must" | "to" | "not" | "n't" | "cannot" | "'ll" | "'d" | "'ve" | "'s" | "’s" | "wo" | "ca"
            | "'re" | "n’t"
    )
}

/// Verbs and adjectives whose subject is also that of the infinitive behind them.
pub(super) fn is_control(word: &str) -> bool {
    matches!(
        word,
        "expected" | "scheduled" | "due" | "set" | "slated" | "ready" | "prepared" | "willing" | "unwilling"
            | "able" | "unable" | "likely" | "unlikely" | "agreed" | "agrees" | "agree" | "refused" | "refuses"
            | "refuse" | "declined" | "declines" | "decline" | "offered" | "offers" | "offer" | "hopes" | "hoped"
            | "hope" | "wants" | "wanted" | "want" | "plans" | "planned" | "plan" | "planning" | "intends"
            | "intended" | "intend" | "going" | "failed" | "vowed" | "promised" | "pledged" | "expects" | "hoping"
            | "wanting" | "seeking" | "seeks" | "sought" | "arranged" | "decided" | "continued" | "began" | "asked"
            | "supposed" | "forced" | "believed" | "reported" | "said" | "known" | "thought" | "used" | "began to"
            | "eager" | "keen" | "poised" | "hopeful" | "obliged" | "undertook" | "about" | "flew" | "travelled"
            | "traveled" | "arrived" | "came" | "went" | "wishes" | "wished" | "denied" | "denies" | "avoided"
            | "considered" | "proposed" | "managed" | "allowed" | "opted" | "chose" | "proceeded" | "returned"
    )
}

pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also" | "then" | "later" | "earlier" | "again" | "first" | "last" | "ever" | "never" | "still"
            | "already" | "just" | "now" | "soon" | "even" | "both" | "each" | "all" | "here" | "there" | "today"
            | "once" | "twice" | "since" | "afterwards" | "afterward" | "meanwhile" | "instead" | "together"
            | "too" | "finally" | "next" | "in turn" | "either" | "neither" | "themselves" | "himself" | "herself"
    ) || word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "italy" | "assembly" | "reply" | "supply" | "july" | "ally")
}

/// Words behind which a clause of its own begins.
pub(super) fn begins_clause(word: &str) -> bool {
    matches!(
        word,
        "that" | "which" | "who" | "whom" | "whose" | "because" | "although" | "though" | "while" | "whereas"
            | "when" | "where" | "if" | "unless" | "so" | "but" | ";" | ":" | "whether" | "what" | "how" | "why"
    )
}

/// Words that join noun phrases or verb phrases.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or" | "&" | "but" | "then")
}

pub(super) fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "«" | "»")
}

/// Words that may stand between a preposition or verb and the reference it governs.
pub(super) fn is_noun_modifier(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "visiting" | "both" | "either" | "neither" | "each" | "fellow" | "new" | "then"
            | "former" | "outgoing" | "incoming" | "veteran" | "top" | "senior" | "separately" | "respectively"
            | "jointly" | "finally" | "also" | "(" | ")" | "with" | "his" | "her" | "its" | "their" | "respective"
            | "other" | "some" | "several" | "including" | "among" | "others" | "unnamed" | "local" | "guest"
            | "guests" | "host" | "counterpart" | "delegation" | "delegations" | "leaders" | "officials"
            | "representatives" | "members" | "head" | "heads" | "of"
    )
}

/// Words that say something was said: the end of what they report.
pub(super) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "told" | "tells" | "announced" | "announces" | "added" | "adds" | "reported"
            | "reports" | "confirmed" | "confirms" | "stated" | "states" | "noted" | "stressed" | "wrote"
            | "writes" | "tweeted" | "posted" | "according" | "saying" | "telling" | "adding"
    )
}
