//! What a request may ask for, and what its answer is called.

/// The file that the target of a request names, from the root of the portal; `None` where it names none.
pub(super) fn path(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = decode(path.strip_prefix('/')?)?;
    let climbs = path.split('/').any(|part| matches!(part, "." | ".."));
    (!climbs && !path.contains(['\\', '\0'])).then_some(path)
}

/// The value of `key` in the query of a target, as it is written.
pub(super) fn query<'t>(target: &'t str, key: &str) -> Option<&'t str> {
    let (_, query) = target.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))
}

/// Whether `host`, of a request's header, is this machine. A page of another site may have its name lead here.
pub(super) fn is_here(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        None if port == 80 => host,
        None => return false,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|here| name.eq_ignore_ascii_case(here))
}

/// The content type of the file at `path`.
pub(super) fn content_type(path: &str) -> &'static str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "jsonl" => "application/jsonl; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "ttl" => "text/turtle; charset=utf-8",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "rdf" => "application/rdf+xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        "parquet" => "application/vnd.apache.parquet",
        "sqlite" => "application/vnd.sqlite3",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/octet-stream",
    }
}

/// `text` with its `%41` read; `None` where it is not UTF-8, or a `%` begins nothing.
fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        let is_code = code.bytes().all(|digit| digit.is_ascii_hexdigit());
        bytes.push(u8::from_str_radix(code, 16).ok().filter(|_| is_code)?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_names_a_file_of_the_portal() {
        assert_eq!(path("/").as_deref(), Some(""));
        assert_eq!(path("/clauses/soged/?q=a#b").as_deref(), Some("clauses/soged/"));
        assert_eq!(path("/clauses/d%C3%A9chets/").as_deref(), Some("clauses/déchets/"));
        assert_eq!(path("/a..b/c").as_deref(), Some("a..b/c"));
        let wrong =
            ["/../etc/passwd", "/a/%2e%2E/b", "/a\\..\\b", "/%5c", "/%00", "/%C3", "/%4", "/%+1", "*", "http://a/b"];
        for wrong in wrong {
            assert_eq!(path(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_query_is_found_by_its_key() {
        assert_eq!(query("/state?a=1&seen=12.3", "seen"), Some("12.3"));
        assert_eq!(query("/state?seenth=1", "seen"), None);
        assert_eq!(query("/state", "seen"), None);
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"] {
            assert!(is_here(host, 8000), "{host}");
        }
        for host in ["example.org:8000", "localhost", "localhost:8001", "localhost.example.org:8000", ""] {
            assert!(!is_here(host, 8000), "{host}");
        }
        assert!(is_here("localhost", 80));
    }

    #[test]
    fn text_says_its_encoding() {
        assert_eq!(content_type("clauses/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("data/v1.2/clauses.csv"), "text/csv; charset=utf-8");
        assert_eq!(content_type("a.b/_headers"), "application/octet-stream");
    }
}
