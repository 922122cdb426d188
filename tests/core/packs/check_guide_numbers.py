"""What the author's guide says about typed numbers, row by row, asked of `checkzone try`.

Run: python3 check_guide_numbers.py THE_FOLDER_OF_PACKS THE_CHECKZONE_PROGRAM
"""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECKZONE = sys.argv.pop()
PACKS = Path(sys.argv.pop())
GUIDE = (PACKS / "README.md").read_text(encoding="utf-8")
STYLES = ["point", "comma", "space-point", "space-comma", "swiss", "indian"]
UNITS = {"none": "plain", "m": "meters", "%": "per-cent", "€": "euros", "Fr.": "francs"}

CHECK = """id = "numbers"
title = "Numbers"
[[skill]]
id = "read"
can = "I can type a number."
revise = "Type it again."
[[slot]]
skill = "read"
siblings = ["plain", "meters", "per-cent", "euros", "francs"]
"""
ITEM = """[[item]]
id = "{id}"
type = "number"
stem = "?"
key = 1
{unit}
"""


def rows_under(heading):
    """The cells of every row of the table whose header starts with `heading`."""
    table = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", GUIDE, re.M)
    return [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in table[1].splitlines()]


def write_pack(folder):
    Path(folder, "checks").mkdir()
    Path(folder, "units").mkdir()
    Path(folder, "pack.toml").write_text(
        'format = 1\nid = "p"\ntitle = "P"\nversion = "1"\nlanguage = "en"\n', encoding="utf-8")
    Path(folder, "units", "u.toml").write_text(
        'id = "u"\ntitle = "U"\n[[lesson]]\ntitle = "L"\ncheck = "numbers"\n', encoding="utf-8")
    items = [ITEM.format(id=item, unit="" if unit == "none" else f'unit = "{unit}"') for unit, item in UNITS.items()]
    Path(folder, "checks", "numbers.toml").write_text(CHECK + "".join(items), encoding="utf-8")


class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        write_pack(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def read(self, typed, unit, style):
        run = subprocess.run([CHECKZONE, "try", self.folder.name, UNITS[unit], "--style", style, "--json", "--", typed],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        result = json.loads(run.stdout)
        return "can't be read" if result["verdict"] == "unreadable" else result["read_as"]

    def test_every_style_reads_the_large_number_that_the_guide_shows_for_it(self):
        rows = rows_under("`numbers`")
        self.assertEqual([name.strip('`"') for name, *_ in rows], STYLES)
        for name, number, _, mark in rows:
            style = name.strip('`"')
            wanted = "1234567.5" if mark == "point" else "1234567,5"
            self.assertEqual(self.read(number.strip("`"), "none", style), wanted, style)

    def test_every_row_of_what_is_read_how_is_so(self):
        rows = rows_under("a student types")
        self.assertGreaterEqual(len(rows), 40)
        for typed, unit, styles, read_as in rows:
            for style in STYLES if styles == "any" else styles.split(", "):
                with self.subTest(typed=typed, unit=unit, style=style):
                    self.assertEqual(self.read(typed.strip("`"), unit, style), read_as)


if __name__ == "__main__":
    unittest.main()
