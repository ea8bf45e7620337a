# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of posts (journey 1, steps 19 and 20): hours, reach, trials and best places, with the
pointer and with the keyboard alone. Nothing of it is saved."""
import re
import subprocess

import drive
import journey
from drive import Program, key, walk
from journey import equal, wait

STREET = '990101001'
RESIDENTS = 27440
BLUE = (0x00, 0x72, 0xb2)  # of an open post's mark
GREY = (0xb9, 0xbd, 0xc1)  # of a closed one's


def start(programs, *files):
    program = Program(*(files or (journey.sample(),)))
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(1366, 768)
    program.activate()
    program.go_to(STREET, '青禾街道')
    key('alt+5')
    wait('the five posts', lambda: len(rows(program)) == 5)
    return program


def rows(program):
    listed = program.find(role='list', name='驿站')
    return [n.name for n, _ in walk(listed, hidden=False) if n.role == 'list item']


def covered(program):
    """Residents within reach; with the others they are all, whatever is asked."""
    def agree():
        card = program.find(role='panel', name='覆盖人群')
        labels = [n.name for n, _ in walk(card, hidden=False) if n.role == 'label']
        head = next(t for t in labels if t.startswith('覆盖 '))
        total = next(t for t in labels if t.startswith('未覆盖 = '))
        value = int(re.search(r'[\d,]+', head)[0].replace(',', ''))
        every, part, rest = (int(n.replace(',', '')) for n in re.findall(r'[\d,]+', total))
        return (value, every, part, rest) if value == part else None
    value, every, part, rest = wait('the numbers of the card', agree)
    equal(every, RESIDENTS)
    equal(part + rest, RESIDENTS)
    return value


def tab_to(program, role, name, most=80):
    """With the keyboard alone."""
    for _ in range(most):
        node = program.focused()
        if node is not None and node.role == role and name in node.name:
            return node
        program.tab()
    raise AssertionError(f'Tab does not lead to the {role} {name}')


def trials(program):
    return int(re.search(r'试设 (\d+) 个', program.see('个：+').name)[1])


def ink(program, colour):
    """How many pixels of the map are of a colour."""
    x, y, width, height = map_place(program)
    out = subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}',
                          '-depth', '8', 'rgb:-'], capture_output=True, check=True).stdout
    wanted = bytes(colour)
    return sum(out[i:i + 3] == wanted for i in range(0, len(out), 3))


def map_place(program):
    """Of the map less the card at its right and the card at its left."""
    x, y, width, height = program.place(program.find(role='panel', name='地图'))
    return x + 20, y + 100, width - 380, height - 180


def fingerprint(program):
    """Every edit is in it. Not the bytes: a minute after the opening a backup is noted in the file."""
    return journey.cli_json('info', program.arguments[0])['last_edit']['number']


def to_thursday_evening(program):
    """19:30 of the day of the meeting, by keys."""
    program.click(program.find(role='push button', name='周四'))
    tab_to(program, 'slider', '时刻')
    key('Home')
    key(*['Page_Up'] * 9)
    key(*['Right'] * 3)
    program.see('周四 2026-10-15 19:30')


def an_evening_has_two_posts(programs):
    """Step 19: the slider lights two posts, and both numbers add up to all residents."""
    program = start(programs)
    morning = covered(program)
    program.see('开放 5/5')
    wait('one that is incomplete', lambda: sum('7/8' in row for row in rows(program)) == 1)
    wait('five dark marks', lambda: ink(program, GREY) == 0 and ink(program, BLUE) > 500)
    to_thursday_evening(program)
    program.see('开放 2/5')
    wait('two that are open', lambda: sum('开放至' in row for row in rows(program)) == 2)
    evening = covered(program)
    assert evening < morning
    equal(evening, journey.cli_json('coverage', program.arguments[0], '--unit', STREET, '--at',
                                    '2026-10-15 19:30')['covered'])
    program.see('直线半径 1,000 米')
    wait('three grey marks', lambda: ink(program, GREY) > 100 and ink(program, BLUE) > 150)

    # One filter for the list and the map.
    program.point_and_click(lambda: program.find(role='check box', name='只看此刻开放的'))
    wait('two rows', lambda: len(rows(program)) == 2)
    program.see('2/5 个驿站')
    wait('no grey mark', lambda: ink(program, GREY) == 0)
    equal(covered(program), evening)
    program.point_and_click(lambda: program.find(role='check box', name='只看此刻开放的'))
    wait('five rows', lambda: len(rows(program)) == 5)
    the_reach_is_a_setting(program, evening)
    equal(program.close(), 0)


def the_reach_is_a_setting(program, before):
    """What is tried on the card stays there; the file's own way has a window and a way back."""
    program.click(program.find(role='push button', name='覆盖设置'))
    box = program.find(role='spin button', name='驿站半径')
    program.type_into(box, '600')
    program.click(program.find(role='push button', part='保存'))
    program.see('直线半径 600 米')
    narrow = covered(program)
    assert narrow < before, (narrow, before)
    equal(narrow, journey.cli_json('coverage', program.arguments[0], '--unit', STREET, '--at',
                                   '2026-10-15 19:30')['covered'])
    key('ctrl+z')
    program.see('直线半径 1,000 米')
    wait('the number of before', lambda: covered(program) == before)


