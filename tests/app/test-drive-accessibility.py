# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page for a clerk who uses the keyboard, large text or high contrast.

Each control has a name, the Tab key reaches named controls only and comes
round again, and nothing reaches out of the window at 200 % text.
"""
import re
import subprocess

import drive
import journey
from drive import Program, key
from journey import wait

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'entry',
            'password text', 'combo box', 'spin button', 'slider', 'page tab', 'menu item',
            'switch', 'link', 'list item', 'table row'}
# What is in them may be longer than they are.
SCROLLED = {'scroll pane', 'viewport', 'list', 'list box', 'table', 'tree table', 'tree', 'panel map'}
PAGES = {'map': ('alt+1', '地图页'), 'stats': ('alt+2', '统计页'),
         'service': ('alt+3', '服务页'), 'org': ('alt+4', '组织页'),
         'findings': ('F7', '检查页')}


def open_sample(programs, dpi=None, **env):
    """In a window of 1366×768; @dpi is that of the text, 96 at 100 %."""
    home = journey.folder()
    settings = home / 'config' / 'glib-2.0' / 'settings'
    settings.mkdir(parents=True)
    (settings / 'keyfile').write_text(
        '[org/wangge/Wangge]\nwindow-width=1366\nwindow-height=768\n', encoding='utf-8')
    if dpi is not None:
        # The X server's resources, where GTK looks when no desktop tells it the size of text.
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set',
                        'RESOURCE_MANAGER', f'Xft.dpi:\t{dpi}'], check=True)
    program = Program(journey.sample(), home=home, env=env)
    programs.append(program)
    program.see('临江区')
    program.activate()
    return program


def views(program):
    """The buttons of the organisation page's view switcher, by name."""
    return [n.name for n in program.all(role='page tab')]


def has_name(node):
    """GTK 4.8 calls what has no name by its class."""
    name = node.name.strip()
    return bool(name) and not re.fullmatch('(Gtk|Adw|Shumate|Wg)[A-Z][A-Za-z]+', name)


def nameless(program):
    """Visible controls without a name; a row may speak through what it holds."""
    nodes = program.nodes()
    for node in nodes[0].look.visible([n for n in nodes if n.role in CONTROLS and not has_name(n)]):
        if node.role in ('list item', 'table row') and any(map(has_name, node.look.below(node))):
            continue
        # GTK 4.8: the button of a drop-down speaks as the drop-down.
        if node.parent.role == 'combo box' and has_name(node.parent):
            continue
        # A text in a labelled row speaks with the row's name.
        if node.getRelationSet():
            continue
        yield node


def path_of(node):
    return ' < '.join(f'{n.role} "{n.name}"' for n in node.look.chain(node) if n.role != 'application')


def sticking_out(program):
    """Widgets that reach out of their window, outside of what scrolls."""
    nodes = program.nodes()
    look = nodes[0].look
    nodes = [n for n in look.visible(nodes) if n.is_a('Component') and n.role != 'frame'
             and not any(m.role in SCROLLED for m in list(look.chain(n))[1:])]
    frame = program.find(role='frame').extents()
    for node, (x, y, width, height) in zip(nodes, look.places(nodes)):
        if x < -1 or y < -1 or x + width > frame.width + 1 or y + height > frame.height + 1:
            yield node, (x, y, width, height)


def is_down(button):
    return button.was('pressed') or button.was('checked')


def each_page(program):
    """Shows every page and every view of the organisation page, one after the other."""
    for name, (accelerator, button) in PAGES.items():
        program.activate()
        key(accelerator)
        wait(f'the page {name}', lambda: is_down(program.find(name=button)))
        yield name
        if name == 'org':
            for view in views(program)[1:]:
                program.click(program.find(role='page tab', name=view))
                yield f'{name}: {view}'


def settled(look):
    """What look() finds once the change of pages is over."""
    try:
        wait('the page to settle', lambda: not look(), patience=4.0)
    except journey.Missing:
        pass
    return look()


def controls_have_names(programs):
    program = open_sample(programs)
    for page in each_page(program):
        bad = settled(lambda: [path_of(node) for node in nameless(program)])
        assert not bad, f'{page}: without a name:\n' + '\n'.join(bad[:10])


def tab_comes_round(programs):
    """Tab leads through the page to named places and, in the end, to one seen before."""
    program = open_sample(programs)
    for page in each_page(program):
        seen = []
        for _ in range(120):
            key('Tab')
            node = program.focused()
            if node is None:
                continue
            here = path_of(node)
            assert has_name(node) or node.getRelationSet() or node.description.strip() \
                or any(map(has_name, node.look.below(node))), \
                f'{page}: the focus is on a control without a name: {here}'
            if here in seen[:-1]:
                break
            seen.append(here)
        assert len(set(seen)) >= 3, f'{page}: Tab reaches only {seen}'


def large_text_stays_inside(programs):
    program = open_sample(programs, dpi=192)
    for page in each_page(program):
        bad = settled(lambda: [f'{path_of(n)} {box}' for n, box in sticking_out(program)])
        assert not bad, f'{page} at 200 %: outside of the window:\n' + '\n'.join(bad[:10])
        program.picture('large-' + page.replace(': ', '-'))


def high_contrast(programs):
    program = open_sample(programs, ADW_DEBUG_HIGH_CONTRAST='1')
    for page in each_page(program):
        bad = settled(lambda: [f'{path_of(n)} {box}' for n, box in sticking_out(program)])
        assert not bad, f'{page}: outside of the window:\n' + '\n'.join(bad[:10])
        program.picture('contrast-' + page.replace(': ', '-'))


# Large text last: the display keeps it.
drive.run(controls_have_names, tab_comes_round, high_contrast, large_text_stays_inside)
