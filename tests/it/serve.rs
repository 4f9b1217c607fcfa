//! `clausier serve` from the outside: a browser that knows no JavaScript, and one that asks what its script asks.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::build::Project;

/// A server on a free port, gone with it.
struct Server {
    child: Child,
    port: u16,
}

/// What it answers.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(project: &Project, arguments: &[&str]) -> Server {
        let mut command = project.command();
        command.args(["serve", "--port=0"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let address = line.strip_prefix("the portal is at http://127.0.0.1:").unwrap_or_else(|| panic!("{line}"));
        let port = address.split('/').next().unwrap().parse().unwrap();
        // Someone must read on, or the program would wait for its words to be read.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Server { child, port }
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &format!("localhost:{}", self.port))
    }

    fn ask(&self, method: &str, target: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(stream, "{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// What the script is told: at once where `seen` is not the state, else once there is another.
    fn state(&self, seen: &str) -> Value {
        let answer = self.get(&format!("/_clausier/state?seen={seen}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    /// What is told after `told`.
    fn next(&self, told: &Value) -> Value {
        self.state(told["state"].as_str().unwrap())
    }

    /// What is told after `told`, once it is as `wanted`. One edit may be told in several steps.
    fn until(&self, told: &Value, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut told = self.next(told);
        while !wanted(&told) {
            told = self.next(&told);
        }
        told
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

const PAPER: &str = "content/clauses/papier.md";

#[test]
fn serves_what_a_build_publishes_and_adds_its_script() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let page = server.get("/clauses/papier/?from=home");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("Cache-Control"), Some("no-store"));

    let built = project.command().args(["build", "--date=2026-11-21", "--drafts"]).output().unwrap();
    assert!(built.status.success());
    let published = std::fs::read_to_string(project.path("public/clauses/papier/index.html")).unwrap();
    let shown = server.state("")["page"].as_str().unwrap().to_owned();
    let script = format!("<script type=\"module\" src=\"/_clausier/reload.js?page={shown}\"></script>\n");
    assert_eq!(page.body, published.replace("</body>", &format!("{script}</body>")));

    let headers = server.ask("HEAD", "/clauses/papier/", &format!("127.0.0.1:{}", server.port));
    assert_eq!((headers.status, headers.body.as_str()), (200, ""));
    assert_eq!(headers.header("Content-Length"), Some(page.body.len().to_string().as_str()));

    for (target, content_type) in [
        ("/_clausier/reload.js", "text/javascript; charset=utf-8"),
        ("/_clausier/overlay.css", "text/css; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
    ] {
        let file = server.get(target);
        assert_eq!((file.status, file.header("Content-Type")), (200, Some(content_type)), "{target}");
    }
}

#[test]
fn says_where_a_page_is_or_that_there_is_none() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let moved = server.get("/clauses/papier?from=home");
    assert_eq!((moved.status, moved.header("Location")), (302, Some("/clauses/papier/?from=home")));

    let unknown = server.get("/clauses/unknown/");
    assert_eq!((unknown.status, unknown.header("Content-Type")), (404, Some("text/html; charset=utf-8")));
    assert!(unknown.body.contains("/_clausier/reload.js"), "{}", unknown.body);

    assert_eq!(server.get("/../content/portal.yaml").status, 400);
    assert_eq!(server.get("/clauses/%2e%2e/index.html").status, 400);
}

#[test]
fn answers_only_browsers_of_this_machine_that_read() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    assert_eq!(server.ask("GET", "/", &format!("localhost:{}", server.port)).status, 200);
    for host in ["example.org".to_owned(), format!("example.org:{}", server.port), "localhost:1".to_owned()] {
        assert_eq!(server.ask("GET", "/", &host).status, 421, "{host}");
        assert_eq!(server.ask("GET", "/_clausier/state?seen=", &host).status, 421, "{host}");
    }
    let posted = server.ask("POST", "/", &format!("localhost:{}", server.port));
    assert_eq!((posted.status, posted.header("Allow")), (405, Some("GET, HEAD")));
}

#[test]
fn answers_all_that_come_at_the_same_moment() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let mut streams: Vec<TcpStream> = Vec::new();
    for _ in 0..24 {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port).unwrap();
        streams.push(stream);
    }
    let mut kept = Vec::new();
    for stream in streams {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        let (mut length, mut closes) = (0, false);
        while line != "\r\n" {
            line.clear();
            assert!(reader.read_line(&mut line).unwrap() > 0, "the answer ends early");
            closes |= line == "Connection: close\r\n";
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        assert!(body.ends_with(b"</html>\n"));
        if !closes {
            kept.push(reader); // as browsers do
        }
    }
}

#[test]
fn a_taken_port_is_an_error_that_says_so() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let output = project.command().arg("serve").arg(format!("--port={}", server.port)).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.starts_with(&format!("clausier: cannot listen on 127.0.0.1:{}", server.port)), "{said}");
}

