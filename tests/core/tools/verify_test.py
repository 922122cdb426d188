"""`checkzone verify` never calls good what it could not look into.

usage: verify_test.py CHECKZONE SAMPLES
"""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

CHECKZONE, SAMPLES = sys.argv[1:]


def verify(*words):
    return subprocess.run([CHECKZONE, 'verify', *map(str, words)], capture_output=True, text=True)


def expect(status, words, *parts, file):
    done = verify(file, *words)
    assert done.returncode == status, f'{file}: exit {done.returncode} instead of {status}\n{done.stdout}{done.stderr}'
    for part in parts:
        assert part in done.stdout + done.stderr, f'{file}: "{part}" is not in\n{done.stdout}{done.stderr}'
    return done


def sealed_is_not_checked(here):
    for name, *parts in (('up-0.mczb', "a kiosk's message to its station", 'checkzone-station bundle show FILE'),
                         ('up-70000.mczb', 'checkzone-station bundle show FILE'),
                         ('down.mczb', 'Only that kiosk can open it: put the stick in there'),
                         ('reply.mczb', 'Only that device can open it', 'checkzone log'),
                         ('letter.mczb', 'take the stick to the device that it is for'),
                         ('backups/000001.backup', 'the recovery sheet 4', 'checkzone-station backup --check FOLDER')):
        done = expect(3, (), 'not checked: ', *parts, file=here / name)
        assert done.stdout == '', f'{name}: nothing of it is good, but: {done.stdout}'
        report = json.loads(expect(3, ('--json',), file=here / name).stdout)
        assert report['ok'] is False and report['checked'] is False, report
        assert len(report['problems']) == 1 and report['problems'][0].startswith('not checked: '), report


def whom_it_is_for_is_said(here):
    identity = hashlib.sha256((here / 'kiosk.identity').read_bytes()).hexdigest()
    expect(3, (), f'sealed for the device {identity[:16]}…', file=here / 'down.mczb')


def what_shows_from_outside_is_damage(here):
    whole = (here / 'up-3000.mczb').read_bytes()
    cut = here / 'cut.mczb'
    for data in (whole[:-1], whole[:60], whole[:3], whole + b'\0'):
        cut.write_bytes(data)
        report = json.loads(expect(1, ('--json',), file=cut).stdout)
        assert not report['ok'] and report['checked'] and report['problems'], report
    backup = bytearray((here / 'backups/000001.backup').read_bytes())
    backup[40] ^= 1
    cut.write_bytes(backup)
    expect(1, (), 'it was changed', file=cut)


def several_are_worth_the_worst(here):
    log, bundle, cut = here / 'log.mczlog', here / 'up-0.mczb', here / 'cut.mczb'
    cut.write_bytes(log.read_bytes()[:-1])
    assert verify(log).returncode == 0
    for files, status in (((log, bundle), 3), ((bundle, log), 3), ((bundle, cut), 1), ((cut, bundle, log), 1)):
        assert verify(*files).returncode == status, files
    both = json.loads(verify(log, bundle, '--json').stdout)
    assert not both['ok'] and not both['checked'] and [f['ok'] for f in both['files']] == [True, False], both


def who_wrote_it_is_asked_where_it_is_told(here):
    other = ('--key', '0' * 64)
    expect(3, other, 'not checked: ', file=here / 'up-0.mczb')  # told inside its seal
    expect(1, other, 'Another device wrote it', file=here / 'backups/000001.backup')
    expect(1, other, 'another device wrote it', file=here / 'receipt.txt')


def a_good_file_tells_how_much_of_it_is_here(here):
    expect(0, (), 'with 5 leaves and 5 payloads', file=here / 'log.mczlog')
    report = json.loads(expect(0, ('--json',), file=here / 'log.mczlog').stdout)
    assert report['ok'] and report['checked'], report


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([SAMPLES, 'write', folder], check=True)
    sealed_is_not_checked(folder)
    whom_it_is_for_is_said(folder)
    what_shows_from_outside_is_damage(folder)
    several_are_worth_the_worst(folder)
    who_wrote_it_is_asked_where_it_is_told(folder)
    a_good_file_tells_how_much_of_it_is_here(folder)
print('what is sealed is never called good')
