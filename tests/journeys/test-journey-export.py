# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the program comes back: the sample, kind by kind, into a new file."""
import csv
import json

from journey import cli, cli_json, equal, folder, refused, run, sample, try_cli

STREET = '990101001'
FIGURES = ('households', 'residents', 'full_members', 'branches', 'staffed_1n', 'orders',
           'dispatched', 'accepted', 'finished', 'evaluated', 'satisfied_rate',
           'teams', 'activities', 'person_times', 'hours', 'blank_grids', 'crowded_grids',
           'posts_open', 'posts_complete')


def export(file, kind, suffix, *more):
    target = file.parent / f'{kind}{suffix}'
    out = cli_json('export', file, target, '--kind', kind, *more)
    return target, out['rows']


def figures(file):
    found = {name: cli_json('figure', file, name, '--unit', STREET, '--period', '2026Q3',
                            '--cutoff', '2026-09-30 24:00')['value'] for name in FIGURES}
    found['covered_residents'] = cli_json('figure', file, 'covered_residents', '--unit', STREET,
                                          '--at', '2026-10-15 19:30')['value']
    return found


def round_trip(_):
    file = sample()
    new = file.parent / 'again.wangge'
    for kind, suffix, n in (('units', '.geojson', 226), ('grids', '.geojson', 212),
                            ('posts', '.csv', 13), ('teams', '.csv', 43), ('activities', '.csv', 2015),
                            ('cases', '.csv', 6942)):
        target, rows = export(file, kind, suffix)
        equal(rows, n)
        out = cli_json('import', new, target, '--as', kind)
        equal((out['new'], out['refused']), (n, []))
        again = cli_json('import', new, target, '--as', kind)
        equal((again['new'], again['changed'], again['refused']), (0, 0, []))
    equal(figures(new), figures(file))
    equal(cli_json('verify', new)['ok'], True)


def one_street(_):
    file = sample()
    equal(export(file, 'grids', '.csv', '--unit', STREET)[1], 48)
    equal(export(file, 'posts', '.csv', '--unit', STREET)[1], 5)
    target, rows = export(file, 'cases', '.csv', '--unit', STREET)
    equal(rows > 412, True)
    with target.open(encoding='utf-8-sig', newline='') as lines:
        table = list(csv.DictReader(lines))
    equal(len(table), rows)
    equal({row['Unit'][:9] for row in table}, {STREET})
    equal({len(row['Grid']) for row in table}, {15})


def shapes_are_exact(_):
    file = sample()
    target, _rows = export(file, 'grids', '.geojson')
    features = json.loads(target.read_text(encoding='utf-8'))['features']
    equal({feature['geometry']['type'] for feature in features}, {'MultiPolygon'})
    equal({len(feature['properties']['code']) for feature in features}, {15})
    new = file.parent / 'shapes.wangge'
    cli('import', new, target, '--as', 'grids')
    second = new.parent / 'second.geojson'
    cli('export', new, second, '--kind', 'grids')
    again = json.loads(second.read_text(encoding='utf-8'))['features']
    equal([feature['geometry'] for feature in again], [feature['geometry'] for feature in features])


def encodings(_):
    file = sample()
    target, _rows = export(file, 'units', '.csv', '--encoding', 'gb18030')
    assert '青禾街道' in target.read_text(encoding='gb18030')
    target, _rows = export(file, 'units', '.csv')
    assert target.read_bytes().startswith(b'\xef\xbb\xbf')


def bad_words(_):
    file = sample()
    before = file.read_bytes()
    refused('export', file, file.parent / 'x.docx', '--kind', 'units', says='.csv, .xlsx')
    refused('export', file, folder() / 'none' / 'x.csv', '--kind', 'units')
    for words in ((), ('--kind', 'people'), ('--kind', 'units', '--encoding', 'latin1')):
        code, _out, err = try_cli('export', file, file.parent / 'x.csv', *words)
        equal(code, 2)
        assert err.strip(), words
    equal(file.read_bytes(), before)
    equal((file.parent / 'x.csv').exists(), False)


run(round_trip, one_street, shapes_are_exact, encodings, bad_words)
