#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests of Meson's logs and ends with "N passed, N failed".

A program that speaks TAP counts once for each of its tests, any other once.
A program that crashed, timed out or said nothing counts as a failure even
when every line it printed was "ok". Nothing at all is a failure too. What a
failed program said of it is printed here again: of a long run, somebody may
have kept the end alone.

usage: count-tests.py STATUS LOG…, where STATUS is 0 if Meson was content;
count-tests.py --prove counts logs whose sums are known
"""
import json
import re
import sys


def count(entry):
    """(passed, failed, skipped, sentences) of one program."""
    result = entry['result']
    lines = re.findall(r'^(not ok|ok)\b[^\n#]*(#\s*(?:SKIP|TODO)[^\n]*)?', entry['stdout'] or '',
                       re.M | re.I)
    failed = sum(1 for word, note in lines if word == 'not ok' and 'TODO' not in note.upper())
    skipped = sum(1 for word, note in lines if word == 'ok' and 'SKIP' in note.upper())
    passed = sum(1 for word, note in lines if word == 'ok') - skipped
    said = []
    if not lines:
        passed = 1 if result in ('OK', 'EXPECTEDFAIL') else 0
        skipped = 1 if result == 'SKIP' else 0
    if result not in ('OK', 'SKIP', 'EXPECTEDFAIL'):
        failed = max(failed, 1)
        said.append(f'{result}: {entry["name"]}')
    return passed, failed, skipped, said


TELLING = re.compile(r'not ok|Bail out|^\S*(Error|Exception)\b|ERROR:|SUMMARY:|runtime error'
                     r'|CRITICAL|^ +#\d+ |^  File ', re.I)
SPOKEN = 24


def last_words(entry):
    """The lines of a failed program that say why, or else its last ones."""
    lines = [line.rstrip() for name in ('stdout', 'stderr')
             for line in (entry.get(name) or '').splitlines() if line.strip()]
    telling = [line for line in lines if TELLING.search(line)]
    return ['    ' + line[:200] for line in telling[:SPOKEN] + lines[-SPOKEN // 3:]]


def main():
    last = []
    passed = failed = skipped = 0
    for name in sys.argv[2:]:
        part = [0, 0, 0]
        with open(name, encoding='utf-8') as log:
            for line in log:
                entry = json.loads(line)
                *numbers, said = count(entry)
                part = [a + b for a, b in zip(part, numbers)]
                last += said + last_words(entry) if said else []
        print(f'{name}: {part[0]} passed, {part[1]} failed, {part[2]} skipped')
        passed, failed, skipped = passed + part[0], failed + part[1], skipped + part[2]
    if sys.argv[1] != '0' and failed == 0:
        failed = 1
        print('meson test was not content')
    for line in last:
        print(line)
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    sys.exit(1 if failed or passed == 0 else 0)


PROOFS = [
    ('OK', 'TAP version 13\n1..2\nok 1 /a\nok 2 /b # SKIP no data\n', (1, 0, 1)),
    ('FAIL', 'ok 1 /a\nnot ok 2 /b\n', (1, 1, 0)),
    ('FAIL', 'ok 1 /a\nnot ok 2 /b # TODO later\n', (1, 1, 0)),
    ('ERROR', '1..3\nok 1 /a\n', (1, 1, 0)),
    ('TIMEOUT', '', (0, 1, 0)),
    ('OK', '', (1, 0, 0)),
    ('SKIP', '', (0, 0, 1)),
    ('OK', 'nothing of TAP, ok?\n', (1, 0, 0)),
]


def prove():
    bad = 0
    for result, stdout, expected in PROOFS:
        *numbers, _ = count({'result': result, 'stdout': stdout, 'name': 'a'})
        if tuple(numbers) != expected:
            bad += 1
            print(f'{result} {stdout!r}: expected {expected}, counted {numbers}')
    told = last_words({'stdout': 'ok 1 /a\n', 'stderr': 'x.c:3: runtime error: no\n' + 'x\n' * 40})
    if not told[0].endswith(': no') or len(told) > 1 + SPOKEN:
        bad += 1
        print(f'last words: {told}')
    print(f'{len(PROOFS)} proofs, {bad} failed')
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    if sys.argv[1:] == ['--prove']:
        prove()
    main()
