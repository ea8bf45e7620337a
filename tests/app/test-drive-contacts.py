# SPDX-License-Identifier: GPL-3.0-or-later
"""The coverage of contacts: begun and ended by keys and pointer, saved as one edit, taken back."""
import drive
from drive import key, open_street, point_and_click
from journey import equal, wait


def open_contacts(programs):
    program = open_street(programs)
    key('alt+4')
    program.see('组织类型')
    tab = program.find(role='page tab', name='联系')

    def at_the_matrix():
        found = program.all(role='panel', name='联系关系表')
        if not found:
            point_and_click(*program.centre(tab))
        return found
    program.matrix = wait('the matrix', at_the_matrix)[0]
    return program


def said(program):
    return program.find(role='panel', name='联系关系表').description


def covers(programs):
    program = open_contacts(programs)
    program.see('4 个单位中 0 个有领导联系：0.0 %')
    program.see('尚未登记这一级的联系')
    x, y, width, height = program.place(program.matrix)
    # By pointer: the first cell lies right of the names and below the titles.
    point_and_click(x + 100, y + 170)
    wait('a contact by pointer', lambda: '联系，尚未保存' in said(program))
    program.see('4 个单位中 1 个有领导联系：25.0 %')
    # By keys, from the top: all four.
    key('Page_Up', 'Home')
    wait('the first cell', lambda: said(program).startswith('青禾社区 × 青禾街道 书记'))
    for unit in range(4):
        if '联系，尚未保存' not in said(program):
            key('space')
            wait('a contact by keys', lambda: '联系，尚未保存' in said(program))
        if unit < 3:
            before = said(program)
            key('Down')
            wait('the next community', lambda: said(program) != before)
    program.see('全覆盖：4 个单位都有领导联系，100.0 %')
    key('ctrl+s')
    wait('nothing left to save', lambda: '尚未保存' not in said(program)
         and '自 2026-10-12 起联系' in said(program))
    # One less: the figure falls, the unit is named, and the rule finds it once it is saved.
    key('Return')
    program.see('4 个单位中 3 个有领导联系：75.0 %')
    program.see('无人联系：桥南社区')
    program.click([b for b in program.all(role='push button', part='保存')][-1])
    wait('saved', lambda: '未联系' in said(program) and '尚未保存' not in said(program))
    # The holes on the map: the grids of the community, hatched and counted.
    program.click(program.find(role='push button', name='在地图上显示缺口'))
    program.see('75.0%')
    legend = program.find(role='image', name='图例')
    wait('the hatched grids', lambda: '无人联系：12 个网格' in legend.description
         and '有领导联系：36 个网格' in legend.description)
    key('F7')
    program.click(program.find(role='push button', name='网格 4'))
    program.see('街道（乡镇）领导联系社区（村）：没有联系领导。')
    key('alt+4', 'ctrl+z')
    program.see('全覆盖：4 个单位都有领导联系，100.0 %')
    key('ctrl+z')
    program.see('4 个单位中 0 个有领导联系：0.0 %')


drive.run(covers)
