//! When, where, on which occasion and over which medium.

use jiff::civil::Date;

use super::arguments::Arguments;
use super::grammar::{goes_on_to, is_finite_form, is_motion, is_preposition, is_speech};
use super::scene::Scene;
use super::trigger::Trigger;
use super::whereabouts::Places;
use crate::document::{EntityType, Medium};
use crate::entity::{Entities, EntityId, Form};
use crate::lexicon::{self, Classes, Head};
use crate::temporal::{Direction, When};
use crate::text::{Case, Text, TokenRange, fold};

/// The words that tell of an encounter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// First and one-past-last unit of its clause.
    pub(super) clause: (usize, usize),
    /// The word that tells of it.
    pub(super) trigger: TokenRange,
}

/// Whether it ended so long before `reference` that others held the offices of today.
pub(super) fn is_of_other_times(when: &When, reference: Option<Date>) -> bool {
    /// Ministers rarely last longer.
    const YEARS: i16 = 2;
    let ended = when.days.map(|days| days.to.year());
    ended
        .zip(reference)
        .is_some_and(|(year, today)| year + YEARS < today.year())
}

/// The nearest time expression: one that names days before one that is vague, in the clause
/// before one in the rest of the sentence. `ahead`: whether the encounter is to come.
pub(super) fn date(scene: &Scene, told: Told, times: &[When], ahead: bool) -> Option<When> {
    let clause = TokenRange::new(
        scene.units[told.clause.0].tokens.start(),
        scene.units[told.clause.1 - 1].tokens.end(),
    );
    if let Some(when) = new_date(scene, times) {
        return Some(when);
    }
    let apart = is_days_apart(scene, told);
    let leg = next_leg(scene, told).map(|leg| scene.units[leg].tokens.start());
    in_sentence(scene.tokens, times)
        .filter(|when| {
            (!apart || when.tokens.start() > told.trigger.start())
                && leg.is_none_or(|leg| when.tokens.start() > leg)
                && !is_contrasted(scene, when.tokens)
                && !is_since(scene, when.tokens, told.trigger)
                && !is_of_speech(scene, when.tokens, told)
                && (!ahead || !is_of_speech_behind(scene, when.tokens, told))
                && !is_ahead_of_it(scene, when.tokens, told)
                && !is_deadline(scene, when.tokens)
                && (ahead || !is_until(scene, when.tokens))
                && !is_of_another_noun(scene, when.tokens, told)
                && !(is_of_party(scene, when, told)
                    && !(ahead && when.direction != Direction::Past))
                && !is_of_what_lies_ahead(scene, told, scene.unit_of(when.tokens.start()))
                && !is_of_what_went_before(scene, when.tokens, told)
        })
        .min_by_key(|when| {
            (
                !when.names_days(),
                is_of_next(scene, when.tokens, told),
                !clause.contains(when.tokens),
                is_in_relative(scene, when.tokens, told),
                distance(when.tokens, told.trigger),
            )
        })
}

/// "met Lund in Oslo on Monday before [flying] to Porto to meet Holm": the verb of motion behind
/// which alone stands where and when the trigger was.
pub(super) fn next_leg(scene: &Scene, told: Told) -> Option<usize> {
    const WORDS: usize = 8;
    let first = scene.unit_of(told.trigger.start());
    let leg = (first.saturating_sub(WORDS).max(1)..first).rfind(|unit| {
        goes_on_to(scene.word(*unit)) && matches!(scene.word(unit - 1), "before" | "after" | "then")
    })?;
    (leg..first)
        .all(|unit| scene.word(unit) != ",")
        .then_some(leg)
}

/// "a day after holding talks with Lund": not when, and hardly where, the sentence else says.
pub(super) fn is_days_apart(scene: &Scene, told: Told) -> bool {
    const WORDS: usize = 3;
    let first = scene.unit_of(told.trigger.start());
    let words = scene.units[first.saturating_sub(WORDS)].tokens.start()..=told.trigger.start();
    let word = |at: usize| scene.text.folded(at);
    // "after [holding] talks", but not "after arriving, Reis met"
    let governs = |at: &usize| {
        matches!(word(*at), "after" | "before")
            && word(*at + 1).ends_with("ing")
            && (*at + 1..told.trigger.start()).all(|between| {
                word(between) != "," && scene.text.tokens()[between].case == Case::Lower
            })
    };
    words.rev().find(governs).is_some_and(|at| {
        at > 0
            && matches!(
                word(at - 1),
                "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"
            )
    })
}

