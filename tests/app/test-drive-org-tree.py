# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation tree of the sample district, driven as a clerk does: by pointer and by keys."""

import drive
import journey
from drive import Program, key, move, point_and_click, type_text
from journey import equal, wait
from unit_tree import drag


def open_tree(programs, **options):
    program = Program(journey.sample(), **options)
    programs.append(program)
    program.see('临江区')
    program.activate()
    key('alt+4')
    program.find(role='tree table', name='组织树')
    row(program, '青禾街道')
    wait('the focus on a row', lambda: program.all(role='table row', state='focused'))
    return program


def rows(program):
    """Names of the units on screen, from the top down."""
    return [node.name.split('、')[0] for node in program.all(role='table row') if '、' in node.name]


def row(program, name):
    """A row says unit, body type and leader; the first comma ends the unit's name."""
    return program.find(role='table row', part=name + '、')


def selected(program):
    return [n.name.split('、')[0] for n in program.all(role='table row', state='selected')]


def select(program, name):
    point_and_click(*program.centre(row(program, name)))
    wait(f'“{name}” to be selected', lambda: selected(program) == [name])


def expands_by_pointer(programs):
    program = open_tree(programs)
    assert '东园社区第1网格党支部' not in rows(program)
    expander = program.find(role='push button', within=row(program, '东园社区'))
    point_and_click(*program.centre(expander))
    row(program, '东园社区第1网格党支部')


def walks_by_keys(programs):
    program = open_tree(programs)
    move(0, 0)
    key('ctrl+f', 'Down')  # from the entry to the rows
    wait('a row with the focus', lambda: program.all(role='table row', state='focused'))
    key('Down', 'Up')
    wait('the root to be selected', lambda: selected(program) == ['临江区'])
    key('Left')
    wait('all to be closed', lambda: rows(program) == ['临江区'])
    key('Right')
    row(program, '西岭镇')
    key('Right')
    wait('the first street', lambda: selected(program) == ['青禾街道'])
    key('Right')
    row(program, '桥南社区')
    key('Right')
    wait('its first community', lambda: selected(program) == ['青禾社区'])
    key('Left')
    key('Left')
    wait('the superior', lambda: selected(program) == ['青禾街道'])


def filters_by_initials(programs):
    program = open_tree(programs)
    type_text('dy')
    program.see('找到 14 个')
    listed = wait('only what was found', lambda: len(rows(program)) == 16 and rows(program))
    equal(listed[:3], ['临江区', '青禾街道', '东园社区'])
    key('Escape')
    program.see('共 226 个组织')
    key('ctrl+f')
    type_text('zzqq')
    program.see('没有找到')
    program.click(program.find(role='push button', name='显示全部组织'))
    program.see('共 226 个组织')


def filters_by_level(programs):
    program = open_tree(programs)
    program.focus(program.find(role='combo box', name='层级'))
    program.see('楼巷党小组')
    key('Down', 'Down', 'Down', 'Return')
    program.see('找到 17 个')


STROKES = dict(zip('甲乙丙丁戊己庚辛壬癸', (5, 1, 5, 2, 5, 3, 8, 7, 4, 9)))


def sorts_by_header(programs):
    program = open_tree(programs)
    key('Down', 'Up', 'Left', 'Right')
    streets = wait('the streets', lambda: len(rows(program)) == 5 and rows(program)[1:])
    equal(streets, ['青禾街道', '望湖街道', '石桥街道', '西岭镇'])
    point_and_click(*program.centre(program.find(role='label', name='名称')))
    wait('the order of pinyin',
         lambda: rows(program)[1:] == ['青禾街道', '石桥街道', '望湖街道', '西岭镇'])
    x, y = program.centre(program.find(role='label', name='名称'))
    point_and_click(x + 40, y)  # at the same place it would be a double click
    wait('the other direction',
         lambda: rows(program)[1:] == ['西岭镇', '望湖街道', '石桥街道', '青禾街道'])

    # People by the strokes of their names.
    def strokes():
        leaders = [node.name.split('、')[2].removeprefix('书记 ')
                   for node in program.all(role='table row') if '、' in node.name][1:]
        return len(leaders) == 4 and [STROKES[name[0]] for name in leaders]
    assert strokes() != sorted(strokes()), 'another order by chance would prove nothing'
    point_and_click(*program.centre(program.find(role='label', name='负责人')))
    wait('the order of strokes', lambda: strokes() and strokes() == sorted(strokes()))


def chooses_a_column(programs):
    home = journey.folder()
    program = open_tree(programs, home=home)
    assert program.does_not_show('990101001001')
    program.focus(program.find(role='push button', name='组织树的列'))
    program.click(program.find(role='menu item', name='编码'))
    program.see('990101001001')
    equal(program.close(), 0)
    again = open_tree(programs, home=home)
    again.see('990101001001')


