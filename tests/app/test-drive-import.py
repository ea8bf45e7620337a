# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing in the window: preview, progress, result, undo; files dragged in."""
import csv
import json
import shutil
import subprocess
import time

import drive
import journey
from drive import Program, key, move, type_text, xdotool
from journey import equal, wait



def table():
    """Two new communities, and a row that cannot be taken."""
    file = journey.folder() / 'communities.csv'
    file.write_text('code,name\n990101001005,试验一社区\n990101001006,试验二社区\n,无编码社区\n',
                    encoding='utf-8')
    return file


def start(programs, *arguments):
    program = Program(*arguments)
    programs.append(program)
    program.find(role='panel', name='地图')
    return program


def choose_file(program, file):
    """Ctrl+I, and the path typed into the file dialog."""
    program.activate()
    key('ctrl+i')
    program.click(program.find(role='push button', part='添加文件'))
    program.find(name='要导入的文件')
    time.sleep(0.5)
    type_text(str(file))
    key('Return')


def units(file):
    return journey.cli_json('info', file)['units']['total']


def stopped(program):
    """Begins the import and presses the key that stops it; whether that was in time."""
    def shows(part):
        return program.all(role='push button', part=part)
    program.find(role='push button', part='导入(')
    key('alt+i')
    wait('the work to begin', lambda: not shows('导入(') or shows('撤销'))
    key('alt+s')
    wait('the work to end', lambda: shows('导入(') or shows('撤销'))
    return not shows('撤销')


def choose_kind(program, down):
    program.tab_to('种类')
    key('Return')
    wait('the list of kinds', lambda: program.all(role='list item', state='focused'))
    key(*['Down'] * down, 'Return')
    wait('no list', lambda: not program.all(role='list item', state='focused'))


def choose_teams(program, file):
    choose_file(program, file)
    choose_kind(program, 2)


def stopped_half_way(program, file):
    """An import that is stopped while it writes leaves nothing, and can be begun again."""
    large = journey.folder() / 'teams.csv'
    with large.open('w', encoding='utf-8') as lines:
        lines.write('name,unit\n')
        lines.writelines(f'试验队{n},990101001001\n' for n in range(100000))

    def teams():
        return journey.cli_json('export', file, file.parent / 'teams.csv', '--kind', 'teams',
                                '--dry-run')['rows']
    before = teams()
    choose_teams(program, large)
    for _attempt in range(5):
        program.find(role='push button', part='预览')
        key('alt+p')
        if stopped(program):
            break
        # Faster than the key: once more.
        program.click(program.find(role='push button', part='撤销'))
        program.gone(role='push button', part='撤销')
        key('Escape')
        program.gone(role='push button', part='关闭(')
        choose_teams(program, large)
    else:
        raise AssertionError('the import was always faster than the key that stops it')
    equal(teams(), before)
    equal(journey.cli_json('verify', file)['ok'], True)


def preview_import_undo(programs):
    file = journey.sample()
    before = units(file)
    program = start(programs, file)
    choose_file(program, table())
    program.click(program.find(role='push button', part='预览'))
    program.see('无编码')
    equal(units(file), before)
    left = journey.folder() / 'left.csv'
    save_as(program, '保存未导入的行', left)
    program.see(f'已存为 {left}')
    program.click(program.find(role='push button', part='导入('))
    undo = program.find(role='push button', part='撤销')
    equal(units(file), before + 2)
    program.click(undo)
    wait('the units to go', lambda: units(file) == before)
    program.gone(role='push button', part='撤销')

    # The row that was left out, as somebody would correct it in a spreadsheet.
    with left.open(encoding='utf-8-sig', newline='') as lines:
        rows = list(csv.DictReader(lines))
    equal([row['name'] for row in rows], ['无编码社区'])
    rows[0]['code'] = '990101001007'
    with left.open('w', encoding='utf-8-sig', newline='') as lines:
        written = csv.DictWriter(lines, rows[0].keys())
        written.writeheader()
        written.writerows(rows)
    key('Escape')
    program.gone(role='push button', part='关闭(')
    choose_file(program, left)
    program.click(program.find(role='push button', part='预览'))
    count(program, new=1, refused=0)
    take(program)
    equal(name_of(file, '990101001007'), '无编码社区')
    key('Escape')
    program.gone(role='push button', part='撤销')
    stopped_half_way(program, file)