/// "not on [Tuesday] but on Wednesday", "on Wednesday rather than [Tuesday]": the day that it was not.
pub(super) fn is_contrasted(scene: &Scene, time: TokenRange) -> bool {
    let unit = scene.unit_of(time.start());
    let back = usize::from(scene.word_before(unit, 1) == "on");
    let before = |at: usize| scene.word_before(unit, back + at);
    matches!(
        (before(2), before(1)),
        (_, "not") | ("rather", "than") | ("instead", "of")
    )
}

/// "the first since 2019", "the first since they met on 2 March": a day on which something else was than
/// what `trigger` tells of.
pub(super) fn is_since(scene: &Scene, time: TokenRange, trigger: TokenRange) -> bool {
    const BACK: usize = 14;
    let unit = scene.unit_of(time.start());
    let near = unit.saturating_sub(BACK)..unit;
    let since = (near.rev())
        .take_while(|u| scene.word(*u) != "," && !scene.is_time(*u))
        .find(|u| scene.word(*u) == "since");
    since.is_some_and(|since| {
        let between = since + 1..unit;
        // "met for the first time since the vote on Friday"
        let on = between.clone().any(|u| scene.word(u) == "on");
        let tells = |u: usize| {
            let mut triggers = scene.triggers_at(scene.units[u].tokens.start());
            is_finite_form(scene.word(u)) || triggers.next().is_some()
        };
        let own = scene.units[since].tokens.start() < trigger.start() && trigger < time;
        !own && (!on || between.clone().any(tells))
    })
}

/// "the December 15 election": the day of what the noun behind it names, unless that is
/// the trigger.
pub(super) fn is_attributive(scene: &Scene, time: TokenRange, told: Option<Told>) -> bool {
    const NEAR: usize = 3;
    let unit = scene.unit_of(time.start());
    let determined = scene.text.folded(time.start()) == "the"
        || unit > 0
            && matches!(
                scene.word(unit - 1),
                "the" | "a" | "an" | "this" | "its" | "their" | "his" | "her" | "'s" | "’s"
            );
    let is_content = |unit: usize| {
        scene.is_word(unit)
            && !lexicon::is_function_word(scene.word(unit))
            && !is_finite_form(scene.word(unit))
    };
    let is_lower = |unit: usize| {
        scene
            .units
            .get(unit)
            .is_some_and(|u| scene.text.tokens()[u.tokens.start()].case == Case::Lower)
    };
    // "the January 9 Palestinian election"
    let noun =
        is_content(unit + 1) && (is_lower(unit + 1) || is_content(unit + 2) && is_lower(unit + 2));
    let of_trigger =
        told.is_some_and(|told| (time.end()..time.end() + NEAR).contains(&told.trigger.start()));
    determined && noun && !of_trigger
}

/// "concern about Monday's vote": the day of what the noun names, unless that is the trigger.
pub(super) fn is_of_another_noun(scene: &Scene, time: TokenRange, told: Told) -> bool {
    const NEAR: usize = 4;
    let unit = scene.unit_of(time.start());
    let owner = scene.is_owner(unit);
    let with_it = matches!(
        scene.word_before(unit, 1),
        "at" | "during" | "in" | "on" | "from" | "before"
    );
    let noun = scene.unit_of(told.trigger.start());
    let of_trigger = (unit + 1..=unit + 1 + NEAR).contains(&noun);
    owner && !with_it && !of_trigger || is_attributive(scene, time, Some(told))
}

/// "said on Monday that X met Y", "a spokesman Tuesday said": the day of the words.
pub(super) fn is_of_speech(scene: &Scene, time: TokenRange, told: Told) -> bool {
    let unit = scene.unit_of(time.start());
    let preposition = usize::from(unit > 0 && scene.word(unit - 1) == "on");
    let before = unit.checked_sub(1 + preposition);
    let behind = unit + 1 + usize::from(scene.word(unit + 1) == ",");
    let said = before.is_some_and(|u| is_speech(scene.word(u))) || is_speech(scene.word(behind));
    said && time.end() <= told.trigger.start() && !is_said_at_it(scene, unit, told)
}

