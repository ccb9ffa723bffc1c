//! The closed word classes that the search for arguments steers by.

pub(super) use crate::lexicon::is_speech;

/// Words that govern the noun phrase behind them.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "on"
            | "with"
            | "from"
            | "to"
            | "by"
            | "for"
            | "after"
            | "before"
            | "during"
            | "between"
            | "against"
            | "about"
            | "over"
            | "near"
            | "since"
            | "under"
            | "through"
            | "via"
            | "like"
            | "than"
            | "including"
            | "alongside"
            | "despite"
            | "without"
            | "among"
            | "amid"
            | "outside"
            | "inside"
            | "into"
            | "toward"
            | "towards"
            | "until"
            | "upon"
            | "within"
            | "across"
            | "behind"
            | "beyond"
            | "regarding"
            | "off"
            | "around"
            | "besides"
            | "except"
            | "per"
            | "concerning"
            | "throughout"
            | "along"
            | "onto"
            | "as"
    )
}

/// Auxiliaries, modals and adverbs that stand between a subject and its verb, and verbs
/// that pass their own subject on ("agreed to meet", "is expected to meet").
pub(super) fn is_verb_group(word: &str) -> bool {
    is_auxiliary(word) || is_control(word) || is_adverb(word)
}

pub(super) fn is_will(word: &str) -> bool {
    matches!(word, "will" | "shall" | "'ll" | "wo")
}

pub(super) fn is_modal(word: &str) -> bool {
    is_will(word)
        || matches!(
            word,
            "would" | "should" | "can" | "could" | "may" | "might" | "must" | "cannot" | "ca"
        )
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    is_modal(word)
        || matches!(
            word,
            "be" | "is"
                | "are"
                | "was"
                | "were"
                | "been"
                | "being"
                | "am"
                | "has"
                | "have"
                | "had"
                | "having"
                | "do"
                | "does"
                | "did"
                | "to"
                | "not"
                | "n't"
                | "'d"
                | "'ve"
                | "'s"
                | "’s"
                | "'re"
                | "n’t"
        )
}

/// Verbs and adjectives whose subject is also that of the infinitive behind them.
pub(super) fn is_control(word: &str) -> bool {
    matches!(
        word,
        "expected"
            | "scheduled"
            | "due"
            | "set"
            | "slated"
            | "ready"
            | "prepared"
            | "willing"
            | "unwilling"
            | "able"
            | "unable"
            | "likely"
            | "unlikely"
            | "agreed"
            | "agrees"
            | "agree"
            | "refused"
            | "refuses"
            | "refuse"
            | "declined"
            | "declines"
            | "decline"
            | "offered"
            | "offers"
            | "offer"
            | "hopes"
            | "hoped"
            | "hope"
            | "wants"
            | "wanted"
            | "want"
            | "plans"
            | "planned"
            | "plan"
            | "planning"
            | "intends"
            | "intended"
            | "intend"
            | "going"
            | "failed"
            | "vowed"
            | "promised"
            | "pledged"
            | "expects"
            | "hoping"
            | "wanting"
            | "seeking"
            | "seeks"
            | "sought"
            | "arranged"
            | "decided"
            | "continued"
            | "began"
            | "asked"
            | "supposed"
            | "forced"
            | "believed"
            | "reported"
            | "said"
            | "known"
            | "thought"
            | "used"
            | "began to"
            | "eager"
            | "keen"
            | "poised"
            | "hopeful"
            | "obliged"
            | "undertook"
            | "about"
            | "flew"
            | "travelled"
            | "traveled"
            | "arrived"
            | "came"
            | "went"
            | "wishes"
            | "wished"
            | "denied"
            | "denies"
            | "avoided"
            | "considered"
            | "proposed"
            | "managed"
            | "allowed"
            | "opted"
            | "chose"
            | "proceeded"
            | "returned"
    )
}

pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "then"
            | "later"
            | "earlier"
            | "again"
            | "first"
            | "last"
            | "ever"
            | "never"
            | "still"
            | "already"
            | "just"
            | "now"
            | "soon"
            | "even"
            | "both"
            | "each"
            | "all"
            | "here"
            | "there"
            | "today"
            | "once"
            | "twice"
            | "since"
            | "afterwards"
            | "afterward"
            | "meanwhile"
            | "instead"
            | "together"
            | "too"
            | "finally"
            | "next"
            | "in turn"
            | "either"
            | "neither"
            | "themselves"
            | "himself"
            | "herself"
    ) || word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "italy" | "assembly" | "reply" | "supply" | "july" | "ally"
        )
}

/// Words behind which a clause of its own begins.
pub(super) fn begins_clause(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "because"
            | "although"
            | "though"
            | "while"
            | "whereas"
            | "when"
            | "where"
            | "if"
            | "unless"
            | "so"
            | "but"
            | ";"
            | ":"
            | "whether"
            | "what"
            | "how"
            | "why"
    )
}

/// Words that join noun phrases or verb phrases.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or" | "&" | "but" | "then")
}

pub(super) fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "«" | "»")
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "this" | "any" | "some"
    )
}

