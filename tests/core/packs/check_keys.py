"""Works out every computable key of the demonstration packs a second time, over every draw.

Run: python3 check_keys.py THE_FOLDER_OF_PACKS
"""

import inspect
import re
import sys
import unittest
from fractions import Fraction
from pathlib import Path

import answers
from authored import MARKED
from pack_text import as_list, checks_of, draws, factors, gcd, numbers_in, options_of, text_of, value_of

PACKS = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).parents[3] / "assets" / "packs"
LONGEST_STEM = 240  # characters; with a passage (a blank line in it) the double, and to write about it three times as much


def items(pack):
    for path, check in checks_of(PACKS / pack):
        for item in check["item"]:
            for draw in draws(item):
                yield f"{path.name}, {item['id']}, {draw}", item, draw


def every_item():
    for folder in sorted(p for p in PACKS.iterdir() if p.is_dir()):
        yield from items(folder.name)


def sentences_of(item, draw):
    """Every text that a student may read: stem, options, cards, steps, feedback."""
    texts = [item["stem"], item.get("says", "")]
    texts += [entry.get(key, "") for entry in item.get("wrong", []) + item.get("pairs", []) + item.get("cards", [])
              for key in ("says", "text", "left", "right")]
    texts += [s if isinstance(s, str) else s["text"] for s in item.get("steps", [])] + item.get("extra", [])
    shown = [text_of(t, draw) for t in texts]
    for gap in item.get("gap", []):
        shown += sentences_of({"stem": "", "type": "text", **gap}, draw)
    if item["type"] in ("choice", "choices"):
        shown += [part for text, _, says in options_of(item, draw) for part in (text, says)]
    return shown


class Keys(unittest.TestCase):
    def test_every_typed_number_is_what_brute_force_finds(self):
        for where, item, draw in items("factors-6"):
            answer = answers.NUMBERS.get(item["id"])
            if answer is None:
                continue
            stem = [text_of(item["stem"], draw)][:len(inspect.signature(answer).parameters) - 1]
            self.assertEqual(as_list(value_of(item["key"], draw)), [Fraction(x) for x in answer(draw, *stem)], where)

    def test_exactly_the_right_numbers_are_keys_to_tick(self):
        for where, item, draw in items("factors-6"):
            right = answers.TICKS.get(item["id"])
            for text, is_key, _ in options_of(item, draw) if right else []:
                self.assertEqual(is_key, right(draw, Fraction(text)), f"{where}: {text}")

    def test_each_left_side_has_its_own_partner_and_no_other(self):
        for where, item, draw in items("factors-6"):
            belong = answers.PARTNERS.get(item["id"])
            if belong is None:
                continue
            sides = [(text_of(p["left"], draw), text_of(p["right"], draw)) for p in item["pairs"]]
            rights = [right for _, right in sides] + [text_of(x, draw) for x in item["extra"]]
            for left, partner in sides:
                self.assertEqual([r for r in rights if belong(draw, left, r)], [partner], f"{where}: {left}")

    def test_each_card_lies_in_the_category_that_it_belongs_to(self):
        order = {"sort-by-factor-count": ["prime", "composite", "neither"]}
        for where, item, draw in items("factors-6"):
            place = answers.PLACES.get(item["id"])
            if place is None:
                continue
            names = [c if isinstance(c, str) else c["id"] for c in item["categories"]]
            kinds = order.get(item["id"], [name.split()[0].lower() for name in names])
            for card in item["cards"]:
                number = numbers_in(text_of(card["text"], draw))[0]
                self.assertEqual(kinds[names.index(card["in"])], place(draw, number), f"{where}: {number}")

    def test_each_keyed_sentence_says_the_truth(self):
        for where, item, draw in items("factors-6"):
            if item["id"] in answers.SENTENCES:
                key = text_of(item.get("key", item.get("keys", [""])[0]), draw)
                self.assertTrue(answers.SENTENCES[item["id"]](draw, key), f"{where}: {key}")

    def test_no_item_is_left_without_a_second_opinion(self):
        known = set(answers.READ_BY_PEOPLE).union(answers.NUMBERS, answers.TICKS, answers.PARTNERS, answers.PLACES,
                                                  answers.SENTENCES)
        self.assertEqual({item["id"] for _, item, _ in items("factors-6")}, known)


