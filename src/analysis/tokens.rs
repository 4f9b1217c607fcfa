//! Words to tokens: codes whole and split, elisions dropped, compounds joined and in parts.
//!
//! A token is the list of its forms, the whole one first; nothing is stemmed here. `analyse.js` is its twin: a change
//! here is a change there, and the golden files hold both to it.

use super::rules::Rules;
use super::words::Word;

/// The forms of one token, the whole one first.
pub(crate) enum Forms<'a> {
    /// A plain word, as nearly all are: it stays in its text.
    One(&'a str),
    Many(Vec<String>),
}

impl Forms<'_> {
    /// Each form, in order.
    pub(crate) fn for_each(&self, mut see: impl FnMut(&str)) {
        match self {
            Forms::One(form) => see(form),
            Forms::Many(forms) => forms.iter().for_each(|form| see(form)),
        }
    }
}

/// The tokens of the words of a text; one that says nothing has no form.
pub(crate) fn tokens<'a>(words: &[Word<'a>], rules: &Rules) -> impl Iterator<Item = Forms<'a>> {
    let mut rest = words;
    std::iter::from_fn(move || {
        if rest.len() < 2 {
            return None;
        }
        let (forms, n_words) = acronym(rest)
            .or_else(|| article(rest, rules))
            .or_else(|| standard(rest, rules))
            .map(|(forms, n_words)| (Forms::Many(forms), n_words))
            .or_else(|| number(rest))
            .unwrap_or_else(|| compound(rest, rules));
        rest = &rest[n_words..];
        Some(forms)
    })
}

/// `C.C.T.P.`: one word.
fn acronym(words: &[Word<'_>]) -> Option<(Vec<String>, usize)> {
    let is_letter = |word: &Word<'_>| word.text.len() == 1 && !is_number(word.text);
    let n_letters =
        words.iter().enumerate().take_while(|(i, word)| is_letter(word) && (*i == 0 || word.glue == ".")).count();
    (n_letters > 1).then(|| (vec![words[..n_letters].iter().map(|word| word.text).collect()], n_letters))
}

/// `L. 2112-2`: `l2112-2`, `l2112` and `2112-2`.
fn article(words: &[Word<'_>], rules: &Rules) -> Option<(Vec<String>, usize)> {
    let first = words[0].text;
    let (letter, rest) = first.split_at_checked(1)?;
    if !rules.article_letters.contains(letter) {
        return None;
    }
    let (base, n_words) = if rest.is_empty() {
        let next = &words[1];
        let fewest = if next.glue.starts_with('.') { 2 } else { 3 };
        let is_near = matches!(next.glue, " " | "." | ". ");
        (is_near && is_number(next.text) && next.text.len() >= fewest).then_some((next.text, 2))?
    } else {
        (is_number(rest) && rest.len() >= 3).then_some((rest, 1))?
    };
    let (tail, n_tail) = numbers_after(&words[n_words..], "-");
    let mut forms = vec![format!("{letter}{base}{tail}")];
    if n_tail > 0 {
        forms.push(format!("{letter}{base}"));
        forms.push(format!("{base}{tail}"));
    }
    Some((forms, n_words + n_tail))
}

/// `NF EN 15804+A2`: whole, without its first letters, the number, the letters.
fn standard(words: &[Word<'_>], rules: &Rules) -> Option<(Vec<String>, usize)> {
    if !rules.is_standard(words[0].text) {
        return None;
    }
    let is_letter = |text: &str| text.len() == 1 && !is_number(text);
    let n_letters = 1 + words[1..]
        .iter()
        .take_while(|word| {
            matches!(word.glue, " " | "-" | "/") && (rules.is_standard(word.text) || is_letter(word.text))
        })
        .count();
    let base = &words[n_letters];
    if !base.text.starts_with(|c: char| c.is_ascii_digit()) || !matches!(base.glue, " " | "-") {
        return None;
    }
    let mut n_words = n_letters + 1;
    let (tail, n_tail) = numbers_after(&words[n_words..], "-.");
    n_words += n_tail;
    let mut amendment = String::new();
    if let Some(word) = words.get(n_words).filter(|word| word.glue == "+" && word.text.starts_with('a')) {
        amendment = format!("+{}", word.text);
        n_words += 1;
    }
    let (letters, base) = (&words[..n_letters], base.text);
    let spelt = |from: usize| letters[from..].iter().map(|word| word.text).collect::<String>();
    let mut forms = vec![format!("{}{base}{tail}{amendment}", spelt(0))];
    forms.extend((0..n_letters).map(|from| format!("{}{base}", spelt(from))));
    forms.push(format!("{base}{tail}"));
    forms.push(base.to_owned());
    forms.extend(letters.iter().map(|word| word.text.to_owned()));
    Some((without_repeats(forms), n_words))
}

/// `45110000-1` without its check digit, `40 000` as one number, `50600-4-2` and `2014/24` whole and in parts.
fn number<'a>(words: &[Word<'a>]) -> Option<(Forms<'a>, usize)> {
    let first = words[0].text;
    if !is_number(first) {
        return None;
    }
    let next = &words[1];
    if first.len() == 8 && next.glue == "-" && next.text.len() == 1 && is_number(next.text) {
        return Some((Forms::One(first), 2));
    }
    let n_thousands =
        words[1..].iter().take_while(|word| word.glue == " " && word.text.len() == 3 && is_number(word.text)).count();
    if first.len() <= 3 && n_thousands > 0 {
        let joined = words[..=n_thousands].iter().map(|word| word.text).collect();
        return Some((Forms::Many(vec![joined]), n_thousands + 1));
    }
    let (tail, n_tail) = numbers_after(&words[1..], "-/.,");
    if n_tail == 0 {
        return Some((Forms::One(first), 1));
    }
    let parts = words[..=n_tail].iter().map(|word| word.text.to_owned()).filter(|part| part.len() > 1);
    let forms = std::iter::once(format!("{first}{tail}")).chain(parts).collect();
    Some((Forms::Many(without_repeats(forms)), n_tail + 1))
}

/// A word, alone or joined to others: `l'énergie` is `energie`, `bois-énergie` is `boisenergie`, `bois` and `energie`.
fn compound<'a>(words: &[Word<'a>], rules: &Rules) -> (Forms<'a>, usize) {
    let (first, next) = (words[0].text, &words[1]);
    if next.glue == "'" && rules.is_elided(first) {
        return (Forms::Many(Vec::new()), 1);
    }
    if next.glue.starts_with('+') && first.len() == 1 {
        return (Forms::Many(vec![format!("{first}+")]), 1);
    }
    let n_words = 1 + words[1..words.len() - 1].iter().take_while(|word| matches!(word.glue, "-" | "'")).count();
    if n_words == 1 && !first.contains(|c: char| c.is_ascii_digit()) {
        return (Forms::One(first), 1);
    }
    let mut parts: Vec<&str> = words[..n_words].iter().map(|word| word.text).collect();
    if n_words > 1 && words[n_words - 1].glue == "'" && rules.is_dropped_after_apostrophe(parts[n_words - 1]) {
        parts.pop();
    }
    let mut forms = vec![parts.concat()];
    if parts.len() > 1 {
        forms.extend(parts.iter().map(|part| (*part).to_owned()));
    }
    forms.extend(parts.iter().flat_map(|part| letters_and_digits(part)).map(str::to_owned));
    (Forms::Many(without_repeats(forms)), n_words)
}

