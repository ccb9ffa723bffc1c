//! Joins the named mentions of a text into entities.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::iter;

use hashbrown::hash_map::{self, Entry as Latest};

use super::mention::Name;
use super::person::{Gender, People};
use super::spelling::{initials, is_acronym_of, letters, same_or_initial, similar};
use super::{Entities, Entity, EntityId, Mention, affiliation, stated};
use crate::document::{AffiliationBasis, EntityType};
use crate::lexicon::{self, Classes, CountryCode, UserId, UserLexicon};
use crate::text::{Case, Text, fold, one_line, work};

/// The entities of a text and, for each name, which of them it is.
pub(super) struct Clusters {
    pub(super) entities: Entities,
    pub(super) of_name: Vec<EntityId>,
}

/// Mentions that are thought to be of one entity.
struct Cluster<'t> {
    kind: EntityType,
    /// Folded words of the fullest form.
    words: Vec<&'t str>,
    /// The first tokens of its mentions, in text order, whatever the order in which they were
    /// found to belong here.
    starts: BTreeSet<usize>,
    /// How sure the surest of its mentions is, 0 to 1.
    confidence: f32,
    gender: Option<Gender>,
    country: Option<CountryCode>,
    /// The entry of the user's lexicon that it is.
    user: Option<UserId>,
}

/// Whether `name` is a name of the country `code`, not only of a place in it.
pub(super) fn names_country(name: &str, code: CountryCode) -> bool {
    lexicon::lookup(&fold(name)).is_some_and(|e| e.is(Classes::COUNTRY) && e.country == Some(code))
}

/// Joins `names` into entities, with roles and affiliations from `lexicon` and `people`.
pub(super) fn cluster(
    text: &Text,
    lexicon: &UserLexicon,
    names: &[Name],
    people: &People,
) -> Clusters {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut lookup = Lookup::default();
    let mut keys = Keys::default();
    let mut of_name = vec![usize::MAX; names.len()];
    let listed = listed(text, names);
    let mut of_user: HashMap<UserId, usize> = HashMap::new();
    let acronyms = defined_acronyms(text, names);
    let defined = |index: usize| acronyms.get(&acronym_key(text, &names[index])).copied();
    // Full names first, so that a surname or an acronym in a headline finds its bearer.
    let full = |n: &usize| {
        let surname = names[*n].kind == EntityType::Person && names[*n].tokens.len() == 1;
        !surname && defined(*n).is_none()
    };
    // What the user listed comes before all, so that other forms of it find it.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|n| (listed[*n].is_none(), !full(n)));
    for index in order {
        let mention = Candidate::new(text, names, people, index);
        keys.read(&mention);
        let found = match listed[index] {
            Some(user) => of_user.get(&user).copied(),
            None => defined(index)
                .map(|full| of_name[full])
                .filter(|cluster| *cluster != usize::MAX)
                .or_else(|| mention.find(&keys, &clusters, &lookup)),
        };
        let cluster = found.unwrap_or_else(|| {
            let new = clusters.len();
            let mut words = Vec::new();
            if let Some(user) = listed[index] {
                of_user.insert(user, new);
                words = lexicon.words(user).collect();
                let listed = mention.with_words(words.clone());
                keys.read(&listed);
                lookup.add(new, &keys);
                keys.read(&mention);
            }
            clusters.push(Cluster {
                kind: mention.name.kind,
                words,
                starts: BTreeSet::new(),
                confidence: 0.0,
                gender: None,
                country: mention.name.country,
                user: listed[index],
            });
            new
        });
        let target = &mut clusters[cluster];
        target.starts.insert(mention.name.tokens.start());
        target.confidence = target.confidence.max(mention.name.confidence);
        target.gender = target.gender.or(mention.gender);
        target.country = target.country.or(mention.name.country);
        if target.user.is_none() && mention.words.len() > target.words.len() {
            target.words = mention.words;
        }
        lookup.add(cluster, &keys);
        of_name[index] = cluster;
    }
    let of_name: Vec<_> = of_name.into_iter().map(EntityId::new).collect();
    let users: Vec<_> = clusters.iter().map(|cluster| cluster.user).collect();
    let mentions = mentions(text, names, &of_name, &clusters);
    let list = iter::zip(&clusters, mentions)
        .map(|(cluster, mentions)| entity(text, lexicon, cluster, mentions))
        .collect();
    let mut entities = Entities::new(list);
    stated::assign(lexicon, &users, &mut entities);
    affiliation::assign(text, names, people, &of_name, &mut entities);
    Clusters { entities, of_name }
}