class Wording(unittest.TestCase):
    def test_no_distractor_coincides_with_a_key_or_another_one(self):
        for where, item, draw in every_item():
            groups = [[text for text, _, _ in options_of(item, draw)] if item["type"] in ("choice", "choices") else [],
                      [text_of(p["left"], draw) for p in item.get("pairs", [])],
                      [text_of(t, draw) for t in [p["right"] for p in item.get("pairs", [])] + item.get("extra", [])],
                      [text_of(c["text"], draw) for c in item.get("cards", [])],
                      [text_of(s, draw) for s in item.get("steps", []) if isinstance(s, str)]]
            groups += [[text for text, _, _ in options_of(gap, draw)] for gap in item.get("gap", [])
                       if gap.get("type") == "choice"]
            for texts in groups:
                self.assertEqual(len({t.casefold() for t in texts}), len(texts), f"{where}: {texts}")

    def test_no_wrong_idea_coincides_with_the_key_or_another_one(self):
        for where, item, draw in every_item():
            if item["type"] not in ("number", "number-list"):
                continue
            order = (lambda xs: xs) if item.get("sequence") else sorted
            said = [order(as_list(value_of(x, draw))) for x in [item["key"]] + [w["when"] for w in item["wrong"]]]
            for i, one in enumerate(said):
                self.assertNotIn(one, said[:i], f"{where}: {one}")
                whole = all(x.denominator == 1 for x in one) or "written_as" in item
                self.assertTrue(one and whole, f"{where}: {one} is not typed by anyone")

    def test_every_claim_about_numbers_in_a_text_is_true(self):
        claims = [
            (r"(\d+) × (\d+) = (\d+)", lambda a, b, c: a * b == c),
            (r"(\d+) ÷ (\d+) = (\d+)", lambda a, b, c: a == b * c),
            (r"(\d+) ÷ (\d+) leaves a remainder", lambda a, b: a % b != 0),
            (r"(\d+) ÷ (\d+) leaves a remainder of (\d+)", lambda a, b, r: a % b == r),
            (r"(\d+) divides (\d+)", lambda a, b: b % a == 0),
            (r"(\d+) does not divide (\d+)", lambda a, b: b % a != 0),
            (r"only factors of (\d+) are 1 and (\d+)", lambda a, b: a == b and len(factors(a)) == 2),
            (r"(?<!says: )The GCF of (\d+) and (\d+) is (\d+)", lambda a, b, g: gcd(a, b) == g),
            (r"(\d+) and (\d+) have only the factor 1 in common", lambda a, b: gcd(a, b) == 1),
        ]
        for where, item, draw in every_item():
            for text in sentences_of(item, draw):
                for pattern, holds in claims:
                    for found in re.finditer(pattern, text):
                        self.assertTrue(holds(*map(int, found.groups())), f"{where}: {text}")

    def test_every_stem_can_be_read_at_one_go(self):
        for where, item, draw in every_item():
            stem = text_of(item["stem"], draw).strip()
            times = 1 if "\n\n" not in stem else 3 if item["type"] == "written" else 2
            self.assertLessEqual(len(stem), LONGEST_STEM * times, where)

    def test_no_sentence_says_failed(self):
        for where, item, draw in every_item():
            for text in sentences_of(item, draw):
                self.assertNotRegex(text.lower(), r"\bfail", where)


class Shape(unittest.TestCase):
    def test_every_slot_has_four_siblings_of_one_type(self):
        for folder in sorted(p for p in PACKS.iterdir() if p.is_dir()):
            for path, check in checks_of(folder):
                kinds = {item["id"]: item["type"] for item in check["item"]}
                used = [sibling for slot in check["slot"] for sibling in slot["siblings"]]
                self.assertEqual(sorted(used), sorted(kinds), path)
                for slot in check["slot"]:
                    self.assertGreaterEqual(len(slot["siblings"]), 4, path)
                    self.assertEqual(len({kinds[s] for s in slot["siblings"]}), 1, f"{path}: {slot}")

    def test_every_item_that_is_scored_has_one_to_three_tests(self):
        for where, item, _ in every_item():
            if item["type"] in MARKED:
                continue
            self.assertIn(len(item.get("test", [])), (1, 2, 3), where)


if __name__ == "__main__":
    unittest.main()
