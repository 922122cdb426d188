"""factors-6-summative: every answer from the numbers of the stem, by trying. See check_tables.py."""

from pack_text import is_prime, numbers_in


def two(stem):
    return [int(x) for x in numbers_in(stem)[:2]]


def all_factors(_, stem):
    n = two(stem)[0]
    return [x for x in range(1, n + 1) if n % x == 0]


def rectangles(_, stem):
    n = two(stem)[0]
    return [sum(1 for short in range(1, n + 1) for long in range(short, n + 1) if short * long == n)]


def primes_between(_, stem):
    first, last = two(stem)
    return [x for x in range(first, last + 1) if is_prime(x)]


def primes_that_multiply(_, stem):
    rest, found = two(stem)[0], []
    while rest > 1:
        found.append(next(x for x in range(2, rest + 1) if rest % x == 0))
        rest //= found[-1]
    return found


def common_factors(_, stem):
    a, b = two(stem)
    return [x for x in range(1, a + 1) if a % x == 0 and b % x == 0]


def greatest(_, stem):
    return [common_factors(_, stem)[-1]]


def common_multiples(_, stem):
    a, b = two(stem)
    return [x for x in range(1, 5000) if x % a == 0 and x % b == 0]


KEYS = {
    **dict.fromkeys(["all-factors-plain", "all-factors-rows", "all-factors-boxes", "all-factors-groups"], all_factors),
    **dict.fromkeys(["rectangles-tiles", "rectangles-stickers", "rectangles-garden", "rectangles-photos"], rectangles),
    **dict.fromkeys(["primes-plain", "primes-doors", "primes-pages", "primes-shirts"], primes_between),
    **dict.fromkeys(["product-plain", "product-tree", "product-cards", "product-lock"], primes_that_multiply),
    **dict.fromkeys(["both-plain", "both-plates", "both-teams", "both-strips"], common_factors),
    **dict.fromkeys(["greatest-plain", "greatest-divisor", "greatest-fraction", "greatest-squares",
                     "share-bags", "share-ropes", "share-choir", "share-floor"], greatest),
    **dict.fromkeys(["rows-plain", "rows-bells", "rows-drums", "rows-steps"], lambda d, s: common_multiples(d, s)[:3]),
    **dict.fromkeys(["least-plain", "least-smallest", "least-row", "least-fractions",
                     "meet-buses", "meet-lights", "meet-days", "meet-towers"], lambda d, s: common_multiples(d, s)[:1]),
}
LINES = {}
