#!/usr/bin/env python3
"""Verifies log files, proofs, receipts and bundles of Checkzone with nothing but Python. It shares no code with Checkzone: it was
written from the formats alone (RFC 6962, RFC 8032, RFC 8949, C2SP signed-note, and the layouts in core/ledger/verify.h,
core/records/receipt.h and core/sync/bundle.h).

usage: verify_log.py FILE… [--open SEED --sender IDENTITY]
exit 0: all good; 1: one line per file that isn't; 3: some are sealed and could not be checked
SEED: the key file of the device that bundles are sealed to; IDENTITY: the identity of whoever signed them, as a log file has it.
"""
import argparse
import base64
import hashlib
import sys

import sealed_box

try:
    import nacl.bindings as nacl
    from nacl.exceptions import BadSignatureError
except ImportError:
    nacl = None

# ---- Ed25519 (RFC 8032, 5.1.7), slow and plain ----
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    s, u = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    v, w = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = u - s, w - v, w + v, u + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def point_of(data):
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def public_of_signer(seed):
    """RFC 8032, 5.1.5."""
    scalar = int.from_bytes(hashlib.sha512(seed).digest()[:32], 'little') & ~7 & (2**254 - 1) | 2**254
    x, y, z, _ = times(scalar, BASE)
    inverse = pow(z, P - 2, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, 'little')


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def signature_is_good(key, message, signature):
    """By PyNaCl when it is there, because it is a thousand times as fast; else by the lines above."""
    if nacl is None:
        return signature_is_good_slowly(key, message, signature)
    try:
        nacl.crypto_sign_open(signature + message, key)
        return True
    except (ValueError, TypeError, BadSignatureError):
        return False


def signature_is_good_slowly(key, message, signature):
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    left, right = times(s, BASE), add(r, times(k, a))
    return ((left[0] * right[2] - right[0] * left[2]) % P, (left[1] * right[2] - right[1] * left[2]) % P) == (0, 0)


# ---- formats ----
class Bad(Exception):
    pass


class Sealed(Exception):
    """Nothing is wrong with the outside, and nobody here can look inside."""


def need(truth, why):
    if not truth:
        raise Bad(why)


def sha(data):
    return hashlib.sha256(data).digest()


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        need(self.at + count <= len(self.data), 'it ends too early')
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), 'big')

    def part(self):
        return self.take(self.number(4))


def cbor(reader, depth=0):
    first = reader.number(1)
    major, low = first >> 5, first & 31
    need(low < 28 and major != 6 and depth <= 8, 'not in the subset of CBOR')
    value = low if low < 24 else reader.number(1 << (low - 24))
    need(low < 24 or value >= (24, 2**8, 2**16, 2**32)[low - 24], 'a number is spelled too long')
    if major == 0:
        return value
    if major == 1:
        return -1 - value
    if major in (2, 3):
        content = reader.take(value)
        return content if major == 2 else content.decode('utf-8')
    if major == 4:
        return [cbor(reader, depth + 1) for _ in range(value)]
    if major == 5:
        pairs = {}
        for _ in range(value):
            key = cbor(reader, depth + 1)
            need(isinstance(key, int) and key >= 0 and all(key > k for k in pairs), 'keys must ascend')
            pairs[key] = cbor(reader, depth + 1)
        return pairs
    need(low in (20, 21, 22), 'not in the subset of CBOR')
    return {20: False, 21: True, 22: None}[low]


def whole_cbor(data):
    reader = Reader(data)
    value = cbor(reader)
    need(reader.at == len(data), 'something follows after the value')
    return value


def root_of(leaves):
    """RFC 6962, 2.1."""
    if not leaves:
        return sha(b'')
    level = [sha(b'\0' + leaf) for leaf in leaves]
    while len(level) > 1:
        level = [sha(b'\1' + level[i] + level[i + 1]) if i + 1 < len(level) else level[i]
                 for i in range(0, len(level), 2)]
    return level[0]


