# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening files: the welcome page and its doors, what is recent, what goes wrong."""
import os
import re
import sqlite3

import drive
import journey
from drive import Program, key, move, point_and_click, type_text
from journey import equal, wait


def start(programs, *arguments, **options):
    program = Program(*arguments, **options)
    programs.append(program)
    return program


def opened(program, figure='36,560'):
    program.see(figure)
    return program.find(role='panel', name='地图')


def welcome_has_three_doors(programs):
    program = start(programs)
    doors = program.find(role='list', name='如何开始')
    equal(len(program.all(role='list item', within=doors)), 3)


def the_first_door_opens_the_sample(programs):
    program = start(programs)
    door = program.find(role='list', name='如何开始')[0]
    point_and_click(*program.centre(door))
    opened(program)


def the_first_door_by_keys(programs):
    program = start(programs)
    program.find(role='list', name='如何开始')
    program.activate()
    for _ in range(12):
        door = program.find(role='list', name='如何开始')[0]
        if door.was('focused'):
            break
        program.tab()
    key('Return')
    opened(program)


def the_last_file_opens_by_itself(programs):
    home = journey.folder()
    first = start(programs, journey.sample(), home=home)
    opened(first)
    equal(first.close(), 0)
    opened(start(programs, home=home))


def close_and_choose_it_from_the_recent_ones(programs):
    program = start(programs, journey.sample())
    opened(program)
    program.activate()
    key('ctrl+w')
    program.find(role='list', name='如何开始')
    program.point_and_click(lambda: program.find(role='list', name='最近的文件')[0])
    opened(program)


def says_what_is_wrong(content, sentence):
    def test(programs):
        file = journey.folder() / 'wrong.wangge'
        file.write_bytes(content)
        program = start(programs, file)
        program.see(sentence)
        program.find(role='push button', part='打开其他文件')
        equal(file.read_bytes(), content)
    return test


def not_a_database(programs):
    says_what_is_wrong(b'not a database\n' * 500, '不是网格数据文件')(programs)


def a_newer_schema(programs):
    file = journey.sample()
    with sqlite3.connect(file) as db:
        db.execute('PRAGMA user_version = 9999')
    program = start(programs, file)
    program.see('更新版本')


def a_file_that_is_gone(programs):
    program = start(programs, journey.folder() / 'gone.wangge')
    program.find(role='push button', part='打开其他文件')


def a_second_program_reads_only(programs):
    """Another user's program has the file: this one opens it for reading and says so."""
    file = journey.sample()
    opened(start(programs, file))
    code, out, err = journey.try_cli('info', file)
    equal((code, err), (0, ''))
    assert '212' in out
    before = journey.cli_json('info', file)['last_edit']
    grids = journey.folder() / 'grids.geojson'
    grids.write_text('{"type": "FeatureCollection", "features": []}', encoding='utf-8')
    code, _, err = journey.try_cli('import', file, grids, '--as', 'grids')
    assert code == 1 and err.strip(), (code, err)
    equal(journey.cli_json('info', file)['last_edit'], before)


def a_damaged_file(programs):
    file = journey.sample()
    size = os.path.getsize(file)
    with open(file, 'r+b') as damaged:
        damaged.seek(size // 4)
        damaged.write(b'\xa5' * (size // 2))
    program = start(programs, file)
    wait('a sentence about the damage',
         lambda: program.all(part='损坏') or program.all(part='无法打开'))


def leeds(programs):
    """2,543 areas of a real city, four levels: drawn, coloured, hovered, clicked, found, walked."""
    place = journey.shared('polygons/uk-leeds')
    file = journey.folder() / 'leeds.wangge'
    sources = sorted(place.glob('*E08000035.json'))
    for source in sources[:3]:
        journey.cli('import', file, source, '--as', 'units')
    journey.cli('import', file, sources[3], '--as', 'grids')
    program = start(programs, file)
    shown = program.find(role='panel', name='地图')
    program.map = shown
    wait('the map to be drawn', lambda: drive.colours(program) > 200)

    def said():
        return program.find(role='panel', name='地图').description

    program.activate()
    key('ctrl+j')
    program.choose_row('面积')
    wait('a legend of all grids', lambda: counted(program) == 2543)
    x, y = program.centre(shown)
    move(x, y)
    first = wait('a grid under the pointer', lambda: 'E000' in said() and said())
    move(x - 150, y)
    wait('another grid', lambda: 'E000' in said() and said() != first)
    point_and_click(x, y)
    program.find(role='push button', name='关闭卡片')
    clicked = wait('a name on the card', program.selected)
    key('Escape')
    program.gone(role='push button', name='关闭卡片')
    key('ctrl+f')
    type_text('E00056750')
    program.see('E00056750', within=program.find(role='list', name='搜索结果'))
    key('Return')
    wait('its card', lambda: 'E00056750' in program.selected() != clicked)
    key('ctrl+Right')
    wait('its neighbour', lambda: program.selected() not in ('', 'E00056750'))
    key('Escape')
    program.gone(role='push button', name='关闭卡片')


def counted(program):
    """How many grids the classes of the legend have together."""
    legends = program.all(role='image', name='图例')
    counts = re.findall(r'([\d,]+)(?= 个网格)', legends[0].description) if legends else []
    return sum(int(count.replace(',', '')) for count in counts)


drive.run(welcome_has_three_doors, the_first_door_opens_the_sample, the_first_door_by_keys,
          the_last_file_opens_by_itself, close_and_choose_it_from_the_recent_ones, not_a_database,
          a_newer_schema, a_file_that_is_gone, a_second_program_reads_only, a_damaged_file, leeds)
