# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing in the window: preview, progress, result, undo; files dragged in."""
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


def preview_import_undo(programs):
    file = journey.sample()
    before = units(file)
    program = start(programs, file)
    choose_file(program, table())
    program.click(program.find(role='push button', part='预览'))
    program.see('无编码')
    equal(units(file), before)
    program.click(program.find(role='push button', part='导入('))
    undo = program.find(role='push button', part='撤销')
    equal(units(file), before + 2)
    program.click(undo)
    wait('the units to go', lambda: units(file) == before)


def drag(program, files):
    """From another window onto the middle of the map."""
    script = str(journey.SOURCE / 'tests/support/drag-source.py')
    source = subprocess.Popen(['/usr/bin/python3', '-B', script, *map(str, files)])
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
    program.click(save)
    program.find(role='push button', part='保存')
    time.sleep(0.5)
    target = file.parent / '网格.xlsx'
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
    target = file.parent / '网格.zip'
    key('ctrl+a')
    type_text(str(target))
    key('Return')
    program.see('其中 212 行带图形')
    out = journey.cli_json('import', file, target, '--as', 'grids', '--dry-run')
    equal((out['new'], out['changed'], out['unchanged']), (0, 0, 212))
    equal(file.read_bytes(), before)


drive.run(export_by_keys, preview_import_undo, a_file_dragged_in_is_opened)
