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


def the_slow_signature_check_agrees_with_the_fast_one():
    # RFC 8032, 7.1, test 2
    key = bytes.fromhex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    signature = bytes.fromhex('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da'
                              '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00')
    for check in (verify_log.signature_is_good, verify_log.signature_is_good_slowly):
        assert check(key, b'\x72', signature)
        assert not check(key, b'\x73', signature)
        assert not check(key, b'\x72', signature[:-1] + b'\x01')


def main():
    the_slow_signature_check_agrees_with_the_fast_one()
    dice = random.Random(6962)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / 'some.mczlog'
        for role in ('up', 'down', 'st'):
            for size in (0, 1, 2, 3, 7, 8, 33, 130):
                subprocess.run([sys.argv[1], str(size), role, str(file)], check=True)
                data = file.read_bytes()
                report = verify_log.verify(data)
                assert report['size'] == size and report['role'] == role, report
        subprocess.run([sys.argv[1], '5', 'up', str(file), 'countersigned'], check=True)
        data = file.read_bytes()
        assert verify_log.verify(data)['size'] == 5
        for _ in range(200):
            changed = bytearray(data)
            changed[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            assert not is_good(bytes(changed)), 'a changed bit was not found'
            assert not is_good(data[:dice.randrange(len(data))]), 'a cut was not found'
    print('both verifiers agree on 25 logs and 400 damaged ones')


if __name__ == '__main__':
    main()
