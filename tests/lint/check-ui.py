#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui is well formed, listed, translated, and names its controls.

A control without visible text needs an accessible label (GTK 4.8 does not
read a tooltip out): what a test cannot find by name, a blind clerk cannot
find either. Whether the
properties exist is proved by tests/app, which makes every template.
"""
import re
import xml.etree.ElementTree as ET

import lint

CONTROLS = {
    'GtkButton', 'GtkToggleButton', 'GtkMenuButton', 'GtkCheckButton', 'GtkSwitch', 'GtkEntry',
    'GtkSearchEntry', 'GtkText', 'GtkPasswordEntry', 'GtkDropDown', 'GtkComboBoxText', 'GtkScale',
    'GtkSpinButton', 'GtkLinkButton', 'GtkColorButton', 'GtkListView', 'GtkColumnView',
    'GtkGridView', 'GtkListBox', 'GtkProgressBar', 'GtkLevelBar', 'AdwSplitButton',
}
NAMING = {'label', 'title', 'text'}
SPOKEN = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description'}


def names_itself(element):
    """Whether this object carries a text or an accessible name."""
    for child in element:
        if child.tag in ('property', 'binding') and child.get('name') in NAMING:
            if child.tag == 'binding' or (child.text or '').strip() or child.get('bind-source'):
                return True
        if child.tag == 'accessibility':
            for said in child:
                if said.get('name') in ('label', 'labelled-by'):
                    return True
        # A button around a label or an AdwButtonContent.
        inner = list(child) if child.tag == 'child' else []
        if child.tag == 'property' and child.get('name') in ('child', 'content'):
            inner = list(child)
        if element.get('class', '').endswith('Button'):
            if any(o.tag == 'object' and names_itself(o) for o in inner):
                return True
    return False


def check_file(where, path):
    text = path.read_text(encoding='utf-8')
    try:
        tree = ET.fromstring(text)
    except ET.ParseError as error:
        yield f'{where}: not well formed: {error}'
        return
    if tree.tag != 'interface':
        return
    labelled = {w.text for w in tree.iter('property') if w.get('name') == 'mnemonic-widget'}
    for element in tree.iter('object'):
        kind = element.get('class')
        if kind in CONTROLS and not names_itself(element) and element.get('id') not in labelled:
            yield f'{where}: {kind} {element.get("id") or ""} has no text or ' \
                  'accessible label'
    for said in tree.iter('property'):
        given = (said.text or '').strip()
        if said.get('name') in SPOKEN and re.search(r'[A-Za-z]{2}', given) and len(said) == 0:
            if said.get('translatable') not in ('yes', 'true'):
                yield f'{where}: "{given}" is not translatable'
    for template in tree.iter('template'):
        flat = re.sub(r'[-_]', '', path.stem).lower()
        if template.get('class', '').lower() not in (flat, 'gtklistitem'):
            yield f'{where}: template {template.get("class")}; the file has the name of its class'


def check(root):
    found = []
    listing = (root / 'ui/ui.gresource.xml').read_text(encoding='utf-8')
    for f in sorted((root / 'ui').rglob('*.ui')):
        where = f.relative_to(root)
        if str(f.relative_to(root / 'ui')) not in listing:
            found.append(f'{where}: not in ui.gresource.xml')
        found += check_file(where, f)
    return found


def ui(inner):
    return {'ui/ui.gresource.xml': '<file>map/wg-a.ui</file>\n',
            'ui/map/wg-a.ui': f'<interface>{inner}</interface>\n'}


PROOFS = [
    (ui('<object class="GtkButton"><property name="icon-name">a</property></object>'),
     'GtkButton  has no text'),
    (ui('<object class="GtkButton"><property name="icon-name">a</property><property '
        'name="tooltip-text" translatable="yes">Open</property></object>'), 'has no text'),
    (ui('<object class="GtkButton"><property name="label">Open</property></object>'),
     '"Open" is not translatable'),
    (ui('<object>'), 'not well formed'),
    (ui('<template class="WgOther" parent="GtkWidget"/>'), 'template WgOther'),
    ({'ui/ui.gresource.xml': '\n', 'ui/map/wg-a.ui': '<interface/>\n'}, 'not in ui.gresource'),
    (ui('<template class="WgA" parent="GtkWidget"><child><object class="GtkButton">'
        '<property name="label" translatable="yes">Open</property></object></child>'
        '<child><object class="GtkButton"><property name="child"><object class="GtkLabel">'
        '<property name="label" translatable="yes">Open</property></object></property></object>'
        '</child><child><object class="GtkEntry"><accessibility><property name="label" '
        'translatable="yes">Name</property></accessibility></object></child></template>'), None),
]

if __name__ == '__main__':
    lint.main(check, PROOFS)
