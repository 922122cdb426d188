#!/usr/bin/env python3
"""Codes that a teacher reads out, computed from the formats alone (trust 2.8, RFC 7748, RFC 8032, RFC 8949, BLAKE2b). It shares
no code with Checkzone.

usage: offline_codes.py            prints the table offline_codes.tsv
       offline_codes.py TABLE      exit 0: the table is what is computed here; 1: the first line that isn't
"""
import hashlib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ledger'))
from verify_log import BASE, P, times  # noqa: E402


# ---- X25519 (RFC 7748, 5) ----
def clamped(secret):
    k = int.from_bytes(secret, 'little')
    return (k & ~7 & (2**255 - 1)) | 2**254


def x25519(secret, u):
    k, x1 = clamped(secret), int.from_bytes(u, 'little') & (2**255 - 1)
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for t in reversed(range(255)):
        bit = k >> t & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % P, b * b % P, d * a % P, c * b % P
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, x3, z2, z3 = x3, x2, z3, z2
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, 'little')


# ---- a device's keys (trust 2.2) ----
def derived(seed, number):
    return hashlib.blake2b(key=seed, digest_size=32, salt=number.to_bytes(8, 'little') + bytes(8),
                           person=b'MCZKEYS1' + bytes(8)).digest()


def signing_key(seed):
    x, y, z, _ = times(clamped(hashlib.sha512(seed).digest()[:32]), BASE)
    inverse = pow(z, P - 2, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, 'little')


class Device:
    def __init__(self, number):
        seed = bytes([number]) * 32
        self.box_secret = hashlib.sha512(derived(seed, 4)).digest()[:32]
        self.box = x25519(self.box_secret, (9).to_bytes(32, 'little'))
        keys = [signing_key(derived(seed, n)) for n in (1, 2, 3)] + [self.box]
        identity = b'\xa4' + b''.join(bytes([n]) + b'\x58\x20' + key for n, key in enumerate(keys, 1))
        self.fingerprint = hashlib.sha256(identity).digest()


# ---- the code ----
def text(words):
    data = words.encode()
    assert len(data) < 256
    return (bytes([0x60 | len(data)]) if len(data) < 24 else b'\x78' + bytes([len(data)])) + data


def bound(label, log, student, check, request, action):
    return b'\x86' + b''.join(text(one) for one in (label, log, student, check, request)) + bytes([action])


# The quasigroup of H. Michael Damm's thesis, page 111, as a table of lists.
DAMM = [[0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0]]


def code_of(key, *what):
    mac = hashlib.blake2b(bound('mcz/off/1', *what), key=key, digest_size=32).digest()
    digits = f'{int.from_bytes(mac[:8], "little") % 10**8:08}'
    interim = 0
    for digit in digits:
        interim = DAMM[interim][int(digit)]
    return digits + str(interim)


def grant_of(key, *what):
    return hashlib.blake2b(bound('mcz/off/1/grant', *what), key=key, digest_size=32).digest()[:16].hex()


LEX, SAM = '1e000000000000000000000000000001', '5a000000000000000000000000000002'
LOG = 'mfrggzdfmztwq2lknnwg23tpobyxe43u'
WANTED = [(7, 9, LOG, LEX, 'factors', '4K7Q', 1), (7, 9, LOG, LEX, 'factors', '4K7R', 1), (7, 9, LOG, SAM, 'factors', '4K7Q', 1),
          (7, 9, LOG, LEX, 'primes', '4K7Q', 1), (7, 9, 'other', LEX, 'factors', '4K7Q', 1), (7, 9, LOG, LEX, 'factors', '4K7Q', 2),
          (8, 9, LOG, LEX, 'factors', '4K7Q', 1), (7, 10, LOG, LEX, 'factors', '4K7Q', 1),
          (7, 9, LOG, LEX, 'der-Weg-zur-Schule-und-zurück-in-der-Straßenbahn', '0000', 1), (9, 7, LOG, LEX, 'factors', 'ZZZZ', 1)]


def lines():
    yield '# kiosk\tstation\tlog\tstudent\tcheck\trequest\taction\tcode\tgrant'
    for kiosk_number, station_number, *what in WANTED:
        kiosk, station = Device(kiosk_number), Device(station_number)
        agreed = x25519(kiosk.box_secret, station.box)
        assert agreed == x25519(station.box_secret, kiosk.box)
        key = hashlib.blake2b(b'mcz/off/1' + kiosk.fingerprint + station.fingerprint, key=agreed, digest_size=32).digest()
        yield '\t'.join(str(one) for one in (kiosk_number, station_number, *what, code_of(key, *what), grant_of(key, *what)))


def main(arguments):
    computed = list(lines())
    if not arguments:
        print('\n'.join(computed))
        return 0
    held = pathlib.Path(arguments[0]).read_text(encoding='utf-8').splitlines()
    for number, (one, other) in enumerate(zip(computed, held + [''] * len(computed)), 1):
        if one != other:
            print(f'{arguments[0]}:{number}: is “{other}” and should be “{one}”.')
            return 1
    return 0 if len(held) == len(computed) else 1


# RFC 7748, 5.2, and the example that Damm's table is known by.
assert x25519(bytes.fromhex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'),
              bytes.fromhex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c')).hex() == \
    'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552'
assert DAMM[DAMM[DAMM[0][5]][7]][2] == 4

if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
