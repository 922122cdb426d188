"""Reads a demonstration pack and puts the numbers into its texts, independently of core/pack.

Only what the demonstration packs use is here. Numbers are fractions.Fraction, so nothing is rounded.
"""

import itertools
import re
import tomllib
from fractions import Fraction
from pathlib import Path


def factors(n):
    """By trying every number, on purpose: this is the second opinion."""
    return [Fraction(d) for d in range(1, int(n) + 1) if n % d == 0]


def is_prime(n):
    return len(factors(n)) == 2


def primes(first, last):
    return [Fraction(n) for n in range(max(2, int(first)), int(last) + 1) if is_prime(n)]


def prime_factors(n):
    found = []
    for p in primes(2, n):
        while n % p == 0:
            found.append(p)
            n /= p
    return found


def gcd(a, b):
    return max(d for d in factors(a) if b % d == 0)


def lcm(a, b):
    return next(m for m in itertools.count(int(max(a, b))) if m % a == 0 and m % b == 0)


def mixed(x):
    wholes, rest = divmod(abs(x), 1)
    sign = "-" if x < 0 else ""
    return str(x) if not wholes or not rest else f"{sign}{wholes} {rest}"


FUNCTIONS = {
    "factors": factors, "is_prime": is_prime, "primes": primes, "prime_factors": prime_factors,
    "gcd": gcd, "lcm": lcm, "mod": lambda a, b: a % b, "div": lambda a, b: Fraction(a // b),
    "abs": abs, "min": min, "max": max, "num": lambda x: Fraction(x.numerator), "den": lambda x: Fraction(x.denominator),
    "mixed": mixed, "is_whole": lambda x: x.denominator == 1,
    "count": lambda xs: Fraction(len(xs)), "sum": sum, "sorted": sorted, "contains": lambda xs, x: x in xs,
    "multiples": lambda n, count: [n * i for i in range(1, int(count) + 1)],
    "list": lambda *xs: list(xs), "at": lambda xs, place: xs[int(place) - 1],
    "without": lambda xs, *gone: [x for x in xs if x not in gone],
    "common": lambda xs, ys: [x for x in dict.fromkeys(xs) if x in ys],
    "join": lambda xs, between: between.join(map(shown, xs)),
    "plural": lambda n, one, many: one if n == 1 else many, "choose": lambda c, a, b: a if c else b,
}

MATHS = re.compile(r"(?<!\\)\$(?=\S)(.+?)(?<=\S)\$(?!\d)")
VALUE_IN_MATHS = re.compile(r"\\var\{([^{}]*)\}")
VALUE = re.compile(r"\{([^{}]*)\}")


def evaluate(expression, draw):
    """An expression of the pack language as one of Python: exact numbers, = for equal, if() as a function."""
    python = re.sub(r"\bif\(", "choose(", expression)
    python = re.sub(r"(?<![!<>=])=(?!=)", "==", python).replace("^", "**")
    python = re.sub(r"\b(\d+)\b", r"Fraction(\1)", python)
    return eval(python, {"__builtins__": {}, "Fraction": Fraction, **FUNCTIONS}, dict(draw))


def shown(value):
    return ", ".join(map(shown, value)) if isinstance(value, list) else str(value)


def value_of(text, draw):
    """The value when the whole text is one {expression}, else the text with its numbers put in."""
    if not isinstance(text, str):
        return Fraction(text)
    whole = VALUE.fullmatch(text)
    if whole:
        return evaluate(whole[1], draw)
    pieces = MATHS.split(text)  # words, maths, words, maths … words
    for i, piece in enumerate(pieces):
        filled = (VALUE_IN_MATHS if i % 2 else VALUE).sub(lambda part: shown(evaluate(part[1], draw)), piece)
        pieces[i] = f"${filled}$" if i % 2 else filled
    return "".join(pieces)


def text_of(text, draw):
    return shown(value_of(text, draw))


def numbers_in(text):
    return [Fraction(n) for n in re.findall(r"\d+", text)]


def as_list(value):
    """A key or wrong idea as a list of numbers: a list, one number, or a text like "1, 2, 3"."""
    if isinstance(value, list):
        return value
    return numbers_in(value) if isinstance(value, str) else [value]


def as_range(options):
    """"1..9" and "10..50 step 5" as lists; everything else as it is."""
    found = re.fullmatch(r"(\d+)\.\.(\d+)(?: step (\d+))?", options) if isinstance(options, str) else None
    return list(range(int(found[1]), int(found[2]) + 1, int(found[3] or 1))) if found else options


def draws(item):
    """Every legal draw: the lists of `let` in all combinations, computed values added, `only` obeyed."""
    let = {name: as_range(options) for name, options in item.get("let", {}).items()}
    drawn = {name: [Fraction(x) if isinstance(x, int) else x for x in options]
             for name, options in let.items() if isinstance(options, list)}
    only = item.get("only", [])
    for chosen in itertools.product(*drawn.values()):
        draw = dict(zip(drawn, chosen))
        for name, formula in let.items():
            if name not in drawn:
                draw[name] = value_of(formula, draw)
        if all(evaluate(rule, draw) for rule in ([only] if isinstance(only, str) else only)):
            yield draw


def options_of(item, draw):
    """(text, is it a key, feedback) of every option of a choice or choices item, keys first."""
    keys = item.get("keys", [item["key"]] if "key" in item else [])
    others = [{"text": d} if isinstance(d, str) else d for d in item["distractors"]]
    return ([(text_of(key, draw), True, "") for key in keys]
            + [(text_of(d["text"], draw), False, text_of(d.get("says", ""), draw)) for d in others])


def fractions_in(text):
    """Every fraction and mixed number that is written as TeX, as exact values: 2\\frac{1}{3} is 7/3."""
    return [Fraction(wholes or 0) + Fraction(int(top), int(bottom))
            for wholes, top, bottom in re.findall(r"(\d*)\\frac\{(\d+)\}\{(\d+)\}", text)]


def picture_size(pack_folder, mark):
    """Width and height of an SVG that a text shows, as its viewBox says."""
    drawing = Path(pack_folder, re.search(r"\((media/[^) ]+)", mark)[1]).read_text(encoding="utf-8")
    return [int(x) for x in re.search(r'viewBox="0 0 (\d+) (\d+)"', drawing).groups()]


def checks_of(pack_folder):
    """(path, check) of every check; an item with a picture to point at gets its `picture_size`."""
    for path in sorted(Path(pack_folder, "checks").glob("*.toml")):
        check = tomllib.loads(path.read_text(encoding="utf-8"))
        for item in check["item"]:
            if "picture" in item:
                item["picture_size"] = picture_size(pack_folder, item["picture"])
        yield path, check