def signature_line(line, name_wanted):
    dash, name, blob = line.split(' ')
    need(dash == '—' and name == name_wanted, 'the checkpoint is signed by another')
    return strict_base64(blob)


def check_witness(text, line, identity):
    """c2sp.org/tlog-cosignature, cosignature/v1."""
    keys = whole_cbor(identity)
    name = 'mcz.invalid/witness/' + base64.b32encode(sha(identity)).decode().lower()[:26]
    blob = signature_line(line, name)
    need(blob[:4] == sha(name.encode() + b'\n\4' + keys[2])[:4], 'the witness has another id')
    time = int.from_bytes(blob[4:12], 'big')
    message = f'cosignature/v1\ntime {time}\n{text}'.encode()
    need(time < 1 << 63 and signature_is_good(keys[2], message, blob[12:]), 'the countersignature is wrong')


def checkpoint_of(note, origin, key, witness=None):
    text, gap, lines = note.decode('utf-8').rpartition('\n\n')
    wanted = 1 if witness is None else 2
    need(gap and lines.endswith('\n') and lines.count('\n') == wanted, f'the checkpoint needs {wanted} signature lines')
    text += '\n'
    line, *more = lines[:-1].split('\n')
    if more:
        check_witness(text, more[0], witness)
    signature = signature_line(line, origin)
    need(signature[:4] == sha(origin.encode() + b'\n\1' + key)[:4], 'the key has another id')
    need(signature_is_good(key, text.encode(), signature[4:]), 'the signature is wrong')
    first, size, root, rest = text.split('\n')
    need(first == origin and rest == '' and str(int(size)) == size, 'the checkpoint is of another log')
    return int(size), base64.b64decode(root, validate=True)


def key_of_log(identity, nonce, role):
    """The key that signs the log's checkpoints, and the log's name."""
    keys = whole_cbor(identity)
    need(list(keys) == [1, 2, 3, 4] and all(len(k) == 32 for k in keys.values()), 'not an identity')
    need(len(nonce) == 16 and role in ('up', 'down', 'st'), 'not a log')
    return keys[1], base64.b32encode(sha(b'mcz/log/1\0' + sha(identity) + nonce)).decode().lower()[:26]


def root_by_path(hashed, index, size, path):
    """RFC 6962, 2.1.1, read backwards: which root a leaf's path leads to."""
    if size == 1:
        need(not path, 'the path is too long')
        return hashed
    need(path, 'the path is too short')
    split = 1 << ((size - 1).bit_length() - 1)
    if index < split:
        return sha(b'\1' + root_by_path(hashed, index, split, path[:-1]) + path[-1])
    return sha(b'\1' + path[-1] + root_by_path(hashed, index - split, size - split, path[:-1]))


def strict_base64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, 'base64 in a second spelling')
    return data


def verify_proof(data):
    """A proof of one leaf (c2sp.org/tlog-proof, with the `extra` of core/ledger/proof_file.h)."""
    head, gap, note = data.decode('utf-8').partition('\n\n')
    magic, extra, place, *path = head.split('\n')
    need(gap and magic == 'c2sp.org/tlog-proof@v1' and extra[:6] == 'extra ' and place[:6] == 'index ', 'not a proof')
    fields = whole_cbor(strict_base64(extra[6:]))
    need(list(fields) in ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6]) and fields[0] == 1, 'the extra line is another one')
    role = {1: 'up', 2: 'down', 3: 'st'}[fields[3]]
    key, name = key_of_log(fields[1], fields[2], role)
    size, root = checkpoint_of(note.encode('utf-8'), f'mcz.invalid/{role}/{name}', key)
    index, leaf = int(place[6:]), whole_cbor(fields[4])
    need(str(index) == place[6:] and 0 <= index < size and leaf[0] == 1 and leaf[2] == index, 'the leaf is out of place')
    hashes = [strict_base64(one) for one in path]
    need(all(len(one) == 32 for one in hashes), 'a hash has another length')
    need(root_by_path(sha(b'\0' + fields[4]), index, size, hashes) == root, 'the leaf is not in the tree')
    if 5 in fields:
        salt, body = fields[5], fields[6]
        need(len(salt) == 16 and len(body) == leaf[8] and sha(b'mcz/pc/1\0' + salt + body) == leaf[7],
             'the payload is not the one that was signed')
    return {'log': name, 'role': role, 'size': size, 'root': base64.b64encode(root).decode()}


