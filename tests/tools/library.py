"""A second reading of a library, which shares nothing with the program: PyYAML and a few lines.

Every value is kept as the text that the author wrote, so that it can be compared with what the dumps say.
"""

import os
from pathlib import Path

import yaml


def root() -> Path:
    """The library that the portal under test was built from."""
    return Path(os.environ["CLAUSIER_LIBRARY"])


def site() -> Path:
    """The portal built for the root of a host."""
    return Path(os.environ["CLAUSIER_SITE"])


def program() -> str:
    """The program under test."""
    return os.environ["CLAUSIER"]


def front_matter(path: Path) -> tuple[dict, str]:
    """What stands between the two `---` of a file, and what follows."""
    text = path.read_text(encoding="utf-8")
    opening, head, body = text.split("---\n", 2)
    assert opening == "", path
    # BaseLoader: no value is guessed to be a number, a date or a boolean.
    return yaml.load(head, Loader=yaml.BaseLoader), body


def clauses() -> dict[str, dict]:
    """The front matter of every clause that a build publishes, by id."""
    found = {}
    for path in sorted(root().glob("content/clauses/**/*.md")):
        data, _ = front_matter(path)
        if data["status"] != "draft":
            found[path.stem] = data
    return found


def reference(name: str) -> list[dict]:
    """The entries of one file of `content/reference`."""
    text = (root() / "content/reference" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)
