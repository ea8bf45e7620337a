# SPDX-License-Identifier: GPL-3.0-or-later
"""The statistics page of the sample street, as before a quarterly meeting: figures read, narrowed
by keys and pointer, asked down to their records, and frozen at a cut-off."""
import drive
from drive import Program, key, type_text
import journey
from journey import equal, wait


def open_stats(programs):
    program = Program(journey.sample())
    programs.append(program)
    program.see('临江区')
    program.activate()
    program.resize(1366, 1500)
    program.go_to('990101001', '青禾街道')
    key('alt+2')
    program.see('点单：412 件')
    return program


def tile(program, text):
    return program.find(role='push button', name=text)


def chip(program, part):
    return program.find(role='push button', part=part)


def saved_views(program):
    drive.point_and_click(*program.centre(program.find(role='push button', part='视图')))
    name = program.find(name='视图名称')
    program.type_into(name, '')


def tab_outside(program):
    """The focus beside the page, where its keys are meant all the same."""
    program.tab_to('全部类别', by='shift+Tab')


def read_at_eight_metres(program):
    """Large type: no text of a tile is lower than a picture of 2.4 m must have it to be read at 8 m
    (8,000 mm / 200, in dots of 2,400 mm / 1,366), which takes a line of a third more."""
    least = 8000 / 200 / (2400 / 1366) * 4 / 3

    def heights():
        return [drive.extents(node).height for node, _ in drive.walk(tile(program, '点单：412 件'))
                if node.role == 'label']
    assert min(heights()) < least, heights()
    # From anywhere in the window.
    tab_outside(program)
    key('F8')
    wait('large type', lambda: min(heights()) >= least)
    key('alt+t')
    wait('type of the desk', lambda: min(heights()) < least)


def figures(programs):
    """The numbers of the quarter, and that they are narrowed and widened again."""
    program = open_stats(programs)
    for text in ('点单：412 件', '办结：372 件', '满意率：96.2 %', '矛盾当日回应率：94.4 %',
                 '活动：132 场', '服务人次：1,268 人次', '服务时长：3,406.5 小时', '微心愿实现率：79.7 %'):
        tile(program, text)
    program.see('5 个网格没有活动，3 个网格扎堆')
    program.see('点单：东园社区最高，137')
    program.see('点单 412\u2009件，评价 340\u2009件')
    for grid in ('青禾第7网格', '东园第3网格', '桥南第4网格', '青禾第5网格', '新渡第6网格'):
        program.find(role='push button', name=grid)

    # By the pointer: a blank grid narrows everything, its chip and Esc take it back.
    program.click(program.find(role='push button', name='新渡第4网格'))
    chip(program, '网格：新渡第4网格')
    tile(program, '活动：0 场')
    tab_outside(program)
    key('Escape')
    program.gone(role='push button', part='网格：新渡第4网格')
    tile(program, '活动：132 场')

    # By keys: the period before, and back.
    key('alt+Page_Up')
    program.find(part='2026 年第 2 季度')
    program.gone(role='push button', name='点单：412 件')
    key('alt+Page_Down')
    tile(program, '点单：412 件')

    read_at_eight_metres(program)

    # Another figure: the charts speak of it.
    program.click(tile(program, '活动：132 场'))
    program.see('活动：东园社区最高，41')

    # The view is kept under a name, and brings it all back; then it is deleted.
    saved_views(program)
    type_text('Q3')
    key('Return')
    program.find(role='push button', name='Q3')
    key('Escape')
    program.gone(role='push button', name='Q3')
    program.click(tile(program, '点单：412 件'))
    program.see('点单：东园社区最高，137')
    saved_views(program)
    program.click(program.find(role='push button', name='Q3'))
    program.see('活动：东园社区最高，41')
    saved_views(program)
    program.click(program.find(role='push button', name='删除“Q3”'))
    program.gone(role='push button', name='删除“Q3”')