/// Words that may stand between a preposition or verb and the reference it governs.
pub(super) fn is_noun_modifier(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "visiting"
            | "both"
            | "either"
            | "neither"
            | "each"
            | "fellow"
            | "new"
            | "then"
            | "former"
            | "outgoing"
            | "incoming"
            | "veteran"
            | "ousted"
            | "deposed"
            | "toppled"
            | "jailed"
            | "exiled"
            | "detained"
            | "embattled"
            | "elected"
            | "re-elected"
            | "newly"
            | "newly-elected"
            | "newly-appointed"
            | "appointed"
            | "departing"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "top"
            | "senior"
            | "separately"
            | "respectively"
            | "jointly"
            | "finally"
            | "also"
            | "("
            | ")"
            | "with"
            | "his"
            | "her"
            | "its"
            | "their"
            | "respective"
            | "other"
            | "some"
            | "several"
            | "including"
            | "among"
            | "others"
            | "unnamed"
            | "local"
            | "guest"
            | "guests"
            | "host"
            | "counterpart"
            | "delegation"
            | "delegations"
            | "leaders"
            | "officials"
            | "representatives"
            | "members"
            | "head"
            | "heads"
            | "of"
    )
}

/// Nouns that take "with" and "between" themselves.
pub(super) fn is_relational(word: &str) -> bool {
    matches!(
        word,
        "relations"
            | "relation"
            | "ties"
            | "relationship"
            | "agreement"
            | "deal"
            | "cooperation"
            | "border"
            | "war"
            | "conflict"
            | "peace"
            | "treaty"
            | "alliance"
            | "partnership"
            | "dispute"
            | "differences"
            | "tensions"
            | "ceasefire"
            | "pact"
            | "accord"
            | "contacts"
            | "links"
            | "truce"
            | "normalization"
            | "friendship"
            | "exchange"
            | "exchanges"
            | "rapprochement"
    )
}

/// Verbs that lend themselves to a noun: "hold talks", "have lunch", "co-chair a meeting".
pub(super) fn is_light_verb(word: &str) -> bool {
    matches!(
        word.strip_prefix("co-").unwrap_or(word),
        "hold"
            | "holds"
            | "held"
            | "holding"
            | "have"
            | "has"
            | "had"
            | "having"
            | "conduct"
            | "conducts"
            | "conducted"
            | "conducting"
            | "attend"
            | "attends"
            | "attended"
            | "attending"
            | "begin"
            | "began"
            | "begins"
            | "start"
            | "started"
            | "starts"
            | "host"
            | "hosts"
            | "hosted"
            | "hosting"
            | "chair"
            | "chaired"
            | "open"
            | "opened"
            | "resume"
            | "resumed"
            | "share"
            | "shared"
            | "grant"
            | "granted"
            | "wrap"
            | "wrapped"
            | "conclude"
            | "concluded"
            | "finish"
            | "finished"
            | "join"
            | "joined"
            | "make"
            | "made"
            | "receive"
            | "received"
            | "got"
            | "take"
            | "took"
            | "give"
            | "gave"
            | "schedule"
            | "scheduled"
            | "plan"
            | "planned"
            | "plans"
            | "cancel"
            | "cancelled"
            | "canceled"
            | "postpone"
            | "postponed"
            | "request"
            | "requested"
            | "seek"
            | "sought"
            | "propose"
            | "proposed"
            | "want"
            | "wants"
            | "wanted"
            | "expect"
            | "expects"
            | "expected"
            | "arrange"
            | "arranged"
            | "organize"
            | "organized"
            | "enter"
            | "entered"
            | "continue"
            | "continued"
            | "announced"
            | "rejected"
            | "refused"
            | "declined"
            | "kept"
            | "enjoyed"
            | "spent"
            | "set"
            | "did"
            | "offered"
            | "skipped"
            | "avoided"
            | "denied"
    )
}

/// Finite verbs with a meaning of their own.
pub(super) fn is_full_verb(word: &str) -> bool {
    is_finite_form(word) && !is_auxiliary(word)
}

/// Words that are most likely a finite verb: forms that nothing but a verb has, and the
/// regular past.
pub(super) fn is_finite_form(word: &str) -> bool {
    is_speech(word)
        || word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "met"
                | "held"
                | "told"
                | "went"
                | "came"
                | "left"
                | "took"
                | "made"
                | "gave"
                | "saw"
                | "spoke"
                | "sat"
                | "flew"
                | "led"
                | "began"
                | "called"
                | "wrote"
                | "has"
                | "have"
                | "had"
                | "was"
                | "were"
                | "is"
                | "are"
                | "will"
                | "would"
                | "did"
                | "does"
                | "sent"
                | "agreed"
                | "put"
        )
}

/// Verbs of going somewhere, in the present tense or without one.
pub(super) fn departs(word: &str) -> bool {
    matches!(
        word,
        "travel"
            | "travels"
            | "travelling"
            | "traveling"
            | "fly"
            | "flies"
            | "flying"
            | "go"
            | "goes"
            | "heads"
            | "heading"
            | "leaves"
            | "leaving"
            | "arrive"
            | "arrives"
            | "visit"
            | "visits"
            | "come"
            | "comes"
            | "return"
            | "returns"
    )
}

/// Verbs of going somewhere, in the past tense.
pub(super) fn is_past_motion(word: &str) -> bool {
    matches!(
        word,
        "traveled"
            | "travelled"
            | "flew"
            | "flown"
            | "went"
            | "gone"
            | "headed"
            | "came"
            | "returned"
            | "arrived"
            | "left"
    )
}

/// Verbs of going somewhere as they tell of the next leg of a journey: "flew", "[before] flying".
pub(super) fn goes_on_to(word: &str) -> bool {
    is_past_motion(word) || departs(word) && word.ends_with("ing") || word == "stopping"
}

/// Words for a journey: what "to" governs behind them is where one will be.
pub(super) fn is_motion(word: &str) -> bool {
    departs(word) || is_past_motion(word) || matches!(word, "trip" | "journey" | "flight")
}
