//! Superseded versions of clauses: `versions/<clause>/v<N>.md`.

use std::sync::Arc;

use super::{Kind, Part, Record, clause};
use crate::library::Language;
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads a version in the format of clauses. Its id is the one of its clause.
///
/// It is read as it stood: what it says of provisions, its own or others', is never looked for among those of today.
pub(super) fn load(id: FileId, file: &Arc<SourceFile>, language: Language, part: &mut Part) {
    let clause = parts(file.path()).map_or("", |(clause, _)| clause);
    let own = Spanned { value: clause.to_owned(), span: Span::new(id, 0..0) };
    let Ok(mut record) = clause::load_as(own, file, language, &mut part.diagnostics) else { return };
    let named = std::mem::take(&mut record.references);
    part.records.references.extend(named.into_iter().filter(|reference| reference.kind != Kind::Provision));
    part.records.versions.push(Record { references: Vec::new(), ..record });
}

/// The number that a version's file is called after: 2 of `content/versions/soged/v2.md`.
pub(crate) fn version_number(path: &str) -> Option<u32> {
    parts(path).map(|(_, number)| number)
}

/// The clause and the number of a version's file.
fn parts(path: &str) -> Option<(&str, u32)> {
    let (clause, file) = path.strip_prefix("content/versions/")?.split_once('/')?;
    let digits = file.strip_prefix('v')?.strip_suffix(".md")?;
    let number: u32 = digits.parse().ok().filter(|number| *number > 0)?;
    (number.to_string() == digits).then_some((clause, number)) // one file for one number
}

#[cfg(test)]
mod tests {
    use super::version_number;

    #[test]
    fn a_version_is_called_after_its_number() {
        assert_eq!(version_number("content/versions/soged/v12.md"), Some(12));
        for other in ["soged/v0.md", "soged/v01.md", "soged/1.md", "v1.md", "soged/old/v1.md", "soged/v1.txt"] {
            assert_eq!(version_number(&format!("content/versions/{other}")), None, "{other}");
        }
    }
}
