//! What is answered to a request.

use std::io::{self, Write};

use clausier::output::Output;
use tiny_http::{Method, Request, StatusCode};

use super::address::{self, content_type};
use super::catching;
use super::problems::chain;
use super::server::Desk;

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
pub(super) const JSON: &str = "application/json; charset=utf-8";

/// Where what is ours stands, beside the portal's own addresses.
const OURS: &str = "_clausier/";

pub(super) struct Answer {
    status: u16,
    content_type: &'static str,
    bytes: Vec<u8>,
    /// A header that this answer alone has.
    header: Option<(&'static str, String)>,
}

/// Answers `request` from `output`, or with what is wrong where there is none.
pub(super) fn answer(request: Request, desk: &Desk, output: Option<&Output<'_>>) {
    let target = request.url().to_owned();
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let is_here = host.is_some_and(|host| address::is_here(host.value.as_str(), desk.port));
    let answer = match address::path(&target) {
        _ if !is_here => Answer::new(421, TEXT, "Misdirected Request\n"),
        _ if !matches!(request.method(), Method::Get | Method::Head) => {
            Answer::new(405, TEXT, "Method Not Allowed\n").header("Allow", "GET, HEAD")
        }
        None => Answer::new(400, TEXT, "Bad Request\n"),
        Some(path) => match path.strip_prefix(OURS) {
            Some("state") => {
                let seen = address::query(&target, "seen").unwrap_or_default();
                return desk.board.answer(request, seen, &desk.words);
            }
            Some(ours) => of_ours(ours),
            None => {
                let page = desk.board.page(); // before what it names: a page that is older than its name would stay
                let made = match output {
                    Some(output) => catching(|| of_portal(output, &path, &target)),
                    None => Ok(empty(desk)),
                };
                made.unwrap_or_else(|error| trouble(&error, desk)).with_script(&page)
            }
        },
    };
    answer.send(request);
}

fn of_ours(name: &str) -> Answer {
    match name {
        "reload.js" => Answer::new(200, content_type(name), include_str!("reload.js")),
        "overlay.css" => Answer::new(200, content_type(name), include_str!("overlay.css")),
        _ => Answer::new(404, TEXT, "Not Found\n"),
    }
}

/// The file at `path`, where `target` was asked for.
fn of_portal(output: &Output<'_>, path: &str, target: &str) -> anyhow::Result<Answer> {
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(bytes) = output.get(&index)? {
        return Ok(Answer::new(200, content_type(&index), bytes));
    }
    if output.get(&format!("{path}/index.html"))?.is_some() {
        let (path, query) = target.split_once('?').map_or((target, ""), |(path, query)| (path, query));
        let mark = if query.is_empty() { "" } else { "?" };
        return Ok(Answer::new(302, TEXT, "").header("Location", &format!("{path}/{mark}{query}")));
    }
    Ok(match output.get("404.html")? {
        Some(bytes) => Answer::new(404, HTML, bytes),
        None => Answer::new(404, TEXT, "Not Found\n"),
    })
}

/// The page of a library that has never been shown.
fn empty(desk: &Desk) -> Answer {
    let texts = desk.board.problems().map(|problems| problems.texts).unwrap_or_default();
    page(503, &desk.words.empty, &texts, desk)
}

/// The page of a file that could not be made.
fn trouble(error: &anyhow::Error, desk: &Desk) -> Answer {
    page(500, &desk.words.trouble, &[chain(error)], desk)
}

fn page(status: u16, title: &str, texts: &[String], desk: &Desk) -> Answer {
    let (title, language) = (escape(title), &desk.words.language);
    let texts: String = texts.iter().map(|text| format!("<pre tabindex=\"0\">{}</pre>\n", escape(text))).collect();
    let html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
        <link rel=\"stylesheet\" href=\"/{OURS}overlay.css\">\n</head>\n\
        <body class=\"clausier-trouble\">\n<main>\n<h1>{title}</h1>\n{texts}</main>\n</body>\n</html>\n"
    );
    Answer::new(status, HTML, html)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Answer {
    pub(super) fn new(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        Answer { status, content_type, bytes: bytes.into(), header: None }
    }

    fn header(mut self, name: &'static str, value: &str) -> Answer {
        self.header = Some((name, value.to_owned()));
        self
    }

    /// The same with the script that follows the library, where it is a page. What it shows is called `page`.
    fn with_script(mut self, page: &str) -> Answer {
        if self.content_type == HTML {
            let script = format!("<script type=\"module\" src=\"/{OURS}reload.js?page={page}\"></script>\n");
            let end = self.bytes.windows(7).rposition(|tag| tag.eq_ignore_ascii_case(b"</body>"));
            let at = end.unwrap_or(self.bytes.len());
            self.bytes.splice(at..at, script.into_bytes());
        }
        self
    }

    pub(super) fn send(self, request: Request) {
        let with_bytes = *request.method() != Method::Head;
        // A browser that has gone away is no trouble.
        let _ = self.write(request.into_writer(), with_bytes);
    }

    /// Written by hand, since tiny_http cannot ask for the connection to be closed, and must: of connections that come at
    /// the same moment, it may leave one to wait for another to end.
    fn write(&self, mut writer: impl Write, with_bytes: bool) -> io::Result<()> {
        let reason = StatusCode(self.status).default_reason_phrase();
        write!(writer, "HTTP/1.1 {} {reason}\r\nConnection: close\r\n", self.status)?;
        write!(writer, "Content-Type: {}\r\nContent-Length: {}\r\n", self.content_type, self.bytes.len())?;
        write!(writer, "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n")?;
        if let Some((name, value)) = &self.header {
            write!(writer, "{name}: {value}\r\n")?;
        }
        write!(writer, "\r\n")?;
        if with_bytes {
            writer.write_all(&self.bytes)?;
        }
        writer.flush()
    }
}
