"""A second build after one clause changed: what it writes, and how long it takes."""

import os
import re
import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path

from harness.measuring import build, files_below


@dataclass
class Second:
    """A build after one clause changed."""

    wall: float
    cpu: float
    said: int | None  # files new or changed, says the program
    written: int  # files that are not those of the build before
    needless: int  # written although their bytes are the same
    first_wall: float


def second_build(program: Path, library: Path, room: Path, rounds: int) -> Second:
    """Builds a copy of `library`, changes a clause, builds again over it; medians over `rounds` changes."""
    copy, out, before = room / "library", room / "portal", room / "before"
    shutil.copytree(library, copy)
    clause = some_clause(copy)
    first = build(program, copy, out)
    # Hard links keep the files of the first build, so that the second can be compared with it.
    shutil.copytree(out, before, copy_function=os.link)
    edit(clause, 0)
    said = changed(build(program, copy, out, fresh=False).said)
    written, needless = compare(before, out)
    shutil.rmtree(before)
    runs = []
    for number in range(1, rounds + 1):
        edit(clause, number)
        runs.append(build(program, copy, out, fresh=False))
    for folder in (copy, out):
        shutil.rmtree(folder)
    take = statistics.median
    return Second(take(run.wall for run in runs), take(run.cpu for run in runs), said, written, needless, first.wall)


def some_clause(library: Path) -> Path:
    """A clause in the middle of the library."""
    files = sorted(library.glob("content/clauses/**/*.md"))
    return files[len(files) // 2]


def edit(clause: Path, number: int) -> str:
    """Changes one sentence of `clause`; gives the word that it now holds."""
    word = f"repère{number}"
    text = re.sub(r"\nRelu avec le repère\d+\.\n\Z", "\n", clause.read_text(encoding="utf-8"))
    clause.write_text(text.rstrip("\n") + f"\n\nRelu avec le {word}.\n", encoding="utf-8")
    return word


def compare(before: Path, out: Path) -> tuple[int, int]:
    """How many files of `out` are not those of `before`, and how many of these have the same bytes."""
    written = needless = 0
    for entry in files_below(out):
        path = Path(entry.path)
        old = before / path.relative_to(out)
        if not old.is_file():
            written += 1
        elif old.stat().st_ino != path.stat().st_ino:
            written += 1
            needless += old.read_bytes() == path.read_bytes()
    return written, needless


def changed(said: str) -> int | None:
    """The number of new or changed files in the line that ends a build, in French or in English: its second count."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(("timing:", "group:"))]
    numbers = re.findall(r"\d[\d\s\u00a0\u202f,.]*", re.sub(r"`[^`]*`", "", lines[-1])) if lines else []
    return int(re.sub(r"\D", "", numbers[1])) if len(numbers) > 1 else None