def other_window(*words):
    script = str(journey.SOURCE / 'tests/support/drag-source.py')
    return subprocess.Popen(['/usr/bin/python3', '-B', script, *map(str, words)])


def drag(program, files):
    """From another window onto the middle of the map."""
    source = other_window(*files)
    try:
        window = wait('the other window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', '^drag-source$'],
            capture_output=True, text=True).stdout.split())[-1]
        xdotool('windowmove', '--sync', window, '10', '10')
        xdotool('windowactivate', '--sync', window)
        move(70, 90)
        xdotool('mousedown', '1')
        x, y = program.centre(program.find(role='frame'))
        for step in range(1, 21):
            move(70 + (x - 70) * step / 20, 90 + (y - 90) * step / 20)
            time.sleep(0.03)
        time.sleep(0.3)
        xdotool('mouseup', '1')
        yield
    finally:
        source.kill()
        source.wait()


def a_file_dragged_in_is_opened(programs):
    program = Program()
    programs.append(program)
    program.find(role='list', name='如何开始')
    for _ in drag(program, [journey.sample()]):
        program.see('36,560')


def combo(program, name, down):
    """By keys: to the drop-down, whose button has the focus, its list, so many rows down."""
    for _ in range(60):
        program.press('Tab')
        node = program.focused()
        if node is not None and node.parent.name == name:
            break
    else:
        raise AssertionError(f'Tab does not lead to "{name}"')
    key('Return')
    wait('a list', lambda: program.all(role='list item', state='focused'))
    key(*['Down'] * down, 'Return')  # the popover's list has no names for its rows
    wait('no list', lambda: not program.all(role='list item', state='focused'))


def take(program):
    """Imports by the key of the button, once the window is on that step."""
    program.find(role='push button', part='导入(')

    def imported():
        key('alt+i')
        return wait('the result', lambda: program.all(role='push button', part='撤销'), 3)
    wait('the import', imported)


def count(program, **numbers):
    """What the cards of the report say."""
    names = {'new': '新增', 'changed': '更改', 'unchanged': '未变', 'refused': '拒收'}
    for what, n in numbers.items():
        program.find(part=f'{names[what]}: {n}')


def name_of(file, code):
    target = journey.folder() / 'units.csv'
    journey.cli('export', file, target, '--kind', 'units')
    with target.open(encoding='utf-8-sig', newline='') as lines:
        return next((row['Name'] for row in csv.DictReader(lines) if row['Code'] == code), None)


