"""Two verifiers that share no code, asked about random logs, proofs and damaged logs: they must always agree.

usage: random_logs_test.py WRITE_RANDOM_LOGS [COUNT]
COUNT: 300 logs in every run; CHECKZONE_DEEP=1 makes it 10,000. CHECKZONE_SEED chooses other logs.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import verify_log

BATCH = 100


def verdict_on(data):
    try:
        return 'good', verify_log.verify(data)['root']
    except (verify_log.Bad, ValueError, KeyError, TypeError, IndexError):
        return 'bad', '-'


def main():
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
    print(f"both verifiers agree on {seen['.mczlog']} random logs, {seen['.tlog-proof']} proofs and "
          f"{seen['.damaged']} damaged logs (seed {seed})")


if __name__ == '__main__':
    main()
