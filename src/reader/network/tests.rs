//! The network against what the training framework says, and against damaged files.

use serde_json::Value;

use super::{Network, Position};
use crate::neural::WeightsError;

const MODEL: &[u8] = include_bytes!("../model.bin");

/// Made with the weights by `cargo xtask train-reader`.
const FIXTURE: &str = include_str!("fixture.json");

/// How far a share may be off: inputs are cut to 12 bits here and not there.
const OFF: f64 = 0.02;

fn numbers(value: &Value) -> Vec<usize> {
    let list = value.as_array().expect("a list");
    list.iter()
        .map(|n| n.as_u64().expect("a number") as usize)
        .collect()
}

fn close(found: &[f32], expected: &Value) {
    let expected = expected.as_array().expect("a list");
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        let expected = expected.as_f64().expect("a number");
        assert!(
            (f64::from(*found) - expected).abs() < OFF,
            "{found} is not {expected}"
        );
    }
}

#[test]
fn the_framework_says_the_same() {
    let network = Network::read(MODEL).expect("the weights are whole");
    let rows: Vec<Value> = serde_json::from_str(FIXTURE).expect("the fixture is JSON");
    assert!(rows.len() > 5);
    for row in &rows {
        let units: Vec<Position> = (row["units"].as_array().expect("units").iter())
            .map(|unit| {
                let unit = numbers(unit);
                Position {
                    features: unit[0] as u32,
                    pieces: unit[1..].iter().map(|piece| *piece as u32).collect(),
                }
            })
            .collect();
        let pairs: Vec<_> = (row["pairs"].as_array().expect("pairs").iter())
            .map(numbers)
            .map(|pair| (pair[0], pair[1], pair[2]))
            .collect();
        let circumstances: Vec<_> = (row["circumstances"].as_array().expect("pairs").iter())
            .map(numbers)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        let length = row["length"].as_u64().expect("a number") as usize;
        let answers = network.answer(&units, length, &pairs, &circumstances);
        for (found, expected) in answers
            .statuses
            .iter()
            .zip(row["statuses"].as_array().expect("a list"))
        {
            close(found, expected);
        }
        for (found, expected) in answers
            .media
            .iter()
            .zip(row["media"].as_array().expect("a list"))
        {
            close(found, expected);
        }
        close(&answers.fits, &row["fits"]);
        close(&answers.triggers, &row["triggers"]);
    }
}

#[test]
fn damaged_weights_are_named() {
    assert_eq!(Network::read(b"").err(), Some(WeightsError::Magic));
    assert_eq!(
        Network::read(b"no weights").err(),
        Some(WeightsError::Magic)
    );
    assert_eq!(Network::read(&MODEL[..4]).err(), Some(WeightsError::Length));
    assert_eq!(
        Network::read(&MODEL[..MODEL.len() / 2]).err(),
        Some(WeightsError::Checksum)
    );
    let mut changed = MODEL.to_vec();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(Network::read(&changed).err(), Some(WeightsError::Checksum));
}
