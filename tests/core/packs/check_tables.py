"""Compares the keys of the packs with tables that were written apart from them, over every draw.

Run: python3 check_tables.py THE_FOLDER_OF_PACKS
"""

import sys
import unittest
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import answers_fractions
import answers_german
import answers_heating
import answers_summative
import answers_words
from authored import MARKED, key_of, numbers_given, place_at
from pack_text import checks_of, draws, fractions_in, options_of, text_of, value_of

PACKS = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).parents[3] / "assets" / "packs"
WORDS = {"english-character": answers_words.ENGLISH, "science-changes": answers_words.SCIENCE}
TABLES = {"fractions-5": answers_fractions, "german-a1": answers_german, "factors-6-summative": answers_summative,
          "english-character": SimpleNamespace(KEYS=answers_words.ENGLISH_TYPED, LINES=answers_words.ENGLISH_LINES,
                                               WORDS=answers_words.ENGLISH),
          "science-changes": SimpleNamespace(KEYS={**answers_words.SCIENCE_GAPS, **answers_heating.KEYS},
                                             LINES=answers_words.SCIENCE_LINES, WORDS=answers_words.SCIENCE,
                                             SPOTS=answers_heating.SPOTS)}


def items(pack):
    for path, check in checks_of(PACKS / pack):
        for item in check["item"]:
            for draw in draws(item):
                yield f"{path.name}, {item['id']}, {draw}", item, draw


def words_in(text, some_words):
    """Which of these words the text holds: exactly one of them."""
    found = [words for words in some_words if words in text]
    return found[0] if len(found) == 1 else f"{found} in {text}"


def names_in(table):
    tables = ("KEYS", "LINES", "PLACES", "PARTNERS", "RISING", "PLANS", "WORDS", "SPOTS")
    return {name for each in tables for name in getattr(table, each, ())}


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

    def test_every_key_holds_the_words_of_the_table_and_nothing_else_is_right(self):
        for pack, table in WORDS.items():
            for where, item, draw in items(pack):
                told, key = table.get(item["id"]), key_of(item, draw) if item["type"] not in MARKED else None
                if isinstance(told, str):
                    self.assertIn(told, key, where)
                elif isinstance(told, list):
                    self.assertEqual(sorted(told), sorted(words_in(text, told) for text in key), where)
                elif told and item["type"] == "match":
                    self.assertEqual({words_in(left, told): right for left, right in key.items()}, told, where)
                elif told:
                    cards = [(category, words) for category, all_words in told.items() for words in all_words]
                    found = [(category, words_in(card, told[category])) for card, category in key.items()]
                    self.assertEqual(sorted(found), sorted(cards), where)

    def test_each_card_lies_where_its_number_belongs(self):
        for where, item, draw in items("fractions-5"):
            place = answers_fractions.PLACES.get(item["id"])
            for card, category in key_of(item, draw).items() if place else []:
                self.assertEqual(category, place(text_of(item["stem"], draw), card), f"{where}: {card}")

    def test_each_left_side_has_its_own_partner_and_no_other(self):
        for where, item, draw in items("fractions-5"):
            belong = answers_fractions.PARTNERS.get(item["id"])
            pairs = key_of(item, draw) if belong else {}
            rights = [*pairs.values(), *(text_of(x, draw) for x in item.get("extra", []))]
            for left, partner in pairs.items():
                self.assertEqual([r for r in rights if belong(left, r)], [partner], f"{where}: {left}")

    def test_fractions_in_order_really_grow(self):
        for where, item, draw in items("fractions-5"):
            if item["id"] in answers_fractions.RISING:
                row = [fractions_in(step)[0] for step in key_of(item, draw)]
                self.assertEqual(row, sorted(set(row)), where)

    def test_only_the_key_is_a_plan_that_gives_the_right_number_and_no_two_plans_give_the_same(self):
        for where, item, draw in items("fractions-5"):
            if item["id"] not in answers_fractions.PLANS:
                continue
            wanted = answers_fractions.wanted_by_plan(text_of(item["stem"], draw))
            for text, is_key, _ in options_of(item, draw):
                self.assertEqual(answers_fractions.result_of(text) == wanted, is_key, f"{where}: {text}")
            results = [answers_fractions.result_of(text) for text, _, _ in options_of(item, draw)]
            self.assertEqual(len(set(results)), len(results), f"{where}: two plans are the same calculation")

    def test_every_wrong_number_of_the_fractions_is_wrong(self):
        for where, item, draw in items("fractions-5"):
            if item["id"] in answers_fractions.KEYS and item["type"] == "number":
                right = answers_fractions.KEYS[item["id"]](draw, text_of(item["stem"], draw))
                for entry in item["wrong"]:
                    self.assertNotEqual([Fraction(value_of(entry["when"], draw))], right, where)

    def test_every_spot_that_the_picture_makes_right_lies_in_the_key_and_in_no_other_place(self):
        for where, item, draw in items("science-changes"):
            for x, y in answers_heating.SPOTS[item["id"]](draw) if item["id"] in answers_heating.SPOTS else []:
                self.assertEqual({place_at(item, x, y)}, key_of(item, draw), f"{where}: {x}, {y}")

    def test_the_summative_has_fifty_points(self):
        for _, check in checks_of(PACKS / "factors-6-summative"):
            self.assertEqual(sum(slot["points"] for slot in check["slot"]), 50)

    def test_no_place_of_the_summative_gives_the_answer_of_another_place_away(self):
        multiples = ("rows-", "least-", "meet-")  # the same numbers may come once for factors and once for multiples
        for _, check in checks_of(PACKS / "factors-6-summative"):
            place = {sibling: at for at, slot in enumerate(check["slot"]) for sibling in slot["siblings"]}
            known = {}
            for where, item, draw in items("factors-6-summative"):
                asked = item["id"].startswith(multiples), *(n for n in numbers_given(item, draw) if n != 0)
                self.assertEqual(known.setdefault(asked, place[item["id"]]), place[item["id"]], where)

    def test_a_part_of_a_list_of_the_summative_earns_whole_points(self):
        for where, item, _ in items("factors-6-summative"):
            if item["type"] == "number-list":
                earned = [Fraction(band.get("credit", 1)) * 5 for band in item["bands"]]
                self.assertEqual(earned, [2, 3, 4, 5], where)

    def test_no_item_is_left_without_a_second_opinion(self):
        for pack, table in TABLES.items():
            scored = {item["id"] for _, item, _ in items(pack) if item["type"] not in MARKED}
            self.assertEqual(scored, names_in(table), pack)


if __name__ == "__main__":
    unittest.main()