def copy_table(program, button):
    """From the menu of a chart or a figure."""
    program.click(wait(button, lambda: [n for n in program.all(role='push button', name=button)
                                        if n.actions()])[0])
    program.click(program.find(role='menu item', part='复制为表格'))
    program.see('已复制表格')


def an_order(program):
    """Enter on the record of an order opens its form; a stage is corrected, saved and undone."""
    drive.move(*program.centre(tile(program, '办结：372 件')))
    key('d')
    program.find(role='list', name='构成')
    key('End', 'Return')
    program.find(role='list', name='记录')
    wait('a record with the focus', lambda: program.focused() is not None
         and '网格' in program.focused().name)
    key('Return')
    box = program.find(role='text', name='点单时间')
    before = box.written()
    assert len(before) == len('2026-09-30 16:20'), before
    program.type_into(program.find(role='text', name='办结时间'), '2026-01-01 08:00')
    program.see('早于上一环节')
    program.type_into(program.find(role='text', name='办结时间'), '2026-10-01')
    program.see('请写日期和时间')
    program.type_into(program.find(role='text', name='办结时间'), '2026-07-04 08:00')
    key('ctrl+s')
    program.see('已保存')
    key('ctrl+z')
    key('alt+2')
    tile(program, '办结：372 件')


def unequal_scope(program):
    """N17: no ratio is made of a team's "120余": said on the map, on its card and in the chart."""
    key('ctrl+j')
    program.choose_row('志愿者占居民比例')
    program.see('口径不一致')
    key('d')
    program.find(role='list item', name='东园社区：口径不一致')
    program.find(role='list item', part='青禾社区：1.5')
    program.see('“青禾街道志愿服务总队”的志愿者人数按“120 余”上报')
    key('Escape')
    program.gone(role='list', name='构成')
    key('alt+2')
    program.see('志愿者占居民比例：青禾社区最高')
    wait('what the chart says', lambda: any(
        '口径不一致' in n.description for n in program.all(role='panel', part='志愿者占居民比例')))
    program.click(tile(program, '活动：132 场'))
    program.see('活动：东园社区最高，41')


def asked(programs):
    """D, three keys down, Esc back to the same page."""
    program = open_stats(programs)
    drive.move(*program.centre(tile(program, '办结：372 件')))
    key('d')
    program.find(role='list', name='构成')
    program.see('办结不等于满意')
    program.find(role='list item', name='东园社区：125\u2009件')
    key('Return')
    program.find(role='list item', part='青禾第1网格：')
    key('Return')
    program.find(role='list', name='记录')
    program.see('青禾第1网格')
    records = wait('records', lambda: [n for n in program.all(role='list item')
                                       if '青禾第1网格' in n.name])
    program.see(f'{len(records)} 条记录')
    key('BackSpace')
    program.find(role='list', name='构成')
    key('Escape')
    program.gone(role='list', name='记录')
    tile(program, '办结：372 件')

    # The same from the map, of the figure that colours it.
    program.click(tile(program, '活动：132 场'))
    program.see('活动：东园社区最高，41')
    key('alt+1')
    program.see('2026 年第 3 季度')
    key('d')
    program.find(role='list item', name='东园社区：41\u2009场')
    copy_table(program, '复制或保存此指标')
    key('Escape')  # not to the message
    program.gone(role='list', name='构成')
    unequal_scope(program)
    key('alt+2')
    copy_table(program, '复制或保存此图表')
    an_order(program)


