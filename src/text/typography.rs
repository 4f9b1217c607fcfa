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

const NO_BREAK: &str = "\u{a0}";
const NARROW: &str = "\u{202f}";

/// `text` as a page sets it. Only spaces and apostrophes change.
pub fn set(text: &str, typography: Typography) -> Cow<'_, str> {
    if typography == Typography::Plain {
        return Cow::Borrowed(text);
    }
    let mut set = String::new();
    let mut at = 0;
    for change in Changes::at(text, &FRENCH) {
        if set.is_empty() {
            set.reserve_exact(text.len() + text.len() / 8 + 8);
        }
        set.push_str(&text[at..change.at]);
        set.push_str(change.by);
        at = change.at + 1;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    set.push_str(&text[at..]);
    Cow::Owned(set)
}

/// Writes `text` as a page sets it where HTML text or a quoted attribute stands.
pub(super) fn set_html(text: &str, typography: Typography, html: &mut String) {
    let marks = match typography {
        Typography::French => &FRENCH_HTML,
        Typography::Plain => &HTML,
    };
    let mut at = 0;
    for change in Changes::at(text, marks) {
        html.push_str(&text[at..change.at]);
        html.push_str(change.by);
        at = change.at + 1;
    }
    html.push_str(&text[at..]);
}

/// One byte of the text, and what stands there on a page.
struct Change {
    at: usize,
    by: &'static str,
}

/// The changes that French and HTML ask for in a text, in order.
///
/// Looks for the marks beside which a space changes, and not for spaces, of which a text has many more.
struct Changes<'t> {
    bytes: &'t [u8],
    /// The bytes with which the marks begin that are looked for.
    marks: &'static [bool; 256],
    /// Where to look on.
    next: usize,
    /// From where spaces have not changed yet: the one after `«` may stand before another mark.
    free: usize,
}

impl<'t> Changes<'t> {
    fn at(text: &'t str, marks: &'static [bool; 256]) -> Changes<'t> {
        Changes { bytes: text.as_bytes(), marks, next: 0, free: 0 }
    }

    /// The change that the mark at `at` asks for.
    fn beside(&self, at: usize) -> Option<Change> {
        let mark = &self.bytes[at..];
        let by = match *mark {
            [b'\'', ..] => return Some(Change { at, by: "’" }),
            [b'&', ..] => return Some(Change { at, by: "&amp;" }),
            [b'<', ..] => return Some(Change { at, by: "&lt;" }),
            [b'>', ..] => return Some(Change { at, by: "&gt;" }),
            [b'"', ..] => return Some(Change { at, by: "&quot;" }),
            // `«`
            [0xc2, 0xab, b' ', ..] => return Some(Change { at: at + 2, by: NARROW }),
            // `»`
            [b';' | b'!' | b'?', ..] | [0xc2, 0xbb, ..] => NARROW,
            // `€`
            [b':' | b'%', ..] | [0xe2, 0x82, 0xac, ..] => NO_BREAK,
            [b'0'..=b'9', ..] => match self.bytes[..at] {
                [.., b'0'..=b'9', b' '] if begins_with_thousand(mark) => NARROW,
                // `°`
                [.., 0xc2, 0xb0, b' '] => NO_BREAK,
                _ => return None,
            },
            _ => return None,
        };
        let space = at.checked_sub(1)?;
        (space >= self.free && self.bytes[space] == b' ').then_some(Change { at: space, by })
    }
}

impl Iterator for Changes<'_> {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        loop {
            let at = self.next + self.bytes[self.next..].iter().position(|&byte| self.marks[usize::from(byte)])?;
            self.next = at + 1;
            if let Some(change) = self.beside(at) {
                self.free = change.at + 1;
                return Some(change);
            }
        }
    }
}

/// The marks of French: 0xc2 and 0xe2 begin `«`, `»`, `°` and `€`.
static FRENCH: [bool; 256] = marks(b"';!?:%0123456789\xc2\xe2");
/// Those of HTML.
static HTML: [bool; 256] = marks(b"&<>\"");
/// Both.
static FRENCH_HTML: [bool; 256] = marks(b"';!?:%0123456789\xc2\xe2&<>\"");

const fn marks(bytes: &[u8]) -> [bool; 256] {
    let mut marks = [false; 256];
    let mut place = 0;
    while place < bytes.len() {
        marks[bytes[place] as usize] = true;
        place += 1;
    }
    marks
}

/// Whether `after` begins with three digits and no fourth: `000` in `10 000`.
fn begins_with_thousand(after: &[u8]) -> bool {
    after.iter().take_while(|byte| byte.is_ascii_digit()).count() == 3
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
    fn a_space_between_two_marks_changes_once() {
        assert_eq!(set("« : » ! ' ?", Typography::French), "«\u{202f}:\u{202f}»\u{202f}! ’\u{202f}?");
        assert_eq!(set("n° 5 ° 10 : €", Typography::French), "n°\u{a0}5 °\u{a0}10\u{a0}:\u{a0}€");
        assert_eq!(set(" ; «", Typography::French), "\u{202f}; «");
    }

    #[test]
    fn html_is_set_and_escaped_at_once() {
        let html = |text: &str, typography| {
            let mut html = String::new();
            set_html(text, typography, &mut html);
            html
        };
        for text in ["", "rien", "L'offre « verte » : 70 % ; n° 5 !", "10 000 '", "«", "« "] {
            assert_eq!(html(text, Typography::French), set(text, Typography::French));
        }
        assert_eq!(html("a < \"b\" ; &c'", Typography::French), "a &lt; &quot;b&quot;\u{202f}; &amp;c’");
        assert_eq!(html("a < \"b\" ; &c'", Typography::Plain), "a &lt; &quot;b&quot; ; &amp;c'");
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
