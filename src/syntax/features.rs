//! Features of the parser: for the next action, and for the relation of an arc.

use super::form::Form;
use super::hash::{Hash, key};
use super::state::State;
use super::tag::Tag;

/// A sentence as the parser's features see it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'s> {
    /// The words.
    pub forms: &'s [Form],
    /// Their tags.
    pub tags: &'s [Tag],
    /// How many words of some sorts stand before each: see [`marks`].
    pub marks: &'s [[u16; 4]],
}

/// For each word and the end, how many words before it are commas or colons,
/// coordinating conjunctions, verbs, and wh-words.
pub fn marks(tags: &[Tag]) -> Vec<[u16; 4]> {
    let mut out = Vec::with_capacity(tags.len() + 1);
    let mut sums = [0_u16; 4];
    out.push(sums);
    for tag in tags {
        sums[0] += u16::from(matches!(tag, Tag::Comma | Tag::Colon));
        sums[1] += u16::from(*tag == Tag::Cc);
        sums[2] += u16::from(tag.is_verb());
        sums[3] += u16::from(matches!(tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb));
        out.push(sums);
    }
    out
}

/// Value of a place that is not there.
const ABSENT: Hash = 101;
/// Value of the root.
const ROOT: Hash = 102;

impl Sentence<'_> {
    #[inline]
    fn word(&self, at: Option<usize>) -> Hash {
        at.map_or(ABSENT, |at| self.forms.get(at).map_or(ROOT, |f| f.word))
    }

    #[inline]
    fn tag(&self, at: Option<usize>) -> Hash {
        at.map_or(ABSENT, |at| self.tags.get(at).map_or(ROOT, |t| *t as Hash))
    }

    /// What stands between two words: up to two commas, one conjunction, two verbs,
    /// one wh-word.
    #[inline]
    fn between(&self, left: Option<usize>, right: usize) -> Hash {
        let Some(left) = left else { return ABSENT };
        let (from, to) = (self.marks[left + 1], self.marks[right.max(left + 1)]);
        let count = |mark: usize, most: u16| Hash::from((to[mark] - from[mark]).min(most));
        count(0, 2) * 16 + count(1, 1) * 8 + count(2, 2) * 2 + count(3, 1)
    }
}

fn distance(left: Option<usize>, right: usize) -> Hash {
    match left.map_or(0, |left| right.saturating_sub(left)) {
        near @ 0..=3 => near as Hash,
        4..=5 => 4,
        6..=9 => 5,
        _ => 6,
    }
}

/// Templates in the manner of Zhang and Nivre (2011): `s0` is the top of the stack, `b0`
/// the next word; `w` is a word, `t` a tag, `l` and `r` the outermost children.
///
/// Puts the keys of the features that decide the next action into `keys`.
#[expect(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one table of templates, with the names of the literature"
)]
pub fn action_features(sentence: &Sentence, state: &State, keys: &mut Vec<u32>) {
    keys.clear();
    let (s0, s1, s2) = (state.stacked(0), state.stacked(1), state.stacked(2));
    let end = state.nodes.len();
    let ahead = |offset: usize| Some(state.next + offset).filter(|at| *at <= end);
    let (b0, b1, b2) = (ahead(0), ahead(1), ahead(2));
    let [s0w, s1w, b0w, b1w, b2w] = [s0, s1, b0, b1, b2].map(|at| sentence.word(at));
    let [s0t, s1t, s2t, b0t, b1t, b2t] = [s0, s1, s2, b0, b1, b2].map(|at| sentence.tag(at));
    let b3t = sentence.tag(ahead(3));
    let child = |of: Option<usize>, side: usize| {
        of.and_then(|at| state.nodes.get(at))
            .and_then(|n| n.outer[side])
    };
    let set = |of: Option<usize>, side: usize| {
        of.and_then(|at| state.nodes.get(at))
            .map_or(ABSENT, |n| n.relations[side])
    };
    let valency = |of: Option<usize>| {
        of.and_then(|at| state.nodes.get(at)).map_or(ABSENT, |n| {
            Hash::from(n.valency[0].min(3)) * 4 + Hash::from(n.valency[1].min(3))
        })
    };
    let relation = |of: Option<usize>| of.map_or(ABSENT, |at| state.nodes[at].relation as Hash);
    let (s0l, s0r, s1l, s1r, b0l) = (
        child(s0, 0),
        child(s0, 1),
        child(s1, 0),
        child(s1, 1),
        child(b0, 0),
    );
    let [s0lt, s0rt, s1lt, s1rt, b0lt] = [s0l, s0r, s1l, s1r, b0l].map(|at| sentence.tag(at));
    let [s0lr, s0rr, s1rr, b0lr] = [s0l, s0r, s1r, b0l].map(relation);
    let [s0lw, s0rw, b0lw] = [s0l, s0r, b0l].map(|at| sentence.word(at));
    let s0b0 = distance(s0, state.next);
    let s1s0 = distance(s1, s0.unwrap_or(0));
    let gap = sentence.between(s0, state.next);
    let inner = sentence.between(s1, s0.unwrap_or(0));
    keys.extend([
        key(0, [s0w, s0t]),
        key(1, [s0t]),
        key(2, [s1w, s1t]),
        key(3, [s1t]),
        key(4, [b0w, b0t]),
        key(5, [b0t]),
        key(6, [b1w]),
        key(7, [b1t]),
        key(8, [b2t]),
        key(9, [b2w]),
        key(10, [s0w, b0w]),
        key(11, [s0t, b0t]),
        key(12, [s0w, b0t]),
        key(13, [s0t, b0w]),
        key(14, [s1w, s0w]),
        key(15, [s1t, s0t]),
        key(16, [s1w, s0t]),
        key(17, [s1t, s0w]),
        key(18, [b0t, b1t]),
        key(19, [s0t, b0t, b1t]),
        key(20, [s1t, s0t, b0t]),
        key(21, [s2t, s1t, s0t]),
        key(22, [b0t, b1t, b2t]),
        key(23, [s0w, b0t, b1t]),
        key(24, [s0t, b0w, b1t]),
        key(25, [s0t, b0t, b1w]),
        key(26, [s1w, s0t, b0t]),
        key(27, [s1t, s0w, b0t]),
        key(28, [s1t, s0t, b0w]),
        key(29, [s1t, s0t, b0t, b1t]),
        key(30, [s0t, s0lt, b0t]),
        key(31, [s0t, s0rt, b0t]),
        key(32, [s0t, b0t, b0lt]),
        key(33, [s1t, s1rt, s0t]),
        key(34, [s1t, s1lt, s0t]),
        key(35, [s1t, s0t, s0lt]),
        key(36, [s1t, s0t, s0rt]),
        key(37, [s0t, b0t, s0b0]),
        key(38, [s0w, s0b0]),
        key(39, [b0w, s0b0]),
        key(40, [s1t, s0t, s1s0]),
        key(41, [s0t, valency(s0)]),
        key(42, [s0w, valency(s0)]),
        key(43, [b0t, valency(b0), s0t]),
        key(44, [s0t, set(s0, 0), set(s0, 1)]),
        key(45, [s1t, set(s1, 1), s0t]),
        key(46, [s1w, set(s1, 1)]),
        key(47, [b0t, set(b0, 0), s0t]),
        key(48, [s0t, s0lr, b0t]),
        key(49, [s0t, s0rr, b0t]),
        key(50, [s1t, s1rr, s0t, b0t]),
        key(51, [s0t, b0t, gap]),
        key(52, [s1t, s0t, inner]),
        key(53, [s1t, s0t, b0t, inner]),
        key(54, [s0w, s0lw, b0t]),
        key(55, [s1w, s0lw, s0t]),
        key(56, [s1t, s0lw, s0t, b0t]),
        key(57, [s0w, s0rw]),
        key(58, [b0w, b0lw, s0t]),
        key(59, [b0t, b0lr, s0t, s1t]),
        key(60, [s0t, b0t, b1t, b2t, b3t]),
        key(61, [b0w, b1w]),
        key(62, [s0t, b0t, b1t, gap]),
        key(63, [s1t, s0t, b0t, gap]),
    ]);
}

