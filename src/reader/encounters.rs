//! From answers for pairs of units to encounters: who are all said to have met each other is one
//! encounter ("met A and B"), who are not are several ("separate meetings with A and B").

use super::network::{Answers, MEDIA, STATUSES};
use super::units::{Kind, Unit};
use crate::document::{Medium, Status};

/// How likely a pair must be to have met.
const LIKELY: f32 = 0.91;
/// The same where the sentence does not name one of them.
const LIKELY_UNNAMED: f32 = 0.97;
/// How likely two must be to have met where both surely met a third: "A met B, C and D" is one
/// encounter, though nobody says that C met D.
const TOGETHER: f32 = 0.3;
/// How likely a time, place or gathering must be that of an encounter.
const FITS: f32 = 0.5;

/// An encounter that a sentence tells of. Units are counted in the sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Encounter {
    /// Who took part, in text order.
    pub(crate) parties: Vec<usize>,
    /// Whether somebody took part whom the sentence leaves unnamed.
    pub(crate) unnamed: bool,
    pub(crate) status: Status,
    pub(crate) medium: Medium,
    pub(crate) time: Option<usize>,
    pub(crate) place: Option<usize>,
    pub(crate) event: Option<usize>,
    /// The word that tells of it.
    pub(crate) trigger: usize,
    /// How likely it is, 0 to 1.
    pub(crate) probability: f32,
}

/// Two units that met.
struct Edge {
    units: (usize, usize),
    probability: f32,
    /// Sums of what is said of status and medium.
    statuses: [f32; STATUSES],
    media: [f32; MEDIA],
}

impl Edge {
    /// Whether this pair alone makes an encounter.
    fn is_sure(&self, units: &[Unit]) -> bool {
        let least = if self.is_unnamed(units) {
            LIKELY_UNNAMED
        } else {
            LIKELY
        };
        self.probability > least
    }

    /// Whether the sentence does not name one of them.
    fn is_unnamed(&self, units: &[Unit]) -> bool {
        let (first, second) = self.units;
        first == 0 || matches!(units[second].kind, Kind::Card(_))
    }

    fn happened(&self) -> u8 {
        match status(&self.statuses) {
            Status::Held => 0,
            Status::Planned | Status::Proposed => 1,
            Status::NotHeld => 2,
        }
    }
}

/// The encounters in the answers of the network, the likeliest first.
pub(super) fn of(
    units: &[Unit],
    pairs: &[(usize, usize, usize)],
    circumstances: &[(usize, usize)],
    answers: &Answers,
) -> Vec<Encounter> {
    let mut edges: Vec<Edge> = pairs
        .iter()
        .zip(answers.statuses.iter().zip(&answers.media))
        .map(|((first, second, _), (statuses, media))| Edge {
            units: (*first, *second),
            probability: 1.0 - statuses[0],
            statuses: *statuses,
            media: *media,
        })
        .filter(|edge| {
            edge.is_sure(units) || !edge.is_unnamed(units) && edge.probability > TOGETHER
        })
        .collect();
    edges.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let trigger = trigger(units, &answers.triggers);
    let mut covered = vec![false; edges.len()];
    let mut out = Vec::new();
    for seed in 0..edges.len() {
        if covered[seed] || !edges[seed].is_sure(units) {
            continue;
        }
        let members = clique(&edges, seed);
        let inside =
            |edge: &Edge| members.contains(&edge.units.0) && members.contains(&edge.units.1);
        let (mut statuses, mut media) = ([0.0; STATUSES], [0.0; MEDIA]);
        let (mut total, mut count) = (0.0, 0.0);
        for (edge, covered) in edges.iter().zip(&mut covered) {
            if inside(edge) && edge.happened() == edges[seed].happened() {
                *covered = true;
                add(&mut statuses, &edge.statuses);
                add(&mut media, &edge.media);
                total += edge.probability;
                count += 1.0;
            }
        }
        let best = |counts: &dyn Fn(&Unit) -> bool| {
            best(units, circumstances, &answers.fits, &members, counts)
        };
        let is_place = |unit: &Unit| matches!(unit.kind, Kind::Reference(_));
        let medium = medium(&media);
        out.push(Encounter {
            unnamed: members.contains(&0),
            status: status(&statuses),
            medium,
            time: best(&|unit| matches!(unit.kind, Kind::Time(_))),
            place: best(&is_place).filter(|unit| !members.contains(unit)),
            event: best(&|unit| matches!(unit.kind, Kind::Event(_))),
            trigger,
            probability: total / count,
            parties: members.into_iter().filter(|unit| *unit != 0).collect(),
        });
    }
    out
}

/// The units that met all of each other, grown from one pair.
fn clique(edges: &[Edge], seed: usize) -> Vec<usize> {
    let happened = edges[seed].happened();
    let met = |a: usize, b: usize| {
        let pair = (a.min(b), a.max(b));
        edges
            .iter()
            .any(|edge| edge.units == pair && edge.happened() == happened)
    };
    let (first, second) = edges[seed].units;
    let mut members = vec![first];
    if second != first {
        members.push(second);
    }
    for edge in edges {
        for unit in [edge.units.0, edge.units.1] {
            if !members.contains(&unit) && members.iter().all(|member| met(*member, unit)) {
                members.push(unit);
            }
        }
    }
    members.sort_unstable();
    members
}

