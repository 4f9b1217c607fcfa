//! ES modules → the bodies of functions that one classic script holds.
//!
//! It knows the little that the theme's scripts are written with, and refuses all else by file and line: named imports at the
//! top, one a line; `export function`, `export class`, `export const` of one name; `import("./x.js")` of a literal path;
//! round a cycle, functions alone; `fetch` nowhere but in `scripts/data.js`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, bail};

use crate::site::lexer::{Kind, Token, tokens};

/// The one script that may fetch: it reads data otherwise where nothing can be fetched.
const READS_DATA: &str = "scripts/data.js";

/// The modules of `scripts`, paths and texts, as bodies of functions of `$take`, which gives what a module exports,
/// `$load`, which promises it, and `$exports`, which they fill: names that no module may use.
pub(super) fn join<'t>(scripts: impl Iterator<Item = (&'t str, &'t [u8])>) -> anyhow::Result<Vec<(String, String)>> {
    let mut sources = BTreeMap::new();
    for (path, bytes) in scripts {
        sources.insert(path, std::str::from_utf8(bytes).with_context(|| format!("{path}: not UTF-8"))?);
    }
    let mut modules = BTreeMap::new();
    for (path, source) in &sources {
        let tokens = tokens(source).or_else(|place| bail!("{path}:{}: something does not end", line(source, place)))?;
        let mut module = Module { path, source, tokens: &tokens, sources: &sources, made: Made::default() };
        module.read()?;
        modules.insert(*path, module.made);
    }
    let mut ordered = Vec::new();
    for path in modules.keys() {
        visit(path, &modules, &mut Vec::new(), &mut ordered)?;
    }
    let body = |path: &str| Some((path.to_owned(), modules.remove(path)?.whole()));
    Ok(ordered.into_iter().filter_map(body).collect())
}

/// Adds the modules that `path` takes from, then itself.
fn visit<'t>(
    path: &'t str,
    modules: &BTreeMap<&'t str, Made<'t>>,
    above: &mut Vec<&'t str>,
    ordered: &mut Vec<&'t str>,
) -> anyhow::Result<()> {
    if ordered.contains(&path) {
        return Ok(());
    }
    above.push(path);
    for Taken { from, names, line } in &modules[path].takes {
        let other = &modules[from];
        for name in names {
            let why = match other {
                _ if other.functions.contains(name) => continue,
                _ if !other.others.contains(name) => format!("`{from}` exports no `{name}`"),
                // Where the other module runs first, it is not made yet.
                _ if reaches(from, path, modules, &mut Vec::new()) => {
                    format!("`{name}` of `{from}`, which imports it in turn, is no function")
                }
                _ => continue,
            };
            bail!("{path}:{line}: cannot be joined for use offline: {why}");
        }
        if !above.contains(from) {
            visit(from, modules, above, ordered)?;
        }
    }
    above.pop();
    ordered.push(path);
    Ok(())
}

/// Whether the module `from` takes of `to`, or of one that does.
fn reaches<'t>(from: &'t str, to: &str, modules: &BTreeMap<&'t str, Made<'t>>, seen: &mut Vec<&'t str>) -> bool {
    if seen.contains(&from) {
        return false;
    }
    seen.push(from);
    from == to || modules[from].takes.iter().any(|taken| reaches(taken.from, to, modules, seen))
}

/// What is made of a module.
#[derive(Default)]
struct Made<'t> {
    body: String,
    /// What it has of other modules from its beginning.
    takes: Vec<Taken<'t>>,
    /// The functions that it exports, which are there before it runs.
    functions: Vec<&'t str>,
    /// What else it exports.
    others: Vec<&'t str>,
}

/// What a module has of another.
struct Taken<'t> {
    from: &'t str,
    names: Vec<&'t str>,
    line: usize,
}

impl Made<'_> {
    /// The body, which first says what it exports of functions, and at its end the rest.
    fn whole(self) -> String {
        let give = |names: &[&str]| match names {
            [] => String::new(),
            names => format!("Object.assign($exports, {{ {} }});\n", names.join(", ")),
        };
        format!("{}{}\n{}", give(&self.functions), self.body, give(&self.others))
    }
}

/// A module that is being read.
struct Module<'m, 't> {
    path: &'t str,
    source: &'t str,
    tokens: &'m [Token<'t>],
    sources: &'m BTreeMap<&'t str, &'t str>,
    made: Made<'t>,
}

