//! Trains the tagger and the parser.

use readout::syntax::training::{
    Action, Form, Sentence, State, action_features, forms, marks, part_features, relation_features,
};
use readout::syntax::{Relation, Tag};
use readout::text::Text;

use super::align::Example;
use super::oracle::cost;
use super::perceptron::{Perceptron, Pruning};
use super::random::Random;
use super::silver;
use super::units::{Tree, collapsed, plain};

/// Passes over the treebanks: to tag for the parser, to select features, to learn.
const FOLD_ROUNDS: usize = 3;
const TAGGER_SELECTION: usize = 7;
const TAGGER_ROUNDS: usize = 7;
const PARSER_SELECTION: usize = 5;
const PARSER_ROUNDS: usize = 10;
/// Parsers, each of another order of sentences, whose weights are averaged.
const PARSERS: u64 = 3;
/// Parts of the corpus that are tagged by a model of the others, so that the parser
/// learns from tags as wrong as it will meet.
const FOLDS: usize = 3;
/// Share of names that are one unit.
const COLLAPSED: f64 = 0.6;
/// Share of sentences that are learned In Title Case, as the headlines of news.
const HEADLINES: f64 = 0.05;
/// Share of steps after the first round at which the parser follows its own choice.
const EXPLORED: f64 = 0.9;

/// Features of the tagger, of actions and of relations that a first training leaves are
/// learned anew by themselves: the model shrinks to a tenth and loses nothing.
const SELECTED: [Pruning; 3] = [
    pruning(10, 31.0, 1.0),
    pruning(10, 31.0, 2.0),
    pruning(10, 31.0, 1.0),
];
/// What is written of the second training, in the same order.
const WRITTEN: [Pruning; 3] = [
    pruning(9, 15.0, 1.0),
    pruning(6, 15.0, 0.9),
    pruning(20, 15.0, 1.0),
];

const fn pruning(updates: u32, levels: f64, threshold: f64) -> Pruning {
    Pruning {
        updates,
        levels,
        threshold,
    }
}

/// A sentence for the tagger.
pub struct Tagged {
    pub forms: Vec<Form>,
    /// The right tags; none where there is nothing to learn.
    pub tags: Vec<Option<Tag>>,
}

/// A sentence for the parser.
struct Item {
    tree: Tree,
    forms: Vec<Form>,
    /// Tags as a model that never saw the sentence gives them.
    tags: Vec<Tag>,
}

/// The model file, from `examples` of trees and, for the tagger, a bank of tagged words.
pub fn train(examples: &[Example], bank: &str) -> Vec<u8> {
    let mut random = Random::new(1);
    let mut items: Vec<_> = examples
        .iter()
        .map(|example| item(example, &mut random))
        .collect();
    let mut examples: Vec<_> = items
        .iter()
        .map(|item| Tagged {
            forms: item.forms.clone(),
            tags: item.tree.tags.iter().copied().map(Some).collect(),
        })
        .collect();
    examples.extend(silver::read(bank, &mut random));
    let order: Vec<usize> = (0..examples.len()).collect();
    for fold in 0..FOLDS {
        let others = order.iter().copied().filter(|i| i % FOLDS != fold);
        let held_out = train_tagger(&examples, others.collect(), FOLD_ROUNDS, None);
        for item in items.iter_mut().skip(fold).step_by(FOLDS) {
            item.tags = tag(&held_out, &item.forms);
        }
    }
    let first = train_tagger(&examples, order.clone(), TAGGER_SELECTION, None);
    let selected = first.restarted(SELECTED[0]);
    let tagger = train_tagger(&examples, order, TAGGER_ROUNDS, Some(selected));
    let (actions, relations) = train_parsers(&items);
    [
        tagger.encode(WRITTEN[0]),
        actions.encode(WRITTEN[1]),
        relations.encode(WRITTEN[2]),
    ]
    .concat()
}

/// The sentence as it is learned: some names one unit, a few sentences as headlines.
fn item(example: &Example, random: &mut Random) -> Item {
    let tree = if random.chance(0.5) {
        plain(example)
    } else {
        collapsed(example, || random.chance(COLLAPSED))
    };
    let mut source = example.source.clone();
    if random.chance(HEADLINES) {
        let headline = title_case(&source);
        // Capitals may join tokens ("school.the").
        if Text::new(&headline).tokens().len() == example.tags.len() {
            source = headline;
        }
    }
    Item {
        forms: forms(&Text::new(&source), &tree.units),
        tags: tree.tags.clone(),
        tree,
    }
}

