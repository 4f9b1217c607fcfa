//! A text with numbered holes, which whoever fills in the blanks fills.
//!
//! A renderer asks its [`Context`] what stands for a blank and writes what it is given. [`Holes`] gives it marks, which no
//! text of a library may hold; the marks become holes afterwards. So the renderers know nothing of holes.

use std::cell::RefCell;

use serde::Serialize;
use serde::ser::{SerializeSeq as _, SerializeStruct as _, Serializer};

use super::{Context, Target};

/// Begins a mark: a control character, which a library refuses in its texts.
const MARK: char = '\u{1}';
/// The number of a hole is written as a character from here on, twice as far for its state.
const FIRST: u32 = 0xF_0000;
/// How many holes a text may have: the characters of plane 15, two for each.
const MOST: usize = 0x7FF0;

/// A text with holes.
///
/// As data: `{"holes": [["rate", 0], …], "text": ["literal", 0, "literal", -1, …]}`. A string is literal; `n ≥ 0` is the
/// printed value of the hole `n`, `-(n + 1)` the name of the style that shows its state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pieces {
    holes: Vec<Hole>,
    marked: String,
}

/// A hole: what goes into it, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The name of the blank.
    pub name: Box<str>,
    /// Whether the unit is left out; of a skeleton, whether markup goes into it.
    pub bare: bool,
}

/// A part of a text with holes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'p> {
    /// What stands there as it is.
    Literal(&'p str),
    /// The value of a hole.
    Value(&'p Hole),
    /// The style that shows the state of a hole.
    State(&'p Hole),
}

/// Gives holes for blanks, and the addresses that `address` knows.
pub struct Holes<'a> {
    address: &'a dyn Fn(&Target) -> String,
    renamed: Option<(&'a str, &'a str)>,
    holes: RefCell<Vec<Hole>>,
}

impl<'a> Holes<'a> {
    /// No hole yet. A blank called like the first of `renamed` becomes a hole called like the second.
    pub fn new(address: &'a dyn Fn(&Target) -> String, renamed: Option<(&'a str, &'a str)>) -> Holes<'a> {
        Holes { address, renamed, holes: RefCell::default() }
    }

    /// What `render` makes with these holes, of which there are none left afterwards.
    pub fn pieces(&self, render: impl FnOnce(&dyn Context) -> String) -> Pieces {
        let marked = render(self);
        Pieces { holes: self.holes.take(), marked }
    }

    /// The mark of the value of the hole called `name`: what a writer puts where something is filled in later.
    pub fn value(&self, name: &str, bare: bool) -> String {
        self.mark(name, bare, 0)
    }

    fn mark(&self, name: &str, bare: bool, kind: usize) -> String {
        let name = self.name(name);
        let mut holes = self.holes.borrow_mut();
        let known = holes.iter().position(|hole| &*hole.name == name && hole.bare == bare);
        let place = known.unwrap_or_else(|| {
            holes.push(Hole { name: name.into(), bare });
            holes.len() - 1
        });
        assert!(place < MOST, "no text has that many blanks");
        let number = u32::try_from(2 * place + kind).ok().and_then(|number| char::from_u32(FIRST + number));
        [Some(MARK), number].into_iter().flatten().collect()
    }
}

impl Context for Holes<'_> {
    fn address(&self, target: &Target) -> String {
        (self.address)(target)
    }

    fn blank(&self, name: &str, bare: bool) -> String {
        self.mark(name, bare, 0)
    }

    fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.renamed.filter(|(from, _)| *from == name).map_or(name, |(_, to)| to)
    }

    fn state(&self, name: &str, bare: bool) -> String {
        self.mark(name, bare, 1)
    }
}

impl Pieces {
    /// A text without holes.
    pub fn literal(text: impl Into<String>) -> Pieces {
        Pieces { holes: Vec::new(), marked: text.into() }
    }

    /// Its holes, each once.
    pub fn holes(&self) -> &[Hole] {
        &self.holes
    }

    /// Its parts in order; no literal is empty.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut runs = self.marked.split(MARK);
        let first = runs.next().filter(|run| !run.is_empty()).map(Part::Literal);
        let rest = runs.flat_map(|run| {
            let mut characters = run.chars();
            let number = characters.next().and_then(|character| (character as u32).checked_sub(FIRST));
            let number = number.and_then(|number| usize::try_from(number).ok());
            let hole = number.and_then(|number| {
                let hole = self.holes.get(number / 2)?;
                Some(if number % 2 == 0 { Part::Value(hole) } else { Part::State(hole) })
            });
            let literal = Some(characters.as_str()).filter(|run| !run.is_empty()).map(Part::Literal);
            hole.into_iter().chain(literal)
        });
        first.into_iter().chain(rest)
    }

    /// Adds to `filled` the text with what `value` and `state` write into its holes.
    pub fn fill(
        &self,
        filled: &mut String,
        value: &mut dyn FnMut(&Hole, &mut String),
        state: &mut dyn FnMut(&Hole, &mut String),
    ) {
        for part in self.parts() {
            match part {
                Part::Literal(literal) => filled.push_str(literal),
                Part::Value(hole) => value(hole, filled),
                Part::State(hole) => state(hole, filled),
            }
        }
    }

    fn place(&self, hole: &Hole) -> i64 {
        let place = self.holes.iter().position(|other| other == hole).unwrap_or_default();
        i64::try_from(place).unwrap_or_default()
    }
}

impl Serialize for Pieces {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Pieces", 2)?;
        object.serialize_field("holes", &self.holes)?;
        object.serialize_field("text", &Parts(self))?;
        object.end()
    }
}

impl Serialize for Hole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&*self.name, u8::from(self.bare)).serialize(serializer)
    }
}

struct Parts<'p>(&'p Pieces);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_seq(None)?;
        for part in self.0.parts() {
            match part {
                Part::Literal(literal) => parts.serialize_element(literal)?,
                Part::Value(hole) => parts.serialize_element(&self.0.place(hole))?,
                Part::State(hole) => parts.serialize_element(&-(self.0.place(hole) + 1))?,
            }
        }
        parts.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, to_plain};
    use super::*;

    fn sample() -> Pieces {
        let (text, _) = parse("{rate} and {rate:bare}, then {rate} of {weight}.");
        let address = |_: &Target| String::new();
        let holes = Holes::new(&address, Some(("weight", "@criterion")));
        holes.pieces(|context| format!("{}{}", to_plain(&text, context), context.state("rate", false)))
    }

    #[test]
    fn blanks_are_numbered_holes() {
        assert_eq!(
            serde_json::to_string(&sample()).unwrap(),
            r#"{"holes":[["rate",0],["rate",1],["@criterion",0]],"text":[0," and ",1,", then ",0," of ",2,".",-1]}"#
        );
    }

    #[test]
    fn holes_are_filled() {
        let mut filled = String::new();
        let mut value = |hole: &Hole, filled: &mut String| filled.push_str(if hole.bare { "70" } else { &hole.name });
        sample().fill(&mut filled, &mut value, &mut |_, filled| filled.push_str(" Blank"));
        assert_eq!(filled, "rate and 70, then rate of @criterion. Blank");
    }

    #[test]
    fn a_text_without_holes_is_one_part() {
        assert_eq!(serde_json::to_string(&Pieces::literal("a")).unwrap(), r#"{"holes":[],"text":["a"]}"#);
        assert_eq!(serde_json::to_string(&Pieces::default()).unwrap(), r#"{"holes":[],"text":[]}"#);
    }
}
