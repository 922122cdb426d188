"""Compares the keys of the packs with tables that were written apart from them, over every draw.

Run: python3 check_tables.py THE_FOLDER_OF_PACKS
"""

import sys
import unittest
from pathlib import Path

import answers_german
from authored import MARKED, key_of
from pack_text import checks_of, draws, text_of

PACKS = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).parents[3] / "assets" / "packs"
TABLES = {"german-a1": answers_german}


def items(pack):
    for path, check in checks_of(PACKS / pack):
        for item in check["item"]:
            for draw in draws(item):
                yield f"{path.name}, {item['id']}, {draw}", item, draw


class Tables(unittest.TestCase):
    def test_every_key_is_what_the_table_says(self):
        for pack, table in TABLES.items():
            for where, item, draw in items(pack):
                if item["id"] not in table.KEYS:
                    continue
                right = table.KEYS[item["id"]]
                expected = right(draw, text_of(item["stem"], draw)) if callable(right) else right
                key = key_of(item, draw)
                if item["type"] == "gaps":
                    expected = [{e} if isinstance(k, set) and isinstance(e, str) else e for e, k in zip(expected, key)]
                self.assertEqual(key, expected, where)

    def test_steps_stand_in_the_order_of_the_table(self):
        for pack, table in TABLES.items():
            for where, item, draw in items(pack):
                lines = table.LINES.get(item["id"])
                for step, words in zip(key_of(item, draw), lines, strict=True) if lines else []:
                    self.assertIn(words, step, where)

    def test_no_item_is_left_without_a_second_opinion(self):
        for pack, table in TABLES.items():
            scored = {item["id"] for _, item, _ in items(pack) if item["type"] not in MARKED}
            self.assertEqual(scored, {*table.KEYS, *table.LINES}, pack)


if __name__ == "__main__":
    unittest.main()
