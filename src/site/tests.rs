//! What every page of the portal keeps, and what the pages of clauses say.

use std::collections::BTreeSet;

use crate::messages::Messages;
use crate::site::sample::{made, with_output};
use crate::theme::Theme;

#[test]
fn every_page_is_made_and_has_one_title_and_no_hole() {
    with_output(|output| {
        let paths: Vec<String> = output.paths().filter(|path| path.ends_with(".html")).collect();
        assert!(paths.len() > 25, "{paths:?}");
        for path in paths {
            let html = String::from_utf8(output.get(&path).unwrap().unwrap()).unwrap();
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            assert!(!html.contains(" style="), "{path}");
            assert!(!html.contains("href=\"\""), "{path}");
        }
    });
}

#[test]
fn links_lead_to_planned_files() {
    with_output(|output| {
        let known: Vec<String> = output.paths().collect();
        let planned_elsewhere = |path: &str| {
            path.ends_with(".json")
                || path.starts_with("donnees/")
                || path.starts_with("assets/scripts/search/")
                || path == "assets/styles/search.css"
        };
        for page in known.iter().filter(|path| path.ends_with("index.html")) {
            let html = String::from_utf8(output.get(page).unwrap().unwrap()).unwrap();
            for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if href.starts_with("http") || href.starts_with('#') || href.starts_with("mailto:") {
                    continue;
                }
                let file = resolved(page, href);
                assert!(known.contains(&file) || planned_elsewhere(&file), "{page} links to {href} ({file})");
            }
        }
    });
}

/// The file that `href` of the page at `page` leads to.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split(['#', '?']).next().unwrap_or_default().split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    if parts.last().is_none_or(|last| last.is_empty()) {
        parts.pop();
        parts.push("index.html");
    }
    parts.join("/")
}

#[test]
fn provisions_come_in_the_order_of_the_tender() {
    let html = made("clauses/dechets/index.html");
    assert!(html.find("id=\"critere\"").unwrap() < html.find("id=\"registre\"").unwrap());
}

#[test]
fn a_copy_ends_with_where_it_comes_from() {
    let html = made("clauses/dechets/index.html");
    let source = "Source\u{a0}: dechets@1/registre, https://clausier.example.org/clauses/dechets/#registre";
    assert!(html.contains(&format!("data-source=\"{source}\"")), "{html}");
}

#[test]
fn what_a_clause_in_review_is_not_is_said() {
    assert!(made("clauses/dechets/index.html").contains("En relecture."));
    assert!(!made("clauses/soged/index.html").contains("class=\"notice\""));
    let state = "<b class=\"state\">en relecture</b>";
    for page in ["clauses/dechets/index.html", "clauses/index.html", "segments/voirie/index.html"] {
        assert_eq!(made(page).matches(state).count(), 1, "{page}");
    }
}

#[test]
fn a_withdrawn_clause_keeps_its_page_and_leaves_the_lists() {
    let page = made("clauses/ancienne/index.html");
    assert!(page.contains("Retirée le 1er octobre 2026.") && page.contains("../../clauses/dechets/"), "{page}");
    assert!(!made("clauses/index.html").contains("Ancienne fiche"));
}

#[test]
fn relations_are_shown_from_both_sides() {
    assert!(
        made("clauses/soged/index.html")
            .contains("<a href=\"../../clauses/dechets/\">Complète\u{a0}: Déchets de chantier</a>")
    );
    assert!(
        made("clauses/dechets/index.html")
            .contains("<a href=\"../../clauses/soged/\">Complétée par\u{a0}: Plan des déchets</a>")
    );
}

#[test]
fn links_between_provisions_say_what_they_are_never_their_ids() {
    let html = made("clauses/dechets/index.html");
    assert!(html.contains("<a href=\"#registre\">"), "{html}");
    assert!(!html.contains("« registre »") && !html.contains(">registre<"), "{html}");
}

#[test]
fn a_former_id_leads_to_the_clause() {
    assert!(made("clauses/dechets-ancien/index.html").contains("url=../../clauses/dechets/"));
}

#[test]
fn texts_are_escaped() {
    let html = made("clauses/dechets/index.html");
    assert!(html.contains("Un plan &lt; 5 jours &amp; chiffré."));
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    with_output(|output| {
        let mut seen = BTreeSet::new();
        for path in output.paths().filter(|path| path.ends_with("index.html")) {
            let html = String::from_utf8(output.get(&path).unwrap().unwrap()).unwrap();
            let Some((_, rest)) = html.split_once("<meta name=\"description\" content=\"") else { continue };
            let title = html.split_once("<title>").unwrap().1.split("</title>").next().unwrap().to_owned();
            let description = rest.split('"').next().unwrap().to_owned();
            assert!(seen.insert(title) && seen.insert(description.clone()), "{path}: {description}");
        }
    });
}

