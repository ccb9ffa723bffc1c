//! Plurals of titles and of demonym nouns.

/// Behind the head of a title that is written with hyphens: "commander-in-chief".
const AFTER_HEAD: &[&str] = &[
    "-at-large",
    "-designate",
    "-elect",
    "-general",
    "-in-chief",
    "-in-office",
];

/// End in "man" without being men.
const NO_MEN: &[&str] = &["german", "norman", "ottoman", "roman", "turkoman"];

/// The plural of `form`: of the word before "of", "for" and the like ("members of
/// parliament") or before "general" ("consuls general"), else of its last word.
pub fn plural(form: &str) -> String {
    let mut words: Vec<String> = form.split(' ').map(str::to_owned).collect();
    let mut head = words
        .iter()
        .position(|word| matches!(&**word, "of" | "for" | "to" | "in" | "at" | "on"))
        .unwrap_or(words.len())
        .saturating_sub(1);
    let is_rank = |word: &str| matches!(word, "major" | "lieutenant" | "brigadier" | "colonel");
    if head > 0 && words[head] == "general" && !is_rank(&words[head - 1]) {
        head -= 1;
    }
    words[head] = of_word(&words[head]);
    words.join(" ")
}

fn of_word(word: &str) -> String {
    for tail in AFTER_HEAD {
        if let Some(head) = word.strip_suffix(tail) {
            return format!("{}{tail}", of_word(head));
        }
    }
    let folded = word.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    match word.strip_suffix("man") {
        Some(stem) if !NO_MEN.contains(&&*folded) => return format!("{stem}men"),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("person") {
        return format!("{stem}people");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => return format!("{stem}ies"),
        _ => {}
    }
    if folded == "swiss" || ends(&["ese", "ish", "yz", "french", "dutch", "staff"]) {
        word.to_owned()
    } else if ends(&["ss"]) || (ends(&["ch"]) && !ends(&["arch", "czech"])) {
        format!("{word}es")
    } else if ends(&["s"]) {
        word.to_owned()
    } else {
        format!("{word}s")
    }
}
