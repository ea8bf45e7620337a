#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence first, and every .c says what it is for."""
import re

import lint

LINE = 'SPDX-License-Identifier: GPL-3.0-or-later'
SUFFIXES = {'.c', '.h', '.py', '.ui', '.css', '.sh', '.sql'}


def check(root):
    found = []
    for top in ('src', 'ui', 'data', 'tests', 'build-aux'):
        for f in sorted((root / top).rglob('*')):
            if f.suffix not in SUFFIXES or '__pycache__' in f.parts or 'fixtures' in f.parts:
                continue
            lines = f.read_text(encoding='utf-8').split('\n')
            if not any(LINE in line for line in lines[:3]):
                found.append(f'{f.relative_to(root)}: the licence line is missing')
            if f.suffix == '.c' and top == 'src' and f.name != 'main.c':
                head = '\n'.join(lines[1:4])
                if not re.match(r'(/\*|//)|\s*\*', head.lstrip()) and '/*' not in lines[0][2:]:
                    found.append(f'{f.relative_to(root)}: no head comment: what is it for, '
                                 'what must it not do')
    return found


SPDX = f'/* {LINE} */\n'
PROOFS = [
    ({'src/base/wg-a.c': '/* A file */\nint a;\n'}, 'licence line'),
    ({'src/base/wg-a.c': SPDX + '#include "a.h"\n'}, 'no head comment'),
    ({'data/migrations/0001.sql': 'SELECT 1;\n'}, 'licence line'),
    ({'src/base/wg-a.c': SPDX + '/* Boxes. Must not know units. */\n', 'src/base/wg-a.h': SPDX,
      'ui/a.ui': f'<?xml version="1.0"?>\n<!-- {LINE} -->\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