#[test]
fn follows_an_edit() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let before = server.state("");
    project.edit(PAPER, "livre du papier recyclé.\ncontr", "livre du papier de seconde vie.\ncontr");
    let after = server.until(&before, |told| told["page"] != before["page"]);
    assert_eq!(after["over"], Value::Null);
    assert!(server.get("/clauses/papier/").body.contains("papier de seconde vie"));
}

#[test]
fn follows_files_that_come_and_go() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let first = server.state("");
    let text = std::fs::read_to_string(project.path(PAPER)).unwrap();
    project.write("content/clauses/new-folder/carnets.md", &text.replace("Papier recyclé", "Carnets recyclés"));
    let second =
        server.until(&first, |told| told["page"] != first["page"] && server.get("/clauses/carnets/").status == 200);
    std::fs::remove_dir_all(project.path("content/clauses/new-folder")).unwrap();
    server.until(&second, |_| server.get("/clauses/carnets/").status == 404);
}

#[test]
fn keeps_the_last_good_page_under_what_is_wrong_until_it_is_mended() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let good = server.state("");

    project.edit(PAPER, "segments: [bureau]", "segments: [burau]");
    let broken = server.until(&good, |told| told["over"] != Value::Null);
    assert_eq!(broken["page"], good["page"], "the page stays");
    let over = &broken["over"];
    assert_eq!((&over["language"], &over["title"]), (&"en".into(), &"1 error in the files".into()));
    let text = over["texts"][0].as_str().unwrap();
    assert!(text.starts_with("error[unknown-id]: `burau` does not exist"), "{text}");
    assert!(text.contains("content/clauses/papier.md:7:12"), "{text}");
    assert_eq!(server.get("/clauses/papier/").status, 200);

    project.edit(PAPER, "segments: [burau]", "segments: [bureau]");
    let mended = server.until(&broken, |told| told["over"] == Value::Null);
    assert_ne!(mended["page"], good["page"]);
    assert_eq!(server.get("/clauses/papier/").status, 200);
}

#[test]
fn a_library_that_is_broken_from_the_start_shows_what_is_wrong_and_recovers() {
    let project = Project::new();
    project.edit(PAPER, "title: Papier recyclé", "title: Papier recyclé\ntitel: <b>Papier</b>");
    let server = Server::start(&project, &[]);
    let page = server.get("/clauses/papier/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("<h1>The library cannot be shown yet</h1>"), "{}", page.body);
    assert!(page.body.contains("error[unknown-key]"), "{}", page.body);
    assert!(page.body.contains("&lt;b&gt;Papier&lt;/b&gt;"), "{}", page.body);
    let broken = server.state("");
    assert!(page.body.contains(&format!("/_clausier/reload.js?page={}\"", broken["page"].as_str().unwrap())));
    assert_eq!(broken["over"], Value::Null, "the page itself says it");

    project.edit(PAPER, "titel: <b>Papier</b>\n", "");
    server.until(&broken, |told| told["page"] != broken["page"] && server.get("/").status == 200);
}

#[test]
fn follows_the_theme_even_where_it_comes_later() {
    let project = Project::new();
    let server = Server::start(&project, &[]);
    let own = server.state("");

    project.write("theme/templates/home.html", "<p>Our own home</p>");
    let ours = server.until(&own, |_| server.get("/").body.starts_with("<p>Our own home</p>"));

    project.write("theme/templates/home.html", "{% if %}");
    let broken = server.until(&ours, |told| told["over"] != Value::Null);
    assert_eq!(broken["over"]["title"], "The work could not be done");
    assert!(server.get("/").body.starts_with("<p>Our own home</p>"), "the last good theme stays");

    project.write("theme/templates/home.html", "{{ nobody.knows.this }}");
    server.until(&broken, |told| told["over"] == Value::Null);
    let page = server.get("/");
    assert_eq!(page.status, 500);
    assert!(page.body.contains("nobody"), "{}", page.body);
    assert!(page.body.contains("/_clausier/reload.js"), "it recovers by itself");
    assert_eq!(server.get("/clauses/papier/").status, 200, "the others are shown");
}

#[test]
fn shows_drafts_unless_told_not_to() {
    let project = Project::new();
    project.edit(PAPER, "status: in-review", "status: draft");
    assert_eq!(Server::start(&project, &[]).get("/clauses/papier/").status, 200);
    assert_eq!(Server::start(&project, &["--no-drafts"]).get("/clauses/papier/").status, 404);
}
