# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a deck and a meeting test-drive-present.py does not come by: pages are put into another
order and taken away, a deck is kept as a template, printed by the printer's dialog; a meeting is
held without a projector."""

import deck
import drive
import journey
from deck import items
from drive import Program, key, type_text
from journey import equal, wait


def start(programs, size=(1280, 800)):
    program = Program(journey.sample(), env={'WANGGE_NOW': deck.NOW})
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(*size)
    deck.to_meetings(program)
    return program


def fill(program, name, text):
    program.type_into(program.find(role='text', name=name), text)


def choose(program, part):
    """A line of the list of meetings."""
    line = next(n for n in items(program, '会议和演示稿') if part in n)
    program.point_and_click(lambda: program.find(role='list item', name=line))


def make_deck(program):
    deck.propose(program)
    equal(program.find(role='text', name='开会时间').written(), '2026-10-15 09:00')
    program.see('最小字高 22 像素（40 毫米）')
    program.see('青禾街道 2026 年第三季度联席会议')
    deck.accept(program)


def a_deck_is_prepared(programs):
    """Eleven pages; order and notes are kept."""
    program = start(programs)
    make_deck(program)
    equal(items(program, '演示稿页面')[:3], ['1. 上次议定事项', '2. 组织架构', '3. 网格覆盖'])
    wait('the first page with the focus',
         lambda: program.focused() and program.focused().name == '1. 上次议定事项')
    key('Down')
    wait('the second page', lambda: program.focused().name == '2. 组织架构')
    key('ctrl+Down')
    wait('another order', lambda: items(program, '演示稿页面')[1:3]
         == ['2. 网格覆盖', '3. 组织架构'])
    equal(program.focused().name, '3. 组织架构')
    key('Delete')
    wait('ten pages', lambda: len(items(program, '演示稿页面')) == 10)
    key('ctrl+z')
    wait('eleven pages again', lambda: items(program, '演示稿页面')[2] == '3. 组织架构')
    program.point_and_click(lambda: program.find(role='text', name='讲稿备注'))
    key('ctrl+a')
    type_text('shuo kong que')
    key('shift+Tab')
    wait('the notes to be kept', lambda: program.shows('shuo kong que'))
    program.picture('meeting-deck')
    printed(program)
    kept(program)


def choose_item(program, part):
    """An entry of the deck's menu."""
    program.point_and_click(lambda: program.find(role='push button', name='对这份演示稿的操作'))
    deck.follow(program, part)


def printed(program):
    """Step 12: what is printed is looked at first, then the printer's dialog appears."""
    choose_item(program, '打印(')
    program.see('11 张，A4')
    wait('eleven sheets', lambda: len(program.all(part='张，共 11 张', hidden=True)) == 11)
    program.picture('meeting-print')
    facts, _ = program.print_to_file(lambda: key('ctrl+p'))
    assert '11' in facts, facts
    assert 'A4' in facts, facts


def choose_own(program):
    """The last template in the dialog for a new deck."""
    key('ctrl+n')
    program.find(role='text', name='数据截止')
    # The first of the dialog's two drop-downs: what has the focus in one has no name of its own.
    program.tab_to('组织', by='shift+Tab')
    program.tab_to('GtkToggleButton', by='shift+Tab')
    key('space')
    wait('the list of templates', lambda: program.all(role='list item', state='focused'))
    program.press('End')
    key('Return')
    program.find(role='push button', name='给此模板改名')


def make_of_own(program, pages):
    """A deck of the meeting that is called already, and on the decisions before it."""
    before = items(program, '会议和演示稿')
    choose_own(program)
    deck.focus_text(program, '数据截止')
    key('Return')
    wait('one more deck', lambda: len(items(program, '会议和演示稿')) == len(before) + 1)
    wait(f'{pages} pages', lambda: len(items(program, '演示稿页面')) == pages)


