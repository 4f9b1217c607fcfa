"""What one run of a program took, and medians of several."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from harness.tools import WORK

DATE = "2026-01-15"
ADDRESS = "https://clausier.example.org/"


@dataclass
class Group:
    """The files of one kind, which a build makes together."""

    files: int
    bytes: int
    seconds: float


# What the peers have no like of: a buyer's documents and the data of a dossier. Each has its line in the table.
APART = ("dossier", "documents")


@dataclass
class Run:
    """What one run took, and what it made."""

    wall: float
    cpu: float
    system: float
    memory: int
    files: int = 0
    bytes: int = 0
    stages: dict[str, float] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    said: str = ""

    @property
    def cpu_beside(self) -> float:
        """CPU time without the making of what is told apart; writing its files stays in."""
        return self.cpu - sum(group.seconds for name, group in self.groups.items() if name in APART)


def output_folder(room: int = 3 << 30) -> Path:
    """Where builds are measured: in memory, where there is room for the largest.

    On a disk, most of the time of the system would go to the traces that the folder before left in its file system.
    """
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > room:
        return memory / f"clausier-bench-{os.getpid()}"
    return WORK / "out"


def measure(*command) -> Run:
    """Runs `command`: wall clock, CPU time of all threads, and peak resident memory."""
    with tempfile.TemporaryFile() as said:
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)} failed:\n{text[-4000:]}")
    # Linux counts resident memory in KiB.
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_stime, usage.ru_maxrss * 1024, said=text)


def measure_into(out: Path, *command) -> Run:
    """Runs `command`, which makes the folder `out` anew."""
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    run = measure(*command)
    made = [entry.stat().st_size for entry in files_below(out)]
    run.files, run.bytes = len(made), sum(made)
    return run


def build(program: Path, folder: Path, out: Path, fresh: bool = True) -> Run:
    """A build of the library in `folder` into `out`: anew, or over what the build before left there."""
    command = [program, "build", "-C", folder, "--out", out, "--base-url", ADDRESS, "--date", DATE, "--timings"]
    run = measure_into(out, *command) if fresh else measure(*command)
    run.stages, run.groups, peak = timings(run.said)
    # What the program says of itself leaves out the memory of whoever started it.
    run.memory = peak or run.memory
    return run


def check(program: Path, folder: Path) -> Run:
    return measure(program, "check", "-C", folder, "--date", DATE)


def build_with_hugo(hugo: Path, site: Path, out: Path) -> Run:
    return measure_into(out, hugo, "build", "--source", site, "--destination", out, "--noBuildLock", "--logLevel", "error")


def build_with_zola(zola: Path, site: Path, out: Path) -> Run:
    return measure_into(out, zola, "--root", site, "build", "--output-dir", out, "--force")


def copy(folder: Path, out: Path) -> Run:
    """`cp -r`, the least that writing these files can take."""
    shutil.rmtree(out, ignore_errors=True)
    run = measure("cp", "-r", folder, out)
    run.memory = 0  # less than that of this script, which is what its parent is told
    shutil.rmtree(out)
    return run


def files_below(folder: Path):
    """Every file below `folder`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path)
            else:
                yield entry


# --- What --timings prints -------------------------------------------------------------------------------------------

SECONDS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "us": 1e-6, "ns": 1e-9}
BYTES = {"bytes": 1, "byte": 1, "B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


def timings(said: str) -> tuple[dict[str, float], dict[str, Group], int | None]:
    """Seconds by stage, what was made by group, and the peak of memory in bytes.

    The lines are `timing: STAGE NUMBER ms` and `group: NAME N files N MB NUMBER ms`: any unit, the last three in any order.
    The peak of memory is `timing: memory N kB`, in KiB, as Linux says it.
    """
    stages, groups, peak = {}, {}, None
    for line in map(str.strip, said.splitlines()):
        if found := re.fullmatch(r"timing: (.+?):? ([0-9.]+) (s|ms|µs|us|ns|kB)", line):
            if found[1] == "memory":
                peak = 1024 * int(found[2])
            else:
                stages[found[1]] = float(found[2]) * SECONDS[found[3]]
        elif found := re.match(r"(?:timing: )?group:? (\D.*?)[:,]? (?=[0-9])(.*)", line):
            told = {unit: float(number) for number, unit in re.findall(r"([0-9.]+) ?([a-zA-Zµ]+)", found[2])}
            files = next((int(number) for unit, number in told.items() if unit.startswith("file")), 0)
            size = sum(number * BYTES[unit] for unit, number in told.items() if unit in BYTES)
            seconds = sum(number * SECONDS[unit] for unit, number in told.items() if unit in SECONDS)
            groups[found[1]] = Group(files, int(size), seconds)
    return stages, groups, peak


def median(runs: list[Run]) -> Run:
    """The median of each measure, on its own."""
    take = statistics.median
    first = runs[0]
    return Run(
        take(run.wall for run in runs),
        take(run.cpu for run in runs),
        take(run.system for run in runs),
        int(take(run.memory for run in runs)),
        first.files,
        first.bytes,
        {name: take(run.stages.get(name, 0.0) for run in runs) for name in first.stages},
        {name: Group(group.files, group.bytes, take(run.groups[name].seconds for run in runs if name in run.groups)) for name, group in first.groups.items()},
    )
