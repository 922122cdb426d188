"""`checkzone log` and `checkzone verify` as a person would call them, with a second verifier beside.

usage: commands_test.py CHECKZONE MAKE_KIOSK VERIFY_LOG_PY
"""
import json
import pathlib
import subprocess
import sys
import tempfile

CHECKZONE, MAKE_KIOSK, VERIFY_LOG = sys.argv[1:]


def run(*words):
    return subprocess.run([CHECKZONE, *map(str, words)], capture_output=True, text=True)


def expect(done, status, *parts):
    text = done.stdout + done.stderr
    assert done.returncode == status, f'{done.args}: exit {done.returncode} instead of {status}\n{text}'
    for part in parts:
        assert part in text, f'{done.args}: "{part}" is not in\n{text}'
    return done


def exports_and_verifies(folder):
    database, out = folder / 'station.db', folder / 'seat.mczlog'
    subprocess.run([MAKE_KIOSK, folder / 'kiosk.db', database], check=True)
    before = database.read_bytes()
    made = json.loads(expect(run('log', database, '--out', out, '--json'), 0).stdout)
    assert made['name'] == made['log'] and made['role'] == 'up' and made['size'] == 5, made
    assert database.read_bytes() == before, 'the database was changed'

    report = json.loads(expect(run('verify', out, '--json'), 0).stdout)
    assert report['ok'] and report['kind'] == 'log' and report['problems'] == [], report
    assert (report['log'], report['size'], report['key']) == (made['log'], 5, made['key']), report
    assert report['payloads'] == 5 and len(report['root']) == 44, report
    expect(run('verify', out), 0, 'good', made['log'])
    expect(run('verify', out, '--key', made['key']), 0, 'good')
    expect(run('verify', out, '--key', '0' * 64), 1, 'another device wrote it')
    second = subprocess.run([sys.executable, VERIFY_LOG, out], capture_output=True, text=True, check=True)
    assert made['log'] in second.stdout and report['root'] in second.stdout, second.stdout
    return out


def finds_what_is_wrong(folder, good):
    bad = folder / 'bad.mczlog'
    data = bytearray(good.read_bytes())
    data[-3] ^= 4
    bad.write_bytes(data)
    expect(run('verify', bad), 1, 'payload of leaf 4 (attempt.done)')
    report = json.loads(expect(run('verify', bad, '--json'), 1).stdout)
    assert not report['ok'] and len(report['problems']) == 1, report
    several = json.loads(expect(run('verify', good, bad, '--json'), 1).stdout)
    assert not several['ok'] and [f['ok'] for f in several['files']] == [True, False], several
    expect(run('verify', folder / 'missing'), 1, "can't be read")
    expect(run('verify'), 2)


def proves_one_leaf(folder):
    proof, closed = folder / 'leaf-3.tlog-proof', folder / 'closed.tlog-proof'
    expect(run('log', folder / 'station.db', '--out', proof, '--proof', 3), 0, 'leaf 3 of log')
    expect(run('log', folder / 'station.db', '--out', closed, '--proof', 3, '--closed'), 0)
    report = json.loads(expect(run('verify', proof, '--json'), 0).stdout)
    assert (report['kind'], report['size'], report['payloads']) == ('proof', 5, 1), report
    assert json.loads(expect(run('verify', closed, '--json'), 0).stdout)['payloads'] == 0
    expect(run('verify', proof), 0, 'One leaf of log', '5 leaves')
    expect(run('verify', proof, '--key', '0' * 64), 1, 'another device wrote it')
    for file in (proof, closed):
        subprocess.run([sys.executable, VERIFY_LOG, file], capture_output=True, check=True)
    proof.write_text(proof.read_text().replace('index 3', 'index 2'))
    expect(run('verify', proof), 1, 'another place')
    expect(run('log', folder / 'station.db', '--out', proof, '--proof', 5), 1, '5 leaves, counted from 0')
    expect(run('log', folder / 'station.db', '--out', proof, '--closed'), 2)


def what_a_kiosk_keeps_is_closed(folder):
    out = folder / 'kiosk.mczlog'
    expect(run('log', folder / 'kiosk.db', '--out', out), 0, '5 leaves', 'sealed for the station')
    report = json.loads(expect(run('verify', out, '--json'), 0).stdout)
    assert report['ok'] and report['payloads'] == 0, report


def says_what_to_do(folder):
    expect(run('log', folder / 'missing.db', '--out', folder / 'x'), 1, "can't be opened")
    expect(run('log', folder / 'kiosk.db', '--out', folder / 'x', '--log', 'sideways'), 1, 'no log "sideways"', '(up, 5 leaves)')
    expect(run('log', folder / 'kiosk.db', '--out', folder / 'no' / 'x'), 1, "can't be written")
    expect(run('log', folder / 'kiosk.db'), 2)
    (folder / 'letter.db').write_text('Dear reader, ' * 100)
    expect(run('log', folder / 'letter.db', '--out', folder / 'x'), 1, 'damaged')
    assert not (folder / 'x').exists()


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    finds_what_is_wrong(here, exports_and_verifies(here))
    proves_one_leaf(here)
    what_a_kiosk_keeps_is_closed(here)
    says_what_to_do(here)
print('log and verify do as they say')
