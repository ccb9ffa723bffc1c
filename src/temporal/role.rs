//! What a word can be in a time expression: most words are none of it, so few places of a text
//! have to be tried.

use super::lexeme::{is_compound, without_period};
use crate::text::{Kept, Memo, Text, WordTable};

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u8);

impl Role {
    /// A number in digits, or the name of a day, a part of it, a month, a season or a unit:
    /// there is no expression without one.
    pub const HEAD: Self = Self(1);
    /// Can begin an expression.
    pub const OPENS: Self = Self(1 << 1);
    /// Can begin an expression if the next word [follows](Self::FOLLOWS).
    pub const LEADS: Self = Self(1 << 2);
    /// Can be the second word of an expression.
    pub const FOLLOWS: Self = Self(1 << 3);
    /// Two words of the grammar and a hyphen, each with roles of its own: "mid-June".
    pub const COMPOUND: Self = Self(1 << 4);

    /// The roles of either set.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is one of `wanted`.
    pub fn is(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// The roles of a folded word without the period of an abbreviation.
    pub fn of(word: &str) -> Self {
        static TABLE: WordTable<Role> = WordTable::of(WORDS);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return HEAD;
        }
        TABLE.get(word).unwrap_or_default()
    }
}

/// A head that can begin the expression, too.
const HEAD: Role = Role::HEAD.or(Role::OPENS).or(Role::FOLLOWS);
/// A head before which another word of the expression stands.
const INNER: Role = Role::HEAD.or(Role::FOLLOWS);
/// A word before which nothing of the expression stands, and behind which much may.
const MODIFIER: Role = Role::OPENS;
/// A word that stands before all of these, and behind modifiers alone.
const DETERMINER: Role = Role::LEADS;
/// Another word that can begin an expression.
const OPENER: Role = Role::LEADS.or(Role::FOLLOWS);
/// A modifier that another word may stand before: "the early 1990s".
const EARLY: Role = Role::OPENS.or(Role::FOLLOWS);
/// A head that begins an expression if more of it follows.
const INNER_OPENER: Role = Role::HEAD.or(Role::LEADS).or(Role::FOLLOWS);
/// A word that can begin none.
const FOLLOWER: Role = Role::FOLLOWS;

/// The roles of a text's words.
pub(super) struct Roles(Vec<Role>);

thread_local! {
    /// The roles of words of the texts read before; the next one has many of them.
    static MEMO: Kept<Memo<Role, 4096>> = const { Kept::new(None) };
}

impl Roles {
    /// Asks once for each different word.
    pub fn of(text: &Text) -> Self {
        let role = |folded: &str| match without_period(folded) {
            word if is_compound(word) => Role::COMPOUND,
            word => Role::of(word),
        };
        Self(text.vocabulary().look_up(&MEMO, role))
    }

    /// Those of token `at`.
    pub fn of_token(&self, text: &Text, at: usize) -> Role {
        self.0[text.form(at)]
    }
}

