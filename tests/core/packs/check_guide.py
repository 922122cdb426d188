"""Follows the author's guide as its reader would: writes each whole file, and asks `checkzone check` after each.

Run: python3 check_guide.py THE_FOLDER_OF_PACKS THE_CHECKZONE_PROGRAM
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

CHECKZONE = sys.argv.pop()
PACKS = Path(sys.argv.pop())
GUIDE = (PACKS / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^ *```toml\n(.*?)^ *```$", GUIDE, re.M | re.S)
# <!-- file: media/pond.svg --> and the picture itself
PICTURES = re.findall(r"^```svg\n<!-- file: (media/[\w.-]+) -->\n(.*?)^```$", GUIDE, re.M | re.S)


def first_line(snippet):
    return snippet.split("\n", 1)[0].strip()


def problems_of(pack):
    run = subprocess.run([CHECKZONE, "check", pack, "--json"], capture_output=True, text=True, check=False)
    return json.loads(run.stdout)["problems"]


class Guide(unittest.TestCase):
    def test_every_snippet_is_a_whole_file_or_says_that_it_is_a_fragment(self):
        for snippet in SNIPPETS:
            self.assertRegex(first_line(snippet), r"^# (file: [\w/-]+\.toml|fragment)$")
            tomllib.loads(snippet)

    def test_the_pack_of_the_guide_is_clean_at_every_step(self):
        with tempfile.TemporaryDirectory() as folder:
            shown = "".join(SNIPPETS)
            for name, text in PICTURES:
                self.assertIn(name, shown)
            for snippet in SNIPPETS:
                for name, text in PICTURES:
                    if name in snippet:  # a picture comes with the check that shows it
                        Path(folder, name).parent.mkdir(exist_ok=True)
                        Path(folder, name).write_text(text, encoding="utf-8")
                if not first_line(snippet).startswith("# file: "):
                    continue
                path = Path(folder, first_line(snippet).removeprefix("# file: "))
                path.parent.mkdir(exist_ok=True)
                path.write_text(snippet, encoding="utf-8")
                if path.parent.name == "checks":
                    self.assertEqual(problems_of(folder), [], path.name)


class PointsForParts(unittest.TestCase):
    def test_each_response_of_the_table_is_paid_as_the_guide_says(self):
        table = re.search(r"^\| item \| response \| pays \|\n\|[-|]+\n((?:\|.*\n)+)", GUIDE, re.M)[1]
        rows = [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in table.splitlines()]
        self.assertEqual({row[0] for row in rows}, {"products", "states", "mammals", "twelve"})
        with tempfile.TemporaryDirectory() as folder:
            for snippet in SNIPPETS:
                name = first_line(snippet).removeprefix("# file: ")
                if name not in ("pack.toml", "units/parts.toml", "checks/parts.toml"):
                    continue
                Path(folder, name).parent.mkdir(exist_ok=True)
                Path(folder, name).write_text(snippet, encoding="utf-8")
            for item, response, pays in rows:
                run = subprocess.run([CHECKZONE, "try", folder, item, response, "--json"], capture_output=True, text=True,
                                     check=False)
                self.assertEqual(json.loads(run.stdout)["points"], pays, (item, response, run.stderr))


class Editor(unittest.TestCase):
    def test_the_editor_of_the_guide_finds_file_line_and_column_of_a_message(self):
        (task,) = json.loads(re.search(r"^```json\n(.*?)^```$", GUIDE, re.M | re.S)[1])["tasks"]
        pattern = task["problemMatcher"]["pattern"]
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "pack.toml").write_text('format = 1\nid = "p"\ntitle = "P"\nversion = "1"\n  tittle = "Q"\n')
            said = subprocess.run([CHECKZONE, "check", folder], capture_output=True, text=True, check=False).stderr
        found = [re.match(pattern["regexp"], line) for line in said.splitlines()]
        (message,) = [one for one in found if one and "tittle" in one[pattern["message"]]]
        self.assertEqual([message[pattern[part]] for part in ("file", "line", "column", "severity")],
                         ["pack.toml", "5", "3", "error"], said)


class DemonstrationPacks(unittest.TestCase):
    def test_no_demonstration_pack_has_a_problem(self):
        for pack in sorted(p for p in PACKS.iterdir() if p.is_dir()):
            self.assertEqual(problems_of(pack), [], pack.name)


if __name__ == "__main__":
    unittest.main()
