"""`clausier serve`: from its start to the first page, and from an edit to the new page."""

import http.client
import json
import queue
import re
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from harness.editing import edit, some_clause

PATIENCE = 120.0


@dataclass
class Serving:
    """What a reader waits for, in seconds."""

    first_page: float
    told: list[float]  # from the edit until the browser is told, once for each edit
    shown: list[float]  # from the edit until it has the new page

    @property
    def median_told(self) -> float:
        return statistics.median(self.told)

    @property
    def median_shown(self) -> float:
        return statistics.median(self.shown)


def serve(program: Path, library: Path, edits: int) -> Serving:
    """Serves `library`, which it edits, on a free port."""
    clause = some_clause(library)
    page = f"/clauses/{clause.stem}/"
    started = time.monotonic()
    command = [program, "serve", "-C", library, "--port", "0"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        port = listening(process)
        get(port, "/")
        first_page = time.monotonic() - started
        get(port, page)
        told, shown = [], []
        for number in range(edits):
            time.sleep(0.5)  # whatever the edit before set off has ended
            answers = follow(port)
            word = edit(clause, number)
            edited = time.monotonic()
            told.append(answers.get(timeout=PATIENCE) - edited)
            while word not in get(port, page):
                if time.monotonic() - edited > PATIENCE:
                    raise TimeoutError(f"{page} never showed its change")
                time.sleep(0.002)
            shown.append(time.monotonic() - edited)
    finally:
        process.kill()
        process.wait()
    return Serving(first_page, told, shown)


def listening(process: subprocess.Popen) -> int:
    """The port that the program says it listens on."""
    said = []
    for line in process.stdout:
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
            # Read on, or the program would wait for us once the pipe is full.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return int(found[1])
    raise RuntimeError("clausier serve ended:\n" + "".join(said))


def get(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}\n{text[:1000]}")
    return text


def follow(port: int) -> queue.Queue:
    """Asks as the script of a page does, which is told once there is another; when that is comes out of the queue."""
    now = json.loads(get(port, "/_clausier/state?seen="))
    answers: queue.Queue = queue.Queue()

    def wait() -> None:
        told = now
        while told["page"] == now["page"]:
            told = json.loads(get(port, f"/_clausier/state?seen={told['state']}"))
        answers.put(time.monotonic())

    threading.Thread(target=wait, daemon=True).start()
    time.sleep(0.05)  # the request is there before the edit
    return answers
