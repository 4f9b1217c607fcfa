//! The skeletons: the parts of a package around what a document says, and the pieces of which that is made.

use anyhow::Context as _;
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::document::markdown;
use crate::document::template::{pieces, sections};
use crate::library::Language;
use crate::outside::Outside;
use crate::text::{Pieces, push_xml_text};

/// The shape of the files; rises when a reader of the last shape could not read it.
pub(super) const FORMAT: u32 = 1;

/// A package without what it says.
#[derive(Debug, Serialize)]
pub(super) struct Skeleton {
    format: u32,
    /// Its parts, in the order in which they are packed.
    #[serde(serialize_with = "as_map")]
    pub(super) parts: Vec<(&'static str, Pieces)>,
    /// What goes into them.
    #[serde(serialize_with = "as_map")]
    pieces: Vec<(&'static str, Pieces)>,
}

/// The files of a skeleton: the name of each part and its template, and the templates of the pieces.
struct Templates {
    parts: &'static [(&'static str, &'static str)],
    pieces: &'static str,
}

const WORD: Templates = Templates {
    parts: &[
        ("[Content_Types].xml", include_str!("word/content_types.xml")),
        ("_rels/.rels", include_str!("word/rels.xml")),
        ("word/document.xml", include_str!("word/document.xml")),
        ("word/_rels/document.xml.rels", include_str!("word/document_rels.xml")),
        ("word/styles.xml", include_str!("word/styles.xml")),
        ("word/numbering.xml", include_str!("word/numbering.xml")),
        ("word/settings.xml", include_str!("word/settings.xml")),
        ("word/fontTable.xml", include_str!("word/font_table.xml")),
        ("word/header1.xml", include_str!("word/header.xml")),
        ("word/footer1.xml", include_str!("word/footer.xml")),
        ("docProps/core.xml", include_str!("word/core.xml")),
        ("docProps/app.xml", include_str!("word/app.xml")),
    ],
    pieces: include_str!("word/pieces.xml"),
};

/// The part that must stand first in an OpenDocument package, and not be compressed.
pub(super) const MIMETYPE: &str = "mimetype";

const ODF: Templates = Templates {
    parts: &[
        (MIMETYPE, "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", include_str!("odf/manifest.xml")),
        ("content.xml", include_str!("odf/content.xml")),
        ("styles.xml", include_str!("odf/styles.xml")),
        ("meta.xml", include_str!("odf/meta.xml")),
    ],
    pieces: include_str!("odf/pieces.xml"),
};

const SHEET: Templates = Templates {
    parts: &[
        ("[Content_Types].xml", include_str!("sheet/content_types.xml")),
        ("_rels/.rels", include_str!("sheet/rels.xml")),
        ("xl/workbook.xml", include_str!("sheet/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_str!("sheet/workbook_rels.xml")),
        ("xl/styles.xml", include_str!("sheet/styles.xml")),
        ("xl/worksheets/sheet1.xml", include_str!("sheet/controls.xml")),
        ("xl/worksheets/sheet2.xml", include_str!("sheet/scales.xml")),
        ("xl/worksheets/sheet3.xml", include_str!("sheet/scoring.xml")),
        ("docProps/core.xml", include_str!("sheet/core.xml")),
        ("docProps/app.xml", include_str!("sheet/app.xml")),
    ],
    pieces: include_str!("sheet/pieces.xml"),
};

const MARKDOWN: Templates = Templates { parts: markdown::PARTS, pieces: markdown::PIECES };

impl Skeleton {
    /// That of Word documents.
    pub(super) fn word(documents: &Outside<'_>) -> anyhow::Result<Skeleton> {
        Skeleton::of(&WORD, documents)
    }

    /// That of OpenDocument texts.
    pub(super) fn odf(documents: &Outside<'_>) -> anyhow::Result<Skeleton> {
        Skeleton::of(&ODF, documents)
    }

    /// That of workbooks.
    pub(super) fn sheet(documents: &Outside<'_>) -> anyhow::Result<Skeleton> {
        Skeleton::of(&SHEET, documents)
    }

    /// That of Markdown.
    pub(super) fn markdown(documents: &Outside<'_>) -> anyhow::Result<Skeleton> {
        Skeleton::of(&MARKDOWN, documents)
    }

    /// The piece called `name`. Cannot fail for a name that its templates have.
    pub(super) fn piece(&self, name: &str) -> &Pieces {
        let piece = self.pieces.iter().find(|(other, _)| *other == name);
        &piece.expect("a skeleton has the pieces that the program asks for").1
    }

    fn of(templates: &Templates, documents: &Outside<'_>) -> anyhow::Result<Skeleton> {
        let known = |name: &str| known(documents, name);
        let parts = templates.parts.iter().map(|(name, template)| {
            let pieces = pieces(template, &known).with_context(|| format!("the part `{name}`"))?;
            Ok((*name, pieces))
        });
        let parts = parts.collect::<anyhow::Result<_>>()?;
        Ok(Skeleton { format: FORMAT, parts, pieces: sections(templates.pieces, &known)? })
    }
}

/// A word of the catalogue or a fact of the portal, ready for XML.
fn known(documents: &Outside<'_>, name: &str) -> Option<String> {
    let portal = &documents.library.portal;
    let (language, country, decimal) = match portal.language {
        Language::French => ("fr", "FR", ","),
        Language::English => ("en", "GB", "."),
    };
    let said = match name.split_at_checked(1)? {
        ("@", key) => documents.fill(key, &[]),
        ("$", "language") => language.to_owned(),
        ("$", "country") => country.to_owned(),
        ("$", "locale") => format!("{language}-{country}"),
        ("$", "decimal") => decimal.to_owned(),
        ("$", "line") => "\n".to_owned(),
        ("$", "level") => "#".to_owned(),
        ("$", "portal") => documents.set(&portal.title),
        _ => return None,
    };
    let mut xml = String::with_capacity(said.len());
    push_xml_text(&said, &mut xml);
    Some(xml)
}

fn as_map<S: Serializer>(entries: &[(&'static str, Pieces)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (name, pieces) in entries {
        map.serialize_entry(name, pieces)?;
    }
    map.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(templates: &Templates) -> Vec<&'static str> {
        let known = |_: &str| Some(String::new());
        sections(templates.pieces, &known).unwrap().into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn both_suites_have_the_same_pieces() {
        let word: Vec<&str> = names(&WORD).into_iter().filter(|name| *name != "list-number").collect();
        assert_eq!(word, names(&ODF));
    }

    #[test]
    fn every_piece_is_told() {
        let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/DOCUMENTS.md")).unwrap();
        for name in names(&WORD).into_iter().chain(names(&SHEET)) {
            let told = name.strip_prefix("word-").unwrap_or(name);
            assert!(page.contains(&format!("`{told}`")), "docs/DOCUMENTS.md does not tell of `{name}`");
        }
    }
}
