//! From raw scores to probabilities.
//!
//! Stages score what they find by rule of thumb; how often such a score was right is
//! measured by `cargo xtask calibrate`, which writes `confidence.tsv`. Between its points
//! the curve is straight, and it rises everywhere, so that it can be inverted.

use std::sync::OnceLock;

use crate::document::EntityType;

const TABLE: &str = include_str!("confidence.tsv");

/// What a score is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scored {
    /// An entity of this type.
    Entity(EntityType),
    /// A meeting.
    Meeting,
}

impl Scored {
    /// Everything that has a curve.
    pub const ALL: [Self; 5] = [
        Self::Entity(EntityType::Person),
        Self::Entity(EntityType::Organization),
        Self::Entity(EntityType::Place),
        Self::Entity(EntityType::Event),
        Self::Meeting,
    ];

    /// Its name in `confidence.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entity(EntityType::Person) => "person",
            Self::Entity(EntityType::Organization) => "organization",
            Self::Entity(EntityType::Place) => "place",
            Self::Entity(EntityType::Event) => "event",
            Self::Meeting => "meeting",
        }
    }
}

/// The share of right ones, 0 to 1, among those with this raw score, 0 to 1.
///
/// ```
/// use readout::confidence::{Scored, calibrated, raw};
/// let probability = calibrated(Scored::Meeting, 0.9);
/// assert!((raw(Scored::Meeting, probability) - 0.9).abs() < 0.001);
/// ```
pub fn calibrated(scored: Scored, raw: f32) -> f32 {
    along(points(scored), raw)
}

/// The raw score behind a calibrated one.
pub fn raw(scored: Scored, calibrated: f32) -> f32 {
    along(points(scored).map(|(x, y)| (y, x)), calibrated)
}

/// The points of a curve, from (0, 0) to (1, 1) or the last row.
fn points(scored: Scored) -> impl Iterator<Item = (f32, f32)> {
    static ROWS: OnceLock<Vec<(Scored, (f32, f32))>> = OnceLock::new();
    ROWS.get_or_init(|| TABLE.lines().filter_map(row).collect())
        .iter()
        .filter(move |(what, _)| *what == scored)
        .map(|(_, point)| *point)
}

/// A row of the table; none for its comments.
fn row(line: &str) -> Option<(Scored, (f32, f32))> {
    let mut cells = line.split('\t');
    let name = cells.next()?;
    let what = Scored::ALL.into_iter().find(|s| s.name() == name)?;
    Some((
        what,
        (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?),
    ))
}

/// The height at `x` of the line through `points`, in order of their first coordinate.
fn along(points: impl Iterator<Item = (f32, f32)>, x: f32) -> f32 {
    let (mut left, mut top) = ((0.0, 0.0), None);
    for point in points {
        if x <= point.0 {
            top = Some(point);
            break;
        }
        left = point;
    }
    let right = top.unwrap_or((1.0_f32.max(left.0), 1.0));
    let width = right.0 - left.0;
    if width <= f32::EPSILON {
        return right.1;
    }
    let share = ((x - left.0) / width).clamp(0.0, 1.0);
    left.1 + share * (right.1 - left.1)
}

#[cfg(test)]
mod tests {
    use super::{Scored, calibrated, points, raw};

    #[test]
    fn every_curve_rises_and_stays_in_range() {
        for scored in Scored::ALL {
            assert!(points(scored).count() > 0, "{scored:?} has no row");
            let heights: Vec<f32> = (0..=100)
                .map(|percent| calibrated(scored, percent as f32 / 100.0))
                .collect();
            assert!(
                heights.iter().all(|h| (0.0..=1.0).contains(h)),
                "{scored:?}"
            );
            assert!(heights.windows(2).all(|w| w[0] < w[1]), "{scored:?}");
        }
    }

    #[test]
    fn curves_can_be_inverted() {
        for scored in Scored::ALL {
            for percent in 1..=99 {
                let score = percent as f32 / 100.0;
                let back = raw(scored, calibrated(scored, score));
                assert!((back - score).abs() < 0.01, "{scored:?} {score} {back}");
            }
        }
    }
}