/// "will meet Lund, the ministry said in a statement on Monday": a day before that of a meeting
/// to come.
pub(super) fn is_of_speech_behind(scene: &Scene, time: TokenRange, told: Told) -> bool {
    const WORDS: usize = 6;
    let unit = scene.unit_of(time.start());
    let from = scene.unit_of(told.trigger.end() - 1) + 1;
    (unit.saturating_sub(WORDS).max(from)..unit)
        .rev()
        .take_while(|u| scene.is_word(*u) && scene.word(*u) != ",")
        // "is confirmed for Monday"
        .any(|u| is_speech(scene.word(u)) && scene.word(u + 1) != "for")
}

/// "said on Monday at a meeting with X": the day of the meeting, too.
fn is_said_at_it(scene: &Scene, time: usize, told: Told) -> bool {
    const WORDS: usize = 4;
    let noun = scene.unit_of(told.trigger.start());
    matches!(
        scene.word(time + 1),
        "at" | "during" | "after" | "following"
    ) && noun <= time + 1 + WORDS
        && (time + 2..noun).all(|unit| scene.is_word(unit) || scene.is_possessive(unit))
}

/// "arrived on Monday ahead of talks with X": a day before that of the talks.
pub(super) fn is_ahead_of_it(scene: &Scene, time: TokenRange, told: Told) -> bool {
    let noun = scene.unit_of(told.trigger.start());
    let from = scene.unit_of(time.start()) + 1;
    (from..noun).any(|unit| {
        scene.word(unit) == "ahead"
            || scene.word(unit) == "before" && !scene.word(unit + 1).ends_with("ing")
    })
}

/// "Reis, who met Lund on Monday, will see [Holm]": the day of another encounter.
fn is_in_relative(scene: &Scene, time: TokenRange, told: Told) -> bool {
    let unit = scene.unit_of(time.start());
    let first = scene.unit_of(told.trigger.start());
    unit < first
        && (unit + 1..first).any(|u| scene.word(u) == ",")
        && (told.clause.0..unit)
            .any(|u| matches!(scene.word(u), "who" | "which") && u > 0 && scene.word(u - 1) == ",")
}

/// "is to meet Lund, and on Saturday to meet [Holm]": the day of what comes next.
fn is_of_next(scene: &Scene, time: TokenRange, told: Told) -> bool {
    let unit = scene.unit_of(time.start());
    let on = usize::from(scene.word_before(unit, 1) == "on");
    let word = |back: usize| scene.word_before(unit, on + back);
    time.start() > told.trigger.start() && word(1) == "and" && word(2) == ","
}

/// "no meeting is planned after Kenya left the talks in January": when that was.
pub(super) fn is_of_what_went_before(scene: &Scene, time: TokenRange, told: Told) -> bool {
    let from = scene.unit_of(told.trigger.end() - 1) + 1;
    let to = scene.unit_of(time.start());
    let after = (from..to).find(|unit| matches!(scene.word(*unit), "after" | "because"));
    after
        .is_some_and(|after| scene.is_reference(after + 1) && is_finite_form(scene.word(after + 2)))
}

/// "Reis, who resigned on 2 March, met Lund", "Reis, elected in 2019, met Lund": a day of what is
/// told of a party beside.
pub(super) fn is_of_party(scene: &Scene, when: &When, told: Told) -> bool {
    const WORDS: usize = 10;
    let unit = scene.unit_of(when.tokens.start());
    let trigger = scene.unit_of(told.trigger.start());
    let opens = |at: &usize| {
        let of_person = *at > 1 && scene.word(at - 1) == "," && scene.is_person(at - 2);
        matches!(scene.word(*at), "who" | "whose") || of_person && is_told_beside(scene.word(*at))
    };
    let from = (unit.saturating_sub(WORDS)..unit)
        .rev()
        .take_while(|at| scene.word(*at) != ",")
        .find(opens);
    // The trigger may stand in the same clause.
    let apart =
        |from| trigger < from || trigger > unit && (unit..trigger).any(|at| scene.word(at) == ",");
    from.is_some_and(apart)
}

