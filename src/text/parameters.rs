//! Parameters in a text: `{name}` and `{name:bare}`, where characters are read and nowhere else.

use std::ops::Range;

use super::{Extent, Inline};

/// Splits a run of characters at `{name}` and `{name:bare}`; a doubled brace is a brace. Also gives the stray braces.
pub(super) fn split(run: &str, span: &Range<usize>, markdown: &str) -> (Vec<Inline>, Vec<Range<usize>>) {
    // Where the run is the Markdown letter for letter, places are exact; after an escape, the whole run stands in.
    let exact = markdown.get(span.clone()) == Some(run);
    let place = |from: usize, to: usize| if exact { span.start + from..span.start + to } else { span.clone() };
    let extent = |from: usize, to: usize| Extent::new(&place(from, to));
    let (mut inlines, mut stray) = (Vec::new(), Vec::new());
    let (mut text, mut text_from, mut at) = (String::new(), 0, 0);
    while let Some(found) = run[at..].find(['{', '}']) {
        let brace = at + found;
        text.push_str(&run[at..brace]);
        let rest = &run[brace..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            text.push_str(&rest[..1]);
            at = brace + 2;
            continue;
        }
        if let Some((name, bare, length)) = parameter(rest) {
            if !text.is_empty() {
                inlines.push(Inline::Text(std::mem::take(&mut text).into(), extent(text_from, brace)));
            }
            inlines.push(Inline::Parameter { name: name.into(), bare, span: extent(brace, brace + length) });
            at = brace + length;
            text_from = at;
        } else {
            // `{Taux}` is one mistake, not two.
            let length = misnamed(rest).unwrap_or(1);
            stray.push(place(brace, brace + length));
            text.push_str(&rest[..length]);
            at = brace + length;
        }
    }
    text.push_str(&run[at..]);
    if !text.is_empty() {
        inlines.push(Inline::Text(text.into(), extent(text_from, run.len())));
    }
    (inlines, stray)
}

/// The name, the `:bare` mark and the length of the parameter that `text` begins with.
fn parameter(text: &str) -> Option<(&str, bool, usize)> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find('}')?;
    let (name, bare) = match inner[..end].split_once(':') {
        Some((name, "bare")) => (name, true),
        Some(_) => return None,
        None => (&inner[..end], false),
    };
    let mut letters = name.bytes();
    let first = letters.next()?;
    let well_formed = first.is_ascii_lowercase()
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_');
    well_formed.then_some((name, bare, end + 2))
}

/// The length of what `text` begins with, where it was meant as a parameter: braces around a few words.
fn misnamed(text: &str) -> Option<usize> {
    let end = text.strip_prefix('{')?.find(['{', '}', '\n'])? + 1;
    (text[end..].starts_with('}') && end <= 40).then_some(end + 1)
}