def columns_texts_and_names(programs):
    """A table pasted and its column given a field by keys; a file in Big5 dropped on the map and
    read rightly while its rows are seen; units under other codes, one ticked as the same."""
    file = journey.sample()
    program = start(programs, file)
    other = other_window('--copy', '编码\t叫法\n990101001005\t试验一社区\n')
    try:
        wait('the other window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', '^drag-source$'],
            capture_output=True, text=True).stdout.split())
        program.activate()
        key('ctrl+i')
        program.find(role='push button', part='粘贴表格')
        key('ctrl+v')
        program.find(role='push button', part='不导入 ')
    finally:
        other.kill()
        other.wait()
    key('alt+p')
    program.see('试验一社区')
    count(program, new=1, refused=0)
    program.see('1 行没有名称，以编码代替。')
    assert program.does_not_show('文字编码(E)')
    combo(program, '“叫法”列对应的字段', 2)
    program.find(role='push button', part='重新检查')
    key('alt+g')
    wait('a name for every row', lambda: program.does_not_show('以编码代替')
         and program.all(role='push button', part='导入('))
    count(program, new=1, refused=0)
    take(program)
    equal(name_of(file, '990101001005'), '试验一社区')
    key('Escape')
    program.gone(role='push button', part='撤销')

    # Texts that can be read in two ways, and are in the rarer one.
    table = journey.folder() / 'big5.csv'
    table.write_bytes('code,name\n990101001006,試驗社區\n'.encode('big5'))
    for _ in drag(program, [table]):
        program.find(role='push button', part='不导入 ')
    program.activate()
    key('alt+p')
    count(program, new=1)
    assert program.does_not_show('試驗社區')
    combo(program, '文字编码(E)', 3)
    program.see('試驗社區')
    take(program)
    equal(name_of(file, '990101001006'), '試驗社區')
    key('Escape')
    program.gone(role='push button', part='撤销')

    # Two communities under codes of another list: one is the same, the other is not.
    table = journey.folder() / 'drift.csv'
    table.write_text('code,name,parent,households\n990101001901,东园社区,990101001,9\n'
                     '990101001902,桥南社区,990101001,8\n', encoding='utf-8')
    choose_file(program, table)
    program.find(role='push button', part='不导入 ')
    key('alt+p')
    count(program, new=2, changed=0)
    program.tab_to('990101001901 东园社区 即')
    key('space')
    program.find(role='push button', part='重新检查')
    key('alt+g')
    count(program, new=1, changed=1)
    take(program)
    equal((name_of(file, '990101001901'), name_of(file, '990101001902')), (None, '桥南社区'))
    assert not program.all(part='地图预览')  # a table without places
    key('Escape')
    program.gone(role='push button', part='撤销')
    contacts(program, file)
    beside_the_map(program, file)


def contacts(program, file):
    """Who keeps contact with which community: the link by its name or its id; what stands at no
    level of the link is refused. Taken back with one click."""
    def there():
        return journey.cli_json('export', file, file.parent / 'contacts.csv', '--kind', 'contacts',
                                '--dry-run')['rows']
    before = there()
    table = journey.folder() / 'contacts-in.csv'
    table.write_text('联系,联系领导职务,社区,开始日期\n'
                     'township-community,青禾街道/书记,东园社区,2026-01-05\n'
                     'township-community,990101001/副书记,990101001003,2026/1/5\n'
                     'township-community,青禾街道/书记,青禾街道,2026-01-05\n', encoding='utf-8')
    choose_file(program, table)
    choose_kind(program, 12)
    key('alt+p')
    count(program, new=2, refused=1)
    take(program)
    equal(there(), before + 2)
    program.click(program.find(role='push button', part='撤销'))
    wait('the contacts to go', lambda: there() == before)
    key('Escape')
    program.gone(role='push button', part='关闭(')


def moved(shape, east, north):
    if isinstance(shape[0], float):
        return [shape[0] + east, shape[1] + north]
    return [moved(part, east, north) for part in shape]


def beside_the_map(program, file):
    """The grids in the degrees of web maps, under codes of their own: the picture says that they lie
    beside the map, and on it once that coordinate system is chosen beside the picture. Cases with
    their coordinates in columns are dots."""
    plain = file.parent / 'plain.geojson'
    journey.cli('export', file, plain, '--kind', 'grids')
    layer = json.loads(plain.read_text(encoding='utf-8'))
    corners = [feature['geometry']['coordinates'][0][0][0] for feature in layer['features']]
    for n, feature in enumerate(layer['features']):
        shape = feature['geometry']
        shape['coordinates'] = moved(shape['coordinates'], 0.00376, -0.0029)
        feature['properties'] = {'code': f'W{n}', 'name': f'W{n}'}
    target = file.parent / 'web.geojson'
    target.write_text(json.dumps(layer), encoding='utf-8')
    choose_file(program, target)
    choose_kind(program, 1)
    key('alt+p')
    program.find(role='image', part='地图预览：该图层的界线')
    combo(program, '图形的坐标系(Y)', 3)
    program.find(role='image', name='地图预览：212 个图形，与本地图重叠')
    key('Escape')
    program.gone(role='push button', part='导入(')
    target = file.parent / 'cases.csv'
    target.write_text('number,ordered_at,longitude,latitude\n' + ''.join(
        f'T{n},2026-09-01 09:00,{x + 0.0005:.5f},{y + 0.0005:.5f}\n'
        for n, (x, y) in enumerate(corners)) + 'T999,2026-09-01 09:00,,\n', encoding='utf-8')
    choose_file(program, target)
    choose_kind(program, 4)
    key('alt+p')
    program.find(role='image', part='地图预览：212 个图形')