def posts(programs):
    """What is counted at a moment stands beside what has a period: asked, narrowed, by the hour."""
    program = open_stats(programs)
    equal(ask(program, 'posts_open'), 5)
    equal(ask(program, 'posts_complete'), 4)
    tile(program, '开放的红色驿站：5 个')
    tile(program, '服务齐全的红色驿站：4 个')
    area = f'{ask(program, "facility_per_100"):.1f}'
    program.find(role='push button', name=f'百户设施面积：{area} 平方米/百户')
    # Counted on another thread; the tile says so until it is known.
    program.find(role='push button', part='覆盖居民数')
    reached = ask(program, 'covered_residents')
    program.find(role='push button', name=f'覆盖居民数（半径 1,000 米）：{reached:,.0f} 人')

    # Down to the posts themselves.
    drive.move(*program.centre(tile(program, '服务齐全的红色驿站：4 个')))
    key('d')
    program.find(role='list', name='构成')
    program.find(role='list item', name='东园社区：0\u2009个')
    key('End', 'Return')
    program.find(role='list', name='记录')
    wait('four posts', lambda: len([n for n in program.all(role='list item')
                                    if '驿站' in n.name]) == 4)
    key('Escape')
    program.gone(role='list', name='记录')

    # It becomes the figure of the page: parts and their grids, no months.
    program.click(program.find(role='push button', part='覆盖居民数'))
    program.see('覆盖居民数：东园社区最高')
    program.click(tile(program, '开放的红色驿站：5 个'))
    program.see('开放的红色驿站：青禾社区最高，2')
    wait('no chart of months', lambda: program.does_not_show('按月'))

    # Narrowed to a grid, and the hour of the page of posts is the hour of the figure.
    program.click(program.find(role='push button', name='新渡第4网格'))
    chip(program, '网格：新渡第4网格')
    tile(program, '开放的红色驿站：0 个')
    key('Escape')
    tile(program, '开放的红色驿站：5 个')
    key('alt+5')
    program.click(program.find(role='push button', name='周四'))
    program.see('周四 2026-10-15')
    key('alt+2')
    program.see('2026-10-15')


def ask(program, indicator):
    return journey.cli_json('figure', program.arguments[0], indicator, '--unit',
                            '990101001')['value']


def edited_after(program):
    """A record of the 371 is edited now: the frozen figure stays, badge and list tell of it."""
    drive.move(*program.centre(tile(program, '办结：371 件')))
    key('d')
    program.find(role='list', name='构成')
    key('End', 'Return')
    wait('a record with the focus', lambda: program.focused() is not None
         and '网格' in program.focused().name)
    key('Return')
    number = program.find(role='text', name='序号').written()
    program.type_into(program.find(role='text', name='办结时间'), '')
    key('ctrl+s')
    program.see('已保存')
    key('alt+2')
    tile(program, '办结：371 件')
    program.click(wait('the badge', lambda: [
        n for n in program.all(role='push button') if '截数后补录 2 条' in n.name])[0])
    program.see('2 处差异')
    program.see('实时为 371')
    said = wait('the edited record', lambda: next(
        n.name for n in program.all(role='list item') if number in n.name and '→' in n.name))
    assert '办结时间：2026-' in said, said
    key('Escape')
    program.gone(role='push button', part='保持截数')
    key('ctrl+z')
    wait('one left', lambda: [
        n for n in program.all(role='push button') if '截数后补录 1 条' in n.name])


def frozen(programs):
    """371 with one entered later, 372 live; the decision is logged."""
    program = open_stats(programs)
    program.click(tile(program, '办结：372 件'))
    program.see('办结：东园社区最高，125')
    key('ctrl+t')
    program.find(name='截数时间')
    key('Return')
    tile(program, '办结：371 件')
    program.find(part='数据截止: 截数 2026-09-30 24:00')
    program.click(wait('the badge', lambda: [
        n for n in program.all(role='push button') if '截数后补录 1 条' in n.name])[0])
    program.see('实时为 372')
    program.see('1 处差异')
    program.click(program.find(role='push button', part='保持截数'))
    program.gone(role='push button', part='保持截数')
    tile(program, '办结：371 件')
    edited_after(program)
    key('ctrl+t')
    program.click(program.find(role='push button', part='实时，统计全部'))
    tile(program, '办结：372 件')


drive.run(figures, asked, posts, frozen)
