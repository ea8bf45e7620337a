# SPDX-License-Identifier: GPL-3.0-or-later
"""A street from nothing, by keys and by mouse; another level template and back."""
import time

import drive
import journey
from drive import Program, key, point_and_click, type_text
from journey import equal, wait


LIST = journey.SOURCE / 'tests/fixtures/import/code-list.csv'


def welcome(programs, home=None):
    program = Program(home=home or journey.folder())
    programs.append(program)
    program.find(role='list', name='如何开始')
    program.activate()
    return program


def begin(program):
    doors = program.find(role='list', name='如何开始')
    point_and_click(*program.centre(doors[1]))
    program.see('第 1 步')


def go_on(program, step):
    key('alt+n')
    program.see(f'第 {step} 步')
    time.sleep(0.3)


def files(home):
    return sorted(p.name for p in home.glob('**/*.wangge'))


def opened(program, community):
    """Waits for the new file's tree: the assistant's own pages name the community too."""
    program.find(role='table row', part=community)


def a_street_by_keys(programs):
    home = journey.folder()
    program = welcome(programs, home)
    begin(program)
    go_on(program, 2)
    type_text('Qinghe')
    key('Tab')
    type_text('990101001')
    go_on(program, 3)
    type_text('Dongyuan,Xiyuan')
    key('Return')
    program.see('已选 2 个，共 2 个')
    go_on(program, 4)
    key('ctrl+a')
    type_text('3')
    key('Tab')
    program.see('共 6 个网格')
    go_on(program, 5)
    equal(files(home), [])
    key('Return')
    opened(program, 'Dongyuan')
    name = files(home)
    equal(name, ['Qinghe.wangge'])
    program.close()
    info = journey.cli_json('info', home / name[0])
    equal(info['units']['total'], 3)
    equal(info['grids']['total'], 6)


def a_street_from_a_list_by_mouse(programs):
    home = journey.folder()
    program = welcome(programs, home)
    begin(program)
    program.click(program.find(role='push button', part='下一步'))
    program.see('第 2 步')
    program.click(program.find(role='push button', part='选择代码表'))
    program.find(name='区划代码表')
    time.sleep(0.5)
    type_text(str(LIST))
    key('Return')
    program.see('共 4 个街道、乡镇')
    # The list is read, and the search has the focus.
    type_text('liuan')
    program.see('990101002')
    key('Return')
    program.click(program.find(role='push button', part='下一步'))
    program.see('河口社区居民委员会')
    program.click(program.find(role='push button', part='下一步'))
    program.see('第 4 步')
    program.click(program.find(role='push button', part='下一步'))
    program.see('第 5 步')
    equal(files(home), [])
    program.click(program.find(role='push button', part='新建文件'))
    opened(program, '河口社区居民委员会')
    equal(files(home), ['柳岸街道.wangge'])


def a_wrong_code_stops(programs):
    program = welcome(programs)
    begin(program)
    go_on(program, 2)
    type_text('Qinghe')
    key('Tab')
    type_text('99010100X')
    program.see('C-01')
    key('alt+n')
    time.sleep(0.5)
    program.see('第 2 步')


def cancel_leaves_nothing(programs):
    home = journey.folder()
    program = welcome(programs, home)
    begin(program)
    go_on(program, 2)
    type_text('Qinghe')
    key('Tab')
    type_text('990101001')
    go_on(program, 3)
    key('Escape')
    program.find(role='list', name='如何开始')
    wait('the assistant to go', lambda: program.does_not_show('第 3 步'))
    equal(files(home), [])


def open_levels(program):
    program.activate()
    key('alt+4')
    program.find(role='push button', name='组织树的列')
    # The button that opens is inside the one of that name.
    program.click(program.all(role='push button', name='组织树的列')[-1])
    program.click(program.find(part='层级与责任'))
    program.find(role='push button', part='采用模板')


def levels(file):
    return journey.cli_json('info', file)


def is_chosen(program, name):
    return program.find(role='check box', part=name).was('checked')


def another_template_and_back(programs):
    file = journey.sample()
    before = levels(file)
    program = Program(file)
    programs.append(program)
    program.find(role='panel', name='地图')
    open_levels(program)
    key('Down', 'Down', 'Down', 'Return')
    program.see('社区 → 社区党组织')
    program.see('保留原名')
    program.click(program.find(role='push button', part='采用模板'))
    program.see('架构已采用')
    after = levels(file)
    equal(after['units']['total'], before['units']['total'])
    wait('the other template to be chosen', lambda: is_chosen(program, '街道四级架构'))
    program.click(program.find(role='push button', part='撤销'))
    wait('the first template to be chosen', lambda: is_chosen(program, '区下四级架构'))


drive.run(a_street_by_keys, a_street_from_a_list_by_mouse, a_wrong_code_stops,
          cancel_leaves_nothing, another_template_and_back)
