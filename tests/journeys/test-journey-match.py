# SPDX-License-Identifier: GPL-3.0-or-later
"""Two departments' grids over each other: the same, shifted, split, merged; agreed pair by pair."""
import json

from journey import cli, cli_json, equal, folder, refused, run

# Ten by ten thousandths of a degree.
OURS = {'A1': (0, 0, 10, 10), 'A2': (10, 0, 20, 10), 'A3': (20, 0, 30, 10),
        'A4': (0, 10, 10, 20), 'A5': (10, 10, 20, 20), 'A6': (40, 0, 50, 10)}
# P2 lies 0.1 further east; P3 and P4 are halves of A3; P5 is A4 and A5; P9 is where we have none.
THEIRS = {'P1': (0, 0, 10, 10), 'P2': (10.1, 0, 20.1, 10), 'P3': (20, 0, 25, 10),
          'P4': (25, 0, 30, 10), 'P5': (0, 10, 20, 20), 'P9': (60, 0, 70, 10)}


def layer(place, name, boxes):
    features = [{'type': 'Feature', 'properties': {'code': code, 'name': '网格' + code},
                 'geometry': {'type': 'Polygon', 'coordinates': [
                     [[110 + x / 1000, 30 + y / 1000] for x, y in
                      ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))]]}}
                for code, (x1, y1, x2, y2) in boxes.items()]
    (place / name).write_text(json.dumps({'type': 'FeatureCollection', 'features': features}))
    return place / name


def two_layers(place):
    file = place / 'new.wangge'
    cli('import', file, layer(place, 'ours.geojson', OURS), '--as', 'grids')
    return file, layer(place, 'police.geojson', THEIRS)


def relations(_):
    file, police = two_layers(folder())
    before = file.read_bytes()
    out = cli_json('match', file, police, '--name', '公安')
    equal([(p['ours'], p['theirs'], p['relation']) for p in out['pairs']],
          [('A1', 'P1', 'same'), ('A2', 'P2', 'shifted'), ('A3', 'P3', 'split'),
           ('A3', 'P4', 'split'), ('A4', 'P5', 'merged'), ('A5', 'P5', 'merged'),
           ('A6', None, 'only_ours'), (None, 'P9', 'only_theirs')])
    same, shifted, half = out['pairs'][:3]
    equal((same['difference_m2'], same['overlap_m2']), (0, same['ours_m2']))
    # A strip of 9.65 m by 1,109 m on either side.
    assert 21000 < shifted['difference_m2'] < 21700, shifted
    assert abs(half['overlap_m2'] * 2 - half['ours_m2']) < 5, half
    equal(file.read_bytes(), before)


def identical(_):
    place = folder()
    file, _police = two_layers(place)
    out = cli_json('match', file, place / 'ours.geojson', '--name', '综治')
    equal({(p['relation'], p['difference_m2']) for p in out['pairs']}, {('same', 0)})


def agreed(_):
    place = folder()
    file, police = two_layers(place)
    out = cli_json('match', file, police, '--name', '公安', '--agree', 'A1=P1', '--agree', 'A6=')
    equal((out['agreed'], [p['ours'] for p in out['pairs'] if p['agreed']]), (2, ['A1', 'A6']))
    equal(cli_json('match', file, police, '--name', '公安')['agreed'], 2)
    # Each department is agreed with by itself.
    equal(cli_json('match', file, police, '--name', '城管')['agreed'], 0)
    refused('match', file, police, '--name', '公安', '--agree', 'A1=P9')
    cli('match', file, police, '--name', '公安', '--out', place / 'pairs.csv')
    lines = (place / 'pairs.csv').read_text('utf-8-sig').splitlines()
    equal(lines[1].split(',')[:3], ['A1', '网格A1', 'P1'])
    equal(cli_json('verify', file)['ok'], True)


def nothing_there(_):
    place = folder()
    file, _police = two_layers(place)
    far = layer(place, 'far.geojson', {'X': (0, 0, 0, 0)})
    refused('match', file, far, '--name', '公安')


run(relations, identical, agreed, nothing_there)
