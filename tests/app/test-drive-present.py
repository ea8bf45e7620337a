# SPDX-License-Identifier: GPL-3.0-or-later
"""The quarterly deck before the committee, by keyboard only: every page with its numbers and its
cut-off, the number asked down to its parts and back, dark and white, killed and gone on."""
import datetime
import re
import sqlite3

import drive
from drive import Program, key, type_text
import journey
from journey import equal, wait

CUTOFF = '数据截止 2026-09-30 24:00'
TITLES = ['上次议定事项', '组织架构', '网格覆盖', '服务情况', '吹哨应哨', '矛盾当日回应', '红色驿站',
          '扎堆与空白', '届期预告', '难题清单', '本次议题']
# What the script says of a page; the description of the slide has all its texts.
NUMBERS = {1: ['9', '7', '2'], 4: ['412', '371', '1'], 5: ['21', '19', '90.5'],
           6: ['36', '34', '94.4'], 8: ['5', '3', '132'], 10: ['46', '18', '11']}


def with_deck():
    """A copy of the sample with the deck of the meeting, as the meeting's page makes it."""
    path = journey.sample()
    minutes = int((datetime.datetime(2026, 10, 1) - datetime.datetime(1970, 1, 1)).total_seconds()) // 60
    with sqlite3.connect(path) as file:
        unit, = file.execute("SELECT id FROM unit WHERE code = '990101001'").fetchone()
        file.execute('INSERT INTO deck (id, ver, name, deck_type, unit, period, cut_at, room) '
                     "VALUES (77, 1, '联席会议', 'quarterly', ?, '2026Q3', ?, '8000 2400 1280x800')",
                     (unit, minutes))
    file.close()
    return path


def begin(programs, path, **options):
    program = Program(path, **options)
    programs.append(program)
    program.find(role='push button', name='临江区')
    program.activate()
    return program


def slide(program):
    found = program.all(role='image', part='页，共 11 页')
    return found[0] if found else None


def page(program, number):
    """The slide, once it is that page."""
    return wait(f'page {number}', lambda: (lambda s: s if s and s.name.startswith(
        f'第 {number} 页，共 11 页：{TITLES[number - 1]}') else None)(slide(program)))


def says(program, part):
    return wait(f'"{part}" on the slide',
                lambda: (lambda s: s.description if s and part in s.description else None)(
                    slide(program)))


def pages(programs):
    program = begin(programs, with_deck())
    key('F5')
    for number in range(1, 12):
        words = page(program, number).description
        assert CUTOFF in words, f'page {number} does not say its cut-off: {words}'
        for text in NUMBERS.get(number, []):
            # Counts come from the disk once the file is open; until then there is none.
            wait(f'{text} on page {number}', lambda: re.search(
                rf'(?<!\d){re.escape(text)}(?!\d)', page(program, number).description))
        key('Right' if number % 2 else 'Page_Down')
    key('Home')
    page(program, 1)
    key('End')
    page(program, 11)
    key('4', 'Return')
    page(program, 4)
    key('space')
    page(program, 5)
    key('Left')
    page(program, 4)

    # Black and white, and back to the page.
    key('b')
    says(program, '黑屏')
    key('b')
    says(program, '371')
    key('w')
    says(program, '白屏')
    key('Escape')
    says(program, '371')

    # J1 11: 371 and its four parts; D, D, then one key back.
    key('d', 'd')
    words = says(program, '办结（2/3）: 371')
    parts = [int(n) for n in re.findall(r'社区: (\d+)\u2009件', words)]
    equal(len(parts), 4)
    equal(sum(parts), 371)
    key('Escape')
    page(program, 4)
    says(program, CUTOFF)

    # J1 18: why 东园 has most: two keys there, one back.
    key('d', 'Return')
    words = says(program, '137\u2009件')
    assert '东园社区' in words and re.search(r'物业: \d+\u2009件 · \d+\.\d%', words), words
    key('Escape')
    says(program, '满意率')

    # The speaker's window has the notes; its keys are those of the show.
    key('n')
    program.find(role='label', part='4 / 11')
    key('n')
    program.gone(role='label', part='4 / 11')

    # One Escape says so, the second ends: nothing popped up meanwhile, the window is still there.
    key('Escape')
    says(program, '再按一次 Esc')
    key('Escape')
    wait('the end', lambda: not slide(program))
    program.find(role='push button', name='临江区')
    equal(program.close(), 0)


