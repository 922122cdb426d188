#!/usr/bin/env python3
"""The station dies and comes back, with the real programs: the commands of the README's "What to keep".

init with a recovery sheet; a day with a check at a kiosk; a backup while the station serves, another one at rest that
writes only what is new; the sheet is read from the PDF as a person and as a scanner would; the station's folder is
deleted; restore refuses a slip, another folder's station and a damaged backup by name; the restored station has the same
pages, and the kiosk goes on with it.

usage: backup_test.py BIN SOURCE
"""
import csv
import json
import re
import shutil
import stat
import subprocess
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from school import PASSPHRASE, School, reflect, sign_in

STUDENT = 'Lex Moreno'


class Pages:
    """A teacher's browser without a screen."""

    def __init__(self, school):
        self.school = school
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open
        form = urllib.parse.urlencode({'passphrase': PASSPHRASE}).encode()
        origin = school.page('').rstrip('/')
        self.open(urllib.request.Request(school.page('/sign-in'), form, {'Origin': origin}), timeout=60).read()

    def get(self, path):
        page = self.open(self.school.page(path), timeout=60).read().decode()
        return re.sub(r'name="token" value="[^"]*"', '', page)


def main_of(page):
    """What the page says, without what is around it and what tells the time of day."""
    return page[page.index('<main'):page.index('</main>')]


def found_with_sheet(school):
    (school.folder / 'passphrase').write_text(PASSPHRASE + '\n')
    sheet = school.folder / 'sheet.pdf'
    made = school.station('init', '--room', 'Room 14', '--passphrase-file', school.folder / 'passphrase', '--sheet', sheet)
    assert 'delete the file' in made, made
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600, oct(sheet.stat().st_mode)
    school.station('pack', 'add', school.source / 'assets/packs/factors-6')
    school.station('roster', 'import', school.source / 'deploy/demo/roster')
    school.station('roster', 'pins', '--out', school.folder / 'pins.csv')
    with open(school.folder / 'pins.csv', newline='', encoding='utf-8') as slips:
        school.pins = list(csv.reader(slips))[1:]
    school.token = json.loads(school.station('token', '--json'))['token']
    return sheet


def secret_of(school, sheet):
    """The four lines as a person reads them; the QR code says the same."""
    text = subprocess.run(['pdftotext', '-layout', sheet, '-'], capture_output=True, text=True, check=True).stdout
    lines = re.findall(r'[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){0,3}-[0-9A-HJKMNP-TV-Z]\b', text)
    assert [len(line) for line in lines] == [21, 21, 21, 6], text
    assert subprocess.run(['pdfinfo', sheet], capture_output=True, text=True).stdout.count('Pages:           1'), text
    for words in ('Recovery sheet', 'Room 14', 'Version 1', "school's safe", 'can read everything', 'When it is lost'):
        assert words in re.sub(r'\s+', ' ', text).replace('’', "'"), f'{words!r} is not on the sheet:\n{text}'
    subprocess.run(['pdftoppm', '-r', '150', '-png', '-singlefile', sheet, school.folder / 'sheet'], check=True)
    scanned = subprocess.run(['zbarimg', '-q', '--raw', school.folder / 'sheet.png'], capture_output=True, text=True).stdout
    assert scanned.strip() == 'CHECKZONE:SHEET:' + ''.join(lines).replace('-', ''), scanned
    return lines


def a_day(school, pin):
    school.run_kiosk(sign_in(*pin) + f'''
wait "Open the check"
tap "Open the check"
wait "I am ready: start"
tap "I am ready: start"
all wrong
wait "Hand in"
tap "Hand in"
tap "Yes, hand in"
wait "What to do next"
{reflect(['I read too fast.', 'Pairs.', 'With a partner.'])}
handed-over
quit
''')


def no_secret_on_the_disk(school, lines):
    for file in (school.folder / 'station').rglob('*'):
        if file.is_file():
            held = file.read_bytes()
            for line in lines:
                assert line.encode() not in held and line.replace('-', '').encode() not in held, file


def refused(school, words, *command, **env):
    done = subprocess.run([school.bin / 'checkzone-station', *map(str, command)], env={**school.env, **env},
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and words in done.stderr, f'{command}: {done.returncode}\n{done.stdout}{done.stderr}'


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        vault, typed = school.folder / 'vault', school.folder / 'typed'
        sheet = found_with_sheet(school)
        lines = secret_of(school, sheet)
        sheet.unlink()
        # No printer, no new sheet: the one in the safe stays in use.
        refused(school, 'the one before stays in use', 'sheet', '--print', '--data', school.folder / 'station', PATH='/')
        refused(school, "must not lie beside the station's data", 'sheet', '--out', school.folder / 'station/sheet.pdf',
                '--data', school.folder / 'station')
        pin = next(slip[:3] for slip in school.pins if slip[1] == STUDENT)
        serving = school.serve()
        a_day(school, pin)
        first = json.loads(school.station('backup', vault, '--json'))
        assert first['number'] == 1 and first['attempts'] == 1 and first['new_bytes'] == first['bytes'], first
        teacher = Pages(school)
        paths = ['/progress']
        today = teacher.get('/')
        paths += sorted(set(re.findall(r'href="(/student/[0-9a-f]{32})"', today)))
        assert len(paths) >= 2, today
        before = {path: main_of(teacher.get(path)) for path in paths}
        school.end(serving)
        second = json.loads(school.station('backup', vault, '--json'))
        assert second['number'] == 2 and 0 < second['new_bytes'] < second['bytes'], second
        assert ': whole.' in school.program('checkzone-station', 'backup', '--check', vault)
        no_secret_on_the_disk(school, lines)

        shutil.rmtree(school.folder / 'station')
        slip = lines.copy()
        slip[2] = ('7' if slip[2][0] != '7' else '8') + slip[2][1:]
        typed.write_text('\n'.join(slip))
        back = ('restore', vault, '--sheet-file', typed, '--data', school.folder / 'station')
        refused(school, 'Line 3 of the recovery sheet is not right', *back)
        assert not (school.folder / 'station').exists()
        typed.write_text('\n'.join(lines).lower().replace('-', ' '))
        said = json.loads(school.program('checkzone-station', *back, '--json'))
        assert said['attempts'] == 1 and said['kiosks'] == 1 and said['number'] == 2, said
        refused(school, 'There is a station in', *back)

        school.serve()
        teacher = Pages(school)
        assert 'This station was restored on' in teacher.get('/')
        for path, page in before.items():
            assert main_of(teacher.get(path)) == page, f'{path} is not as it was'
        # The kiosk goes on with the restored station, and has nothing left to hand over.
        school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
        assert 'Not heard from since' not in teacher.get('/')

        newest = max((vault / 'chunks').rglob('*'), key=lambda file: (file.is_file(), file.stat().st_mtime))
        newest.write_bytes(newest.read_bytes()[:-1] + b'?')
        refused(school, 'Backup 2 is damaged', 'restore', vault, '--sheet-file', typed, '--data', school.folder / 'other')
        refused(school, '--generation 1', 'restore', vault, '--sheet-file', typed, '--data', school.folder / 'other')
        older = json.loads(school.program('checkzone-station', 'restore', vault, '--sheet-file', typed, '--generation', '1',
                                          '--data', school.folder / 'other', '--json'))
        assert older['attempts'] == 1, older
    print('the station comes back: good')


if __name__ == '__main__':
    main()
