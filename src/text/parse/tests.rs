//! What the parser finds, and refuses.

use super::*;

fn problems(markdown: &str) -> Vec<(ProblemKind, &str)> {
    let (_, problems) = parse(markdown);
    problems.into_iter().map(|problem| (problem.kind, &markdown[problem.span])).collect()
}

fn parameters(markdown: &str) -> Vec<String> {
    let (text, _) = parse(markdown);
    let mut names = Vec::new();
    text.visit_inlines(&mut |inline| {
        if let Inline::Parameter { name, span, .. } = inline {
            names.push(format!("{name}={}", &markdown[span.range()]));
        }
    });
    names
}

#[test]
fn finds_parameters_in_text_only() {
    assert_eq!(
        parameters("Sous {delai_remise}, **au moins {taux:bare}** ; `{code}` et [lien](https://x.fr/{chemin})."),
        ["delai_remise={delai_remise}", "taux={taux:bare}"]
    );
}

#[test]
fn a_doubled_brace_is_a_brace() {
    let (text, problems) = parse("{{taux}} et {reste}");
    assert!(problems.is_empty());
    assert!(matches!(&text.blocks[0], Block::Paragraph(content)
        if matches!(&content[0], Inline::Text(text, _) if **text == *"{taux} et ")));
}

#[test]
fn refuses_html_images_and_strange_links() {
    assert_eq!(
        problems("a <b>gras</b>\n\n<div>\nx\n</div>\n"),
        [
            (ProblemKind::RawHtml, "<b>"),
            (ProblemKind::RawHtml, "</b>"),
            (ProblemKind::RawHtml, "<div>"),
            (ProblemKind::RawHtml, "x"),
            (ProblemKind::RawHtml, "</div>")
        ]
    );
    assert_eq!(problems("![alt](https://x.fr/a.png)"), [(ProblemKind::Image, "![alt](https://x.fr/a.png)")]);
    assert_eq!(
        problems("[x](javascript:alert(1)) [y](page.html)"),
        [
            (ProblemKind::ForbiddenScheme("javascript".into()), "[x](javascript:alert(1))"),
            (ProblemKind::ForbiddenScheme("page.html".into()), "[y](page.html)")
        ]
    );
    assert_eq!(problems("[x][nope]"), [(ProblemKind::UndefinedReference("nope".into()), "[x][nope]")]);
    assert_eq!(problems("un } deux {Trois}"), [(ProblemKind::StrayBrace, "}"), (ProblemKind::StrayBrace, "{Trois}")]);
}

#[test]
fn tight_list_items_hold_paragraphs_like_loose_ones() {
    let (tight, _) = parse("- **a** b\n- c\n  - d\n");
    let Block::List { items, .. } = &tight.blocks[0] else { panic!("{tight:?}") };
    assert!(matches!(items[0].as_slice(), [Block::Paragraph(content)] if content.len() == 2));
    assert!(matches!(items[1].as_slice(), [Block::Paragraph(_), Block::List { .. }]));
}

#[test]
fn hostile_nesting_is_refused_and_does_not_overflow() {
    let deep = "> ".repeat(100_000) + "x";
    assert_eq!(problems(&deep).len(), 1);
    let deep: String = (0..400).map(|level| format!("{}- x\n", "  ".repeat(level))).collect();
    assert_eq!(problems(&deep).len(), 1);
}

#[test]
fn a_line_without_marks_is_what_the_parser_makes_of_it() {
    let lines = [
        "Sous {delai} : au moins {taux:bare} %, puis 3 {autres}.",
        "L’acheteur (ou « son » maître d'œuvre) – 30 % ; n° 5 ! Oui ?",
        "fin de ligne  \n",
        "a",
        "{{taux}} et {taux",
        "Voir http://example.org/a?b=c#d ou a@b.fr",
        "Une image ! (aucune) -- et + ou = 1. deux) trois:",
        "étude\u{a0}: a\u{2028}b\u{a0}",
        "x \"cité\" $y$ ^z^ ~",
        "ligne\tavec tabulation",
    ];
    let mut plain = 0;
    for line in lines {
        if let Some(text) = plain_line(line) {
            plain += 1;
            assert_eq!(text, parse_marked(line), "{line:?}");
        }
    }
    assert!(plain >= 7, "{plain}");
    for marked in ["- a", "1. a", "# a", "a *b*", "a\nb", "", " a", "> a", "[a](b)", "a&amp;b", "`a`", "---"] {
        assert_eq!(plain_line(marked), None, "{marked:?}");
    }
}
