"""What each item of factors-6 asks, answered by trying numbers out and never by reading the key.

NUMBERS: item → the numbers that a right answer consists of. TICKS: item → whether a number is to be ticked.
PARTNERS: item → whether two texts of a match belong together. PLACES: item → where a card belongs.
SENTENCES: item → what must be true for the keyed sentence to be right. `d` is the draw.
"""

from fractions import Fraction

from pack_text import factors, gcd, is_prime, numbers_in


def all_factors(d):
    return [x for x in range(1, int(d["n"]) + 1) if d["n"] % x == 0]


def common_factors(d):
    return [x for x in range(1, int(d["a"]) + 1) if d["a"] % x == 0 and d["b"] % x == 0]


def greatest_common(d):
    return [max(common_factors(d))]


def least_common(d):
    return [next(x for x in range(1, int(d["a"] * d["b"]) + 1) if x % d["a"] == 0 and x % d["b"] == 0)]


def five_steps(d):
    row = [d["n"]]
    while len(row) < 5:
        row.append(row[-1] + d["n"])
    return row


def primes_of_ten(d):
    return [x for x in range(int(d["a"]), int(d["a"]) + 11) if is_prime(x)]


def primes_that_multiply_to_n(d):
    rest, found = int(d["n"]), []
    while rest > 1:
        found.append(min(p for p in range(2, rest + 1) if rest % p == 0))
        rest //= found[-1]
    return found


def missing_in(shown_factors, n):
    return [x for x in range(1, int(n) + 1) if n % x == 0 and x not in shown_factors]


def shares_both(d):
    return sum(x // greatest_common(d)[0] for x in (d["a"], d["b"]))


def laps_of_both(d):
    return sum(least_common(d)[0] // x for x in (d["a"], d["b"]))


NUMBERS = {
    **dict.fromkeys(["list-factors", "chairs-in-rows", "tile-sides", "rolls-in-bags"], all_factors),
    "missing-factor": lambda d, stem: missing_in(numbers_in(stem)[1:], d["n"]),
    "next-factor": lambda d, stem: [min(x for x in all_factors(d) if x > numbers_in(stem)[-1])],
    "largest-smaller-factor": lambda d: [all_factors(d)[-2]],
    "missing-rectangle": lambda d, stem: [x for x in missing_in(numbers_in(stem)[1:], d["n"]) if x * x < d["n"]],
    **dict.fromkeys(["primes-in-a-ten", "prime-lockers"], primes_of_ten),
    "primes-below": lambda d: [x for x in range(1, int(d["n"])) if is_prime(x)],
    "prime-cards": lambda d, stem: [x for x in numbers_in(stem) if is_prime(x)],
    **dict.fromkeys(["product-of-primes", "factor-tree", "broken-down", "multiply-to"], primes_that_multiply_to_n),
    "from-primes": lambda d: [2 * 2 * d["p"] * d["q"]],
    "missing-prime": lambda d: [x for x in range(1, 100) if 2 * 2 * 3 * x == d["n"]],
    "from-power": lambda d: [2 * 2 * 2 * d["p"]],
    "square-part": lambda d: [2 * 3 * 3 * d["p"]],
    **dict.fromkeys(["common-list", "common-divisors", "common-groups", "common-ribbons"], common_factors),
    **dict.fromkeys(["gcf-plain", "gcf-largest-divisor", "gcf-fraction", "gcf-cards", "team-story", "ribbon-story",
                     "bouquet-story", "floor-story"], greatest_common),
    **dict.fromkeys(["first-five", "bus-minutes", "count-in-steps", "stamp-prices"], five_steps),
    **dict.fromkeys(["lcm-plain", "lcm-smallest", "lcm-rows", "lcm-fractions", "bus-story", "runner-story",
                     "watering-story", "tower-story"], least_common),
    **dict.fromkeys(["bags-then-each", "pieces-in-all"], lambda d: [shares_both(d)]),
    **dict.fromkeys(["packs-of-buns", "laps-until-then"], lambda d: [laps_of_both(d)]),
}

TICKS = {
    **dict.fromkeys(["tick-factors", "tick-divisors", "tick-row-lengths", "tick-factor-cards"],
                    lambda d, x: d["n"] % x == 0),
    **dict.fromkeys(["tick-common-multiples", "tick-in-both-rows", "tick-divided-by-both", "tick-both-drums"],
                    lambda d, x: x % d["a"] == 0 and x % d["b"] == 0),
    "gcf-cannot-be": lambda d, x: d["n"] % x != 0,
}


def makes_n(d, left, right):
    """The last number on the left that is not n itself, times the number on the right."""
    width = [x for x in numbers_in(left) if x != d["n"]][-1]
    return width * numbers_in(right)[0] == d["n"]


def is_gcf(d, left, right):
    return gcd(*numbers_in(left)) == numbers_in(right)[0]


PARTNERS = {
    **dict.fromkeys(["match-partners", "match-rectangles", "match-boxes", "match-products"], makes_n),
    **dict.fromkeys(["match-gcf-a", "match-gcf-b", "match-gcf-c", "match-gcf-d"], is_gcf),
}


def kind_of_number(d, x):
    return {1: "neither", 2: "prime"}.get(len(factors(x)), "composite")


def kind_to_n(d, x):
    return "factor" if d["n"] % x == 0 else "multiple" if x % d["n"] == 0 else "neither"


PLACES = {
    **dict.fromkeys(["sort-numbers", "sort-by-factor-count", "sort-house-numbers", "sort-tile-numbers"],
                    kind_of_number),
    **dict.fromkeys(["sort-around-n", "sort-cards", "sort-before-dividing", "sort-for-a-poster"], kind_to_n),
}

SENTENCES = {
    "is-7-a-factor": lambda d, key: key.startswith("Yes") == (7 in all_factors(d)),
    "is-6-a-factor": lambda d, key: key.startswith("Yes") == (6 in all_factors(d)),
    "is-9-a-factor": lambda d, key: key.startswith("Yes") == (9 in all_factors(d)),
    "factor-sentence": lambda d, key: key.startswith("8 is a factor") == (8 in all_factors(d)),
    "why-composite": lambda d, key: 3 in all_factors(d) and d["n"] > 50,
    "why-prime": lambda d, key: is_prime(d["p"]),
    "gcf-is-one": lambda d, key: greatest_common(d) == [1] and not is_prime(d["a"]) and not is_prime(d["b"]),
    "gcf-inside": lambda d, key: greatest_common(d) == numbers_in(key)[:1],
    "gcf-too-big": lambda d, key: least_common(d) == numbers_in(key)[:1] and greatest_common(d) == [d["g"]],
    "steps-for-a-fraction": lambda d, key: greatest_common(d) == [d["g"]] and Fraction(d["a"], d["b"]) == Fraction(3, 4),
    **dict.fromkeys(["word-product", "word-counting"], lambda d, key: key == "multiple"),
    **dict.fromkeys(["word-divides", "word-sharing"], lambda d, key: key == "factor"),
}

# Words, not numbers: a teacher read these.
READ_BY_PEOPLE = {
    "why-not-one", "why-two", "steps-by-lists", "steps-by-primes", "steps-by-dividing",
    "sort-stories-a", "sort-stories-b", "sort-stories-c", "sort-stories-d",
    "plan-gift-bags", "plan-lights", "plan-tiles", "plan-laps",
}
