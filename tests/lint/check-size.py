#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The budgets: files, functions, lines, headers, templates, names."""
import re

import lint

FILE_LINES = 700
FUNCTION_LINES = 100
LONG_FUNCTION = 50
LONG_SHARE = 0.05
LINE_COLUMNS = 100
# A table of cases reads better in wide lines.
TEST_COLUMNS = 120
HEADER_LINES = 150
UI_LINES = 250
FORBIDDEN = {'util', 'utils', 'common', 'misc', 'helper', 'helpers', 'stuff'}


def functions(text):
    """(name, first line, length) of every function; GNU style, braces in column 0."""
    lines = lint.without_strings(text).split('\n')
    i = 0
    while i < len(lines):
        if lines[i].rstrip() == '{' and i > 0 and lines[i - 1].rstrip().endswith(')'):
            start = i - 1
            while start > 0 and lines[start].startswith((' ', '\t')):
                start -= 1
            end = i
            while end < len(lines) and not lines[end].startswith('}'):
                end += 1
            name = re.split(r'[\s(]', lines[start].strip('* '), maxsplit=1)[0]
            yield name, start + 1, end - start + 1
            i = end
        i += 1


def code_lines(text):
    return sum(1 for line in lint.without_comments(text).split('\n') if line.strip())


def check_columns(where, text, found):
    limit = TEST_COLUMNS if where.parts[0] == 'tests' else LINE_COLUMNS
    for number, line in enumerate(text.split('\n'), 1):
        if len(line) > limit:
            found.append(f'{where}:{number}: {len(line)} columns, {limit} is the limit')
        if line.endswith((' ', '\t')):
            found.append(f'{where}:{number}: blanks at the end of the line')
        if '\t' in line:
            found.append(f'{where}:{number}: a tabulator')


def check_names(root, found):
    for top in ('src', 'ui', 'tests', 'data'):
        for f in sorted((root / top).rglob('*')):
            words = set(re.split(r'[-_.]', f.name.lower()))
            if '__pycache__' not in f.parts and words & FORBIDDEN:
                found.append(f'{f.relative_to(root)}: a name that says nothing; name the noun')


def check_tree(root, tops, found):
    total, long = 0, []
    for f in lint.c_files(root, *tops):
        where = f.relative_to(root)
        text = f.read_text(encoding='utf-8')
        lines = text.count('\n')
        if lines > FILE_LINES:
            found.append(f'{where}: {lines} lines, {FILE_LINES} is the limit: split it')
        if f.suffix == '.h' and code_lines(text) > HEADER_LINES:
            found.append(f'{where}: {code_lines(text)} lines of code, a header has {HEADER_LINES}')
        check_columns(where, text, found)
        for name, start, length in functions(text):
            total += 1
            if length > FUNCTION_LINES and not name.endswith('class_init'):
                found.append(f'{where}:{start}: {name} has {length} lines, '
                             f'{FUNCTION_LINES} is the limit')
            if length > LONG_FUNCTION and not name.endswith('class_init'):
                long.append(f'{where}:{start}: {name} ({length})')
    if total and len(long) / total > LONG_SHARE:
        found.append(f'{len(long)} of {total} functions in {tops} have over {LONG_FUNCTION} lines, '
                     f'{LONG_SHARE:.0%} is the limit: ' + ', '.join(long))


def check(root):
    found = []
    check_names(root, found)
    check_tree(root, ('src',), found)
    check_tree(root, ('tests',), found)
    for f in sorted((root / 'tests').rglob('*.py')):
        check_columns(f.relative_to(root), f.read_text(encoding='utf-8'), found)
    for f in sorted((root / 'ui').rglob('*.ui')):
        lines = f.read_text(encoding='utf-8').count('\n')
        if lines > UI_LINES:
            found.append(f'{f.relative_to(root)}: {lines} lines, {UI_LINES} is the limit: '
                         'split the widget')
    return found


def function_of(lines, name='wg_a'):
    return f'static void\n{name} (int b,\n      int c)\n{{\n' + '  b++;\n' * (lines - 4) + '}\n'


PROOFS = [
    ({'src/base/wg-a.c': 'int a;\n' * 701}, '701 lines'),
    ({'src/base/wg-a.c': function_of(101)}, 'wg_a has 101 lines'),
    ({'src/base/wg-a.c': ''.join(function_of(51 if i < 2 else 20) for i in range(20))},
     '2 of 20 functions'),
    ({'src/base/wg-a.c': 'int ' + 'a' * 100 + ';\n'}, '105 columns'),
    ({'tests/base/test-a.c': 'int ' + 'a' * 120 + ';\n'}, '125 columns'),
    ({'src/base/wg-a.c': 'int a; \n'}, 'blanks at the end'),
    ({'src/base/wg-a.c': '\tint a;\n'}, 'tabulator'),
    ({'src/base/wg-a.h': 'int a;\n' * 151}, 'a header has 150'),
    ({'ui/map/wg-a.ui': '<a/>\n' * 251}, '251 lines'),
    ({'src/base/wg-utils.c': ''}, 'says nothing'),
    ({'tests/helpers/test-a.c': ''}, 'says nothing'),
    ({'src/base/wg-a.c': 'int a;\n' * 300 + function_of(99), 'ui/a.ui': '<a/>\n' * 250,
      'src/base/wg-b.c': ''.join(function_of(20) for i in range(20)),
      'src/base/wg-a.h': '/* why\n' * 100 + '*/\n' + 'int a;\n' * 150}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
