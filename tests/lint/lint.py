# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house rules share: reading the tree, and proving that a rule bites.

A rule is a function check(root) that returns sentences; none means clean.
Its proofs are small trees planted in a temporary folder: (files, expected),
where expected is part of the sentence that must come, or None for a tree
that must pass. A rule without both kinds of proof is refused.
"""
import pathlib
import re
import sys
import tempfile


def c_files(root, *tops):
    for top in tops or ('src',):
        yield from sorted(f for f in (root / top).rglob('*.[ch]'))


def without_comments(text):
    """C text with comments blanked; lines and columns stay where they were."""
    def blank(match):
        found = match.group(0)
        if found.startswith('/'):
            return re.sub(r'[^\n]', ' ', found)
        return found
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, blank, text, flags=re.S)


def without_strings(text):
    """As without_comments(), and the inside of every string blanked as well."""
    def blank(match):
        found = match.group(0)
        return found[0] + re.sub(r'[^\n]', ' ', found[1:-1]) + found[-1]
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, without_comments(text))


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def call_arguments(text, start):
    """The arguments of a call, given the position after its parenthesis."""
    depth, quote, part, parts = 0, None, '', []
    i = start
    while i < len(text):
        c = text[i]
        if quote:
            part += c
            if c == '\\':
                i += 1
                part += text[i:i + 1]
            elif c == quote:
                quote = None
        elif c in '"\'':
            quote = c
            part += c
        elif c in '([{':
            depth += 1
            part += c
        elif c in ')]}':
            if depth == 0:
                break
            depth -= 1
            part += c
        elif c == ',' and depth == 0:
            parts.append(part.strip())
            part = ''
        else:
            part += c
        i += 1
    if part.strip() or parts:
        parts.append(part.strip())
    return parts


def is_literal(argument):
    """Whether an argument is text of the source: "…", _("…"), ngettext ("…", …)."""
    rest = re.sub(r'"(?:\\.|[^"\\])*"', '', argument)
    rest = re.sub(r'\bPRI\w+\b|\bG_G\w+_FORMAT\b', '', rest)
    return '"' in argument and re.fullmatch(r'\s*(_|C_|N_)?\s*\(?[\s,]*\)?\s*', rest) is not None


def plant(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def prove(check, proofs):
    bad = 0
    if not any(e for _, e in proofs) or not any(e is None for _, e in proofs):
        print('a rule needs one tree that it refuses and one that it lets pass')
        return 1
    for files, expected in proofs:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            plant(folder, files)
            found = check(folder)
        if expected is None:
            good = not found
        else:
            good = any(expected in sentence for sentence in found)
        if not good:
            bad += 1
            print(f'proof failed: {sorted(files)}: expected {expected!r}, found {found}')
    print(f'{len(proofs)} proofs, {bad} failed')
    return 1 if bad else 0


def main(check, proofs):
    """ROOT checks the tree; --prove plants each violation and expects it."""
    if sys.argv[1:] == ['--prove']:
        sys.exit(prove(check, proofs))
    found = check(pathlib.Path(sys.argv[1]))
    for sentence in found:
        print(sentence)
    print(f'{len(found)} found')
    sys.exit(1 if found else 0)
