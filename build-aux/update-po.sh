#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings po/POTFILES.in and po/zh_CN.po up to date with the strings of the
# source, and prints what has no Chinese yet.
set -eu
cd "$(dirname "$0")/.."
/usr/bin/python3 - <<'EOF'
import importlib.util, pathlib, sys
sys.dont_write_bytecode = True
sys.path.insert(0, 'tests/lint')
spec = importlib.util.spec_from_file_location('rule', 'tests/lint/check-potfiles.py')
rule = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rule)
root = pathlib.Path('.').resolve()
files = list(rule.expected_files(root))
head = '# Every file with a string a person can read; tests/lint/check-potfiles.py compares.\n'
(root / 'po/POTFILES.in').write_text(head + ''.join(f + '\n' for f in files))
if files:
    rule.xgettext(root, files, 'po/wangge.pot')
EOF
msgmerge -q -U --no-fuzzy-matching --no-location --backup=none po/zh_CN.po po/wangge.pot
msgattrib --no-obsolete --no-location -o po/zh_CN.po po/zh_CN.po
rm -f po/wangge.pot
msgfmt --check --statistics -o /dev/null po/zh_CN.po
msgattrib --untranslated --no-wrap po/zh_CN.po
