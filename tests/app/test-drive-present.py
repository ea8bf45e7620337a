# SPDX-License-Identifier: GPL-3.0-or-later
"""Journey 1, steps 9 to 20, 23 and 24, from one start of the program and by keyboard only.

The quarterly deck is made, fitted to its room, printed and rehearsed; a late entry is looked at and
the cut-off kept; then the committee: every page with its numbers and its cut-off, a number asked
down to its parts and back, the posts at another hour, a trial that becomes a decision, five more
typed on the slide, the minutes. Afterwards the cut-off is moved and a page is added.
What needs a pointer, the laser and the pen, is the one thing done with it.
And a program that was killed goes on."""
import json
import re
import sqlite3
import subprocess

import deck
import drive
import journey
from deck import CUTOFF, TITLES, items, page, says, slide
from drive import Program, key, type_text
from journey import equal, wait

# What the script says of a page; the description of the slide has all its texts.
NUMBERS = {1: ['9', '7', '2'], 4: ['412', '371', '1'], 5: ['21', '19', '90.5'],
           6: ['36', '34', '94.4'], 8: ['5', '3', '132'], 10: ['46', '18', '11']}
# The first is made of the trial post; the program proposes its words.
DECISIONS = ['拟建驿站 1 个', '东园社区增设两处电动车停放点', '每周通报点单', '驿站延长开放',
             '召开业主恳谈会', '补齐网格支部书记']


def made(program):
    """J1 9: eleven pages; the first has the nine decisions of last time and who is at the two."""
    equal(items(program, '演示稿页面'), [f'{n}. {title}' for n, title in enumerate(TITLES, 1)])
    program.see('2026-07-16 会议议定 9 项：完成 7 项，推进中 2 项')
    for part in ('新渡', '桥南', '办理中', CUTOFF):
        program.see(part)


def write(program, name, text):
    program.tab_to(name)
    key('ctrl+a')
    type_text(text)


def fitted(program):
    """J1 10: the room says how small text may be; what is smaller is flagged, and one key mends it."""
    def room(distance, least):
        program.tab_to(' 米 · ', by='shift+Tab')
        key('space')
        program.find(role='text', name='最后一排距画面（米）')
        write(program, '最后一排距画面（米）', distance)
        write(program, '画面宽度（米）', '2.4')
        wait(f'{least} in the room\'s box', lambda: program.all(role='label', name=least))
        key('Escape')
        program.find(role='label', name=f'{distance} 米 · 2.4 米 · 1280×800')
    room('12', '最小字高 32 像素（60 毫米）')
    room('8', '最小字高 22 像素（40 毫米）')
    flags = program.see('页有小于 22 像素的文字').name
    assert int(re.search(r'(\d+) 页有小于', flags)[1]) >= 3, flags
    key('alt+a')
    program.see('没有小于 22 像素的文字')
    program.gone(role='push button', name='自动调整(A)')


def papers(program, folder):
    """J1 12: each paper is looked at before it is printed; the file has the words and no person."""
    for part in ('议程', '一页纸', '签到表'):
        deck.choose_item(program, '打印会议材料', part)
        program.see('张，A4')
        wait('a sheet', lambda: program.all(part='第 1 张，共 ', hidden=True))
        key('Escape')
        wait('the deck again', lambda: program.does_not_show('张，A4'))
    program.picture('present-papers')
    path = folder / 'yi-ye-zhi.pdf'
    deck.save(program, path, '一页纸')
    text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout
    assert '内部使用' in text and '2026-09-30 24:00' in text, text
    assert not re.search(r'\d{11}', text), text


def late(program, path):
    """J1 14 and 15: what came after the cut-off is told, looked at and left out; that is logged."""
    program.tab_to('截数后补录', by='shift+Tab')
    key('space')
    line = wait('the figure that differs', lambda: [
        n for n, _ in drive.walk(program.find(role='list', name='有差异的数'), hidden=False)
        if n.role == 'list item' and '办结' in n.name])[0].name
    assert '371' in line, line
    if program.focused() is None or program.focused().name != line:
        program.tab_to(line)
    key('Return')
    program.see('为 371\u2009件，实时为 372\u2009件')
    program.see('2026-10-14 16:20')
    program.see('新渡')
    program.picture('present-late')
    key('alt+k')
    wait('the window to close', lambda: program.does_not_show('实时为 372'))

    def logged():
        with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as db:
            return db.execute("SELECT count(*) FROM edit WHERE label = '保持截数'").fetchone()[0]
    wait('the choice in the log', logged)


