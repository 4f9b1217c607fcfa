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
    let concerns =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'\'' | b':' | b';' | b'!' | b'?' | b'%' | 0xc2 | 0xe2);
    // 0xc2 and 0xe2 begin `«`, `»`, `°` and `€`.
    if typography == Typography::Plain || !text.bytes().any(concerns) {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        match character {
            '\'' => set.push('’'),
            ' ' => set.push(space(set.chars().next_back(), &text[at + 1..])),
            _ => set.push(character),
        }
    }
    Cow::Owned(set)
}

/// The space that stands between `before` and `after`.
fn space(before: Option<char>, after: &str) -> char {
    match (before, after.chars().next()) {
        (Some('«'), _) | (_, Some(';' | '!' | '?' | '»')) => NARROW,
        (Some('0'..='9'), Some('0'..='9')) if begins_with_thousand(after) => NARROW,
        (_, Some(':' | '%' | '€')) | (Some('°'), Some('0'..='9')) => NO_BREAK,
        _ => ' ',
    }
}

/// Whether `after` begins with three digits and no fourth: `000` in `10 000`.
fn begins_with_thousand(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
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
    fn thousands_stay_together() {
        assert_eq!(set("de 10 000 à 1 250 000", Typography::French), "de 10\u{202f}000 à 1\u{202f}250\u{202f}000");
        assert_eq!(set("avant 2024 15 lots", Typography::French), "avant 2024 15 lots");
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert_eq!(set("The buyer's choice : 70 %", Typography::Plain), "The buyer's choice : 70 %");
    }
}
