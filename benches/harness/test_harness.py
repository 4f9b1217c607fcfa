"""What the harness reads and judges.  `cd benches && python3 -m unittest harness.test_harness`"""

import os
import tempfile
import unittest
from pathlib import Path

from harness.editing import changed, compare, edit
from harness.measuring import Group, Run, median, timings
from harness.report import replace_block, whole
from harness.results import MAIN, Results, bars


class Reading(unittest.TestCase):
    def test_timings(self):
        said = "timing: read 1.5 ms\ngroup: clause pages 10 files 1.5 MB 12 ms\n7 files in `x`\ntiming: memory 100 kB\n"
        stages, groups, peak = timings(said)
        self.assertEqual(stages, {"read": 0.0015})
        self.assertEqual(groups, {"clause pages": Group(10, 1_500_000, 0.012)})
        self.assertEqual(peak, 102_400)

    def test_what_peers_have_no_like_of_is_told_apart(self):
        groups = {"pages": Group(1, 1, 1.0), "documents": Group(1, 1, 2.5), "dossier": Group(1, 1, 0.5)}
        self.assertEqual(Run(1.0, 9.0, 0.1, 100, groups=groups).cpu_beside, 6.0)

    def test_the_line_that_ends_a_build(self):
        self.assertEqual(changed("timing: read 1 ms\n58605 fichiers dans `/x/y12` : 27 nouveaux ou changés, 0 retirés\n"), 27)
        self.assertEqual(changed("58,605 files in `/x/y12`: 1,027 new or changed, 3 removed\ntiming: write 2 ms\n"), 1027)
        self.assertIsNone(changed("nothing was published"))

    def test_what_a_second_build_wrote(self):
        with tempfile.TemporaryDirectory() as room:
            before, after = Path(room, "before"), Path(room, "after")
            for folder in (before, after):
                folder.mkdir()
            (before / "kept").write_text("a")
            os.link(before / "kept", after / "kept")
            for name, old, new in [("changed", "a", "b"), ("again", "a", "a")]:
                (before / name).write_text(old)
                (after / name).write_text(new)
            (after / "new").write_text("a")
            self.assertEqual(compare(before, after), (3, 1))

    def test_an_edit_replaces_the_one_before(self):
        with tempfile.TemporaryDirectory() as room:
            clause = Path(room, "clause.md")
            clause.write_text("---\n---\n\nTexte.\n")
            for number in (1, 2):
                edit(clause, number)
            self.assertEqual(clause.read_text(), "---\n---\n\nTexte.\n\nRelu avec le repère2.\n")


class Judging(unittest.TestCase):
    def results(self, cpu: float) -> Results:
        ours = {size: Run(1.0, cpu * size / MAIN, 0.1, 100 * size) for size in (500, 5_000, MAIN)}
        return Results("day", "machine", 0.1, True, 5, ["clausier 1"], Run(0, 0, 0, 0), ours, {MAIN: Run(20.0, 40.0, 1.0, 10**9)})

    def test_a_bar_is_met_or_not(self):
        verdicts = {cpu: [bar.met for bar in bars(self.results(cpu)) if "Hugo's pages" in bar.promise] for cpu in (3.9, 4.1)}
        self.assertEqual(verdicts, {3.9: [True], 4.1: [False]})

    def test_what_was_not_measured_is_said(self):
        self.assertIn("| not measured |", whole(self.results(4.0)))

    def test_results_are_read_again(self):
        results = self.results(4.0)
        self.assertEqual(Results.from_json(results.to_json()), results)

    def test_medians(self):
        runs = [Run(wall, 1.0, 0.1, 1, groups={"pages": Group(1, 2, wall)}) for wall in (3.0, 1.0, 2.0)]
        self.assertEqual((median(runs).wall, median(runs).groups["pages"].seconds), (2.0, 2.0))

    def test_only_the_block_is_replaced(self):
        with tempfile.TemporaryDirectory() as room:
            page = Path(room, "page.md")
            page.write_text("a\n<!-- b -->\nold\n<!-- e -->\nz\n")
            replace_block(page, "<!-- b -->", "<!-- e -->", "new")
            self.assertEqual(page.read_text(), "a\n<!-- b -->\nnew\n<!-- e -->\nz\n")


if __name__ == "__main__":
    unittest.main()