#[test]
fn the_map_and_the_feeds_lead_to_clauses() {
    let address = "https://clausier.example.org/clauses/dechets/";
    let map = made("sitemap.xml");
    assert!(map.contains("<urlset ") && map.trim_end().ends_with("</urlset>"), "{map}");
    assert!(map.contains(&format!("<loc>{address}</loc><lastmod>2026-11-20</lastmod>")), "{map}");
    assert!(map.contains("/clauses/ancienne/</loc>"), "a withdrawn clause keeps its page: {map}");
    assert!(map.contains("/donnees/page-2/</loc>"), "{map}");
    assert!(!map.contains("dechets-ancien") && !map.contains("404"), "{map}");
    for feed in ["clauses/feed.atom", "segments/voirie/feed.atom"] {
        assert!(made(feed).contains(&format!("<id>{address}?version=1</id>")), "{feed}");
    }
}

#[test]
fn a_pack_is_opened_as_a_selection_with_its_values() {
    let page = made("packs/voirie/index.html");
    let fragment = "v=1&amp;y=works&amp;s=voirie&amp;a=60000&amp;name=Voirie%20d%27une%20commune\
                    &amp;c=dechets@1/registre,critere&amp;p.taux=80";
    assert!(page.contains(&format!("href=\"../../dossier/#{fragment}\"")), "{page}");
    // Its rate is set; the weight of its criterion is not.
    assert!(page.contains("1 valeur à décider."), "{page}");
}

#[test]
fn a_pack_says_what_it_writes_where_and_which_duties_it_fulfils() {
    let page = made("packs/voirie/index.html");
    let (tender, contract) =
        (page.find("Règlement de la consultation").unwrap(), page.find("Cahier des clauses").unwrap());
    let of_criterion = page.find("<a href=\"../../clauses/dechets/#critere\">").unwrap();
    let of_contract = page.find("<a href=\"../../clauses/dechets/#registre\">").unwrap();
    assert!(tender < of_criterion && of_criterion < contract && contract < of_contract, "{page}");
    let fulfilled = page.split("Obligations remplies").nth(1).unwrap();
    assert!(fulfilled.contains("../../obligations/#critere\">Un critère environnemental</a>"), "{page}");
}

#[test]
fn packs_are_found_from_the_home_page_their_purchases_the_plan_and_a_feed() {
    for (page, way) in [("index.html", "./"), ("segments/voirie/index.html", "../../"), ("packs/index.html", "../")] {
        assert!(made(page).contains(&format!("<a href=\"{way}packs/voirie/\">Voirie d’une commune</a>")), "{page}");
    }
    assert!(made("plan/index.html").contains("../packs/voirie/"));
    assert!(made("packs/feed.atom").contains("<id>https://clausier.example.org/packs/voirie/</id>"));
    assert!(made("sitemap.xml").contains("/packs/voirie/</loc><lastmod>2026-11-20</lastmod>"));
}

#[test]
fn a_superseded_version_keeps_its_page_and_leads_to_the_one_in_force() {
    let page = made("clauses/soged/v1/index.html");
    assert!(page.contains("Version remplacée.") && page.contains("soged@1/registre"), "{page}");
    assert!(page.contains("<a href=\"../../../clauses/soged/\">Version 2, en vigueur</a>"), "{page}");
    assert!(page.contains("href=\"../../../comparer/#a=soged@2&amp;b=soged@1\""), "{page}");
    // Every blank of its texts is explained on the page.
    for blank in ["blank_taux", "blank_@critere"] {
        assert!(page.contains(&format!("href=\"#{blank}\"")) && page.contains(&format!("id=\"{blank}\"")), "{page}");
    }
    assert!(made("clauses/soged/index.html").contains("<a href=\"../../clauses/soged/v1/\">version 1</a>"));
}

#[test]
fn a_superseded_version_is_in_no_list() {
    assert!(made("clauses/soged/v1/index.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    with_output(|output| {
        for path in output.paths().filter(|path| !path.starts_with("clauses/soged/")) {
            let text = String::from_utf8(output.get(&path).unwrap().unwrap()).unwrap_or_default();
            assert!(!text.contains("soged/v1") && !text.contains("Plan d’évacuation"), "{path}");
        }
    });
}

#[test]
fn the_page_for_lost_readers_works_at_any_address_of_any_host() {
    let page = made("404.html");
    assert!(page.contains("href=\"/assets/styles/site.css\""), "{page}");
    assert!(!page.contains("href=\"../") && !page.contains("clausier.example.org"), "{page}");
}

#[test]
fn only_files_that_are_made_are_offered() {
    assert!(made("clauses/dechets/index.html").contains("href=\"../../clauses/dechets.json\""));
    assert!(!made("clauses/soged/index.html").contains("clauses/soged.json"));
}

#[test]
fn the_catalogues_of_both_languages_say_the_same_things_and_all_that_templates_ask_for() {
    let theme = Theme::built_in();
    let keys = |language: &str| {
        let ending = format!("{language}.ftl");
        let catalogues = theme.below("messages/").map(|(path, _)| path).filter(|path| path.ends_with(&ending));
        let messages = Messages::new(language, &catalogues.map(|path| theme.text(path)).collect::<Vec<_>>()).unwrap();
        messages.keys().map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(keys("fr"), keys("en"));
    with_output(|output| {
        for path in output.paths().filter(|path| path.ends_with("index.html")) {
            let html = String::from_utf8(output.get(&path).unwrap().unwrap()).unwrap();
            for key in keys("fr").iter().filter(|key| key.matches('-').count() > 1) {
                assert!(!html.contains(&format!(">{key}<")), "{path}: {key} is not said");
            }
        }
    });
}
