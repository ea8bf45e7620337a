# SPDX-License-Identifier: GPL-3.0-or-later
"""The deck of the quarterly meeting, made on the page of meetings by keys, and its slides."""
import drive
import journey
from drive import Program, key, type_text
from journey import wait

NOW = '2026-10-15 09:40'
CUTOFF = '数据截止 2026-09-30 24:00'
TITLES = ['上次议定事项', '组织架构', '网格覆盖', '服务情况', '吹哨应哨', '矛盾当日回应', '红色驿站',
          '扎堆与空白', '届期预告', '难题清单', '本次议题']


def items(program, name):
    listed = program.all(role='list', name=name)
    return [n.name for n, _ in drive.walk(listed[0], hidden=False) if n.role == 'list item'] \
        if listed else []


def to_meetings(program):
    """青禾街道 on the page of meetings."""
    program.find(role='panel', name='地图')
    program.activate()
    program.go_to('990101001', '青禾街道')
    key('alt+6')
    wait('the meetings', lambda: len(items(program, '会议和演示稿')) == 3)


def focus_text(program, name):
    """By Tab, as a hand that has no mouse; only what takes text and is shown."""
    def there():
        focus = program.focused()
        return focus is not None and focus.name == name
    for _ in range(60):
        if there():
            return
        key('Tab')
    wait(f'the focus on {name}', there)


def propose(program):
    """J1 9: quarterly, 2026Q3, cut off at its end; the dialog proposes all of it."""
    key('ctrl+n')
    period = program.find(role='text', name='统计期间')
    journey.equal(period.written(), '2026Q3')
    journey.equal(program.find(role='text', name='数据截止').written(), '2026-09-30 24:00')


def accept(program):
    focus_text(program, '数据截止')
    key('Return')
    wait('eleven pages', lambda: len(items(program, '演示稿页面')) == 11)


def make(program):
    propose(program)
    accept(program)


def begin(programs, path, **options):
    """The program with a deck that F5 presents."""
    program = Program(path, env={'WANGGE_NOW': NOW}, **options)
    programs.append(program)
    to_meetings(program)
    make(program)
    return program


def slide(program):
    found = program.all(role='image', part='页，共 11 页')
    return found[0] if found else None


def page(program, number):
    """The slide, once it is that page."""
    return wait(f'page {number}', lambda: (lambda s: s if s and s.name.startswith(
        f'第 {number} 页，共 11 页：{TITLES[number - 1]}') else None)(slide(program)))


def says(program, part):
    """The words of the slide, once part is among them."""
    return wait(f'"{part}" on the slide',
                lambda: (lambda s: s.description if s and part in s.description else None)(
                    slide(program)))


def choose(program, line, by='Tab'):
    """A line of the list of meetings, by Tab and arrows."""
    def here():
        focus = program.focused()
        return focus.name if focus is not None and focus.name in names else None
    names = items(program, '会议和演示稿')
    for _ in range(60):
        if here():
            break
        program.press(by)
    steps = names.index(line) - names.index(wait('a line with the focus', here))
    key(*['Down' if steps > 0 else 'Up'] * abs(steps))
    wait(f'the focus on {line}', lambda: program.focused().name == line)


def choose_item(program, *parts):
    """An entry of the deck's menu and of its submenus, by keys."""
    focus = wait('a focus', program.focused)
    if focus.name != '对这份演示稿的操作':
        program.tab_to('对这份演示稿的操作', by='shift+Tab')
    key('space')
    follow(program, *parts)


def follow(program, *parts):
    """In a menu that is open, by keys."""
    for part in parts:
        def here():
            focus = program.focused()
            return focus is not None and part in focus.name
        program.find(role='menu item', part=part)
        for _ in range(20):
            if here():
                break
            program.press('Down')
        wait(f'the focus on {part}', here)
        key('Return')


def save(program, path, *parts):
    """One of the menu's files; the place is typed."""
    program.save_to(path, lambda: choose_item(program, *parts))
    program.see(f'已保存：{path}')