/// The words with their roles, sorted.
const WORDS: &[(&str, Role)] = &[
    ("&", FOLLOWER),
    ("-", FOLLOWER),
    ("a", OPENER),
    ("aban", HEAD),
    ("about", OPENER),
    ("afternoon", HEAD),
    ("al-adha", FOLLOWER),
    ("al-awwal", FOLLOWER),
    ("al-fitr", FOLLOWER),
    ("al-hijjah", FOLLOWER),
    ("al-qadah", FOLLOWER),
    ("al-thani", FOLLOWER),
    ("almost", OPENER),
    ("an", OPENER),
    ("and", FOLLOWER),
    ("approximately", OPENER),
    ("apr", HEAD),
    ("april", HEAD),
    ("around", OPENER),
    ("ash", OPENER),
    ("at", OPENER),
    ("aug", HEAD),
    ("august", HEAD),
    ("autumn", HEAD),
    ("azar", HEAD),
    ("bahman", HEAD),
    ("beginning", OPENER),
    ("centuries", HEAD),
    ("century", INNER),
    ("christmas", HEAD),
    ("close", OPENER),
    ("closing", FOLLOWER),
    ("coming", OPENER),
    ("couple", OPENER),
    ("currently", HEAD),
    ("day", INNER),
    ("days", HEAD),
    ("dec", HEAD),
    ("decade", INNER),
    ("decades", HEAD),
    ("december", HEAD),
    ("dey", HEAD),
    ("dhu", HEAD),
    ("distant", OPENER),
    ("diwali", HEAD),
    ("earlier", MODIFIER),
    ("early", EARLY),
    ("easter", HEAD),
    ("eid", HEAD),
    ("eight", OPENER),
    ("eighteenth", OPENER),
    ("eighth", OPENER),
    ("eleven", OPENER),
    ("eleventh", OPENER),
    ("end", OPENER),
    ("esfand", HEAD),
    ("eve", FOLLOWER),
    ("evening", HEAD),
    ("fall", HEAD),
    ("farvardin", HEAD),
    ("feb", HEAD),
    ("february", HEAD),
    ("few", OPENER),
    ("fewer", OPENER),
    ("fifteen", OPENER),
    ("fifteenth", OPENER),
    ("fifth", OPENER),
    ("final", FOLLOWER),
    ("first", OPENER),
    ("fiscal", OPENER),
    ("five", OPENER),
    ("following", OPENER),
    ("four", OPENER),
    ("fourteen", OPENER),
    ("fourteenth", OPENER),
    ("fourth", OPENER),
    ("fri", HEAD),
    ("friday", HEAD),
    ("future", INNER_OPENER),
    ("good", OPENER),
    ("half", FOLLOWER),
    ("hanukkah", HEAD),
    ("hour", INNER),
    ("hours", HEAD),
    ("in", DETERMINER),
    ("independence", OPENER),
    ("jan", HEAD),
    ("january", HEAD),
    ("jul", HEAD),
    ("july", HEAD),
    ("jumada", HEAD),
    ("jun", HEAD),
    ("june", HEAD),
    ("khordad", HEAD),
    ("kippur", FOLLOWER),
    ("last", OPENER),
    ("late", EARLY),
    ("lately", HEAD),
    ("later", MODIFIER),
    ("least", FOLLOWER),
    ("less", OPENER),
    ("lunchtime", HEAD),
    ("many", OPENER),
    ("mar", HEAD),
    ("march", HEAD),
    ("may", HEAD),
    ("mehr", HEAD),
    ("memorial", OPENER),
    ("mid", EARLY),
    ("midday", HEAD),
    ("middle", OPENER),
    ("midnight", HEAD),
    ("minute", INNER),
    ("minutes", HEAD),
    ("moments", HEAD),
    ("mon", HEAD),
    ("monday", HEAD),
    ("month", INNER),
    ("months", HEAD),
    ("mordad", HEAD),
    ("more", OPENER),
    ("morning", HEAD),
    ("muharram", HEAD),
    ("near", OPENER),
    ("nearly", OPENER),
    ("new", OPENER),
    ("next", OPENER),
    ("night", HEAD),
    ("nine", OPENER),
    ("nineteenth", OPENER),
    ("ninety", OPENER),
    ("ninth", OPENER),
    ("noon", HEAD),
    ("nov", HEAD),
    ("november", HEAD),
    ("now", HEAD),
    ("nowadays", HEAD),
    ("nowruz", HEAD),
    ("oct", HEAD),
    ("october", HEAD),
    ("of", FOLLOWER),
    ("one", OPENER),
    ("ordibehesht", HEAD),
    ("other", FOLLOWER),
    ("over", OPENER),
    ("overnight", HEAD),
    ("palm", OPENER),
    ("passover", HEAD),
    ("past", INNER_OPENER),
    ("preceding", FOLLOWER),
    ("previous", FOLLOWER),
    ("quarter", INNER),
    ("rabi", HEAD),
    ("rajab", HEAD),
    ("ramadan", HEAD),
    ("ramazan", HEAD),
    ("recent", OPENER),
    ("recently", HEAD),
    ("roughly", OPENER),
    ("safar", HEAD),
    ("same", FOLLOWER),
    ("sat", HEAD),
    ("saturday", HEAD),
    ("second", OPENER),
    ("sep", HEAD),
    ("sept", HEAD),
    ("september", HEAD),
    ("seven", OPENER),
    ("seventeenth", OPENER),
    ("seventh", OPENER),
    ("several", OPENER),
    ("sha'ban", HEAD),
    ("shaban", HEAD),
    ("shahrivar", HEAD),
    ("shawwal", HEAD),
    ("six", OPENER),
    ("sixteenth", OPENER),
    ("sixth", OPENER),
    ("some", OPENER),
    ("soon", HEAD),
    ("spring", HEAD),
    ("start", OPENER),
    ("summer", HEAD),
    ("sun", HEAD),
    ("sunday", HEAD),
    ("ten", OPENER),
    ("tenth", OPENER),
    ("than", FOLLOWER),
    ("thanksgiving", HEAD),
    ("that", DETERMINER),
    ("the", DETERMINER),
    ("these", DETERMINER),
    ("third", OPENER),
    ("thirteenth", OPENER),
    ("thirtieth", OPENER),
    ("thirty", OPENER),
    ("thirty-first", OPENER),
    ("this", DETERMINER),
    ("three", OPENER),
    ("through", FOLLOWER),
    ("thu", HEAD),
    ("thur", HEAD),
    ("thurs", HEAD),
    ("thursday", HEAD),
    ("till", FOLLOWER),
    ("tir", HEAD),
    ("to", FOLLOWER),
    ("today", HEAD),
    ("tomorrow", HEAD),
    ("tonight", HEAD),
    ("tue", HEAD),
    ("tues", HEAD),
    ("tuesday", HEAD),
    ("twelfth", OPENER),
    ("twelve", OPENER),
    ("twentieth", OPENER),
    ("twenty", OPENER),
    ("twenty-eighth", OPENER),
    ("twenty-fifth", OPENER),
    ("twenty-first", OPENER),
    ("twenty-fourth", OPENER),
    ("twenty-ninth", OPENER),
    ("twenty-second", OPENER),
    ("twenty-seventh", OPENER),
    ("twenty-sixth", OPENER),
    ("twenty-third", OPENER),
    ("two", OPENER),
    ("until", FOLLOWER),
    ("very", FOLLOWER),
    ("wed", HEAD),
    ("wednesday", HEAD),
    ("week", INNER_OPENER),
    ("weekend", INNER),
    ("weekends", INNER),
    ("weeks", HEAD),
    ("winter", HEAD),
    ("year", INNER),
    ("year's", FOLLOWER),
    ("years", HEAD),
    ("yesterday", HEAD),
    ("yom", OPENER),
    ("–", FOLLOWER),
];

