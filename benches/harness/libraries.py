"""The generated libraries, and the same clauses as Hugo and Zola want them. All are kept in benches/.work."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from harness.tools import HERE, ROOT, WORK

LIBRARIES = WORK / "libraries"
WEEK = 7 * 24 * 3600


def library(size: int, bin: Path, program: Path | None) -> Path:
    """A library of `size` clauses, in which `program` finds no error, where it is given."""
    recipe = hashlib.sha256((HERE / "generate.py").read_bytes())
    for path in sorted((ROOT / "content").rglob("*")):
        if path.is_file():
            recipe.update(path.read_bytes())
    folder = LIBRARIES / f"{size}-{recipe.hexdigest()[:12]}"
    if not folder.is_dir():
        tidy()
        making = folder.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        print(f"      generating {size:,} clauses", file=sys.stderr, flush=True)
        subprocess.run([bin / "python", HERE / "generate.py", str(size), making], check=True)
        if program:
            subprocess.run([program, "check", "-C", making], check=True, stdout=subprocess.DEVNULL)
        making.rename(folder)
    os.utime(folder)
    return folder


def tidy() -> None:
    """Removes the libraries that nobody has used for a week: a change of the generator or of `content/` makes others."""
    for old in LIBRARIES.glob("*-*"):
        if time.time() - old.stat().st_mtime > WEEK:
            shutil.rmtree(old)


def peer_site(peer: str, clauses: Path, bin: Path) -> Path:
    """The clauses of the library `clauses` as a site of `peer`, "hugo" or "zola"."""
    sites = WORK / peer
    recipe = hashlib.sha256((HERE / "convert.py").read_bytes())
    for path in sorted((HERE / peer).rglob("*")):
        if path.is_file():
            recipe.update(path.read_bytes())
    folder = sites / f"{clauses.name}-{recipe.hexdigest()[:12]}"
    if not folder.is_dir():
        for old in sites.glob(f"{clauses.name.split('-')[0]}-*"):
            shutil.rmtree(old)
        making = folder.with_suffix(".making")
        shutil.copytree(HERE / peer, making)
        subprocess.run([bin / "python", HERE / "convert.py", peer, clauses, making], check=True)
        making.rename(folder)
    return folder
