#!/usr/bin/env python3
"""No network: the teacher's browser makes a code, the student types it at the kiosk, and later the station finds nothing amiss.

usage: code_test.py BINARIES SOURCE
"""
import re
import sys

from browser import Browser, free_port
from school import PASSPHRASE, School, quoted, reflect, revise, sign_in

NAME, CHECK, ITEMS, SKILLS = 'Lex Moreno', 'Factors', 5, 2


def open_check(student):
    return sign_in(*student) + f'wait {quoted(CHECK)}\ntap {quoted(CHECK)}\n'


def items(answer):
    return '\n'.join(f'''at {n}
answer {answer}
wait Saved
tap {"Next" if n < ITEMS else quoted("Look it all over")}''' for n in range(1, ITEMS + 1))


def a_try(answer):
    return f'''wait "I am ready: start"
tap "I am ready: start"
{items(answer)}
wait "Hand in"
tap "Hand in"
wait "Yes, hand in"
tap "Yes, hand in"
'''


def not_yet(school, student):
    """A first try, everything that the student can do after it, and the request for a code on the screen."""
    school.run_kiosk(open_check(student) + f'''tap "Open the check"
{a_try("wrong")}
wait "What to do next"
{reflect(('One.', 'Two.', 'Three.'))}
{revise(SKILLS)}
tap "My teacher has a code"
wait "Lex, {CHECK}"
tell code
quit
''')
    shown = (school.pictures / 'code.txt').read_text()
    return re.search(r'text "([0-9A-HJKMNP-TV-Z]{4})"', shown).group(1)


def teacher_makes_it(school, browser, request):
    browser.open(school.page('/code'))
    browser.type('#passphrase', PASSPHRASE)
    browser.click(browser.find('button[type=submit]'))
    browser.wait_for('Today')
    browser.open(school.page('/code'))
    browser.wait_for('Which check')
    form = 'form[aria-labelledby=others] '
    browser.type(form + 'select[name=student]', NAME)
    browser.click(browser.find(form + 'option[value=factors]'))
    browser.type(form + 'input[name=request]', request.lower())
    browser.click(browser.find(form + 'button[type=submit]'))
    browser.wait_for('Read this out')
    page = browser.text()
    assert f'another try of {CHECK} for {NAME} at Seat 1, for the request {request}.' in page, page
    return re.search(r'\b\d{3} \d{3} \d{3}\b', page).group()


def goes_on(school, student, code):
    keys = '\n'.join(f'tap code/{digit}' for digit in code if digit != ' ')
    school.run_kiosk(open_check(student) + f'''tap "See what to do"
wait "My teacher has a code"
tap "My teacher has a code"
wait "Lex, {CHECK}"
{keys}
tap "Use the code"
{a_try("right")}
wait "You have mastered it!"
quit
''')


def teacher_at_the_kiosk(school, browser):
    """The teacher's own code opens the panel; the request is the same after a restart."""
    school.run_kiosk('wait "Sign in" 20\ntap Teacher\nwait "Your code for this seat"\ntell teacher\nquit\n')
    shown = (school.pictures / 'teacher.txt').read_text()
    request = re.search(r'text "([0-9A-HJKMNP-TV-Z]{4})"', shown).group(1)
    browser.open(school.page('/code'))
    form = 'form[aria-labelledby=panel] '
    browser.type(form + 'input[name=request]', request.lower())
    browser.click(browser.find(form + 'button[type=submit]'))
    browser.wait_for('Your code for the kiosk')
    code = re.search(r'\b\d{3} \d{3} \d{3}\b', browser.text()).group()
    keys = '\n'.join(f'tap code/{digit}' for digit in code if digit != ' ')
    school.run_kiosk(f'''wait "Sign in" 20
tap Teacher
wait "Your code for this seat"
{keys}
tap "Use the code"
wait "Class list"
expect "Not yet handed over"
tap Students
wait "Nobody waits for another try, as far as this seat knows."
tap Close
wait "Sign in"
quit
''')


def main():
    binaries, source = sys.argv[1:3]
    with School(binaries, source) as school:
        school.found([school.source / 'deploy/demo/roster'], [school.source / 'assets/packs/factors-6'])
        school.serve()
        student = next(slip for slip in school.pins if slip[1] == NAME)
        school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
        reached, school.kiosk_port = school.kiosk_port, free_port()  # nobody is there
        request = not_yet(school, student)
        with Browser(school.folder / 'profile') as browser:
            goes_on(school, student, teacher_makes_it(school, browser, request))
            school.kiosk_port = reached
            school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
            browser.open(school.page())
            browser.wait_for(NAME)
            assert 'code that this station did not make' not in browser.text(), browser.text()
            browser.click(browser.find_link(NAME))
            browser.wait_for(f'Unlocked by code at Seat 1, for the request {request}.')
            teacher_at_the_kiosk(school, browser)
            school.run_kiosk('wait "Sign in" 20\nhanded-over\nquit\n')
            browser.open(school.page())
            browser.wait_for(NAME)
            assert 'code that this station did not make' not in browser.text(), browser.text()
    print('a code, end to end: good')


if __name__ == '__main__':
    main()
