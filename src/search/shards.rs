//! Terms and their documents: contiguous ranges of terms, of equal sizes.

use std::cmp::Reverse;
use std::io::Write as _;

use super::impacts::{Impact, Impacts};
use super::parts::{Parts, push_json};
use super::phrases::Aliases;

/// A term found in more documents than this keeps only its best ones in its shard; the full list is a part of its own.
const LONG_LIST: usize = 1000;
const BEST_OF_LONG_LIST: usize = 640;
/// Marks a term that stands for others: it sorts right after the word itself, and no text contains it.
const ALIAS: char = '\u{1}';

/// Bytes of a shard, before compression: a query needs four of them or so, and the root names them all.
fn shard_bytes(n_documents: usize) -> usize {
    match n_documents {
        ..=1_000 => 10_000,
        1_001..=50_000 => 12_000,
        _ => 16_000,
    }
}

/// A term, and what it is found by.
struct Entry<'e> {
    term: String,
    /// The places of the terms whose documents it has.
    found_by: Vec<usize>,
    /// The words that it stands for, when it is an alias: what a reader will see marked.
    stands_for: Vec<&'e str>,
}

/// Writes the shards; gives what the terms of each begin at, and its name.
pub(crate) fn write_shards(
    impacts: &Impacts,
    aliases: &Aliases,
    parts: &Parts<'_>,
) -> anyhow::Result<Vec<(String, String)>> {
    let mut shards = Vec::new();
    let shard_bytes = shard_bytes(impacts.n_documents);
    let (mut first, mut last) = (String::new(), String::new());
    let mut shard = Vec::with_capacity(2 * shard_bytes);
    let (mut levels, mut list) = (vec![0; impacts.n_documents], Vec::new());
    for entry in entries(impacts, aliases) {
        // A word and what is known of it stay together: looking one up must not cost two requests.
        if shard.len() > shard_bytes && head(&entry.term) != head(&last) {
            shard.push(b'}');
            shards.push((std::mem::take(&mut first), parts.add("terms", &shard)?));
            shard.clear();
        }
        if shard.is_empty() {
            first = boundary(&last, &entry.term).to_owned();
            shard.push(b'{');
        } else {
            shard.push(b',');
        }
        push_json(&mut shard, &entry.term);
        shard.push(b':');
        gather(impacts, &entry, &mut levels, &mut list);
        write_entry(&entry, &mut list, &mut shard, parts)?;
        last = entry.term;
    }
    if !shard.is_empty() {
        shard.push(b'}');
        shards.push((first, parts.add("terms", &shard)?));
    }
    Ok(shards)
}

/// The entries of the index, in the order of their terms.
fn entries<'e>(impacts: &Impacts, aliases: &'e Aliases) -> Vec<Entry<'e>> {
    let words = impacts.terms.iter().enumerate().filter(|(_, term)| !term.contains(' '));
    let word =
        |(place, term): (usize, &String)| Entry { term: term.clone(), found_by: vec![place], stands_for: Vec::new() };
    let place = |target: &String| impacts.terms.binary_search(target).ok();
    let alias = |(term, targets): (&String, &'e std::collections::BTreeSet<String>)| {
        let found_by: Vec<usize> = targets.iter().filter_map(place).collect();
        // Not the words of a phrase: alone, they are not what was meant.
        let words = targets.iter().filter(|target| !target.contains(' ') && place(target).is_some());
        let stands_for = words.map(String::as_str).collect();
        (!found_by.is_empty()).then(|| Entry { term: format!("{term}{ALIAS}"), found_by, stands_for })
    };
    let mut entries: Vec<Entry<'e>> = words.map(word).chain(aliases.iter().filter_map(alias)).collect();
    entries.sort_unstable_by(|one, other| one.term.cmp(&other.term));
    entries
}

/// Fills `list` with the documents of an entry, in order, and what it is worth in each; `levels` has a zero for each
/// document, and is left so.
fn gather(impacts: &Impacts, entry: &Entry<'_>, levels: &mut [u8], list: &mut Vec<Impact>) {
    list.clear();
    if let [place] = entry.found_by[..] {
        list.extend_from_slice(impacts.of(place));
        return;
    }
    for impact in entry.found_by.iter().flat_map(|place| impacts.of(*place)) {
        // Of a document that has several, the best.
        let level = &mut levels[impact.document() as usize];
        *level = impact.level().max(*level);
    }
    let found = levels.iter().zip(0..).filter(|(level, _)| **level > 0);
    list.extend(found.map(|(level, document)| Impact::new(document, *level)));
    levels.fill(0);
}

/// `[gaps, impacts]`; then, of a long list, how many there are and the part that has them all; then, of an alias, the
/// words that it stands for.
fn write_entry(
    entry: &Entry<'_>,
    list: &mut Vec<Impact>,
    shard: &mut Vec<u8>,
    parts: &Parts<'_>,
) -> anyhow::Result<()> {
    let mut long_list = None;
    if list.len() > LONG_LIST {
        let mut all = Vec::with_capacity(4 * list.len());
        write_list(list, &mut all);
        all.push(b']');
        long_list = Some((list.len(), parts.add("lists", &all)?));
        list.select_nth_unstable_by_key(BEST_OF_LONG_LIST, |impact| (Reverse(impact.level()), impact.document()));
        list.truncate(BEST_OF_LONG_LIST);
        list.sort_unstable();
    }
    write_list(list, shard);
    if let Some((count, all)) = &long_list {
        write!(shard, ",{count},\"{all}\"")?;
    }
    if !entry.stands_for.is_empty() {
        shard.extend_from_slice(if long_list.is_none() { b",0,0," } else { b"," });
        push_json(shard, &entry.stands_for.join(" "));
    }
    shard.push(b']');
    Ok(())
}

/// Document numbers as gaps, and one character for each impact; not closed.
fn write_list(list: &[Impact], bytes: &mut Vec<u8>) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    bytes.extend_from_slice(b"[[");
    let mut last = 0;
    for (place, document) in list.iter().map(|impact| impact.document()).enumerate() {
        if place > 0 {
            bytes.push(b',');
        }
        match document - last {
            gap @ 0..10 => bytes.push(b'0' + gap as u8),
            gap => push_json(bytes, &gap),
        }
        last = document;
    }
    bytes.extend_from_slice(b"],\"");
    bytes.extend(list.iter().map(|impact| DIGITS[usize::from(impact.level())]));
    bytes.push(b'"');
}

/// The shortest beginning of `term` that sorts after `last`, which sorts before `term`.
fn boundary<'t>(last: &str, term: &'t str) -> &'t str {
    let same = last.chars().zip(term.chars()).take_while(|(one, other)| one == other).count();
    term.char_indices().nth(same + 1).map_or(term, |(end, _)| &term[..end])
}

/// The word that a term begins with: what it shares with its aliases and with the phrases it opens.
fn head(term: &str) -> &str {
    term.split([ALIAS, ' ']).next().unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use super::boundary;

    #[test]
    fn a_boundary_is_as_short_as_it_can_be() {
        assert_eq!(boundary("", "abri"), "a");
        assert_eq!(boundary("camion", "camionnette"), "camionn");
        assert_eq!(boundary("vitre", "voirie"), "vo");
        assert_eq!(boundary("bu", "bus"), "bus");
    }
}