def kept(program):
    """The changed deck as a template of the file: used, changed, renamed and taken away again."""
    choose_item(program, '存为模板')
    program.see('把演示稿存为模板')
    make_of_own(program, 11)
    program.point_and_click(lambda: program.find(role='list item', part='2. '))
    key('Delete')
    wait('ten pages', lambda: len(items(program, '演示稿页面')) == 10)
    choose_item(program, '存为模板')
    program.see('更改模板')
    make_of_own(program, 10)
    choose_own(program)
    program.tab_to('给此模板改名')
    key('space')
    name = program.find(role='text', name='模板新名称')
    wait('the name with the focus', lambda: program.focused().name == name.name)
    key('ctrl+a')
    type_text('jie dao zi yong')
    key('Return')
    program.see('jie dao zi yong')
    program.tab_to('去掉此模板')
    key('space')
    wait('what ships with the program', lambda: program.does_not_show('jie dao zi yong'))
    program.gone(role='push button', name='去掉此模板')
    key('Escape')
    program.gone(role='text', name='数据截止')


def decide(program, text, on_map=False, owner=None, due=None):
    """Every key of one decision; only Chinese is put in as an input method would."""
    before = len(items(program, '本次议定事项'))
    fill(program, '议定事项', text)
    program.focus(program.find(role='text', name='议定事项'))
    if owner:
        key('Tab')
        key('space')
        program.find(role='entry', name='搜索组织')
        type_text(owner)
        key('Return')
        wait('the date with the focus',
             lambda: program.focused() and program.focused().name == '完成时限')
        type_text(due)
        key('Tab') if on_map else None
    elif on_map:
        program.tab_to('涉及地图')
    if on_map:
        key('space')
        key('shift+Tab')
    key('Return')
    wait('the decision in the list', lambda: len(items(program, '本次议定事项')) > before)


def quorum(program, percent):
    """How many of those expected must be there; one party is enough."""
    program.click(program.find(role='push button', name='开会人数…'))
    program.type_into(program.find(role='spin button', part='%'), percent)
    program.type_into(program.find(role='spin button', part='方'), '1')
    program.click(program.find(role='push button', part='保存'))
    program.gone(role='spin button', part='%')


def a_meeting_is_held(programs):
    """Decisions are typed once each, become tasks, are done; who came; it ends in one sentence."""
    program = start(programs)
    program.see('9 项议定 · 已完成 7 · 办理中 2')
    equal(len(items(program, '上次议定事项')), 9)
    decide(program, '东园社区增设两处电动车停放点', on_map=True, owner='990101001002', due='11-30')
    mine = next(n for n in items(program, '本次议定事项') if '停放点' in n and '增设' in n)
    assert '东园社区' in mine and '2026-11-30' in mine and '09:40' in mine, mine
    assert '涉及地图' in mine, mine
    decide(program, '每周通报点单')
    fill(program, '议定事项', '联系 13800138000')
    program.see('不得登记个人信息')
    program.focus(program.find(role='text', name='议定事项'))
    key('Return')
    program.see('不得登记个人信息')
    equal(len(items(program, '本次议定事项')), 2)
    wait('two more tasks', lambda: any('11 项议定' in n for n in items(program, '会议和演示稿')))

    # Done, in two keys.
    line = next(n for n in items(program, '本次议定事项') if '每周通报' in n)
    program.point_and_click(lambda: program.find(role='list item', name=line))
    program.find(role='text', name='办结日期')
    key('Return')
    wait('one that is done', lambda: any('每周通报' in n and '已完成' in n
                                         for n in items(program, '本次议定事项')))
    key('ctrl+z')
    wait('in progress again', lambda: any('每周通报' in n and '办理中' in n
                                          for n in items(program, '本次议定事项')))

    # Attendance, by party.
    fill(program, '社区党组织: 应到', '9')
    program.focus(program.find(role='text', name='社区党组织: 应到'))
    key('Return')
    fill(program, '社区党组织: 实到', '8')
    program.focus(program.find(role='text', name='社区党组织: 实到'))
    key('Return')
    program.see('到会 8 人，应到 9 人')
    quorum(program, '50')
    program.see(' · 达到开会人数')
    quorum(program, '95')
    program.see(' · 未达到开会人数')

    program.click(program.find(role='push button', part='结束会议'))
    program.see('本次会议：2 项议定，1 项涉及地图')
    program.picture('meeting-ended')
    choose(program, '任务清单')
    wait('the tasks', lambda: len(items(program, '任务清单')) == 4)


drive.run(a_deck_is_prepared, a_meeting_is_held)
