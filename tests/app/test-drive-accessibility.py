# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page for a clerk who uses the keyboard, large text or high contrast.

Each control has a name, the Tab key reaches named controls only and comes
round again, in both directions, and nothing reaches out of the window at
200 % text. Without arguments all of it runs; check.sh runs the first part.
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
# Those with the most controls last: a look at the tree finds also those of hidden pages.
PAGES = {'map': ('alt+1', '地图页'), 'stats': ('alt+2', '统计页'), 'findings': ('F7', '检查页'),
         'posts': ('alt+5', '驿站页'), 'meeting': ('alt+6', '会议页'),
         'service': ('alt+3', '服务页'), 'org': ('alt+4', '组织页')}
# Of GTK itself: their button speaks as what it opens.
SPOKEN_BY_PARENT = ('GtkToggleButton', 'GtkMenuButton')


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
    """Widgets that reach out of their window, outside of what scrolls.

    GTK 4.8 goes on telling of the busy page as shown, with the room that it had in a window that
    has become smaller since."""
    nodes = [n for n in program.nodes() if n.name != 'WgBusyPage']
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
    found = []

    def is_clean():
        found[:] = look()
        return not found
    try:
        wait('the page to settle', is_clean, patience=journey.PATIENCE / 10)
    except journey.Missing:
        pass
    return found


def go_round(program, page, by):
    """The paths of what one key after the other reaches, until it comes to one again."""
    seen = []
    silent = 0
    while len(seen) < 200:
        path = program.press(by)
        if path is None:
            silent += 1
            assert silent < 4, f'{page}: {by} leads nowhere after {names_of(program, seen[-3:])}'
            continue
        if path in seen:
            return seen
        silent = 0
        seen.append(path)
    raise AssertionError(f'{page}: {by} does not come round')


def names_of(program, paths):
    return [program.access.focus.name(path) for path in paths]


def is_named(program, path):
    name = program.access.focus.name(path).strip()
    if name in SPOKEN_BY_PARENT or name and not re.fullmatch('(Gtk|Adw|Wg)[A-Z][A-Za-z]+', name):
        return True
    node = program.access.look().nodes.get(path)
    return node is None or bool(node.getRelationSet() or node.description.strip()
                                or any(map(has_name, node.look.below(node))))


def check_round(program, page):
    there, back = [go_round(program, page, by) for by in ('Tab', 'shift+Tab')]
    for path in {*there, *back}:
        assert is_named(program, path), \
            f'{page}: no name after {names_of(program, there[:there.index(path)][-1:])}'
    # A list is entered at another row than it is left: the ends need not be the same.
    for way in (there, back):
        assert len(way) >= 10, f'{page}: only {names_of(program, way)}'
    assert abs(len(there) - len(back)) <= max(len(there), len(back)) / 2, \
        f'{page}: {names_of(program, there)}, but back {names_of(program, back)}'


def controls(programs):
    """Their names on all pages; the round of the keys where most is edited."""
    program = open_sample(programs)
    for page in each_page(program):
        bad = settled(lambda: [path_of(node) for node in nameless(program)])
        assert not bad, f'{page}: without a name:\n' + '\n'.join(bad[:10])
        if page == 'findings':
            check_round(program, page)


def tab_comes_round(programs):
    program = open_sample(programs)
    for page in each_page(program):
        check_round(program, page)


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
drive.run(controls, tab_comes_round, high_contrast, large_text_stays_inside)
