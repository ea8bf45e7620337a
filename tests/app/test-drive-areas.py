# SPDX-License-Identifier: GPL-3.0-or-later
"""The grids of a branch and the form of a grid: chosen by keys and by the pointer, undone."""
import drive
import journey
from drive import Program, key, move, xdotool
from journey import equal, wait
from unit_tree import field, rows, select, value, walk_to


def covered(program):
    """The grids that the form says the branch covers."""
    return [n.name.replace('不再覆盖 ', '')
            for n in program.all(role='push button', part='不再覆盖')]


def save(program):
    """By its key, until nothing is left to save: an undo is not heard before."""
    def button():
        return program.find(role='push button', part='保存(')
    wait('something to save', lambda: button().was('sensitive'))
    key('ctrl+s')
    wait('nothing left to save', lambda: not button().was('sensitive'))


def in_view(program, name):
    """The row of the form with the name, once the wheel has brought it there."""
    found = program.all(role='list item', name=name)
    x, y, width, height = program.geometry()
    if found and y + 100 < program.centre(found[0])[1] < y + height - 100:
        return found[0]
    move(x + width - 250, y + height // 2)
    xdotool('click', '5')
    return None


def last_body_type(program, name):
    """Chosen in the form by keys."""
    for _ in range(40):
        program.press('Tab')
        node = program.focused()
        if node is not None and node.parent.name == '组织类型':
            break
    else:
        raise AssertionError('the keys do not lead to the type')
    key('Return')
    wait('the list', lambda: program.all(role='list item', state='focused'))
    key('End', 'Return')
    wait('no list', lambda: not program.all(role='list item', state='focused'))
    # The tree's filter is called so, too.
    program.see(name, within=program.all(role='combo box', name='组织类型')[-1])


def uncovered(file):
    return [f['grid'] for f in journey.cli_json('findings', file, '--unit', '990101001')['findings']
            if f['rule'] == 'R-12']


def joint_branch(program, file):
    """Set up by the form over a grid without a branch and another; changed; each step undone."""
    joint = '桥南联合党支部'
    equal(uncovered(file), ['990101001004012'])
    walk_to(program, '桥南社区')
    wait('its form', lambda: value(program, '名称') == '桥南社区')
    key('ctrl+n')
    wait('the form of a new unit', lambda: value(program, '名称') == '')
    program.type_into(field(program, '名称'), joint)
    program.focus(field(program, '名称'))
    last_body_type(program, '联合党支部')
    program.type_into(field(program, '正式党员'), '4')
    program.tab_to('添加网格')
    key('space')
    wait('the focus on a grid', lambda: program.all(role='list item', name='桥南第1网格',
                                                    state='focused'))
    key('Return')
    wait('the next one', lambda: program.all(role='list item', name='桥南第2网格',
                                             state='focused'))
    key('End')
    wait('the last one', lambda: program.all(role='list item', name='桥南第12网格',
                                             state='focused'))
    key('Return')
    wait('another grid', lambda: any(n.name != '桥南第12网格' for n in program.all(
        role='list item', state='focused')))
    key('Escape')
    two = ['桥南第12网格', '桥南第1网格']
    wait('a joint branch over two grids', lambda: sorted(covered(program)) == sorted(two))
    save(program)
    wait('no grid without a branch', lambda: uncovered(file) == [])
    wait('it in the tree', lambda: joint in ' '.join(rows(program)))

    # One grid less by its button, and members by keys: one edit.
    program.click(program.find(role='push button', name='不再覆盖 桥南第1网格'))
    program.type_into(field(program, '正式党员'), '5')
    save(program)
    wait('one grid', lambda: covered(program) == two[:1])
    key('ctrl+z')
    wait('both grids', lambda: sorted(covered(program)) == sorted(two)
         and value(program, '正式党员') == '4')
    key('ctrl+z')
    wait('no joint branch', lambda: joint not in ' '.join(rows(program)))
    equal(uncovered(file), ['990101001004012'])
    key('ctrl+y')
    wait('it again', lambda: uncovered(file) == [])
    key('ctrl+z')
    wait('the file of before', lambda: uncovered(file) == ['990101001004012'])


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
    save(program)

    # By their buttons: two of them no more. They began today, so they never were.
    for name in ('青禾第1网格', '青禾第3网格'):
        program.click(program.find(role='push button', name='不再覆盖 ' + name))
        wait(f'{name} gone', lambda name=name: name not in covered(program))
    program.activate()
    save(program)
    equal(covered(program), three[1:2])
    key('ctrl+z')
    wait('three again by undo', lambda: sorted(covered(program)) == three)

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
    save(program)
    file = program.arguments[0]
    wait('it in the file', lambda: journey.cli_json(
        'figure', file, 'households', '--unit', '990101001')['value'] == 9800 - int(before) + 321)
    key('ctrl+z')
    wait('the count of before', lambda: value(program, '户数') == before)
    equal(journey.cli_json('figure', file, 'households', '--unit', '990101001')['value'], 9800)
    joint_branch(program, file)


drive.run(branch_over_grids)
