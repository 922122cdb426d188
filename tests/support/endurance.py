#!/usr/bin/env python3
"""Puts what the deep run of tests/endurance counted into tests/EVIDENCE.md, as its section "Endurance".

usage: endurance.py FOLDER EVIDENCE.md        FOLDER: build/dev/endurance-deep, as the run left it
"""
import pathlib
import re
import sys

HEAD = '## Endurance'


def counts(file):
    lines = [line.split(': ', 1) for line in file.read_text().splitlines()]
    return dict(lines)


def section(folder):
    files = sorted(folder.glob('*.txt'))
    if not files:
        sys.exit(f'{folder} holds no counts. Run CHECKZONE_DEEP=1 build/dev/bin/test_endurance first.')
    out = [HEAD, '', 'Written by `CHECKZONE_DEEP=1 test_endurance` (`tests/run deep`) and `tests/support/endurance.py`: real kiosks and'
           ' stations on disks in memory.', 'What is shown is what was run; none found among n random trials bounds the'
           ' rate below 3/n at 95 %, under this model of a disk.', '']
    for file in files:
        found = counts(file)
        what, seconds, machine = (found.pop(key) for key in ('what', 'seconds', 'machine'))
        out += [f'**{file.stem}**: {what}. {seconds} s of wall time on {machine}.', '', '| counted | |', '|---|--:|']
        out += [f'| {name} | {int(count):,} |' for name, count in found.items()]
        out.append('')
    return '\n'.join(out)


def main():
    folder, evidence = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = evidence.read_text()
    text = re.sub(rf'\n*{HEAD}\n.*?(?=\n## |\Z)', '\n', text, flags=re.S).rstrip('\n')
    evidence.write_text(text + '\n\n' + section(folder))


if __name__ == '__main__':
    main()