def trials_save_nothing(programs):
    """Step 20: a trial never lowers the number, and the file is as it was."""
    program = start(programs)
    to_thursday_evening(program)
    before = covered(program)
    untouched = fingerprint(program)

    # By the pointer, where nobody is reached: south-east of the street.
    program.click(program.find(role='push button', part='试设驿站'))
    program.see('点击拟设位置')
    x, y, width, height = map_place(program)
    drive.point_and_click(x + width * 0.78, y + height * 0.62)
    program.see('试设 1 个：+')
    one = covered(program)
    assert one > before
    program.see(f'+{one - before:,} 人')

    # By keys: below the cross, after the map was moved.
    key('Left', 'Left', 'Return')
    program.see('试设 2 个：+')
    two = covered(program)
    assert two >= one
    program.see(f'试设 2 个：+{two - before:,} 人')
    key('Escape')
    wait('no more choosing', lambda: program.does_not_show('点击拟设位置'))

    # The best places reach at least as many as any other.
    program.click(program.find(role='push button', part='推荐位置'))
    wait('more trials', lambda: trials(program) > 2)
    best = covered(program)
    assert best > two
    program.click(program.find(role='push button', name='全部移除'))
    wait('no trial', lambda: program.does_not_show('试设不会保存'))
    wait('the number of before', lambda: covered(program) == before)
    program.click(program.find(role='push button', part='推荐位置'))
    first = int(re.search(r'\+([\d,]+)', wait('a best place', lambda: program.shows(
        '+', within=program.find(role='list', name='试设'))).name)[1].replace(',', ''))
    assert first >= one - before

    # Another method is another number, and says so.
    program.click(program.find(role='push button', name='全部移除'))
    program.click(program.find(role='push button', name='步行'))
    program.see('步行 15 分钟')
    on_foot = covered(program)
    equal(on_foot, journey.cli_json('coverage', program.arguments[0], '--unit', STREET, '--at',
                                    '2026-10-15 19:30', '--walk', '15')['covered'])
    equal(fingerprint(program), untouched)
    equal(program.close(), 0)


def a_trial_becomes_a_planned_post(programs):
    """Only when somebody says so: through the form, with its name and place."""
    program = start(programs)
    to_thursday_evening(program)
    before = covered(program)
    program.click(program.find(role='push button', part='推荐位置'))
    wait('a trial', lambda: trials(program) > 0)
    n = trials(program)
    program.click(program.all(role='push button', name='登记为拟建驿站')[0])
    name = wait('the form', lambda: program.find(role='text', name='名称').written())
    assert '试设' in name, name
    program.type_into(program.find(role='text', name='名称'), '新渡路口')
    key('ctrl+s')
    program.see('已保存')
    wait('one trial less', lambda: n == 1 or trials(program) == n - 1)
    key('Escape')
    wait('six posts', lambda: len(rows(program)) == 6)
    assert any('新渡路口' in row and '拟建' in row for row in rows(program)), rows(program)
    if n > 1:
        program.click(program.find(role='push button', name='全部移除'))
    # What is planned reaches nobody yet.
    wait('the number of before', lambda: covered(program) == before)
    program.click(program.find(role='push button', name='图例'))
    program.find(role='image', part='此时不开放')
    key('Escape')
    program.gone(role='image', part='此时不开放')
    equal(program.close(), 0)


def all_of_it_by_keys(programs):
    """No pointer: list, form and back, hour, method and trials."""
    program = start(programs)
    tab_to(program, 'list item', next(r for r in rows(program) if '青禾驿站' in r))
    key('Down', 'Down')
    wait('the third row', lambda: '东园驿站' in program.focused().name)
    key('Return')
    program.find(role='text', name='名称')
    key('Escape')
    wait('the list again', lambda: len(rows(program)) == 5)
    tab_to(program, 'slider', '时刻')
    key('End')
    program.see('开放 0/5')
    equal(covered(program), 0)
    tab_to(program, 'push button', '现在')
    key('space')
    program.see('开放 5/5')
    tab_to(program, 'push button', '试设驿站')
    key('space')
    program.see('点击拟设位置')
    key('Return')
    program.see('试设 1 个：+')
    equal(program.close(), 0)


if __name__ == '__main__':
    drive.run(an_evening_has_two_posts, trials_save_nothing, a_trial_becomes_a_planned_post,
              all_of_it_by_keys)
