"""Our log files through verify_log.py: good ones are good, changed ones are not.

usage: second_verifier_test.py WRITE_LOG_FILE
"""
import pathlib
import random
import subprocess
import sys
import tempfile

import verify_log


def is_good(data):
    try:
        verify_log.verify(data)
        return True
    except (verify_log.Bad, ValueError, KeyError, TypeError, IndexError):
        return False


def main():
    dice = random.Random(6962)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / 'some.mczlog'
        for role in ('up', 'down', 'st'):
            for size in (0, 1, 2, 3, 7, 8, 33, 130):
                subprocess.run([sys.argv[1], str(size), role, str(file)], check=True)
                data = file.read_bytes()
                report = verify_log.verify(data)
                assert report['size'] == size and report['role'] == role, report
        for _ in range(200):
            changed = bytearray(data)
            changed[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            assert not is_good(bytes(changed)), 'a changed bit was not found'
            assert not is_good(data[:dice.randrange(len(data))]), 'a cut was not found'
    print('both verifiers agree on 24 logs and 400 damaged ones')


if __name__ == '__main__':
    main()
