"""The Word and OpenDocument files of clauses, read by python-docx, odfpy, lxml and LibreOffice.

They hold what the formats require, say what the sheets of the clauses say, and look like documents: headings with styles,
tables with header rows, a title and a language.
"""

import json
import re
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import docx
import library
import odf.opendocument
from docx.oxml.ns import qn
from lxml import etree
from odf import table as odf_table
from odf import text as odf_text
from odf import teletype

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# How many clauses LibreOffice opens: each costs seconds.
CONVERTED = 3


def files(ending: str) -> list[Path]:
    """The files of clauses with one ending, by name."""
    found = sorted(path for path in library.site().glob(f"*/*.{ending}") if path.name.count(".") == ending.count(".") + 1)
    assert found, f"no *.{ending} in {library.site()}"
    return found


def sheets(document: Path) -> dict:
    """What the dossier reads of the clause of a document."""
    return json.loads(document.with_suffix(".sheets.json").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """A text with one space where it had any white space."""
    return " ".join(text.split())


def lines_of(pieces: dict) -> list[str]:
    """The literal lines of a plain text with holes, without the marks of lists and cells."""
    lines = []
    for part in pieces["text"]:
        for line in part.split("\n") if isinstance(part, str) else []:
            cells = re.sub(r"^\s*(-|\d+\.) ", "", line).split(" | ")
            lines.extend(squeezed(cell) for cell in cells if len(cell) > 12)
    return lines


def tables_of(clause: dict) -> int:
    """How many tables a clause has at least: its scales, its controls, its blanks."""
    scales = sum(provision["points"] is not None for provision in clause["provisions"])
    return scales + bool(clause["controls"]) + bool(clause["blanks"])


def parsed(archive: zipfile.ZipFile) -> dict[str, etree._Element]:
    """The XML parts of a package, by path."""
    return {
        info.filename: etree.fromstring(archive.read(info)) for info in archive.infolist() if info.filename != "mimetype"
    }


class Words(unittest.TestCase):
    """What both formats must say."""

    def check_words(self, said: str, document: Path) -> None:
        """Holds what a document says against the sheets of its clause."""
        said = squeezed(said)
        clause = sheets(document)
        for provision in clause["provisions"]:
            self.assertIn(provision["citation"], said)
            texts = [provision["plain"], provision["plain_expected"], *(provision["plain_levels"] or [])]
            for line in (line for text in texts if text for line in lines_of(text)):
                self.assertIn(line, said)
        for control in clause["controls"]:
            for line in lines_of(control["proof"]):
                self.assertIn(line, said)
        for blank in clause["blanks"]:
            self.assertIn(squeezed(blank["label"]), said)
        self.assertIn(clause["address"], said)
        self.assertNotRegex(said, r"[\U000F0000-\U000FFFFD\x00-\x08]", "a hole was left")

    def check_blanks(self, marked: list[str], clause: dict) -> None:
        """Every value that a text shows is marked as one to decide."""
        holes = [
            hole
            for provision in clause["provisions"]
            for text in [provision["plain"], provision["plain_expected"], *(provision["plain_levels"] or [])]
            for hole in (text["text"] if text else [])
            if isinstance(hole, int)
        ]
        self.assertEqual(len(marked), len(holes) + len(clause["blanks"]))


class WordFiles(Words):
    """`clauses/<id>.docx`."""

    def test_packages_are_complete(self):
        for path in files("docx"):
            with self.subTest(path.name), zipfile.ZipFile(path) as archive:
                self.assertIsNone(archive.testzip())
                parts = parsed(archive)
                types = parts["[Content_Types].xml"]
                named = {element.get("PartName").lstrip("/") for element in types if element.get("PartName")}
                rels = {name for name in parts if name.endswith(".rels")}
                self.assertEqual(named, set(parts) - rels - {"[Content_Types].xml"})
                styles = {style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))}
                body = parts["word/document.xml"]
                for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
                    self.assertLessEqual({use.get(qn("w:val")) for use in body.iter(qn(tag))}, styles)
                numbering = parts["word/numbering.xml"]
                numbers = [number.get(qn("w:numId")) for number in numbering.iter(qn("w:num"))]
                self.assertEqual(len(numbers), len(set(numbers)))
                self.assertLessEqual({use.get(qn("w:val")) for use in body.iter(qn("w:numId"))}, set(numbers))

    def test_a_reader_finds_its_way(self):
        for path in files("docx"):
            with self.subTest(path.name):
                document, clause = docx.Document(path), sheets(path)
                self.assertEqual(document.core_properties.title, clause["title"])
                self.assertRegex(document.core_properties.language, r"^[a-z]{2}-[A-Z]{2}$")
                paragraphs = document.paragraphs
                self.assertEqual([p.text for p in paragraphs if p.style.name == "Title"], [clause["title"]])
                second = [p.text for p in paragraphs if p.style.name == "Heading 2"]
                self.assertEqual(second, [provision["heading"] for provision in clause["provisions"]])
                levels = [int(p.style.name[-1]) for p in paragraphs if p.style.name.startswith("Heading")]
                self.assertEqual(levels[0], 1)
                self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)
                self.assertGreaterEqual(len(document.tables), tables_of(clause))
                for table in document.tables:
                    head = table.rows[0]._tr
                    self.assertIsNotNone(head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}"))
                    columns = len(table.columns)
                    self.assertTrue(columns and all(len(row.cells) == columns for row in table.rows))
                    self.assertTrue(all(cell.text for cell in table.rows[0].cells))

    def test_it_says_what_the_clause_says(self):
        for path in files("docx"):
            with self.subTest(path.name):
                document = docx.Document(path)
                said = [p.text for p in document.paragraphs]
                said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
                self.check_words("\n".join(said), path)
                body = document.element.body
                runs = [run for run in body.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None]
                styled = [(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}").get(qn("w:val")), run) for run in runs]
                self.check_blanks([run.text for style, run in styled if style == "Blank"], sheets(path))


class OdfFiles(Words):
    """`clauses/<id>.odt`."""

    def test_packages_are_complete(self):
        for path in files("odt"):
            with self.subTest(path.name), zipfile.ZipFile(path) as archive:
                self.assertIsNone(archive.testzip())
                first = archive.infolist()[0]
                self.assertEqual((first.filename, first.compress_type, first.extra), ("mimetype", zipfile.ZIP_STORED, b""))
                parts = parsed(archive)
                manifest = parts["META-INF/manifest.xml"]
                listed = {value for entry in manifest for key, value in entry.attrib.items() if key.endswith("full-path")}
                self.assertEqual(listed - {"/"}, set(parts) - {"META-INF/manifest.xml"})
                known = {style.get(f"{STYLE}name") for part in ("styles.xml", "content.xml") for style in parts[part].iter()}
                used = {
                    value
                    for element in parts["content.xml"].iter()
                    for key, value in element.attrib.items()
                    if key in (f"{TEXT}style-name", f"{TABLE}style-name")
                }
                self.assertLessEqual(used, known)

    def test_a_reader_finds_its_way(self):
        for path in files("odt"):
            with self.subTest(path.name):
                document, clause = odf.opendocument.load(path), sheets(path)
                meta = {element.qname[1]: str(element) for element in document.meta.childNodes}
                self.assertEqual(meta["title"], clause["title"])
                self.assertRegex(meta["language"], r"^[a-z]{2}-[A-Z]{2}$")
                headings = document.getElementsByType(odf_text.H)
                second = [teletype.extractText(h) for h in headings if h.getAttribute("outlinelevel") == "2"]
                self.assertEqual(second, [provision["heading"] for provision in clause["provisions"]])
                tables = document.getElementsByType(odf_table.Table)
                self.assertGreaterEqual(len(tables), tables_of(clause))
                for table in tables:
                    [head] = table.getElementsByType(odf_table.TableHeaderRows)
                    rows = table.getElementsByType(odf_table.TableRow)
                    columns = len(table.getElementsByType(odf_table.TableColumn))
                    self.assertEqual({len(row.getElementsByType(odf_table.TableCell)) for row in rows}, {columns})
                    self.assertTrue(all(teletype.extractText(cell) for cell in head.getElementsByType(odf_table.TableCell)))

    def test_it_says_what_the_clause_says(self):
        for path in files("odt"):
            with self.subTest(path.name):
                document = odf.opendocument.load(path)
                lines = document.text.getElementsByType(odf_text.P) + document.text.getElementsByType(odf_text.H)
                self.check_words("\n".join(teletype.extractText(line) for line in lines), path)
                spans = document.text.getElementsByType(odf_text.Span)
                marked = [teletype.extractText(span) for span in spans if span.getAttribute("stylename") == "Blank"]
                self.check_blanks(marked, sheets(path))


class LibreOffice(unittest.TestCase):
    """Some of each, opened by LibreOffice and printed."""

    def test_it_opens_and_prints(self):
        for ending in ("docx", "odt"):
            found = files(ending)
            some = [found[place * (len(found) - 1) // (CONVERTED - 1)] for place in range(CONVERTED)]
            with tempfile.TemporaryDirectory() as folder:
                profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
                command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, set(some))]
                run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertNotIn("Error", run.stderr + run.stdout)
                for path in some:
                    printed = Path(folder) / f"{path.stem}.pdf"
                    text = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True).stdout
                    # The program that prints breaks lines and words as it likes: letters are compared.
                    letters = re.sub(r"\W", "", text)
                    clause = sheets(path)
                    wanted = [clause["title"], clause["summary"], *(one["heading"] for one in clause["provisions"])]
                    wanted += [blank["label"] for blank in clause["blanks"]]
                    for words in wanted:
                        self.assertIn(re.sub(r"\W", "", words), letters, path.name)
                    info = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
                    self.assertIn(clause["title"], info)


if __name__ == "__main__":
    unittest.main()
