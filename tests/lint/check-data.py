#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files a desktop reads about us are valid, and every carried file is listed.

Called with the root of the source; the merged desktop and metainfo files
are those of the build folder in WANGGE_BUILD_ROOT.
"""
import os
import pathlib
import re
import subprocess

import lint


def run(where, *command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        text = (done.stdout + done.stderr).strip()
        yield f'{where}: {text or command[0] + " refuses it"}'


def check(root):
    found = []
    data = root / 'data'
    build = pathlib.Path(os.environ.get('WANGGE_BUILD_ROOT', root)) / 'data'
    for folder in {data, build}:
        for f in sorted(folder.glob('*.desktop')):
            found += run(f.name, 'desktop-file-validate', '--no-hints', str(f))
        for f in sorted(folder.glob('*.metainfo.xml')):
            found += run(f.name, 'appstreamcli', 'validate', '--no-net', str(f))
    if list(data.glob('*.gschema.xml')):
        found += run('gschema', 'glib-compile-schemas', '--strict', '--dry-run', str(data))
    for f in sorted(data.rglob('*.svg')) + sorted(data.glob('*.xml')):
        found += run(f.name, 'xmllint', '--noout', '--nonet', str(f))
    listing = (data / 'data.gresource.xml').read_text(encoding='utf-8')
    listed = set(re.findall(r'<file[^>]*>([^<]+)</file>', listing))
    carried = {str(f.relative_to(data)) for folder in ('migrations', 'templates')
               for f in (data / folder).rglob('*') if f.is_file()}
    found += [f'data/{f}: not in data.gresource.xml' for f in sorted(carried - listed)]
    return found


LISTING = {'data/data.gresource.xml': '<gresources><file>migrations/0001.sql</file></gresources>\n',
           'data/migrations/0001.sql': ''}
DESKTOP = '[Desktop Entry]\nType=Application\nName=A\nExec=a\nIcon=a\nCategories=Office;\n'
PROOFS = [
    ({**LISTING, 'data/a.desktop': '[Desktop Entry]\nType=Application\n'}, 'a.desktop'),
    ({**LISTING, 'data/a.metainfo.xml': '<component><id>a</id></component>\n'}, 'a.metainfo.xml'),
    ({**LISTING, 'data/a.gschema.xml': '<schemalist><schema id="a"><key name="A" type="i"/>'
      '</schema></schemalist>\n'}, 'gschema'),
    ({**LISTING, 'data/icons/a.svg': '<svg>'}, 'a.svg'),
    ({**LISTING, 'data/templates/levels.json': '{}'}, 'templates/levels.json'),
    ({**LISTING, 'data/a.desktop': DESKTOP}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
