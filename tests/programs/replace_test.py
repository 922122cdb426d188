#!/usr/bin/env python3
"""The station is lost and there is no backup, with the real programs: the commands of the README's "No backup?".

A day with a check at a kiosk; the station's folder is deleted; a slip in the sheet leaves nothing behind; with the sheet
a new station has the old address; the kiosk, started again, brings everything back by itself; the pages are as before.
Then the station gets new keys, and the kiosk follows.

usage: replace_test.py BIN SOURCE
"""
import difflib
import json
import re
import shutil
import sys

from backup_test import STUDENT, Pages, a_day, found_with_sheet, main_of, refused, secret_of
from school import School


def assert_same(path, now, before):
    changed = [line for line in difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm='', n=0)]
    assert not changed, f'{path} is not as it was:\n' + '\n'.join(changed)


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        typed = school.folder / 'typed'
        sheet = found_with_sheet(school)
        lines = secret_of(school, sheet)
        serving = school.serve()
        a_day(school, next(slip[:3] for slip in school.pins if slip[1] == STUDENT))
        school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')  # the last words of the day, too
        teacher = Pages(school)
        paths = ['/progress', *sorted(set(re.findall(r'href="(/student/[0-9a-f]{32})"', teacher.get('/'))))]
        before = {path: main_of(teacher.get(path)) for path in paths}
        assert len(paths) >= 2, paths
        school.end(serving)
        shutil.rmtree(school.folder / 'station')

        replace = ('replace', '--room', 'Room 14', '--passphrase-file', school.folder / 'passphrase', '--sheet-file', typed,
                   '--data', school.folder / 'station')
        typed.write_text('\n'.join([lines[0][:-1] + ('7' if lines[0][-1] != '7' else '8'), *lines[1:]]))
        refused(school, 'Line 1 of the recovery sheet is not right', *replace)
        assert not (school.folder / 'station').exists()
        typed.write_text('\n'.join(lines))
        assert json.loads(school.program('checkzone-station', *replace, '--json'))['open']
        typed.unlink()

        serving = school.serve()
        school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
        teacher = Pages(school)
        for path, page in before.items():
            assert_same(path, main_of(teacher.get(path)), page)
        kiosks = teacher.get('/kiosks')
        assert 'This station takes the place of a lost one' in kiosks and 'are back.' in kiosks, kiosks
        school.end(serving)
        done = json.loads(school.station('replace', 'finish', '--json'))
        assert [kiosk['done'] for kiosk in done['kiosks']] == [True] and done['missing_kiosks'] == 0, done
        assert all(kiosk['unreadable'] == 0 for kiosk in done['kiosks']), done

        assert json.loads(school.station('rotate', '--json'))['waiting_for'] == ['Seat 1']
        serving = school.serve()
        school.run_kiosk('wait "Sign in" 20\nhanded-over\nwait "Sign in" 20\nquit\n')
        teacher = Pages(school)
        for path, page in before.items():
            assert_same(path, main_of(teacher.get(path)), page)
    print('the lost station comes back: good')


if __name__ == '__main__':
    main()
