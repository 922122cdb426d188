#!/usr/bin/env python3
"""A seat without a network, with the real programs: it was paired once; from then on a folder is carried between it and
the station, also while the station serves; a stick that is full stays clean.

usage: stick_test.py BIN SOURCE
"""
import json
import subprocess
import sys

from school import School, sign_in

CHECK = 'factors'


def paired_once(school):
    school.found([school.source / 'deploy' / 'demo' / 'roster'],
                 [school.source / 'assets' / 'packs' / 'factors-6'])
    station = school.serve()
    school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
    school.end(station)


def a_check_without_network(school, answers):
    school.run_kiosk(sign_in(*school.pins[0][:3]) + f'''
wait "Open the check"
tap "Open the check"
tap "I am ready: start"
at 1
all {answers}
wait "Hand in"
tap "Hand in"
tap "Yes, hand in"
wait "What to do next"
quit
''')


def exchange(school, stick, expect=0):
    done = subprocess.run([school.bin / 'checkzone-kiosk', '--data', school.folder / 'kiosk', '--exchange', stick],
                          env={key: value for key, value in school.env.items() if key != 'DISPLAY'},
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def bundle(school, *words, expect=0):
    return json.loads(school.station('bundle', *words, '--json', expect=expect))


def nothing_readable(stick):
    for file in (stick / 'MCZ').iterdir():
        assert file.name.endswith('.mczb'), file.name
        data = file.read_bytes()
        for word in (b'Seat', b'factors', b'Room', b'mcz.invalid'):
            assert word not in data, (file, word)


def there_and_back(school, stick):
    a_check_without_network(school, 'wrong')
    said = exchange(school, stick)
    assert 'written nothing for this kiosk' in said and 'safe to remove' in said, said
    nothing_readable(stick)
    up = next((stick / 'MCZ').glob('up-*'))
    shown = bundle(school, 'show', up)
    assert shown['proven'] and shown['seat'] == 'Seat 1' and shown['leaves']['attempt.done'] == 1, shown
    outside(school, up)
    done = bundle(school, 'take', stick)
    assert done['safe_to_remove'] and done['seats'][0]['new'] > 0 and done['seats'][0]['state'] == 'stored', done
    nothing_readable(stick)
    assert 'the receipt for' in exchange(school, stick)
    tries = json.loads(school.station('tries', '--json', '--student', student(school), '--check', CHECK))
    assert len(tries['tries']) == 1, tries


def outside(school, up):
    """What somebody sees who is not its recipient: whom it is for, and no more."""
    def verify(file, *words):
        return subprocess.run([school.bin / 'checkzone', 'verify', file, *words], capture_output=True, text=True, timeout=60)
    said = verify(up)
    assert said.returncode == 3 and said.stdout == '' and "not checked: the bundle (a kiosk's message to its station)" in said.stderr, said
    assert 'Verify it at that station with: checkzone-station bundle show' in said.stderr, said
    report = json.loads(verify(up, '--json').stdout)
    assert not report['ok'] and report['kind'] == 'bundle', report
    assert verify(up, '--key', '0' * 64).returncode == 3
    cut = school.folder / 'cut.mczb'
    cut.write_bytes(up.read_bytes()[:20])
    said = verify(cut)
    assert said.returncode == 1 and 'Copy it again' in said.stderr, said


def student(school):
    name = school.pins[0][1]
    everybody = json.loads(school.station('roster', 'list', '--json'))['students']
    return next(one['id'] for one in everybody if one['name'] == name)


def an_unlock_while_the_station_serves(school, stick):
    school.station('unlock', '--student', student(school), '--check', CHECK)
    station = school.serve()
    given = bundle(school, 'give', stick)
    assert given['seats'][0]['decisions'] == 1 and given['safe_to_remove'], given
    said = exchange(school, stick)
    assert '1 new decision of the teacher' in said, said
    table = school.station('bundle', 'take', stick)
    assert 'Seat 1' in table and 'safe to remove' in table, table
    (stick / 'MCZ' / 'up-0000000000000000.mczb').write_bytes(b'MCZB1\nno message')
    done = bundle(school, 'take', stick, expect=3)
    assert done['partly'] and done['damaged_count'] == 1, done
    school.end(station)


def faults_say_the_way_out(school):
    said = school.program('checkzone-station', '--help')
    assert 'bundle' in said
    missing = subprocess.run([school.bin / 'checkzone-station', 'bundle', 'take', school.folder / 'no-stick', '--data',
                              school.folder / 'station'], capture_output=True, text=True, timeout=60)
    assert missing.returncode == 1 and 'plugged in' in missing.stderr, missing
    assert 'plugged in' in exchange(school, school.folder / 'no-stick', expect=1)


def a_full_stick_stays_clean(school):
    stick = school.folder / 'full'
    stick.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', stick], capture_output=True).returncode != 0:
        print('skipped: the full stick (no right to mount one here)')
        return
    try:
        exchange(school, stick)
        before = {file.name: file.read_bytes() for file in (stick / 'MCZ').iterdir()}
        with open(stick / 'filler', 'wb', buffering=0) as filler:
            try:
                while True:
                    filler.write(b'x' * 1024)
            except OSError:
                pass
        assert 'the stick is full' in exchange(school, stick, expect=1)
        assert before == {file.name: file.read_bytes() for file in (stick / 'MCZ').iterdir()}
        done = bundle(school, 'take', stick, expect=3)
        assert not done['safe_to_remove'] and 'full' in done['unwritten'], done
        (stick / 'filler').unlink()
        assert bundle(school, 'take', stick)['safe_to_remove']
        exchange(school, stick)
    finally:
        subprocess.run(['umount', stick], check=True)


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        stick = school.folder / 'stick'
        stick.mkdir()
        paired_once(school)
        there_and_back(school, stick)
        an_unlock_while_the_station_serves(school, stick)
        faults_say_the_way_out(school)
        a_full_stick_stays_clean(school)
    print('a seat without a network: good')


if __name__ == '__main__':
    main()
