"""What a pack says is right, and what a student would answer: one form for every type of item.

`key_of` is for comparing with a second opinion. `right_answer` and `mistakes_of` are for playing a check.
"""

import json
from fractions import Fraction

from pack_text import as_list, numbers_in, options_of, text_of, value_of

# What a student may hand in for a teacher to mark; of a talk nothing is kept.
HANDED_IN = {"written": "Some sentences.", "drawing": {"ink": [{"pen": 4, "spots": [[10, 20], [30, 40]]}]}, "spoken": None}
MARKED = tuple(HANDED_IN)


def words(text, draw):
    return " ".join(text_of(text, draw).split())


def category_texts(item, draw):
    return {(c if isinstance(c, str) else c["id"]): words(c if isinstance(c, str) else c["text"], draw)
            for c in item["categories"]}


def numbers_given(item, draw):
    """The numbers that a student is given to work with, sorted: those of the stem and of what is to be placed."""
    texts = [item["stem"]] + [c["text"] for c in item.get("cards", [])] + [p["left"] for p in item.get("pairs", [])]
    texts += [s if isinstance(s, str) else s["text"] for s in item.get("steps", [])]
    return tuple(sorted(n for text in texts for n in numbers_in(text_of(text, draw))))


def texts_typed(item):
    return item.get("keys", [item["key"]] if "key" in item else [])


def key_of(item, draw):
    """choice: text. choices, text, hotspot (ids): set. match, sort: {left: right}. order: list. numbers: list. gaps: list of these."""
    kind = item.get("type", "text")
    if kind in ("choice", "choices"):
        right = {words(text, draw) for text, is_key, _ in options_of(item, draw) if is_key}
        return right if kind == "choices" else right.pop()
    if kind in ("number", "number-list"):
        return as_list(value_of(item["key"], draw))
    if kind == "text":
        return {words(key, draw) for key in texts_typed(item)}
    if kind == "match":
        return {words(p["left"], draw): words(p["right"], draw) for p in item["pairs"]}
    if kind == "sort":
        names = category_texts(item, draw)
        return {words(c["text"], draw): names[c["in"]] for c in item["cards"]}
    if kind == "hotspot":
        return {text_of(key, draw) for key in texts_typed(item)}
    if kind == "order":
        return [words(s if isinstance(s, str) else s["text"], draw) for s in item["steps"]]
    return [key_of(gap, draw) for gap in item["gap"]]


def inside(place, x, y):
    """Whether a spot lies in a place of a hotspot, the edge included."""
    if "circle" in place:
        mx, my, radius = place["circle"]
        return (x - mx) ** 2 + (y - my) ** 2 <= radius ** 2
    if "box" in place:
        left, top, wide, high = place["box"]
        return left <= x <= left + wide and top <= y <= top + high
    flat = place["polygon"]
    corners = list(zip(flat[::2], flat[1::2]))
    crossed = False
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]):
        turn = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        if turn == 0 and min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1):
            return True
        if (y0 > y) != (y1 > y) and (turn > 0) == (y1 > y0):
            crossed = not crossed
    return crossed


def place_at(item, x, y):
    """The id of the place that a spot belongs to, the first one where two meet; None for none."""
    return next((place["id"] for place in item["places"] if inside(place, x, y)), None)