/// "appointed", "born": a participle that can tell of a party, and not of the encounter ("a meeting
/// with Lund, planned for Monday").
fn is_told_beside(word: &str) -> bool {
    let of_it = matches!(
        word,
        "planned" | "scheduled" | "slated" | "expected" | "fixed"
    );
    word == "born" || is_finite_form(word) && word.ends_with("ed") && !of_it
}

/// "met Lund ahead of Thursday's summit in Riga", "to prepare for the summit in Riga on 9 April",
/// "before the vote on 20 March": when and where something else will be.
pub(super) fn is_of_what_lies_ahead(scene: &Scene, told: Told, unit: usize) -> bool {
    let from = scene.unit_of(told.trigger.end() - 1) + 1;
    // "three days after talks in Oslo on 4 March"
    let is_apart =
        |at: usize| scene.is_time(at) && matches!(scene.last_word(at), "after" | "before");
    (from..unit).any(|at| match scene.word(at) {
        _ if is_apart(at) => true,
        "ahead" => scene.word(at + 1) == "of",
        "prepare" | "preparing" => scene.word(at + 1) == "for",
        "preparation" | "preparations" => matches!(scene.word(at + 1), "for" | "of"),
        // "met Lund before a dinner on Friday": on that day, too
        "before" => at + 2 < unit && matches!(scene.word(at + 1), "the" | "his" | "her" | "their"),
        _ => false,
    })
}

/// "a March 31 deadline": until when, not when.
pub(super) fn is_deadline(scene: &Scene, time: TokenRange) -> bool {
    scene.word(scene.unit_of(time.start()) + 1) == "deadline"
}

/// "pledged to finish the line by the end of 2025": until when, not when.
pub(super) fn is_until(scene: &Scene, time: TokenRange) -> bool {
    let unit = scene.unit_of(time.start());
    matches!(scene.word_before(unit, 1), "by" | "until" | "till")
}

/// The first time expression between two units.
pub(super) fn first_date(scene: &Scene, units: (usize, usize), times: &[When]) -> Option<When> {
    let from = scene.units[units.0].tokens.start();
    let to = scene.units[units.1 - 1].tokens.end();
    in_sentence(scene.tokens, times)
        .find(|when| from <= when.tokens.start() && when.tokens.end() <= to)
}

/// The day to which a meeting was moved: "from Monday to Thursday".
pub(super) fn new_date(scene: &Scene, times: &[When]) -> Option<When> {
    let moved = (0..scene.units.len()).find(|u| {
        matches!(
            scene.word(*u),
            "moved"
                | "rescheduled"
                | "postponed"
                | "brought"
                | "put"
                | "pushed"
                | "delayed"
                | "deferred"
        )
    })?;
    in_sentence(scene.tokens, times).find(|when| {
        let unit = scene.unit_of(when.tokens.start());
        unit > moved && matches!(scene.word(unit - 1), "to" | "until" | "till")
    })
}

/// The time expressions of a sentence that can say when something was.
pub(super) fn in_sentence(sentence: TokenRange, times: &[When]) -> impl Iterator<Item = When> {
    let first = times.partition_point(|t| t.tokens.start() < sentence.start());
    times[first..]
        .iter()
        .take_while(move |t| t.tokens.start() < sentence.end())
        .filter(|when| when.says_when())
        .copied()
}

pub(super) fn distance(a: TokenRange, b: TokenRange) -> usize {
    if a.start() >= b.end() {
        a.start() - b.end()
    } else {
        b.start().saturating_sub(a.end())
    }
}

/// How narrow a place is; the narrowest is the place of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scale {
    Site,
    City,
    Region,
    Country,
}

