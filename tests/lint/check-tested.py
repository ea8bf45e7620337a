#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public function of base, model and store is called by a test.

Public is what a header declares that another layer includes. A name in a
test program is taken for a call. Types and the ends of references need no
test of their own: the sanitizers watch those.
"""
import re

import lint

LAYERS = ('base', 'model', 'store')
DECLARED = re.compile(r'\b(wg_[a-z0-9_]+)\s*\(')
IMPLIED = re.compile(r'_(get_type|quark|error_quark|ref|unref|free)$')


def public_headers(root, layer):
    """What another layer includes, and what that includes of this one."""
    included = {}
    for f in lint.c_files(root):
        found = re.findall(r'^\s*#\s*include\s+"([^"]+)"', f.read_text(encoding='utf-8'), re.M)
        included[f] = set(found)
    own = {h.name: h for h in sorted((root / 'src' / layer).glob('*.h'))}
    public = {name for f, names in included.items() if f.parent.name != layer
              for name in names if name in own}
    while True:
        more = {name for header in public for name in included[own[header]] if name in own}
        if more <= public:
            return [own[name] for name in sorted(public)]
        public |= more


def public_functions(root):
    for layer in LAYERS:
        for header in public_headers(root, layer):
            text = lint.without_strings(header.read_text(encoding='utf-8'))
            text = re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', '', text, flags=re.M)
            # The body of an inline function calls, it declares nothing.
            text = re.sub(r'\{[^{}]*\}', ';', text)
            for match in DECLARED.finditer(text):
                yield match.group(1), header.relative_to(root)


def check(root):
    tests = ''.join(f.read_text(encoding='utf-8') for f in sorted((root / 'tests').rglob('*.c')))
    called = set(re.findall(r'\bwg_[a-z0-9_]+', lint.without_comments(tests)))
    found, seen = [], set()
    for name, header in public_functions(root):
        if name in called or name in seen or IMPLIED.search(name):
            continue
        seen.add(name)
        found.append(f'{header}: no test calls {name}()')
    return found


HEADER = {'src/base/wg-box.h': 'int wg_box_width (int a);\nvoid wg_box_free (WgBox *self);\n'
                               'GType wg_box_get_type (void);\n',
          'src/model/wg-a.c': '#include "wg-box.h"\n', 'src/store/wg-inner.h': 'wg_inner (int a);\n',
          'src/store/wg-inner.c': '#include "wg-inner.h"\n'}
PROOFS = [
    ({**HEADER, 'tests/base/test-box.c': 'g_autoptr (WgBox) a;\n'}, 'no test calls wg_box_width'),
    ({**HEADER, 'tests/base/test-box.c': '/* wg_box_width */ f (a);\n'}, 'wg_box_width'),
    ({**HEADER, 'src/model/wg-b.h': '#include "wg-box.h"\n wg_b (void);\n',
      'src/desk/wg-c.c': '#include "wg-b.h"\n', 'tests/base/test-box.c': 'wg_box_width (1);\n'},
     'no test calls wg_b()'),
    ({**HEADER, 'tests/base/test-box.c': 'g_autoptr (WgBox) a;\nwg_box_width (1);\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
