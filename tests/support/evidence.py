#!/usr/bin/env python3
"""Writes tests/EVIDENCE.md: what of real files comes in, by format and by where it came from, and why the rest doesn't.

usage: evidence.py CHECKZONE DATA >tests/EVIDENCE.md        DATA: the folder with gift/, moodle-xml/ …
Its section "Endurance" comes from endurance.py, which is run afterwards.
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


# What is no item of the format at all, or nothing to answer.
NO_QUESTION = ('It is no question of QTI', 'It has nothing to answer')
NO_ITEM = {'unreadable', 'missing', 'file', 'package', 'zip', 'bankentry_item', 'no interaction', 'section'}

# Types of Moodle files that are out of scope, and why.
OUT_OF_SCOPE = {
    'calculated': 'numbers from formulas and lists', 'calculatedmulti': 'the same',
    'calculatedsimple': 'the same', 'ddimageortext': 'things dragged onto a picture; a kiosk points at places',
    'ddmarker': 'the same', 'description': 'nothing to answer', 'siyavulaqt': 'a question on another server',
    'stack': 'answers judged by an algebra system', 'uniqueChoice': 'no type of Moodle: one program\'s own',
    'wordselect': 'words picked out of a running text'}

AIMS = {'qti12': 85, 'qti2': 83, 'qti3': 85, 'moodle-xml': 95}


def in_question(folder, one):
    """Whether what was left out counts against the format's aim."""
    if folder == 'moodle-xml':
        return one['type'] not in OUT_OF_SCOPE
    return one['type'] not in NO_ITEM and not one['why'].startswith(NO_QUESTION)


def imported(checkzone, name, files):
    """One report for all the files; None when nothing could be made of them."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([checkzone, 'import', name, *files, '--into', pathlib.Path(folder) / 'pack', '--json'],
                              capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout) if done.stdout else None


def row_of(checkzone, folder, name, source, patterns):
    files = sorted({file for pattern in patterns for file in source.rglob(pattern)})
    if not files:
        return None
    report = imported(checkzone, name, files) or {
        'in': 0, 'left_out': [], 'kept_as_text': [], 'notes': [], 'pictures': 0}
    noted = len({(note['source'], note['id'], note['line']) for note in report['notes']})
    why = collections.Counter(one['type'] for one in report['left_out'])
    missed = sum(in_question(folder, one) for one in report['left_out'])
    kept = len(report['kept_as_text'])
    row = [source.name, len(files), report['in'] + len(report['left_out']) + kept, report['in'], report['pictures'], noted,
           kept, len(report['left_out']), ', '.join(f'{count} {kind}' for kind, count in why.most_common(6))]
    return row, missed


def share(folder, got, missed):
    """The sentence under a table that has an aim."""
    kind = 'of the types that are in scope' if folder == 'moodle-xml' else 'with an interaction'
    print(f'\nOf {got + missed} items {kind}, {got} are in: {100 * got / (got + missed):.1f} % (aim: {AIMS[folder]} %).')
    if folder == 'moodle-xml':
        print('Out of scope: ' + '; '.join(f'{name} ({why})' for name, why in OUT_OF_SCOPE.items()) + '.')


def main():
    checkzone, data = sys.argv[1], pathlib.Path(sys.argv[2])
    print('# What comes in of real files\n')
    print('Made by `tests/support/evidence.py` from public files that no one here wrote. "Items" is what the importer found; what'
          ' is left out is named\nwith file, line and reason in its report; a text with nothing to answer is kept for the author'
          ' where its check has items. The last column\ncounts the most frequent types among what is left out. Few pictures'
          ' were kept beside the files: where one is missing, its words\nstand for it. Eight items of 3.0 ask for cards that'
          ' are nothing but pictures without words; those that are in have "picture 1" in\ntheir place, with a note, and'
          ' their checks are not ready.')
    for folder, (name, patterns) in FORMATS.items():
        found = [row for source in sorted((data / folder).iterdir()) if source.is_dir()
                 for row in [row_of(checkzone, folder, name, source, patterns)] if row]
        rows = [row for row, _ in found]
        print(f'\n## {folder} (`checkzone import {name}`)\n')
        print('| source | files | items | in | pictures | places with notes | kept as text | left out |'
              ' types left out |')
        print('|---|--:|--:|--:|--:|--:|--:|--:|---|')
        for row in rows:
            print('| ' + ' | '.join(map(str, row)) + ' |')
        sums = [sum(row[at] for row in rows) for at in range(1, 8)]
        print('| **all** | ' + ' | '.join(f'**{value}**' for value in sums) + ' | |')
        if folder in AIMS:
            share(folder, sums[2], sum(missed for _, missed in found))


if __name__ == '__main__':
    main()