pub(super) fn scale(entities: &Entities, id: EntityId) -> Scale {
    let entity = entities.get(id);
    if entity.is_country {
        return Scale::Country;
    }
    let key = fold(&entity.name);
    let site = key.split(' ').any(|w| lexicon::head(w) == Some(Head::Site));
    match lexicon::lookup(&key) {
        _ if site || entity.kind == EntityType::Organization => Scale::Site,
        Some(e) if e.is(Classes::SITE | Classes::SEAT) => Scale::Site,
        Some(e) if e.is(Classes::CITY | Classes::CAPITAL) => Scale::City,
        Some(e) if e.is(Classes::REGION) => Scale::Region,
        _ => Scale::City,
    }
}

/// Whether it is known what kind of place it is.
fn is_known(entities: &Entities, id: EntityId) -> bool {
    scale(entities, id) == Scale::Site || lexicon::lookup(&fold(&entities.get(id).name)).is_some()
}

/// Whether one of two places can lie in the other: a site in its city, a city in its country.
pub(super) fn can_be_nested(entities: &Entities, a: EntityId, b: EntityId) -> bool {
    scale(entities, a) != scale(entities, b)
}

/// The narrower of two places, the first where they are of one scale.
pub(super) fn narrower(entities: &Entities, a: EntityId, b: EntityId) -> EntityId {
    if scale(entities, b) < scale(entities, a) {
        b
    } else {
        a
    }
}

/// The place that a "where" before the clause speaks of, else the narrowest behind "in", "at"
/// or "outside": right behind the trigger, else in the clause, else in the sentence; else the
/// venue that was told before.
pub(super) fn place(
    scene: &Scene,
    told: Told,
    entities: &Entities,
    places: &Places,
    venue: Option<EntityId>,
) -> Option<EntityId> {
    let behind = before_what_else(scene, told, told.clause.1);
    if is_days_apart(scene, told) {
        return place_between(scene, behind, entities);
    }
    if let Some(leg) = next_leg(scene, told) {
        let first = scene.unit_of(told.trigger.start());
        let destination = (leg..first).find(|unit| scene.is_place(*unit));
        let id = |unit: usize| scene.entities(unit)?.first().copied();
        return place_between(scene, behind, entities).or_else(|| destination.and_then(id));
    }
    let here = |units: (usize, usize)| {
        let of_it = |unit| {
            !is_of_what_lies_ahead(scene, told, unit)
                && !is_where_it_was_said(scene, told, unit)
                && !is_of_another_clause(scene, told, unit)
        };
        let named = narrowest(scene, entities, units.0, units.1, of_it);
        named
            .map(|(_, id)| id)
            .or_else(|| (units.0..units.1).find_map(|unit| places.spoken_of(scene, unit, entities)))
    };
    place_near(scene, told, entities, places)
        .or_else(|| here(told.clause))
        .or_else(|| here((0, scene.units.len())))
        .or(venue)
}

/// Whether the place at `unit`, which the reader takes for where it was, is not told of something
/// else.
pub(super) fn can_be_where(scene: &Scene, told: Told, unit: usize) -> bool {
    !is_of_what_lies_ahead(scene, told, unit)
        && !is_where_it_was_said(scene, told, unit)
        && !is_of_another_clause(scene, told, unit)
        && !is_days_apart(scene, told)
        && next_leg(scene, told).is_none()
}

/// "fell through because Lund sat in Riga", "before flying to Riga": where something else was.
pub(super) fn is_of_another_clause(scene: &Scene, told: Told, unit: usize) -> bool {
    let from = scene.unit_of(told.trigger.end() - 1) + 1;
    (from..unit).any(|at| match scene.word(at) {
        "because" | "although" | "though" | "whereas" | "while" => true,
        "before" | "after" => goes_on_to(scene.word(at + 1)),
        _ => false,
    })
}

/// The place right behind the trigger, or of which a "where" before the clause speaks.
pub(super) fn place_near(
    scene: &Scene,
    told: Told,
    entities: &Entities,
    places: &Places,
) -> Option<EntityId> {
    let (from, to) = before_what_else(scene, told, told.clause.1);
    let of_it = |unit| {
        !is_of_what_lies_ahead(scene, told, unit) && !is_of_another_clause(scene, told, unit)
    };
    let behind = || {
        let named = narrowest(scene, entities, from, to, of_it);
        let site = named.filter(|(scale, _)| *scale == Scale::Site);
        site.map(|(_, id)| id)
            .or_else(|| (from..to).find_map(|unit| venue_within(scene, unit, entities)))
            .or(named.map(|(_, id)| id))
            .or_else(|| (from..to).find_map(|unit| places.spoken_of(scene, unit, entities)))
    };
    where_it_was(scene, told.clause.0).or_else(behind)
}

