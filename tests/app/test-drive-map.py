# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of the sample district, driven as a clerk does: by pointer and by keys."""
import drive
import journey
from drive import Program, key, move, point_and_click, type_text, walk
from journey import equal, wait


def open_sample(programs, **options):
    program = Program(journey.sample(), **options)
    programs.append(program)
    program.see('临江区')
    program.map = program.find(role='panel', name='地图')
    wait('the map to be drawn', lambda: drive.colours(program) > 400)
    return program


def shown(program):
    """The map's own sentence: what is under the pointer or selected."""
    return program.find(role='panel', name='地图').description


def facts(program):
    return [n.name for n, _ in walk(program.root, hidden=False)
            if n.role == 'panel' and ': ' in n.name]


def select_middle(program):
    point_and_click(*program.centre(program.map))
    program.find(role='push button', name='关闭卡片')


def opens_on_the_map(programs):
    program = open_sample(programs)
    program.see('36,560')
    program.see('演示时钟 2026-10-12 08:30')
    legend = program.find(role='image', name='图例')
    assert legend.description.count('212') or legend.description, 'the legend says nothing'


def colour_by_another_figure(programs):
    program = open_sample(programs)
    before = program.find(role='image', name='图例').description
    program.activate()
    key('ctrl+j')
    program.choose_row('居民人数')
    program.see('102,360')
    wait('another legend', lambda: program.find(role='image', name='图例').description != before)


def hover_says_what_it_is(programs):
    program = open_sample(programs)
    x, y = program.centre(program.map)
    move(x, y)
    first = wait('a grid under the pointer', lambda: '网格' in shown(program) and shown(program))
    assert '户数' in first, first
    move(x + 120, y)
    wait('another grid', lambda: '网格' in shown(program) and shown(program) != first)


def click_shows_the_card(programs):
    program = open_sample(programs)
    select_middle(program)
    said = facts(program)
    for wanted in ('户数', '居民人数', '正式党员', '面积', '人口密度', '网格力量 1+N', '党支部'):
        assert any(line.startswith(wanted + ': ') for line in said), (wanted, said)
    program.see('990101001')
    key('Escape')
    program.gone(role='push button', name='关闭卡片')


def search_by(text, expected):
    def test(programs):
        program = open_sample(programs)
        program.activate()
        key('ctrl+f')
        type_text(text)
        program.see(expected, within=program.find(role='list', name='搜索结果'))
        key('Return')
        program.find(role='push button', name='关闭卡片')
        program.see(expected)
    return test


def search_by_name(programs):
    """Chinese comes from an input method, so it is put in as a whole."""
    program = open_sample(programs)
    program.activate()
    key('ctrl+f')
    program.type_into(program.find(role='entry', name='搜索'), '东园')
    program.see('东园社区', within=program.find(role='list', name='搜索结果'))
    key('Return')
    program.see('东园社区', within=program.find(role='push button', name='关闭卡片').parent)


def search_by_pinyin(programs):
    search_by('dongyuan', '东园社区')(programs)


def search_by_initials(programs):
    search_by('qhjd', '青禾街道')(programs)


def search_by_code(programs):
    search_by('990101001002004', '东园第4网格')(programs)


def search_for_nothing(programs):
    program = open_sample(programs)
    program.activate()
    key('ctrl+f')
    type_text('zzzz')
    program.see('没有找到')


def by_keys_only(programs):
    """Search a street, walk over its grids, go back: no pointer."""
    program = open_sample(programs)
    move(0, 0)
    program.activate()
    program.go_to('qinghe', '青禾街道')
    program.see('9,800')
    key('Escape')
    key('ctrl+Right')
    first = wait('a selected grid', lambda: program.selected())
    key('ctrl+Right')
    wait('its neighbour', lambda: program.selected() not in ('', first))
    key('ctrl+Left')
    wait('the first again', lambda: program.selected() == first)
    key('Escape')
    program.gone(role='push button', name='关闭卡片')
    key('alt+Left')
    program.see('36,560')
    key('alt+Right')
    program.see('9,800')
    key('alt+Up')
    program.see('36,560')


def opens_where_it_was_left(programs):
    home = journey.folder()
    program = open_sample(programs, home=home)
    file = program.arguments[0]
    program.activate()
    key('ctrl+f')
    type_text('990101001')
    program.find(role='list', name='搜索结果')
    key('Return')
    program.see('9,800')
    key('ctrl+j')
    program.choose_row('居民人数')
    program.see('27,440')
    equal(program.close(), 0)
    again = Program(file, home=home)
    programs.append(again)
    again.see('27,440')


drive.run(opens_on_the_map, colour_by_another_figure, hover_says_what_it_is, click_shows_the_card,
          search_by_name, search_by_pinyin, search_by_initials, search_by_code,
          search_for_nothing, by_keys_only, opens_where_it_was_left)
