"""What is published changes only when a whole build succeeded, and two builds of one library are the same bytes."""

import datetime
import hashlib
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import library

DATE = datetime.date.today().isoformat()


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its path: a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Library:
    """A copy of the library that a test may spoil."""

    def __init__(self, folder: Path):
        self.root = folder / "library"
        self.root.mkdir()
        shutil.copytree(library.root() / "content", self.root / "content")
        theme = library.root() / "theme"
        if theme.is_dir():
            shutil.copytree(theme, self.root / "theme")
        self.public = self.root / "public"

    def command(self, *arguments: str) -> list[str]:
        return [library.program(), "build", "-C", str(self.root), "--date", DATE, *arguments]

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*arguments), env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )

    def clause(self) -> Path:
        return sorted(self.root.glob("content/clauses/**/*.md"))[0]


class Publishing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="clausier-publishing-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.library = Library(self.folder)

    def must_build(self, *arguments: str, **environment: str):
        run = self.library.build(*arguments, **environment)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_same_library_same_bytes(self):
        """Whatever the machine: threads, time zone, language, place of the output, order of the files on disk."""
        self.must_build("--out", str(self.folder / "one"), RAYON_NUM_THREADS="1", TZ="Pacific/Auckland", LC_ALL="C")
        moved = self.folder / "elsewhere"
        moved.mkdir()
        for path in sorted(self.library.root.rglob("*"), reverse=True):
            if path.is_file():
                target = moved / path.relative_to(self.library.root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        self.library.root = moved
        self.must_build("--out", str(self.folder / "two"), RAYON_NUM_THREADS="4", TZ="UTC", LC_ALL="fr_FR.UTF-8")
        diff = subprocess.run(["diff", "-r", self.folder / "one", self.folder / "two"], capture_output=True, text=True, check=False)
        self.assertEqual(diff.stdout, "")
        self.assertEqual(diff.returncode, 0)

    def test_a_build_that_fails_changes_nothing(self):
        self.must_build()
        (self.library.public / "CNAME").write_text("clausier.example.org\n", encoding="utf-8")
        before = tree(self.library.public)
        clause = self.library.clause()
        text = clause.read_text(encoding="utf-8")
        clause.write_text(text.replace("\nstatus:", "\nstatut:", 1), encoding="utf-8")
        run = self.library.build()
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertIn(clause.name, run.stdout + run.stderr)
        self.assertEqual(tree(self.library.public), before)
        clause.write_text(text, encoding="utf-8")

    def test_a_build_keeps_the_files_that_are_not_its_own(self):
        self.must_build()
        (self.library.public / "CNAME").write_text("clausier.example.org\n", encoding="utf-8")
        (self.library.public / "images").mkdir()
        (self.library.public / "images/photo.txt").write_text("mine\n", encoding="utf-8")
        before = tree(self.library.public)
        self.must_build()
        self.assertEqual(tree(self.library.public), before)

    def test_a_page_whose_source_is_gone_goes_too(self):
        self.must_build("--out", str(self.folder / "fresh"))
        news = self.library.root / "content/news/a-retirer.md"
        news.parent.mkdir(exist_ok=True)
        news.write_text("---\ntitle: À retirer\nsummary: Une actualité de passage.\ndate: 2026-01-10\n---\n\nBientôt partie.\n", encoding="utf-8")
        self.must_build()
        page = self.library.public / "actualites/a-retirer/index.html"
        self.assertTrue(page.is_file())
        news.unlink()
        self.must_build()
        self.assertFalse(page.exists())
        self.assertEqual(tree(self.library.public), tree(self.folder / "fresh"))

    def test_a_build_that_is_killed_leaves_the_old_portal_or_the_new_one(self):
        """At moments spread over the whole length of a build: never a mixture, never a hole."""
        self.must_build()
        old = tree(self.library.public)
        clause = self.library.clause()
        old_text = clause.read_text(encoding="utf-8")
        new_text = old_text.replace("\ntitle: ", "\ntitle: Désormais, ", 1)
        clause.write_text(new_text, encoding="utf-8")
        started = time.monotonic()
        self.must_build("--out", str(self.folder / "timed"))
        length = time.monotonic() - started
        new = tree(self.folder / "timed")
        self.assertNotEqual(old, new)
        moments = random.Random(20261121)
        rounds = 16
        killed = 0
        for turn in range(rounds):
            clause.write_text(new_text if turn % 2 == 0 else old_text, encoding="utf-8")
            running = subprocess.Popen(self.library.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(length * (turn + moments.random()) / rounds)
            running.send_signal(signal.SIGKILL)
            killed += running.wait() == -signal.SIGKILL
            self.assertIn(tree(self.library.public), [old, new], f"killed in round {turn}")
        self.assertGreaterEqual(killed, rounds // 2, "most builds were killed before their end")
        clause.write_text(new_text, encoding="utf-8")
        self.must_build()
        self.assertEqual(tree(self.library.public), new, "the next build mends everything")
        self.assertEqual(sorted(path.name for path in self.library.root.iterdir() if path.name != "theme"), ["content", "public"], "nothing is left beside the portal")


if __name__ == "__main__":
    unittest.main()