/// From behind the trigger to what went before or comes next: "meet [in Oslo] after their talks
/// at the palace".
fn before_what_else(scene: &Scene, told: Told, end: usize) -> (usize, usize) {
    let from = scene.unit_of(told.trigger.end() - 1) + 1;
    let other = |unit: &usize| matches!(scene.word(*unit), "after" | "before" | "following");
    (from, (from..end).find(other).unwrap_or(end))
}

/// "in Islamabad, where [Reis met Lund]"
pub(super) fn where_it_was(scene: &Scene, clause: usize) -> Option<EntityId> {
    const BACK: usize = 3;
    let at = (clause.saturating_sub(BACK)..clause).rfind(|u| scene.word(*u) == "where")?;
    let before = at.checked_sub(1)?;
    let mut place = before.checked_sub(usize::from(scene.word(before) == ","))?;
    // "left for Porto in the evening, where"
    if scene.is_time(place) {
        place = place.checked_sub(1)?;
        while place > 0 && matches!(scene.word(place), "in" | "on" | "the") {
            place -= 1;
        }
    }
    // "in Porto, Portugal, where"
    while place > 1 && scene.word(place - 1) == "," && scene.is_place(place - 2) {
        place -= 2;
    }
    let id = scene.entities(place)?.first().copied();
    id.filter(|_| scene.is_place(place))
}

/// The narrowest place between two units.
pub(super) fn place_between(
    scene: &Scene,
    units: (usize, usize),
    entities: &Entities,
) -> Option<EntityId> {
    narrowest(scene, entities, units.0, units.1, |_| true).map(|(_, id)| id)
}

fn narrowest(
    scene: &Scene,
    entities: &Entities,
    from: usize,
    to: usize,
    counts: impl Fn(usize) -> bool,
) -> Option<(Scale, EntityId)> {
    scene
        .references(from..to)
        .filter_map(|unit| {
            let ids = scene.entities(unit)?;
            let id = *ids.first()?;
            let venue = ids.len() == 1
                && is_venue(scene, unit, entities)
                && (is_locative(scene, unit)
                    || scale(entities, id) == Scale::Site && is_at_site(scene, unit))
                && !is_kind_of_place(scene.word(unit + 1))
                && counts(unit);
            venue.then(|| (scale(entities, id), id))
        })
        .filter(|(scale, _)| *scale != Scale::Region)
        .min_by_key(|(scale, _)| *scale)
}

/// Whether the unit names where something can take place: a place, or a body behind "at" ("at the
/// Foreign Ministry").
pub(super) fn is_venue(scene: &Scene, unit: usize, entities: &Entities) -> bool {
    let Some([id]) = scene.entities(unit) else {
        return false;
    };
    match entities.get(*id).kind {
        EntityType::Place => true,
        EntityType::Organization => {
            let named = scene
                .reference(unit)
                .is_some_and(|reference| matches!(reference.form, Form::Name | Form::Description));
            named && matches!(scene.word_before_article(unit), "at" | "inside" | "outside")
        }
        EntityType::Person | EntityType::Event => false,
    }
}

/// "[met] Jo Lund at the Foreign Ministry": a body that stands within the phrase for a person whom
/// it seems to employ.
fn venue_within(scene: &Scene, unit: usize, entities: &Entities) -> Option<EntityId> {
    let phrase = scene.reference(unit)?.tokens;
    let [id] = scene.entities(unit)? else {
        return None;
    };
    let body = entities.get(*id).affiliation.as_ref()?.entity()?;
    let mentions = &entities.get(body).mentions;
    let from = mentions.partition_point(|mention| mention.tokens.start() < phrase.start());
    let named = mentions
        .get(from)
        .filter(|mention| phrase.contains(mention.tokens))?;
    let start = named.tokens.start();
    let word = |back: usize| {
        let at = start.checked_sub(back).filter(|at| *at >= phrase.start());
        at.map_or("", |at| scene.text.folded(at))
    };
    let at = 1 + usize::from(word(1) == "the");
    // "a professor at the academy" works there.
    let name = start
        .checked_sub(at + 1)
        .filter(|at| *at >= phrase.start())?;
    let of_name = scene.text.tokens()[name].case.is_capital();
    (word(at) == "at" && of_name).then_some(body)
}

