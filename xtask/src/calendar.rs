//! Days of the week and months, which corpora tag as proper names.

const NAMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether `word`, in lower case, names a day of the week or a month.
pub fn is_day_or_month(word: &str) -> bool {
    NAMES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_day_or_month;

    #[test]
    fn days_and_months_alone() {
        for (word, expected) in [
            ("sunday", true),
            ("may", true),
            ("today", false),
            ("", false),
        ] {
            assert_eq!(is_day_or_month(word), expected, "{word}");
        }
    }
}
