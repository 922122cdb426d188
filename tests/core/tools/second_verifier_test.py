"""Our files through a verifier that shares no code with ours: both call the same ones good, whole, changed and cut.

usage: second_verifier_test.py CHECKZONE SAMPLES VERIFY_LOG_PY
"""
import importlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

CHECKZONE, SAMPLES, VERIFY_LOG = sys.argv[1:]
sys.path.insert(0, str(pathlib.Path(VERIFY_LOG).parent))
verify_log = importlib.import_module('verify_log')

CHANGES = 150  # of each file: a byte somewhere; and as many cuts


def theirs(data, *keys):
    try:
        verify_log.verify(data, *keys)
        return 'good'
    except verify_log.Sealed:
        return 'sealed'
    except verify_log.WRONG:
        return 'bad'


def by_verify(folder):
    files = sorted(folder.iterdir())
    done = subprocess.run([CHECKZONE, 'verify', '--json', *files], capture_output=True, text=True)
    reports = json.loads(done.stdout)['files']
    return {pathlib.Path(r['file']).name: 'good' if r['ok'] else 'bad' if r['checked'] else 'sealed' for r in reports}


def by_station(folder):
    done = subprocess.run([SAMPLES, 'open', folder], capture_output=True, text=True, check=True)
    return dict(line.split(' ') for line in done.stdout.splitlines())


def damaged(data, dice):
    yield 'whole', data
    for number in range(CHANGES):
        changed = bytearray(data)
        changed[dice.randrange(len(data))] ^= dice.randrange(1, 256)
        yield f'changed-{number}', bytes(changed)
        yield f'cut-{number}', data[:dice.randrange(len(data))]


def agree(data, ours, dice, whole, *keys):
    counts = {}
    with tempfile.TemporaryDirectory() as name:
        folder, second = pathlib.Path(name), {}
        for file, content in damaged(data, dice):
            (folder / file).write_bytes(content)
            second[file] = theirs(content, *keys)
            counts[second[file]] = counts.get(second[file], 0) + 1
        first = ours(folder)
    assert second['whole'] == whole, second['whole']
    for file, verdict in second.items():
        assert first[file] == verdict, f'{file}: we say {first[file]}, the second verifier {verdict}'
    return counts


def main():
    dice = random.Random(8439)
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        subprocess.run([SAMPLES, 'write', here], check=True)
        seed, sender = (here / 'station.seed').read_bytes(), (here / 'kiosk.identity').read_bytes()
        for file in ('log.mczlog', 'leaf.tlog-proof', 'receipt.txt'):
            counts = agree((here / file).read_bytes(), by_verify, dice, 'good')
            assert counts == {'good': 1, 'bad': 2 * CHANGES}, f'{file}: {counts}'
        for size in (0, 3000, 70000):
            bundle = (here / f'up-{size}.mczb').read_bytes()
            assert theirs(bundle, seed, sender) == 'good', size
            assert theirs(bundle, seed, None) == 'sealed', 'who signed it can be said by nobody'
            assert theirs(bundle, bytes(32), sender) == 'bad', 'it is sealed to another'
        bundle = (here / 'up-3000.mczb').read_bytes()
        counts = agree(bundle, by_station, dice, 'good', seed, sender)
        assert counts == {'good': 1, 'bad': 2 * CHANGES}, counts
        assert agree(bundle, by_verify, dice, 'sealed')['sealed'] > CHANGES // 2, 'most changes lie under the seal'
        other = verify_log.identity_of(seed, verify_log.sealed_box.box_secret(verify_log.sealed_box.derived(seed, 4)))
        assert theirs(bundle, seed, other) == 'bad', 'another device signed it'
    print(f'both verifiers agree on logs, proofs, receipts and bundles, and on {10 * CHANGES} damaged ones')


if __name__ == '__main__':
    main()