/// All Words With a Capital Letter, Short Ones Too.
fn title_case(source: &str) -> String {
    let mut after_space = true;
    let mut out = String::with_capacity(source.len());
    for c in source.chars() {
        if after_space {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        after_space = c == ' ';
    }
    out
}

/// The mean of several parsers over selected features.
fn train_parsers(items: &[Item]) -> (Perceptron, Perceptron) {
    let new = (
        Perceptron::new(Action::ALL.len()),
        Perceptron::new(Relation::ALL.len()),
    );
    let order: Vec<usize> = (0..items.len()).collect();
    let first = train_parser(items, order.clone(), PARSER_SELECTION, 3, new);
    let selected = || {
        (
            first.0.restarted(SELECTED[1]),
            first.1.restarted(SELECTED[2]),
        )
    };
    let mut mean = selected();
    for seed in 0..PARSERS {
        let next = train_parser(items, order.clone(), PARSER_ROUNDS, 4 + seed, selected());
        mean.0.join(&next.0);
        mean.1.join(&next.1);
    }
    mean
}

fn train_tagger(
    items: &[Tagged],
    mut order: Vec<usize>,
    rounds: usize,
    start: Option<Perceptron>,
) -> Perceptron {
    let mut random = Random::new(2);
    let mut model = start.unwrap_or_else(|| Perceptron::new(Tag::ALL.len()));
    let mut scores = [0.0; Tag::ALL.len()];
    let (mut tags, mut keys) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut seen, mut wrong) = (0, 0);
        for item in order.iter().map(|i| &items[*i]) {
            tags.clear();
            for (at, form) in item.forms.iter().enumerate() {
                if form.is_name {
                    tags.push(Tag::Nnp);
                    continue;
                }
                part_features(&item.forms, at, &tags, &mut keys);
                model.scores(&keys, &mut scores);
                let guess = best(&scores, |_| true);
                if let Some(gold) = item.tags[at] {
                    model.tick();
                    seen += 1;
                    if guess != gold as usize {
                        wrong += 1;
                        model.update(&keys, gold as usize, guess);
                    }
                }
                tags.push(Tag::ALL[guess]);
            }
        }
        eprintln!("tagger, round {round}: {wrong} of {seen} wrong");
    }
    model
}

fn tag(model: &Perceptron, forms: &[Form]) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(forms.len());
    let mut keys = Vec::new();
    let mut scores = [0.0; Tag::ALL.len()];
    for at in 0..forms.len() {
        if forms[at].is_name {
            tags.push(Tag::Nnp);
        } else {
            part_features(forms, at, &tags, &mut keys);
            model.scores(&keys, &mut scores);
            tags.push(Tag::ALL[best(&scores, |_| true)]);
        }
    }
    tags
}

fn train_parser(
    items: &[Item],
    mut order: Vec<usize>,
    rounds: usize,
    seed: u64,
    (mut actions, mut relations): (Perceptron, Perceptron),
) -> (Perceptron, Perceptron) {
    let mut random = Random::new(seed);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = [0, 0];
        for index in &order {
            let errors = learn(
                &items[*index],
                &mut actions,
                &mut relations,
                (round > 0).then_some(&mut random),
            );
            wrong[0] += errors[0];
            wrong[1] += errors[1];
        }
        eprintln!(
            "parser, round {round}: {} actions, {} relations wrong",
            wrong[0], wrong[1]
        );
    }
    (actions, relations)
}

/// Parses one sentence and learns from each wrong step; how many actions and relations
/// were wrong. Explores its own errors if it is given `random`.
fn learn(
    item: &Item,
    actions: &mut Perceptron,
    relations: &mut Perceptron,
    mut random: Option<&mut Random>,
) -> [usize; 2] {
    let heads = &item.tree.heads;
    let sentence = Sentence {
        forms: &item.forms,
        tags: &item.tags,
        marks: &marks(&item.tags),
    };
    let mut state = State::new(heads.len());
    let mut keys = Vec::new();
    let mut wrong = [0, 0];
    let mut scores = [0.0; Action::ALL.len()];
    while !state.is_done() {
        let allowed = Action::ALL.map(|action| state.allows(action));
        let costs = Action::ALL.map(|action| {
            if state.allows(action) {
                cost(&state, heads, action)
            } else {
                usize::MAX
            }
        });
        let least = costs[0].min(costs[1]).min(costs[2]);
        action_features(&sentence, &state, &mut keys);
        actions.scores(&keys, &mut scores);
        let guess = best(&scores, |a| allowed[a]);
        let gold = best(&scores, |a| allowed[a] && costs[a] == least);
        if allowed.iter().filter(|a| **a).count() > 1 {
            actions.tick();
            if guess != gold {
                wrong[0] += 1;
                actions.update(&keys, gold, guess);
            }
        }
        let explore = random.as_mut().is_some_and(|r| r.chance(EXPLORED));
        let action = Action::ALL[if explore { guess } else { gold }];
        let relation = match state.arc(action) {
            Some((head, dependent)) if head < heads.len() => {
                relation_features(&sentence, &state, head, dependent, &mut keys);
                let mut scores = [0.0; Relation::ALL.len()];
                relations.scores(&keys, &mut scores);
                let guess = best(&scores, |r| r != Relation::Root as usize);
                let gold = item.tree.relations[dependent];
                if heads[dependent] == head {
                    relations.tick();
                    if guess != gold as usize {
                        wrong[1] += 1;
                        relations.update(&keys, gold as usize, guess);
                    }
                }
                if random.is_some() || heads[dependent] != head {
                    Relation::ALL[guess]
                } else {
                    gold
                }
            }
            _ => Relation::Root,
        };
        state.apply(action, relation);
    }
    wrong
}

/// The class of the highest score among those allowed, the first one of equals.
fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (class, score) in scores.iter().enumerate() {
        if allowed(class) && best.is_none_or(|b: usize| *score > scores[b]) {
            best = Some(class);
        }
    }
    best.unwrap_or(0)
}