#[cfg(test)]
mod tests {
    use super::Role;
    use crate::temporal::vocabulary::{
        DAY_WORDS, DETERMINERS, MONTHS, NUMBERS, ORDINALS, PARTS_OF_DAY, SEASONS, SHORT_UNITS,
        SOME_NUMBER, UNITS, VAGUE, WEEKDAYS,
    };

    fn names<T>(table: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
        table.iter().map(|(name, _)| *name)
    }

    #[test]
    fn words_of_the_tables_have_their_roles() {
        let heads = names(MONTHS)
            .chain(names(WEEKDAYS))
            .chain(names(DAY_WORDS))
            .chain(names(UNITS))
            .chain([VAGUE, PARTS_OF_DAY, SEASONS, SHORT_UNITS].concat());
        for word in heads {
            assert!(Role::of(word).is(Role::HEAD), "{word} is no head");
        }
        let openers = names(MONTHS)
            .chain(names(WEEKDAYS))
            .chain(names(ORDINALS))
            .chain(names(DAY_WORDS))
            .chain(names(NUMBERS))
            .chain([VAGUE, SEASONS, SOME_NUMBER].concat());
        for word in openers {
            let opens = Role::of(word).is(Role::OPENS.or(Role::LEADS));
            assert!(opens, "{word} opens nothing");
        }
        for (words, _) in DETERMINERS {
            assert!(Role::of(words[0]).is(Role::LEADS), "{words:?} lead nowhere");
            let follows = |word: &&str| Role::of(word).is(Role::FOLLOWS);
            assert!(words.get(1).is_none_or(follows), "{words:?} are no pair");
        }
    }

    #[test]
    fn numbers_are_heads_that_open() {
        for word in ["3", "15th", "2023-11-30"] {
            assert_eq!(Role::of(word), super::HEAD);
        }
        assert_eq!(Role::of("talks"), Role::default());
    }
}