/// For each name, the entry of the user's lexicon that it is: as it is listed, or because
/// an acronym that is listed stands behind it as its own.
fn listed(text: &Text, names: &[Name]) -> Vec<Option<UserId>> {
    let mut listed: Vec<_> = names.iter().map(|name| name.user).collect();
    for index in 1..names.len() {
        if names[index].user.is_some()
            && listed[index - 1].is_none()
            && defines(text, &names[index - 1], &names[index])
        {
            listed[index - 1] = names[index].user;
        }
    }
    listed
}

/// For each acronym that the text defines, the name that it stands for, wherever else it
/// is used: "People's Democratic Party (HDP)".
fn defined_acronyms<'t>(text: &'t Text, names: &[Name]) -> HashMap<(EntityType, &'t str), usize> {
    let mut defined = HashMap::new();
    for index in 1..names.len() {
        if defines(text, &names[index - 1], &names[index]) {
            let key = acronym_key(text, &names[index]);
            defined.entry(key).or_insert(index - 1);
        }
    }
    defined
}

fn acronym_key<'t>(text: &'t Text, name: &Name) -> (EntityType, &'t str) {
    let only = (name.tokens.len() == 1).then(|| text.folded(name.tokens.start()));
    (name.kind, only.unwrap_or_default())
}

/// Whether `short` stands behind `full` as its acronym.
fn defines(text: &Text, full: &Name, short: &Name) -> bool {
    let acronym = short.tokens.len() == 1
        && full.tokens.len() > 1
        && text.tokens()[short.tokens.start()].case == Case::Upper
        && full.kind == short.kind;
    if !acronym {
        return false;
    }
    let between: Vec<_> = (full.tokens.end()..short.tokens.start())
        .take(4)
        .map(|at| text.folded(at))
        .collect();
    matches!(
        between[..],
        ["(" | "or"] | [",", "or" | "the"] | [",", "known", "as"]
    )
}

/// A mention in search of its cluster.
struct Candidate<'a, 't> {
    name: &'a Name,
    words: Vec<&'t str>,
    gender: Option<Gender>,
}

impl<'a, 't> Candidate<'a, 't> {
    fn new(text: &'t Text, names: &'a [Name], people: &People, index: usize) -> Self {
        let name = &names[index];
        Self {
            name,
            words: name.tokens.iter().map(|at| text.folded(at)).collect(),
            gender: people.claims[index].iter().find_map(|c| c.gender),
        }
    }

    /// The same with other words.
    fn with_words(&self, words: Vec<&'t str>) -> Self {
        Self { words, ..*self }
    }

    /// The cluster that this mention belongs to: the best match, and among equals the
    /// one last mentioned before it.
    fn find(&self, keys: &Keys, clusters: &[Cluster], lookup: &Lookup) -> Option<usize> {
        self.best_of(lookup.of(&keys.shared), clusters)
            .or_else(|| self.best_of(lookup.of(&keys.letters), clusters))
    }

    fn best_of(
        &self,
        candidates: impl Iterator<Item = usize>,
        clusters: &[Cluster],
    ) -> Option<usize> {
        let mut best: Option<(Match, (bool, usize), usize)> = None;
        // A cluster that was told of again and again is a candidate as often.
        let mut tried = Vec::new();
        for index in candidates {
            if tried.contains(&index) {
                continue;
            }
            tried.push(index);
            work::count();
            let cluster = &clusters[index];
            let clash = matches!((cluster.gender, self.gender), (Some(a), Some(b)) if a != b);
            if cluster.kind != self.name.kind || clash {
                continue;
            }
            let Some(quality) = self.compare(cluster) else {
                continue;
            };
            let rank = (quality, self.distance(cluster), index);
            if best.is_none_or(|b| rank < b) {
                best = Some(rank);
            }
        }
        best.map(|(_, _, index)| index)
    }

    /// Whether all of the cluster's mentions come later, and how many tokens the nearest
    /// is away.
    fn distance(&self, cluster: &Cluster) -> (bool, usize) {
        let here = self.name.tokens.start();
        let before = cluster.starts.range(..here).next_back();
        let behind = || cluster.starts.range(here..).next();
        before
            .map(|at| (false, here - at))
            .or_else(|| behind().map(|at| (true, at - here)))
            .unwrap_or((true, usize::MAX))
    }

    fn compare(&self, cluster: &Cluster) -> Option<Match> {
        if self.words == cluster.words {
            return Some(Match::Equal);
        }
        match self.name.kind {
            EntityType::Person => self.compare_person(cluster),
            EntityType::Place => self.compare_place(cluster),
            EntityType::Organization | EntityType::Event => self.compare_body(cluster),
        }
    }

