# SPDX-License-Identifier: GPL-3.0-or-later
"""The exact values of coordinates and of characters, one by one, through the whole program. (The
ways forward, for which it has no command, are in test-zone and test-datum.)"""
import json
import pathlib

from journey import cli, cli_json, equal, folder, run

# The place of all three: the system that a file is in, its two numbers there.
LON, LAT = 108.37, 22.82
COORDINATES = (
    ('1 EPSG:4490 as GeoJSON writes it', (), (LON, LAT), 1e-9),
    ('2 EPSG:4545, easting before northing', ('--datum', '4545'), (537983.635, 2524651.449), 1e-8),
    ('2 its zone in front, EPSG:4524', ('--datum', '4524'), (36537983.635, 2524651.449), 1e-8),
    ('2 its zone in front, and nobody says so', (), (36537983.635, 2524651.449), 1e-8),
    ('3 GCJ-02', ('--datum', 'gcj02'), (108.374076, 22.817319), 6e-7),
)
# The character, its bytes in GB18030.
TEXT = (
    ('4', 0x4DAE, 'FE9F'),
    ('5', 0x36C3, '8230B731'),
    ('6', 0x2CB7C, '9933AD38'),
    ('7', 0x3E06, '8231F231'),
)


def coordinates(_):
    for name, words, (x, y), most in COORDINATES:
        place = folder()
        source, file, back = (pathlib.Path(place / part)
                              for part in ('in.geojson', 'new.wangge', 'out.geojson'))
        source.write_text(json.dumps({'type': 'FeatureCollection', 'features': [
            {'type': 'Feature', 'properties': {'name': 'P'},
             'geometry': {'type': 'Point', 'coordinates': [x, y]}}]}), encoding='utf-8')
        equal(cli_json('import', file, source, '--as', 'posts', *words)['new'], 1)
        cli('export', file, back, '--kind', 'posts')
        lon, lat = json.loads(back.read_text(encoding='utf-8'))['features'][0]['geometry'][
            'coordinates']
        assert abs(lon - LON) <= most and abs(lat - LAT) <= most, (name, lon, lat)


def characters(_):
    place = folder()
    for number, point, code in TEXT:
        source, file = place / f'{number}.csv', place / f'{number}.wangge'
        out, utf8 = place / f'{number}-out.csv', place / f'{number}-utf8.csv'
        try:
            chr(point).encode('gbk')
            raise AssertionError(f'{number}: GBK has this character')
        except UnicodeEncodeError:
            pass
        source.write_bytes(b'code,name\n990101001001,' + bytes.fromhex(code)
                           + '江社区\n'.encode('gb18030'))
        equal(cli_json('import', file, source, '--as', 'units')['new'], 1)
        cli('export', file, out, '--kind', 'units', '--encoding', 'gb18030')
        assert bytes.fromhex(code) + '江社区'.encode('gb18030') in out.read_bytes(), number
        cli('export', file, utf8, '--kind', 'units')
        assert f'{chr(point)}江社区' in utf8.read_text(encoding='utf-8-sig'), number


run(coordinates, characters)
