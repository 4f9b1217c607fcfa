"""The Atom feeds and the sitemap, read by others' readers and held to their specifications."""

import re
import unittest
from urllib.parse import urljoin, urlparse

import feedparser
from lxml import etree

import library

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://clausier.example.org/"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def parse(path):
    """The root of an XML file; it must be well formed, and define no entity."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    assert tree.docinfo.internalDTD is None, path
    assert tree.docinfo.encoding.lower() == "utf-8", path
    return tree.getroot()


def file_at(address):
    """The file that a host serves at `address`."""
    path = address.removeprefix(BASE)
    return library.site() / (path + "index.html" if path == "" or path.endswith("/") else path)


class Feeds(unittest.TestCase):
    def setUp(self):
        self.feeds = sorted(library.site().rglob("*.atom"))

    def test_there_are_feeds(self):
        self.assertIn(library.site() / "clauses/feed.atom", self.feeds)

    def test_each_has_what_rfc_4287_requires(self):
        for path in self.feeds:
            with self.subTest(feed=str(path.relative_to(library.site()))):
                feed = parse(path)
                self.assertEqual(feed.tag, ATOM + "feed")
                self.check_common(feed)
                own = [link.get("href") for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
                self.assertEqual(own, [BASE + path.relative_to(library.site()).as_posix()])
                feed_has_author = feed.find(f"{ATOM}author/{ATOM}name") is not None
                entries = feed.findall(ATOM + "entry")
                for entry in entries:
                    self.check_common(entry)
                    self.assertTrue(feed_has_author or entry.find(f"{ATOM}author/{ATOM}name") is not None)
                    alternates = [link.get("href") for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
                    self.assertEqual(len(alternates), 1)
                    self.assertTrue(file_at(alternates[0].split("#")[0]).is_file(), alternates)
                ids = [entry.findtext(ATOM + "id") for entry in entries]
                self.assertEqual(len(ids), len(set(ids)))
                newest = max((entry.findtext(ATOM + "updated") for entry in entries), default="")
                self.assertLessEqual(newest, feed.findtext(ATOM + "updated"))

    def check_common(self, element):
        for name in ["id", "title", "updated"]:
            self.assertEqual(len(element.findall(ATOM + name)), 1, name)
        self.assertTrue(urlparse(element.findtext(ATOM + "id")).scheme)
        self.assertTrue(element.findtext(ATOM + "title").strip())
        self.assertRegex(element.findtext(ATOM + "updated"), INSTANT)

    def test_feedparser_reads_the_same(self):
        for path in self.feeds:
            with self.subTest(feed=str(path.relative_to(library.site()))):
                read = feedparser.parse(path.read_bytes())
                self.assertFalse(read.bozo, read.get("bozo_exception"))
                self.assertEqual(read.version, "atom10")
                titles = [entry.findtext(ATOM + "title") for entry in parse(path).findall(ATOM + "entry")]
                self.assertEqual([entry.title for entry in read.entries], titles)
                self.assertTrue(all(entry.updated_parsed for entry in read.entries))

    def test_the_feed_of_clauses_gives_every_recent_one(self):
        entries = parse(library.site() / "clauses/feed.atom").findall(ATOM + "entry")
        known = {BASE + f"clauses/{id}/" for id in library.clauses()}
        links = {entry.find(ATOM + "link").get("href").split("#")[0] for entry in entries}
        self.assertLessEqual(links, known)
        self.assertGreaterEqual(len(links), min(20, len(known)))


class Sitemap(unittest.TestCase):
    def maps(self):
        """The maps, whether there is one or an index of several."""
        top = parse(library.site() / "sitemap.xml")
        if top.tag == MAP + "urlset":
            return [top]
        self.assertEqual(top.tag, MAP + "sitemapindex")
        return [parse(file_at(part.findtext(MAP + "loc"))) for part in top]

    def test_each_part_is_within_the_protocol(self):
        for part in self.maps():
            self.assertEqual(part.tag, MAP + "urlset")
            self.assertLessEqual(len(part), 50_000)
            for url in part:
                self.assertLessEqual({child.tag for child in url}, {MAP + name for name in ["loc", "lastmod", "changefreq", "priority"]})
                changed = url.findtext(MAP + "lastmod")
                self.assertTrue(changed is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", changed), changed)

    def test_it_lists_every_page_that_should_be_found_and_no_other(self):
        listed = [url.findtext(MAP + "loc") for part in self.maps() for url in part]
        self.assertEqual(len(listed), len(set(listed)))
        canonical = set()
        for page in library.site().rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            if 'http-equiv="refresh"' not in text and 'content="noindex"' not in text:
                canonical.add(urljoin(BASE, page.relative_to(library.site()).as_posix().removesuffix("index.html")))
        self.assertLessEqual(set(listed), canonical)
        # The first page of a list leads to the next ones.
        first = {address for address in canonical if not re.search(r"/page-\d+/$", address)}
        self.assertLessEqual(first, set(listed))

    def test_robots_are_told_of_it(self):
        text = (library.site() / "robots.txt").read_text(encoding="utf-8")
        self.assertIn(f"Sitemap: {BASE}sitemap.xml", text.splitlines())


if __name__ == "__main__":
    unittest.main()
