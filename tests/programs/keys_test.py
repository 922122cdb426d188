#!/usr/bin/env python3
"""Marking by keys, in a real browser: what the page's script does with digits, Enter, and a key that is pressed twice.

usage: keys_test.py DESK_SERVER
"""
import subprocess
import sys
import tempfile

from browser import ENTER, Browser, free_port

CHOSEN = 'fieldset.criterion input:checked'


class Desk:
    """The program that shows the desk, and what it was asked to do."""

    def __init__(self, program):
        port = free_port()
        self.url = f'http://127.0.0.1:{port}'
        self.process = subprocess.Popen([program, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == 'ready\n', 'the desk did not come up'

    def end(self):
        """All deeds that it was asked for."""
        deeds = self.process.communicate(timeout=20)[0].split('\n')
        assert self.process.returncode == 0, f'the desk ended with {self.process.returncode}'
        return [deed for deed in deeds if deed]


def sign_in(browser, desk):
    browser.open(desk.url)
    browser.type('#passphrase', 'correct horse')
    browser.click(browser.find('button[type=submit]'))
    browser.wait_for('Today')
    browser.open(desk.url + '/marking')


def a_digit_chooses_and_enter_saves(browser):
    browser.wait_for('Criterion 1 of 2 · response 1 of 2')
    browser.press('3')
    assert browser.value(CHOSEN) == '2', 'the key 3 chooses the third level from below'
    browser.press(ENTER)
    browser.wait_for('Criterion 1 of 2 · response 2 of 2')
    assert 'Saved.' in browser.text(), browser.text()
    assert browser.url().endswith('#turn'), browser.url()


def a_comment_is_offered_again(browser):
    browser.press('1')
    browser.type('textarea', 'Quote a line.')
    browser.click(browser.find('button.primary'))
    browser.wait_for('Criterion 2 of 2 · response 1 of 2')
    assert 'Say it again' in browser.text(), browser.text()


def keys_work_where_a_comment_is_offered(browser):
    """A digit can be corrected by another one, and Enter saves; nothing is said that nobody ticked."""
    place, comment = browser.value('input[name=attempt]'), browser.value('textarea')
    browser.press('3')
    browser.press('2')
    assert browser.value(CHOSEN) == '1', 'the second digit corrects the first'
    assert not browser.find_all('.say-again input:checked'), 'a comment was ticked'
    browser.press(ENTER)
    browser.wait_for('Criterion 2 of 2 · response 1 of 1')
    return place, comment


def digits_choose_one_criterion_after_the_other(browser, desk, place, comment):
    """On the page with all criteria, where each has its level already."""
    browser.open(f'{desk.url}/marking?attempt={place}&slot=s1')
    assert browser.value(CHOSEN, 1) == '1'
    assert browser.value('textarea') == comment
    browser.press('1')
    browser.press('3')
    assert [browser.value(CHOSEN, at) for at in range(2)] == ['0', '2']


def pressed_three_times_it_is_sent_once(browser, desk):
    browser.open(desk.url + '/marking')
    browser.wait_for('Criterion 2 of 2 · response 1 of 1')
    browser.press('2', ENTER, ENTER, ENTER)
    browser.wait_for('Criterion 1 of 2 · response 1 of 2')  # of the other check


def main():
    desk = Desk(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix='checkzone-test-') as profile, Browser(profile) as browser:
        sign_in(browser, desk)
        a_digit_chooses_and_enter_saves(browser)
        a_comment_is_offered_again(browser)
        place, comment = keys_work_where_a_comment_is_offered(browser)
        digits_choose_one_criterion_after_the_other(browser, desk, place, comment)
        pressed_three_times_it_is_sent_once(browser, desk)
    deeds = desk.end()
    assert deeds.count('POST /marking/level') == 4, deeds
    print('marking by keys: good')


if __name__ == '__main__':
    main()
