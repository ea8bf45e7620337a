# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's day of entry (journey 3): activities and teams by keys and pointer."""
import time

import drive
import journey
from drive import Program, key, type_text, walk
from journey import equal, wait


def start(programs, file=None, home=None):
    program = Program(file or journey.sample(), home=home)
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(1366, 768)
    program.activate()
    program.go_to('990101001002', '东园社区')
    key('alt+3')
    wait('the activities of the quarter', lambda: len(rows(program)) > 5)
    return program


def rows(program):
    """Whole sentences, as a screen reader says them."""
    listed = program.find(role='list', name='记录')
    return [n.name for n, _ in walk(listed, hidden=False) if n.role == 'list item']


def field(program, name):
    return program.find(role='text', name=name)


def value(program, name):
    return field(program, name).written()


def fill(program, name, text):
    program.type_into(field(program, name), text)


def has_focus(node):
    return node.was('focused')


def items(combo):
    """Of the list of a drop-down: an item has the name of its label."""
    return [next((n.name for n, _ in walk(item, hidden=False) if n.role == 'label'), '')
            for item, _ in walk(combo, hidden=False) if item.role == 'list item']


def choose(program, name, wanted):
    """In a drop-down, by keys."""
    program.point_and_click(lambda: program.find(role='combo box', name=name))
    node = program.find(role='combo box', name=name)
    names = wait(f'"{wanted}" in the list', lambda: [n for n in items(node) if wanted in n]
                 and items(node))
    key('Home')
    key(*['Down'] * names.index(wanted))
    key('Return')
    wait('the list to close', lambda: wanted not in items(node))


def tab_to(program, name):
    for _ in range(20):
        if has_focus(field(program, name)):
            return
        program.tab()
    raise AssertionError(f'Tab does not lead to {name}')


def saved(program):
    program.see('已保存')


def an_afternoon_of_advice(programs):
    """Step 8: 14:00 to 16:30, 11 came: 27.5 hours are proposed and 30 refused. Then once more."""
    program = start(programs)
    before = len(rows(program))
    key('ctrl+n')
    wait('the name with the focus', lambda: has_focus(field(program, '名称')))
    equal(value(program, '日期'), '2026-10-12')
    fill(program, '名称', '邻里法律咨询')
    tab_to(program, '开始')
    type_text('1400')
    key('Tab')
    type_text('16.30')
    key('Tab')
    wait('the time as the file keeps it', lambda: value(program, '结束') == '16:30')
    type_text('11')
    wait('the proposed hours', lambda: value(program, '服务时长（小时）') == '27.5')
    key('Tab')
    type_text('30')
    program.see('30 小时多于 11 人次 × 2.5 小时 = 27.5 小时')
    key('Return')
    program.see('未保存')
    key('ctrl+a')
    type_text('27.5')
    key('Return')
    saved(program)
    wait('another period', lambda: len(rows(program)) == before)  # October is not in the quarter
    program.see('邻里法律咨询')

    # The same once more: four keys.
    begun = time.monotonic()
    keys = ['ctrl+d', '1', '2', 'Return']
    key(keys[0])
    wait('the person-times with the focus', lambda: has_focus(field(program, '人次')))
    key(*keys[1:3])
    wait('the proposed hours', lambda: value(program, '服务时长（小时）') == '30')
    key(keys[3])
    saved(program)
    assert len(keys) <= 6 and time.monotonic() - begun < 15
    equal(value(program, '名称'), '邻里法律咨询')
    key('ctrl+z')
    program.see('请在列表中选择记录')


def nothing_of_a_person(programs):
    """Step 4: a telephone or an identity number is named at the field and nothing is saved."""
    program = start(programs)
    key('ctrl+n')
    wait('the name with the focus', lambda: has_focus(field(program, '名称')))
    fill(program, '名称', '入户 13800138000')
    fill(program, '人次', '3')
    program.see('不得登记个人信息')
    key('ctrl+s')
    program.see('未保存')
    fill(program, '名称', '入户走访')
    fill(program, '备注', '证号 11010519491231002X')
    program.see('不得登记个人信息')
    key('ctrl+s')
    program.see('未保存')
    fill(program, '备注', '网格 990101001002006')
    refused_at_the_field(program)
    key('ctrl+s')
    saved(program)


