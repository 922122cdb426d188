#!/usr/bin/env python3
"""Seats that no network reaches join by a folder that is carried, with the real programs and without a window: two walks
there and back, and the number that the station showed is said at the seat.

usage: join_stick_test.py BIN SOURCE
"""
import json
import subprocess
import sys

from school import School


def a_disk(school, seat):
    """A seat that was switched on once and has no station."""
    school.run_kiosk('wait "Connect to the station" 20\nquit\n', seat=seat, by_number=True)


def exchange(school, seat, stick, *words, expect=0):
    done = subprocess.run([school.bin / 'checkzone-kiosk', '--data', school.folder / seat, '--exchange', stick, *words],
                          env={key: value for key, value in school.env.items() if key != 'DISPLAY'},
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def bundle(school, *words, expect=0):
    return json.loads(school.station('bundle', *words, '--json', expect=expect))


def joining(school, stick):
    """The one kiosk that joins by this stick, as the station tells of it."""
    joins = bundle(school, 'take', stick)['joins']
    assert len(joins) == 1, joins
    return joins[0]


def up_to_the_number(school, seat, stick):
    """The first walk there and back, and the second one there; the number that both show."""
    assert 'This seat asks to join.' in exchange(school, seat, stick)
    assert joining(school, stick)['state'] == 'asked'
    said = exchange(school, seat, stick)
    seen = joining(school, stick)
    assert seen['state'] == 'comparing' and len(seen['number']) == 7, seen
    assert seen['number'] in said, (said, seen)
    return seen['number']


def other_than(number):
    return ('1' if number[0] == '0' else '0') + number[1:]


def joins_with_the_number(school, stick):
    a_disk(school, 'first')
    number = up_to_the_number(school, 'first', stick)
    said = exchange(school, 'first', stick, '--number', number)
    assert f'This seat\'s number is\n\n    {number}' in said, said  # nobody at the station has said anything yet
    bundle(school, 'same', number, stick)
    said = exchange(school, 'first', stick)
    assert f'Did the station show {number}?' in said, said  # nobody has said so at the seat
    said = exchange(school, 'first', stick, '--number', number.replace(' ', ''))
    assert 'This seat belongs to Room 14 now.' in said and 'safe to remove' in said, said
    done = bundle(school, 'take', stick)
    assert done['joins'] == [] and done['seats'][0]['new'] > 0, done
    assert 'the receipt for' in exchange(school, 'first', stick)


def another_number_connects_nothing(school, stick):
    a_disk(school, 'second')
    number = up_to_the_number(school, 'second', stick)
    bundle(school, 'same', number, stick)
    said = exchange(school, 'second', stick, '--number', other_than(number), expect=1)
    assert 'This seat\'s number is another one, so nothing was connected.' in said, said
    assert 'This seat asks to join.' in exchange(school, 'second', stick)  # from the beginning


def different_at_the_station_ends_it(school, stick):
    a_disk(school, 'third')
    number = up_to_the_number(school, 'third', stick)
    bundle(school, 'different', number, stick)
    said = exchange(school, 'third', stick, '--number', number, expect=1)
    assert 'Somebody said at the station that the numbers differ.' in said, said


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        school.found([school.source / 'deploy' / 'demo' / 'roster'],
                     [school.source / 'assets' / 'packs' / 'factors-6'])
        for test in (joins_with_the_number, another_number_connects_nothing, different_at_the_station_ends_it):
            stick = school.folder / test.__name__
            stick.mkdir()
            test(school, stick)
    print('seats join by a stick: good')


if __name__ == '__main__':
    main()
