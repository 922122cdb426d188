"""fractions-5: every answer from what the student reads, by trying numbers out or by exact arithmetic of Python.

KEYS: item → a function of the draw and the stem. PLACES: item → the category of a card. PARTNERS: item → whether two
texts belong together. RISING: items whose steps grow. PLANS: items whose key is a calculation. See check_tables.py.
"""

import re
from fractions import Fraction

from pack_text import MATHS, fractions_in, numbers_in

HALF = Fraction(1, 2)


def in_words(stem):
    """The numbers outside of maths, in their order."""
    return numbers_in(" ".join(MATHS.split(stem)[::2]))


def tried(holds):
    return [x for x in range(1, 1000) if holds(x)]


def missing(_, stem):
    """The number in place of the question mark: both sides become equal."""
    known = fractions_in(stem)[0]
    top, bottom = re.search(r"\\frac\{(\?|\d+)\}\{(\?|\d+)\}", stem.replace(shown(known, stem), "")).groups()
    return tried(lambda x: Fraction(*(x if part == "?" else int(part) for part in (top, bottom))) == known)


def shown(known, stem):
    return next(tex for tex in re.findall(r"\\frac\{\d+\}\{\d+\}", stem) if fractions_in(tex) == [known])


def as_much_bread(_, stem):
    slices, taken, smaller = in_words(stem)
    return tried(lambda x: Fraction(x) / smaller == taken / slices)


def share_of(part, whole):
    return [Fraction(part) / whole]


def beads(_, stem):
    red, blue = in_words(stem)
    return share_of(red, red + blue)


def total(_, stem):
    return [sum(fractions_in(stem))]


def difference(_, stem):
    first, second = fractions_in(stem)
    return [first - second]


def common_tops(_, stem):
    bottom = in_words(stem)[0]
    return [f * bottom for f in fractions_in(stem)]


def steps_of_a_sum(_, stem):
    """The least denominator that fits both, the two numerators, their sum."""
    both = [tuple(map(int, found)) for found in re.findall(r"\\frac\{(\d+)\}\{(\d+)\}", stem)]
    least = next(x for x in range(1, 1000) if all(x % bottom == 0 for _, bottom in both))
    tops = [top * least // bottom for top, bottom in both]
    return [[least], [tops[0]], [tops[1]], [sum(tops)]]


def parts_in_wholes(size):
    """So many parts of a whole of `size` parts each."""
    return lambda _, stem: share_of(in_words(stem)[0], size)


def part_of_amount(_, stem):
    return [fractions_in(stem)[0] * in_words(stem)[0]]


def whole_of(_, stem):
    return [in_words(stem)[0] / fractions_in(stem)[0]]


def about(low, high, words):
    def said(_, stem):
        first, second = fractions_in(stem)
        value = first - second if "} - " in stem else first + second
        return words if low < value < high else "something else"
    return said


def first_is_greater(stem):
    first, second = fractions_in(stem)
    return first > second


def says_first(words):
    return lambda _, stem: words(stem) if first_is_greater(stem) else "the other one"


def first_tex(stem):
    return re.search(r"\\frac\{\d+\}\{\d+\}", stem)[0]


def name_of_first(stem):
    return re.search(r"\. (\w+) has walked", stem)[1]


def cake(_, stem):
    one, p, two, q, _ = re.search(r"large\. (\w+) cuts .*? (\d+) equal pieces, and (\w+) cuts .*? (\d+)\. Each eats (\d+)",
                                  stem).groups()
    return f"{one if int(p) < int(q) else two}, because her pieces are larger"


KEYS = {
    "missing-top": missing, "missing-bottom": missing, "missing-before": missing, "missing-parts": as_much_bread,
    "lowest-plain": total, "lowest-walkers": lambda _, stem: share_of(*in_words(stem)[::-1]),
    "lowest-minutes": lambda _, stem: share_of(in_words(stem)[0], 60), "lowest-beads": beads,
    "mistake-adds": "2 is added. Both should be multiplied by the same number.",
    "mistake-top-only": "The denominator should be multiplied by 3, too.",
    "mistake-bottom-only": "The numerator should be multiplied by 4, too.",
    "mistake-divides-one": "The denominator should be divided by 4, too.",
    "greater-plain": says_first(lambda stem: f"${first_tex(stem)}$, because its parts are larger"),
    "greater-cake": cake,
    "greater-way": says_first(lambda stem: f"{name_of_first(stem)}, because his parts of the way are longer"),
    "greater-jug": says_first(lambda _: "the red one, because its parts are larger"),
    **dict.fromkeys(["common-twelve", "common-ten", "common-fifteen", "common-from-six"], common_tops),
    **dict.fromkeys(["add-plain", "add-drink", "add-walk", "add-wall"], total),
    **dict.fromkeys(["subtract-plain", "subtract-ribbon", "subtract-tank", "subtract-hour"], difference),
    **dict.fromkeys(["steps-four-six", "steps-six-nine", "steps-six-eight", "steps-four-ten"], steps_of_a_sum),
    "about-two-near-ones": about(Fraction(3, 2), 2, "a little less than 2"),
    "about-two-small": about(0, HALF, "less than a half"),
    "about-half-more": about(Fraction(5, 4), Fraction(3, 2), "a little less than 1 and a half"),
    "about-half-less": about(Fraction(1, 4), HALF, "a little less than a half"),
    "mixed-plain": total, "mixed-pizza": parts_in_wholes(8), "mixed-hours": parts_in_wholes(4),
    "mixed-jugs": parts_in_wholes(3),
    **dict.fromkeys(["fraction-plain", "fraction-film", "fraction-cups", "fraction-boards"], total),
    **dict.fromkeys(["sum-plain", "sum-walk", "sum-flour", "sum-rain"], total),
    **dict.fromkeys(["rest-plain", "rest-rope", "rest-juice", "rest-hours"], difference),
    **dict.fromkeys(["of-plain", "of-books", "of-money", "of-garden"], part_of_amount),
    **dict.fromkeys(["whole-class", "whole-way", "whole-book", "whole-tank"], whole_of),
}
LINES = {}


def equal_to_the_stem(stem, card):
    return "equal" if fractions_in(card) == fractions_in(stem) else "not equal"


def beside_a_half(_, card):
    value = fractions_in(card)[0]
    return "exactly a half" if value == HALF else "less than a half" if value < HALF else "more than a half"


PLACES = {
    **dict.fromkeys(["equal-one-less", "equal-twos", "equal-threes", "equal-fours"], equal_to_the_stem),
    **dict.fromkeys(["half-near", "half-mixed", "half-around", "half-large"], beside_a_half),
}


def is_amount(left, right):
    return fractions_in(left)[0] * in_words(left)[0] == numbers_in(right)[0]


PARTNERS = dict.fromkeys(["match-halves", "match-fifths", "match-sixths", "match-eighths"], is_amount)
RISING = {"row-of-one", "row-near-one", "row-of-three", "row-to-the-end"}
PLANS = {"plan-pages", "plan-beads", "plan-eggs", "plan-seats"}


def result_of(plan):
    """"40 ÷ 5 × 2", from left to right."""
    first, *rest = re.findall(r"[÷×−]? ?\d+", plan)
    value = Fraction(int(first))
    for step in rest:
        sign, number = step[0], int(step[2:])
        value = value / number if sign == "÷" else value * number if sign == "×" else value - number
    return value


def wanted_by_plan(stem):
    return fractions_in(stem)[0] * in_words(stem)[0]
