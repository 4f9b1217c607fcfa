//! Skeletons as files: XML in which `{{name}}` is a hole, `{{?name}}` the style of its state, `{{=name}}` a hole for markup,
//! `{{@key}}` a word of the catalogue and `{{$fact}}` a fact of the portal.
//!
//! The line ends of the file are no part of the document: lines end between two elements.

use anyhow::{Context as _, bail};

use crate::text::{Holes, Pieces, Target};

/// What stands for a word of the catalogue (`@key`) or a fact of the portal (`$fact`), ready for XML.
pub(super) type Known<'k> = &'k dyn Fn(&str) -> Option<String>;

/// The template `source` as a text with holes.
pub(super) fn pieces(source: &str, known: Known<'_>) -> anyhow::Result<Pieces> {
    let address = |_: &Target| String::new();
    let holes = Holes::new(&address, None);
    let mut failure = None;
    let made = holes.pieces(|context| {
        let mut marked = String::with_capacity(source.len());
        let joined = joined(source);
        let mut rest = joined.as_str();
        while let Some((literal, after)) = rest.split_once("{{") {
            marked.push_str(literal);
            let Some((name, after)) = after.split_once("}}") else { break };
            rest = after;
            match name.as_bytes().first() {
                Some(b'?') => marked.push_str(&context.state(&name[1..], false)),
                Some(b'=') => marked.push_str(&context.blank(&name[1..], true)),
                Some(b'@' | b'$') => match known(name) {
                    Some(said) => marked.push_str(&said),
                    None => failure = Some(name.to_owned()),
                },
                _ => marked.push_str(&context.blank(name, false)),
            }
        }
        marked.push_str(rest);
        marked
    });
    match failure {
        Some(name) => bail!("nothing is known as `{name}`"),
        None => Ok(made),
    }
}

/// The templates of `source`, each under a line with `#` and its name.
pub(super) fn sections(source: &'static str, known: Known<'_>) -> anyhow::Result<Vec<(&'static str, Pieces)>> {
    let sections = source.split("# ").skip(1).filter_map(|section| section.split_once('\n'));
    let sections = sections.map(|(name, template)| {
        let pieces = pieces(template, known).with_context(|| format!("the piece `{name}`"))?;
        Ok((name, pieces))
    });
    sections.collect()
}

/// The lines of `source` without their margins, one after the other.
fn joined(source: &str) -> String {
    source.lines().map(str::trim_start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_holes_and_words() {
        let known = |name: &str| (name == "@page").then(|| "Page".to_owned());
        let template = "<a>\n  {{@page}} {{n}}<b s=\"{{?n}}\"/>\n  {{=body}}\n</a>\n";
        let json = serde_json::to_string(&pieces(template, &known).unwrap()).unwrap();
        assert_eq!(json, r#"{"holes":[["n",0],["body",1]],"text":["<a>Page ",0,"<b s=\"",-1,"\"/>",1,"</a>"]}"#);
        assert!(pieces("{{@nothing}}", &known).is_err());
    }
}