def preview_of_a_move(program):
    dialog = program.find(role='push button', part='移动(')
    program.see('随同移动')
    program.see('新增 1 项问题')
    program.see('C-02')
    return dialog


def communities_of(program, street):
    """The units between a street and the next unit of its level."""
    listed = rows(program)
    at = listed.index(street) + 1
    below = []
    while at < len(listed) and not listed[at].endswith(('街道', '镇')):
        below.append(listed[at])
        at += 1
    return below


def open_both_streets(program):
    """Closes what is open below the first street's communities, so that both streets are seen."""
    key('Down', 'Up', 'Left')
    wait('all to be closed', lambda: rows(program) == ['临江区'])
    key('Right')
    row(program, '西岭镇')
    for street in ('青禾街道', '望湖街道'):
        select(program, street)
        key('Right')
        if street == '青禾街道':
            row(program, '桥南社区')
            if '青禾社区第1网格党支部' in rows(program):
                select(program, '青禾社区')
                key('Left')
                wait('it to close', lambda: '青禾社区第1网格党支部' not in rows(program))
    row(program, '望湖社区')


def apply_and_take_back(program):
    button = preview_of_a_move(program)
    assert '东园社区' in communities_of(program, '青禾街道'), 'nothing is written before'
    program.click(button)
    # The tree tells it, not the toast: that is gone before a slow machine has looked for it.
    wait('the move', lambda: '东园社区' in communities_of(program, '望湖街道'))
    program.activate()
    key('ctrl+z')
    wait('the way back', lambda: '东园社区' in communities_of(program, '青禾街道'))
    key('ctrl+shift+z')
    wait('the move again', lambda: '东园社区' in communities_of(program, '望湖街道'))


TWO = ['东园社区', '新渡社区']


def two_are_moved(program):
    """What the preview says of both; one undo takes both back."""
    program.see('东园社区、新渡社区：由青禾街道转隶望湖街道')
    program.see('随同移动：下级组织 23 个')
    program.see('新增 2 项问题')
    program.click(program.find(role='push button', part='移动('))
    wait('both', lambda: set(TWO) <= set(communities_of(program, '望湖街道')))
    program.activate()
    key('ctrl+z')
    wait('both to go back', lambda: set(TWO) <= set(communities_of(program, '青禾街道')))


def moves_by_keys(programs):
    program = open_tree(programs)
    open_both_streets(program)
    select(program, '望湖街道')
    key('Left')  # closed: the move opens it
    wait('it to close', lambda: '望湖社区' not in rows(program))
    select(program, '东园社区')
    key('ctrl+x')
    program.see('等待新的上级')
    select(program, '望湖街道')
    key('ctrl+v')
    apply_and_take_back(program)
    wait('what was moved to be selected', lambda: selected(program) == ['东园社区'])
    key('ctrl+z')
    wait('the way back', lambda: '东园社区' in communities_of(program, '青禾街道'))
    select(program, '东园社区')
    key('shift+Down')
    wait('two to be selected', lambda: selected(program) == TWO)
    key('ctrl+x')
    program.see('等待新的上级')
    select(program, '望湖街道')
    key('ctrl+v')
    two_are_moved(program)


def click_with_control(program, name):
    move(*program.centre(row(program, name)))
    drive.xdotool('keydown', 'ctrl')
    drive.xdotool('click', '1')
    drive.xdotool('keyup', 'ctrl')


def moves_by_pointer(programs):
    program = open_tree(programs)
    open_both_streets(program)
    drag(program, '东园社区', '望湖街道')
    apply_and_take_back(program)
    key('ctrl+z')
    wait('the way back', lambda: '东园社区' in communities_of(program, '青禾街道'))
    select(program, TWO[0])
    click_with_control(program, TWO[1])
    wait('two to be selected', lambda: selected(program) == TWO)
    drag(program, TWO[1], '望湖街道')
    two_are_moved(program)


def refuses_a_wrong_superior(programs):
    program = open_tree(programs)
    open_both_streets(program)
    select(program, '青禾街道')
    key('ctrl+x')
    select(program, '东园社区')
    key('ctrl+v')
    program.see('不能隶属于自己')
    assert not program.find(role='push button', part='移动(').was('sensitive')
    key('Escape')
    program.gone(role='push button', part='移动(')


drive.run(expands_by_pointer, walks_by_keys, filters_by_initials, filters_by_level,
          sorts_by_header, chooses_a_column, moves_by_keys, moves_by_pointer,
          refuses_a_wrong_superior)
