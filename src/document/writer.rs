//! Writes what a document says, from the pieces of a skeleton and the fragments of provisions, as the browser does.

use std::collections::BTreeMap;

use crate::document::skeleton::Skeleton;
use crate::text::{Hole, Part, Pieces, push_xml_text};

/// The first number of a list of a fragment: those before are the skeleton's own.
const FIRST_LIST: usize = 10;

/// A value as a text prints it: with its unit and without, and the name of the style that shows its state.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    /// With its unit.
    pub(super) whole: String,
    /// Without.
    pub(super) bare: String,
}

/// The style of a value on which nobody has decided.
const PROPOSED: &str = "Blank";

/// What a document says.
pub(super) struct Writer<'s> {
    skeleton: &'s Skeleton,
    /// Its body.
    pub(super) body: String,
    /// The numberings of its lists.
    pub(super) lists: String,
    n_lists: usize,
    /// What stands for a line end inside a text.
    line_end: String,
}

impl<'s> Writer<'s> {
    /// Nothing said yet.
    pub(super) fn new(skeleton: &'s Skeleton) -> Writer<'s> {
        let mut line_end = String::new();
        for part in skeleton.piece("break").parts() {
            if let Part::Literal(literal) = part {
                line_end.push_str(literal);
            }
        }
        Writer { skeleton, body: String::with_capacity(32 * 1024), lists: String::new(), n_lists: 0, line_end }
    }

    /// Adds the piece called `name` with `texts` in its holes.
    pub(super) fn piece(&mut self, name: &str, texts: &[(&str, &str)]) {
        let line_end = &self.line_end;
        let mut value = |hole: &Hole, xml: &mut String| push_value(text_of(texts, hole), line_end, xml);
        let mut state = |_: &Hole, xml: &mut String| xml.push_str(PROPOSED);
        self.skeleton.piece(name).fill(&mut self.body, &mut value, &mut state);
    }

    /// Adds the body of a provision, whose blanks are `values` by name.
    pub(super) fn fragment(&mut self, fragment: &Pieces, values: &BTreeMap<String, Printed>) {
        let first = FIRST_LIST + self.n_lists;
        let lists: Vec<&Hole> = fragment.holes().iter().filter(|hole| hole.name.starts_with('#')).collect();
        for (place, hole) in lists.iter().enumerate() {
            let start = hole.name.rsplit(':').next().unwrap_or("1");
            let texts = [("id", &*(first + place).to_string()), ("start", start)];
            let mut value = |hole: &Hole, xml: &mut String| xml.push_str(text_of(&texts, hole));
            self.skeleton.piece("list-number").fill(&mut self.lists, &mut value, &mut |_, _| {});
        }
        self.n_lists += lists.len();
        let line_end = &self.line_end;
        let mut value = |hole: &Hole, xml: &mut String| match lists.iter().position(|list| *list == hole) {
            Some(place) => xml.push_str(&(first + place).to_string()),
            None => {
                let printed = values.get(&*hole.name);
                let printed = printed.map_or(&*hole.name, |value| if hole.bare { &value.bare } else { &value.whole });
                push_value(printed, line_end, xml);
            }
        };
        let mut state = |_: &Hole, xml: &mut String| xml.push_str(PROPOSED);
        fragment.fill(&mut self.body, &mut value, &mut state);
    }
}

fn text_of<'t>(texts: &[(&str, &'t str)], hole: &Hole) -> &'t str {
    texts.iter().find(|(name, _)| *name == &*hole.name).map_or("", |(_, text)| text)
}

/// Adds `value`, which comes from outside the markup.
fn push_value(value: &str, line_end: &str, xml: &mut String) {
    for (place, line) in value.split('\n').enumerate() {
        if place > 0 {
            xml.push_str(line_end);
        }
        push_xml_text(line, xml);
    }
}
