//! A folder that is opened from a disk: no module and no `fetch` works there, so that scripts are joined into one classic
//! script, and data are scripts too.

mod join;

use anyhow::bail;

use crate::output::Output;
use crate::routes::Routes;
use crate::site::lexer::served;
use crate::theme::Theme;

/// The only script of the pages: it runs the modules that a page names.
pub(crate) const OFFLINE_SCRIPT: &str = "offline.js";

/// What the joined script begins with.
const RUN: &str = include_str!("run.js");
/// How a template asks for a module, and how it is named where there are none: the joined script looks for it there.
const MODULE: (&str, &str) = ("<script type=\"module\" src=", "<script type=\"text/plain\" data-module=");

/// Plans the joined script, and writes what scripts read as scripts.
pub(crate) fn plan<'a>(theme: &Theme, routes: &'a Routes, output: &mut Output<'a>) -> anyhow::Result<()> {
    let modules = join::join(theme.below("scripts/").filter(|(path, _)| path.ends_with(".js")))?;
    let mut script = served(RUN).into_owned();
    script.push_str("run({\n");
    for (path, body) in modules {
        let path = routes.asset(&path);
        script.push_str(&format!("{}($take, $load, $exports) {{\n{}}},\n", json(path.path()), served(&body)));
    }
    script.push_str("});\n");
    output.asset(routes.asset(OFFLINE_SCRIPT).file(), move |bytes| {
        bytes.extend_from_slice(script.as_bytes());
        Ok(())
    });
    output.write_instead(|path, bytes| {
        routes.is_read_by_scripts(path).then(|| (format!("{path}.js"), data(path, bytes)))
    });
    Ok(())
}

/// The JSON at `path` as a script that says what it is.
fn data(path: &str, json_bytes: &[u8]) -> Vec<u8> {
    let mut script = format!("clausierData[{}]=", json(path)).into_bytes();
    script.extend_from_slice(json_bytes.trim_ascii_end());
    script.extend_from_slice(b";\n");
    script
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `theme`, whose templates name modules without asking the browser for them.
pub(crate) fn without_modules(theme: &Theme) -> anyhow::Result<Theme> {
    let mut dressed = theme.clone();
    for folder in ["templates/", "parts/"] {
        for (path, _) in theme.below(folder) {
            let text = theme.text(path).replace(MODULE.0, MODULE.1);
            for (line, number) in text.lines().zip(1..) {
                if line.contains("type=\"module\"") || line.contains("modulepreload") {
                    bail!("{path}:{number}: offline, a template asks for a module only as `{}…`", MODULE.0);
                }
            }
            dressed.set(path, text);
        }
    }
    Ok(dressed)
}

#[cfg(test)]
mod tests {
    use super::{data, without_modules};
    use crate::theme::Theme;

    #[test]
    fn templates_name_modules_and_ask_for_none() {
        let mut theme = Theme::built_in();
        theme.set("templates/a.html", "<script type=\"module\" src=\"{{ root }}a.js\"></script>".to_owned());
        let dressed = without_modules(&theme).unwrap();
        assert_eq!(
            dressed.text("templates/a.html"),
            "<script type=\"text/plain\" data-module=\"{{ root }}a.js\"></script>"
        );
        theme.set("templates/a.html", "<p>\n<script src=\"a.js\" type=\"module\"></script>".to_owned());
        let error = without_modules(&theme).unwrap_err().to_string();
        assert!(error.starts_with("templates/a.html:2: "), "{error}");
    }

    #[test]
    fn data_say_which_they_are() {
        let script = data("assets/\"a\".json", b"{\"a\":1}\n");
        assert_eq!(String::from_utf8(script).unwrap(), "clausierData[\"assets/\\\"a\\\".json\"]={\"a\":1};\n");
    }
}
