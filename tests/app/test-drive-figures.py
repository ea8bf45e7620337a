# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures leave the program and are narrowed: every file of the menus with what it says of itself,
every kind of chart by keys and by pointer."""
import csv
import io
import pathlib
import subprocess
import sys
import time
import xml.etree.ElementTree
import zipfile

import drive
from drive import Program, key, type_text
import journey
from journey import equal, wait

DRAG_SOURCE = pathlib.Path(__file__).parents[1] / 'support/drag-source.py'


def open_stats(programs, size=(1366, 1500)):
    program = Program(journey.sample())
    programs.append(program)
    program.see('临江区')
    program.activate()
    program.resize(*size)
    key('ctrl+f')
    type_text('990101001')
    program.find(role='list', name='搜索结果')
    key('Return')
    program.find(role='push button', name='青禾街道')
    key('alt+2')
    program.see('点单：412 件')
    return program


def tile(program, text):
    return program.find(role='push button', name=text, hidden=True)


def chart(program, part):
    """Also below the edge of the window, where nobody points at it yet."""
    return program.find(role='panel', part=part, hidden=True)


def acting(program, name):
    """Of a menu's button, which is two, the one that can be pressed."""
    return wait(name, lambda: [n for n in program.all(role='push button', name=name)
                               if n.actions()])[0]


# Files


def menu_of(program, title):
    """The menu of the chart with this title: the card is what has both."""
    card = chart(program, title)
    while card is not None:
        buttons = [n for n in program.all(role='push button', name='复制或保存此图表', within=card)
                   if n.actions()]
        if buttons:
            return buttons[0]
        card = card.parent
    raise AssertionError(f'no menu at {title}')


def save(program, button, item, target):
    def ask():
        program.click(button)
        program.click(program.find(role='menu item', part=item))
    program.save_to(target, ask)
    program.see(f'已保存为 {target}')
    return target.read_bytes()


def lines_of(data, encoding='utf-8-sig'):
    return list(csv.reader(io.StringIO(data.decode(encoding))))


def facts_of(lines):
    return {line[0]: line[1] for line in lines if len(line) >= 2 and line[0]}


def check_facts(facts, indicator='办结'):
    equal(facts['指标'], indicator)
    assert len(facts['口径']) > 10, facts
    assert '青禾街道' in facts['范围'], facts
    equal(facts['时段'], '2026 年第 3 季度')
    equal(facts['截数'], '2026-09-30 24:00')
    equal(facts['截数后补录（未计入）'], '1')
    assert facts['计数单位'] and facts['制表时间'].startswith('2026-10-12'), facts


def clipboard(target):
    """What another program finds on the clipboard."""
    subprocess.run([sys.executable, '-B', str(DRAG_SOURCE), '--paste', str(target)], check=True,
                   timeout=journey.PATIENCE)
    return target.read_bytes()


def pictures(program, button, place):
    """PDF, PNG and SVG are one picture, and the facts are on it."""
    pdf = save(program, button, 'PDF', place / 'chart.pdf')
    assert pdf.startswith(b'%PDF')
    text = subprocess.run(['pdftotext', '-layout', str(place / 'chart.pdf'), '-'],
                          capture_output=True, text=True, check=True).stdout
    for words in ('东园社区', '125', '口径', '青禾街道', '2026-09-30 24:00'):
        assert words in text, text
    png = save(program, button, 'PNG', place / 'chart.png')
    assert png.startswith(b'\x89PNG')
    width, height = int.from_bytes(png[16:20], 'big'), int.from_bytes(png[20:24], 'big')
    subprocess.run(['pdftoppm', '-png', '-singlefile', '-scale-to-x', str(width), '-scale-to-y',
                    str(height), str(place / 'chart.pdf'), str(place / 'again')], check=True)
    difference = subprocess.run(['compare', '-metric', 'RMSE', str(place / 'chart.png'),
                                 str(place / 'again.png'), 'null:'], capture_output=True, text=True)
    part = float(difference.stderr.split('(')[1].rstrip(')\n'))
    assert part < 0.1, difference.stderr
    svg = save(program, button, 'SVG', place / 'chart.svg')
    root = xml.etree.ElementTree.fromstring(svg)
    assert root.tag.endswith('svg')
    # The same page: as wide for its height.
    size = [float(root.get(name).rstrip('pt')) for name in ('width', 'height')]
    assert abs(size[0] / size[1] - width / height) < 0.01, (size, width, height)
    assert len(list(root.iter())) > 100


