//! Addresses, both ways round.

use super::*;

fn relative(to: &str, from: &str) -> String {
    Route(to.to_owned()).from(&Route(from.to_owned()))
}

#[test]
fn addresses_are_relative_to_the_page() {
    assert_eq!(relative("", ""), "./");
    assert_eq!(relative("clauses/", ""), "clauses/");
    assert_eq!(relative("", "clauses/soged/"), "../../");
    assert_eq!(relative("clauses/", "clauses/soged/"), "../");
    assert_eq!(relative("clauses/soged/", "clauses/soged/"), "./");
    assert_eq!(relative("clauses/dechets/", "clauses/soged/"), "../dechets/");
    assert_eq!(relative("clauses/soged.json", "clauses/soged/"), "../soged.json");
    assert_eq!(relative("assets/style.css", "clauses/soged/"), "../../assets/style.css");
}

#[test]
fn addresses_are_read_the_other_way_round() {
    let routes = Routes::new(|key| key.trim_start_matches("route-").to_owned());
    let list = routes.entry(Facet::Segment, "voirie");
    for number in [1, 2, 10] {
        assert_eq!(routes.list_of(routes.numbered(&list, number).folder()), (list.folder(), number));
    }
    assert_eq!(routes.list_of(routes.home().folder()), ("", 1));
    assert_eq!(routes.entry_of(Facet::Segment, list.folder()), Some("voirie"));
    assert_eq!(routes.entry_of(Facet::Effect, list.folder()), None);
    let id = ClauseId::new("soged");
    assert_eq!(routes.clause_of(&routes.clause(&id).file()), Some("soged"));
    assert_eq!(routes.clause_of_file(&routes.clause_file(&id, "json").file(), "json"), Some("soged"));
    assert_eq!(routes.clause_of_file(&routes.clause(&id).file(), "json"), None);
    assert_eq!(routes.version_of(&routes.version(&id, 12).file()), Some(("soged", 12)));
    assert_eq!(routes.version_of(&routes.clause(&id).file()), None);
    assert_eq!(routes.version_of("clauses/soged/v012/index.html"), None);
    let file = routes.version_file(&id, 3, "sheets.json").file();
    assert_eq!(
        (file.as_str(), routes.version_of_file(&file, "sheets.json")),
        ("clauses/soged/v3.sheets.json", Some(("soged", 3)))
    );
}

#[test]
fn on_a_disk_every_address_names_its_file() {
    let routes = Routes::new(|key| key.trim_start_matches("route-").to_owned()).offline();
    let (id, list) = (ClauseId::new("soged"), routes.numbered(&routes.clauses(), 2));
    let page = routes.clause(&id);
    assert_eq!((routes.home().path(), page.path()), ("index.html", "clauses/soged/index.html"));
    assert_eq!((page.file().as_str(), page.folder()), ("clauses/soged/index.html", "clauses/soged/"));
    assert_eq!((list.path(), list.to_root().as_str()), ("clauses/page-2/index.html", "../../"));
    assert_eq!(routes.version(&id, 3).path(), "clauses/soged/v3/index.html");
    assert_eq!((routes.home().from(&page), page.from(&page)), ("../../index.html".into(), "index.html".into()));
    assert_eq!((page.from(&list), list.from(&page)), ("../soged/index.html".into(), "../page-2/index.html".into()));
    assert_eq!(page.under("https://example.org/"), "https://example.org/clauses/soged/");
    assert_eq!(routes.list_of(list.folder()), ("clauses/", 2));
    assert_eq!(routes.feed(&routes.clauses()).path(), "clauses/feed.atom");
}

#[test]
fn a_page_is_an_index_in_its_folder() {
    let routes = Routes::new(|key| key.trim_start_matches("route-").to_owned());
    assert_eq!(routes.home().file(), "index.html");
    assert_eq!(routes.numbered(&routes.clauses(), 2).file(), "clauses/page-2/index.html");
    assert_eq!(routes.feed(&routes.clauses()).file(), "clauses/feed.atom");
}
