//! Parts of speech: the tags of the Penn Treebank, as the English UD treebanks use them.

use super::inventory::inventory;

inventory! {
    /// A Penn Treebank part-of-speech tag (UD column XPOS).
    Tag {
        Cc = "CC": "Coordinating conjunction: \"and\".",
        Cd = "CD": "Cardinal number: \"30\", \"two\".",
        Dt = "DT": "Determiner: \"the\", \"both\".",
        Ex = "EX": "Existential \"there\".",
        Fw = "FW": "Foreign word.",
        In = "IN": "Preposition or subordinating conjunction.",
        Jj = "JJ": "Adjective.",
        Jjr = "JJR": "Comparative adjective.",
        Jjs = "JJS": "Superlative adjective.",
        Ls = "LS": "List item marker.",
        Md = "MD": "Modal: \"will\", \"could\".",
        Nn = "NN": "Noun, singular or mass.",
        Nns = "NNS": "Noun, plural.",
        Nnp = "NNP": "Proper noun, singular.",
        Nnps = "NNPS": "Proper noun, plural.",
        Pdt = "PDT": "Predeterminer: \"all\" in \"all the\".",
        Pos = "POS": "Possessive ending: \"'s\".",
        Prp = "PRP": "Personal pronoun.",
        PrpPoss = "PRP$": "Possessive pronoun: \"his\".",
        Rb = "RB": "Adverb, and \"not\".",
        Rbr = "RBR": "Comparative adverb.",
        Rbs = "RBS": "Superlative adverb.",
        Rp = "RP": "Particle: \"down\" in \"sat down\".",
        Sym = "SYM": "Symbol.",
        To = "TO": "Infinitival \"to\".",
        Uh = "UH": "Interjection.",
        Vb = "VB": "Verb, base form.",
        Vbd = "VBD": "Verb, past tense: \"met\".",
        Vbg = "VBG": "Verb, gerund or present participle: \"meeting\".",
        Vbn = "VBN": "Verb, past participle.",
        Vbp = "VBP": "Verb, present tense, not third person singular.",
        Vbz = "VBZ": "Verb, third person singular present.",
        Wdt = "WDT": "Wh-determiner: relative \"which\", \"that\".",
        Wp = "WP": "Wh-pronoun: \"who\".",
        WpPoss = "WP$": "Possessive wh-pronoun: \"whose\".",
        Wrb = "WRB": "Wh-adverb: \"where\", \"when\".",
        Comma = ",": "Comma.",
        Stop = ".": "Sentence-final punctuation.",
        Colon = ":": "Colon, semicolon, dash, ellipsis.",
        OpenQuote = "``": "Opening quotation mark.",
        CloseQuote = "''": "Closing quotation mark.",
        OpenBracket = "-LRB-": "Opening bracket.",
        CloseBracket = "-RRB-": "Closing bracket.",
        Currency = "$": "Currency sign.",
        Hyphen = "HYPH": "Hyphen, or slash, between words.",
        Ornament = "NFP": "Superfluous punctuation, emoticon.",
        Address = "ADD": "E-mail or web address.",
    }
}

impl Tag {
    /// Whether it is a verb form, auxiliaries and modals included.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Md | Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz
        )
    }

    /// Whether it is a verb form that carries tense or mood: "met", "meets", "will".
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Md | Self::Vbd | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a noun, common or proper.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_proper()
    }

    /// Whether it is a proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Whether it is a punctuation mark.
    pub fn is_punct(self) -> bool {
        matches!(
            self,
            Self::Comma
                | Self::Stop
                | Self::Colon
                | Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Hyphen
                | Self::Ornament
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_lead_back() {
        for (number, tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(*tag as usize, number);
            assert_eq!(Tag::from_name(tag.name()), Some(*tag));
        }
        assert_eq!(Tag::from_name("NNPX"), None);
    }
}
