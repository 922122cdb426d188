#!/usr/bin/env python3
"""The paper twin of a form says what the screen says, and its tag says which form it is.

usage: paper_test.py CHECKZONE SOURCE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

CHECKZONE, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PACKS = SOURCE / 'assets' / 'packs'


def checkzone(*words, expect=0):
    done = subprocess.run([CHECKZONE, *map(str, words)], capture_output=True, text=True, timeout=60)
    assert done.returncode == expect, (words, done.returncode, done.stderr)
    return done


def words_of(pdf, *options):
    text = subprocess.run(['pdftotext', *options, pdf, '-'], capture_output=True, text=True, check=True).stdout
    return ' '.join(text.split())


def the_sheet_shows_the_form_of_the_same_seed(folder):
    for pack, check in (('factors-6', 'factors'), ('factors-6', 'word-problems'), ('english-character', 'traits'),
                        ('science-changes', 'physical-or-chemical')):
        sheet = folder / f'{check}.pdf'
        checkzone('paper', PACKS / pack, check, '--seed', 'a5', '--out', sheet)
        shown = words_of(sheet)
        form = json.loads(checkzone('form', PACKS / pack, check, '--seed', 'a5', '--json').stdout)
        at = 0
        for item in form['items']:
            stem = ' '.join(item['stem'].replace('*', '').split())
            found = shown.find(stem[:40], at)
            assert found >= 0, f'{check}: "{stem[:40]}" is not on the sheet after the one before'
            at = found
        assert 'Answers' not in shown


def the_answers_are_on_a_page_of_their_own_and_only_when_asked_for(folder):
    sheet = folder / 'key.pdf'
    checkzone('paper', PACKS / 'factors-6', 'factors', '--seed', '7', '--out', sheet, '--key')
    pages = int(subprocess.run(['pdfinfo', sheet], capture_output=True, text=True, check=True)
                .stdout.split('Pages:')[1].split()[0])
    answers = words_of(sheet, '-f', str(pages), '-l', str(pages))
    assert answers.startswith('Answers: Factors'), answers
    # Seed 7: 54 tiles with 1, 2 and 6 drawn; 3 x 18 is the fourth. 7 x 12 = 84. 60 apples. 5, 6 and 15 divide 30.
    for key in ('1 3 missing-rectangle', 'Yes, because 7 × 12 = 84.', '2 boxes → D', '5; 6; 15', '1, 3, 5, 9, 15, 45'):
        assert key in answers, (key, answers)
    assert 'Answers' not in words_of(sheet, '-f', '1', '-l', str(pages - 1))


def a_scanner_reads_which_form_it_is(folder):
    sheet = folder / 'tag.pdf'
    told = json.loads(checkzone('paper', PACKS / 'factors-6', 'primes', '--seed', 'beef', '--out', sheet, '--json').stdout)
    assert told['tag'] == f'checkzone:paper:1:factors-6:1.1:primes:1:{"beef":0>64}:en', told
    subprocess.run(['pdftoppm', '-r', '150', '-png', '-f', '1', '-l', '1', '-singlefile', sheet, folder / 'tag'], check=True)
    read = subprocess.run(['zbarimg', '-q', '--raw', folder / 'tag.png'], capture_output=True, text=True).stdout.strip()
    assert read == told['tag'], read


def fractions_are_written_over_a_bar_and_shown_with_one(folder):
    sheet = folder / 'bars.pdf'
    checkzone('paper', PACKS / 'fractions-5', 'add-and-subtract', '--seed', '3', '--out', sheet, '--key')
    assert "Leave empty what you don't need." in words_of(sheet)
    form = json.loads(checkzone('form', PACKS / 'fractions-5', 'add-and-subtract', '--seed', '3', '--json').stdout)
    pages = subprocess.run(['pdfinfo', sheet], capture_output=True, text=True, check=True).stdout
    last = pages.split('Pages:')[1].split()[0]
    assert '/' not in words_of(sheet, '-f', last, '-l', last), 'a key stands without its bar'
    assert form['items']


def a_sheet_tells_practice_and_fewer_choices_and_its_language(folder):
    sheet = folder / 'practice.pdf'
    told = json.loads(checkzone('paper', PACKS / 'fractions-5', 'mixed-numbers', '--seed', '3', '--out', sheet, '--practice',
                                '--fewer-choices', '--language', 'en', '--json').stdout)
    assert told['tag'].endswith(f':mixed-numbers:3:{"3":0>64}:en:fewer'), told
    assert 'for practice' in words_of(sheet)
    said = checkzone('paper', PACKS / 'fractions-5', 'mixed-numbers', '--seed', '3', '--out', sheet, '--language', 'xx', expect=1)
    assert 'is not written in "xx", but in en' in said.stderr, said.stderr


def a_sheet_speaks_the_language_of_its_questions(folder):
    sheet = folder / 'german.pdf'
    checkzone('paper', PACKS / 'german-a1', 'speaking', '--seed', '3', '--out', sheet, '--language', 'de')
    shown = words_of(sheet)
    for words in ('Datum', '2 Fragen', 'Was als gemeistert zählt:', 'Darauf achtet deine Lehrkraft:'):
        assert words in shown, (words, shown)
    for words in ('Date', 'questions', 'mastery', 'Your teacher'):
        assert words not in shown, (words, shown)


def the_line_of_mastery_is_the_one_that_the_screen_shows(folder):
    sheet = folder / 'mastery.pdf'
    checkzone('paper', PACKS / 'factors-6', 'factors', '--seed', '1', '--out', sheet)
    assert 'What counts as mastery: at least 2/3 of the points of every skill.' in words_of(sheet), words_of(sheet)


def place_of(pdf, word):
    """From 0 at the left edge of the page to 1 at the right one."""
    boxes = subprocess.run(['pdftotext', '-bbox', '-f', '1', '-l', '1', pdf, '-'], capture_output=True, text=True, check=True).stdout
    width = float(boxes.split('<page width="')[1].split('"')[0])
    found = [line for line in boxes.splitlines() if f'>{word}</word>' in line]
    assert found, (word, boxes)
    return float(found[0].split('xMin="')[1].split('"')[0]) / width


def a_sheet_from_right_to_left_stands_where_a_mirror_shows_it(folder):
    pack = folder / 'mirror'
    (pack / 'checks').mkdir(parents=True)
    (pack / 'pack.toml').write_text('format = 1\nid = "mirror"\ntitle = "M"\nversion = "1"\nlanguage = "en"\n')
    (pack / 'checks' / 'c.toml').write_text(
        'id = "c"\ntitle = "C"\n[[skill]]\nid = "s"\ncan = "I can."\nrevise = "Do it."\n[[slot]]\nskill = "s"\nsiblings = ["i"]\n'
        '[[item]]\nid = "i"\ntype = "choice"\nstem = "Which?"\nkey = "kiwi"\ndistractors = ["plum"]\n'
        '[item.in.he]\nstem = "\u05d0\u05d9\u05d6\u05d4?"\nchoices = { c1 = "kiwi", c2 = "plum" }\n')
    for language, right in (('en', False), ('he', True)):
        sheet = folder / f'{language}.pdf'
        checkzone('paper', pack, 'c', '--seed', '1', '--out', sheet, '--language', language)
        # The choices, their number and the line for the name stand at the side where reading begins.
        for word in ('kiwi', 'plum', 'Name'):
            assert (place_of(sheet, word) > 0.5) == right, (language, word, place_of(sheet, word))
        if right:
            assert place_of(sheet, '\u05d0') > 0.5  # the first letter of the question
        subprocess.run(['pdftoppm', '-r', '150', '-png', '-f', '1', '-l', '1', '-singlefile', sheet, folder / 'mirror'], check=True)
        tag = subprocess.run(['zbarimg', '-q', '--raw', folder / 'mirror.png'], capture_output=True, text=True).stdout.strip()
        assert tag.endswith(f':{language}'), tag


def what_can_not_be_written_leaves_nothing_behind(folder):
    said = checkzone('paper', PACKS / 'factors-6', 'factors', '--seed', '1', '--out', folder / 'no' / 'x.pdf', expect=1).stderr
    assert 'x.pdf' in said and "can't be written" in said, said
    assert not (folder / 'no').exists()
    checkzone('paper', PACKS / 'factors-6', 'no-such-check', '--seed', '1', '--out', folder / 'y.pdf', expect=1)
    assert not list(folder.glob('y.pdf*'))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        the_sheet_shows_the_form_of_the_same_seed(folder)
        the_answers_are_on_a_page_of_their_own_and_only_when_asked_for(folder)
        a_scanner_reads_which_form_it_is(folder)
        fractions_are_written_over_a_bar_and_shown_with_one(folder)
        a_sheet_tells_practice_and_fewer_choices_and_its_language(folder)
        a_sheet_speaks_the_language_of_its_questions(folder)
        the_line_of_mastery_is_the_one_that_the_screen_shows(folder)
        a_sheet_from_right_to_left_stands_where_a_mirror_shows_it(folder)
        what_can_not_be_written_leaves_nothing_behind(folder)
    print('paper twins: good')


if __name__ == '__main__':
    main()
