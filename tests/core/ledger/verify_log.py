#!/usr/bin/env python3
"""Verifies log files and proofs of Checkzone with nothing but Python. It shares no code with Checkzone: it was written from the
formats alone (RFC 6962, RFC 8032, RFC 8949, C2SP signed-note, and the layout in core/ledger/verify.h).

usage: verify_log.py FILE…     exit 0: all good; 1: one line per file that isn't
"""
import base64
import hashlib
import sys

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


def verify(data):
    if data.startswith(b'c2sp.org/tlog-proof'):
        return verify_proof(data)
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


def main(files):
    bad = 0
    for file in files:
        try:
            with open(file, 'rb') as stream:
                report = verify(stream.read())
            print(f"{file}: good, {report['size']} leaves of {report['role']}/{report['log']}, root {report['root']}")
        except (Bad, ValueError, KeyError, TypeError, IndexError) as why:
            print(f'{file}: {why}')
            bad = 1
    return bad


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
