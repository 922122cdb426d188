#!/usr/bin/env python3
"""Adds up test results and prints 'N passed, N failed' (and ', N skipped').

Each argument is a ctest JUnit report, or 'name:good', 'name:bad', 'name:skipped' for a check that is no ctest.
A Catch2 program counts by its cases, any other test as one. Exit 1 when anything failed or nothing ran.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

ALL_PASSED = re.compile(r'All tests passed \(\d+ assertions? in (\d+) test cases?\)')
SOME_FAILED = re.compile(r'test cases:\s*(\d+)\s*\|(?:\s*(\d+) passed\s*\|)?\s*(\d+) failed')
SKIPPED = re.compile(r'^\s*skipped: ', re.M)


def counts(case):
    output = case.findtext('system-out') or ''
    skipped = len(SKIPPED.findall(output))
    status = case.get('status')
    if status == 'run' and (match := ALL_PASSED.search(output)):
        return int(match.group(1)) - skipped, 0, skipped
    if match := SOME_FAILED.search(output):
        return int(match.group(2) or 0), int(match.group(3)), skipped
    if status == 'run':
        return (0, 0, 1) if skipped else (1, 0, 0)
    return (0, 0, 1) if status == 'notrun' else (0, 1, 0)


def main():
    passed = failed = skipped = 0
    for report in sys.argv[1:]:
        if not report.endswith('.xml'):
            name, _, verdict = report.partition(':')
            passed += verdict == 'good'
            skipped += verdict == 'skipped'
            failed += verdict not in ('good', 'skipped')
            continue
        for case in ElementTree.parse(report).getroot().iter('testcase'):
            p, f, s = counts(case)
            passed, failed, skipped = passed + p, failed + f, skipped + s
            if f:
                print(f'failed: {case.get("name")}')
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
