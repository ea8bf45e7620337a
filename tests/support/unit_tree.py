# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation tree and the form beside it, as driven tests see them."""
import time

from drive import key, move, point_and_click, xdotool
from journey import Missing, wait


def name_of(node):
    """A row says unit, body type and leader; the first comma ends the unit's name."""
    return node.name.split('、')[0]


def table(program, **options):
    """The heads of the columns are a row without a name."""
    return [n for n in program.all(role='table row', **options) if not n.name.startswith('Gtk')]


def rows(program):
    """Names of the units on screen, from the top down."""
    return [name_of(node) for node in table(program)]


def row(program, name):
    return wait(f'“{name}” in the tree', lambda: [n for n in table(program) if name_of(n) == name])[0]


def selected(program):
    return [name_of(n) for n in table(program, state='selected')]


def select(program, name, button=1):
    """By the pointer."""
    point_and_click(*program.centre(row(program, name)), button)
    wait(f'“{name}” to be selected', lambda: selected(program) == [name])


def go_to_search(program):
    """Pressed again where a menu that was just closing took the key."""
    def has_focus():
        return program.all(role='entry', state='focused')

    key('ctrl+f')
    try:
        wait('the focus in the search', has_focus, patience=4)
    except Missing:
        key('ctrl+f')
        wait('the focus in the search', has_focus)


def walk_to(program, name):
    """By keys, from wherever the focus is: the tree's search, its rows, and then step by step."""
    go_to_search(program)
    key('Down')
    wait('a row with the focus', lambda: table(program, state='focused'))
    listed = wait(f'“{name}” in the tree', lambda: name in rows(program) and rows(program))
    here = name_of(table(program, state='focused')[0])
    steps = listed.index(name) - listed.index(here)
    if steps == 0 and selected(program) != [name]:
        key('space')
    key(*['Down' if steps > 0 else 'Up'] * abs(steps))
    wait(f'“{name}” to be selected', lambda: selected(program) == [name])


def field(program, name):
    return program.find(role='text', name=name)


def value(program, name):
    return field(program, name).written()


def drag(program, name, superior):
    """Onto another unit, until the preview is there: the button goes up too early for a slow one."""
    def preview():
        x, y = program.centre(row(program, name))
        to_x, to_y = program.centre(row(program, superior))
        move(x, y)
        xdotool('mousedown', '1')
        for step in range(1, 6):
            move(x + 12 * step, y + (to_y - y) * step / 5)
            time.sleep(0.05)
        move(to_x, to_y + 1)
        move(to_x, to_y)
        time.sleep(0.2)
        xdotool('mouseup', '1')
        try:
            return program.find(role='push button', part='移动(', patience=15)
        except Missing:
            return None
    return wait(f'the preview of {name} under {superior}', preview)
