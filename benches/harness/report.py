"""What was measured, as Markdown: all of it in benches/RESULTS.md, the bars in the README."""

from harness.measuring import Run
from harness.results import MAIN, MIDDLE, Bar, Results, bars, milliseconds
from harness.tools import HERE, ROOT

BEGIN, END = "<!-- benches: begin -->", "<!-- benches: end -->"


def write(results: Results) -> None:
    """Writes both."""
    (HERE / "RESULTS.md").write_text(whole(results), encoding="utf-8")
    replace_block(ROOT / "README.md", BEGIN, END, short(results))


def replace_block(path, begin: str, end: str, text: str) -> None:
    """Puts `text` between the comments `begin` and `end` of the file at `path`."""
    before, rest = path.read_text(encoding="utf-8").split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", encoding="utf-8")


def short(results: Results) -> str:
    """The bars, with machine, versions and date."""
    ours = results.ours.get(MAIN)
    lines = [""]
    if ours:
        memory = results.memory_per_clause()
        each = f", {results.cpu_per_clause(MAIN) * 1e3:.2f} ms of CPU" + (f" and {memory / 1000:.1f} kB of memory a clause" if memory else "")
        lines += [f"{MAIN:,} clauses take {ours.wall:.1f} s, {ours.cpu:.1f} s of CPU and {megabytes(ours.memory)}{each}.", ""]
    lines += [*bar_table(bars(results)), ""]
    lines += [f"{results.date}, {results.machine}; {'; '.join(results.versions)}. Written by `benches/run`."]
    return "\n".join(lines)