def middle_of(place):
    if "circle" in place:
        return place["circle"][:2]
    if "box" in place:
        left, top, wide, high = place["box"]
        return [left + Fraction(wide, 2), top + Fraction(high, 2)]
    flat = place["polygon"]
    return [Fraction(sum(flat[i::2]), len(flat) // 2) for i in (0, 1)]


def picked(item, place_id):
    """How a student picks a place: by its id, or where no outlines are shown by its middle, in thousandths of the picture."""
    if item.get("outlines", True):
        return [place_id]
    x, y = middle_of(next(p for p in item["places"] if p["id"] == place_id))
    wide, high = item["picture_size"]
    return [round(x * 1000 / wide), round(y * 1000 / high)]


def typed(value, item):
    """A number as a student types it, in the form that the item asks for."""
    value = Fraction(value)
    wholes, rest = divmod(value, 1)
    if item.get("written_as") == "mixed" and wholes > 0 and rest:
        return f"{wholes} {rest}"
    return str(value)


def typed_key(key, item, draw):
    if item.get("type", "text") == "text":
        return text_of(key, draw).replace("*", "")
    return ", ".join(typed(x, item) for x in as_list(value_of(key, draw)))


def partners(item):
    """l1 → c1 …; equal right sides are one."""
    seen = list(dict.fromkeys(p["right"] for p in item["pairs"]))
    return {f"l{i}": f"c{seen.index(p['right']) + 1}" for i, p in enumerate(item["pairs"], 1)}


def places(item):
    names = [c if isinstance(c, str) else c["id"] for c in item["categories"]]
    ids = [f"c{i}" if isinstance(c, str) else c["id"] for i, c in enumerate(item["categories"], 1)]
    return {f"l{i}": ids[names.index(c["in"])] for i, c in enumerate(item["cards"], 1)}, ids


def right_answer(item, draw):
    kind = item.get("type", "text")
    if kind in ("choice", "choices"):
        return [f"c{i}" for i, (_, is_key, _) in enumerate(options_of(item, draw), 1) if is_key]
    if kind in ("number", "number-list"):
        return typed_key(item["key"], item, draw)
    if kind == "text":
        return text_of(texts_typed(item)[0], draw)
    if kind == "match":
        return partners(item)
    if kind == "sort":
        return places(item)[0]
    if kind == "order":
        return [f"c{i}" for i, _ in enumerate(item["steps"], 1)]
    if kind == "hotspot":
        return picked(item, text_of(item["key"], draw))
    if kind == "gaps":
        return {gap["id"]: "c1" if gap.get("type") == "choice" else right_answer(gap, draw) for gap in item["gap"]}
    return HANDED_IN[kind]


def moved(right, ids, says, draw):
    """Each card once on another's place, with what is said to that."""
    for card, text in zip(right, says):
        other = next(i for i in ids if i != right[card])
        yield {**right, card: other}, text_of(text, draw)


def mistakes_of(item, draw):
    """(response, what must be said) for every wrong answer that the item knows."""
    kind, right = item.get("type", "text"), right_answer(item, draw)
    if kind in ("choice", "choices"):
        for i, (_, is_key, says) in enumerate(options_of(item, draw), 1):
            if not is_key:
                yield ([f"c{i}"] if kind == "choice" else right + [f"c{i}"]), says
    elif kind in ("number", "number-list", "text"):
        for entry in item.get("wrong", []) + [a for a in item.get("accept", []) if a.get("credit", 1) != 1]:
            yield typed_key(entry.get("when", entry.get("key")), item, draw), text_of(entry.get("says", ""), draw)
    elif kind == "match":
        ids = [*dict.fromkeys(right.values())]
        yield from moved(right, ids, [p.get("says", "") for p in item["pairs"]], draw)
    elif kind == "sort":
        yield from moved(right, places(item)[1], [c.get("says", "") for c in item["cards"]], draw)
    elif kind == "order":
        yield right[::-1], text_of(item.get("says", ""), draw)
    elif kind == "hotspot":
        for place in item["places"]:
            if place["id"] not in key_of(item, draw):
                yield picked(item, place["id"]), text_of(place.get("says", ""), draw)
    elif kind == "gaps":
        for gap in item["gap"]:
            for response, says in mistakes_of(gap, draw):
                yield {**right, gap["id"]: response[0] if isinstance(response, list) else response}, says


def plain(value):
    """A drawn value as `checkzone form --json` prints it."""
    if isinstance(value, list):
        return [str(x) for x in value]
    return value if isinstance(value, bool) else str(value)


def form_of(check, siblings, draws_of):
    """A form that holds these siblings, one for each slot, each with one of its draws."""
    places_ = [{"slot": slot.get("id", f"s{i}"), "item": sibling,
                "draws": {name: plain(value) for name, value in draws_of[sibling].items()}}
               for i, (slot, sibling) in enumerate(zip(check["slot"], siblings), 1)]
    return json.dumps({"check": check["id"], "items": places_})
