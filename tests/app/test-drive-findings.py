# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings of the sample street, driven as a clerk does before a meeting."""
import json
import time

import drive
import journey
from drive import Program, key, open_street, type_text, walk
from journey import equal, wait


def open_findings(programs, **options):
    program = open_street(programs, **options)
    key('F7')
    program.find(role='list', name='检查')
    return program


def rows(program):
    """Whole sentences, as a screen reader says them; headings are one word."""
    listed = program.find(role='list', name='检查')
    return [n.name for n, _ in walk(listed, hidden=False) if n.role == 'list item']


def findings(program):
    return [name for name in rows(program) if '（' in name]


def fourteen(programs):
    program = open_findings(programs)
    program.resize(1366, 1400)
    program.see('错误 8  ·  提醒 2  ·  预告 4')
    listed = wait('fourteen findings', lambda: len(findings(program)) == 14 and findings(program))
    for wanted, n in (('R-03', 1), ('R-04', 1), ('R-06', 1), ('R-09', 6), ('R-12', 1), ('F-01', 1),
                      ('VAC-01', 3)):
        equal(sum(wanted in name for name in listed), n)
    assert not any('工作委员会' in name or '党工委' in name for name in listed), listed
    equal([name for name in rows(program) if name not in listed], ['错误', '提醒', '预告'])


def by_group(programs):
    program = open_findings(programs)
    program.resize(1366, 1400)
    program.find(role='push button', name='组织 14')
    program.click(program.find(role='push button', name='网格 3'))
    wait('three findings', lambda: len(findings(program)) == 3)
    assert all('STAFF-01' in name for name in findings(program)), findings(program)
    program.click(program.find(role='push button', name='全部 22'))
    program.see('错误 8  ·  提醒 6  ·  预告 8')

    # A box that ended leads to the form of its post.
    program.click(program.find(role='push button', name='驿站 5'))
    wait('five findings', lambda: len(findings(program)) == 5)
    program.see('急救药箱已于 2026-09-20 到期')
    program.point_and_click(lambda: program.find(role='list item', part='东园驿站'))
    program.click(program.find(role='push button', part='打开表单'))
    program.find(role='push button', name='全部驿站')
    wait('the post', lambda: program.find(role='text', name='名称').written() == '东园驿站')


def detail_and_form(programs):
    program = open_findings(programs)
    key('Down')
    program.see('正式党员 9 人，应设委员会。')
    program.see('支部委员会一章')
    key('Return')
    program.find(part='东园社区第4网格党支部')
    program.find(role='push button', part='保存')


def on_the_map(programs):
    program = open_findings(programs)
    key('ctrl+m')
    program.find(role='push button', name='关闭卡片')
    program.see('新渡第7网格')


def in_the_card(programs):
    """The mark's grid: its card says what is wrong and leads to the form."""
    program = open_findings(programs)
    key('ctrl+m')
    program.find(role='push button', name='关闭卡片')
    line = program.find(role='push button', part='R-03 正式党员 2 人')
    program.click(line)
    program.find(part='新渡社区第7网格党支部')
    program.find(role='push button', part='保存')


def calendar(programs):
    """N22: the months add up to the list; June of 2027 is bunched."""
    program = Program(journey.sample())
    programs.append(program)
    program.see('临江区')
    program.activate()
    key('alt+4')
    drive.point_and_click(*program.centre(program.find(name='届期')))
    program.see('169 个组织在 24 个月内届满')
    program.see('2027-06 集中（80）')
    program.see('派出机关，不适用任期：3')


def broken_borders():
    """The sample with a corner of three grids somewhere else."""
    file, place = journey.sample(), journey.folder()
    journey.cli('export', file, place / 'grids.geojson', '--kind', 'grids')
    grids = json.loads((place / 'grids.geojson').read_text())
    chosen = [grids['features'][i] for i in (5, 11, 25)]
    for grid in chosen:
        ring = grid['geometry']['coordinates'][0][0]
        at = len(ring) // 2
        ring[at] = [ring[at][0] + 0.0004, ring[at][1] + 0.0003]
        grid['properties'] = {'code': grid['properties']['code']}
    (place / 'broken.geojson').write_text(json.dumps(dict(grids, features=chosen)))
    journey.cli('import', file, place / 'broken.geojson', '--as', 'grids')
    return file