def whole(results: Results) -> str:
    lines = [
        "# Results",
        "",
        "Written by `benches/run`; [docs/SPEED.md](../docs/SPEED.md) says what is measured and how. Medians of "
        f"{results.rounds} round{'s' * (results.rounds > 1)}, each tool in its turn, into new folders {'in memory' if results.in_memory else 'on the disk'}.",
        "",
        f"- {results.date}, {results.machine}; load average before: {results.busy:.1f}{noisy(results)}",
        *(f"- {version}" for version in results.versions),
        "",
        "## Bars",
        "",
        *bar_table(bars(results)),
        "",
        "## A build, by size",
        "",
        *builds(results),
        *stages(results),
        *groups(results),
        *authors(results),
        *searching(results),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def noisy(results: Results) -> str:
    """A warning where others were at work: wall clock is theirs too."""
    return " (**busy: wall clock, `serve` above all, is longer than it would be**)" if results.busy > 1.5 else ""


def bar_table(found: list[Bar]) -> list[str]:
    rows = [f"| {bar.promise} | {bar.target} | {bar.measured} | {bar.verdict} |" for bar in found]
    return ["| | target | measured | |", "|---|---:|---:|---|", *rows]


# --- Tables ----------------------------------------------------------------------------------------------------------

HEAD = ["| | wall clock | CPU time | of which system | peak memory | files | written |", "|---|---:|---:|---:|---:|---:|---:|"]


def megabytes(count: float) -> str:
    return f"{count / 1e6:,.0f} MB"


def row(label: str, run: Run) -> str:
    made = f" {run.files:,} | {megabytes(run.bytes)} |" if run.files else " | |"
    memory = megabytes(run.memory) if run.memory else ""
    return f"| {label} | {run.wall:.2f} s | {run.cpu:.2f} s | {run.system:.2f} s | {memory} |{made}"


def builds(results: Results) -> list[str]:
    lines = [*HEAD]
    for size, ours in results.ours.items():
        lines.append(row(f"**{size:,} clauses**", ours))
        peers = [("Hugo", results.hugo), ("Zola", results.zola), ("`cp -r` of ours", results.copies), ("`clausier check`", results.checks)]
        lines += [row(name, runs[size]) for name, runs in peers if size in runs]
    lines += ["", f"One clause alone, which is the start of the program and the reference data: {results.start.cpu:.3f} s of CPU. Beyond it, a clause takes "]
    lines[-1] += ", ".join(f"{results.cpu_per_clause(size) * 1e3:.3f} ms of CPU at {size:,}" for size in results.ours) + "."
    if memory := results.memory_per_clause():
        lines[-1] += f" It takes {memory / 1000:.1f} kB of memory, the slope between {MIDDLE:,} and {MAIN:,}."
    for name, peers in [("Hugo", results.hugo), ("Zola", results.zola)]:
        if ratios := [f"{ours.cpu / peers[size].cpu:.3f} and {ours.memory / peers[size].memory:.3f} at {size:,}" for size, ours in results.ours.items() if size in peers]:
            lines += ["", f"Of {name}'s CPU time and memory: {', '.join(ratios)}."]
    lines += [
        "",
        "Hugo (`benches/hugo`) and Zola (`benches/zola`) make a page for each clause, six taxonomies with lists and feeds, a sitemap and a "
        "search index: JSON of titles, summaries and bodies by Hugo, elasticlunr's by Zola. Zola's lists are not cut into pages, and it "
        "has three turns at 20,000. Neither checks the clauses or makes tables; Clausier's figures include its checks, its index, CSV and JSON.",
        "",
    ]
    return lines


def stages(results: Results) -> list[str]:
    sizes = [size for size, run in results.ours.items() if run.stages]
    if not sizes:
        return []
    names = results.ours[sizes[-1]].stages
    return [
        "## Where the time goes",
        "",
        "Wall clock of each stage, as `clausier build --timings` says it.",
        "",
        "| stage | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "|---|" + "---:|" * len(sizes),
        *(f"| {name} | " + " | ".join(milliseconds(results.ours[size].stages.get(name, 0.0)) for size in sizes) + " |" for name in names),
        "",
    ]


def groups(results: Results) -> list[str]:
    size = max((size for size, run in results.ours.items() if run.groups and size <= MAIN), default=None)
    if size is None:
        return []
    rows = [
        f"| {name} | {group.files:,} | {megabytes(group.bytes)} | {1e3 * group.seconds / size:.4f} ms | {group.bytes / size / 1000:.2f} kB |"
        for name, group in results.ours[size].groups.items()
    ]
    return [
        f"## Every output, {size:,} clauses",
        "",
        "Time is that of the threads that make it, reading and checking apart.",
        "",
        "| output | files | written | time per clause | bytes per clause |",
        "|---|---:|---:|---:|---:|",
        *rows,
        "",
    ]


def authors(results: Results) -> list[str]:
    lines = []
    if results.serving:
        lines += ["## `clausier serve`", "", "| | start to first page | edit to the reload event | edit to the new page | each edit |", "|---|---:|---:|---:|---|"]
        for size, serving in results.serving.items():
            each = ", ".join(milliseconds(shown) for shown in serving.shown)
            lines.append(f"| {size:,} clauses | {serving.first_page:.2f} s | {milliseconds(serving.median_told)} | {milliseconds(serving.median_shown)} | {each} |")
        lines.append("")
    if results.second:
        lines += ["## A second build, one clause changed", "", "| | wall clock | of the first | CPU time | files written | of which with the same bytes | written, says the program |", "|---|---:|---:|---:|---:|---:|---:|"]
        for size, second in results.second.items():
            lines.append(f"| {size:,} clauses | {second.wall:.2f} s | {second.wall / second.first_wall:.2f} | {second.cpu:.2f} s | {second.written:,} | {second.needless:,} | {'–' if second.said is None else f'{second.said:,}'} |")
        lines.append("")
    return lines


def searching(results: Results) -> list[str]:
    if not results.search:
        return []
    lines = ["## A first search", "", "Cold, to ten cards, gzip level 6, scripts apart (`benches/search.mjs`): median and 95th percentile.", ""]
    lines += ["| | bytes | requests | CPU time (Node) | files of the index | its root | facets, apart |", "|---|---:|---:|---:|---:|---:|---:|"]
    for size, told in results.search.items():
        kilobytes, requests, cpu = told["bytes"], told["requests"], told.get("cpu_ms", {"p50": 0, "p95": 0})
        lines.append(
            f"| {size:,} clauses | {kilobytes['p50'] / 1000:.1f} / {kilobytes['p95'] / 1000:.1f} kB | {requests['p50']:.0f} / {requests['p95']:.0f} "
            f"| {cpu['p50']:.1f} / {cpu['p95']:.1f} ms | {told.get('files', 0):,} | {told.get('root', 0) / 1000:.1f} kB | {told.get('facets', 0) / 1000:.1f} kB |"
        )
    return [*lines, ""]