def verify_receipt(data):
    need(len(data) <= 4096, 'too long for a receipt')
    symbols = ''.join(sign for sign in data.decode('ascii') if sign not in ' \n\r\t')
    need(symbols[:4] == 'CZR1' and symbols == symbols.upper(), 'not a receipt')
    signed = base64.b32decode(symbols[4:] + '=' * (-len(symbols[4:]) % 8))
    need(base64.b32encode(signed).decode().rstrip('=') == symbols[4:], 'base32 in a second spelling')
    body, signature = signed[:-64], signed[-64:]
    fields = whole_cbor(body)
    need(list(fields) == list(range(10)) and fields[0] == 1 and len(fields[4]) == 32, 'the receipt has other fields')
    kinds = (int, bytes, bytes, int, bytes, str, int, bool, str, int)
    need(all(type(fields[key]) is kind for key, kind in enumerate(kinds)), 'a field is of another kind')
    need(fields[3] >= 0 and fields[6] >= 0 and len(fields[8].encode()) <= 60, 'a field is out of bounds')
    _, name = key_of_log(fields[1], fields[2], 'up')
    need(signature_is_good(whole_cbor(fields[1])[3], b'mcz/receipt/1\0' + body, signature), 'the signature is wrong')
    return {'log': name, 'role': 'up', 'size': fields[3] + 1, 'root': 'none'}


def head_of_bundle(data):
    """Kind and recipients, what is sealed, and all bytes before it."""
    need(data[:6] == b'MCZB1\n' and len(data) <= (8 << 20) + (64 << 10), 'not a bundle')
    reader = Reader(data[6:])
    head = reader.part()
    fields = whole_cbor(head)
    need(len(head) <= 4096 and list(fields) == [0, 1] and 1 <= fields[0] <= 13, 'the head has other fields')
    need(1 <= len(fields[1]) <= 8 and all(len(one) == 2 for one in fields[1]), 'it has no or too many recipients')
    need(all(type(part) is bytes for one in fields[1] for part in one), 'a recipient is no pair of bytes')
    sealed = data[6 + reader.at:]
    pieces, rest = divmod(len(sealed) - 24, sealed_box.PIECE + 17)
    plain = pieces * sealed_box.PIECE + max(rest - 17, 0)
    need(plain > 0 and plain % 4096 == 0 and rest != 17 and (rest == 0 or rest > 17), 'it was cut')
    return head, fields, sealed, data[:6 + reader.at]


def verify_bundle(data, seed, sender):
    head, fields, sealed, before = head_of_bundle(data)
    kind, recipients = fields[0], fields[1]
    if seed is None:
        raise Sealed('not checked: it is sealed for the device ' + ', '.join(one[0].hex() for one in recipients))
    secret = sealed_box.box_secret(sealed_box.derived(seed, 4))
    identity = identity_of(seed, secret)
    mine = [key for name, key in recipients if name == sha(identity)[:8]]
    need(mine, 'it is sealed to another device')
    key = sealed_box.unseal(secret, mine[0])
    plain = key and len(key) == 32 and sealed_box.open_stream(key, sha(before), sealed)
    need(plain, 'what is sealed was changed')
    reader = Reader(plain)
    manifest = reader.part()
    signature, told = reader.take(64), whole_cbor(manifest)
    need(list(told) == list(range(11)) and told[0] == 1 and told[1] == kind, 'the manifest has other fields')
    need(told[3] == sha(identity), 'it is meant for another device')
    body, padding = reader.take(told[9]), plain[reader.at:]
    need(sha(body) == told[10], 'the body is not the one that was signed')
    need(padding[:1] == b'\x80' and not any(padding[1:]) and len(padding) <= 4096, 'something follows after the body')
    if sender is None:
        raise Sealed('not checked: it opens, but who signed it is not told here: --sender IDENTITY')
    keys = whole_cbor(sender)
    need(signature_is_good(keys[3], b'mcz/bundle/1\0' + sha(head) + manifest, signature), 'its sender did not sign it')
    return {'log': told[2], 'role': 'bundle by', 'size': len(body), 'root': sha(body).hex()}


