"""The dumps, read back by others' readers and compared with what a second reading of `content/` finds.

Nothing here knows the program: columns are the keys of the content, as docs/EXPORTS.md promises.
"""

import csv
import io
import json
import re
import unittest

import pandas

import library

DATA = "donnees"
SECTIONS = {
    "why": "Pourquoi cette clause",
    "attention": "Points d'attention",
    "limits": "Quand elle a peu d'effet",
    "checking": "Comment contrôler",
}
LINKS = {
    "clause_segments": ("segments", "segment"),
    "clause_effects": ("effects", "effect"),
    "clause_cpv": ("cpv", "cpv"),
    "clause_legal_texts": ("legal", "legal_text"),
    "clause_standards": ("standards", "standard"),
    "clause_labels": ("labels", "label"),
    "clause_contributors": ("contributors", "contributor"),
}


def words(text: str) -> list[str]:
    """The words of a text, formatted or not: without the addresses of links, marks and spaces."""
    return re.findall(r"\w+", re.sub(r"\]\([^)\s]*\)", "]", text))


def table(name: str) -> list[dict[str, str]]:
    """A CSV table, read strictly."""
    text = (library.site() / DATA / f"{name}.csv").read_bytes().decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(header) for row in rows), name
    return [dict(zip(header, row)) for row in rows]


def whole() -> dict:
    return json.loads((library.site() / DATA / "clausier.json").read_text(encoding="utf-8"), parse_float=str, parse_int=str)


def within(reference: str, clause: str) -> tuple[str, str]:
    """`registre` in its own clause, `soged/plan` in another."""
    other, _, provision = reference.rpartition("/")
    return (other or clause, provision)


class Clauses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.clauses = library.clauses()
        cls.maxDiff = 4000

    def test_every_clause_is_there_and_no_other(self):
        rows = {row["id"]: row for row in table("clauses")}
        self.assertEqual(set(rows), set(self.clauses))
        for id, clause in self.clauses.items():
            for key in ["title", "summary", "status", "version", "verified_on", "ambition"]:
                self.assertEqual(rows[id][key], clause[key], (id, key))

    def test_every_explanation_is_there(self):
        rows = {row["id"]: row for row in table("clauses")}
        for path in library.root().glob("content/clauses/**/*.md"):
            _, body = library.front_matter(path)
            parts = re.split(r"^## (.*)\n", body, flags=re.M)
            found = {title.replace("’", "'").strip(): text for title, text in zip(parts[1::2], parts[2::2])}
            for key, title in SECTIONS.items():
                self.assertEqual(words(rows[path.stem][key]), words(found.get(title, "")), (path.stem, key))

    def test_every_provision_is_there_word_for_word(self):
        rows = {(row["clause"], row["id"]): row for row in table("provisions")}
        expected = {(id, provision["id"]): provision for id, clause in self.clauses.items() for provision in clause["provisions"]}
        self.assertEqual(set(rows), set(expected))
        for key, provision in expected.items():
            row = rows[key]
            for name in ["nature", "document", "force"]:
                self.assertEqual(row[name], provision.get(name, ""), (key, name))
            for name in ["default", "min", "max"]:
                self.assertEqual(row[f"weight_{name}"], provision.get("weight", {}).get(name, ""), (key, name))
            for name in ["text", "expected"]:
                self.assertEqual(words(row[name]), words(provision.get(name, "")), (key, name))

    def test_every_parameter_is_there_with_the_digits_of_its_author(self):
        rows = {(row["clause"], row["name"]): row for row in table("parameters")}
        expected = {(id, name): one for id, clause in self.clauses.items() for name, one in clause.get("parameters", {}).items()}
        self.assertEqual(set(rows), set(expected))
        for key, parameter in expected.items():
            for name in ["label", "type", "default", "min", "max", "source"]:
                self.assertEqual(rows[key][name], parameter.get(name, ""), (key, name))

    def test_every_level_of_every_scale_is_there(self):
        found = [(row["clause"], row["provision"], row["position"], row["points"], *words(row["when"])) for row in table("scale_levels")]
        expected = [
            (id, provision["id"], str(position), level["points"], *words(level["when"]))
            for id, clause in self.clauses.items()
            for provision in clause["provisions"]
            for position, level in enumerate(provision.get("scale", []), start=1)
        ]
        self.assertEqual(sorted(found), sorted(expected))

    def test_every_control_and_source_is_there(self):
        controls = [(row["clause"], row["position"], *words(row["proof"]), *words(row["when"]), *words(row["by"])) for row in table("controls")]
        sources = [(row["clause"], row["position"], row["title"], row["url"]) for row in table("sources")]
        expected_controls = []
        expected_sources = []
        for id, clause in self.clauses.items():
            for position, one in enumerate(clause.get("controls", []), start=1):
                expected_controls.append((id, str(position), *words(one["proof"]), *words(one["when"]), *words(one["by"])))
            for position, one in enumerate(clause["sources"], start=1):
                expected_sources.append((id, str(position), one["title"], one["url"]))
        self.assertEqual(sorted(controls), sorted(expected_controls))
        self.assertEqual(sorted(sources), sorted(expected_sources))

    def test_every_link_is_there(self):
        for name, (key, column) in LINKS.items():
            with self.subTest(table=name):
                found = {(row["clause"], row[column]) for row in table(name)}
                self.assertEqual(found, {(id, to) for id, clause in self.clauses.items() for to in clause.get(key, [])})
        for name, key in [("provision_rests_on", "rests_on"), ("provision_sanctions", "sanctions")]:
            with self.subTest(table=name):
                found = {(row["clause"], row["provision"], (row[f"{key}_clause"], row[f"{key}_provision"])) for row in table(name)}
                expected = {
                    (id, provision["id"], within(to, id))
                    for id, clause in self.clauses.items()
                    for provision in clause["provisions"]
                    for to in provision.get(key, [])
                }
                self.assertEqual(found, expected)
        found = {(row["clause"], row["related"], row["how"]) for row in table("related_clauses")}
        self.assertEqual(found, {(id, one["clause"], one["how"]) for id, clause in self.clauses.items() for one in clause.get("related", [])})


