//! The day in an address or in the name of a file.

use jiff::civil::Date;

/// The day that the digits of a web address or of a file's name spell, year first: many
/// outlets file their articles by it. What an address asks for behind its path does not count.
///
/// ```
/// use readout::temporal::day_in_address;
/// let day = day_in_address("https://news.example/2024/05/16/talks.html");
/// assert_eq!(day, "2024-05-16".parse().ok());
/// assert_eq!(day_in_address("https://news.example/article/20241945"), None);
/// ```
pub fn day_in_address(address: &str) -> Option<Date> {
    let is_digit = |c: char| c.is_ascii_digit();
    // A file's name may hold such signs.
    let path = match address.split_once(['?', '#']) {
        Some((path, _)) if path.contains('/') => path,
        _ => address,
    };
    let starts = path
        .char_indices()
        .filter(|(at, c)| is_digit(*c) && !path[..*at].ends_with(is_digit));
    starts.map(|(at, _)| &path[at..]).find_map(day_at)
}

/// "2024/05/16", "2024-5-16", "20240516" at the beginning.
fn day_at(words: &str) -> Option<Date> {
    let (year, rest) = digits(words, 4)?;
    let separator = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '-' | '_' | '.'));
    let (month, day, rest) = if let Some(separator) = separator {
        let (month, rest) = up_to_two(&rest[1..])?;
        let (day, rest) = up_to_two(rest.strip_prefix(separator)?)?;
        (month, day, rest)
    } else {
        let (month, rest) = digits(rest, 2)?;
        let (day, rest) = digits(rest, 2)?;
        (month, day, rest)
    };
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    let plausible = (1900..=2100).contains(&year);
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    day.filter(|_| ends && plausible)
}

/// The number of so many digits, and what stands behind it.
fn digits(words: &str, count: usize) -> Option<(i16, &str)> {
    let number = words.get(..count)?;
    let all = number.bytes().all(|b| b.is_ascii_digit());
    Some((number.parse().ok().filter(|_| all)?, &words[count..]))
}

fn up_to_two(words: &str) -> Option<(i16, &str)> {
    digits(words, 2).or_else(|| digits(words, 1))
}

#[cfg(test)]
mod tests {
    use super::day_in_address;

    #[test]
    fn days_in_addresses() {
        for (address, expected) in [
            (
                "https://news.example/2024/05/16/talks.html",
                Some("2024-05-16"),
            ),
            ("https://news.example/2024/5/6/talks", Some("2024-05-06")),
            (
                "https://news.example/world/talks-2024-05-16",
                Some("2024-05-16"),
            ),
            ("https://news.example/a/20240516-talks", Some("2024-05-16")),
            ("2024-05-16 talks.txt", Some("2024-05-16")),
            ("talks_2024_05_16.md", Some("2024-05-16")),
            ("talks #3, 2024-05-16.txt", Some("2024-05-16")),
            ("https://news.example/talks?from=2024-05-16", None),
            ("/talks#2024-05-16", None),
            ("https://news.example/12345678", None),
            ("https://news.example/2024/05/talks", None),
            ("https://news.example/2024/13/16/talks", None),
            ("https://news.example/a/202405161", None),
            ("https://news.example/a/120240516", None),
            ("https://news.example/a/3024/05/16", None),
            ("talks.txt", None),
            ("é2024é", None),
            ("", None),
        ] {
            let found = day_in_address(address).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{address}");
        }
    }
}