def identity_of(seed, box):
    keys = [public_of_signer(sealed_box.derived(seed, number)) for number in (1, 2, 3)] + [sealed_box.public_of(box)]
    return b'\xa4' + b''.join(bytes([number, 0x58, 32]) + key for number, key in enumerate(keys, 1))


def verify(data, seed=None, sender=None):
    if data.startswith(b'c2sp.org/tlog-proof'):
        return verify_proof(data)
    if data.strip().startswith(b'CZR1'):
        return verify_receipt(data.strip())
    if data.startswith(b'MCZB1\n'):
        return verify_bundle(data, seed, sender)
    need(data[:8] == b'MCZLOG1\n', 'not a log file')
    reader = Reader(data[8:])
    identity, nonce, role = reader.part(), reader.part(), reader.part().decode()
    key, name = key_of_log(identity, nonce, role)
    note = reader.part()
    count = reader.number(8)
    need(count <= len(data), 'too many leaves')
    leaves = [reader.part() for _ in range(count)]
    boot, decoded = 0, []
    for index, leaf in enumerate(leaves):
        fields = whole_cbor(leaf)
        need(fields[0] == 1 and fields[2] == index and fields[3] >= boot, f'leaf {index} is out of place')
        boot = fields[3]
        decoded.append(fields)
    flag = reader.number(1)
    need(flag in (0, 1), 'a flag is neither 0 nor 1')
    shown = 0
    for index, fields in enumerate(decoded if flag else []):
        there = reader.number(1)
        need(there in (0, 1), 'a flag is neither 0 nor 1')
        shown += there
        if there:
            salt, body = reader.take(16), reader.part()
            need(len(body) == fields[8] and sha(b'mcz/pc/1\0' + salt + body) == fields[7],
                 f'the payload of leaf {index} is not the one that was signed')
    need(flag == (shown > 0), 'it says that payloads are there, and none is')
    witness = reader.part() if reader.at < len(reader.data) else None
    need(reader.at == len(reader.data), 'something follows after the log')
    size, root = checkpoint_of(note, f'mcz.invalid/{role}/{name}', key, witness)
    need(size == len(leaves) and root == root_of(leaves), 'the leaves are not the ones that were signed')
    return {'log': name, 'role': role, 'size': size, 'root': base64.b64encode(root).decode()}


def bytes_of(file):
    if file is None:
        return None
    with open(file, 'rb') as stream:
        return stream.read()


WRONG = (Bad, ValueError, KeyError, TypeError, IndexError, AttributeError)


def main(words):
    parser = argparse.ArgumentParser()
    parser.add_argument('files', nargs='+')
    parser.add_argument('--open')
    parser.add_argument('--sender')
    options = parser.parse_args(words)
    bad = sealed = False
    for file in options.files:
        try:
            report = verify(bytes_of(file), bytes_of(options.open), bytes_of(options.sender))
            print(f"{file}: good, {report['role']}/{report['log']}, size {report['size']}, root {report['root']}")
        except Sealed as why:
            print(f'{file}: {why}')
            sealed = True
        except WRONG as why:
            print(f'{file}: {why}')
            bad = True
    return 1 if bad else 3 if sealed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