class Reference(unittest.TestCase):
    def test_every_entry_is_there_in_its_order(self):
        files = ["natures", "documents", "effects", "ambitions", "segments", "buyers", "thresholds", "obligations", "registers", "wording-rules", "legal-texts", "labels", "standards"]
        for name in files:
            with self.subTest(file=name):
                rows = sorted(table(name.replace("-", "_")), key=lambda row: int(row["position"]))
                self.assertEqual([row["id"] for row in rows], [entry["id"] for entry in library.reference(name)])
                self.assertEqual([row["name"] for row in rows], [entry["name"] for entry in library.reference(name)])


class Formats(unittest.TestCase):
    def files(self):
        return sorted((library.site() / DATA).glob("*.csv"))

    def test_csv_is_that_of_rfc_4180(self):
        self.assertGreater(len(self.files()), 20)
        for path in self.files():
            with self.subTest(file=path.name):
                data = path.read_bytes()
                self.assertFalse(data.startswith(b"\xef\xbb\xbf"), "no mark")
                self.assertTrue(data.endswith(b"\r\n"))
                rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                self.assertEqual(len(set(rows[0])), len(rows[0]))
                self.assertTrue(all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in rows[0]), rows[0])
                # Written again by another writer, the same bytes.
                again = io.StringIO(newline="")
                csv.writer(again, lineterminator="\r\n").writerows(rows)
                self.assertEqual(again.getvalue(), data.decode("utf-8"))

    def test_no_cell_is_a_formula(self):
        for path in self.files():
            for row in table(path.stem):
                for name, cell in row.items():
                    self.assertFalse(re.match(r"[=@\t\r]|[+-]([0-9(]|[A-Za-z]+\()", cell), (path.name, name, cell[:40]))

    def test_pandas_reads_the_same(self):
        for path in self.files():
            with self.subTest(file=path.name):
                read = pandas.read_csv(path, dtype=str, keep_default_na=False)
                self.assertEqual(read.to_dict("records"), table(path.stem))

    def test_json_holds_the_same_as_the_tables(self):
        tables = whole()["tables"]
        self.assertEqual(set(tables), {path.stem for path in self.files()})
        for name, rows in tables.items():
            with self.subTest(table=name):
                as_csv = [{key: said(value) for key, value in row.items()} for row in rows]
                self.assertEqual(as_csv, table(name))

    def test_json_says_what_one_may_do(self):
        data = whole()
        self.assertEqual(data["licence"]["id"], "ODbL-1.0")
        self.assertEqual(data["texts_licence"]["id"], "CC0-1.0")
        self.assertTrue(data["attribution"])

    def test_references_lead_to_rows(self):
        ids = {name: {row["id"] for row in table(name)} for name in ["clauses", "segments", "effects", "natures", "documents", "ambitions", "legal_texts", "labels", "standards"]}
        provisions = {(row["clause"], row["id"]) for row in table("provisions")}
        for row in table("provisions"):
            self.assertIn(row["clause"], ids["clauses"])
            self.assertIn(row["nature"], ids["natures"])
            self.assertIn(row["document"], ids["documents"])
        for name, key in [("provision_rests_on", "rests_on"), ("provision_sanctions", "sanctions")]:
            for row in table(name):
                self.assertIn((row[f"{key}_clause"], row[f"{key}_provision"]), provisions)
        for row in table("clauses"):
            self.assertIn(row["ambition"], ids["ambitions"])

    def test_each_clause_has_its_own_file(self):
        for id, clause in library.clauses().items():
            path = library.site() / f"clauses/{id}.json"
            self.assertTrue(path.is_file(), path)
            self.assertIn(clause["title"], json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False))

    def test_the_data_page_names_every_file(self):
        page = (library.site() / DATA / "index.html").read_text(encoding="utf-8")
        files = sorted(path.name for path in (library.site() / DATA).iterdir() if path.suffix in {".csv", ".json", ".txt"})
        self.assertEqual([name for name in files if f'/{name}"' not in page], [])


def said(value) -> str:
    """A JSON value as a cell of a CSV table."""
    if value is None:
        return ""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


if __name__ == "__main__":
    unittest.main()
