# SPDX-License-Identifier: GPL-3.0-or-later
"""The grids of a branch and the form of a grid: chosen by keys and by the pointer, undone."""
import drive
import journey
from drive import Program, key, move, xdotool
from journey import equal, wait
from unit_tree import field, select, value, walk_to


def covered(program):
    """The grids that the form says the branch covers."""
    return [n.name.replace('不再覆盖 ', '')
            for n in program.all(role='push button', part='不再覆盖')]


def in_view(program, name):
    """The row of the form with the name, once the wheel has brought it there."""
    found = program.all(role='list item', name=name)
    x, y, width, height = program.geometry()
    if found and y + 100 < program.centre(found[0])[1] < y + height - 100:
        return found[0]
    move(x + width - 250, y + height // 2)
    xdotool('click', '5')
    return None


def branch_over_grids(programs):
    program = Program(journey.sample())
    programs.append(program)
    program.see('临江区')
    program.resize(1280, 1000)
    program.activate()
    key('alt+4')
    program.see('青禾社区第2网格党支部')

    # By keys: two grids more, from the list that the button opens.
    walk_to(program, '青禾社区第2网格党支部')
    wait('its grid', lambda: covered(program) == ['青禾第2网格'])
    key('Return')
    program.tab_to('添加网格')
    key('space')
    wait('the focus on a grid', lambda: program.all(role='list item', name='青禾第1网格',
                                                    state='focused'))
    key('Return')
    wait('the next one', lambda: program.all(role='list item', name='青禾第3网格',
                                             state='focused'))
    key('Return', 'Escape')
    three = ['青禾第1网格', '青禾第2网格', '青禾第3网格']
    wait('a branch over three grids', lambda: sorted(covered(program)) == three)
    key('ctrl+s')
    program.see('已保存')

    # By their buttons: two of them no more. They began today, so they never were.
    for name in ('青禾第1网格', '青禾第3网格'):
        program.click(program.find(role='push button', name='不再覆盖 ' + name))
        wait(f'{name} gone', lambda name=name: name not in covered(program))
    key('ctrl+s')
    wait('one in the file', lambda: covered(program) == three[1:2] and program.shows('已保存'))
    program.activate()
    wait('three again by undo', lambda: sorted(covered(program)) == three or key('ctrl+z'))

    # The form of a grid, from its community; a count saved by keys and taken back.
    select(program, '青禾社区')
    wait('the form of the community', lambda: value(program, '名称') == '青禾社区')
    wait('the row of the grid', lambda: in_view(program, '青禾第4网格'))
    program.point_and_click(lambda: program.find(role='list item', name='青禾第4网格'))
    wait('the form of the grid', lambda: value(program, '名称') == '青禾第4网格')
    before = value(program, '户数')
    program.focus(field(program, '户数'))
    key('ctrl+a')
    drive.type_text('321')
    key('ctrl+s')
    program.see('已保存')
    file = program.arguments[0]
    wait('it in the file', lambda: journey.cli_json(
        'figure', file, 'households', '--unit', '990101001')['value'] == 9800 - int(before) + 321)
    key('ctrl+z')
    wait('the count of before', lambda: value(program, '户数') == before)
    equal(journey.cli_json('figure', file, 'households', '--unit', '990101001')['value'], 9800)


drive.run(branch_over_grids)