/// The narrowest place of a sentence that can host a meeting, countries aside.
pub(super) fn venue(scene: &Scene, entities: &Entities) -> Option<EntityId> {
    narrowest(scene, entities, 0, scene.units.len(), |unit| {
        !is_where_somebody_works(scene, unit)
    })
    .filter(|(scale, _)| matches!(scale, Scale::Site | Scale::City))
    .map(|(_, id)| id)
    .filter(|id| is_known(entities, *id))
}

/// "officials in Geneva said": where they are, not where things happen.
pub(super) fn is_where_somebody_works(scene: &Scene, unit: usize) -> bool {
    let holder = scene.word_before(unit, 2);
    matches!(
        holder,
        "officials"
            | "official"
            | "diplomats"
            | "diplomat"
            | "embassy"
            | "ambassador"
            | "spokesman"
            | "spokeswoman"
            | "authorities"
            | "analysts"
            | "analyst"
            | "observers"
            | "sources"
            | "reporters"
            | "correspondent"
            | "correspondents"
            | "residents"
            | "troops"
            | "forces"
            | "protesters"
            | "headquarters"
            | "announcement"
            | "statement"
    )
}

/// "told reporters on Tuesday in Beirut that", "a spokesman in Oslo also said that": where it was
/// said and not where it was.
pub(super) fn is_where_it_was_said(scene: &Scene, told: Told, unit: usize) -> bool {
    const WORDS: usize = 8;
    const BEHIND: usize = 4;
    let trigger = scene.unit_of(told.trigger.start());
    if unit > trigger {
        return false;
    }
    let speaks = |word: &str| is_speech(word) || matches!(word, "speaking" | "addressing");
    let verb = (unit.saturating_sub(WORDS)..unit)
        .rev()
        .take_while(|at| scene.word(*at) != "that")
        .find(|at| is_finite_form(scene.word(*at)) || speaks(scene.word(*at)));
    verb.is_some_and(|at| speaks(scene.word(at)))
        || verb.is_none()
            && (unit + 1..=unit + BEHIND).any(|at| at < trigger && is_speech(scene.word(at)))
}

/// "welcomed Lund to the White House", "on the Hill": what stands before a site and before no
/// other place.
fn is_at_site(scene: &Scene, unit: usize) -> bool {
    matches!(scene.word_before_article(unit), "to" | "on" | "into" | "of")
}

