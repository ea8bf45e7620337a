# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of the rules, by keys alone."""
import drive
import journey
from drive import Program, key, type_text
from journey import wait


def open_rule(program, rule):
    """From the list of findings, by keys alone."""
    program.activate()
    key('F7')  # to the list
    program.tab_to('清单菜单', by='shift+Tab')
    key('space')
    program.find(role='menu item', part='本文件的规则')
    key('r')
    program.find(role='list item', part='R-06')
    program.tab_to(rule)
    key('Return')
    return wait('its lines', lambda: program.all(role='text', part='调整理由'))[0]


def leave_rules(program):
    wait('the window of the rules to close',
         lambda: not program.all(role='page tab', name='网格') or key('Escape'))


def rules_by_keys(programs):
    """Switched off only with a reason, which is shown; a case made milder; undone."""
    program = Program(journey.sample())
    programs.append(program)
    program.see('临江区')
    program.activate()
    key('F7')
    program.find(role='list', name='检查')
    program.see('错误 8  ·  提醒 2  ·  预告 4')
    open_rule(program, 'R-03')
    program.tab_to('检查此规则')
    key('space')
    program.tab_to('保存规则')
    key('Return')
    program.see('请写明不检查 R-03')
    reason = program.find(role='text', part='调整理由')  # the refusal leads there
    type_text('linshi')
    wait('the reason', lambda: reason.written() == 'linshi')
    key('Return')
    program.see('未检查：linshi')
    leave_rules(program)
    program.see('错误 7  ·  提醒 2  ·  预告 4')
    program.click(program.find(role='push button', name='未检查的规则'))
    program.see('linshi')

    open_rule(program, 'R-06')
    program.tab_to('应设委员会')
    key('space', 'Down', 'Return')
    program.tab_to('调整理由')
    type_text('bendi')
    key('Return')
    program.see('已调整：bendi')
    leave_rules(program)
    program.see('错误 6  ·  提醒 3  ·  预告 4')
    program.activate()
    wait('both as before', lambda: program.shows('错误 8  ·  提醒 2  ·  预告 4') or key('ctrl+z'))


drive.run(rules_by_keys)
