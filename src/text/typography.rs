//! Typography: the spaces and apostrophes that a page sets and a keyboard does not.

use std::borrow::Cow;

/// The typographic habits of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typography {
    /// Narrow no-break spaces before `; ! ? »` and after `«`, a no-break space before `:` and `%`, curved apostrophes.
    French,
    /// As the author typed it.
    Plain,
}

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// `text` as a page sets it. Only spaces and apostrophes change.
pub fn set(text: &str, typography: Typography) -> Cow<'_, str> {
    if typography == Typography::Plain || !text.contains(['\'', ':', ';', '!', '?', '«', '»', '%', '°', '€']) {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' => set.push('’'),
            ' ' => set.push(space(set.chars().next_back(), characters.peek().copied())),
            _ => set.push(character),
        }
    }
    Cow::Owned(set)
}

/// The space that stands between `before` and `after`.
fn space(before: Option<char>, after: Option<char>) -> char {
    match (before, after) {
        (Some('«'), _) | (_, Some(';' | '!' | '?' | '»')) => NARROW,
        (_, Some(':' | '%' | '€')) | (Some('°'), Some('0'..='9')) => NO_BREAK,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_marks_keep_to_their_words() {
        assert_eq!(
            set("L'offre « verte » : 70 % ; n° 5 !", Typography::French),
            "L’offre «\u{202f}verte\u{202f}»\u{a0}: 70\u{a0}%\u{202f}; n°\u{a0}5\u{202f}!"
        );
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert_eq!(set("The buyer's choice : 70 %", Typography::Plain), "The buyer's choice : 70 %");
    }
}
