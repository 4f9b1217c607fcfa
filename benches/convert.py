"""Writes the clauses of a library as another generator wants them: the same front matter under its names, the same bodies.

    convert.py hugo|zola LIBRARY SITE

SITE holds a copy of `benches/hugo` or `benches/zola` already; its `content/clauses` is filled here.
"""

import re
import sys
from pathlib import Path


def for_hugo(head: str, body: str) -> str:
    for ours, theirs in [("effects", "effets"), ("legal", "textes")]:
        head = re.sub(rf"^{ours}:", f"{theirs}:", head, flags=re.M)
    head = re.sub(r"^ambition: (.*)$", r"ambitions: [\1]", head, flags=re.M)
    return f"---\n{head}natures: {in_provisions('nature', head)}\npieces: {in_provisions('document', head)}\ndate: 2026-01-15\n---\n{body}"


def for_zola(head: str, body: str) -> str:
    taxonomies = {
        "segments": value("segments", head),
        "effets": value("effects", head),
        "ambitions": f"[{value('ambition', head)}]",
        "natures": in_provisions("nature", head),
        "pieces": in_provisions("document", head),
        "textes": value("legal", head),
    }
    lines = [f"title: {value('title', head)}", f"description: {value('summary', head)}", "date: 2026-01-15", "taxonomies:"]
    lines += [f"  {name}: {terms}" for name, terms in taxonomies.items()]
    extra = "".join(f"  {line}" if line.strip() else line for line in head.splitlines(keepends=True))
    return "---\n" + "\n".join(lines) + f"\nextra:\n{extra}---\n{body}"


def value(key: str, head: str) -> str:
    return re.search(rf"^{key}: (.*)$", head, flags=re.M)[1]


def in_provisions(key: str, head: str) -> str:
    """What the provisions have at `key`, each once."""
    return "[" + ", ".join(sorted(set(re.findall(rf"^    {key}: (.*)$", head, flags=re.M)))) + "]"


def convert(write, library: Path, site: Path) -> None:
    target = site / "content/clauses"
    target.mkdir(parents=True, exist_ok=True)
    for path in library.glob("content/clauses/**/*.md"):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        body = re.sub(r"\((clause|text):([a-z0-9-]+)\)", lambda link: f"(/{'clauses' if link[1] == 'clause' else 'textes'}/{link[2]}/)", body)
        (target / path.name).write_text(write(head, body), encoding="utf-8")


if __name__ == "__main__":
    convert({"hugo": for_hugo, "zola": for_zola}[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