    fn compare_person(&self, cluster: &Cluster) -> Option<Match> {
        let (short, long) = by_length(&self.words, &cluster.words);
        if short.len() == 1 {
            let word = short[0];
            let last = long[long.len() - 1];
            // "Nizar Abu Dayyeh" is "Abu-Dayyeh" further down.
            let two = long.len() > 2 && joined(&long[long.len() - 2..]).eq(joined(short));
            return if word == last || two {
                Some(Match::Surname)
            } else if long.contains(&word) {
                Some(Match::GivenName)
            } else if similar(word, last) {
                Some(Match::Misspelt)
            } else {
                long.iter()
                    .any(|w| similar(word, w))
                    .then_some(Match::MisspeltGiven)
            };
        }
        if contains_run(long, short) || joined(short).eq(joined(long)) {
            return Some(Match::Part);
        }
        let ends = same_or_initial(short[0], long[0])
            && similar(short[short.len() - 1], long[long.len() - 1]);
        if ends {
            return Some(Match::Part);
        }
        let spelt = short.len() == long.len()
            && short.iter().zip(long).all(|(a, b)| similar(a, b))
            && short.iter().zip(long).any(|(a, b)| a == b);
        spelt.then_some(Match::Misspelt)
    }

    fn compare_place(&self, cluster: &Cluster) -> Option<Match> {
        if let (Some(a), Some(b)) = (self.name.country, cluster.country)
            && self.name.is_country
            && a == b
            && names_country(&cluster.words.join(" "), b)
        {
            return Some(Match::Equal);
        }
        let (short, long) = by_length(&self.words, &cluster.words);
        let head = long[long.len() - 1];
        let with_head = long.len() == short.len() + 1
            && long.starts_with(short)
            && matches!(
                head,
                "city"
                    | "valley"
                    | "province"
                    | "region"
                    | "strip"
                    | "peninsula"
                    | "district"
                    | "county"
                    | "island"
            );
        with_head.then_some(Match::Part)
    }

    fn compare_body(&self, cluster: &Cluster) -> Option<Match> {
        let (short, long) = by_length(&self.words, &cluster.words);
        if short.len() == 1 && is_acronym_of(short[0], long) {
            return Some(Match::Surname);
        }
        let bare = |words: &[&str]| words.iter().all(|w| lexicon::is_common_word(w));
        let part = long.len() > short.len()
            && (long.ends_with(short) || long.starts_with(short))
            && !(bare(short) && self.words.len() > short.len());
        if part {
            return Some(Match::Part);
        }
        let spelt = short.len() == long.len()
            && short.len() > 1
            && short.iter().zip(long).all(|(a, b)| similar(a, b));
        spelt.then_some(Match::Misspelt)
    }
}

/// Which clusters are worth a comparison, so that the work grows with the text and not
/// with its square.
#[derive(Default)]
struct Lookup {
    /// Where the latest cluster of each key is in `clusters`.
    latest: hash_map::HashMap<Key, usize>,
    /// Clusters, each with where the one of the same key before it is.
    clusters: Vec<(usize, Option<usize>)>,
}

impl Lookup {
    /// At most this many clusters are compared for one key, the latest first.
    const MOST: usize = 64;

    fn add(&mut self, cluster: usize, keys: &Keys) {
        for key in keys.shared.iter().chain(&keys.letters) {
            let next = self.clusters.len();
            let latest = self.latest.entry(*key);
            let before = match &latest {
                Latest::Occupied(before) => Some(*before.get()),
                Latest::Vacant(_) => None,
            };
            if before.is_none_or(|before| self.clusters[before].0 != cluster) {
                latest.insert(next);
                self.clusters.push((cluster, before));
            }
        }
    }

    /// Clusters that have one of these keys.
    fn of(&self, keys: &[Key]) -> impl Iterator<Item = usize> {
        keys.iter().flat_map(|key| {
            let latest = self.latest.get(key).copied();
            iter::successors(latest, |at| self.clusters[*at].1)
                .take(Self::MOST)
                .map(|at| self.clusters[at].0)
        })
    }
}

/// A number for what two names of one kind can share: the hash of words, or the letter
/// itself. That others have the same costs a comparison, no more.
type Key = u64;

/// What a mention can share with one of the same entity.
#[derive(Default)]
struct Keys {
    /// Not a quicker one: keys that are the same must at least be searched for.
    hasher: RandomState,
    /// Its words, acronym, country and letters.
    shared: Vec<Key>,
    /// The first letters of its words, for misspellings.
    letters: Vec<Key>,
    /// Where words are joined.
    joined: String,
}

