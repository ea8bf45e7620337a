# SPDX-License-Identifier: GPL-3.0-or-later
"""Units are merged and split with their sums, mostly by keys, and undone."""
import time

import drive
import journey
from drive import Program, key
from journey import equal, wait
from unit_tree import rows, walk_to


def units(file):
    """Superior of every unit of today by its name."""
    found = {}

    def below(node, superior):
        found[node['name']] = superior
        for child in node.get('units', []):
            below(child, node['name'])
    for node in journey.cli_json('org', file)['tree']['units']:
        below(node, None)
    return found


def press(program, part):
    wait(f'“{part}” to be possible',
         lambda: program.find(role='push button', part=part).was('sensitive'))
    program.click(program.find(role='push button', part=part))
    program.gone(role='push button', part=part)


def tab_to(program, is_there, by='Tab', again=True):
    if again:
        key('Tab')
    seen = []
    for _ in range(40):
        focused = program.all(state='focused')  # each window has one
        if any(is_there(node) for node in focused):
            return
        seen.append([f'{node.role} {node.name}' for node in focused][-1:])
        key(by)
        time.sleep(0.1)
    raise AssertionError(f'the keys do not lead there, but to {seen}')


def end(program, name, way):
    """The dialog of what becomes of a unit, from the tree's menu, on one of its three pages."""
    walk_to(program, name)
    key('shift+F10')
    program.find(role='menu item', part='撤销、合并或拆分')
    key('e')
    page = wait(way, lambda: [n for n in program.all(name=way) if n.actions()])[0]
    program.click(page)


def merged_and_split(programs):
    file = journey.sample()
    program = Program(file)
    programs.append(program)
    program.see('临江区')
    program.resize(1366, 900)
    program.activate()
    key('alt+4')
    wait('the tree', lambda: '青禾街道' in rows(program))
    before = units(file)
    households = journey.cli_json('figure', file, 'households', '--unit', '990101001')['value']

    # Two communities become one; their branches and grids come under it.
    walk_to(program, '青禾街道')
    key('Right')
    wait('the communities', lambda: '新渡社区' in ' '.join(rows(program)))
    names = [n for n in rows(program) if '新渡社区' in n or '桥南社区' in n]
    taker, taken = [next(n for n in names if part in n) for part in ('新渡社区', '桥南社区')]
    end(program, taker, '合并')
    tab_to(program, lambda node: any(part in node.name for part in ('青禾社区', '桥南社区'))
           and node.role in ('list item', 'check box'))
    tab_to(program, lambda node: taken in node.name and
           node.role in ('list item', 'check box'), 'Down', again=False)
    key('space')
    program.see('合计')
    press(program, '合并(')
    wait('one community less', lambda: taken not in units(file) and taker in units(file))
    equal(journey.cli_json('figure', file, 'households', '--unit', '990101001')['value'],
          households)
    key('ctrl+z')
    wait('both back', lambda: units(file) == before)

    # One becomes three; by keys, a branch goes to the third.
    end(program, taker, '拆分')
    program.focus(program.find(role='text', name='新组织的户数'))
    program.tab_to('再加一个新组织')
    key('space')
    program.see('新组织 2')
    parts = [('新渡东社区', '990101001008'), ('新渡西社区', '990101001009')]
    for what, number in (('新组织的名称', 0), ('新组织的编码', 1)):
        fields = wait(what, lambda what=what: (lambda found: len(found) == 2 and found)(
            program.all(role='text', name=what)))
        for field, part in zip(fields, parts):
            program.type_into(field, part[number])
    branch = next(n for n, above in before.items() if above == taker)
    program.tab_to('再加一个新组织')
    program.tab_to(branch)
    wait('the new ones to choose from',
         lambda: program.all(role='label', name='新渡西社区') or key('space'))
    key('End', 'Return')
    press(program, '拆分(')
    wait('two communities more', lambda: units(file).get('新渡西社区') == '青禾街道'
         and units(file).get('新渡东社区') == '青禾街道')
    equal(units(file)[branch], '新渡西社区')
    equal(journey.cli_json('figure', file, 'households', '--unit', '990101001')['value'],
          households)
    key('ctrl+z')
    wait('one again', lambda: units(file) == before)


drive.run(merged_and_split)
