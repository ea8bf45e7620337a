# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation chart of the sample street: seen and walked through by keys and pointer."""
import drive
from drive import key, move, open_street, point_and_click
from journey import equal, wait


def open_chart(programs, **options):
    program = open_street(programs, **options)
    program.click(program.find(role='push button', name='组织页'))
    program.see('组织类型')
    tab = program.find(role='page tab', name='架构图')

    def at_the_chart():
        """The page may still move when it is shown for the first time."""
        found = program.all(role='panel', name='组织架构图')
        if not found:
            point_and_click(*program.centre(tab))
        return found
    program.chart = wait('the chart', at_the_chart)[0]
    program.see('青禾街道：3 个职位空缺、2 个班子届满未换届、4 个将届满')
    return program


def said(program):
    """What a screen reader says of the chart: the selected box, or the whole."""
    return program.find(role='panel', name='组织架构图').description


def tells_the_whole(programs):
    program = open_chart(programs)
    equal(said(program), '青禾街道：3 个职位空缺、2 个班子届满未换届、4 个将届满')
    legend = program.find(role='image', name='架构图图例')
    equal(legend.description, '3 空缺 · 2 届满 · 4 将届满')

    # On paper by the printer's dialog: the chart, and the board for a wall without what is wrong.
    def chart():
        program.click(program.find(role='push button', name='打印架构图…'))

    def board():
        program.click(wait('the menu', lambda: [
            n for n in program.all(role='push button', name='公示栏') if n.actions()])[0])
        program.find(role='menu item', part='打印')
        key('r')  # its own action answers when the dialog is closed
    facts, text = program.print_to_file(chart)
    assert 'Pages:           1' in facts and 'A3' in facts, facts
    assert '3 个职位空缺' in text and '内部' in text, text
    facts, text = program.print_to_file(board)
    assert 'Pages:           1' in facts and 'A3' in facts, facts
    assert '青禾街道' in text and '空缺' not in text and '内部' not in text, text


def by_keys(programs):
    program = open_chart(programs)
    x, y, width, height = program.place(program.chart)
    point_and_click(x + width - 10, y + height - 10)
    key('Down')
    wait('the street', lambda: '党工委' in said(program) and '不适用任期' in said(program))
    key('Down', 'Down')
    wait('a branch', lambda: '网格党支部' in said(program))
    first = said(program)
    key('Down')
    wait('the next branch', lambda: '网格党支部' in said(program) and said(program) != first)
    key('Up')
    wait('the branch before', lambda: said(program) == first)

    def at_the_community():
        if '网格党支部' in said(program):
            key('Up')
        return '社区\n' in said(program)
    wait('its community', at_the_community)


def by_pointer(programs):
    program = open_chart(programs)
    x, y, width, height = program.place(program.chart)
    key('Escape')
    point_and_click(x + width // 2 + 40, y + 40)
    wait('the street', lambda: '990101001\n' in said(program))
    key('plus', 'plus', 'plus')
    wait('the box to stay', lambda: '990101001\n' in said(program))
    key('0')
    point_and_click(x + width - 10, y + height - 10)
    wait('nothing selected', lambda: said(program).startswith('青禾街道：'))
    move(x + 10, y + 10)


drive.run(tells_the_whole, by_keys, by_pointer)