/// The numbers that follow, each after one of these signs; a comma is a decimal point.
fn numbers_after(words: &[Word<'_>], signs: &str) -> (String, usize) {
    let follows = |word: &&Word<'_>| word.glue.len() == 1 && signs.contains(word.glue) && is_number(word.text);
    let tail: Vec<&Word<'_>> = words.iter().take_while(follows).collect();
    let spelt = tail.iter().map(|word| format!("{}{}", word.glue.replace(',', "."), word.text)).collect();
    (spelt, tail.len())
}

/// The parts of `re2020`; none when there is nothing to split.
fn letters_and_digits(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_repeats(forms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !kept.contains(&form) {
            kept.push(form);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::super::rules::FRENCH;
    use super::super::words::words;
    use super::tokens;

    fn forms(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        tokens(&words(&fold(text)), &FRENCH).for_each(|forms| forms.for_each(|form| all.push(form.to_owned())));
        all
    }

    #[test]
    fn an_article_is_kept_whole_and_split() {
        let expected = ["l2112-2", "l2112", "2112-2"];
        for text in ["L2112-2", "L. 2112-2", "L.2112-2", "L\u{a0}2112‑2", "l 2112-2"] {
            assert_eq!(forms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_standard_is_found_by_any_of_its_names() {
        assert_eq!(forms("NF EN 15804+A2"), ["nfen15804+a2", "nfen15804", "en15804", "15804", "nf", "en"]);
        assert_eq!(forms("ISO/IEC 27001"), ["isoiec27001", "iec27001", "27001", "iso", "iec"]);
    }

    #[test]
    fn a_procurement_code_loses_its_check_digit() {
        assert_eq!(forms("CPV 45110000-1"), ["cpv", "45110000"]);
    }

    #[test]
    fn elisions_go_and_compounds_stay() {
        assert_eq!(forms("l’énergie d'entretien"), ["energie", "entretien"]);
        assert_eq!(forms("bois‑énergie"), ["boisenergie", "bois", "energie"]);
        assert_eq!(forms("C.C.T.P."), ["cctp"]);
        assert_eq!(forms("RE2020"), ["re2020", "re", "2020"]);
    }
}
