//! What words near a trigger mean for it: claims, appeals, journeys, what was not to be.

use crate::meeting::arguments::Arguments;
use crate::meeting::grammar::is_speech;
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