/// "in Paris", "at the Palace", "in Paris, France".
pub(super) fn is_locative(scene: &Scene, unit: usize) -> bool {
    let mut at = unit;
    // "in the capital Islamabad"
    while at > 0
        && (matches!(
            scene.word(at - 1),
            "the" | "a" | "nearby" | "downtown" | "central" | "his" | "her" | "same"
        ) || is_kind_of_place(scene.word(at - 1))
            || scene.is_possessive(at - 1))
    {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    // "anger at France", but not "at the Vatican"
    let at_country = scene.word(before) == "at"
        && scene.is_place(unit)
        && !scene.is_city(unit)
        && before + 1 == unit;
    let of_affairs = before > 0 && is_affair(scene.word(before - 1));
    matches!(
        scene.word(before),
        "in" | "at" | "outside" | "near" | "inside" | "visited" | "visits" | "visiting" | "visit"
    ) && !at_country
        && !of_affairs
        || matches!(scene.word(before), "to" | "for") && leads_to_where(scene, unit)
        || scene.word(before) == "to"
            && (before.saturating_sub(5)..before).any(|u| is_motion(scene.word(u)))
        || scene.word(before) == "of"
            && before > 0
            && is_kind_of_place(scene.word(before - 1))
            && is_inside(scene, before - 1)
        || scene.word(before) == ","
            && before > 0
            && (scene.is_reference(before - 1) && is_locative(scene, before - 1)
                || is_kind_of_place(scene.word(before - 1)) && is_inside(scene, before - 1))
}

/// "the Oslo talks", "Moscow officials": whether a noun stands right behind a name.
pub(super) fn is_place_name_modifier(scene: &Scene, unit: usize) -> bool {
    scene.is_word(unit + 1)
        && !lexicon::is_function_word(scene.word(unit + 1))
        && !is_finite_form(scene.word(unit + 1))
        && scene.text.tokens()[scene.units[unit + 1].tokens.start()].case == Case::Lower
}

/// Whether "in" stands before the noun at `unit`, adjectives between: "in the Canadian
/// capital".
fn is_inside(scene: &Scene, unit: usize) -> bool {
    const WORDS: usize = 5;
    (unit.saturating_sub(WORDS)..unit)
        .rev()
        .find(|u| is_preposition(scene.word(*u)))
        .is_some_and(|u| matches!(scene.word(u), "in" | "at" | "outside"))
}

/// "in the capital, Islamabad"
fn is_kind_of_place(word: &str) -> bool {
    matches!(
        word,
        "capital" | "city" | "town" | "resort" | "port" | "village" | "suburb"
    )
}

/// "the war in Ukraine", "reforms in Pakistan": where something else goes on.
pub(super) fn is_affair(word: &str) -> bool {
    matches!(
        word,
        "war"
            | "wars"
            | "conflict"
            | "crisis"
            | "situation"
            | "violence"
            | "fighting"
            | "unrest"
            | "developments"
            | "peace"
            | "ceasefire"
            | "cease-fire"
            | "truce"
            | "reforms"
            | "election"
            | "elections"
            | "investment"
            | "investments"
            | "operations"
            | "presence"
            | "invasion"
            | "interests"
    )
}

/// "to Addis Ababa, where", "for Cartagena, Colombia, where": the place of what follows.
pub(super) fn leads_to_where(scene: &Scene, unit: usize) -> bool {
    let mut at = unit + 1;
    while scene.word(at) == "," || scene.is_place(at) {
        at += 1;
    }
    scene.word(at) == "where"
}

/// The gathering in the sentence, unless it is only what lies ahead.
pub(super) fn occasion(scene: &Scene, entities: &Entities) -> Option<EntityId> {
    let first = entities
        .events
        .partition_point(|(mention, _)| mention.start() < scene.tokens.start());
    entities.events[first..]
        .iter()
        .take_while(|(mention, _)| mention.end() <= scene.tokens.end())
        .find(|(mention, _)| !lies_ahead(scene.text, *mention, scene.tokens.start()))
        .map(|(_, id)| *id)
}

/// "On the margins of the forum she met Lund": on some day of the forum, not on that of which
/// the text has just told.
pub(super) fn is_on_margins(scene: &Scene) -> bool {
    (0..scene.units.len()).any(|unit| {
        matches!(scene.word(unit), "margins" | "sidelines" | "fringes")
            && scene.word(unit + 1) == "of"
    })
}

fn lies_ahead(text: &Text, mention: TokenRange, floor: usize) -> bool {
    (mention.start().saturating_sub(4).max(floor)..mention.start()).any(|at| {
        matches!(
            text.folded(at),
            "ahead" | "before" | "prepare" | "preparations" | "since" | "until"
        )
    })
}

/// The medium that the trigger or other words of its clause name.
pub(super) fn medium(scene: &Scene, arguments: &Arguments, trigger: Trigger) -> Option<Medium> {
    let words = || (arguments.clause.0..arguments.clause.1).map(|u| scene.word(u));
    if trigger.row.medium == Some(Medium::Video)
        || words().any(|w| {
            matches!(
                w,
                "video"
                    | "videoconference"
                    | "videolink"
                    | "virtually"
                    | "virtual"
                    | "teleconference"
                    | "zoom"
                    | "online"
            )
        })
    {
        return Some(Medium::Video);
    }
    if trigger.row.medium == Some(Medium::Call)
        || words().any(|w| matches!(w, "phone" | "telephone" | "hotline"))
    {
        return Some(Medium::Call);
    }
    None
}
