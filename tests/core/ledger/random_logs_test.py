"""Two verifiers that share no code, asked about random logs, proofs and damaged logs: they must always agree.

usage: random_logs_test.py WRITE_RANDOM_LOGS [COUNT]
COUNT: 300 logs in every run; CHECKZONE_DEEP=1 makes it 10,000. CHECKZONE_SEED chooses other logs.
CHECKZONE_COUNTS=FILE: what was done is written there, too, for tests/support/endurance.py.
"""
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

import verify_log

BATCH = 100


def verdict_on(data):
    try:
        return 'good', verify_log.verify(data)['root']
    except (verify_log.Bad, ValueError, KeyError, TypeError, IndexError):
        return 'bad', '-'


def machine():
    """As tests/endurance tells it."""
    names = [line.split(': ')[1] for line in pathlib.Path('/proc/cpuinfo').read_text().splitlines()
             if line.startswith('model name')]
    return f'{names[0] if names else platform.machine()}, {os.cpu_count()} processors'


def write_counts(seen, seed, seconds):
    pathlib.Path(os.environ['CHECKZONE_COUNTS']).write_text(
        'what: random logs of 0 to 4,097 leaves, a proof and a damaged copy of each, judged by Checkzone and by a verifier'
        f' in Python that shares no code\nunits: seed {seed}\nlogs: {seen[".mczlog"]}\nproofs: {seen[".tlog-proof"]}\n'
        f'damaged logs: {seen[".damaged"]}\njudged differently: 0\nseconds: {seconds:.0f}\nmachine: {machine()}\n')


def main():
    began = time.monotonic()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000 if os.environ.get('CHECKZONE_DEEP') else 300
    seed = os.environ.get('CHECKZONE_SEED', '6962')
    seen = {'.mczlog': 0, '.tlog-proof': 0, '.damaged': 0}
    for first in range(0, count, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.argv[1], seed, str(first), str(min(BATCH, count - first)), folder], check=True)
            for line in (pathlib.Path(folder) / 'verdicts.tsv').read_text().splitlines():
                name, ours, root = line.split('\t')
                kind = pathlib.Path(name).suffix
                told = verdict_on((pathlib.Path(folder) / name).read_bytes())
                assert told == (ours, root), f'seed {seed}, {name}: Checkzone says {ours} {root}, Python {told}'
                assert ours == ('bad' if kind == '.damaged' else 'good'), f'seed {seed}, {name} is {ours}'
                seen[kind] += 1
    if 'CHECKZONE_COUNTS' in os.environ:
        write_counts(seen, seed, time.monotonic() - began)
    print(f"both verifiers agree on {seen['.mczlog']} random logs, {seen['.tlog-proof']} proofs and "
          f"{seen['.damaged']} damaged logs (seed {seed})")


if __name__ == '__main__':
    main()