def tables(program, button, place):
    expected = [['东园社区', '125'], ['青禾社区', '106']]
    lines = lines_of(save(program, button, 'CSV(', place / 'chart.csv'))
    assert (place / 'chart.csv').read_bytes().startswith(b'\xef\xbb\xbf')
    equal(lines[0], ['名称', '办结（件）'])
    equal(lines[1], expected[0])
    equal(len([line for line in lines[1:] if line and line[0].endswith('社区')]), 4)
    check_facts(facts_of(lines))
    other = lines_of(save(program, button, 'GB18030', place / 'chart-gb.csv'), 'gb18030')
    equal(other, lines)
    save(program, button, 'XLSX', place / 'chart.xlsx')
    with zipfile.ZipFile(place / 'chart.xlsx') as book:
        words = ''.join(book.read(name).decode() for name in book.namelist()
                        if name.endswith('.xml'))
    for word in ('东园社区', '<v>125</v>', '口径', '范围', '2026-09-30 24:00'):
        assert word in words, word


def copies(program, button, place):
    program.click(button)
    program.click(program.find(role='menu item', part='复制为表格'))
    program.see('已复制表格')
    text = clipboard(place / 'pasted.txt').decode()
    assert '东园社区\t125' in text and '口径\t' in text and '2026-09-30 24:00' in text, text
    program.click(button)
    program.click(program.find(role='menu item', part='复制为图片'))
    program.see('已复制图片')
    assert clipboard(place / 'pasted.png').startswith(b'\x89PNG')


def the_card(program, place):
    """What D shows leaves as a table: the parts of the figure, then the records behind it."""
    drive.move(*program.centre(tile(program, '办结：371 件')))
    key('d')
    program.find(role='list', name='构成')
    program.see('办结不等于满意')
    lines = lines_of(save(program, acting(program, '复制或保存此指标'), 'CSV(', place / 'card.csv'))
    check_facts(facts_of(lines))
    parts = {line[1]: line[2] for line in lines if len(line) > 2 and line[0].startswith('9901')}
    equal((len(parts), sum(int(value) for value in parts.values())), (4, 371))
    program.tab_to('社区', steps=12)  # the focus was at the menu
    key('End', 'Return')
    program.see('371 条记录')
    button = acting(program, '复制或保存这些记录')
    lines = lines_of(save(program, button, 'CSV(', place / 'records.csv'))
    facts = facts_of(lines)
    check_facts(facts)
    equal(facts['记录'], '371')
    column = lines[0].index('序号')
    numbers = {line[column] for line in lines[1:] if len(line) > column and '-2026' in line[column]}
    equal(len(numbers), 371)
    assert '新渡-20260925-001' not in numbers  # finished, but entered after the cut-off

    def closed():  # the first Esc may go to the message of what was saved; one too many widens
        key('Escape')
        end = time.monotonic() + 5
        while program.all(role='list', name='记录') and time.monotonic() < end:
            time.sleep(0.1)
        return not program.all(role='list', name='记录')
    wait('the card to close', closed)