def export_by_keys(programs):
    """The menu, a kind, a format, a name; what was written reads again as it was."""
    file = journey.sample()
    before = file.read_bytes()
    program = start(programs, file)
    program.activate()
    key('F10')
    program.find(role='menu item', part='导出')
    key('e')
    save = program.find(role='push button', part='另存为')
    rows = program.find(role='combo box', name='内容')
    time.sleep(0.3)
    key('Tab', 'Return')
    time.sleep(0.5)  # the popover's list has no names for its rows
    key('Down', 'Return')
    wait('grids to be chosen', lambda: program.shows('网格及其边界', within=rows))
    program.see('将写出 212 行。')  # before anything is written
    program.click(save)
    program.find(role='push button', part='保存')
    time.sleep(0.5)
    target = file.parent / 'grids.xlsx'
    key('ctrl+a')
    type_text(str(target))
    key('Return')
    program.see('已写出 212 行')
    program.see(str(target))
    out = journey.cli_json('import', file, target, '--as', 'counts', '--dry-run')
    equal((out['changed'], out['refused']), (0, []))
    # As a shapefile in an archive: with its borders, and as it was.
    form = program.find(role='combo box', name='格式')
    program.tab_to('格式')
    key('Return')
    wait('the list of formats', lambda: program.all(role='list item', state='focused'))
    key('Down', 'Down', 'Down', 'Down', 'Down', 'Return')
    wait('the archive to be chosen', lambda: program.shows('压缩包', within=form))
    program.click(save)
    program.find(role='push button', part='保存')
    time.sleep(0.5)
    target = file.parent / 'grids.zip'
    key('ctrl+a')
    type_text(str(target))
    key('Return')
    wait('the archive', target.exists)
    program.see('已写出 212 行')
    program.see('其中 212 行带图形')
    out = journey.cli_json('import', file, target, '--as', 'grids', '--dry-run')
    equal((out['new'], out['changed'], out['unchanged']), (0, 0, 212))
    equal(file.read_bytes(), before)
    maps(program, file)


def save_as(program, button, target):
    """A button that asks for a place, and the path of one."""
    program.click(program.find(role='push button', part=button))
    program.find(role='push button', part='保存(S)')
    time.sleep(0.5)
    key('ctrl+a')
    type_text(str(target))
    key('Return')


def save_map(program, target):
    save_as(program, '保存地图', target)
    program.see(f'地图已写到 {target}')
    return subprocess.run(['pdftotext', '-layout', str(target), '-'], capture_output=True, text=True,
                          check=True).stdout if shutil.which('pdftotext') else ''


def maps(program, file):
    """Without a number of approval a map says that it is for internal use, with one its number."""
    text = save_map(program, file.parent / 'map-1.pdf')
    assert not text or '内部' in text, text
    program.tab_to('格式')
    key('Tab')  # what is in the row of the number has no name
    type_text('GS 2026 0042')
    key('Return')
    program.see('今后打印的地图')
    text = save_map(program, file.parent / 'map-2.pdf')
    assert not text or ('GS 2026 0042' in text and '内部' not in text), text


drive.run(export_by_keys, columns_texts_and_names, preview_import_undo, a_file_dragged_in_is_opened)
