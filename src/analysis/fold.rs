//! Text to plain letters: accents, case, ligatures, apostrophes, hyphens and spaces as one types them.
//!
//! Character by character, so that the browser's twin can say where each letter came from.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds a text: `L’Énergie` gives `l'energie`.
pub(crate) fn fold(text: &str) -> String {
    // Most pieces of text are plain; a space of another kind and backticks become others below.
    if text.bytes().all(|byte| byte.is_ascii() && !(9..=13).contains(&byte) && byte != b'`') {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' | ' ' => folded.push(character),
            '\0'..='_' | '{'..='\x7f' if !character.is_whitespace() => folded.push(character.to_ascii_lowercase()),
            // Before NFKD, which would make a space and an accent of U+00B4.
            '`' | '\u{b4}' | '\u{2b9}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}' => {
                folded.push('\'');
            }
            '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => folded.push('-'),
            // Soft hyphens and zero-width characters: nobody sees them, nobody types them.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ => decompose(character, &mut folded),
        }
    }
    folded
}

fn decompose(character: char, folded: &mut String) {
    decompose_compatible(character, |part| {
        for letter in part.to_lowercase() {
            match letter {
                'a'..='z' => folded.push(letter),
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                'ø' => folded.push('o'),
                'đ' | 'ð' => folded.push('d'),
                'ł' => folded.push('l'),
                'ı' => folded.push('i'),
                _ if is_combining_mark(letter) => {}
                _ if letter.is_whitespace() => folded.push(' '),
                _ => folded.push(letter),
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(fold("DÉCHETS"), "dechets");
        assert_eq!(fold("de\u{301}chets"), "dechets");
    }

    #[test]
    fn typography_reads_as_it_is_typed() {
        assert_eq!(fold("L’œuvre bois‑énergie"), "l'oeuvre bois-energie");
        assert_eq!(fold("40\u{202f}000\u{a0}m²"), "40 000 m2");
        assert_eq!(fold("valo\u{ad}ri\u{200b}sation"), "valorisation");
    }
}
