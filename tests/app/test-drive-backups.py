# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as a clerk meets them: made by hand and on leaving, listed, gone back to by keys alone;
and what a damaged file looks like."""
import contextlib
import pathlib
import sqlite3

import drive
import journey
from drive import Program, key
from journey import equal, wait


def start(programs, *arguments, **options):
    program = Program(*arguments, **options)
    programs.append(program)
    program.see('36,560')
    program.activate()
    return program


def with_second_edit():
    """The sample and one import into it, before which a backup was made."""
    file = journey.sample()
    table = journey.folder() / 'teams.csv'
    table.write_text('name,team_type,unit\n备用队伍,注册,990101001\n', encoding='utf-8')
    journey.cli('import', file, table, '--as', 'teams')
    return file


def backups(file):
    return journey.cli_json('backups', file, '--check')


def press(program, name, role='push button'):
    """Tab to the button of that name, and Return."""
    for _ in range(60):
        found = [b for b in program.all(role=role, part=name) if b.was('focused')]
        if found:
            key('Return')
            return
        program.tab()
    raise journey.Missing(f'Tab does not lead to “{name}”')


def open_backups(program):
    key('ctrl+b')
    program.find(role='push button', part='立即备份')


def one_more_on_a_stick(program, file):
    """Into another folder, whose backups are listed from then on."""
    stick = journey.folder() / 'stick'
    stick.mkdir()
    press(program, '备份到 U 盘或文件夹')
    program.type_path('备份到此处', stick)
    program.see(part=f'已生成校验通过的备份：{stick}/')
    program.see(part='其他文件夹')
    copies = list(stick.glob('*.wangge'))
    equal(len(copies), 1)
    equal(journey.cli_json('info', copies[0])['last_edit'], journey.cli_json('info', file)['last_edit'])
    journey.cli('verify', copies[0])
    copies[0].unlink()  # the stick is pulled out: what is restored below is beside the file


def values_are_kept_for_a_year(program):
    """How long old values are kept: everything, until somebody says otherwise and means it."""
    program.see(part='修改记录全部保留')
    for answer, left in (('取消', '修改记录全部保留'), ('清除', '之前的修改只记')):
        press(program, '修改前后数值的保留期', role='combo box')
        wait('the choices', lambda: program.all(role='label', name='1 年'))
        key('Home', 'Down', 'Return')
        program.find(role='push button', part=answer)
        program.see(part='此操作不能撤销')
        program.see(part='改记为“前任”')
        press(program, answer)
        program.see(part=left)


def of_last_week(file):
    """The file's only backup, as if it had been made ten days ago: what the file remembers of it."""
    with contextlib.closing(sqlite3.connect(file)) as db:
        db.execute('UPDATE backup SET made_at = made_at - 10 * 86400000')
        db.commit()


def listed_made_and_restored_by_keys(programs):
    file = with_second_edit()
    of_last_week(file)
    before = backups(file)
    equal([(b['edit'], b['reason'], b['state']) for b in before],
          [(1, 'Before an import', 'verified')])
    program = start(programs, file)
    program.see(part='请再次备份')  # in the status bar
    open_backups(program)
    program.see(part='截至第 1 次修改')
    wait('the backup to be read through', lambda: program.all(part='已校验'))
    press(program, '立即备份')
    program.see(part='已生成校验通过的备份')
    program.see(part='截至第 2 次修改')
    program.gone(part='请再次备份')
    wait('both to be read through', lambda: program.all(part='手动') and not program.all(part='正在'))

    one_more_on_a_stick(program, file)
    values_are_kept_for_a_year(program)

    press(program, '恢复 ' + before[0]['made_at'] + ' · 截至第 1')
    program.find(role='push button', part='恢复(R)')
    press(program, '恢复(R)')
    program.see(part='已恢复')
    program.see('36,560')
    equal(program.close(), 0)
    equal(journey.cli_json('info', file)['last_edit']['number'], 1)
    aside = [p for p in pathlib.Path(file).parent.glob('*.replaced-*') if p.suffix != '.lock']
    equal(len(aside), 1)
    equal(journey.cli_json('info', aside[0])['last_edit']['number'], 3)
    journey.cli('verify', aside[0])
    journey.cli('verify', file)


def made_on_leaving(programs):
    """Once, and not again when nothing was changed."""
    file = journey.sample()
    equal(backups(file), [])
    program = start(programs, file)
    equal(program.close(), 0)
    equal([(b['reason'], b['state']) for b in backups(file)], [('Automatic', 'verified')])
    program = start(programs, file)
    equal(program.close(), 0)
    equal(len(backups(file)), 1)


def a_flipped_bit_is_found_and_the_way_back_shown(programs):
    """Inside a value, where the file's own structure check sees nothing."""
    file = with_second_edit()
    content = bytearray(pathlib.Path(file).read_bytes())
    at = content.rindex('备用队伍'.encode())
    content[at + 2] ^= 1
    pathlib.Path(file).write_bytes(content)
    program = start(programs, file)
    program.see(part='已损坏')
    program.see(part='截至第 1 次修改')
    equal(pathlib.Path(file).read_bytes(), bytes(content))
    press(program, '备份')
    program.find(role='push button', part='立即备份')
    wait('the backup to be read through', lambda: program.all(part='已校验'))
    press(program, '恢复 ')
    program.find(role='push button', part='恢复(R)')
    press(program, '恢复(R)')
    program.see(part='已恢复')
    program.see('36,560')
    equal(program.close(), 0)
    journey.cli('verify', file)


drive.run(listed_made_and_restored_by_keys, made_on_leaving,
          a_flipped_bit_is_found_and_the_way_back_shown)
