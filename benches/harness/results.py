"""What one run of `benches/run` measured, and the bars that it is held against."""

import json
from dataclasses import asdict, dataclass, field

from harness.editing import Second
from harness.measuring import Group, Run
from harness.serving import Serving

MIDDLE, MAIN, LARGE = 5_000, 20_000, 100_000

# kB at the median and at the 95th percentile, and requests likewise, of a cold search to ten cards.
SEARCH = {500: (40, 75, 7, 10), 5_000: (50, 90, 9, 12), 20_000: (55, 95, 12, 14), 100_000: (65, 110, 12, 14)}


@dataclass
class Results:
    """Medians by number of clauses. What was not measured is not there."""

    date: str = ""
    machine: str = ""
    busy: float = 0.0
    in_memory: bool = True
    rounds: int = 0
    versions: list[str] = field(default_factory=list)
    start: Run | None = None  # a build of one clause
    ours: dict[int, Run] = field(default_factory=dict)
    hugo: dict[int, Run] = field(default_factory=dict)
    zola: dict[int, Run] = field(default_factory=dict)
    copies: dict[int, Run] = field(default_factory=dict)
    checks: dict[int, Run] = field(default_factory=dict)
    search: dict[int, dict] = field(default_factory=dict)  # as benches/search.mjs tells it
    second: dict[int, Second] = field(default_factory=dict)
    serving: dict[int, Serving] = field(default_factory=dict)

    def cpu_per_clause(self, size: int) -> float:
        """Seconds of CPU for a clause, the start of the program and the reference data apart."""
        return (self.ours[size].cpu - self.start.cpu) / (size - 1)

    def memory_per_clause(self) -> float | None:
        """Bytes of memory that one more clause takes: the slope between two sizes."""
        if MIDDLE in self.ours and MAIN in self.ours:
            return (self.ours[MAIN].memory - self.ours[MIDDLE].memory) / (MAIN - MIDDLE)
        return None

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> "Results":
        told = json.loads(text)
        for name in ("ours", "hugo", "zola", "copies", "checks"):
            told[name] = {int(size): read_run(run) for size, run in told[name].items()}
        told["start"] = read_run(told["start"]) if told["start"] else None
        told["search"] = {int(size): search for size, search in told["search"].items()}
        told["second"] = {int(size): Second(**second) for size, second in told["second"].items()}
        told["serving"] = {int(size): Serving(**serving) for size, serving in told["serving"].items()}
        return Results(**told)


def read_run(told: dict) -> Run:
    return Run(**{**told, "groups": {name: Group(**group) for name, group in told["groups"].items()}})


# --- Bars ------------------------------------------------------------------------------------------------------------


@dataclass
class Bar:
    """What was promised, and what it is."""

    promise: str
    target: str
    measured: str
    met: bool | None  # None where it was not measured

    @property
    def verdict(self) -> str:
        return {True: "met", False: "**not met**", None: "not measured"}[self.met]


def bars(results: Results) -> list[Bar]:
    """Every bar of the table in the README, in its order."""
    return [*against_peers(results), *by_size(results), *of_authors(results), *of_search(results)]


def at_most(promise: str, limit: float, measured: float | None, say) -> Bar:
    if measured is None:
        return Bar(promise, f"≤ {say(limit)}", "–", None)
    return Bar(promise, f"≤ {say(limit)}", say(measured), measured <= limit)


def times(number: float) -> str:
    return f"{number:.2f} ×"


def seconds(number: float) -> str:
    return f"{number:.2f} s"


def milliseconds(number: float) -> str:
    return f"{1e3 * number:.0f} ms"


def against_peers(results: Results) -> list[Bar]:
    ours, found = results.ours.get(MAIN), []
    for name, peers in [("Hugo", results.hugo), ("Zola", results.zola)]:
        peer = peers.get(MAIN)
        if peer is None and name == "Zola":
            continue  # it is optional
        found.append(at_most(f"CPU time, documents and dossiers apart, against {name}'s pages and index", 0.1, ours and peer and ours.cpu_beside / peer.cpu, times))
        found.append(at_most(f"peak memory against {name}", 0.25, ours and peer and ours.memory / peer.memory, times))
    copied = results.copies.get(MAIN)
    found.append(at_most("wall clock against `cp -r` of the same output", 3.0, ours and copied and ours.wall / copied.wall, times))
    return found


def by_size(results: Results) -> list[Bar]:
    found = []
    for size in (MIDDLE, LARGE):
        promise = f"CPU time per clause at {size:,}, start apart, against that at {MAIN:,}"
        if size in results.ours and MAIN in results.ours:
            ratio = results.cpu_per_clause(size) / results.cpu_per_clause(MAIN)
            found.append(Bar(promise, "0.75 to 1.25 ×", times(ratio), 0.75 <= ratio <= 1.25))
        else:
            found.append(Bar(promise, "0.75 to 1.25 ×", "–", None))
    small = results.ours.get(500)
    found.append(at_most("wall clock of a build of 500 clauses", 1.0, small and small.wall, seconds))
    check = results.checks.get(MAIN)
    found.append(at_most(f"CPU time of `clausier check`, {MAIN:,} clauses", 1.5, check and check.cpu, seconds))
    return found


def of_authors(results: Results) -> list[Bar]:
    serving, second = results.serving.get(MAIN), results.second.get(MAIN)
    promise, target = "files that a second build writes needlessly, one clause changed", "0"
    needless = Bar(promise, target, f"{second.needless:,} of {second.written:,}", second.needless == 0) if second else Bar(promise, target, "–", None)
    return [
        at_most("`serve`: from its start to the first page", 2.0, serving and serving.first_page, seconds),
        at_most("`serve`: from an edit to the new page in the browser", 0.1, serving and serving.median_shown, milliseconds),
        needless,
    ]


def of_search(results: Results) -> list[Bar]:
    found = []
    for size, (p50, p95, requests50, requests95) in SEARCH.items():
        promise = f"first search among {size:,}: kB at p50 and p95, requests likewise"
        target = f"≤ {p50} and {p95}, {requests50} and {requests95}"
        if told := results.search.get(size):
            kilobytes, requests = told["bytes"], told["requests"]
            measured = f"{kilobytes['p50'] / 1000:.1f} and {kilobytes['p95'] / 1000:.1f}, {requests['p50']:.0f} and {requests['p95']:.0f}"
            met = kilobytes["p50"] <= 1000 * p50 and kilobytes["p95"] <= 1000 * p95 and requests["p50"] <= requests50 and requests["p95"] <= requests95
            found.append(Bar(promise, target, measured, met))
        else:
            found.append(Bar(promise, target, "–", None))
    return found
