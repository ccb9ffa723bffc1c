//! Makes the table of a user's lexicon, and says what it had to leave out.

use std::collections::HashMap;
use std::sync::Arc;

use fst::raw::Fst;

use super::entry::{UserEntry, printable};
use super::form::Form;
use super::pattern::{self, Pattern};
use super::{Table, UserId, UserLexicon};

/// At most this many warnings are kept: they go with every result.
const MAX_WARNINGS: usize = 50;

/// Takes entries one by one.
pub(super) struct Compiler {
    /// What an entry's number counts: "line", "entry".
    unit: &'static str,
    entries: Vec<UserEntry>,
    /// For each entry, the number of the row that gave it first, and the key of its name.
    rows: Vec<(usize, String)>,
    by_name: HashMap<String, UserId>,
    patterns: Vec<Pattern>,
    warnings: Vec<(usize, String)>,
}

/// A form and where it is from.
struct Given {
    key: String,
    /// Whether it is an alias, not the name of its entry.
    alias: bool,
    form: Form,
    words: String,
}

impl Compiler {
    pub(super) fn new(unit: &'static str) -> Self {
        Self {
            unit,
            entries: Vec::new(),
            rows: Vec::new(),
            by_name: HashMap::new(),
            patterns: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Takes the entry of row `number`, or the reason why there is none.
    pub(super) fn add(&mut self, number: usize, entry: Result<UserEntry, String>) {
        if let Err(reason) = entry.and_then(|entry| self.take(number, entry.tidy())) {
            self.warnings.push((number, reason));
        }
    }

    fn take(&mut self, number: usize, entry: UserEntry) -> Result<(), String> {
        if entry.name.is_empty() {
            return Err("the name is empty".to_owned());
        }
        let id = UserId(self.entries.len() as u32);
        if let Some(expression) = pattern::expression(&entry.name) {
            let pattern = Pattern::read(expression, id, self.patterns.len())
                .map_err(|reason| format!("the pattern '{}' {reason}", printable(&entry.name)))?;
            self.patterns.push(pattern);
            self.rows.push((number, String::new()));
            self.entries.push(entry);
            return Ok(());
        }
        let (key, _) = Form::read(&entry.name, id)
            .map_err(|reason| format!("the name '{}' {reason}", printable(&entry.name)))?;
        let Some(known) = self.by_name.get(&key) else {
            self.by_name.insert(key.clone(), id);
            self.rows.push((number, key));
            self.entries.push(entry);
            return Ok(());
        };
        let (first, _) = self.rows[known.0 as usize];
        join(&mut self.entries[known.0 as usize], entry).map_err(|entry| {
            let unit = self.unit;
            format!("'{}' contradicts {unit} {first}", printable(&entry.name))
        })
    }

    /// The table of what was taken.
    pub(super) fn finish(mut self) -> UserLexicon {
        let mut given = self.forms();
        given.sort_by(|a, b| (&a.key, a.alias, a.form.id).cmp(&(&b.key, b.alias, b.form.id)));
        let mut forms = Vec::new();
        let mut keys = Vec::new();
        for group in given.chunk_by(|a, b| a.key == b.key) {
            if let Some(form) = self.settle(group) {
                keys.push((&group[0].key, forms.len() as u64));
                forms.push(form);
            }
        }
        let keys = (!keys.is_empty())
            .then(|| Fst::from_iter_map(keys).expect("the keys are sorted and all differ"));
        UserLexicon(Arc::new(Table {
            keys,
            forms,
            names: self.rows.iter().map(|(_, key)| key.clone()).collect(),
            warnings: self.report(),
            patterns: self.patterns,
            entries: self.entries,
        }))
    }

    /// All names and aliases; an alias that is none is warned of.
    fn forms(&mut self) -> Vec<Given> {
        let mut given = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let id = UserId(index as u32);
            let names = std::iter::once((false, &entry.name));
            for (alias, words) in names.chain(entry.aliases.iter().map(|words| (true, words))) {
                if let Some(expression) = pattern::expression(words) {
                    // The name's own was read with its row.
                    if alias {
                        match Pattern::read(expression, id, self.patterns.len()) {
                            Ok(pattern) => self.patterns.push(pattern),
                            Err(reason) => self.warnings.push((
                                self.rows[index].0,
                                format!("the pattern '{}' {reason}", printable(words)),
                            )),
                        }
                    }
                    continue;
                }
                match Form::read(words, id) {
                    Ok((key, form)) => given.push(Given {
                        key,
                        alias,
                        form,
                        words: words.clone(),
                    }),
                    Err(reason) => self.warnings.push((
                        self.rows[index].0,
                        format!("the alias '{}' {reason}", printable(words)),
                    )),
                }
            }
        }
        given
    }

    /// The form that all of one key come down to. A name goes before aliases; an alias of
    /// several entries says of none that it is meant.
    fn settle(&mut self, group: &[Given]) -> Option<Form> {
        let first = &group[0];
        let mut form = first.form;
        let mut shared = false;
        for other in &group[1..] {
            if other.form.id == form.id {
                form = form.or(other.form);
                continue;
            }
            shared = true;
            let (number, _) = self.rows[other.form.id.0 as usize];
            let (owner, _) = self.rows[form.id.0 as usize];
            let (alias, unit) = (printable(&other.words), self.unit);
            let reason = if first.alias {
                format!("the alias '{alias}' is one of {unit} {owner} too and is used for neither")
            } else {
                format!("the alias '{alias}' is the name of {unit} {owner} and is not used")
            };
            self.warnings.push((number, reason));
        }
        (!(shared && first.alias)).then_some(form)
    }

    /// The warnings in the order of the rows, not too many.
    fn report(&mut self) -> Vec<String> {
        self.warnings.sort_by_key(|(number, _)| *number);
        let unit = self.unit;
        let mut out: Vec<String> = self
            .warnings
            .iter()
            .take(MAX_WARNINGS)
            .map(|(number, reason)| format!("lexicon {unit} {number}: {reason}"))
            .collect();
        let more = self.warnings.len() - out.len();
        if more > 0 {
            out.push(format!("lexicon: {more} more warnings"));
        }
        out
    }
}

/// Adds to `known` what another row says of the same name, which is given back where the
/// two contradict each other.
fn join(known: &mut UserEntry, other: UserEntry) -> Result<(), UserEntry> {
    let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    if known.kind != other.kind
        || differ(&known.role, &other.role)
        || differ(&known.affiliation, &other.affiliation)
    {
        return Err(other);
    }
    known.aliases.extend(other.aliases);
    known.role = known.role.take().or(other.role);
    known.affiliation = known.affiliation.take().or(other.affiliation);
    Ok(())
}