/// The unit of a kind that fits the members best, if it fits.
fn best(
    units: &[Unit],
    circumstances: &[(usize, usize)],
    fits: &[f32],
    members: &[usize],
    counts: &dyn Fn(&Unit) -> bool,
) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    let mut at = 0;
    while at < circumstances.len() {
        let unit = circumstances[at].1;
        let end = at
            + circumstances[at..]
                .iter()
                .take_while(|(_, other)| *other == unit)
                .count();
        if counts(&units[unit]) {
            let said = (at..end).filter(|n| members.contains(&circumstances[*n].0));
            let (sum, count) =
                said.fold((0.0, 0.0), |(sum, count), n| (sum + fits[n], count + 1.0));
            let mean = if count > 0.0 { sum / count } else { 0.0 };
            if mean > FITS && best.is_none_or(|(most, _)| mean > most) {
                best = Some((mean, unit));
            }
        }
        at = end;
    }
    best.map(|(_, unit)| unit)
}

/// The likeliest word.
fn trigger(units: &[Unit], scores: &[f32]) -> usize {
    let words = (0..units.len()).filter(|unit| matches!(units[*unit].kind, Kind::Word));
    words
        .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
        .unwrap_or(0)
}

fn add<const N: usize>(sums: &mut [f32; N], more: &[f32; N]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// The index of the largest value.
fn largest(values: &[f32]) -> usize {
    (0..values.len())
        .max_by(|a, b| values[*a].total_cmp(&values[*b]))
        .unwrap_or(0)
}

fn status(shares: &[f32; STATUSES]) -> Status {
    [
        Status::Held,
        Status::Planned,
        Status::Proposed,
        Status::NotHeld,
    ][largest(&shares[1..])]
}

fn medium(shares: &[f32; MEDIA]) -> Medium {
    [Medium::InPerson, Medium::Call, Medium::Video][largest(shares)]
}

/// The number of a status in the network's answers.
pub(crate) fn number(status: Status) -> usize {
    match status {
        Status::Held => 1,
        Status::Planned => 2,
        Status::Proposed => 3,
        Status::NotHeld => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::EntityId;
    use crate::text::TokenRange;

    const HELD: [f32; STATUSES] = [0.01, 0.97, 0.01, 0.01, 0.01];
    const PLANNED: [f32; STATUSES] = [0.02, 0.01, 0.96, 0.01, 0.01];
    const NONE: [f32; STATUSES] = [0.96, 0.01, 0.01, 0.01, 0.01];
    const PERHAPS: [f32; STATUSES] = [0.4, 0.57, 0.01, 0.01, 0.01];
    const UNSURE: [f32; STATUSES] = [0.06, 0.91, 0.01, 0.01, 0.01];
    const IN_PERSON: [f32; MEDIA] = [0.9, 0.05, 0.05];

    /// The sentence itself, four units, a card.
    fn units() -> Vec<Unit> {
        let unit = |at: usize, kind| Unit {
            tokens: TokenRange::new(at, at + 1),
            kind,
            features: 0,
        };
        let mut units: Vec<Unit> = (0..4).map(|at| unit(at, Kind::Reference(at))).collect();
        units.insert(0, unit(0, Kind::Whole));
        units.push(unit(4, Kind::Card(EntityId::new(0))));
        units
    }

    /// Who met, each with the status, in encounters.
    fn met(pairs: &[(usize, usize, [f32; STATUSES])]) -> Vec<(Vec<usize>, Status)> {
        let asked: Vec<_> = pairs.iter().map(|(a, b, _)| (*a, *b, 0)).collect();
        let answers = Answers {
            statuses: pairs.iter().map(|(.., shares)| *shares).collect(),
            media: vec![IN_PERSON; pairs.len()],
            fits: Vec::new(),
            triggers: vec![0.0; 6],
        };
        let found = of(&units(), &asked, &[], &answers);
        found.into_iter().map(|e| (e.parties, e.status)).collect()
    }

    #[test]
    fn who_all_met_each_other_are_one_encounter() {
        let found = met(&[(1, 2, HELD), (1, 3, HELD), (2, 3, HELD), (3, 4, NONE)]);
        assert_eq!(found, [(vec![1, 2, 3], Status::Held)]);
    }

    #[test]
    fn who_perhaps_met_is_joined_to_who_surely_did() {
        let found = met(&[(1, 2, HELD), (1, 3, HELD), (2, 3, PERHAPS)]);
        assert_eq!(found, [(vec![1, 2, 3], Status::Held)]);
        assert_eq!(met(&[(2, 3, PERHAPS)]), []);
    }

    #[test]
    fn who_did_not_meet_each_other_are_two() {
        let found = met(&[(1, 2, HELD), (1, 3, HELD), (2, 3, NONE)]);
        assert_eq!(
            found,
            [(vec![1, 2], Status::Held), (vec![1, 3], Status::Held)]
        );
    }

    #[test]
    fn a_plan_is_no_part_of_what_was_held() {
        let found = met(&[(1, 2, HELD), (1, 3, PLANNED), (2, 3, PLANNED)]);
        assert_eq!(found.len(), 3);
        assert!(found.contains(&(vec![1, 2], Status::Held)));
    }

    #[test]
    fn whom_the_sentence_does_not_name_must_be_surer() {
        assert_eq!(met(&[(1, 2, UNSURE)]).len(), 1);
        assert_eq!(met(&[(1, 5, UNSURE)]), []);
        assert_eq!(met(&[(1, 5, HELD)]), [(vec![1, 5], Status::Held)]);
    }

    #[test]
    fn one_unit_can_be_several_who_met() {
        assert_eq!(met(&[(2, 2, HELD)]), [(vec![2], Status::Held)]);
    }
}