/// Puts the keys of the features that name the arc from `head` to `dependent` into
/// `keys`, as of just before the arc is made.
pub fn relation_features(
    sentence: &Sentence,
    state: &State,
    head: usize,
    dependent: usize,
    keys: &mut Vec<u32>,
) {
    keys.clear();
    let side = usize::from(dependent > head);
    let (h, d) = (Some(head), Some(dependent));
    let (hn, dn) = (&state.nodes[head], &state.nodes[dependent]);
    let (hw, ht, dw, dt) = (
        sentence.word(h),
        sentence.tag(h),
        sentence.word(d),
        sentence.tag(d),
    );
    let beside = |at: usize, after: bool| {
        if after {
            Some(at + 1).filter(|at| *at < state.nodes.len())
        } else {
            at.checked_sub(1)
        }
    };
    let (before, after) = (beside(dependent, false), beside(dependent, true));
    let (first, last) = (dn.outer[0], dn.outer[1]);
    let direction = side as Hash;
    let apart = distance(Some(head.min(dependent)), head.max(dependent));
    let gap = sentence.between(Some(head.min(dependent)), head.max(dependent));
    let (fw, ft) = (sentence.word(first), sentence.tag(first));
    let lt = sentence.tag(last);
    let d_suffix = sentence.forms[dependent].suffixes[2];
    keys.extend([
        key(0, [direction]),
        key(1, [ht, direction]),
        key(2, [dt, direction]),
        key(3, [ht, dt, direction]),
        key(4, [hw, direction]),
        key(5, [dw, direction]),
        key(6, [hw, dt, direction]),
        key(7, [ht, dw, direction]),
        key(8, [hw, dw]),
        key(9, [ht, dt, apart, direction]),
        key(10, [ht, dt, gap, direction]),
        key(11, [fw, dt, direction]),
        key(12, [fw, ht, dt, direction]),
        key(13, [fw, hw, direction]),
        key(14, [dn.relations[0], dt, ht, direction]),
        key(15, [dn.relations[1], dt, ht, direction]),
        key(16, [hn.relations[0], ht, dt, direction]),
        key(17, [hn.relations[1], ht, dt, direction]),
        key(18, [hn.relations[0], fw, dt, direction]),
        key(19, [sentence.word(before), dt, direction]),
        key(20, [sentence.tag(before), dt, ht, direction]),
        key(21, [sentence.word(after), dt, direction]),
        key(22, [sentence.tag(after), dt, ht, direction]),
        key(23, [ft, lt, dt, direction]),
        key(24, [d_suffix, ht, direction]),
        key(25, [hn.relations[side], dw, ht]),
        key(26, [sentence.word(hn.outer[0]), ht, dt, direction]),
    ]);
}
