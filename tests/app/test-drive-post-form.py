# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a red post (journey 3, step 11), with keyboard and mouse."""
import drive
import journey
from drive import Program, key, type_text
from journey import equal, wait

STREET = '990101001'


def start(programs):
    program = Program(journey.sample())
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(1366, 768)
    program.activate()
    key('alt+5')
    program.find(role='list item', part='东园驿站')
    return program


def open_form(program, name):
    """From the list, by the pointer and Enter."""
    program.point_and_click(lambda: program.find(role='list item', part=name))
    key('Return')
    wait('the form', lambda: field(program, '名称').written() == name)


def field(program, name):
    return program.find(role='text', name=name)


def fill(program, name, text):
    program.type_into(field(program, name), text)


def tick(program, name):
    """By the pointer: the wheel brings it into sight."""
    x, y, _, height = program.geometry()

    def in_sight():
        top = program.place(program.find(role='check box', name=name))[1]
        if y + 250 < top < y + height - 100:
            return True
        drive.move(x + 250, y + height - 150)
        drive.xdotool('click', '5' if top > y + height - 150 else '4')
        return False
    wait(f'{name} in sight', in_sight)
    program.point_and_click(lambda: program.find(role='check box', name=name))


def figure(program, indicator):
    return journey.cli_json('figure', program.arguments[0], indicator, '--unit', STREET)['value']


def save(program):
    key('ctrl+s')
    program.see('已保存')


def is_refused(program):
    key('ctrl+s')
    program.see('未保存')


def a_box_is_replaced(programs):
    """7/8 becomes 8/8 with the saving, and the way back leads to 7/8."""
    program = start(programs)
    equal(figure(program, 'posts_complete'), 4)
    open_form(program, '东园驿站')
    program.see('八项基本服务 7/8')
    program.see('已于 2026-09-20 到期')
    fill(program, '急救药箱：有效期至', '2028-09-30')
    program.see('八项基本服务 8/8')
    save(program)
    wait('five complete posts', lambda: figure(program, 'posts_complete') == 5)
    key('ctrl+z')
    program.see('八项基本服务 7/8')
    wait('four complete posts', lambda: figure(program, 'posts_complete') == 4)
    equal(figure(program, 'posts_open'), 5)

    # What is missing altogether, with a stock and a room beside it.
    tick(program, '雨伞')
    program.see('八项基本服务 6/8')
    fill(program, '雨伞：数量', '12')
    program.see('八项基本服务 7/8')
    fill(program, '雨伞：数量', '十二')
    program.see('只能填写数字')
    fill(program, '雨伞：数量', '12')
    program.click(program.find(role='push button', part='增加功能室'))
    fill(program, '功能室', '文体活动室')
    fill(program, '功能室面积（平方米）', '80')
    save(program)
    program.click(program.find(role='push button', name='全部驿站'))
    program.find(role='list item', part='东园驿站')


def bad_input(programs):
    """Each is refused at its field, in a sentence."""
    program = start(programs)
    open_form(program, '东园驿站')
    lon, lat = field(program, '经度').written(), field(program, '纬度').written()

    # Swapped: a latitude cannot be 108; and where both could be, the other way round lies here.
    fill(program, '经度', lat)
    fill(program, '纬度', lon)
    program.see('填反了')
    is_refused(program)
    fill(program, '经度', lon)
    fill(program, '纬度', lat)
    wait('the sentence to go', lambda: program.does_not_show('填反了'))

    # In another street.
    fill(program, '纬度', '23.060000')
    program.see('位置不在所属单位所在的青禾街道范围内')
    is_refused(program)
    fill(program, '纬度', lat)
    wait('the sentence to go', lambda: program.does_not_show('位置不在'))

    fill(program, '周一：开放', '08:00-12:00, 11:00-15:00')
    program.see('重叠')
    is_refused(program)
    fill(program, '周一：开放', '20:00-06:00')
    program.see('跨过了午夜')
    is_refused(program)
    fill(program, '周一：开放', '08:30-17:30')
    fill(program, '周一：值班', '17:00-21:00')
    program.see('重叠')
    is_refused(program)
    fill(program, '周一：值班', '')

    fill(program, '急救药箱：有效期至', '2020-01-31')
    program.see('早于驿站开放日期')
    is_refused(program)
    fill(program, '急救药箱：有效期至', '2028年9月30日')
    wait('the sentence to go', lambda: program.does_not_show('早于驿站开放日期'))

    fill(program, '撤销日期', '2020-01-01')
    is_refused(program)
    fill(program, '撤销日期', '')
    save(program)
    wait('five complete posts', lambda: figure(program, 'posts_complete') == 5)


def a_new_post(programs):
    """Proposed values, a place by search and by click, hours once for five days."""
    program = start(programs)
    program.go_to('990101001002', '东园社区')
    key('alt+5')
    program.point_and_click(lambda: program.find(role='push button', part='新建'))
    wait('the code that is proposed', lambda: field(program, '编码').written() == '990101001002P02')
    fill(program, '名称', '东园新驿站')
    program.point_and_click(lambda: program.find(role='push button', part='取网格中点'))
    wait('the search with the focus', lambda: program.focused().name == '搜索网格或单位')
    type_text('990101001002003')
    program.find(role='list item', within=program.find(role='list', name='搜索结果'))
    key('Return')
    program.see('东园社区 · 东园第3网格')
    searched = field(program, '经度').written()

    program.point_and_click(lambda: program.find(role='push button', part='在地图上点选'))
    program.see('Esc')
    program.point_and_click(lambda: program.find(role='panel', name='地图'))
    wait('another place', lambda: field(program, '经度').written() != searched)

    fill(program, '周一：开放', '0830')
    is_refused(program)
    fill(program, '周一：开放', '08:30-12:00，14:00-17:30')
    program.click(program.find(role='push button', part='周一至周五相同'))
    wait('Friday', lambda: '14:00-17:30' in field(program, '周五：开放').written())
    program.see('周一至周五 08:30–12:00、14:00–17:30')
    save(program)
    planned = lambda: journey.cli_json('info', program.arguments[0])['posts']['planned']
    wait('one more that is planned', lambda: planned() == 2)
    program.find(role='push button', name='全部驿站')
    key('ctrl+z')
    program.find(role='list item', part='东园驿站')
    wait('it is gone', lambda: planned() == 1)


drive.run(a_box_is_replaced, bad_input, a_new_post)
