#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One GObject type per .c, and the file has the name of the type."""
import re

import lint

DEFINE = re.compile(r'^G_DEFINE_(?!QUARK|AUTO|BOXED|POINTER|ENUM|FLAGS|ERROR)'
                    r'(?:\w*_)?(?:TYPE|INTERFACE)\w*\s*\(\s*(\w+)', re.M)


def flat(name):
    return re.sub(r'[-_]', '', name).lower()


def check(root):
    found = []
    for f in sorted((root / 'src').rglob('*.c')):
        text = lint.without_comments(f.read_text(encoding='utf-8'))
        types = DEFINE.findall(text)
        where = f.relative_to(root)
        if len(types) > 1:
            found.append(f'{where}: {len(types)} types ({", ".join(types)}), one is the limit')
        for name in types[:1]:
            if flat(name) != flat(f.stem):
                found.append(f'{where}: defines {name}; the file has the name of its type')
    return found


PROOFS = [
    ({'src/model/wg-a.c': 'G_DEFINE_TYPE (WgA, wg_a, G_TYPE_OBJECT)\n'
      'G_DEFINE_FINAL_TYPE (WgB, wg_b, G_TYPE_OBJECT)\n'}, '2 types (WgA, WgB)'),
    ({'src/model/wg-unit.c': 'G_DEFINE_FINAL_TYPE_WITH_CODE (WgUnitList, wg_unit_list,\n'},
     'defines WgUnitList'),
    ({'src/model/wg-bbox.c': 'G_DEFINE_TYPE (WgBBox, wg_bbox, G_TYPE_OBJECT)\n',
      'src/model/wg-unit-list.c': 'G_DEFINE_BOXED_TYPE (WgX, wg_x, a, b)\n'
      'G_DEFINE_QUARK (wg, wg)\nG_DEFINE_FINAL_TYPE (WgUnitList, wg_unit_list, 1)\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
