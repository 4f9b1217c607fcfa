"""The files of a dossier, opened by those who did not write them: python-docx, odfpy, openpyxl, lxml and LibreOffice.

tests/browser/documents.test.mjs makes them in CLAUSIER_DOCUMENTS, a folder for each dossier: `decided` (the buyer decided
every blank), `open` (none), `merged` (small contract: documents united), `hostile` (texts made to break files), `empty`.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import etree
from odf import opendocument, table, teletype, text

MADE = Path(os.environ.get("CLAUSIER_DOCUMENTS", Path(__file__).parent.parent / ".work" / "documents"))
DOSSIERS = ["decided", "open", "merged", "hostile", "empty"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def made(dossier, name):
    return MADE / dossier / name


def data(dossier):
    return json.loads(made(dossier, "dossier.json").read_text(encoding="utf-8"))


def provisions(dossier):
    return [one for document in data(dossier)["documents"] for one in document["provisions"]]


def words(said):
    """Without what sets texts apart: spaces of every kind."""
    return re.sub(r"\s+", " ", said).strip()


def printed(dossier):
    """A value that the buyer decided, as texts print it, and the citation of a provision that holds it."""
    for clause in data(dossier)["clauses"]:
        for blank in clause["blanks"]:
            held = [p for p in provisions(dossier) if p["clause"] == clause["id"] and blank["printed"] and blank["printed"] in p["text"]]
            if blank["type"] == "percent" and held:
                return blank["printed"], held[0]["citation"]
    raise AssertionError("no provision prints a value")


def text_of_docx(document):
    return words("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def converted(files, to, folder):
    """What LibreOffice makes of `files`, by name; it must not complain."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    said = run("soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files))
    assert "error" not in said.lower() and said.count("convert ") == len(files), said
    extension = to.split(":")[0]
    return [folder / f"{file.stem}.{extension}" for file in files]


