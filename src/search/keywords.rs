//! The names of what clauses are about, each once: many clauses share a segment, an effect, a legal text.

use rustc_hash::FxHashMap;

use crate::library::{Clause, CpvCode, Library};

/// The keywords of a library, by number, and who has which.
pub(crate) struct Keywords<'a> {
    names: Vec<String>,
    numbers: FxHashMap<String, u32>,
    cpv: FxHashMap<&'a str, &'a CpvCode>,
    segments: Vec<Vec<u32>>,
    effects: Vec<u32>,
    natures: Vec<u32>,
    documents: Vec<[u32; 2]>,
    legal_texts: Vec<Vec<u32>>,
    standards: Vec<Vec<u32>>,
    labels: Vec<u32>,
    organisations: Vec<u32>,
}

impl<'a> Keywords<'a> {
    /// Those of everything that clauses of `library` name.
    pub(crate) fn of(library: &'a Library) -> Keywords<'a> {
        let mut known = Keywords {
            names: Vec::new(),
            numbers: FxHashMap::default(),
            cpv: library.cpv.iter().map(|code| (code.code.as_str(), code)).collect(),
            segments: Vec::new(),
            effects: Vec::new(),
            natures: Vec::new(),
            documents: Vec::new(),
            legal_texts: Vec::new(),
            standards: Vec::new(),
            labels: Vec::new(),
            organisations: Vec::new(),
        };
        for segment in &library.segments {
            let mut own = vec![known.number(&segment.name)];
            own.extend(segment.cpv.iter().map(|prefix| known.cpv_number(prefix)));
            known.segments.push(own);
        }
        for clause in library.listed() {
            clause.cpv.iter().for_each(|code| {
                known.cpv_number(code);
            });
        }
        known.effects = library.effects.iter().map(|effect| known.number(&effect.name)).collect();
        known.natures = library.natures.iter().map(|nature| known.number(&nature.name)).collect();
        known.documents = library
            .documents
            .iter()
            .map(|document| [known.number(&document.abbreviation), known.number(&document.name)])
            .collect();
        known.legal_texts =
            library.legal_texts.iter().map(|text| known.name_and_title(&text.name, text.title.as_ref())).collect();
        known.standards = library
            .standards
            .iter()
            .map(|standard| known.name_and_title(&standard.name, standard.title.as_ref()))
            .collect();
        known.labels = library.labels.iter().map(|label| known.number(&label.name)).collect();
        known.organisations = library.organisations.iter().map(|one| known.number(&one.name)).collect();
        known
    }

    /// The keywords, by number.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The numbers of what a clause is about, in order.
    pub(crate) fn of_clause(&self, library: &Library, clause: &Clause) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(64);
        for id in &clause.segments {
            numbers.extend(&self.segments[library.segments.place(id)]);
        }
        numbers.extend(clause.effects.iter().map(|id| self.effects[library.effects.place(id)]));
        for provision in &clause.provisions {
            numbers.push(self.natures[library.natures.place(&provision.nature)]);
            numbers.extend(self.documents[library.documents.place(&provision.document)]);
        }
        clause.legal.iter().for_each(|id| numbers.extend(&self.legal_texts[library.legal_texts.place(id)]));
        clause.standards.iter().for_each(|id| numbers.extend(&self.standards[library.standards.place(id)]));
        numbers.extend(clause.labels.iter().map(|id| self.labels[library.labels.place(id)]));
        numbers.extend(clause.contributors.iter().map(|id| self.organisations[library.organisations.place(id)]));
        numbers.sort_unstable();
        numbers.dedup();
        // A code of its own says more than one of a segment: it counts again.
        numbers.extend(clause.cpv.iter().filter_map(|code| self.numbers.get(&cpv_keyword(code, &self.cpv))));
        numbers.sort_unstable();
        numbers
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }

    fn cpv_number(&mut self, prefix: &str) -> u32 {
        let keyword = cpv_keyword(prefix, &self.cpv);
        self.number(&keyword)
    }

    fn name_and_title(&mut self, name: &str, title: Option<&String>) -> Vec<u32> {
        std::iter::once(name).chain(title.map(String::as_str)).map(|name| self.number(name)).collect()
    }
}

/// A code in full and its label: `4511` is `45110000`.
fn cpv_keyword(prefix: &str, cpv: &FxHashMap<&str, &CpvCode>) -> String {
    let code = format!("{prefix:0<8}");
    match cpv.get(code.as_str()) {
        Some(known) => format!("{code} {}", known.label),
        None => code,
    }
}
