# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a unit: from the keys to the file and back, at every level."""
import pathlib

import drive
import journey
from drive import Program, key, point_and_click, type_text
from journey import wait


def start(programs, file=None, home=None):
    program = Program(file or journey.sample(), home=home)
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(1280, 800)
    program.activate()
    key('alt+4')
    program.see('青禾社区第1网格党支部')
    return program


def choose(program, name):
    """Selects a unit in the tree with the pointer."""
    node = wait(f'"{name}" in the tree', lambda: next(
        (n for n in program.all(role='label', name=name) if drive.extents(n).x < 600
        and drive.extents(n).y > 160), None))
    point_and_click(*program.centre(node))
    wait(f'the form of {name}', lambda: value(program, '名称') == name)


def field(program, name):
    return program.find(role='text', name=name)


def value(program, name):
    return field(program, name).written()


def fill(program, name, text):
    program.type_into(field(program, name), text)


def save(program):
    key('ctrl+s')


def saved(program):
    program.see('已保存')


def an_approval_is_recorded(programs):
    """J1 step 8, by keys alone."""
    program = start(programs)
    choose(program, '新渡社区')
    program.see('未登记延期批准')
    program.focus(field(program, '名称'))
    for _ in range(60):
        program.tab()
        if field(program, '延期至').was('focused'):
            break
    type_text('2027-9-30')
    program.see('R-09')
    program.see('延期一般不超过')
    save(program)
    program.see('未保存')
    key('ctrl+a')
    type_text('20270228')
    key('Tab', 'Tab')
    wait('the date in the form of the file', lambda: value(program, '延期至') == '2027-02-28')
    type_text('Q2026-12')
    program.see('已批准延期至')
    save(program)
    saved(program)
    key('ctrl+z')
    wait('the term without a delay', lambda: value(program, '延期至') == '')
    key('F10')
    program.find(role='menu item', part='修改 新渡社区：延期')
    key('Escape')
    program.gone(role='menu item', part='修改 新渡社区：延期')
    key('ctrl+shift+z')
    wait('the delay again', lambda: value(program, '延期至') == '2027-02-28')


def codes_are_refused(programs):
    """A street coded 100, a foreign prefix, a code that is in use."""
    program = start(programs)
    choose(program, '临江区')
    key('ctrl+n')
    wait('a proposed code', lambda: value(program, '编码') == '990101004')
    fill(program, '名称', '河西街道')
    for code, rule in (('990101100', 'C-03'), ('880101004', 'C-02'), ('990101001', 'G-02'),
                       ('99010', 'C-01')):
        fill(program, '编码', code)
        program.see(rule)
        save(program)
        program.see('未保存')
    fill(program, '编码', '990101400')  # C-04: a zone is placed by hand
    fill(program, '名称', '临江高新区')
    save(program)
    saved(program)


def every_level_is_set_up(programs):
    program = start(programs)
    file = program.arguments[0]
    before = journey.cli_json('info', file)['units']['total']
    for superior, name, code in (('临江区', '新一街道', '990101004'),
                                 ('新一街道', '新一社区', '990101004001'),
                                 ('新一社区', '新一党支部', '990101004001Z001')):
        choose(program, superior)
        key('ctrl+n')
        wait('a proposed code', lambda: value(program, '编码') == code)
        fill(program, '名称', name)
        save(program)
        wait('the unit in the file', lambda: value(program, '名称') == name)
        program.see(code)
    wait('three units', lambda: journey.cli_json('info', file)['units']['total'] == before + 3)
    choose(program, '新一社区')
    fill(program, '正式党员', '12')
    save(program)
    saved(program)
    # An undo that is asked for while another runs is not heard.
    wait('the units gone', lambda: journey.cli_json('info', file)['units']['total'] == before
         or key('ctrl+z'))


def what_is_typed_outlives_a_crash(programs):
    program = start(programs)
    file, home = program.arguments[0], program.home
    choose(program, '新渡社区')
    fill(program, '备注', '楼栋长六人')
    program.see('已修改')
    drafts = home + '/state/wangge/drafts'
    wait('the draft on the disk', lambda: list(kept(drafts)))
    program.kill()
    program = start(programs, file, home)
    program.see('未保存的修改：新渡社区')
    program.click(program.find(role='push button', part='恢复'))
    wait('the text', lambda: value(program, '备注') == '楼栋长六人')
    save(program)
    saved(program)
    wait('no draft left', lambda: not list(kept(drafts)))


def kept(folder):
    return pathlib.Path(folder).rglob('*.json')


def escape_asks_only_when_something_is_lost(programs):
    program = start(programs)
    choose(program, '新渡社区')
    program.focus(field(program, '名称'))
    key('Escape')
    assert not program.all(part='放弃修改')
    fill(program, '简称', '渡')
    program.see('已修改')
    program.focus(field(program, '名称'))
    key('Escape')
    program.see('放弃修改')
    program.click(program.find(role='push button', part='继续编辑'))
    wait('what was typed', lambda: value(program, '简称') == '渡')
    choose(program, '桥南社区')
    program.see('未保存的修改：新渡社区')
    program.click(program.find(role='push button', part='恢复'))
    wait('the form again', lambda: value(program, '简称') == '渡')


def both_values_of_a_conflict_are_shown(programs):
    """An undo from another page changes the field that is being edited."""
    program = start(programs)
    choose(program, '新渡社区')
    fill(program, '备注', '楼栋长六人')
    save(program)
    saved(program)
    fill(program, '备注', '楼栋长七人')
    program.see('已修改')
    key('alt+1')
    program.find(role='panel', name='地图')
    key('ctrl+z')
    key('alt+4')
    program.see('他处已清空此项')
    wait('the own value', lambda: value(program, '备注') == '楼栋长七人')
    program.click(program.find(role='push button', part='采用对方'))
    wait('the other value', lambda: value(program, '备注') == '')
    fill(program, '备注', '楼栋长八人')
    save(program)
    saved(program)


drive.run(an_approval_is_recorded, codes_are_refused, every_level_is_set_up,
          what_is_typed_outlives_a_crash, escape_asks_only_when_something_is_lost,
          both_values_of_a_conflict_are_shown)
