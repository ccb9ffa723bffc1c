//! `cargo xtask train`, `cargo xtask train-network` and `cargo xtask eval`: from annotated text to model files.

mod references;
mod tagger;

use std::path::PathBuf;

/// What the commands are told.
struct Settings {
    /// The folder of annotated corpora; its README says what they are.
    data: PathBuf,
    /// A folder of articles with gold entities, to learn from and to measure by.
    gold: Option<PathBuf>,
    /// The folder of articles that were written for the training, with their names marked.
    marked: PathBuf,
    /// Feature groups to leave out, for ablation.
    without: Vec<String>,
    /// The model file to write or to measure.
    model: PathBuf,
    /// The folder for what is made on the way to the network.
    work: PathBuf,
    /// How many documents to generate.
    generated: usize,
    /// Print sentences in which the model errs.
    errors: bool,
    /// Measure references in the place of the tagger.
    references: bool,
}

impl Settings {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut settings = Self {
            data: PathBuf::from("../shared/train"),
            gold: None,
            marked: PathBuf::from("xtask/src/train/tagger/data/marked"),
            without: Vec::new(),
            model: PathBuf::from("src/tagger/model.bin"),
            work: PathBuf::from("target/tagger"),
            generated: 16_000,
            errors: false,
            references: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--data" => settings.data = value()?.into(),
                "--gold" => settings.gold = Some(value()?.into()),
                "--marked" => settings.marked = value()?.into(),
                "--without" => settings
                    .without
                    .extend(value()?.split(',').map(str::to_owned)),
                "--model" => settings.model = value()?.into(),
                "--work" => settings.work = value()?.into(),
                "--generated" => {
                    settings.generated =
                        value()?.parse().map_err(|e| format!("{argument}: {e}"))?;
                }
                "--errors" => settings.errors = true,
                "--references" => settings.references = true,
                other => return Err(format!("unknown argument {other}")),
            }
        }
        Ok(settings)
    }
}

/// Runs `command` ("train", "train-network" or "eval") with its arguments.
pub fn run(command: &str, arguments: &[String]) -> Result<(), String> {
    let settings = Settings::parse(arguments)?;
    let outcome = if command == "train" {
        tagger::train(&settings)
    } else if command == "train-network" {
        tagger::train_network(&settings)
    } else if settings.references {
        let gold = settings
            .gold
            .unwrap_or_else(|| PathBuf::from("../shared/gold"));
        references::report(&gold, settings.errors)
    } else {
        tagger::evaluate(&settings)
    };
    outcome.map_err(|error| error.to_string())
}
