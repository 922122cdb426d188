#!/usr/bin/env python3
"""What a student and IT see when a seat is in trouble, with the real program: nothing is overwritten, and the screen says
plainly that nothing is lost and whom to tell.

usage: trouble_test.py BIN SOURCE
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

from school import School, sign_in, wait_until

SERVICE = 'wait "This seat is resting."\ntell {name}\nscreenshot {name}\nquit\n'


def a_seat_in_use(school):
    """One that knows its class and its packs, and has one saved answer."""
    school.found([school.source / 'deploy' / 'demo' / 'roster'],
                 [school.source / 'assets' / 'packs' / 'factors-6'])
    school.serve()
    school.run_kiosk(sign_in(*school.pins[0][:3]) + '''
wait "Open the check"
tap "Open the check"
tap "I am ready: start"
at 1
answer right
wait Saved
handed-over
quit
''')


def rests(school, seat, code, *, before=''):
    """The seat comes to its service screen, which names the code for IT."""
    name = seat.replace('/', '-')
    school.run_kiosk(before + SERVICE.format(name=name), seat=seat)
    told = (school.pictures / f'{name}.txt').read_text()
    assert f'({code})' in told, told


def copy_of(school, name):
    shutil.copytree(school.folder / 'kiosk', school.folder / name)
    return school.folder / name


def a_damaged_database_is_named_and_left_as_it_is(school):
    database = copy_of(school, 'damaged') / 'kiosk.db'
    with sqlite3.connect(database) as connection:  # everything into the one file
        connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.close()
    data = bytearray(database.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle:middle + 4096] = b'\xa5' * 4096
    database.write_bytes(data)
    rests(school, 'damaged', 'data-damaged')
    assert database.read_bytes() == data, 'the damaged database was changed'


def a_missing_pack_is_named(school):
    database = copy_of(school, 'no-pack') / 'kiosk.db'
    with sqlite3.connect(database) as connection:
        gone = connection.execute('DELETE FROM blob WHERE length(body) = (SELECT max(length(body)) FROM blob)')
        assert gone.rowcount == 1
    connection.close()
    rests(school, 'no-pack', 'data-damaged')


def a_full_disk_is_named_and_loses_nothing(school):
    disk = school.folder / 'small-disk'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=320m', 'none', disk], capture_output=True).returncode != 0:
        print('skipped: the full disk (no right to mount one here)')
        return
    try:
        shutil.copytree(school.folder / 'kiosk', disk / 'kiosk')
        it_fills_up_during_an_attempt(school, disk)
        for filler in disk.glob('filler-*'):
            filler.unlink()
        school.run_kiosk(sign_in(*school.pins[0][:3]) + 'tap "Go on with it"\nat 1\nwait Saved\nquit\n',
                         seat='small-disk/kiosk')
    finally:
        subprocess.run(['umount', disk], check=True)


def it_fills_up_during_an_attempt(school, disk):
    """First the reserve is given up, and the student goes on; when that is gone as well, the seat rests."""
    kiosk = school.kiosk(sign_in(*school.pins[0][:3]) + '''
tap "Go on with it"
at 1
wait Saved
tap Next
at 2
tell at-item-2
hold disk-is-full
tap Back
at 1
wait Saved
tell on-the-reserve
hold reserve-is-full
tap Next
wait "This seat is resting."
expect-not Saved
tell full
quit
''', seat='small-disk/kiosk')
    reserve = disk / 'kiosk' / 'reserve.bin'
    wait_until((school.pictures / 'at-item-2.txt').exists, 'the second item is on the screen')
    assert reserve.stat().st_size == 16 << 20
    fill(disk / 'filler-1')
    (school.pictures / 'disk-is-full').touch()
    wait_until((school.pictures / 'on-the-reserve.txt').exists, 'the student goes on')
    assert not reserve.exists()
    fill(disk / 'filler-2')
    (school.pictures / 'reserve-is-full').touch()
    assert kiosk.wait(60) == 0, (school.folder / 'kiosk.log').read_text()[-3000:]
    assert '(disk-full)' in (school.pictures / 'full.txt').read_text()


def fill(path):
    """Takes every byte that the disk still has."""
    with open(path, 'wb', buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b'x' * size)
            except OSError:
                pass


def without(school, name, expect, **environment):
    """The kiosk ends with 1 and has left the picture `expect`."""
    script = school.folder / f'{name}.script'
    script.write_text('quit\n')
    # xvfb-run ends with a status of its own when it can't clear its folder at once: not if a display is there already.
    display = [] if os.environ.get('DISPLAY') else ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24']
    done = subprocess.run([*display, school.bin / 'checkzone-kiosk', '--data', school.folder / name, '--windowed',
                           '1280x800', '--script', script, '--screenshots', school.pictures],
                          env={**school.env, **environment}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert (school.pictures / f'{expect}.png').exists(), done.stderr
    return done.stderr


def without_a_font_the_screen_still_speaks(school):
    config = school.folder / 'no-fonts.conf'
    config.write_text('<fontconfig><dir>/nowhere</dir></fontconfig>')
    said = without(school, 'no-font', 'no-font', FONTCONFIG_FILE=str(config))
    assert 'fonts-sil-andika' in said, said


def without_its_words_the_screen_still_speaks(school):
    broken = school.folder / 'broken-words' / 'strings'
    broken.mkdir(parents=True)
    (broken / 'en.toml').write_text('[common]\nback = "Back\n')
    said = without(school, 'bad-words', 'bad-words', CHECKZONE_ASSETS=str(broken.parent))
    assert 'Line 2' in said, said


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        without_a_font_the_screen_still_speaks(school)
        without_its_words_the_screen_still_speaks(school)
        a_seat_in_use(school)
        a_damaged_database_is_named_and_left_as_it_is(school)
        a_missing_pack_is_named(school)
        a_full_disk_is_named_and_loses_nothing(school)
        keep = os.environ.get('CHECKZONE_KEEP_PICTURES')
        if keep:
            shutil.copytree(school.pictures, pathlib.Path(keep), dirs_exist_ok=True)
    print('seats in trouble: good')


if __name__ == '__main__':
    main()
