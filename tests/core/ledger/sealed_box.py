"""What libsodium's sealed boxes and secret streams are, in nothing but Python: X25519 (RFC 7748), Poly1305 and ChaCha20
(RFC 8439), Salsa20 (its specification), XChaCha20 (draft-irtf-cfrg-xchacha), and the layouts of crypto_kdf,
crypto_box_seal and crypto_secretstream_xchacha20poly1305. Slow and plain; secrets are not kept from other processes.
"""
import hashlib
import struct

P = 2**255 - 19
PIECE = 1 << 16  # bytes of one piece of a message


def x25519(secret, point):
    k = int.from_bytes(secret, 'little') & ~7 & (2**254 - 1) | 2**254
    x1 = int.from_bytes(point, 'little') & (2**255 - 1)
    x2, z2, x3, z3, swapped = 1, 0, x1, 1, 0
    for bit in range(254, -1, -1):
        now = k >> bit & 1
        if now != swapped:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swapped = now
        a, b, c, d = (x2 + z2) % P, (x2 - z2) % P, (x3 + z3) % P, (x3 - z3) % P
        da, cb, aa, bb = d * a % P, c * b % P, a * a % P, b * b % P
        e = (aa - bb) % P
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swapped:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, 'little')


M = 2**32 - 1
COLUMNS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


def chacha_rounds(x):
    for _ in range(10):
        for a, b, c, d in COLUMNS:
            for n, m in ((16, 12), (8, 7)):
                x[a] = x[a] + x[b] & M
                v = x[d] ^ x[a]
                x[d] = (v << n | v >> 32 - n) & M
                x[c] = x[c] + x[d] & M
                v = x[b] ^ x[c]
                x[b] = (v << m | v >> 32 - m) & M
    return x


SALSA = ((4, 0, 12, 8), (9, 5, 1, 13), (14, 10, 6, 2), (3, 15, 11, 7),
         (1, 0, 3, 2), (6, 5, 4, 7), (11, 10, 9, 8), (12, 15, 14, 13))


def salsa_rounds(x):
    for _ in range(10):
        for b, a, d, c in SALSA:
            for to, one, two, n in ((b, a, d, 7), (c, b, a, 9), (d, c, b, 13), (a, d, c, 18)):
                v = x[one] + x[two] & M
                x[to] ^= (v << n | v >> 32 - n) & M
    return x


CONSTANT = b'expand 32-byte k'


def words(data):
    return list(struct.unpack(f'<{len(data) // 4}I', data))


def hchacha(key, nonce16):
    x = chacha_rounds(words(CONSTANT + key + nonce16))
    return struct.pack('<8I', *x[:4], *x[12:])


def salsa_start(key, input16):
    return words(CONSTANT[:4] + key[:16] + CONSTANT[4:8] + input16 + CONSTANT[8:12] + key[16:] + CONSTANT[12:])


def hsalsa(key, nonce16):
    x = salsa_rounds(salsa_start(key, nonce16))
    return struct.pack('<8I', *(x[i] for i in (0, 5, 10, 15, 6, 7, 8, 9)))


def stream(rounds, start, size):
    out = b''
    while len(out) < size:
        x = start(len(out) // 64)
        out += struct.pack('<16I', *(a + b & M for a, b in zip(rounds(list(x)), x)))
    return out[:size]


def chacha(key, nonce12, size, first=0):
    return stream(chacha_rounds, lambda n: words(CONSTANT + key + struct.pack('<I', first + n) + nonce12), size)


def salsa(key, nonce8, size):
    return stream(salsa_rounds, lambda n: salsa_start(key, nonce8 + struct.pack('<Q', n)), size)


def xor(a, b):
    return (int.from_bytes(a, 'little') ^ int.from_bytes(b, 'little')).to_bytes(len(a), 'little')


def poly1305(key, message):
    r = int.from_bytes(key[:16], 'little') & 0x0ffffffc0ffffffc0ffffffc0fffffff
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at:at + 16] + b'\1', 'little')) * r % (2**130 - 5)
    return (total + int.from_bytes(key[16:], 'little') & 2**128 - 1).to_bytes(16, 'little')


def derived(seed, number, context=b'MCZKEYS1'):
    """crypto_kdf_derive_from_key, 32 bytes."""
    salt = struct.pack('<Q', number) + bytes(8)
    return hashlib.blake2b(b'', digest_size=32, key=seed, salt=salt, person=context + bytes(8)).digest()


def box_secret(seed):
    """crypto_box_seed_keypair: the secret key."""
    return hashlib.sha512(seed).digest()[:32]


def public_of(secret):
    return x25519(secret, (9).to_bytes(32, 'little'))


def unseal(secret, sealed):
    """crypto_box_seal_open; None when it was sealed to another or changed."""
    once, tag, cipher = sealed[:32], sealed[32:48], sealed[48:]
    shared = x25519(secret, once)
    if len(sealed) < 48 or shared == bytes(32):
        return None
    nonce = hashlib.blake2b(once + public_of(secret), digest_size=24).digest()
    key = hsalsa(hsalsa(shared, bytes(16)), nonce[:16])
    pad = salsa(key, nonce[16:], 32 + len(cipher))
    return xor(cipher, pad[32:]) if poly1305(pad[:32], cipher) == tag else None


def padded(data):
    return data + bytes(-len(data) % 16)


def open_stream(key, bound, data):
    """crypto_secretstream_xchacha20poly1305 with `bound` on the first piece: all of it, or None."""
    if len(data) < 24 + 17:
        return None
    key, nonce = hchacha(key, data[:16]), struct.pack('<I', 1) + data[16:24]
    out, last = b'', False
    for at in range(24, len(data), PIECE + 17):
        piece, extra = data[at:at + PIECE + 17], bound if at == 24 else b''
        if last or len(piece) < 17:
            return None
        one_time = chacha(key, nonce, 64)[:32]
        tag = xor(piece[:1], chacha(key, nonce, 1, 1))[0]
        cipher, mac = piece[1:-16], piece[-16:]
        block = piece[:1] + chacha(key, nonce, 64, 1)[1:]
        # The padding behind the cipher text is as long as libsodium has it, not as RFC 8439 would.
        message = padded(extra) + block + cipher + bytes(len(cipher) % 16) \
            + struct.pack('<QQ', len(extra), 64 + len(cipher))
        if poly1305(one_time, message) != mac or tag not in (0, 3):
            return None
        out += xor(cipher, chacha(key, nonce, len(cipher), 2)) if cipher else b''
        nonce = struct.pack('<I', struct.unpack('<I', nonce[:4])[0] + 1) + xor(nonce[4:], mac[:8])
        last = tag == 3
    return out if last else None
