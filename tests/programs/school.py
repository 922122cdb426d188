"""A whole small school for tests: real programs, real files, one throw-away folder."""
import csv
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from browser import free_port

PASSPHRASE = 'quiet-maple-river-4127'


class School:
    """Station and kiosk programs on free ports. Use as a context manager; everything ends and goes away with it."""

    def __init__(self, binaries, source):
        self.bin = pathlib.Path(binaries)
        self.source = pathlib.Path(source)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='checkzone-test-'))
        self.pictures = self.folder / 'pictures'
        self.pictures.mkdir()
        self.teacher_port, self.kiosk_port = free_port(), free_port()
        self.env = {**os.environ, 'CHECKZONE_ASSETS': str(self.source / 'assets'), 'LC_ALL': 'C.UTF-8'}
        self.running = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in self.running:
            self.end(process)
        if kind is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            print(f'what was made is kept in {self.folder}')

    def program(self, *words, expect=0):
        """Runs a program of ours to its end; its standard output. Any other exit status than `expect` fails."""
        done = subprocess.run([self.bin / words[0], *map(str, words[1:])], env=self.env, capture_output=True, text=True,
                              timeout=120)
        assert done.returncode == expect, \
            f'{" ".join(map(str, words))} gave {done.returncode}:\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}'
        return done.stdout

    def station(self, *words, expect=0):
        return self.program('checkzone-station', *words, '--data', self.folder / 'station', expect=expect)

    def start(self, words, log):
        output = open(self.folder / log, 'a')
        process = subprocess.Popen(list(map(str, words)), env=self.env, stdout=output, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        self.running.append(process)
        return process

    def end(self, process, how=signal.SIGTERM):
        """Ends a process and everything that it started."""
        if process.poll() is None:
            os.killpg(process.pid, how)
            process.wait(20)
        if process in self.running:
            self.running.remove(process)

    # ---- the station ----

    def found(self, rosters, packs):
        """A new station with these class lists and packs; everybody has a PIN."""
        (self.folder / 'passphrase').write_text(PASSPHRASE + '\n')
        self.station('init', '--room', 'Room 14', '--passphrase-file', self.folder / 'passphrase')
        for pack in packs:
            self.station('pack', 'add', pack)
        self.station('roster', 'import', *rosters)
        self.station('roster', 'pins', '--out', self.folder / 'pins.csv')
        with open(self.folder / 'pins.csv', newline='', encoding='utf-8') as slips:
            self.pins = list(csv.reader(slips))[1:]  # class, name, PIN
        self.token = json.loads(self.station('token', '--json'))['token']

    def serve(self):
        log = self.folder / 'station.log'
        log.write_text('')
        process = self.start([self.bin / 'checkzone-station', 'serve', '--data', self.folder / 'station', '--bind',
                              '127.0.0.1', '--teacher-port', self.teacher_port, '--kiosk-port', self.kiosk_port],
                             'station.log')
        wait_until(lambda: 'ready' in log.read_text() or process.poll() is not None, 'the station is ready')
        assert process.poll() is None, log.read_text()
        return process

    def page(self, path='/'):
        return f'http://127.0.0.1:{self.teacher_port}{path}'

    # ---- the kiosk ----

    def kiosk(self, script, size='1280x800', seat='kiosk', by_number=False):
        """Starts the kiosk under Xvfb with a script; gives the process. It joins with the token, else by a number."""
        token = [] if by_number else ['--pair', self.token]
        file = self.folder / f'{time.monotonic_ns()}.script'
        file.write_text(script)
        display = ['xvfb-run', '-a', '-s', f'-screen 0 {size}x24']
        return self.start([*display, self.bin / 'checkzone-kiosk', '--data', self.folder / seat, '--station',
                           f'http://127.0.0.1:{self.kiosk_port}', *token, '--seat', 'Seat 1', '--windowed', size,
                           '--script', file, '--screenshots', self.pictures], 'kiosk.log')

    def run_kiosk(self, script, **options):
        process = self.kiosk(script, **options)
        status = process.wait(180)
        self.running.remove(process)
        assert status == 0, f'the kiosk gave {status}:\n{(self.folder / "kiosk.log").read_text()[-3000:]}'

    def log_file(self, seat='kiosk'):
        file = self.folder / f'{seat}.mczlog'
        file.unlink(missing_ok=True)
        self.program('checkzone', 'log', self.folder / seat / 'kiosk.db', '--out', file)
        return file


def wait_until(true, what, seconds=60):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f'never came true: {what}'
        time.sleep(0.05)


def quoted(words):
    return '"' + words.replace('\\', '\\\\').replace('"', '\\"') + '"'


def reflect(words):
    """Script lines from the result of a "not yet" to the revision."""
    lines = ['tap "Reflect now"']
    for at, answer in enumerate(words, 1):
        lines += [f'wait "Question {at} of 3"', f'type {quoted(answer)}', 'wait Saved',
                  'tap "Keep my reflection"' if at == len(words) else 'tap "Next question"']
    return '\n'.join([*lines, 'wait "What to revise"'])


def revise(tasks):
    """Script lines from the revision to the result."""
    return '\n'.join(['wait "What to revise"', *[f'tap task/{n}' for n in range(1, tasks + 1)], 'tap "I have revised"',
                      'wait "What to do next"'])


def sign_in(class_title, name, pin):
    """Script lines of a student who sits down."""
    return '\n'.join(['wait "Sign in" 20', 'tap "Sign in"', f'wait {quoted(class_title)}', f'tap {quoted(class_title)}',
                      f'wait {quoted(name)}', f'tap {quoted(name)}', 'wait "Type your PIN."',
                      *[f'tap {digit}' for digit in pin], 'tap "Sign in"', ''])