def thought(programs):
    """One class alone, a grid gone to, somebody who leaves: marked, and gone with one key."""
    program = begin(programs, with_deck())
    key('F5')
    page(program, 1)
    key('2', 'Return', 'r')
    page(program, 2)
    says(program, '如果此人离任')
    key('Return')
    words = says(program, '空出')
    assert '试算' in words or '如果 ' in words, words
    key('Escape')
    says(program, CUTOFF)
    key('4', 'Return')
    page(program, 4)
    key('c', 'Down', 'Return')
    says(program, '试算，未保存')
    key('Escape')
    words = says(program, '371')
    assert '试算' not in words, words
    key('8', 'Return')
    page(program, 8)
    key('g')
    says(program, '定位到网格')
    type_text('qn')
    says(program, '桥南第')
    key('Return')
    says(program, CUTOFF)
    key('Escape')
    page(program, 8)


def reached(words):
    """Residents within reach and those who are not, as the posts' page says them."""
    numbers = [int(re.search(name + r'（约） ([\d,]+)', words)[1].replace(',', ''))
               for name in ('覆盖居民', '未覆盖')]
    equal(sum(numbers), 27440)
    return numbers[0]


def posts(programs):
    """J1 19 and 20: the posts at 19:30, and what one more would change."""
    path = with_deck()
    program = begin(programs, path)
    key('F5')
    page(program, 1)
    key('7', 'Return')
    page(program, 7)
    by_day = reached(says(program, '开放 5 个驿站'))
    key('t')
    type_text('1930')
    key('Return')
    at_night = reached(says(program, '开放 2 个驿站'))
    assert at_night < by_day, (at_night, by_day)
    says(program, '试算，未保存 · 19:30')
    key('Return', 'x')
    says(program, '试放一个驿站')
    key('Return')
    words = says(program, '拟建驿站 1 个')
    more = reached(words)
    assert more > at_night, (more, at_night)
    assert f'+{more - at_night:,} 人' in words, words
    key('plus', 'ctrl+Right', 'l')
    equal(reached(says(program, '拟建驿站 1 个')), more)
    # One key back to the frozen page; nothing was written.
    key('Escape')
    words = says(program, '开放 5 个驿站')
    assert '试算' not in words, words
    with sqlite3.connect(path) as file:
        equal(file.execute("SELECT count(*) FROM post WHERE name LIKE '%拟建%'").fetchone(), (0,))
    file.close()


def killed(programs):
    """A program that was killed goes on with the same page of the same frozen deck."""
    path, home = with_deck(), journey.folder()
    program = begin(programs, path, home=home)
    key('F5')
    page(program, 1)
    key('4', 'Return')
    page(program, 4)
    state = home / 'state' / 'wangge' / 'shows'
    wait('the place on the disk', lambda: any('page=3' in f.read_text() for f in state.iterdir()))
    program.kill()
    again = Program(path, home=home)
    programs.append(again)
    page(again, 4)
    says(again, '371')
    says(again, CUTOFF)
    with sqlite3.connect(path) as file:
        equal(file.execute('SELECT ver FROM deck').fetchone(), (1,))
    file.close()
    again.activate()
    key('Escape', 'Escape')
    wait('the end', lambda: not slide(again))
    equal(again.close(), 0)
    # It was ended by hand: nothing to go on with.
    equal(list(state.iterdir()), [])


drive.run(pages, thought, posts, killed)
