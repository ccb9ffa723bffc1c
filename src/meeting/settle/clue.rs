//! What may speak for a day or a place of an encounter or against it, and of what sort of
//! encounter.

use crate::named::named;

named! {
    /// What a text shows of words that may say when or where an encounter was.
    Clue {
        /// Nothing: the text does not say.
        Nothing = "nothing",
        /// The same, where no words come into question.
        Silent = "silent",
        /// The same, where words of the sentence that tells of it do.
        NothingHere = "nothing here",
        /// What the rules take.
        Answer = "answer",
        /// As much as the rules take, told elsewhere.
        SameAnswer = "same answer",
        /// What the rules take for another encounter.
        AnswerOfAnother = "answer of another",
        /// The same of an encounter that has a party in common.
        AnswerOfParty = "answer of party",

        /// In the clause that tells of the encounter.
        Clause = "clause",
        /// In its sentence, before the words that tell of it.
        Before = "before",
        /// In its sentence, behind them.
        Behind = "behind",
        Adjacent = "adjacent",
        Near = "near",
        Far = "far",
        VeryFar = "very far",
        Nearest = "nearest",
        NearestBefore = "nearest before",
        NearestBehind = "nearest behind",
        /// The only such words of its sentence.
        Only = "only",
        /// The only such words of all that come into question.
        Sole = "sole",
        /// Where no such words stand in the sentence that tells of the encounter.
        NoneHere = "none here",
        SentenceBefore = "sentence before",
        SentencesBefore = "sentences before",
        SentenceBehind = "sentence behind",
        SentencesBehind = "sentences behind",
        /// Elsewhere in the paragraph that tells of it.
        Paragraph = "paragraph",
        /// At the start of a sentence.
        Opening = "opening",
        /// At the end of a sentence.
        Closing = "closing",
        Headline = "headline",
        Lead = "lead",
        Dateline = "dateline",
        Quote = "quote",

        /// Between them and the words that tell of the encounter.
        CommaBetween = "comma between",
        VerbBetween = "verb between",
        SpeechBetween = "speech between",
        RelativeBetween = "relative between",
        AndBetween = "and between",
        TurnBetween = "turn between",
        TriggerBetween = "trigger between",
        QuoteBetween = "quote between",
        /// Other words that tell of an encounter stand nearer.
        NearerAnother = "nearer another",
        /// In a sentence that tells of another encounter.
        TellsOfAnother = "tells of another",
        /// In a sentence that names a party.
        NamesParty = "names party",
        NamesAll = "names all",

        OfSpeech = "of speech",
        OfNoun = "of noun",
        OfParty = "of party",
        LiesAhead = "lies ahead",
        WentBefore = "went before",
        Since = "since",
        /// It is named as the one that it was not.
        Contrasted = "contrasted",
        Until = "until",
        NextLeg = "next leg",
        DaysApart = "days apart",

        Weekday = "weekday",
        DayOfMonth = "day of month",
        Month = "month",
        Year = "year",
        Today = "today",
        Offset = "offset",
        Narrative = "narrative",
        Week = "week",
        Calendar = "calendar",
        Vague = "vague",
        Several = "several",
        Last = "last",
        Next = "next",
        Past = "past",
        Present = "present",
        Future = "future",
        /// Its days lie behind the day of publication.
        Gone = "gone",
        /// By more than a few days.
        LongGone = "long gone",
        /// They are that day.
        OfToday = "of today",
        /// They are yet to come.
        ToCome = "to come",

        Site = "site",
        City = "city",
        Region = "region",
        Country = "country",
        Body = "body",
        Capital = "capital",
        Known = "known",
        Description = "description",
        In = "in",
        At = "at",
        To = "to",
        From = "from",
        Of = "of",
        For = "for",
        OtherPreposition = "other preposition",
        NoPreposition = "no preposition",
        /// "the talks in Oslo", "met in Oslo"
        RightBehind = "right behind",
        /// "Oslo's"
        Owner = "owner",
        /// "the Oslo talks"
        Attributive = "attributive",
        /// "to Oslo, where"
        Where = "where",
        /// "at the palace in [Oslo]", "in [Oslo], Norway"
        InNarrower = "in narrower",
        WithWider = "with wider",
        Subject = "subject",
        /// "in Oslo", "in the capital, Oslo"
        Locative = "locative",
        /// The only place of all that come into question that is no country or region.
        OnlyCity = "only city",
        WhereItWasSaid = "where it was said",
        OfAffair = "of affair",
        OfAnotherClause = "of another clause",
        Workplace = "workplace",
        Motion = "motion",
        Visited = "visited",
        /// Of the country of one of the parties, and not of all.
        OfHost = "of host",
        OfAllParties = "of all parties",
        OfNoParty = "of no party",
        /// The country itself is a party.
        Party = "party",
        Once = "once",
        Often = "often",
        First = "first",
    }
}

named! {
    /// What sort of encounter it is.
    Sort {
        Any = "any",
        Held = "held",
        Planned = "planned",
        Proposed = "proposed",
        NotHeld = "not held",
        /// Told by a verb.
        Verb = "verb",
        /// Told by a noun.
        Noun = "noun",
        /// Told by words that no table has.
        Unknown = "unknown",
        /// The rules have an answer.
        Answered = "answered",
        /// They have one, and it stands elsewhere than in the sentence.
        AnsweredElsewhere = "answered elsewhere",
        Unanswered = "unanswered",
        Remote = "remote",
        /// Told in a headline or a caption only.
        Brief = "brief",
    }
}