def views(program):
    """A view is saved, given another name, chosen from elsewhere and deleted."""
    def popover():
        program.point_and_click(lambda: program.find(role='push button', part='视图'))
        return program.find(name='视图名称')
    program.type_into(popover(), '')
    type_text('Q3')
    key('Return')
    program.click(program.find(role='push button', name='重命名“Q3”'))
    wait('its name', lambda: program.find(name='视图名称').written() == 'Q3')
    program.type_into(program.find(name='视图名称'), '')
    type_text('Q3-371')
    key('Return')
    program.find(role='push button', name='Q3-371')
    program.gone(role='push button', name='Q3')
    key('Escape')
    program.gone(role='push button', name='Q3-371')
    key('ctrl+t')
    program.click(program.find(role='push button', part='实时，统计全部'))
    program.click(tile(program, '活动：132 场'))
    program.see('活动：东园社区最高')
    popover()
    program.click(program.find(role='push button', name='Q3-371'))
    tile(program, '办结：371 件')
    program.see('办结：东园社区最高')
    popover()
    program.click(program.find(role='push button', name='删除“Q3-371”'))
    program.gone(role='push button', name='Q3-371')
    key('Escape')


def open_frozen(programs):
    """Finished orders, 371 at the cut-off."""
    program = open_stats(programs)
    program.click(tile(program, '办结：372 件'))
    program.see('办结：东园社区最高，125')
    key('ctrl+t')
    program.find(name='截数时间')
    key('Return')
    tile(program, '办结：371 件')
    program.see('办结：东园社区最高，125')
    return program


def files_of_a_chart(programs):
    program = open_frozen(programs)
    button = menu_of(program, '办结：东园社区最高')
    place = journey.folder()
    tables(program, button, place)
    pictures(program, button, place)
    copies(program, button, place)


def files_of_a_figure(programs):
    program = open_frozen(programs)
    the_card(program, journey.folder())
    views(program)


# Narrowing


def said(program, title):
    return chart(program, title).description


def to_part(program, title, steps, spoken):
    """By keys to a part of a chart; a screen reader says which it is."""
    program.tab_to(title, steps=150)
    for step in steps:
        key(step)
    wait(f'{spoken} at the part', lambda: spoken in said(program, title))


def widen(program, chip):
    key('Escape')
    program.gone(role='push button', part=chip)
    tile(program, '点单：412 件')


def narrow(program, title, steps, spoken, chip, left, other):
    """Enter on a part narrows the figures and the other charts; Esc takes it back."""
    to_part(program, title, steps, spoken)
    key('Return')
    program.find(role='push button', part=chip)
    tile(program, left)
    wait(f'{other} elsewhere', lambda: program.all(role='panel', part=other, hidden=True))
    widen(program, chip)


def by_keys(programs):
    """Each chart has the focus of the keyboard, says what it shows, and narrows all others; D asks
    for the part alone."""
    program = open_stats(programs)
    for title, words in (('点单：2026 年 7 月', '个数值'), ('点单：东园社区最高', '合计'),
                         ('点单：物业最高', '物业'), ('点单 412', '派单 405'),
                         ('点单：2026-07-21', '个数值'), ('点单：各单位逐月对照', '个数值')):
        wait(f'what {title} says', lambda: words in said(program, title))

    narrow(program, '点单：2026 年 7 月', ['Home', 'End'], '116', '统计期间：2026 年 9 月', '点单：116 件',
           '点单 116')
    narrow(program, '点单：东园社区最高', ['Home'], '137', '组织：东园社区', '点单：137 件', '点单 137')
    narrow(program, '点单：物业最高', ['Home'], '101', '类别：物业', '点单：101 件', '点单 101')
    narrow(program, '点单：各单位逐月对照', ['Home'], '青禾', '组织：青禾社区', '点单：118 件',
           '点单 118')
    to_part(program, '点单：2026-07-21', ['Home'], '2026-07-01')
    day = said(program, '点单：2026-07-21').rsplit('：', 1)[1].split()[0]
    key('Return')
    program.find(role='push button', part='统计期间：2026-07-01')
    tile(program, f'点单：{day} 件')
    widen(program, '统计期间：')

    # A stage of the chain becomes the figure of the page.
    to_part(program, '点单 412', ['Home', 'Down'], '405')
    key('Return')
    program.see('派单：东园社区最高')
    program.click(tile(program, '点单：412 件'))
    program.see('点单：东园社区最高')

    to_part(program, '点单：东园社区最高', ['Home'], '137')
    key('d')
    program.find(role='list', name='构成')
    program.find(role='list item', part='东园第1网格：')
    key('Escape')
    program.gone(role='list', name='构成')
    with_the_map(program)


