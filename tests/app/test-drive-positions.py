# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions, people and the past of units in the sample, driven as a clerk does."""
import csv
import os
import subprocess

import drive
import journey
from drive import Program, key, open_street, point_and_click, type_text
from journey import equal, wait


def open_unit(programs, code, name, file=None):
    program = open_street(programs, file)
    key('alt+4')
    key('ctrl+f')
    type_text(code)
    row = program.find(part=name, role='panel')
    point_and_click(*program.centre(row))
    wait('its form', lambda: name in titles(program))
    return program


def titles(program):
    return [program.text(n) for n in program.all(role='label')]


def choose_person(program, letters, name):
    """The first that the letters bring; the list is that of fewer letters for a moment."""
    def first():
        for row in program.all(role='list', name='文件中的姓名'):
            return next((n.name for n in program.nodes(row) if n.role == 'label'), None)
        return None
    type_text(letters)
    wait(f'“{name}” first in the list', lambda: first() == name)
    key('Down', 'Return')


def vacancy_is_filled_by_keys(programs):
    """From the finding to its position, a name by pinyin, save; undo opens it again."""
    program = open_street(programs)
    key('F7')
    program.see('错误 8')
    for _ in range(20):
        node = program.focused()
        if node is not None and 'VAC-01' in node.name:
            break
        key('Down')
    assert 'VAC-01' in program.focused().name, program.focused().name
    key('Return')
    program.find(role='label', name='空缺')
    wait('the entry for a name', lambda: program.focused().role in ('text', 'entry'))
    choose_person(program, 'wuhai', '戊亥')
    program.see('自 2026-10-12')
    key('ctrl+s')
    program.see('已保存')
    key('F7')
    program.see('错误 7')
    key('ctrl+z')
    program.see('错误 8')
    key('ctrl+y')
    program.see('错误 7')


def departure(programs):
    """A holder of three positions: three vacancies, and the file is as it was."""
    program = open_street(programs)
    file = program.arguments[0]
    key('F10')
    program.click(program.find(part='如果某人离任'))
    program.find(role='text', name='姓名')
    before = file.read_bytes()
    choose_person(program, 'wuhai', '戊亥')
    program.see('3 个职务空缺 · 新增 3 项问题 · 1 个网格缺人')
    program.see('新渡社区居民委员会主任')
    program.see('缺支部书记')
    key('Escape')
    program.gone(part='项问题')
    equal(file.read_bytes(), before)


def saved(program, target):
    """Who changed what, the old and the new value, as a table."""
    program.click(program.find(role='push button', part='另存为'))
    program.type_path('保存(S)', target)
    program.see(f'历史已写到 {target}')
    with open(target, encoding='utf-8-sig', newline='') as table:
        rows = list(csv.DictReader(table))
    last = rows[0]
    equal((last['对象'], last['字段'], last['原值'], last['新值']),
          ('组织“青禾社区第9网格党支部”', '备注', '钟走快了', '钟对准了'))
    assert last['操作人'] and last['时间'] and last['电脑时钟'], last
    equal(rows[-1]['改动'], 'Build the sample district')


def history_and_another_day(programs):
    """Of a unit that was edited while the computer's clock was a year ahead, and after."""
    file = journey.sample()
    subprocess.run([os.environ['WANGGE_JUMP_CLOCK'], file, '990101001001Z009'], check=True)
    program = open_unit(programs, '990101001001Z009', '青禾社区第9网格党支部', file)
    row = program.find(part='青禾社区第9网格党支部', role='panel')
    point_and_click(*program.centre(row), button=3)
    program.click(program.find(part='历史'))
    program.see('备注：钟走快了 → 钟对准了')
    clocks = [n.name for n in program.all(role='label', part='电脑时钟显示')]
    equal(len(clocks), 1)  # and not where the clock was what the file says
    assert clocks[0][:4] > clocks[0].split('电脑时钟显示 ')[1][:4], clocks
    program.tab_to('Build the sample district')
    key('Return')
    program.see('上级组织：— → 青禾社区')
    saved(program, file.parent / 'history.csv')
    day = program.find(role='text', part='组织架构')
    program.type_into(day, '2019-05-05')
    program.click(program.find(role='push button', name='查看'))
    program.see('2019-05-05 的组织架构，只能查看，不能改动。')
    program.see('共 0 个组织')
    program.click(program.find(role='push button', part='回到今天'))
    program.see('共 226 个组织')


drive.run(vacancy_is_filled_by_keys, departure, history_and_another_day)
