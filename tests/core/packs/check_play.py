"""Takes every check of the packs as a student would: once all right, and once with every wrong answer that is known.

Run: python3 check_play.py THE_FOLDER_OF_PACKS THE_CHECKZONE_PROGRAM
"""

import json
import subprocess
import sys
import tempfile
import unittest
from itertools import zip_longest
from pathlib import Path

from authored import MARKED, form_of, mistakes_of, right_answer
from pack_text import checks_of, draws

CHECKZONE = sys.argv.pop()
PACKS = Path(sys.argv.pop())


def every_check():
    for folder in sorted(p for p in PACKS.iterdir() if p.is_dir()):
        for _, check in checks_of(folder):
            yield folder, check


def slots_of(check):
    return [slot.get("id", f"s{i}") for i, slot in enumerate(check["slot"], 1)]


def rounds(check):
    """For the n-th draw of every item: lists of siblings, one for each slot, until all had their turn."""
    some_draws = {item["id"]: list(draws(item)) for item in check["item"]}
    most = max(len(slot["siblings"]) for slot in check["slot"])
    for turn in range(most):
        siblings = [slot["siblings"][turn % len(slot["siblings"])] for slot in check["slot"]]
        yield siblings, {sibling: some_draws[sibling][-1] for sibling in siblings}


def scored(folder, check, form, responses, marks=None):
    """What `checkzone score` says."""
    with tempfile.TemporaryDirectory() as place:
        words = [CHECKZONE, "score", folder, check["id"], "--json"]
        for name, text in (("form", form), ("responses", json.dumps(responses)), ("marks", marks and json.dumps(marks))):
            if text:
                path = Path(place, name + ".json")
                path.write_text(text, encoding="utf-8")
                words += ["--" + name, path]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{check['id']}: {done.stderr}")
    return json.loads(done.stdout)


def level_of(check, item, below):
    """Every criterion `below` levels under the line of mastery."""
    rubric = next(r for r in check["rubric"] if r["id"] == item["rubric"])
    line = rubric["levels"].index(rubric.get("mastered", rubric["levels"][-1]))
    return {criterion["id"]: rubric["levels"][line - below] for criterion in rubric["criterion"]}


def all_right(folder, check, siblings, chosen, below=0):
    """The form with right answers, and with marks on the line of mastery or below it."""
    by_id = {item["id"]: item for item in check["item"]}
    here = list(zip(slots_of(check), siblings))
    responses = {slot: right_answer(by_id[s], chosen[s]) for slot, s in here}
    marks = {slot: level_of(check, by_id[s], below) for slot, s in here if by_id[s]["type"] in MARKED}
    return scored(folder, check, form_of(check, siblings, chosen), responses, marks)


class Play(unittest.TestCase):
    def test_right_answers_earn_every_point_and_the_check_is_mastered(self):
        for folder, check in every_check():
            for siblings, chosen in rounds(check):
                told = all_right(folder, check, siblings, chosen)
                self.assertEqual((told["points"], told["mastered"]), (told["of"], True),
                                 f"{check['id']}: {siblings} {told}")

    def test_marks_below_the_line_are_not_mastered(self):
        for folder, check in every_check():
            if check.get("rubric"):
                told = all_right(folder, check, *next(rounds(check)), below=1)
                self.assertFalse(told["mastered"], f"{check['id']}: {told}")

    def test_the_line_of_the_theme_is_where_its_comment_says(self):
        folder = PACKS / "english-character"
        check = next(check for _, check in checks_of(folder) if check["id"] == "theme")
        siblings = ["theme-kite", "shows-bread", "sort-sea"]
        right = {"s1": ["c1"], "s2": ["c1", "c2"],
                 "s3": {"l1": "topic", "l2": "topic", "l3": "plot", "l4": "plot", "l5": "theme", "l6": "theme"}}
        two_slips, three_slips = {"l1": "plot", "l3": "topic"}, {"l1": "plot", "l3": "topic", "l5": "plot"}
        for changed, mastered in (({}, True), ({"s1": ["c2"]}, False), ({"s2": ["c1"]}, False),
                                  ({"s3": {**right["s3"], **two_slips}}, True),
                                  ({"s3": {**right["s3"], **three_slips}}, False)):
            told = scored(folder, check, form_of(check, siblings, dict.fromkeys(siblings, {})), {**right, **changed})
            self.assertEqual(told["mastered"], mastered, f"{changed}: {told}")

    def test_every_wrong_answer_that_is_known_is_told_what_helps(self):
        for folder, check in every_check():
            by_id = {item["id"]: item for item in check["item"]}
            slots = slots_of(check)
            for siblings, chosen in rounds(check):
                known = [[] if by_id[s]["type"] in MARKED else list(mistakes_of(by_id[s], chosen[s])) for s in siblings]
                for together in zip_longest(*known):
                    responses = {slot: one[0] for slot, one in zip(slots, together) if one}
                    if not responses:
                        continue
                    told = scored(folder, check, form_of(check, siblings, chosen), responses)
                    by_slot = {entry["slot"]: entry for entry in told["items"]}
                    for slot, sibling, one in zip(slots, siblings, together):
                        if not one:
                            continue
                        where = f"{folder.name}, {sibling}, {one[0]}: {by_slot[slot]}"
                        self.assertIn(by_slot[slot]["verdict"], ("not-right", "partly"), where)
                        if one[1]:
                            self.assertIn(one[1], by_slot[slot]["says"], where)


if __name__ == "__main__":
    unittest.main()
