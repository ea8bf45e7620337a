# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from elsewhere: dry run, import, refusals, undo of nothing half done."""
import csv
import json
import random
import signal
import time

from journey import (cli, cli_json, equal, folder, run, sample, shared, start, try_cli)

CELL = 0.001


def grid_file(place, columns, rows, broken=()):
    """A chequer of grids as GeoJSON; those in broken have no geometry."""
    features = []
    for row in range(rows):
        for column in range(columns):
            x, y = 100 + column * CELL, 30 + row * CELL
            ring = [[x, y], [x + CELL, y], [x + CELL, y + CELL], [x, y + CELL], [x, y]]
            number = row * columns + column
            features.append({
                'type': 'Feature',
                'properties': {'code': f'G{number:06d}', 'name': f'Grid {number}'},
                'geometry': None if number in broken else {'type': 'Polygon',
                                                           'coordinates': [ring]}})
    file = place / 'grids.geojson'
    file.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}),
                    encoding='utf-8')
    return file


def dry_run_writes_nothing(_):
    file = sample()
    before = file.read_bytes()
    out = cli_json('import', file, grid_file(file.parent, 5, 4), '--as', 'grids', '--dry-run')
    equal(out['new'], 20)
    equal(file.read_bytes(), before)


def dry_run_makes_no_file(_):
    place = folder()
    cli('import', place / 'new.wangge', grid_file(place, 3, 3), '--as', 'grids', '--dry-run')
    assert not (place / 'new.wangge').exists()


def import_is_one_edit(_):
    place = folder()
    file = place / 'new.wangge'
    out = cli_json('import', file, grid_file(place, 5, 4, broken={7}), '--as', 'grids')
    equal(out['new'], 19)
    equal([(r['row'], bool(r['why'])) for r in out['refused']], [(8, True)])
    info = cli_json('info', file)
    equal(info['grids']['total'], 19)
    equal(cli_json('verify', file)['ok'], True)
    again = cli_json('import', file, grid_file(place, 5, 4, broken={7}), '--as', 'grids')
    equal((again['new'], again['changed'], again['unchanged']), (0, 0, 19))


def strict_refuses_all(_):
    place = folder()
    file = place / 'new.wangge'
    code, _, _ = try_cli('import', file, grid_file(place, 5, 4, broken={7}), '--as', 'grids',
                         '--strict')
    equal(code, 1)
    assert not file.exists() or cli_json('info', file)['grids']['total'] == 0


def refused_rows_come_back_corrected(_):
    """Of five activities two go in; the list of the three others is corrected as a clerk would in
    a spreadsheet, and imported: all are in. A list with no row is no file."""
    file, place = sample(), folder()
    n = cli_json('figure', file, 'activities', '--unit', '990101001', '--period', '2026Q3')['value']
    table, left, again = place / 'activities.csv', place / 'left.csv', place / 'again.csv'
    table.write_text('活动名称,日期,网格,人次,服务时长,备注\n'
                     '便民日甲,2026-09-20,东园第6网格,10,12.5,\n'
                     '便民日乙,2026-09-31,东园第6网格,10,12.5,"月底, 雨"\n'
                     '便民日丙,2026-09-22,东园第99网格,8,6,=1+1\n'
                     '便民日丁,2026-09-23,东园第7网格,许多,6,\n'
                     '便民日戊,2026-09-24,东园第7网格,5,4,\n', encoding='utf-8')
    words = ('import', file, table, '--as', 'activities', '--refused', left)
    before = file.read_bytes()
    dry = cli_json(*words, '--dry-run')
    equal((dry['new'], len(dry['refused']), file.read_bytes()), (2, 3, before))
    out = cli_json(*words)
    equal((out['new'], [row['row'] for row in out['refused']]), (2, [2, 3, 4]))
    with left.open(encoding='utf-8-sig', newline='') as lines:
        rows = list(csv.reader(lines))
    equal(rows[0][:6], ['活动名称', '日期', '网格', '人次', '服务时长', '备注'])
    equal([row[0] for row in rows[1:]], ['便民日乙', '便民日丙', '便民日丁'])
    equal([row[-3:-1] for row in rows[1:]], [['activities.csv', n] for n in '234'])
    equal(rows[1][5], '月底, 雨')
    # Not corrected: nothing goes in, and the list is the same again.
    same = cli_json('import', file, left, '--as', 'activities', '--refused', again)
    equal((same['new'], len(same['refused'])), (0, 3))
    again.unlink()
    text = left.read_text(encoding='utf-8-sig')
    for wrong, right in (('2026-09-31', '2026-09-30'), ('第99网格', '第9网格'), ('许多', '12')):
        assert wrong in text, text
        text = text.replace(f',{wrong},', f',{right},').replace(f'东园{wrong},', f'东园{right},')
    left.write_text(text, encoding='utf-8-sig')
    out = cli_json('import', file, left, '--as', 'activities', '--refused', again)
    equal((out['new'], out['refused'], again.exists()), (3, [], False))
    equal(cli_json('figure', file, 'activities', '--unit', '990101001', '--period',
                   '2026Q3')['value'], n + 5)
    equal(cli_json('verify', file)['ok'], True)


def killed_import_leaves_the_file(_):
    """At any moment: the file is as before or as after, and sound."""
    place = folder()
    source = grid_file(place, 80, 60)
    file = place / 'new.wangge'
    cli('import', file, grid_file(folder(), 3, 3), '--as', 'grids')
    before = file.read_bytes()
    began = time.monotonic()
    whole = place / 'whole.wangge'
    whole.write_bytes(before)
    cli('import', whole, source, '--as', 'grids')
    length = time.monotonic() - began
    after = cli_json('info', whole)['grids']['total']
    chance = random.Random(4)
    outcomes = set()
    for _ in range(8):
        for rest in place.glob('new.wangge*'):
            if rest.is_file():  # the folder of backups stays
                rest.unlink()
        file.write_bytes(before)
        process = start('import', file, source, '--as', 'grids')
        time.sleep(chance.random() * length)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = cli_json('info', file)['grids']['total']
        outcomes.add(found)
        assert found in (9, after), f'{found} grids: neither before nor after'
        equal(cli_json('verify', file), {'ok': True, 'problems': []})
    assert 9 in outcomes, 'never killed before it was done'


def five_places(_):
    source = shared('hierarchy/five-places-flat.csv')
    file = folder() / 'five.wangge'
    out = cli_json('import', file, source, '--as', 'units')
    equal((out['new'], out['refused']), (3910, []))
    levels = cli_json('info', file)['units']['by_level']
    equal(sorted(levels.values()), sorted([4, 5, 19, 265, 3617]))
    equal(cli_json('verify', file)['ok'], True)


def leeds(_):
    place = shared('polygons/uk-leeds')
    file = folder() / 'leeds.wangge'
    sources = sorted(place.glob('*E08000035.json'))
    equal(len(sources), 4)
    for source in sources[:3]:
        cli('import', file, source, '--as', 'units')
    cli('import', file, sources[3], '--as', 'grids')
    info = cli_json('info', file)
    equal(info['grids']['total'], 2543)
    equal(info['units']['total'], 33 + 107 + 482)
    equal(cli_json('verify', file)['ok'], True)
    picture = file.with_name('leeds.png')
    cli('render', file, '--page', 'map', '--indicator', 'area_km2', '-o', picture)
    assert picture.stat().st_size > 50000


run(dry_run_writes_nothing, dry_run_makes_no_file, import_is_one_edit, strict_refuses_all,
    refused_rows_come_back_corrected, killed_import_leaves_the_file, five_places, leeds)
