#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which layer may include which, and which foreign library.

base <- model <- { store, exchange, stats, draw } <- desk <- { app, cli };
inside app/ a folder may use widgets/ and the map of mapview/, only window/ knows them all.
"""
import fnmatch
import re

import lint

MAY = {
    'base': set(),
    'model': {'base'},
    'store': {'base', 'model'},
    'exchange': {'base', 'model'},
    'stats': {'base', 'model'},
    'draw': {'base', 'model'},
    'desk': {'base', 'model', 'store', 'exchange', 'stats', 'draw'},
    'app': {'base', 'model', 'draw', 'desk'},
    'cli': {'base', 'model', 'desk'},
    'reader': {'base'},
}
# What pages share: parts of forms and lists, and the map as a widget (map, posts, presentation).
SHARED = {'widgets': set(), 'mapview': {'widgets'}}
NO_SCREEN = set(MAY) - {'draw', 'app'}
LIBRARIES = [
    ('geos_c.h', {'base'}),
    ('geos/*', {'base'}),
    ('nettle/*', {'base'}),
    ('proj.h', {'base'}),
    ('unicode/*', {'base'}),
    ('sqlite3.h', {'store'}),
    ('libpq*', {'store'}),
    ('xlsxwriter.h', {'exchange'}),
    ('gdal*.h', {'reader'}),
    ('gdal/*', {'reader'}),
    ('ogr*.h', {'reader'}),
    ('cpl_*.h', {'reader'}),
    ('seccomp.h', {'reader'}),
    ('linux/landlock.h', {'reader'}),
    ('linux/seccomp.h', {'reader'}),
    ('cairo*.h', {'draw', 'app'}),
    ('cairo/*', {'draw', 'app'}),
    ('pango/*', {'draw', 'app'}),
    ('gtk/*', {'app'}),
    ('gdk/*', {'app'}),
    ('gsk/*', {'app'}),
    ('graphene*', {'app'}),
    ('gdk-pixbuf/*', {'app'}),
    ('adwaita.h', {'app'}),
    ('shumate/*', {'app'}),
    ('libsecret/*', {'app'}),
    ('libsoup/*', {'app'}),
    ('jansson.h', NO_SCREEN),
]


def check(root):
    src = root / 'src'
    owner = {h.name: h.relative_to(src).parts[:-1] for h in src.rglob('*.h')}
    found = []
    for f in lint.c_files(root):
        parts = f.relative_to(src).parts[:-1]
        layer = parts[0] if parts else 'app'
        if layer not in MAY:
            found.append(f'src/{layer}: no such layer; see check-layers.py')
            continue
        text = lint.without_comments(f.read_text(encoding='utf-8'))
        for match in re.finditer(r'^\s*#\s*include\s+["<]([^">]+)[">]', text, re.M):
            include = match.group(1)
            where = f'{f.relative_to(root)}:{lint.line_of(text, match.start())}'
            to = owner.get(include.rsplit('/', 1)[-1])
            if to is not None and to and '/' in include:
                found.append(f'{where}: include "{include}" by its bare name')
            if to and to[0] != layer and to[0] not in MAY[layer]:
                found.append(f'{where}: {layer} may not include {include} ({to[0]})')
            if to and layer == 'app' and to[0] == 'app' and len(to) > 1 and len(parts) > 1:
                allowed = SHARED.get(parts[1], set(SHARED))
                if parts[1] not in ('window', to[1]) and to[1] not in allowed:
                    found.append(f'{where}: app/{parts[1]} may not include {include} '
                                 f'(app/{to[1]}); they meet in WgScope')
            if to is None:
                for pattern, allowed in LIBRARIES:
                    if fnmatch.fnmatch(include, pattern) and layer not in allowed:
                        found.append(f'{where}: only {sorted(allowed)} may include <{include}>')
    return found


PROOFS = [
    ({'src/base/wg-a.c': '#include "wg-unit.h"\n', 'src/model/wg-unit.h': ''},
     'base may not include wg-unit.h'),
    ({'src/app/map/wg-a.c': '#include <sqlite3.h>\n'}, 'only [\'store\'] may include'),
    ({'src/store/wg-a.c': '#include "wg-breaks.h"\n', 'src/stats/wg-breaks.h': ''},
     'store may not include'),
    ({'src/app/map/wg-a.c': '#include "wg-form.h"\n', 'src/app/org/wg-form.h': ''},
     'they meet in WgScope'),
    ({'src/app/widgets/wg-a.c': '#include "wg-map.h"\n', 'src/app/mapview/wg-map.h': ''},
     'they meet in WgScope'),
    ({'src/app/org/wg-a.c': '#include "wg-map.h"\n', 'src/app/mapview/wg-map.h': ''}, None),
    ({'src/cli/wg-a.c': '#include "wg-store.h"\n', 'src/store/wg-store.h': ''},
     'cli may not include'),
    ({'src/desk/wg-a.c': '#include <cairo-pdf.h>\n'}, 'may include <cairo-pdf.h>'),
    ({'src/model/wg-a.c': '#include "base/wg-b.h"\n', 'src/base/wg-b.h': ''}, 'bare name'),
    ({'src/odd/wg-a.c': '\n'}, 'no such layer'),
    ({'src/app/window/wg-a.c': '#include "wg-map.h"\n#include <gtk/gtk.h>\n',
      'src/app/map/wg-map.h': '', 'src/store/wg-s.c': '/* #include <gtk/gtk.h> */\n'
      '#include <sqlite3.h>\n#include "wg-box.h"\n', 'src/base/wg-box.h': ''}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
