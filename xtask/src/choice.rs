//! Learning to choose: weights of clues under which, of several choices, the right one is likeliest.

/// For each choice the weights that it has, and whether it is right.
pub type Choices = Vec<(Vec<usize>, bool)>;

/// The weights under which the right answers are likeliest; the larger `small`, the smaller they are kept (Adam on the whole).
pub fn learn(examples: &[&Choices], scales: &[f64], small: f64) -> Vec<f64> {
    const STEPS: i32 = 300;
    const RATE: f64 = 0.05;
    const FIRST: f64 = 0.9;
    const SECOND: f64 = 0.999;
    let mut weights = vec![0.0; scales.len()];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    for step in 1..=STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| weight * small).collect();
        for example in examples {
            add_slope(example, &weights, scales, &mut slope);
        }
        for index in 0..weights.len() {
            mean[index] = FIRST * mean[index] + (1.0 - FIRST) * slope[index];
            square[index] = SECOND * square[index] + (1.0 - SECOND) * slope[index].powi(2);
            let first = mean[index] / (1.0 - FIRST.powi(step));
            let second = square[index] / (1.0 - SECOND.powi(step));
            weights[index] -= RATE * first / (second.sqrt() + 1e-8);
        }
    }
    weights
}

fn add_slope(example: &Choices, weights: &[f64], scales: &[f64], slope: &mut [f64]) {
    let likely = probabilities(example, weights, scales);
    let right: f64 = (example.iter().zip(&likely))
        .filter(|((_, right), _)| *right)
        .map(|(_, likely)| likely)
        .sum();
    if right == 0.0 {
        return;
    }
    for ((cells, is_right), likely) in example.iter().zip(&likely) {
        let wanted = if *is_right { likely / right } else { 0.0 };
        for cell in cells {
            slope[*cell] += (likely - wanted) * scales[*cell];
        }
    }
}

/// How likely each choice is.
pub fn probabilities(example: &Choices, weights: &[f64], scales: &[f64]) -> Vec<f64> {
    let score = |cells: &[usize]| cells.iter().map(|c| weights[*c] * scales[*c]).sum::<f64>();
    let scores: Vec<f64> = example.iter().map(|(cells, _)| score(cells)).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let odds: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f64 = odds.iter().sum();
    odds.iter().map(|odds| odds / all).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choices, learn, probabilities};

    #[test]
    fn a_clue_that_tells_the_right_choice_is_learnt() {
        let example: Choices = vec![(vec![0], false), (vec![1, 2], true), (vec![1], false)];
        let examples = vec![&example; 40];
        let scales = [1.0; 3];
        let weights = learn(&examples, &scales, 1.5);
        let likely = probabilities(&example, &weights, &scales);
        assert!(likely[1] > 0.9, "{likely:?} {weights:?}");
    }
}
