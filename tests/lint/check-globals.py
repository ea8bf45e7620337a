#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No mutable variable at file scope besides properties[] and signals[]."""
import re

import lint

ALLOWED = {'properties', 'signals'}


def declarations(text):
    """Statements at brace depth 0, with the initialiser cut off."""
    text = re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', lambda m: re.sub(r'[^\n]', ' ', m.group(0)),
                  lint.without_strings(text), flags=re.M)
    depth, statement, start = 0, '', 0
    for i, c in enumerate(text):
        if c == '{':
            depth += 1
            if depth == 1:
                statement += '{'
        elif c == '}':
            depth -= 1
            if depth == 0:
                # A function body ends without a semicolon.
                statement = '' if re.search(r'\)\s*\{$', statement) else statement + '}'
        elif depth == 0:
            if c == ';':
                yield lint.line_of(text, start), statement.strip()
                statement = ''
            else:
                if not statement.strip():
                    statement, start = '', i
                statement += c


def is_mutable(declared):
    """declared: what stands before '=', such as "static const char *const names[]"."""
    if re.match(r'(typedef|extern|struct \w+$|enum|union|G_|_Static_assert)', declared):
        return False
    if re.match(r'(static\s+)?(const\s+)?(struct|enum|union)(\s+\w+)?\s*\{\}?$', declared):
        return False
    if '(' in declared:
        return False
    name = re.search(r'(\w+)\s*(\[[^\]]*\]\s*)*$', declared)
    if name is None or len(declared.split()) < 2 or name.group(1) in ALLOWED:
        return False
    before = declared[:name.start()]
    last = before.rsplit('*', 1)
    return 'const' not in (last[1] if len(last) == 2 else before)


def check(root):
    found = []
    for f in sorted((root / 'src').rglob('*.c')):
        text = f.read_text(encoding='utf-8')
        for line, statement in declarations(text):
            statement = re.sub(r'^(?:G_\w+\s*\([^)]*\)\s*)+', '', statement)
            declared = ' '.join(statement.split('=', 1)[0].split())
            if declared and is_mutable(declared):
                found.append(f'{f.relative_to(root)}:{line}: "{declared}" can change at file scope')
    return found


PROOFS = [
    ({'src/base/wg-a.c': 'static int count;\n'}, '"static int count"'),
    ({'src/base/wg-a.c': 'int count = 3;\n'}, '"int count"'),
    ({'src/base/wg-a.c': 'static const char *names[] = { "a", "b" };\n'}, 'names[]'),
    ({'src/base/wg-a.c': 'static GHashTable *cache = NULL;\nvoid\nf (void)\n{\n}\n'}, 'cache'),
    ({'src/base/wg-a.c': 'G_DEFINE_TYPE (WgA, wg_a, G_TYPE_OBJECT)\n\nstatic GMutex lock;\n'},
     'lock'),
    ({'src/base/wg-a.c': '#include <a.h>\n#define A(x) \\\n  static int x;\n'
      'struct _WgA\n{\n  int a;\n};\ntypedef struct { int b; } WgB;\n'
      'enum { PROP_0, N_PROPS };\nstatic GParamSpec *properties[N_PROPS];\n'
      'static guint signals[2];\nstatic const char *const names[] = { "a" };\n'
      'static const int n = 3;\nstatic void f (int a);\nG_DEFINE_QUARK (a, b)\n'
      'static const struct { int a; } table[] = { { 1 } };\n'
      'static void\nf (int a)\n{\n  static int b;\n  b = a;\n}\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
