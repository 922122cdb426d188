"""A teacher's browser for tests: headless Chromium driven through chromedriver, standard library only."""
import base64
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
ENTER = '\ue007'
FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync', '--window-size=1280,800']


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Browser:
    """Use as a context manager. Every call raises AssertionError with the driver's words when it fails."""

    def __init__(self, profile):
        self.port = free_port()
        self.driver = subprocess.Popen(['chromedriver', f'--port={self.port}'], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        self._wait_for_driver()
        options = {'args': [*FLAGS, f'--user-data-dir={profile}'], 'binary': '/usr/bin/chromium'}
        made = self._call('POST', '/session', {'capabilities': {'alwaysMatch': {'goog:chromeOptions': options}}})
        self.session = f'/session/{made["sessionId"]}'

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._call('DELETE', self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(10)

    def _wait_for_driver(self):
        for _ in range(200):
            try:
                socket.create_connection(('127.0.0.1', self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError('chromedriver did not start')

    def _call(self, method, path, body=None):
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}{path}', method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={'Content-Type': 'application/json'})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise AssertionError(f'{method} {path}: {error.read().decode()[:400]}') from None

    def open(self, url):
        self._call('POST', f'{self.session}/url', {'url': url})

    def url(self):
        return self._call('GET', f'{self.session}/url')

    def source(self):
        return self._call('GET', f'{self.session}/source')

    def find(self, css):
        return self._call('POST', f'{self.session}/element', {'using': 'css selector', 'value': css})[ELEMENT]

    def find_all(self, css):
        found = self._call('POST', f'{self.session}/elements', {'using': 'css selector', 'value': css})
        return [element[ELEMENT] for element in found]

    def find_link(self, words):
        return self._call('POST', f'{self.session}/element', {'using': 'partial link text', 'value': words})[ELEMENT]

    def text(self, css='body'):
        return self._call('GET', f'{self.session}/element/{self.find(css)}/text')

    def click(self, element):
        self._call('POST', f'{self.session}/element/{element}/click', {})

    def type(self, css, words):
        self._call('POST', f'{self.session}/element/{self.find(css)}/value', {'text': words})

    def press(self, *keys):
        """One key after the other, wherever the keyboard is."""
        strokes = [{'type': kind, 'value': key} for key in keys for kind in ('keyDown', 'keyUp')]
        self._call('POST', f'{self.session}/actions',
                   {'actions': [{'type': 'key', 'id': 'keyboard', 'actions': strokes}]})

    def value(self, css, at=0):
        """Of a field; of several the one at that place."""
        return self._call('GET', f'{self.session}/element/{self.find_all(css)[at]}/property/value')

    def wait_for(self, words, seconds=15):
        """Until the page shows these words; the page may renew itself."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if words in self.text():
                    return
            except AssertionError:
                pass  # the page was just being replaced
            time.sleep(0.1)
        raise AssertionError(f'The page never showed "{words}"; it shows:\n{self.text()[:2000]}')

    def screenshot(self, path):
        with open(path, 'wb') as picture:
            picture.write(base64.b64decode(self._call('GET', f'{self.session}/screenshot')))