impl Keys {
    /// Makes them those of `mention`.
    fn read(&mut self, mention: &Candidate) {
        let (kind, words) = (mention.name.kind, &mention.words);
        let key = |shared: &str| self.hasher.hash_one((kind, shared));
        self.shared.clear();
        self.shared.extend(
            (words.iter())
                .filter(|word| !lexicon::is_function_word(word))
                .map(|word| key(word)),
        );
        if words.len() > 1 || words[0].contains('-') {
            self.joined.clear();
            self.joined.extend(joined(words));
            self.shared.push(key(&self.joined));
        }
        match kind {
            EntityType::Organization | EntityType::Event if words.len() > 1 => {
                self.shared.push(key(&initials(words, true)));
                self.shared.push(key(&initials(words, false)));
            }
            EntityType::Organization | EntityType::Event => {
                self.shared.push(key(&letters(words[0])));
            }
            EntityType::Place if mention.name.is_country => {
                let code = mention.name.country;
                self.shared.extend(code.map(|code| key(code.as_str())));
            }
            EntityType::Person | EntityType::Place => {}
        }
        self.letters.clear();
        let initials = words.iter().filter_map(|word| word.chars().next());
        self.letters
            .extend(initials.map(|letter| (kind as u64) << 32 | u64::from(u32::from(letter))));
    }
}

/// How well a mention fits a cluster, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Equal,
    Part,
    Surname,
    GivenName,
    Misspelt,
    MisspeltGiven,
}

fn by_length<'w, 't>(a: &'w [&'t str], b: &'w [&'t str]) -> (&'w [&'t str], &'w [&'t str]) {
    if a.len() <= b.len() { (a, b) } else { (b, a) }
}

fn contains_run(long: &[&str], short: &[&str]) -> bool {
    long.windows(short.len()).any(|run| run == short)
}

/// The letters alone: "Haugland-Moe" and "Haugland Moe" are one.
fn joined(words: &[&str]) -> impl Iterator<Item = char> {
    let letters = words.iter().flat_map(|word| word.chars());
    letters.filter(|c| c.is_alphanumeric())
}

/// The mentions of each cluster, in text order.
fn mentions(
    text: &Text,
    names: &[Name],
    of_name: &[EntityId],
    clusters: &[Cluster],
) -> Vec<Vec<Mention>> {
    let counts = clusters.iter().map(|cluster| cluster.starts.len());
    let mut mentions: Vec<_> = counts.map(Vec::with_capacity).collect();
    let mut first = HashMap::new();
    for (name, id) in iter::zip(names, of_name) {
        let mut mention = Mention::new(text, name.tokens);
        // A lone one is the first with its words anyway.
        if clusters[id.index()].starts.len() > 1 {
            let words = mention.words.of(text.source());
            mention.words = *first.entry((*id, words)).or_insert(mention.span);
        }
        mentions[id.index()].push(mention);
    }
    mentions
}

/// Makes the entity of a cluster.
fn entity(text: &Text, lexicon: &UserLexicon, cluster: &Cluster, mentions: Vec<Mention>) -> Entity {
    // Words that differ may still be one form, written over two lines.
    let mut seen = HashSet::new();
    let alone = mentions.len() == 1;
    let forms: Vec<_> = (mentions.iter())
        .filter(|mention| mention.is_first_with_words())
        .map(|mention| clean(mention.words.of(text.source())))
        .filter(|form| alone || seen.insert(form.clone()))
        .collect();
    let in_text = forms
        .iter()
        .enumerate()
        .max_by_key(|(position, form)| {
            // "Vienna" rather than the dateline's "VIENNA".
            let shouted = form.len() > 5 && !form.contains(char::is_lowercase);
            (
                form.split_whitespace().count(),
                !shouted,
                form.chars().count(),
                usize::MAX - position,
            )
        })
        .map_or("", |(_, form)| form);
    let fullest = cluster
        .user
        .map_or(in_text, |user| &lexicon.entry(user).name)
        .to_owned();
    let aliases: Vec<String> = (forms.iter())
        .filter(|form| **form != fullest)
        .map(|form| form.clone().into_owned())
        .collect();
    let is_country = cluster.kind == EntityType::Place
        && cluster.country.is_some_and(|code| {
            std::iter::once(&fullest)
                .chain(&aliases)
                .any(|name| names_country(name, code))
        });
    Entity {
        kind: cluster.kind,
        name: fullest,
        aliases,
        mentions,
        role: None,
        affiliation: None,
        basis: AffiliationBasis::Stated,
        country: cluster.country,
        confidence: cluster.confidence,
        is_country,
        hinted: false,
        listed: cluster.user.is_some(),
    }
}

/// The words of a name on one line.
fn clean(words: &str) -> Cow<'_, str> {
    let is_clean = |word: &str| {
        !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c == '\u{ad}')
    };
    if words.split(' ').all(is_clean) {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(one_line(words))
    }
}