def refused_at_the_field(program):
    """V-04: hours without times could be hours on the way; V-05: each of a class and a grid's."""
    fill(program, '服务时长（小时）', '2')
    program.see('往返路途不计入服务时长')
    key('ctrl+s')
    program.see('未保存')
    fill(program, '服务时长（小时）', '')
    program.gone(part='往返路途不计入服务时长')
    choose(program, '类别', '无类别')
    program.see('没有类别的活动只计入全年合计')
    key('ctrl+s')
    program.see('未保存')
    choose(program, '类别', '平安巡逻')
    program.gone(part='没有类别的活动只计入全年合计')


def a_record_is_corrected(programs):
    """Step 14: another grid, with the way back; 100余 is kept as written."""
    program = start(programs)
    row = rows(program)[0]
    program.point_and_click(lambda: program.find(role='list item', name=row))
    wait('the form', lambda: value(program, '名称') and value(program, '名称') in row)
    # V-01: its team did not exist that day.
    day = value(program, '日期')
    fill(program, '日期', '2019-01-05')
    program.see('”成立于 20')
    key('ctrl+s')
    program.see('未保存')
    fill(program, '日期', day)
    program.gone(part='”成立于 20')
    choose(program, '网格', '东园第5网格')
    fill(program, '服务事项（件）', '4')
    key('ctrl+s')
    saved(program)
    wait('the grid in the list', lambda: '东园第5网格' in rows(program)[0])
    key('ctrl+z')
    wait('the grid as before', lambda: rows(program)[0] == row)
    key('ctrl+shift+z')
    wait('the grid again', lambda: '东园第5网格' in rows(program)[0])

    # What was typed outlives a crash.
    fill(program, '人次', '100余')
    program.see('已修改')
    time.sleep(1.2)
    home = program.home
    file = program.arguments[0]
    program.kill()
    program = start(programs, file=file, home=home)
    program.see('未保存的修改')
    program.click(program.find(role='push button', part='恢复'))
    wait('what was typed', lambda: value(program, '人次') == '100余')
    key('ctrl+s')
    saved(program)
    wait('the count as written', lambda: '100余' in rows(program)[0])


def what_is_planned(programs):
    """A plan may lie ahead and may be deleted; what was held is cancelled with a reason."""
    program = start(programs)
    key('ctrl+n')
    wait('the name with the focus', lambda: has_focus(field(program, '名称')))
    fill(program, '名称', '重阳慰问')
    fill(program, '日期', '2026-10-18')
    fill(program, '人次', '5')
    program.see('晚于今天')
    choose(program, '状态', '计划')
    program.gone(role='text', name='人次')
    key('ctrl+s')
    saved(program)
    program.point_and_click(lambda: program.find(role='push button', name='删除或取消'))
    wait('the menu', lambda: '删除' in program.focused().name)
    key('Return')
    program.see('“重阳慰问”已删除')


def a_team_is_founded(programs):
    program = start(programs)
    program.click(program.find(role='push button', name='队伍'))
    wait('the teams', lambda: len(rows(program)) == 4)
    key('ctrl+n')
    wait('the name with the focus', lambda: has_focus(field(program, '名称')))
    fill(program, '名称', '东园银发先锋队')  # xdotool loses a character now and then
    choose(program, '类别', '敬老助幼')
    fill(program, '志愿者人数', '约20')
    key('ctrl+Return')
    wait('five teams', lambda: len(rows(program)) == 5)
    assert any('东园银发先锋队' in row and '约20' in row for row in rows(program))
    wait('another form', lambda: value(program, '名称') == '')


drive.run(an_afternoon_of_advice, nothing_of_a_person, a_record_is_corrected, what_is_planned,
          a_team_is_founded)
