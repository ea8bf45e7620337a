# SPDX-License-Identifier: GPL-3.0-or-later
"""Journey 1, steps 16 to 20, 23 and 24: the quarterly deck before the committee, by keyboard only.

Every page with its numbers and its cut-off, a number asked down to its parts and back, dark and
white, the posts at another hour, six decisions typed on the slide; and killed and gone on."""
import re

import deck
import drive
import journey
from deck import CUTOFF, items, page, says, slide
from drive import Program, key, type_text
from journey import equal, wait

# What the script says of a page; the description of the slide has all its texts.
NUMBERS = {1: ['9', '7', '2'], 4: ['412', '371', '1'], 5: ['21', '19', '90.5'],
           6: ['36', '34', '94.4'], 8: ['5', '3', '132'], 10: ['46', '18', '11']}
DECISIONS = ['东园社区增设两处电动车停放点', '每周通报点单', '驿站延长开放', '召开业主恳谈会',
             '新渡路口驿站选址', '补齐网格支部书记']


def pages():
    """J1 16: all eleven, forward and back, by number and by the keys of a remote."""
    for number in range(1, 12):
        words = page(PROGRAM[0], number).description
        assert CUTOFF in words, f'page {number} does not say its cut-off: {words}'
        for text in NUMBERS.get(number, []):
            # Counts come from the disk once the file is open; until then there is none.
            wait(f'{text} on page {number}', lambda: re.search(
                rf'(?<!\d){re.escape(text)}(?!\d)', page(PROGRAM[0], number).description))
        key('Right' if number % 2 else 'Page_Down')
    key('Home')
    page(PROGRAM[0], 1)
    key('End')
    page(PROGRAM[0], 11)
    key('4', 'Return')
    page(PROGRAM[0], 4)
    key('space')
    page(PROGRAM[0], 5)
    key('Left')
    page(PROGRAM[0], 4)


def dark(program):
    """Black and white, and back to the page."""
    key('b')
    says(program, '黑屏')
    key('b')
    says(program, '371')
    key('w')
    says(program, '白屏')
    key('Escape')
    says(program, '371')


def asked(program):
    """J1 11: 371 and its four parts; J1 18: why 东园 has most, two keys there and one back."""
    key('d', 'd')
    words = says(program, '办结（2/3）: 371')
    parts = [int(n) for n in re.findall(r'社区: (\d+)\u2009件', words)]
    equal(len(parts), 4)
    equal(sum(parts), 371)
    key('Escape')
    page(program, 4)
    says(program, CUTOFF)
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


def thought(program):
    """One class alone, a grid gone to, somebody who leaves: marked, and gone with one key."""
    key('c', 'Down', 'Return')
    says(program, '试算，未保存')
    key('Escape')
    words = says(program, '371')
    assert '试算' not in words, words
    key('2', 'Return', 'r')
    page(program, 2)
    says(program, '如果此人离任')
    key('Return')
    words = says(program, '空出')
    assert '试算' in words or '如果 ' in words, words
    key('Escape')
    says(program, CUTOFF)
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


def posts(program):
    """J1 19 and 20: the posts at 19:30, and what one more would change."""
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
    # One key back to the frozen page.
    key('Escape')
    words = says(program, '开放 5 个驿站')
    assert '试算' not in words, words


def decide(program, number, text, owner=None, due=None, on_map=False):
    """Every key of one decision; only Chinese is put in as an input method would."""
    entry = wait('the line with the focus', lambda: (lambda f: f if f and f.name == '议定事项'
                                                     and f.written() == '' else None)(
                                                         program.focused()))
    program.type_into(entry, text)
    if owner:
        key('Tab', 'space')
        program.find(role='entry', name='搜索组织')
        type_text(owner)
        key('Return')
        wait('the date with the focus',
             lambda: program.focused() and program.focused().name == '完成时限')
        type_text(due)
        if on_map:
            key('Tab', 'space', 'shift+Tab')
    elif on_map:
        deck.focus_text(program, '涉及地图')
        key('space', 'shift+Tab')
    key('Return')
    words = says(program, text)
    program.see(f'已记录：{number}. {text}')
    return words


def decisions(program):
    """J1 23: six decisions typed once each, at once on the projector; keys are letters there."""
    key('End')
    page(program, 11)
    key('F1')
    says(program, '本次议题')
    key('Escape', 'm')
    words = decide(program, 1, DECISIONS[0], owner='990101001002', due='11-30', on_map=True)
    assert '东园' in words and '2026-11-30' in words, words
    program.picture('present-decisions')
    for number, text in enumerate(DECISIONS[1:], 2):
        decide(program, number, text, on_map=number == 5)
    # No identity number or telephone number stays on the wall.
    wait('an empty line', lambda: program.focused().written() == '')
    type_text('13800138000')
    program.see('不得登记个人信息')
    key('Return')
    key('ctrl+a', 'BackSpace')
    key('Escape')
    words = says(program, DECISIONS[5])
    assert '6 项' in words, words
    # Another page and back: the six are there, and b is black again.
    key('Left', 'b')
    says(program, '黑屏')
    key('b', 'End')
    page(program, 11)
    says(program, DECISIONS[0])


def ended(program):
    """J1 24: the sentence of the end on the page of meetings, by keys; its tasks are there."""
    # One Escape says so, the second ends: nothing popped up meanwhile.
    key('Escape')
    says(program, '再按一次 Esc')
    key('Escape')
    wait('the end', lambda: not slide(program))
    wait('the meeting has them', lambda: any('· 6 项议定' in n
                                             for n in items(program, '会议和演示稿')))
    deck.choose(program, next(n for n in items(program, '会议和演示稿') if '10-15 09:00' in n))
    key('Tab')
    wait('the line for decisions', lambda: program.focused().name == '议定事项')
    key('shift+Tab')
    wait('the end with the focus', lambda: '结束会议' in program.focused().name)
    key('space')
    program.see('本次会议：6 项议定，2 项涉及地图')


PROGRAM = []


def meeting(programs):
    path = journey.sample()
    program = deck.begin(programs, path)
    PROGRAM[:] = [program]
    key('F5')
    pages()
    dark(program)
    asked(program)
    thought(program)
    posts(program)
    decisions(program)
    ended(program)
    equal(program.close(), 0)
    # Nothing that was only thought is in the file, and the file is sound.
    journey.cli('verify', path)


def killed(programs):
    """A program that was killed goes on with the same page of the same frozen deck."""
    path, home = journey.sample(), journey.folder()
    program = deck.begin(programs, path, home=home)
    key('F5')
    page(program, 1)
    key('4', 'Return')
    page(program, 4)
    state = home / 'state' / 'wangge' / 'shows'
    wait('the place on the disk', lambda: any('page=3' in f.read_text() for f in state.iterdir()))
    program.kill()
    again = Program(path, home=home, env={'WANGGE_NOW': deck.NOW})
    programs.append(again)
    page(again, 4)
    says(again, '371')
    says(again, CUTOFF)
    again.activate()
    key('Escape', 'Escape')
    wait('the end', lambda: not slide(again))
    equal(again.close(), 0)
    # It was ended by hand: nothing to go on with.
    equal(list(state.iterdir()), [])


drive.run(meeting, killed)