class Packages(unittest.TestCase):
    """What every zipped format asks for."""

    def each(self, *patterns):
        files = [file for dossier in DOSSIERS for pattern in patterns for file in sorted((MADE / dossier).glob(pattern))]
        self.assertGreater(len(files), len(DOSSIERS))
        for file in files:
            with self.subTest(file=str(file.relative_to(MADE))):
                yield file

    def test_every_part_is_well_formed(self):
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        for file in self.each("*.docx", "*.odt", "*.xlsx"):
            with zipfile.ZipFile(file) as package:
                self.assertIsNone(package.testzip())
                for name in package.namelist():
                    if name != "mimetype":
                        etree.fromstring(package.read(name), parser)

    def test_the_time_of_the_machine_is_in_none(self):
        for file in self.each("*.docx", "*.odt", "*.xlsx"):
            with zipfile.ZipFile(file) as package:
                self.assertEqual({entry.date_time for entry in package.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_an_opendocument_file_says_first_what_it_is(self):
        for file in self.each("*.odt"):
            with zipfile.ZipFile(file) as package:
                first = package.infolist()[0]
                self.assertEqual((first.filename, first.compress_type, first.extra), ("mimetype", zipfile.ZIP_STORED, b""))
                self.assertEqual(package.read("mimetype"), b"application/vnd.oasis.opendocument.text")
                manifest = etree.fromstring(package.read("META-INF/manifest.xml"))
                ns = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
                listed = {entry.get(ns + "full-path") for entry in manifest}
                self.assertEqual(listed - {"/"}, set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"})

    def test_every_part_has_a_type_and_every_relation_a_part(self):
        for file in self.each("*.docx", "*.xlsx"):
            with zipfile.ZipFile(file) as package:
                names = set(package.namelist())
                types = etree.fromstring(package.read("[Content_Types].xml"))
                named = {entry.get("PartName", "").lstrip("/") for entry in types if entry.get("PartName")}
                self.assertLessEqual(named, names)
                for name in names:
                    if not name.endswith(".rels"):
                        continue
                    for relation in etree.fromstring(package.read(name)):
                        if relation.get("TargetMode") != "External":
                            base = Path(name).parent.parent
                            target = os.path.normpath(base / relation.get("Target").lstrip("/"))
                            self.assertIn(target, names)


class Word(unittest.TestCase):
    def test_title_and_language_are_set(self):
        for dossier in ["decided", "merged"]:
            document = docx.Document(made(dossier, "dossier.docx"))
            self.assertEqual(document.core_properties.title, data(dossier)["title"])
            self.assertTrue(document.core_properties.language.startswith(data(dossier)["language"]))
            languages = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
            self.assertTrue(any(lang.startswith(data(dossier)["language"]) for lang in languages), languages)

    def test_headings_make_a_hierarchy_and_are_numbered(self):
        for dossier in DOSSIERS:
            document = docx.Document(made(dossier, "dossier.docx"))
            self.assertEqual(document.paragraphs[0].style.name, "Title")
            levels = [int(p.style.name[-1]) for p in document.paragraphs if re.fullmatch(r"Heading \d", p.style.name)]
            for before, after in zip([0, *levels], levels):
                self.assertLessEqual(after, before + 1, levels)
            for level in {1, 2, 3} & set(levels):
                style = document.styles[f"Heading {level}"].element
                self.assertIsNotNone(style.find(f".//{W}numPr"), level)
            said = words(" ".join(p.text for p in document.paragraphs if p.style.name.startswith("Heading")))
            for tender in data(dossier)["documents"]:
                self.assertIn(words(tender["name"]), said)

    def test_tables_have_header_rows(self):
        document = docx.Document(made("decided", "dossier.docx"))
        self.assertGreater(len(document.tables), 1)
        for one in document.tables:
            self.assertGreater(len(one.columns), 0)
            self.assertTrue(all(cell.text or True for row in one.rows for cell in row.cells))
        headed = [one for one in document.tables if one.rows[0]._tr.find(f".//{W}tblHeader") is not None]
        scales = [p for p in provisions("decided") if p["scale"]]
        self.assertGreaterEqual(len(headed), len(scales))
        said = words(" ".join(cell.text for one in headed for row in one.rows for cell in row.cells))
        for provision in scales:
            for level in provision["scale"]:
                self.assertIn(words(level["when"]), said)

    def test_values_and_citations_are_there(self):
        value, citation = printed("decided")
        letters = next(d["id"] for d in data("decided")["documents"] for p in d["provisions"] if p["citation"] == citation)
        for name in ["dossier.docx", f"{letters}.docx"]:
            said = text_of_docx(docx.Document(made("decided", name)))
            self.assertIn(words(value), said)
            self.assertIn(citation, said)
        said = text_of_docx(docx.Document(made("decided", "dossier.docx")))
        for provision in provisions("decided"):
            self.assertIn(provision["citation"], said)

    def test_what_nobody_decided_is_marked_and_nothing_else(self):
        def blanks(dossier, name):
            body = docx.Document(made(dossier, name)).element.body
            return [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='Blank']") is not None]

        self.assertEqual(blanks("decided", "dossier.docx"), [])
        # Each is in a text, and once more in the list at the end.
        self.assertGreaterEqual(len(blanks("open", "dossier.docx")), data("open")["remaining"])
        styles = {style.style_id for style in docx.Document(made("open", "dossier.docx")).styles}
        self.assertIn("Blank", styles)

    def test_one_file_for_each_document(self):
        for dossier in ["decided", "merged"]:
            for tender in data(dossier)["documents"]:
                said = text_of_docx(docx.Document(made(dossier, f"{tender['id']}.docx")))
                for provision in provisions(dossier):
                    held = provision in tender["provisions"]
                    # Others may be named, as what a criterion rests on; their source line is only here.
                    self.assertEqual(words(provision["source"]) in said, held, provision["citation"])

    def test_duties_are_told(self):
        said = text_of_docx(docx.Document(made("decided", "dossier.docx")))
        told = [duty for duty in data("decided")["duties"] if duty["applies"] == "yes" and duty["applies_to"] == "contract"]
        self.assertGreater(len(told), 0)
        for duty in told:
            self.assertIn(words(duty["name"]), said)
            for citation in duty["fulfilled_by"]:
                self.assertIn(citation.replace("/", "@1/", 1).split("@")[0], said)

    def test_notes_are_kept_whole(self):
        said = text_of_docx(docx.Document(made("hostile", "dossier.docx")))
        self.assertIn("</w:t></w:r></w:p>", said)
        self.assertIn("عنوان", said)
        self.assertIn("👩🏽‍🔬", said)


class OpenDocument(unittest.TestCase):
    def test_odfpy_reads_values_and_headings(self):
        value, citation = printed("decided")
        for dossier in DOSSIERS:
            document = opendocument.load(str(made(dossier, "dossier.odt")))
            headings = document.getElementsByType(text.H)
            levels = [int(heading.getAttribute("outlinelevel")) for heading in headings]
            for before, after in zip([0, *levels], levels):
                self.assertLessEqual(after, before + 1, levels)
            said = words(" ".join(teletype.extractText(heading) for heading in headings))
            for tender in data(dossier)["documents"]:
                self.assertIn(words(tender["name"]), said)
        said = words(teletype.extractText(opendocument.load(str(made("decided", "dossier.odt"))).text))
        self.assertIn(words(value), said)
        self.assertIn(citation, said)

    def test_tables_have_header_rows(self):
        document = opendocument.load(str(made("decided", "dossier.odt")))
        headed = [one for one in document.getElementsByType(table.Table) if one.getElementsByType(table.TableHeaderRows)]
        self.assertGreaterEqual(len(headed), len([p for p in provisions("decided") if p["scale"]]))

    def test_title_language_and_marks(self):
        with zipfile.ZipFile(made("decided", "dossier.odt")) as package:
            meta = etree.fromstring(package.read("meta.xml"))
            title = meta.find(".//{http://purl.org/dc/elements/1.1/}title")
            self.assertEqual(title.text, data("decided")["title"])
            content = etree.fromstring(package.read("content.xml"))
            self.assertEqual([span for span in content.iter(f"{TEXT}span") if span.get(f"{TEXT}style-name") == "Blank"], [])
            fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
            styles = etree.fromstring(package.read("styles.xml"))
            languages = {node.get(fo + "language") for node in styles.iter(f"{STYLE}text-properties")} - {None}
            self.assertIn(data("decided")["language"], languages)
        with zipfile.ZipFile(made("open", "dossier.odt")) as package:
            content = etree.fromstring(package.read("content.xml"))
            marks = [span for span in content.iter(f"{TEXT}span") if span.get(f"{TEXT}style-name") == "Blank"]
            self.assertGreaterEqual(len(marks), data("open")["remaining"])


class Workbook(unittest.TestCase):
    def test_it_holds_controls_scales_and_scoring(self):
        for dossier in DOSSIERS:
            book = openpyxl.load_workbook(made(dossier, "dossier.xlsx"))
            self.assertEqual(len(book.sheetnames), 3)
            controls, scales, scoring = book.worksheets
            levels = [level for p in provisions(dossier) for level in p["scale"] or []]
            self.assertEqual(scales.max_row, 1 + len(levels))
            self.assertEqual([row[3] for row in scales.iter_rows(min_row=2, values_only=True)], [level["points"] for level in levels])
            checked = {p["clause"] + "/" + p["provision"] for p in provisions(dossier)}
            expected = [c for clause in data(dossier)["clauses"] for c in clause["controls"] if checked & set(c["for"])]
            self.assertEqual(controls.max_row, 1 + len(expected))
            for row, control in zip(controls.iter_rows(min_row=2, values_only=True), expected):
                self.assertEqual(words(row[0]), words(control["proof"]))
            for sheet in [controls, scales]:
                self.assertEqual(sheet.freeze_panes, "A2")

    def test_no_text_of_a_buyer_is_a_formula(self):
        """And nothing that spreadsheets would show as an error, before they compute."""
        for dossier in DOSSIERS:
            book = openpyxl.load_workbook(made(dossier, "dossier.xlsx"))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            formulas = [cell for cell in cells if cell.data_type == "f"]
            for cell in formulas:
                self.assertRegex(cell.value, r"^=(B\d+|SUM\(.*|IF\(.*|'[^']+'!\$B\$\d+)$")
            self.assertEqual(len(formulas) > 0, any(p["scale"] for p in provisions(dossier)))
            for sheet in openpyxl.load_workbook(made(dossier, "dossier.xlsx"), data_only=True):
                for row in sheet.iter_rows():
                    self.assertNotIn("e", [cell.data_type for cell in row])

    def test_weights_are_there_before_anything_computes_them(self):
        scoring = openpyxl.load_workbook(made("decided", "dossier.xlsx"), data_only=True).worksheets[2]
        weights = [(p["weight"] or 0) / 100 for p in provisions("decided") if p["scale"]]
        self.assertGreater(sum(weights), 0)
        shown = [row[0] for row in scoring.iter_rows(min_row=2, max_row=2 + len(weights), min_col=2, max_col=2, values_only=True)]
        self.assertEqual(shown[:-1], weights)
        self.assertAlmostEqual(shown[-1], sum(weights))

    def test_scores_are_computed(self):
        """Two candidates: points are chosen, LibreOffice computes marks, totals and ranks."""
        criteria = [p for p in provisions("decided") if p["scale"]]
        n = len(criteria)
        self.assertGreater(n, 2)
        book = openpyxl.load_workbook(made("decided", "dossier.xlsx"))
        scoring = book.worksheets[2]
        # The first candidate has the least points that are any, the second the most; the others are left out.
        points = [[p["scale"][1]["points"] for p in criteria], [p["scale"][-1]["points"] for p in criteria]]
        for place, chosen in enumerate(points):
            for row, value in enumerate(chosen, start=2):
                scoring.cell(row, 4 + 2 * place).value = value
                self.assertTrue(scoring.cell(row, 5 + 2 * place).value.startswith("="))
        taken = {str(one.sqref).split()[0]: one.formula1 for one in scoring.data_validations.dataValidation}
        self.assertEqual(list(taken), [f"D{row}" for row in range(2, 2 + n)])
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            filled = folder / "filled.xlsx"
            book.save(filled)
            # Every sheet to a file of its own.
            run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", str(folder), str(filled))  # fmt: skip
            (result,) = folder.glob(f"filled-{book.sheetnames[2]}.csv")
            with result.open(encoding="utf-8") as lines:
                rows = list(csv.reader(lines))
        for place, chosen in enumerate(points):
            marks = [p["weight"] * point / p["scale"][-1]["points"] for p, point in zip(criteria, chosen)]
            column = 4 + 2 * place
            computed = [float(row[column]) for row in rows[1 : n + 2]]
            for mark, expected in zip(computed, [*marks, sum(marks)]):
                self.assertAlmostEqual(mark, expected, places=6)
        self.assertEqual([rows[n + 2][column] for column in [4, 6, 8, 10]], ["2", "1", "", ""])


class LibreOffice(unittest.TestCase):
    def test_it_opens_them_all(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            files = []
            for dossier in DOSSIERS:
                for extension in ["docx", "odt", "xlsx"]:
                    files.append(folder / f"{dossier}-{extension}.{extension}")
                    shutil.copy(made(dossier, f"dossier.{extension}"), files[-1])
            # One run of the program: what it cannot open, it says.
            pdfs = converted(files, "pdf", folder)
            value, citation = printed("decided")
            for pdf in pdfs:
                with self.subTest(file=pdf.name):
                    said = run("pdftotext", "-layout", str(pdf), "-")
                    self.assertGreater(len(words(said)), 10)
                    if pdf.stem in ["decided-docx", "decided-odt"]:
                        self.assertIn(words(value), words(said))
                        # A line may end within a citation.
                        self.assertIn(citation, run("pdftotext", "-raw", str(pdf), "-").replace("\n", ""))


class Data(unittest.TestCase):
    def test_declarations_are_json(self):
        for dossier in DOSSIERS:
            declared = json.loads(made(dossier, "dossier.declarations.json").read_text(encoding="utf-8"))
            self.assertEqual(declared, data(dossier)["declarations"])
        self.assertNotEqual(json.loads(made("decided", "dossier.declarations.json").read_text(encoding="utf-8")), {})

    def test_markdown_holds_every_provision(self):
        said = made("decided", "dossier.md").read_text(encoding="utf-8")
        for provision in provisions("decided"):
            self.assertIn(provision["citation"], said)
        value, _ = printed("decided")
        self.assertIn(words(value), words(said))


if __name__ == "__main__":
    unittest.main()