def with_the_map(program):
    """A part narrows the map, and what is chosen on the map narrows the charts."""
    to_part(program, '点单：物业最高', ['Home'], '101')
    key('Return')
    program.find(role='push button', part='类别：物业')
    key('alt+1')
    program.see('物业')
    key('ctrl+f')
    type_text('990101001002005')
    program.find(role='list', name='搜索结果')
    key('Return')
    program.find(role='push button', name='关闭卡片')
    key('alt+2')
    program.find(role='push button', part='网格：东园第5网格')
    few = journey.cli_json('figure', program.arguments[0], 'orders', '--unit', '990101001002',
                           '--period', '2026Q3', '--class', '物业', '--by', 'grid')
    value = next(part['value'] for part in few['parts'] if part['name'] == '东园第5网格')
    tile(program, f'点单：{value} 件')


def still(program, title):
    """Where the chart is once the page rests."""
    places = [None]

    def stays():
        places.append(program.place(chart(program, title)))
        time.sleep(0.2)
        return places[-1] == places[-2]
    wait(f'{title} to rest', stays)
    return places[-1]


def by_pointer(program, title, at, chip, left):
    program.tab_to(title, steps=150)  # the page is moved so that it is seen
    x, y, width, height = still(program, title)
    drive.point_and_click(x + int(width * at[0]), y + int(height * at[1]))
    program.find(role='push button', part=chip)
    if left:
        tile(program, left)
    widen(program, chip)


def by_pointer_all(program, title, at, chip):
    """A click on a part: the tiles, the other charts and the map are of this part; the chip's text."""
    program.tab_to(title, steps=150)
    x, y, width, height = still(program, title)
    drive.point_and_click(x + int(width * at[0]), y + int(height * at[1]))
    said = program.find(role='push button', part=chip).name
    part = said.split('：')[1].split(' 至 ')[0]
    place = {'青禾社区': '990101001001'}.get(part)
    asked = journey.cli_json('figure', program.arguments[0], 'orders', '--unit',
                             place or '990101001', '--period',
                             '2026Q3' if place else f'{part}..{part}',
                             '--by', 'unit')
    tile(program, f'点单：{asked["value"]} 件')
    wait('the chain of the part', lambda: program.all(
        role='panel', part=f'点单 {asked["value"]}', hidden=True))
    key('alt+1')
    program.see(f'{asked["value"]}')
    program.see(part)
    key('alt+2')
    widen(program, chip)
    return part


def by_the_pointer(programs):
    program = open_stats(programs, (1900, 1060))
    wait('the charts', lambda: chart(program, '点单：各单位逐月对照').was('focusable'))
    by_pointer(program, '点单：东园社区最高', (0.3, 0.1), '组织：东园社区', '点单：137 件')
    by_pointer(program, '点单：物业最高', (0.2, 0.06), '类别：物业', '点单：101 件')
    by_pointer(program, '点单：2026 年 7 月', (0.5, 0.5), '统计期间：', None)
    # A day of the calendar, a unit of the small multiples.
    assert by_pointer_all(program, '点单：2026-07-21', (0.3, 0.3), '统计期间：') >= '2026-07-01'
    equal(by_pointer_all(program, '点单：各单位逐月对照', (0.12, 0.5), '组织：'), '青禾社区')
    program.tab_to('点单 412', steps=150)
    x, y, width, height = still(program, '点单 412')
    drive.point_and_click(x + width // 4, y + height // 2)
    program.see('接单：东园社区最高')


drive.run(files_of_a_chart, files_of_a_figure, by_keys, by_the_pointer)
