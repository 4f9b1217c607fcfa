//! Long lists in pages, so that every page stays light however large the library.

use serde::Serialize;

use crate::routes::Route;
use crate::site::Site;

/// One link of the bar under a list.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct PageLink {
    /// A number, or "next".
    pub(crate) name: String,
    /// Its path; `None` for the page one is on, and for a gap.
    pub(crate) href: Option<String>,
    /// `prev` or `next`.
    pub(crate) rel: Option<&'static str>,
    /// Whether it stands for pages left out.
    pub(crate) gap: bool,
}

/// How many pages `count` things fill, `per_page` to a page; an empty list has one.
pub(crate) fn page_count(count: usize, per_page: usize) -> usize {
    count.div_ceil(per_page).max(1)
}

/// The part of `things` that page `number`, from 1, shows.
pub(crate) fn part<T>(things: &[T], number: usize, per_page: usize) -> &[T] {
    let start = ((number - 1) * per_page).min(things.len());
    &things[start..(start + per_page).min(things.len())]
}

/// The bar of page `number` of the `pages` pages of `list`; empty where there is but one.
pub(crate) fn links(site: &Site<'_>, list: &Route, number: usize, pages: usize) -> Vec<PageLink> {
    if pages == 1 {
        return Vec::new();
    }
    let href = |number: usize| Some(site.routes.numbered(list, number).path().to_owned());
    let mut links = Vec::new();
    if number > 1 {
        links.push(PageLink {
            name: site.words.say("previous"),
            href: href(number - 1),
            rel: Some("prev"),
            gap: false,
        });
    }
    let mut last = 0;
    for other in shown(number, pages) {
        if other > last + 1 {
            links.push(PageLink { name: String::new(), href: None, rel: None, gap: true });
        }
        let href = if other == number { None } else { href(other) };
        links.push(PageLink { name: other.to_string(), href, rel: None, gap: false });
        last = other;
    }
    if number < pages {
        links.push(PageLink { name: site.words.say("next"), href: href(number + 1), rel: Some("next"), gap: false });
    }
    links
}

/// The pages that a bar shows: the ends, and those around `number`.
fn shown(number: usize, pages: usize) -> impl Iterator<Item = usize> {
    (1..=pages).filter(move |&other| other == 1 || other == pages || other.abs_diff(number) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_the_ends_and_the_neighbours() {
        assert_eq!(shown(5, 9).collect::<Vec<_>>(), [1, 4, 5, 6, 9]);
        assert_eq!(shown(1, 3).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn the_last_page_holds_the_rest() {
        let things = [1, 2, 3, 4, 5];
        assert_eq!(page_count(things.len(), 2), 3);
        assert_eq!(part(&things, 3, 2), [5]);
        assert_eq!(page_count(0, 2), 1);
        assert!(part::<u8>(&[], 1, 2).is_empty());
    }
}
