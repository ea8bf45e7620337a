#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No SQL built from data.

sqlite3_exec and sqlite3_prepare take source text or an entry of the
compiled-in statement table; no printf makes a statement, save for a table's
name that SQLite quotes.
"""
import re

import lint

CALLS = {'sqlite3_exec': 1, 'sqlite3_prepare': 1, 'sqlite3_prepare_v2': 1, 'sqlite3_prepare_v3': 1,
         'sqlite3_get_table': 1}
# An entry of the table, or the text of a numbered migration that was carried along.
TABLE = re.compile(r'^(WG_SQL_\w+|(wg_)?\w*(statements?|sql|steps?|pragmas)\w*\s*\[[^\]]+\](\.\w+)?'
                   r'|wg_statement_sql \(\w+\))$')
PRINTERS = re.compile(r'\b(g_strdup_printf|g_string_printf|g_string_append_printf|g_strconcat'
                      r'|g_string_append|g_strjoin|sqlite3_mprintf|sqlite3_snprintf|snprintf'
                      r'|g_snprintf)\s*\(')
QUOTED = re.compile(r'\\"%w\\"')
WORDS = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|ATTACH|VACUUM'
                   r'|PRAGMA|WITH|BEGIN|SAVEPOINT|RELEASE|ROLLBACK)\b')


def check(root):
    found = []
    for f in lint.c_files(root):
        text = lint.without_comments(f.read_text(encoding='utf-8'))
        where = f.relative_to(root)
        marked = f.read_text(encoding='utf-8').split('\n')
        for match in re.finditer(r'\b(sqlite3_\w+)\s*\(', text):
            if match.group(1) not in CALLS:
                continue
            line = lint.line_of(text, match.start())
            arguments = lint.call_arguments(text, match.end())
            given = ' '.join(arguments[CALLS[match.group(1)]].split()) if len(arguments) > 1 else ''
            near = marked[max(0, line - 4):line]
            reason = any(word in text_line for text_line in near
                         for word in ('sql: text of the source', 'sql: a name quoted by %w'))
            if not (lint.is_literal(given) or TABLE.match(given) or reason):
                found.append(f'{where}:{line}: {match.group(1)} with "{given}"')
        for match in PRINTERS.finditer(text):
            given = ' '.join(lint.call_arguments(text, match.end()))
            # The name of a table cannot be bound: SQLite's own quoting of it is no other data.
            if match.group(1) == 'sqlite3_mprintf' and not QUOTED.sub('', given).count('%'):
                continue
            if WORDS.search(given) and not re.search(r'"[^"%]*user_version[^"%]*%d', given):
                found.append(f'{where}:{lint.line_of(text, match.start())}: {match.group(1)} '
                             'makes a statement: bind a parameter')
    return found


PROOFS = [
    ({'src/store/wg-a.c': 'sqlite3_exec (db, name, NULL, NULL, NULL);\n'}, 'sqlite3_exec with'),
    ({'src/store/wg-a.c': 'sqlite3_prepare_v3 (db, text->str, -1, 0, &s, NULL);\n'}, 'text->str'),
    ({'src/store/wg-a.c': 'g_strdup_printf ("SELECT * FROM %s", name);\n'}, 'makes a statement'),
    ({'src/store/wg-a.c': 'sqlite3_mprintf ("SELECT a FROM %s", name);\n'}, 'makes a statement'),
    ({'src/store/wg-a.c': 'sqlite3_mprintf ("SELECT a FROM \\"%w\\" WHERE b = $b", name);\n'},
     None),
    ({'src/cli/wg-a.c': 'g_string_append (s, "DELETE FROM unit");\n'}, 'makes a statement'),
    ({'src/store/wg-a.c': 'sqlite3_exec (db, "PRAGMA foreign_keys=ON", NULL, NULL, NULL);\n'
      'sqlite3_prepare_v3 (db, statements[id].sql, -1, 0, &s, NULL);\n'
      'g_strdup_printf (_("Select %s"), name);\n'
      '/* sql: text of the source */\nsqlite3_exec (db, step, NULL, NULL, NULL);\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
