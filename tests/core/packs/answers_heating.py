"""Where on the two pictures of science-changes a right answer lies, worked out from the drawing and never from the key.

SPOTS: item → spots (in units of the picture) that are right for a draw. On the heating curve they are computed from the
line itself: 2 units are 1 °C and 0 °C lies at y = 340, as the drawing's first lines say. The candle's were read off the
picture by a person. KEYS: item → the mass that the balance shows.
"""

import re
from pathlib import Path

from pack_text import numbers_in

CURVE = Path(__file__).parents[3] / "assets" / "packs" / "science-changes" / "media" / "heating-curve.svg"


def curve():
    """The line as (x, temperature in °C)."""
    points = re.search(r'<polyline id="curve" points="([^"]+)"', CURVE.read_text(encoding="utf-8"))[1]
    return [(int(x), (340 - int(y)) / 2) for x, y in (pair.split(",") for pair in points.split())]


def parts():
    """The middle of each part of the line, by what is there."""
    names = ["ice", "ice+water", "water", "water+steam", "steam"]
    line = curve()
    flat = [a[1] == b[1] for a, b in zip(line, line[1:])]
    if flat != [False, True, False, True, False]:
        raise AssertionError(f"the curve no longer rises, rests, rises, rests and rises: {line}")
    return {name: ((a[0] + b[0]) / 2, 340 - (a[1] + b[1])) for name, a, b in zip(names, line, line[1:])}


def at(celsius):
    """The spot of the line at a temperature between two resting ones."""
    for (x0, t0), (x1, t1) in zip(curve(), curve()[1:]):
        if t0 < celsius < t1:
            return x0 + (x1 - x0) * (celsius - t0) / (t1 - t0), 340 - 2 * celsius
    raise AssertionError(f"the curve has no point of its own at {celsius} °C")


SPOTS = {
    "curve-two-states": lambda d: [parts()["ice+water" if "ice" in d["two"] else "water+steam"]],
    "curve-no-warmer": lambda d: [parts()["ice+water" if d["what"] == "ice melts" else "water+steam"]],
    "curve-one-state": lambda d: [parts()[d["only"].removeprefix("liquid ")]],
    "curve-particles": lambda d: [parts()[{"stay": "ice", "slide": "water", "fly": "steam"}[d["move"].split()[0]]]],
    "point-of-ice": lambda d: [at(-d["t"])],
    "point-of-cool-water": lambda d: [at(d["t"])],
    "point-of-warm-water": lambda d: [at(d["t"])],
    "point-of-steam": lambda d: [at(d["t"])],
    "candle-solid": lambda d: [(300, 500), (200, 540), (400, 450)],
    "candle-liquid": lambda d: [(300, 400), (200, 385), (400, 385)],
    "candle-climbs": lambda d: [(300, 330), (300, 300)],
    "candle-burns": lambda d: [(300, 60), (300, 200), (230, 240), (370, 240)],
}
KEYS = {
    **dict.fromkeys(["mass-of-melt", "mass-of-jar", "mass-of-iron"], lambda d, stem: [sum(numbers_in(stem))]),
    "mass-of-oxygen": lambda d, stem: [max(numbers_in(stem)) - min(numbers_in(stem))],
}
