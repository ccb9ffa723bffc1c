//! What words near a trigger mean for it: claims, appeals, journeys, what was not to be.

use crate::meeting::arguments::Arguments;
use crate::meeting::grammar::{is_auxiliary, is_preposition, is_speech};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::{Part, Trigger};

/// Words that say that something is said to be so.
pub(super) fn is_claim(word: &str) -> bool {
    matches!(
        word,
        "reports"
            | "report"
            | "claims"
            | "claim"
            | "allegations"
            | "allegation"
            | "rumours"
            | "rumors"
            | "suggestions"
            | "speculation"
    )
}

/// Words for what would show that something is so.
pub(super) fn is_proof(word: &str) -> bool {
    matches!(word, "evidence" | "proof" | "indication" | "confirmation")
}

/// "rumours of talks", "said nothing about a meeting": of a noun that begins near unit `first`.
pub(super) fn is_hearsay(scene: &Scene, first: usize) -> bool {
    const WORDS: usize = 5;
    (first.saturating_sub(WORDS)..first).any(|unit| {
        matches!(
            scene.word(unit),
            "rumours" | "rumors" | "speculation" | "nothing" | "unaware"
        ) && matches!(scene.word(unit + 1), "of" | "about" | "over" | "on")
            && (unit + 2..first).all(|inner| scene.is_word(inner) && scene.word(inner) != ",")
    })
}

/// "barred X from meeting Y", "was prevented from holding talks with Y": of a gerund or noun at
/// unit `first`.
pub(super) fn is_barred(scene: &Scene, first: usize) -> bool {
    const BACK: usize = 8;
    /// "from holding another round of talks"
    const INNER: usize = 4;
    let from = (first.saturating_sub(INNER)..first)
        .rfind(|unit| scene.word(*unit) == "from" && scene.first_word(unit + 1).ends_with("ing"));
    let not = |unit: usize| {
        matches!(
            scene.word(unit),
            "not" | "n't" | "n’t" | "nothing" | "never"
        )
    };
    from.is_some_and(|from| {
        let bars = |unit: &usize| match scene.word(*unit) {
            // "kept notes from meeting X", "stopped on the way from meeting X"
            "stopped" | "stops" | "stopping" | "kept" | "keeps" | "keeping" => {
                scene.is_reference(from - 1) || unit + 1 == from
            }
            word => matches!(
                word,
                "barred"
                    | "bars"
                    | "barring"
                    | "banned"
                    | "bans"
                    | "banning"
                    | "blocked"
                    | "blocks"
                    | "blocking"
                    | "prevented"
                    | "prevents"
                    | "preventing"
                    | "dissuaded"
                    | "discouraged"
                    | "deterred"
                    | "forbade"
                    | "forbidden"
                    | "prohibited"
            ),
        };
        let verb = (from.saturating_sub(BACK)..from).rfind(bars);
        let governs = |verb: usize| (verb + 1..from).all(|unit| !is_preposition(scene.word(unit)));
        verb.is_some_and(|verb| governs(verb) && !(verb.saturating_sub(BACK)..verb).any(not))
    })
}

/// "denied [he] had met Y": of a trigger at unit `first`.
pub(super) fn is_denied(scene: &Scene, arguments: &Arguments, first: usize) -> bool {
    let Some(subject) = arguments.subject.units.first().copied() else {
        return false;
    };
    let denies = |unit: usize| matches!(scene.word(unit), "denied" | "denies" | "denying");
    let verb = scene.word(subject + 1);
    subject > 0 && denies(subject - 1) && (subject + 1 == first || is_auxiliary(verb))
}

/// "managed to meet", "took the opportunity to meet", "was the first leader to meet": an
/// infinitive behind unit `before`, in a scope from unit `from` on, that tells what was done.
pub(super) fn is_done(scene: &Scene, from: usize, before: usize) -> bool {
    let has = |words: &[&str]| (from..=before).any(|unit| words.contains(&scene.word(unit)));
    match scene.word(before) {
        "managed" | "surprised" | "lucky" | "fortunate" => true,
        "opportunity" | "occasion" | "chance" | "time" => {
            has(&["took", "seized", "used", "found", "made"])
        }
        _ => {
            let mut tokens = scene.units[from].tokens.start()..scene.units[before].tokens.end();
            let ordinal = tokens.any(|at| {
                matches!(
                    scene.text.folded(at),
                    "first" | "second" | "third" | "last" | "only"
                )
            });
            ordinal && has(&["became", "was", "were", "is", "are"])
        }
    }
}

