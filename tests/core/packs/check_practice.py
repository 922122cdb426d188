"""A practice form gives no numbers away: whoever practises meets numbers that no real form asks about, in any story.

Run: python3 check_practice.py THE_FOLDER_OF_PACKS
"""

import sys
import unittest
from pathlib import Path

from authored import numbers_given
from pack_text import checks_of, draws

PACKS = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).parents[3] / "assets" / "packs"


def with_practice():
    """(name, check) of every check that offers practice forms."""
    for folder in sorted(p for p in PACKS.iterdir() if p.is_dir()):
        for path, check in checks_of(folder):
            if check.get("practice") or any(slot.get("practice") for slot in check["slot"]):
                yield f"{folder.name}, {path.name}", check


def asked_by(item):
    """(numbers, what asks about them) of every draw."""
    for draw in draws(item):
        told = ", ".join(f"{name} = {value}" for name, value in draw.items())
        yield numbers_given(item, draw), f"{item['id']} with {told}" if told else item["id"]


class Practice(unittest.TestCase):
    def test_there_is_something_to_look_at(self):
        self.assertTrue(list(with_practice()))

    def test_no_two_draws_of_a_check_that_keeps_some_back_ask_about_the_same_numbers(self):
        # The program chooses the quarter that is kept back. When all draws differ in their numbers, any quarter does.
        for where, check in with_practice():
            if not check.get("practice"):
                continue
            known = {}
            for item in check["item"]:
                for numbers, asking in asked_by(item):
                    self.assertTrue(numbers, f"{where}: {asking} has no numbers by which practice could differ")
                    self.assertNotIn(numbers, known, f"{where}: {asking} asks what {known.get(numbers)} asks")
                    known[numbers] = asking

    def test_no_item_for_practice_asks_about_the_numbers_of_an_item_on_real_forms(self):
        for where, check in with_practice():
            by_id = {item["id"]: item for item in check["item"]}
            real = {numbers: asking for slot in check["slot"] for sibling in slot["siblings"]
                    for numbers, asking in asked_by(by_id[sibling])}
            for practised in (name for slot in check["slot"] for name in slot.get("practice", [])):
                for numbers, asking in asked_by(by_id[practised]):
                    self.assertNotIn(numbers, real, f"{where}: {asking} asks what {real.get(numbers)} asks")


if __name__ == "__main__":
    unittest.main()
