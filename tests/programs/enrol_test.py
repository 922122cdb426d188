#!/usr/bin/env python3
"""New seats join by the number on both screens, with the real programs: once with the station's command, once with the
teacher's page in a real browser. The number of the one screen is looked for on the other, both say that it is the same, and
the class list arrives.

usage: enrol_test.py BIN SOURCE
"""
import json
import pathlib
import sys

from browser import Browser
from school import PASSPHRASE, School, wait_until

CALL = '''
wait "Connect to the station" 20
screenshot start-apart
tap "Connect to the station"
'''
JOIN = CALL + '''
wait "Yes, the same" 30
screenshot connect-number
tell {name}
tap "Yes, the same"
wait Done 60
screenshot connect-joined
tap Done
wait "Sign in" 30
handed-over
'''


def told(school, *words):
    return json.loads(school.station('enrol', *words, '--json'))


def finds_the_door_shut(school):
    school.run_kiosk(CALL + '''
wait "The station isn't adding seats right now."
screenshot connect-closed
''', by_number=True)
    assert told(school, 'show')['calling'] is False


def shows(school, kiosk, name):
    """What is on the seat's screen, once it asks whether the numbers are the same."""
    seen = school.pictures / f'{name}.txt'
    wait_until(lambda: seen.exists() or kiosk.poll() is not None, 'the number is on the screen', 90)
    wait_until(lambda: 'Yes, the same' in seen.read_text() or kiosk.poll() is not None, 'all of it is told', 20)
    return seen.read_text()


def goes_on(school, kiosk):
    status = kiosk.wait(120)
    school.running.remove(kiosk)
    assert status == 0, school.folder.joinpath('kiosk.log').read_text()[-3000:]


def joins_by_command(school):
    assert told(school, 'open')['open_seconds'] == 300
    kiosk = school.kiosk(JOIN.format(name='first'), seat='first', by_number=True)
    screen = shows(school, kiosk, 'first')
    state = told(school, 'show')
    assert state['seat'] == 'Seat 1' and len(state['number']) == 7 and state['number'] in screen, (state, screen)
    other = ('1' if state['number'][0] == '0' else '0') + state['number'][1:]
    school.station('enrol', 'same', other, expect=1)  # a number that nobody shows
    told(school, 'same', state['number'])
    goes_on(school, kiosk)
    assert told(school, 'show')['last'] == 'Seat 1 has joined this station.'
    told(school, 'close')
    school.program('checkzone', 'verify', school.log_file('first'))


def joins_by_page(school, browser):
    browser.open(school.page())
    browser.type('#passphrase', PASSPHRASE)
    browser.click(browser.find('button[type=submit]'))
    browser.wait_for('Today')
    browser.open(school.page('/kiosks'))
    browser.wait_for('Add a kiosk')
    browser.screenshot(school.pictures / 'page-kiosks.png')
    browser.type('input[name=passphrase]', PASSPHRASE)
    browser.click(browser.find('main button.primary'))
    browser.wait_for('Waiting for a kiosk.')
    kiosk = school.kiosk(JOIN.format(name='second'), seat='second', by_number=True)
    screen = shows(school, kiosk, 'second')
    browser.wait_for('Is it the same one?')  # the page renews itself
    number = browser.text('.number')
    assert number in screen, (number, screen)
    browser.screenshot(school.pictures / 'page-number.png')
    browser.click(browser.find('#enrol-same'))
    browser.wait_for('Seat 1 has joined this station.')
    browser.screenshot(school.pictures / 'page-joined.png')
    goes_on(school, kiosk)


def main(binaries, source):
    with School(binaries, source) as school:
        school.found([pathlib.Path(source) / 'deploy/demo/roster'], [pathlib.Path(source) / 'assets/packs/factors-6'])
        school.station('enrol', 'open', expect=1)  # nobody serves
        station = school.serve()
        finds_the_door_shut(school)
        joins_by_command(school)
        with Browser(school.folder / 'browser') as browser:
            joins_by_page(school, browser)
        school.end(station)


if __name__ == '__main__':
    main(*sys.argv[1:])
