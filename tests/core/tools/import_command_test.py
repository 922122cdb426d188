"""`checkzone import` as whoever brings a question bank runs it.

Run: python3 import_command_test.py THE_CHECKZONE_PROGRAM
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECKZONE = sys.argv.pop()


def imported(folder, gift, *more):
    bank = folder / "bank.gift"
    bank.write_text(gift, encoding="utf-8")
    run = subprocess.run([CHECKZONE, "import", "gift", bank, "--into", folder / "pack", "--json", *more],
                         capture_output=True, text=True, check=False)
    return run.returncode, json.loads(run.stdout)


class Import(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.folder = Path(self.place.name)

    def test_a_letter_that_no_font_can_draw_is_named_with_its_place(self):
        status, report = imported(self.folder, "::hats::Which sign is a hat? { =hat ~\U0010fffd }\n")
        self.assertEqual(status, 0)
        self.assertEqual(report["in"], 1)
        self.assertEqual(len(report["notes"]), 1)
        note = report["notes"][0]
        self.assertRegex(note["message"], r"^U\+10FFFD has no glyph in the fonts of this machine\.")
        lines = (self.folder / "pack" / note["source"]).read_text(encoding="utf-8").split("\n")
        self.assertIn("\U0010fffd", lines[note["line"] - 1])

    def test_plain_letters_need_no_note(self):
        status, report = imported(self.folder, "::sum::2 + 2? { =4 ~5 }\n")
        self.assertEqual((status, report["in"], report["notes"]), (0, 1, []))

    def test_a_dry_run_writes_nothing(self):
        status, report = imported(self.folder, "::sum::2 + 2? { =4 ~5 }\n", "--dry-run")
        self.assertEqual((status, report["in"]), (0, 1))
        self.assertFalse((self.folder / "pack").exists())

    def test_a_file_that_is_named_twice_is_not_brought_in_twice(self):
        bank = self.folder / "bank.gift"
        bank.write_text("::sum::2 + 2? { =4 ~5 }\n", encoding="utf-8")
        again = self.folder / "." / ".." / self.folder.name / "bank.gift"
        run = subprocess.run([CHECKZONE, "import", "gift", bank, again, "--into", self.folder / "pack"],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("bank.gift is named twice", run.stderr)
        self.assertFalse((self.folder / "pack").exists())


if __name__ == "__main__":
    unittest.main()
