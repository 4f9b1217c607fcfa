//! Folded text to words, each with what stands between it and the word before.

/// A run of letters and digits.
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    /// What stands before it since the last word: `-`, `'`, ` `, `. `…
    pub(crate) glue: &'a str,
}

/// The words of a folded text; the last one is empty and carries what stands after them all.
pub(crate) fn words(folded: &str) -> Vec<Word<'_>> {
    // A word and what follows it take some six letters.
    let mut words = Vec::with_capacity(folded.len() / 6 + 1);
    let mut rest = folded;
    loop {
        let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let (glue, from_word) = rest.split_at(start);
        let end = from_word.find(|c: char| !c.is_alphanumeric()).unwrap_or(from_word.len());
        let (text, after) = from_word.split_at(end);
        words.push(Word { text, glue });
        if text.is_empty() {
            return words;
        }
        rest = after;
    }
}
