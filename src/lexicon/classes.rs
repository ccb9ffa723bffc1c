//! What a phrase can be, as a set of classes.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes: a phrase may be several things at once ("Georgia" is a country, a
/// region and a given name).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u32);

/// Declares the classes with their bits, in the order in which they are named.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
            /// Every class.
            pub const ALL: Self = Self(0 $(| 1 << $bit)*);
        }
    };
}

classes! {
    /// A state or a territory with an ISO code of its own: "Armenia", "the U.S."
    COUNTRY = 0;
    /// An adjective of a country or region: "Azerbaijani", "European".
    DEMONYM = 1;
    /// People of a country or region: "Armenians", "a Briton".
    DEMONYM_NOUN = 2;
    /// A capital city, which may also stand for its government.
    CAPITAL = 3;
    /// A city or town.
    CITY = 4;
    /// A continent, region, province, island or disputed area: "South Caucasus".
    REGION = 5;
    /// A sea, gulf, lake, river or strait.
    WATER = 6;
    /// A building, venue, airport or other spot: "Camp David".
    SITE = 7;
    /// A seat of government that stands for the government: "the Kremlin". The entry
    /// also holds [`Self::ORGANIZATION`] or [`Self::SITE`], or both, for what it is
    /// where it acts and where it is merely a spot.
    SEAT = 8;
    /// A named body: "NATO", "State Department".
    ORGANIZATION = 9;
    /// A news agency, newspaper or broadcaster.
    NEWS_AGENCY = 10;
    /// An armed group that is no state's army.
    ARMED_GROUP = 11;
    /// A political party.
    PARTY = 12;
    /// A business.
    COMPANY = 13;
    /// A named recurring gathering: "Munich Security Conference".
    EVENT = 14;
    /// An office or occupation: "foreign minister".
    TITLE = 15;
    /// A title that may stand before a name without an article: "President Macron".
    BEFORE_NAME = 16;
    /// A title or demonym noun for several people: "ministers", "Armenians".
    PLURAL = 17;
    /// A word before a title that is part of the office: "deputy", "former".
    TITLE_MODIFIER = 18;
    /// What a minister is in charge of: "foreign", "defense".
    PORTFOLIO = 19;
    /// A form of address: "Mr.", "Sheikh".
    HONORIFIC = 20;
    /// A given name of some culture; of several words, a style that is as good as a name: "Dalai
    /// Lama".
    GIVEN_NAME = 21;
    /// A family name of some culture.
    SURNAME = 22;
    /// A particle inside names: "bin", "van", "de".
    NAME_PARTICLE = 23;
    /// A common English word, capitalized only where a sentence begins: "will".
    COMMON_WORD = 24;
    /// The head noun of names of organizations: "Ministry", "Council".
    ORGANIZATION_HEAD = 25;
    /// The head noun of names of places: "Palace", "Valley".
    SITE_HEAD = 26;
    /// The head noun of names of gatherings: "summit", "forum".
    EVENT_HEAD = 27;
    /// An acronym that is an ordinary word unless in capitals: "US", "WHO".
    CAPITALS_ONLY = 28;
    /// A day of the week, a month or a holiday: capitalized, and no entity.
    CALENDAR = 29;
    /// A title that fits whoever acts for somebody, whatever the office: "envoy", "diplomat".
    OPEN_TITLE = 30;
}

impl Classes {
    /// No class at all.
    pub const NONE: Self = Self(0);
    /// Every class that makes a phrase a place.
    pub const PLACE: Self = Self::COUNTRY
        .or(Self::CAPITAL)
        .or(Self::CITY)
        .or(Self::REGION)
        .or(Self::WATER)
        .or(Self::SITE);
    /// Every class that makes a phrase an organization.
    pub const BODY: Self = Self::ORGANIZATION
        .or(Self::NEWS_AGENCY)
        .or(Self::ARMED_GROUP)
        .or(Self::PARTY)
        .or(Self::COMPANY);
    /// Both kinds of personal names.
    pub const NAME: Self = Self::GIVEN_NAME.or(Self::SURNAME);
    /// Every class whose phrases are proper names of something other than a person.
    pub const PROPER: Self = Self::PLACE.or(Self::BODY).or(Self::SEAT).or(Self::EVENT);

    /// The classes of either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The classes that `other` does not hold.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every class of `other` is held.
    pub const fn all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no class is held.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set as bits, for storing.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set that [`Self::bits`] gave.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.or(other);
    }
}