impl<'t> Module<'_, 't> {
    fn read(&mut self) -> anyhow::Result<()> {
        let (mut copied, mut only_imports, mut place) = (0, true, 0);
        while let Some(token) = self.tokens.get(place) {
            let next = self.text(place + 1);
            let is_word =
                token.kind == Kind::Word && place.checked_sub(1).is_none_or(|before| self.text(before) != ".");
            let mut end = place + 1;
            match token.text {
                // A property or a method of that name.
                _ if !is_word || next == ":" || self.is_method(place) => only_imports = false,
                "import" if next == "(" => {
                    let path = self.resolve(place + 2)?;
                    self.expect(place + 3, ")", "only a literal path is imported")?;
                    self.copy(copied, token.start);
                    let _ = write!(self.made.body, "$load({path:?})", path = format!("assets/{path}"));
                    end = place + 4;
                    copied = self.tokens[end - 1].end;
                    only_imports = false;
                }
                "import" => {
                    if !only_imports || token.depth > 0 {
                        return self.refuse(place, "imports stand at the top");
                    }
                    self.copy(copied, token.start);
                    end = self.import(place)?;
                    copied = self.tokens[end - 1].end;
                }
                "export" if token.depth == 0 => {
                    let name = self.export(place)?;
                    let is_function = matches!(next, "function" | "async");
                    if is_function { &mut self.made.functions } else { &mut self.made.others }.push(name);
                    self.copy(copied, token.start);
                    copied = self.tokens[place + 1].start;
                    only_imports = false;
                }
                "$take" | "$load" | "$exports" => return self.refuse(place, "this name is taken"),
                "await" if token.depth == 0 => return self.refuse(place, "nothing waits outside a function"),
                "fetch" if next == "(" && self.path != READS_DATA => {
                    return self.refuse(place, "data is read through scripts/data.js");
                }
                _ => only_imports = false,
            }
            place = end;
        }
        self.copy(copied, self.source.len());
        Ok(())
    }

    /// Whether the word at `place` names a method: `import(a) { … }`.
    fn is_method(&self, place: usize) -> bool {
        let depth = self.tokens[place].depth;
        let after = || self.tokens[place + 2..].iter().position(|token| token.depth == depth && token.text == ")");
        depth > 0 && self.text(place + 1) == "(" && after().is_some_and(|end| self.text(place + end + 3) == "{")
    }

    /// `import { a, b as c } from "./x.js";`; gives the place after it.
    fn import(&mut self, start: usize) -> anyhow::Result<usize> {
        const FORM: &str = "imports are written `import { a, b as c } from \"./x.js\";` on one line";
        self.expect(start + 1, "{", FORM)?;
        let (mut place, mut taken) = (start + 2, Vec::new());
        while self.text(place) != "}" {
            match self.tokens.get(place).map(|token| (token.kind, token.text)) {
                Some((Kind::Word, name)) => {
                    if matches!(self.text(place - 1), "{" | ",") {
                        taken.push(name);
                    }
                    place += 1;
                }
                Some((Kind::Sign, ",")) => place += 1,
                _ => return self.refuse(start, FORM),
            }
        }
        let names = &self.source[self.tokens[start + 1].start..self.tokens[place].end];
        self.expect(place + 1, "from", FORM)?;
        let from = self.resolve(place + 2)?;
        self.expect(place + 3, ";", FORM)?;
        if self.source[self.tokens[start].start..self.tokens[place + 3].end].contains('\n') {
            return self.refuse(start, FORM);
        }
        let names = names.replace(" as ", ": ");
        let _ = write!(self.made.body, "const {names} = $take({path:?});", path = format!("assets/{from}"));
        self.made.takes.push(Taken { from, names: taken, line: line(self.source, self.tokens[start].start) });
        Ok(place + 4)
    }

    /// The name that the `export` at `start` gives.
    fn export(&self, start: usize) -> anyhow::Result<&'t str> {
        const FORM: &str = "exports are `export function`, `export class` or `export const` of one name";
        let name = match (self.text(start + 1), self.text(start + 2)) {
            ("async", "function") => start + 3,
            ("function" | "class" | "const", _) => start + 2,
            _ => return self.refuse(start, FORM),
        };
        let Some(token) = self.tokens.get(name).filter(|token| token.kind == Kind::Word && token.depth == 0) else {
            return self.refuse(start, FORM);
        };
        if self.text(start + 1) == "const" {
            self.expect(name + 1, "=", FORM)?;
            let value = self.tokens[name..].iter().filter(|token| token.depth == 0 && token.kind == Kind::Sign);
            let mut ends = value.map(|token| token.text).filter(|text| matches!(*text, "," | ";"));
            if ends.next() != Some(";") {
                return self.refuse(start, FORM);
            }
        }
        Ok(token.text)
    }

    /// The module whose path, from this one, is the string at `place`.
    fn resolve(&self, place: usize) -> anyhow::Result<&'t str> {
        let Some(token) = self.tokens.get(place).filter(|token| token.kind == Kind::Text) else {
            return self.refuse(place.min(self.tokens.len() - 1), "only a literal path is imported");
        };
        let mut folders: Vec<&str> = self.path.split('/').collect();
        folders.pop();
        for part in token.text.split('/') {
            match part {
                "." => {}
                ".." if !folders.is_empty() => drop(folders.pop()),
                part => folders.push(part),
            }
        }
        let known = self.sources.get_key_value(folders.join("/").as_str()).filter(|_| token.text.starts_with('.'));
        match known {
            Some((path, _)) => Ok(path),
            None => self.refuse(place, &format!("there is no module `{}`", token.text)),
        }
    }

    fn expect(&self, place: usize, wanted: &str, why: &str) -> anyhow::Result<()> {
        if self.text(place) == wanted { Ok(()) } else { self.refuse(place.min(self.tokens.len() - 1), why) }
    }

    fn refuse<T>(&self, place: usize, why: &str) -> anyhow::Result<T> {
        bail!("{}:{}: cannot be joined for use offline: {why}", self.path, line(self.source, self.tokens[place].start))
    }

    /// The text of a token; empty where there is none.
    fn text(&self, place: usize) -> &'t str {
        self.tokens.get(place).map_or("", |token| token.text)
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.made.body.push_str(&self.source[from..to]);
    }
}