/// Words behind which "at" and "in" lead to what one takes part in: "took part in".
pub(super) fn is_of_attendance(word: &str) -> bool {
    matches!(
        word,
        "part"
            | "participate"
            | "participated"
            | "participating"
            | "participation"
            | "appear"
            | "up"
            | "present"
            | "engage"
            | "engaged"
            | "engaging"
            | "involved"
            | "interest"
            | "interested"
    )
}

/// "[urged X] to meet", "[called on X] to meet": whether an infinitive that begins at unit
/// `to` is what somebody appeals to somebody to do.
pub(super) fn is_appeal(scene: &Scene, arguments: &Arguments, to: usize) -> bool {
    const BACK: usize = 4;
    let called_on = |unit: &usize| {
        matches!(scene.word(*unit), "called" | "calls" | "calling") && scene.word(unit + 1) == "on"
    };
    if (to.saturating_sub(BACK)..to).any(|unit| called_on(&unit)) {
        return true;
    }
    arguments
        .subject
        .units
        .first()
        .is_some_and(|subject| is_asked(scene, *subject))
}

/// "[invited] X": whether the reference at unit `subject` is the object of an appeal.
pub(super) fn is_asked(scene: &Scene, subject: usize) -> bool {
    subject.checked_sub(1).is_some_and(|unit| {
        matches!(
            scene.word(unit),
            "invited"
                | "invites"
                | "inviting"
                | "urged"
                | "urges"
                | "urging"
                | "asked"
                | "asks"
                | "asking"
                | "pressed"
                | "begged"
                | "challenged"
                | "dared"
                | "summoned"
        )
    })
}

/// "should have met", "had X met Y, the war": it did not happen.
pub(super) fn is_counterfactual(
    scene: &Scene,
    trigger: Trigger,
    arguments: &Arguments,
    from: usize,
    first: usize,
) -> bool {
    if trigger.row.part != Part::Verb {
        return false;
    }
    let modal = (from + 1..first).any(|unit| {
        scene.word(unit) == "have"
            && unit + 1 == first
            && matches!(scene.word(unit - 1), "could" | "should" | "would")
    });
    let subject = arguments.subject.units.first().copied().unwrap_or(first);
    let inverted = subject == 1 && scene.word(0) == "had" && subject < first;
    modal || inverted
}

/// "his visit to Oslo": a noun, which does not say when.
pub(super) fn is_journey(scene: &Scene, unit: usize) -> bool {
    unit > 0
        && matches!(scene.word(unit), "visit" | "visits" | "return")
        && (scene.is_possessive(unit - 1)
            || matches!(
                scene.word(unit - 1),
                "the" | "a" | "an" | "state" | "official" | "recent" | "'s" | "’s"
            ))
}

/// "took a day trip to", "paid a visit to"
pub(super) fn travelled(scene: &Scene, verb: usize) -> bool {
    const WORDS: usize = 5;
    matches!(scene.word(verb), "took" | "made" | "paid")
        && (verb + 1..verb + WORDS).any(|unit| {
            matches!(
                scene.word(unit),
                "trip" | "visit" | "journey" | "flight" | "detour" | "stop"
            )
        })
}

/// "declined to comment on the talks": it is the comment that did not come about.
pub(super) fn is_of_speaking(scene: &Scene, unit: usize) -> bool {
    // "willing to make an exchange of views"
    let exchange = scene.word(unit + 1) == "make"
        && (unit + 2..unit + 6).any(|u| matches!(scene.word(u), "exchange" | "call" | "visit"));
    scene.word(unit) == "to"
        && !exchange
        && matches!(
            scene.word(unit + 1),
            "comment"
                | "say"
                | "disclose"
                | "reveal"
                | "confirm"
                | "elaborate"
                | "answer"
                | "speculate"
                | "describe"
                | "reach"
                | "agree"
                | "make"
                | "produce"
                | "sign"
        )
}

/// "said she would meet X" is a plan told in the past; "would like to" is not.
pub(super) fn is_reported_future(scene: &Scene, from: usize, would: usize) -> bool {
    const BACK: usize = 6;
    let wish = matches!(
        scene.word(would + 1),
        "like" | "love" | "prefer" | "welcome" | "consider" | "not" | "n't" | "want" | "need"
    ) || scene.word(would + 1) == "be"
        && matches!(
            scene.word(would + 2),
            "willing" | "ready" | "open" | "prepared" | "happy" | "glad"
        );
    let conditional =
        (0..scene.units.len()).any(|u| matches!(scene.word(u), "if" | "unless" | "only"));
    let reported = (from.saturating_sub(BACK)..would).any(|u| is_speech(scene.word(u)));
    reported && !wish && !conditional
}
