# SPDX-License-Identifier: GPL-3.0-or-later
"""A unit at every level of each level template: set up, changed, moved, closed, undone, redone.

Every level of every template is worked through twice: by keys, and with the
pointer.
"""
import os
import subprocess
import time

import drive
import journey
from drive import Program, key, point_and_click, type_text
from journey import equal, wait
from unit_tree import drag, field, row, rows, select, table, value, walk_to

UPPER = {
    'levels-nanning': '9901,临州市,\n9902,别州市,\n990101,临江区,9901\n990201,别江区,9902\n'
                      '990101001,青禾街道,990101\n990101002,望湖街道,990101\n',
    'levels-longpan': '990101002,望湖街道,\n',
}
DISTRICTS = '990101,临江区,\n990102,北江区,\n990101001,青禾街道,990101\n990101002,望湖街道,990101\n'
# The units of each level that others are put under, from the top down.
SUPERIORS = {'levels-nanning': [('临州市', '别州市'), ('临江区', '别江区'), ('青禾街道', '望湖街道')],
             'levels-longpan': [('青禾街道', '望湖街道'), ('东园社区', '西园社区')]}
UNDER_A_DISTRICT = [('临江区', '北江区'), ('青禾街道', '望湖街道'), ('东园社区', '西园社区')]


def street(template):
    """Two units at every level but the lowest, where the test puts its own."""
    file = journey.folder() / 'street.wangge'
    subprocess.run([os.environ['WANGGE_MAKE_STREET'], template, str(file)], check=True,
                   env=dict(os.environ, LANGUAGE='zh_CN'))
    table = journey.folder() / 'units.csv'
    table.write_text('code,name,parent\n' + UPPER.get(template, DISTRICTS), encoding='utf-8')
    journey.cli('import', file, table, '--as', 'units')
    return file


def units(file, day=None):
    """Superior of every unit by name, today or on a day."""
    at = ['--at', day] if day else []
    found = {}

    def below(node, superior):
        found[node['name']] = superior
        for child in node.get('units', []):
            below(child, node['name'])
    for node in journey.cli_json('org', file, *at)['tree']['units']:
        below(node, None)
    return found


class ByKeys:
    def __init__(self, program):
        self.program = program

    def choose(self, name):
        walk_to(self.program, name)

    def create_below(self, name):
        self.choose(name)
        key('ctrl+n')

    def create_beside(self, name):
        self.choose(name)
        key('shift+F10')
        self.program.find(role='menu item', part='新建同级组织')
        key('s')

    def write(self, what, text):
        for _ in range(30):
            if field(self.program, what).was('focused'):
                break
            key('Tab')
        key('ctrl+a')
        type_text(text)

    def save(self):
        key('ctrl+s')

    def edit(self, name):
        self.choose(name)
        key('Return')
        wait('the focus to leave the tree', lambda: not table(self.program, state='focused'))

    def move(self, name, superior):
        self.choose(name)
        key('ctrl+x')
        self.choose(superior)
        key('ctrl+v')
        self.confirm('移动(', 'alt+m')

    def open(self, name):
        """What was moved under it is not shown while it is closed."""
        self.choose(name)
        key('Right')

    def confirm(self, part, keys):
        wait(f'“{part}” to be possible',
             lambda: self.program.find(role='push button', part=part).was('sensitive'))
        key(keys)
        self.program.gone(role='push button', part=part)

    def close(self, name):
        self.choose(name)
        key('shift+F10')
        self.program.find(role='menu item', part='撤销、合并或拆分')
        key('e')
        self.confirm('撤销组织(', 'alt+c')

    def undo(self):
        key('ctrl+z')

    def redo(self):
        key('ctrl+y')