def live(program):
    """J1 14: the page of statistics has no cut-off of its own."""
    key('alt+2')
    program.see('372')
    key('alt+6')
    wait('the deck again', lambda: len(items(program, '演示稿页面')) == 11)


def pages():
    """J1 13 and 16: all eleven, forward and back, by number and by the keys of a remote."""
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


def red(x, y, size):
    """How many pixels of a square are of the colour of pen and laser."""
    out = subprocess.run(['import', '-window', 'root', '-crop',
                          f'{size}x{size}+{x - size // 2}+{y - size // 2}', '-depth', '8', 'rgb:-'],
                         capture_output=True, check=True).stdout
    return sum(r > 150 and g < 110 and b < 110 for r, g, b in zip(*[iter(out)] * 3))


def pointed(program):
    """The laser is where the pointer is and goes with it; a stroke of the pen stays for a while."""
    width, height = (int(n) for n in subprocess.run(
        ['xdotool', 'getdisplaygeometry'], capture_output=True, text=True, check=True).stdout.split())
    x, y, size = width * 78 // 100, height * 95 // 100, 30  # beside the cut-off: empty paper
    drive.move(x, y)
    equal(red(x, y, size), 0)
    key('p')
    drive.move(x + 1, y)
    wait('the laser', lambda: red(x, y, size) > 20)
    drive.move(x - 150, y)
    wait('the laser to go with the pointer', lambda: red(x, y, size) == 0)
    key('p')
    drive.move(x - 40, y)
    drive.xdotool('mousedown', '1')
    for step in range(-40, 41, 10):
        drive.move(x + step, y)
    drive.xdotool('mouseup', '1')
    wait('the stroke', lambda: red(x, y, size) > 20)
    program.picture('present-pen')
    # No page was turned by it, and it is gone by itself.
    page(program, 4)
    wait('the stroke to fade', lambda: red(x, y, size) == 0)
    key('p')
    drive.move(x, height // 2)


def organisation():
    """J1 17: four levels, and what is wrong with them in words."""
    key('2', 'Return')
    words = page(PROGRAM[0], 2).description
    for text in ('1 · 4 · 45', '3 个职位空缺', '2 个班子届满未换届', '4 个将届满', '空缺', '届满'):
        assert text in words, f'{text}: {words}'
    key('4', 'Return')
    page(PROGRAM[0], 4)


def end(program):
    """One Escape says so, the second ends: nothing popped up meanwhile."""
    key('Escape')
    says(program, '再按一次 Esc')
    key('Escape')
    wait('the end', lambda: not slide(program))


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
    assert '东园社区' in words and re.search(r'物业: \d+\u2009件 · \d+\.\d\u2009%', words), words
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


def stored(path, kind):
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as db:
        db.row_factory = sqlite3.Row
        return db.execute(f'SELECT * FROM {kind} ORDER BY id').fetchall()


def formed(program, path):
    """J1 22: what is thought on the slide becomes a decision; the posts stay as they are."""
    before = len(stored(path, 'post'))
    key('m')
    entry = wait('the trial in the line', lambda: (lambda f: f if f and f.name == '议定事项'
                                                   and DECISIONS[0] in f.written() else None)(
                                                       program.focused()))
    assert '居民' in entry.written(), entry.written()
    program.picture('present-formed')
    key('Return')
    program.see(f'已记录：1. {DECISIONS[0]}')
    last = wait('the decision', lambda: next((r for r in stored(path, 'decision')
                                              if DECISIONS[0] in r['content']), None))
    equal(last['on_map'], 1)
    trial = json.loads(last['trial'])
    equal((trial['kind'], len(trial['posts'])), ('posts', 1))
    equal(len(stored(path, 'post')), before)
    key('Escape')
    says(program, '拟建驿站 1 个')


def posts(program, path):
    """J1 19, 20 and 22: the posts at 19:30, and what one more would change."""
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
    formed(program, path)
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
    words = decide(program, 2, DECISIONS[1], owner='990101001002', due='11-30', on_map=True)
    assert '东园' in words and '2026-11-30' in words, words
    program.picture('present-decisions')
    for number, text in enumerate(DECISIONS[2:], 3):
        decide(program, number, text)
    program.picture('present-decisions-all')
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


def attended(program):
    """J1 24: who came, by party."""
    for field, number in (('应到', '9'), ('实到', '8')):
        program.tab_to(f'社区党组织: {field}', steps=120)
        key('ctrl+a')
        type_text(number)
        key('Return')
    program.see('到会 8 人，应到 9 人')


def ended(program):
    """J1 24: the sentence of the end on the page of meetings, by keys; its tasks are there."""
    end(program)
    wait('the meeting has them', lambda: any('· 6 项议定' in n
                                             for n in items(program, '会议和演示稿')))
    deck.choose(program, next(n for n in items(program, '会议和演示稿') if '10-15 09:00' in n))
    key('Tab')
    wait('the line for decisions', lambda: program.focused().name == '议定事项')
    key('shift+Tab')
    wait('the end with the focus', lambda: '结束会议' in program.focused().name)
    attended(program)
    program.tab_to('结束会议', by='shift+Tab', steps=120)
    key('space')
    program.see('本次会议：6 项议定，2 项涉及地图')


def minutes(program, folder):
    """J1 24: the draft, as a file: the meeting, who was there, the decisions in their order."""
    deck.choose(program, next(n for n in items(program, '会议和演示稿') if '数据截止' in n),
                by='shift+Tab')
    wait('the deck', lambda: len(items(program, '演示稿页面')) == 11)
    path = folder / 'ji-yao.pdf'
    # From the list of meetings to that of the pages, whichever of them has the focus.
    program.press('Tab')
    deck.save(program, path, '会议纪要')
    text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout
    assert '联席会议' in text and '纪要' in text and '8' in text and '社区党组织' in text, text
    places = [text.replace('\n', '').index(decision) for decision in DECISIONS]
    equal(places, sorted(places))


def refreshed(program, path):
    """J1 15, the other choice: the cut-off is moved to now, the badge goes, that is logged too."""
    program.tab_to('截数后补录', by='shift+Tab')
    key('space')
    line = wait('the figure that differs', lambda: [
        n for n, _ in drive.walk(program.find(role='list', name='有差异的数'), hidden=False)
        if n.role == 'list item' and '办结' in n.name])[0].name
    if program.focused() is None or program.focused().name != line:
        program.tab_to(line)
    key('Return')
    program.see('实时为 372')
    program.see('2026-10-14 16:20')
    wait('the choice', lambda: program.find(role='push button', part='更新截数').was('sensitive'))
    key('alt+t')
    program.see('数据截止 2026-10-15')
    program.gone(part='截数后补录')
    wait('it in the log', lambda: sorted(r['decision'] for r in stored(path, 'cutoff'))
         == ['kept', 'refreshed'])
    program.find(role='image', part='372', hidden=True)


def added(program):
    """A page is added from a template, seen at once, put elsewhere and called otherwise."""
    wait('the deck', lambda: len(items(program, '演示稿页面')) == 11)
    program.tab_to('添加页面')
    key('space')
    for part in ('月度', '服务情况'):
        program.find(role='menu item', part=part)
        wait(f'the focus on {part}', lambda part=part: (
            lambda f: f is not None and part in f.name or program.press('Down') and False)(
                program.focused()))
        key('Return')
    names = wait('twelve pages', lambda: (lambda n: n if len(n) == 12 else None)(
        items(program, '演示稿页面')))
    new = wait('the new page with the focus', lambda: (
        lambda f: f.name if f is not None and f.name in names else None)(program.focused()))
    equal(new.split('. ')[1], '服务情况')
    at = names.index(new)

    def seen(part):
        return [n for n in program.all(role='image') if part in n.name]
    wait('what it shows', lambda: seen('412'))
    key('ctrl+Up')
    wait('it one place up', lambda: items(program, '演示稿页面')[at - 1] == f'{at}. 服务情况')
    program.tab_to('页面标题')
    key('ctrl+a')
    type_text('fuwu')
    key('Return')
    wait('its title in the list', lambda: items(program, '演示稿页面')[at - 1] == f'{at}. fuwu')
    program.picture('present-added')


PROGRAM = []


def meeting(programs):
    path, folder = journey.sample(), journey.folder()
    program = deck.begin(programs, path)
    PROGRAM[:] = [program]
    made(program)
    fitted(program)
    papers(program, folder)
    # Rehearsed, in a room with one screen.
    key('F5')
    pages()
    dark(program)
    pointed(program)
    thought(program)
    end(program)
    late(program, path)
    live(program)
    # The meeting.
    key('F5')
    page(program, 1)
    organisation()
    asked(program)
    posts(program, path)
    decisions(program)
    ended(program)
    minutes(program, folder)
    refreshed(program, path)
    added(program)
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
