#!/usr/bin/env python3
"""Puts what the deep run of tests/endurance counted into tests/EVIDENCE.md, as its section "Endurance".

usage: endurance.py FOLDER EVIDENCE.md        FOLDER: build/deep/endurance-deep, as the run left it
A long run may be done in pieces (CHECKZONE_FROM, CHECKZONE_MINUTES): T8.txt and T8.from-701.txt are added up.
"""
import pathlib
import re
import sys

HEAD = '## Endurance'
WORDS = ('what', 'units', 'seconds', 'machine', 'commit')  # not counts, or not to be listed among them
ORDER = ('T1', 'T1b', 'T1c', 'T1y', 'T2', 'T3', 'T5', 'T6', 'T7', 'T8', 'T12', 'T15')


def piece(file):
    return dict(line.split(': ', 1) for line in file.read_text().splitlines())


def first_unit(file):
    found = re.search(r'\.from-(\d+)$', file.stem)
    return int(found.group(1)) if found else 1


def place(test):
    name = re.match(r'T\d+[bcy]?', test).group()
    return ORDER.index(name) if name in ORDER else len(ORDER), test


def tests(folder):
    """Test → its pieces in their order."""
    found = {}
    for file in sorted(folder.glob('*.txt'), key=first_unit):
        found.setdefault(re.sub(r'\.from-\d+$', '', file.stem), []).append(piece(file))
    return dict(sorted(found.items(), key=lambda one: place(one[0])))


def summed(pieces):
    sums = {}
    for one in pieces:
        for name, count in one.items():
            if name not in WORDS:
                sums[name] = sums.get(name, 0) + int(count)
    return sums


def told(test, pieces):
    units = [one['units'] for one in pieces if one.get('units')]
    seconds = sum(int(one['seconds']) for one in pieces)
    machines = dict.fromkeys(one['machine'] for one in pieces)
    commits = ', '.join(dict.fromkeys(one['commit'] for one in pieces if 'commit' in one))
    text = f'**{test}**: {pieces[0]["what"]}. {seconds:,} s of wall time on {"; ".join(machines)}'
    text += f' ({"; ".join(units)}).' if units else '.'
    text += f' Commit {commits}.' if commits else ''
    rows = [f'| {name} | {count:,} |' for name, count in summed(pieces).items()]
    return [text, '', '| counted | |', '|---|--:|', *rows, '']


def section(folder):
    found = tests(folder)
    if not found:
        sys.exit(f'{folder} holds no counts. Run CHECKZONE_DEEP=1 build/deep/bin/test_endurance first.')
    out = [HEAD, '', 'Written by `CHECKZONE_DEEP=1 test_endurance` (`tests/run deep`) and `tests/support/endurance.py`: real kiosks and'
           ' stations on disks in memory.', 'What is shown is what was run; none found among n random trials bounds the'
           ' rate below 3/n at 95 %, under this model of a disk.', '']
    for test, pieces in found.items():
        out += told(test, pieces)
    return '\n'.join(out)


def main():
    folder, evidence = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = evidence.read_text()
    text = re.sub(rf'\n*{HEAD}\n.*?(?=\n## |\Z)', '\n', text, flags=re.S).rstrip('\n')
    evidence.write_text(text + '\n\n' + section(folder))


if __name__ == '__main__':
    main()
