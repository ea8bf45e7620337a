#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No markup from data: a community named "<b>" shows as that.

Some libadwaita setters read markup by default; they take source text, or
text through g_markup_escape_text() in the same call.
"""
import re

import lint

# name of the call -> which argument is read as markup
CALLS = {
    'gtk_label_set_markup': 1,
    'gtk_label_set_markup_with_mnemonic': 1,
    'gtk_widget_set_tooltip_markup': 1,
    'gtk_tooltip_set_markup': 1,
    'pango_layout_set_markup': 1,
    'pango_parse_markup': 0,
    'adw_preferences_row_set_title': 1,
    'adw_action_row_set_subtitle': 1,
    'adw_expander_row_set_subtitle': 1,
    'adw_status_page_set_description': 1,
    'adw_preferences_group_set_title': 1,
    'adw_preferences_group_set_description': 1,
    'adw_toast_new': 0,
    'adw_toast_set_title': 1,
    'adw_message_dialog_format_body_markup': 1,
}
PROPERTIES = re.compile(r'name="(use-markup|body-use-markup|tooltip-markup)"[^>]*>(\w*)')


def check(root):
    found = []
    for f in lint.c_files(root):
        text = lint.without_comments(f.read_text(encoding='utf-8'))
        for match in re.finditer(r'\b(\w+)\s*\(', text):
            if match.group(1) not in CALLS:
                continue
            arguments = lint.call_arguments(text, match.end())
            position = CALLS[match.group(1)]
            given = arguments[position] if position < len(arguments) else ''
            # A row told to take text takes it for title and subtitle alike.
            before = text[:match.start()].rsplit('\n}', 1)[-1]
            plain = 'row' in match.group(1) and re.search(r'row_set_use_markup[^;]*FALSE', before)
            if not (lint.is_literal(given) or 'escape' in given or given == 'NULL' or plain):
                found.append(f'{f.relative_to(root)}:{lint.line_of(text, match.start())}: '
                             f'{match.group(1)} with "{given}": use text, or escape it')
    for f in sorted((root / 'ui').rglob('*.ui')):
        text = f.read_text(encoding='utf-8')
        for match in PROPERTIES.finditer(text):
            if match.group(2).lower() not in ('false', '0', 'no'):
                found.append(f'{f.relative_to(root)}:{lint.line_of(text, match.start())}: '
                             f'{match.group(1)}: use text and attributes')
    return found


PROOFS = [
    ({'src/app/map/wg-a.c': 'gtk_label_set_markup (self->label, wg_grid_get_name (grid));\n'},
     'gtk_label_set_markup with'),
    ({'src/app/map/wg-a.c': 'adw_toast_new (error->message);\n'}, 'adw_toast_new with'),
    ({'src/app/map/wg-a.c': 'adw_preferences_row_set_use_markup (r, FALSE);\n}\n'
      'adw_preferences_row_set_title (r, name);\n'}, 'adw_preferences_row_set_title with'),
    ({'src/draw/wg-a.c': 'pango_layout_set_markup (layout,\n   text, -1);\n'}, 'wg-a.c:1'),
    ({'ui/map/wg-a.ui': '<property name="use-markup">True</property>\n'}, 'use-markup'),
    ({'src/app/map/wg-a.c': 'gtk_label_set_markup (l, "<b>a</b>");\n'
      'adw_toast_new (_("Saved"));\nadw_toast_new (wg_escape_text (name));\n'
      'adw_preferences_row_set_use_markup (r, FALSE);\nadw_preferences_row_set_title (r, name);\n'
      'gtk_label_set_text (l, name);\nadw_status_page_set_description (p, NULL);\n',
      'ui/map/wg-a.ui': '<property name="use-markup">False</property>\n'}, None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
