#!/usr/bin/env python3
"""One mastery check, end to end, with the real programs and files that no one here wrote.

A GIFT question bank and a OneRoster zip come in; a student signs in at the kiosk and answers two items; the kiosk is
killed; it goes on at the same item of the same form; the result is not yet; the student reflects, comes back, revises and
asks; the teacher reads the student's words in a real browser and unlocks; the second try has another form and is mastered; the signed log verifies, and a flipped bit does not.

usage: one_check_test.py BIN SOURCE
"""
import pathlib
import signal
import sys
import time
import tomllib

from browser import Browser
from school import PASSPHRASE, School, quoted, reflect, revise, sign_in, wait_until

GIFT = 'gift/dvarrui_asker/docs/revise/jedi-output/jedi-gift.txt'  # 143 questions in Spanish, with mark-up
ROSTER = 'oneroster/catalyst_moodle-enrol_oneroster/tests/fixtures/csv_data/oneroster_test_data.zip'


# What a student might type to see what happens.
WORDS = ('I read every question twice.', '<b>mixed up</b> ser & estar', "I'll practise aloud.")


def bring_in(school, data):
    """The question bank becomes a pack; gives the title of its check and of the lesson."""
    bank = school.folder / 'bank'
    school.program('checkzone', 'import', 'gift', data / GIFT, '--into', bank, expect=3)  # its pictures aren't there
    school.program('checkzone', 'check', bank)
    check = tomllib.loads(next(bank.glob('checks/*.toml')).read_text())
    school.found([data / ROSTER], [bank])
    return check


def open_check(school, student, title):
    return sign_in(*student) + '\n'.join([f'wait {quoted(title)}', f'tap {quoted(title)}', ''])


def first_sitting(school, student, title, count):
    """Answers two items, leaves the third on the screen, and dies there."""
    kiosk = school.kiosk(open_check(school, student, title) + f'''
screenshot path
tap "Open the check"
wait "I am ready: start"
screenshot cover
tap "I am ready: start"
at 1
answer wrong
wait Saved
screenshot item-1
tap Next
at 2
answer right
wait Saved
tap Next
at 3
tap Back
at 2
tell item-2-before
tap Next
at 3
tell item-3-before
screenshot item-3
wait "a word that never comes" 600
''')
    seen = school.pictures / 'item-3.png'
    wait_until(lambda: seen.exists() or kiosk.poll() is not None, 'the third item is on the screen', 90)
    assert kiosk.poll() is None, (school.folder / 'kiosk.log').read_text()[-3000:]
    time.sleep(0.2)
    school.end(kiosk, signal.SIGKILL)


def second_sitting(school, student, title, count):
    """Goes on where the first one died, hands in with the rest wrong, and looks back at it."""
    rest = '\n'.join(f'''
at {n}
answer wrong
wait Saved
tap {"Next" if n < count else quoted("Look it all over")}''' for n in range(3, count + 1))
    school.run_kiosk(open_check(school, student, title) + f'''
tap "Go on with it"
at 3
tell item-3-after
tap Back
at 2
tell item-2-after
tap Next
{rest}
wait "Hand in"
screenshot review
tap "Hand in"
wait "Yes, hand in"
tap "Yes, hand in"
wait "What to do next"
screenshot result-not-yet
{reflect(WORDS)}
screenshot revise
handed-over
quit
''')


def after_practice(school, student, title, skills):
    """The path knows what comes next: the revision; then the student asks."""
    school.run_kiosk(open_check(school, student, title) + f'''
wait "Revise now"
screenshot path-revise
tap "Revise now"
{revise(skills)}
tap "Ask for another try"
wait "You asked for another try."
screenshot asked
handed-over
quit
''')


def teacher_unlocks(school, browser, name):
    browser.open(school.page())
    browser.type('#passphrase', PASSPHRASE)
    browser.click(browser.find('button[type=submit]'))
    browser.wait_for('asks for try 2')
    page = browser.text()
    for words in (name, *WORDS, 'says that it is done'):
        assert words in page, f'{words!r} is not on Today:\n{page}'
    browser.screenshot(school.pictures / 'today.png')
    browser.click(browser.find_link(name))
    browser.wait_for('Try 1')
    page = browser.text()
    assert 'verified' in page.lower(), page
    browser.screenshot(school.pictures / 'student.png')
    browser.open(school.page())
    browser.click(browser.find('button.primary'))
    browser.wait_for('Nobody is asking right now')


def third_sitting(school, student, title, count):
    """The second try: everything right."""
    items = '\n'.join(f'''
at {n}
answer right
wait Saved
tap {"Next" if n < count else quoted("Look it all over")}''' for n in range(1, count + 1))
    school.run_kiosk(open_check(school, student, title) + f'''
wait "Open the check"
tap "Open the check"
wait "· try 2"
tap "I am ready: start"
{items}
wait "Hand in"
tap "Hand in"
tap "Yes, hand in"
wait "You have mastered it!"
screenshot result-mastered
handed-over
quit
''')


def the_log_verifies_and_a_flipped_bit_does_not(school):
    log = school.log_file()
    school.program('checkzone', 'verify', log)
    original = log.read_bytes()
    for at in range(0, len(original), max(1, len(original) // 40)):
        log.write_bytes(original[:at] + bytes([original[at] ^ 1]) + original[at + 1:])
        school.program('checkzone', 'verify', log, expect=1)


def the_form_is_the_same_after_the_crash(school):
    """Where the page is scrolled to and who has the keyboard may differ."""
    for item in ('item-2', 'item-3'):
        before, after = ((school.pictures / f'{item}-{when}.txt').read_text()
                         .replace(', has the keyboard', '').replace(', out of view', '') for when in ('before', 'after'))
        assert before == after, f'{item} reads differently after the restart:\n{before}\n{after}'


def main():
    binaries, source = sys.argv[1:3]
    data = pathlib.Path(source) / '..' / 'shared' / 'data'
    if not data.exists():
        print('skipped: there is no ../shared/data here')
        return
    with School(binaries, source) as school:
        check = bring_in(school, data)
        title, count = check['title'], sum(slot.get('count', 1) for slot in check['slot'])
        student = tuple(school.pins[0][:3])
        school.serve()
        first_sitting(school, student, title, count)
        second_sitting(school, student, title, count)
        the_form_is_the_same_after_the_crash(school)
        after_practice(school, student, title, len(check['skill']))
        with Browser(school.folder / 'profile') as browser:
            teacher_unlocks(school, browser, student[1])
            third_sitting(school, student, title, count)
            browser.open(school.page('/progress'))
            browser.wait_for('Mastered')
            browser.screenshot(school.pictures / 'progress.png')
        the_log_verifies_and_a_flipped_bit_does_not(school)
    print('one check, end to end: good')


if __name__ == '__main__':
    main()