class ByPointer(ByKeys):
    def choose(self, name):
        select(self.program, name)

    def press(self, **what):
        point_and_click(*self.program.centre(self.program.find(role='push button', **what)))

    def create_below(self, name):
        self.choose(name)
        wait('its form', lambda: value(self.program, '名称') == name)
        self.press(name='在此组织之下新建')
        self.menu('新建组织(')

    def create_beside(self, name):
        select(self.program, name, button=3)
        self.menu('新建同级组织')

    def write(self, what, text):
        node = field(self.program, what)
        self.program.focus(node)
        self.program.type_into(node, text)

    def save(self):
        wait('something to save',
             lambda: self.program.find(role='push button', part='保存(').was('sensitive'))
        self.press(part='保存(')

    def edit(self, name):
        self.choose(name)
        wait('its form', lambda: value(self.program, '名称') == name)

    def confirm(self, part, keys):
        wait(f'“{part}” to be possible',
             lambda: self.program.find(role='push button', part=part).was('sensitive'))
        self.program.click(self.program.find(role='push button', part=part))
        self.program.gone(role='push button', part=part)

    def move(self, name, superior):
        drag(self.program, name, superior)
        self.confirm('移动(', None)

    def open(self, name):
        expander = self.program.find(role='push button', within=row(self.program, name))
        point_and_click(*self.program.centre(expander))

    def menu(self, part):
        self.program.click(self.program.find(role='menu item', part=part))

    def close(self, name):
        select(self.program, name, button=3)
        self.menu('撤销、合并或拆分')
        self.confirm('撤销组织(', None)

    def main_menu(self, part):
        """The click that comes while a drag is still ending opens nothing."""
        def is_open():
            self.press(name='主菜单')
            end = time.monotonic() + 10
            while not self.program.all(role='menu item', part=part) and time.monotonic() < end:
                time.sleep(0.1)
            return self.program.all(role='menu item', part=part)
        wait('the main menu', is_open)
        self.menu(part)

    def undo(self):
        self.main_menu('撤销(')

    def redo(self):
        self.main_menu('重做(')


def is_under(hand, file, name, superior, *order):
    """In the file and in the tree, where what is in order follows the superior."""
    order = [superior, *order]
    wait(f'{name} under {superior}', lambda: units(file)[name] == superior)

    def shown():
        listed = rows(hand.program)
        return [n for n in listed if n in order] == order or name not in listed
    wait(f'{name} under {superior} in the tree', shown)
    if name not in rows(hand.program):
        hand.open(superior)
        row(hand.program, name)


def from_nothing_to_its_end(hand, file, superior, other, name, code):
    """One unit; what the window says is in the file too. The first level has no superior."""
    program = hand.program
    if superior is None:
        hand.create_beside(other)
    else:
        hand.create_below(superior)
    wait('the form of a new unit', lambda: value(program, '名称') == '')
    hand.write('名称', name)
    if superior is None:
        hand.write('编码', code)
    hand.save()
    row(program, name)
    equal(units(file)[name], superior)

    hand.edit(name)
    hand.write('简称', 'short')
    hand.save()
    program.see('已保存')
    if superior is not None:
        hand.move(name, other)
        is_under(hand, file, name, other, name)
        hand.undo()
        is_under(hand, file, name, superior, name, other)
        hand.redo()
        is_under(hand, file, name, other, name)

    hand.close(name)
    later = '2099-01-01'
    wait('its end', lambda: name not in units(file, later))
    assert name in units(file), 'the last day is a day on which it exists'
    hand.undo()
    wait('no end', lambda: name in units(file, later))
    hand.redo()
    wait('its end again', lambda: name not in units(file, later))


def is_only_counted(hand, superior):
    """The lowest level of some templates has no units: the form says so, and nothing is saved."""
    hand.create_below(superior)
    wait('the form of a new unit', lambda: value(hand.program, '名称') == '')
    hand.write('名称', 'Counted')
    hand.program.see('只计数')
    key('ctrl+s')
    hand.program.see('未保存')


# Two of the first level that are not there yet.
FIRST_CODES = {'levels-nanning': ('9903', '9904'), 'levels-longpan': ('990101003', '990101004')}


def template(name):
    def test(programs):
        file = street(name)
        before = len(units(file))
        program = Program(file)
        programs.append(program)
        program.find(role='panel', name='地图')
        program.activate()
        key('alt+4')
        row(program, '青禾街道')
        hands = (('Key', ByKeys(program)), ('Pointer', ByPointer(program)))
        levels = SUPERIORS.get(name, UNDER_A_DISTRICT)
        levels = [(None, levels[0][0])] + levels
        for number, (superior, other) in enumerate(levels, 1):
            for hand, code in zip(hands, FIRST_CODES.get(name, ('990103', '990104'))):
                from_nothing_to_its_end(hand[1], file, superior, other, f'{hand[0]}{number}', code)
        equal(len(units(file)), before + 2 * len(levels))
        if name != 'levels-nanning':
            for word, hand in hands:
                is_only_counted(hand, f'{word}{len(levels)}')
        equal(journey.cli_json('verify', file)['problems'], [])
    test.__name__ = name.replace('-', '_')
    return test


drive.run(*map(template, ('levels-nanning', 'levels-dangchang', 'levels-longpan', 'levels-guiping',
                          'levels-yangjiang')))
