//! What is known about one phrase, and how it is packed into the table.
//!
//! The build script compiles this file too, so that packing is written once.

use super::classes::Classes;

/// Two letters that stand for a state or territory: ISO 3166-1 alpha-2, "EU", or one of
/// the codes that ISO leaves to its users (see `data/countries.tsv`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The code of two ASCII capitals, else `None`.
    ///
    /// ```
    /// use readout::lexicon::CountryCode;
    /// assert_eq!(CountryCode::new("AM").unwrap().as_str(), "AM");
    /// assert!(CountryCode::new("am").is_none());
    /// ```
    pub fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([a, b])),
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Declares the kinds of titles with their names in `data/titles.tsv`.
macro_rules! title_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What sort of office or occupation a title is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TitleKind {
            $($(#[$doc])* $kind,)*
        }

        impl TitleKind {
            const ALL: &[Self] = &[$(Self::$kind),*];

            /// The kind of this name in `data/titles.tsv`.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

title_kinds! {
    /// "president", "emir"
    HeadOfState = "head_of_state",
    /// "prime minister", "chancellor"
    HeadOfGovernment = "head_of_government",
    /// "minister", "secretary of state"
    Minister = "minister",
    /// "ambassador", "special envoy"
    Diplomat = "diplomat",
    /// "senator", "lawmaker"
    Legislator = "legislator",
    /// "attorney general", "adviser": any other public office.
    Official = "official",
    /// "mayor", "governor": a public office of a part of a country.
    Local = "local",
    /// "general", "commander"
    Military = "military",
    /// "pope", "imam"
    Religious = "religious",
    /// "king", "crown prince"
    Royal = "royal",
    /// Of a party, movement or armed group.
    Party = "party",
    /// "rebel", "guerrilla leader": of an armed group.
    Armed = "armed",
    /// "chief executive"
    Business = "business",
    /// "journalist", "editor"
    Media = "media",
    /// "judge", "lawyer"
    Law = "law",
    /// "professor", "analyst"
    Academic = "academic",
    /// "actor", "activist"
    Occupation = "occupation",
    /// "Mr.", "Sir": says nothing of an office.
    Honorific = "honorific",
    /// "counterpart": the same office on the other side.
    Counterpart = "counterpart",
    /// "delegation", "team", "government": people who act for a country or body.
    Side = "side",
}

/// What is known about one phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// All that the phrase can be.
    pub classes: Classes,
    /// The country it is, lies in or belongs to.
    pub country: Option<CountryCode>,
    /// What sort of title it is, if it is one.
    pub title: Option<TitleKind>,
    /// How large it is as a city, 0 (no city) to 7: 1 from 20,000 inhabitants, and one
    /// more for about every 2.5-fold (7 from five million); a capital or a city that
    /// news names often has 4 at least.
    pub size: u8,
    /// How common it is as a given name where it is commonest, 0 (not listed) to 3.
    pub given: u8,
    /// How common it is as a family name where it is commonest, 0 (not listed) to 3.
    pub surname: u8,
    /// Whether women are given the name, and hardly any man; both where sources disagree.
    pub female: bool,
    /// Whether men are given the name, and hardly any woman.
    pub male: bool,
}

impl Entry {
    /// An entry of these classes of which nothing else is known.
    pub fn of(classes: Classes) -> Self {
        Self {
            classes,
            ..Self::default()
        }
    }

    /// Whether the phrase is one of these classes.
    pub fn is(&self, wanted: Classes) -> bool {
        self.classes.any(wanted)
    }

    /// The entry as one number.
    pub fn pack(&self) -> u64 {
        let country = self.country.map_or([0, 0], |code| code.0);
        let title = self.title.map_or(0, |kind| kind as u64 + 1);
        u64::from(self.classes.bits())
            | u64::from(u16::from_le_bytes(country)) << 32
            | title << 48
            | u64::from(self.size) << 53
            | u64::from(self.given) << 56
            | u64::from(self.surname) << 58
            | u64::from(self.female) << 60
            | u64::from(self.male) << 61
    }

    /// The classes of an entry that [`Self::pack`] packed.
    pub fn packed_classes(packed: u64) -> Classes {
        Classes::from_bits(packed as u32)
    }

    /// The entry that [`Self::pack`] packed.
    pub fn unpack(packed: u64) -> Self {
        let country = ((packed >> 32) as u16).to_le_bytes();
        let title = (packed >> 48) as usize & 31;
        Self {
            classes: Self::packed_classes(packed),
            country: (country != [0, 0]).then_some(CountryCode(country)),
            title: title
                .checked_sub(1)
                .and_then(|i| TitleKind::ALL.get(i).copied()),
            size: (packed >> 53) as u8 & 7,
            given: (packed >> 56) as u8 & 3,
            surname: (packed >> 58) as u8 & 3,
            female: packed >> 60 & 1 == 1,
            male: packed >> 61 & 1 == 1,
        }
    }
}
