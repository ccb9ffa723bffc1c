//! What may speak for somebody or against it, and of what sort of person.

use crate::lexicon::TitleKind;
use crate::named::named;

named! {
    /// What a text shows of somebody for whom a person may act.
    Clue {
        /// Nobody: the text does not say.
        Nobody = "nobody",
        Country = "country",
        /// A capital city.
        Capital = "capital",
        City = "city",
        Region = "region",
        /// Any other place.
        Place = "place",
        Party = "party",
        Media = "media",
        /// A ministry, an army, a seat of government.
        Branch = "branch",
        Company = "company",
        /// Any other body that is known, or has a word of its own for what it is.
        Body = "body",
        /// A body of which only the name is known.
        BareBody = "bare body",

        /// Right before the person.
        Adjacent = "adjacent",
        /// The last such name before the person, in the same sentence.
        Last = "last",
        /// Another one before the person, in the same sentence.
        Before = "before",
        /// The first such name behind the person, in the same sentence.
        Next = "next",
        /// Another one behind the person, in the same sentence.
        Behind = "behind",
        /// The last such name of the sentence before.
        LastSentence = "last sentence",
        /// Elsewhere in the sentence before.
        SentenceBefore = "sentence before",
        /// In the one before that, or the third.
        Sentences = "sentences before",
        /// In the sentence behind.
        SentenceBehind = "sentence behind",
        /// The first such name of the paragraph.
        Paragraph = "paragraph",
        /// At the very start of the paragraph.
        Slug = "slug",
        /// The first name of the person's sentence.
        Subject = "subject",
        /// The first name of the sentence before.
        SubjectBefore = "subject before",
        /// Only where somebody is or goes, in the same sentence: "in Geneva".
        Venue = "venue",
        /// So at the start of the sentence: "In Oslo, the minister".
        Opening = "opening",
        /// By its adjective, before the person in the same sentence.
        Adjective = "adjective",
        /// For whom another person of the sentence acts.
        OfAnother = "of another",

        Headline = "headline",
        /// In the first sentence of the report.
        Lead = "lead",
        Dateline = "dateline",
        /// The first such name of all.
        First = "first",
        /// Spoken of most, second and third.
        Most = "most",
        Second = "second",
        Third = "third",
        /// Spoken of most where whom persons act for is counted, too.
        Told = "told",
        /// Spoken of more than all others of its sort together.
        Majority = "majority",
        /// Spoken of twice as often as the next.
        Ahead = "ahead",
        /// Once only.
        Once = "once",
        /// The country of the ministry whose name stands over the text.
        Issuer = "issuer",

        /// For whom the person before acts.
        PersonBefore = "person before",
        /// For whom the person before in the same sentence acts.
        Neighbour = "neighbour",
        /// For whom the first person of the text acts.
        FirstPerson = "first person",
        /// For whom more of the persons act than for anybody else.
        MostPersons = "most persons",
        /// For whom somebody acts at all.
        AnyPerson = "any person",
        /// For whom somebody acts who has the same office.
        SameOffice = "same office",
        /// For whom somebody acts who has an office of the same sort.
        SameSort = "same sort",
        /// For whom "his" acts, "his spokesman", and in whose company somebody is.
        Owner = "owner",
        /// The same of a counterpart.
        OwnerOfCounterpart = "owner of counterpart",
        /// The country of whose host is told: "due in Baku, where President".
        Host = "host",
        /// Whose such official the text speaks of without a name: "the Polish minister".
        Nameless = "nameless",
        /// Of whom "its", "the agency's" speaks.
        Anaphor = "anaphor",
        /// A word of the office is one of its name: "Syndicate head".
        Word = "word",
        /// By the office alone: "Secretary of State".
        Implied = "implied",
        /// Where words for politicians are typical: "Republican Senator".
        Typical = "typical",
        /// Where such words are usual: "Senator".
        Usual = "usual",
    }
}

named! {
    /// What sort of person it is.
    Sort {
        Any = "any",
        /// Nothing is told of what the person is.
        Bare = "bare",
        HeadOfState = "head of state",
        HeadOfGovernment = "head of government",
        Minister = "minister",
        Diplomat = "diplomat",
        Legislator = "legislator",
        Official = "official",
        Local = "local",
        Military = "military",
        Royal = "royal",
        Party = "party",
        Business = "business",
        Media = "media",
        Law = "law",
        Academic = "academic",
        /// Any other title.
        Other = "other",
        /// Who speaks for others.
        Speaker = "speaker",
        /// "the", "its", "his" before the office.
        Definite = "definite",
        /// An office that is told with what it is of.
        Complement = "complement",
        Former = "former",
    }
}

impl Sort {
    /// Whether who holds such an office acts for a country.
    pub(super) fn is_of_state(self) -> bool {
        matches!(
            self,
            Self::HeadOfState
                | Self::HeadOfGovernment
                | Self::Minister
                | Self::Diplomat
                | Self::Official
                | Self::Military
        )
    }

    /// That of a title.
    pub(super) fn of(kind: TitleKind) -> Self {
        match kind {
            TitleKind::HeadOfState => Self::HeadOfState,
            TitleKind::HeadOfGovernment => Self::HeadOfGovernment,
            TitleKind::Minister => Self::Minister,
            TitleKind::Diplomat => Self::Diplomat,
            TitleKind::Legislator => Self::Legislator,
            TitleKind::Official => Self::Official,
            TitleKind::Local => Self::Local,
            TitleKind::Military => Self::Military,
            TitleKind::Royal => Self::Royal,
            TitleKind::Party | TitleKind::Armed => Self::Party,
            TitleKind::Business => Self::Business,
            TitleKind::Media => Self::Media,
            TitleKind::Law => Self::Law,
            TitleKind::Academic => Self::Academic,
            TitleKind::Honorific => Self::Bare,
            TitleKind::Religious
            | TitleKind::Occupation
            | TitleKind::Counterpart
            | TitleKind::Side => Self::Other,
        }
    }
}