def borders(programs):
    """G-05: from the finding to the picture, one repaired, taken back, all repaired, clean."""
    file = broken_borders()
    faults = journey.cli_json('repair', file, '--what', 'all', '--dry-run')['defects']
    program = Program(file)
    programs.append(program)
    program.see('临江区')
    program.activate()
    key('F7')
    program.click(program.find(role='push button', part='网格 '))
    wait('borders', lambda: any('G-05' in name for name in findings(program)))
    program.choose_row(next(name for name in findings(program) if 'G-05' in name))
    program.click(program.find(role='push button', part='修复'))
    listed = program.find(role='list', name='边界问题')

    def lines():
        return [n.name for n, _ in walk(listed, hidden=False) if n.role == 'list item']

    def buttons():
        return [n for n in program.all(role='push button', part='修复(')
                if not n.name.endswith('…')]

    wait('every fault and all together', lambda: len(lines()) == len(faults) + 1)
    # What a row shows is what Enter writes.
    wait('a plan', lambda: any(n.was('sensitive') for n in buttons()))
    program.see('修复后尚余 %d 处。' % (len(faults) - 1))
    key('Return')
    wait('one less', lambda: len(lines()) == len(faults))
    key('ctrl+z')
    wait('back again', lambda: len(lines()) == len(faults) + 1)
    key('Home')
    program.see('修复后尚余 0 处。')
    program.click(buttons()[0])
    program.see('没有自相交、重叠或空隙。')
    key('Escape')
    program.gone(role='list', name='边界问题')
    other_grids(program, file)


def choose(program, path):
    """In the dialog of files, by typing."""
    program.find(role='push button', part='打开(O)')
    time.sleep(0.5)
    type_text(str(path))
    key('Return')


def from_menu(program, part):
    button = wait('the menu', lambda: [n for n in program.all(role='push button', name='清单菜单')
                                       if n.actions()])[0]
    program.click(button)
    program.click(program.find(role='menu item', part=part))


def other_grids(program, file):
    """多网合一: the police's grids over ours, pair by pair; one is agreed, which can be undone."""
    police = file.parent / 'police.geojson'
    journey.cli('export', file, police, '--kind', 'grids', '--unit', '990101001')
    grids = json.loads(police.read_text())
    grids['features'] = grids['features'][:5]
    for grid in grids['features']:
        grid['properties'] = {'code': 'P' + grid['properties']['code'], 'name': '警务区'}
    police.write_text(json.dumps(grids))
    from_menu(program, '比对')
    program.find(role='text', name='部门')
    wait('the focus on its name', lambda: any(n.name == '部门' for n in program.all(state='focused'))
         or program.press('Tab') and False)
    type_text('police')
    program.click(program.find(role='push button', part='选择对方文件'))
    choose(program, police)
    pairs = program.find(role='list', name='网格对')
    program.see('已商定 0 对')

    def lines():
        return [n.name for n, _ in walk(pairs, hidden=False) if n.role == 'list item']
    wait('five pairs that are the same', lambda: len([x for x in lines() if '警务区' in x]) == 5)
    key('Down')
    key('alt+a')
    program.see('已商定 1 对')
    out = journey.cli_json('match', file, police, '--name', 'police', '--unit', '990101001')
    equal(out['agreed'], 1)
    program.click(program.find(role='push button', part='另存为表格'))
    program.find(role='push button', part='保存(S)')
    time.sleep(0.5)
    key('ctrl+a')
    type_text(str(file.parent / 'pairs.xlsx'))
    key('Return')
    wait('the table', lambda: (file.parent / 'pairs.xlsx').exists())
    key('Escape')
    program.gone(role='list', name='网格对')

    # The list of findings on paper.
    from_menu(program, 'PDF')
    program.find(role='push button', part='保存(S)')
    time.sleep(0.5)
    key('ctrl+a')
    type_text(str(file.parent / 'findings.pdf'))
    key('Return')
    wait('the paper', lambda: (file.parent / 'findings.pdf').read_bytes().startswith(b'%PDF'))


drive.run(fourteen, by_group, detail_and_form, on_the_map, in_the_card, calendar,
          borders)
