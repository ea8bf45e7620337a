#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with a string for people is in POTFILES.in, and zh_CN is complete.

The program is judged in Chinese: an untranslated or fuzzy string, or one
whose Chinese lost a placeholder, fails here. build-aux/update-po.sh brings
POTFILES.in and the catalogue up to date.
"""
import re
import shutil
import subprocess
import tempfile

import lint

IN_C = re.compile(r'(?<!\w)(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*'
                  r'(?:"|GETTEXT_PACKAGE|NULL)')
# xgettext ends the string at the macro, so the text would never be translated.
BROKEN = re.compile(r'\b(_|N_|ngettext)\s*\((?:[^()"]|"(?:\\.|[^"\\])*")*?'
                    r'(G_G\w+_(?:FORMAT|MODIFIER))')
IN_XML = re.compile(r'translatable="(yes|true|1)"', re.I)


def speaks(path):
    text = path.read_text(encoding='utf-8')
    if path.suffix == '.c' or path.suffix == '.h':
        return IN_C.search(lint.without_comments(text)) is not None
    if path.suffix == '.ui':
        return IN_XML.search(text) is not None
    return True


def expected_files(root):
    for pattern in ('src/**/*.[ch]', 'ui/**/*.ui', 'data/*.desktop.in', 'data/*.metainfo.xml.in'):
        for f in sorted(root.glob(pattern)):
            if speaks(f):
                yield str(f.relative_to(root))


def xgettext(root, files, pot):
    subprocess.run(
        ['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--keyword=_',
         '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3',
         '--flag=N_:1:pass-c-format', '--flag=_:1:pass-c-format', '--flag=ngettext:1:pass-c-format',
         '--package-name=wangge', '-o', pot, *files],
        cwd=root, check=True, stderr=subprocess.DEVNULL)


def check_catalogue(root, files):
    with tempfile.TemporaryDirectory() as folder:
        pot, po = f'{folder}/wangge.pot', f'{folder}/zh_CN.po'
        xgettext(root, files, pot)
        shutil.copy(root / 'po/zh_CN.po', po)
        if not (root / folder / 'wangge.pot').exists():
            return
        subprocess.run(['msgmerge', '-q', '-U', '--no-fuzzy-matching', '--backup=none', po, pot],
                       check=True)
        done = subprocess.run(['msgfmt', '--check', '-o', '/dev/null', po], capture_output=True,
                              text=True)
        if done.returncode != 0:
            yield f'po/zh_CN.po: {done.stderr.strip()}'
        for kind, option in (('untranslated', '--untranslated'), ('fuzzy', '--only-fuzzy')):
            left = subprocess.run(['msgattrib', option, '--no-obsolete', '--no-wrap', po],
                                  capture_output=True, text=True, check=True).stdout
            for text in re.findall(r'^msgid "(.+)"$', left, re.M):
                yield f'po/zh_CN.po: {kind}: "{text}"'


def broken_strings(root):
    for f in lint.c_files(root):
        text = lint.without_comments(f.read_text(encoding='utf-8'))
        for match in BROKEN.finditer(text):
            yield (f'{f.relative_to(root)}:{lint.line_of(text, match.start())}: '
                   f'{match.group(2)} cuts the string; use %lld and a cast')


def check(root):
    listed = [line.strip() for line in (root / 'po/POTFILES.in').read_text().split('\n')
              if line.strip() and not line.startswith('#')]
    wanted = list(expected_files(root))
    found = [f'po/POTFILES.in: {f} is missing' for f in wanted if f not in listed]
    found += [f'po/POTFILES.in: {f} has no string, or is gone' for f in listed if f not in wanted]
    found += broken_strings(root)
    if wanted:
        found += check_catalogue(root, wanted)
    return found


HEAD = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Language: zh_CN\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
PLAIN = {'src/a.c': 'f (_("Open %s"));\n', 'po/POTFILES.in': 'src/a.c\n'}
PROOFS = [
    ({'src/a.c': '_("Open");\n', 'po/POTFILES.in': '\n', 'po/zh_CN.po': HEAD},
     'src/a.c is missing'),
    ({'src/a.c': 'int a;\n', 'po/POTFILES.in': 'src/a.c\n', 'po/zh_CN.po': HEAD}, 'has no string'),
    ({'src/a.c': 'g_dngettext (GETTEXT_PACKAGE, "a", "b", n);\n', 'po/POTFILES.in': '\n',
      'po/zh_CN.po': HEAD}, 'src/a.c is missing'),
    ({'src/a.c': 'f (_("Edit %" G_GINT64_FORMAT "."), a);\n', 'po/POTFILES.in': 'src/a.c\n',
      'po/zh_CN.po': HEAD}, 'cuts the string'),
    ({**PLAIN, 'po/zh_CN.po': HEAD}, 'untranslated: "Open %s"'),
    ({**PLAIN, 'po/zh_CN.po': HEAD + '#, fuzzy\nmsgid "Open %s"\nmsgstr "打开 %s"\n'}, 'fuzzy'),
    ({**PLAIN, 'po/zh_CN.po': HEAD + '#, c-format\nmsgid "Open %s"\nmsgstr "打开 %d"\n'}, 'msgstr'),
    ({**PLAIN, 'ui/b.ui': '<property name="label">plain</property>\n',
      'po/zh_CN.po': HEAD + '#, c-format\nmsgid "Open %s"\nmsgstr "打开 %s"\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
