#!/usr/bin/env python3
"""Writes tests/EVIDENCE.md: what of real files comes in, by format and by where it came from, and why the rest doesn't.

usage: evidence.py CHECKZONE DATA >tests/EVIDENCE.md        DATA: the folder with gift/, moodle-xml/ …
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

FORMATS = {'gift': ('gift', ('*.gift', '*.txt')), 'aiken': ('aiken', ('*.txt', '*.aiken')),
           'cloze-text': ('cloze', ('*.txt',)), 'moodle-xml': ('moodle-xml', ('*.xml',)),
           'qti12': ('qti', ('*.xml', '*.zip', '*.qti')), 'qti2': ('qti', ('*.xml', '*.zip')),
           'qti3': ('qti', ('*.xml', '*.zip')), 'rubric': ('rubric', ('*.csv',))}


def imported(checkzone, name, files):
    """One report for all the files; None when nothing could be made of them."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([checkzone, 'import', name, *files, '--into', pathlib.Path(folder) / 'pack', '--json'],
                              capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout) if done.stdout else None


def row_of(checkzone, name, source, patterns):
    files = sorted({file for pattern in patterns for file in source.rglob(pattern)})
    if not files:
        return None
    report = imported(checkzone, name, files) or {'in': 0, 'left_out': [], 'notes': []}
    noted = len({(note['source'], note['id'], note['line']) for note in report['notes']})
    why = collections.Counter(one['type'] for one in report['left_out'])
    return [source.name, len(files), report['in'] + len(report['left_out']), report['in'], noted,
            len(report['left_out']), ', '.join(f'{count} {kind}' for kind, count in why.most_common(6))]


def main():
    checkzone, data = sys.argv[1], pathlib.Path(sys.argv[2])
    print('# What comes in of real files\n')
    print('Made by `tests/support/evidence.py` from public files that no one here wrote. "Items" is what the importer found; what'
          ' is left out is named\nwith file, line and reason in its report; the last column counts the most frequent types among'
          ' them.')
    for folder, (name, patterns) in FORMATS.items():
        rows = [row for source in sorted((data / folder).iterdir()) if source.is_dir()
                for row in [row_of(checkzone, name, source, patterns)] if row]
        print(f'\n## {folder} (`checkzone import {name}`)\n')
        print('| source | files | items | in | places with notes | left out | types left out |')
        print('|---|--:|--:|--:|--:|--:|---|')
        for row in rows:
            print('| ' + ' | '.join(map(str, row)) + ' |')
        sums = [sum(row[at] for row in rows) for at in range(1, 6)]
        print('| **all** | ' + ' | '.join(f'**{value}**' for value in sums) + ' | |')


if __name__ == '__main__':
    main()
