//! A form to the term that the index knows it by; codes stay as they are.

use super::rules::{Rules, Suffix};

/// Longest term, in characters: nobody searches for more, and a shard must stay small.
const LONGEST: usize = 40;

/// Whether a form says anything: stop words and lone letters do not.
pub(crate) fn is_kept(form: &str, rules: &Rules) -> bool {
    form.chars().nth(1).is_some() && !rules.is_stop_word(form)
}

/// The term of a form.
pub(crate) fn stem(form: &str, rules: &Rules) -> String {
    let form = form.char_indices().nth(LONGEST).map_or(form, |(end, _)| &form[..end]);
    if form.contains(|c: char| c.is_ascii_digit() || c == '+') {
        return form.to_owned();
    }
    let mut term = form.to_owned();
    for step in &rules.suffixes {
        if let Some((length, ending)) = step.iter().find_map(|suffix| applies(suffix, &term)) {
            term.truncate(length);
            term.push_str(ending);
        }
    }
    term
}

fn applies<'a>((suffix, ending, fewest): &'a Suffix, term: &str) -> Option<(usize, &'a str)> {
    // Most end in another letter.
    if suffix.as_bytes().last() != term.as_bytes().last() {
        return None;
    }
    let before = term.strip_suffix(suffix.as_str())?;
    (before.chars().count() >= *fewest).then_some((before.len(), ending))
}

#[cfg(test)]
mod tests {
    use super::super::rules::{ENGLISH, FRENCH};
    use super::stem;

    fn same(words: &[&str]) {
        let terms: Vec<String> = words.iter().map(|word| stem(word, &FRENCH)).collect();
        assert!(terms.windows(2).all(|pair| pair[0] == pair[1]), "{words:?} gives {terms:?}");
    }

    #[test]
    fn number_and_gender_do_not_count() {
        same(&["dechet", "dechets"]);
        same(&["environnemental", "environnementale", "environnementaux"]);
        same(&["dangereux", "dangereuse", "dangereuses"]);
        same(&["industriel", "industrielle", "industrielles"]);
        same(&["public", "publique", "publics"]);
        same(&["forestier", "forestiere", "forestieres"]);
        same(&["recycle", "recyclee", "recycles", "recycler"]);
        same(&["eau", "eaux"]);
        same(&["materiau", "materiaux"]);
    }

    #[test]
    fn codes_stay_whole() {
        assert_eq!(stem("l2112-2", &FRENCH), "l2112-2");
        assert_eq!(stem("a+", &FRENCH), "a+");
    }

    #[test]
    fn english_plurals_and_tenses_do_not_count() {
        for (word, term) in [
            ("supplies", "suppli"),
            ("supply", "suppli"),
            ("recycled", "recycl"),
            ("recycling", "recycl"),
            ("waste", "wast"),
        ] {
            assert_eq!(stem(word, &ENGLISH), term);
        }
    }
}