/// The number of the line of `place`.
fn line(source: &str, place: usize) -> usize {
    source[..place].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::join;

    fn joined(scripts: &[(&str, &str)]) -> anyhow::Result<Vec<(String, String)>> {
        join(scripts.iter().map(|(path, text)| (*path, text.as_bytes())))
    }

    #[test]
    fn modules_become_functions_in_the_order_they_need_each_other() {
        let page = "import { a, b as c } from \"./lib/b.js\";\n/** @type {import(\"./x.js\").X} */\nconst d = a.import;\n\
                    import(\"./lib/b.js\").then(c);\n";
        let lib = "export function a() {}\nexport async function b() { await a(); }\nexport const c = [1, 2], d = 3;\n";
        let error = joined(&[("scripts/a.js", page), ("scripts/lib/b.js", lib)]).unwrap_err().to_string();
        assert!(error.starts_with("scripts/lib/b.js:3: "), "{error}");
        let lib = lib.replace(", d = 3", "");
        let modules = joined(&[("scripts/a.js", page), ("scripts/lib/b.js", &lib)]).unwrap();
        assert_eq!(modules[0].0, "scripts/lib/b.js");
        assert_eq!(
            modules[0].1,
            "Object.assign($exports, { a, b });\nfunction a() {}\nasync function b() { await a(); }\nconst c = [1, 2];\n\n\
             Object.assign($exports, { c });\n"
        );
        assert_eq!(
            modules[1].1,
            "const { a, b: c } = $take(\"assets/scripts/lib/b.js\");\n/** @type {import(\"./x.js\").X} */\n\
             const d = a.import;\n$load(\"assets/scripts/lib/b.js\").then(c);\n\n"
        );
    }

    #[test]
    fn methods_may_be_named_like_keywords() {
        let script = "const a = { import(b) { c(); }, async export(b) {}, fetch(b) {} };\n";
        let modules = joined(&[("scripts/a.js", script)]).unwrap();
        assert_eq!(modules[0].1, format!("{script}\n"));
    }

    #[test]
    fn what_it_does_not_know_is_refused_by_file_and_line() {
        for (script, number) in [
            ("import a from \"./b.js\";", 1),
            ("import * as a from \"./b.js\";", 1),
            ("import \"./b.js\";", 1),
            ("\nimport {\na } from \"./b.js\";", 2),
            ("import { a } from \"./none.js\";", 1),
            ("\nimport { none } from \"./b.js\";", 2),
            ("import { a } from \"b\";", 1),
            ("a();\nimport { a } from \"./b.js\";", 2),
            ("const a = import.meta.url;", 1),
            ("import(a);", 1),
            ("import(`./b.js`);", 1),
            ("export default 1;", 1),
            ("export { a };", 1),
            ("export * from \"./b.js\";", 1),
            ("export let a = 1;", 1),
            ("export const { a } = b;", 1),
            ("export function* a() {}", 1),
            ("\n\nawait a;", 3),
            ("fetch(a);", 1),
            ("const $take = 1;", 1),
            ("const a = \"b", 1),
        ] {
            let error =
                joined(&[("scripts/a.js", script), ("scripts/b.js", "export class a {}")]).unwrap_err().to_string();
            assert!(error.starts_with(&format!("scripts/a.js:{number}: ")), "{script}: {error}");
        }
        let error = joined(&[
            ("scripts/a.js", "import { b } from \"./b.js\";"),
            ("scripts/b.js", "import { a } from \"./a.js\";\nexport function b() {}"),
        ]);
        assert!(error.unwrap_err().to_string().contains("exports no `a`"));
    }

    #[test]
    fn round_a_cycle_functions_alone_are_there() {
        let one = "import { b } from \"./b.js\";\nexport function a() { b(); }\n";
        let other = "import { a } from \"./a.js\";\nexport function b() { a(); }\n";
        let modules = joined(&[("scripts/a.js", one), ("scripts/b.js", other)]).unwrap();
        assert!(modules[1].1.starts_with("Object.assign($exports, { a });\nconst { b } = $take("), "{}", modules[1].1);
        let other = other.replace("function b() { a(); }", "const b = () => a();");
        let error = joined(&[("scripts/a.js", one), ("scripts/b.js", &other)]).unwrap_err().to_string();
        assert!(error.contains("is no function"), "{error}");
    }
}
