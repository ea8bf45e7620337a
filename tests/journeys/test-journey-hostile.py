# SPDX-License-Identifier: GPL-3.0-or-later
"""Files made to break whoever reads them: each is refused with a sentence and nothing is written,
within the memory and the time that the reading child is allowed."""
import json
import os
import resource
import struct
import zipfile

from geopackage import geopackage_of_grids
from journey import cli, cli_json, equal, folder, refused, run, sample, try_cli
from workbook import workbook

MIB = 1 << 20
# The child's 512 MiB, its libraries, and the same again for us.
# The sanitizers hold back what was freed.
ALLOWED_MIB = 1400 * int(os.environ.get('WG_MEMORY_FACTOR', '1'))


def try_all(files, says=()):
    """Each into the sample: a refusal, and the sample is byte for byte what it was."""
    file = sample()
    before = file.read_bytes()
    for path, kind in files:
        err = refused('import', file, path, '--as', kind)
        assert path.name in err, f'{path.name} is not named: {err}'
        for word in says:
            assert word in err, f'expected "{word}" in {err}'
        equal((path.name, file.read_bytes() == before), (path.name, True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert peak < ALLOWED_MIB, f'{peak:.0f} MiB'


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a0 "0123456789">' + b''.join(
    b'<!ENTITY a%d "%s">' % (i, b'&a%d;' % (i - 1) * 10) for i in range(1, 12)) + b']>'


def zip_bombs(_):
    place = folder()
    row = b'<row><c t="inlineStr"><is><t>' + b'x' * 1000 + b'</t></is></c></row>'
    bomb = workbook(place / 'bomb.xlsx',
                    [('a', False, [SHEET, *[row * 1000] * 650, b'</sheetData></worksheet>'])])
    assert bomb.stat().st_size < 20 * MIB
    with zipfile.ZipFile(place / 'bomb.zip', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for ending in ('.shp', '.shx', '.dbf'):
            with archive.open('a' + ending, 'w', force_zip64=True) as part:
                for _i in range(600 if ending == '.shp' else 1):
                    part.write(bytes(MIB))
    with zipfile.ZipFile(place / 'bomb.ods', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        names = ''.join(f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
                        for short in ('office', 'table', 'text'))
        archive.writestr('content.xml', f'<office:document-content{names}><office:body>'
                         '<office:spreadsheet><table:table table:name="a"><table:table-row '
                         'table:number-rows-repeated="1000000000"><table:table-cell '
                         'office:value-type="string" table:number-columns-repeated="1000000000">'
                         '<text:p>x</text:p></table:table-cell></table:table-row></table:table>'
                         '</office:spreadsheet></office:body></office:document-content>')
    try_all([(bomb, 'units'), (place / 'bomb.zip', 'grids'), (place / 'bomb.ods', 'units')])


def entity_bombs(_):
    place = folder()
    book = workbook(place / 'entities.xlsx', [
        ('a', False, [ENTITIES, SHEET, b'<row><c t="inlineStr"><is><t>&a11;</t></is></c></row>'
                      b'</sheetData></worksheet>'])])
    (place / 'entities.kml').write_bytes(
        b'<?xml version="1.0"?>' + ENTITIES + b'<kml xmlns="http://www.opengis.net/kml/2.2">'
        b'<Document><Placemark><name>&a11;</name></Placemark></Document></kml>')
    (place / 'entities.osm').write_bytes(
        b'<?xml version="1.0"?>' + ENTITIES + b'<osm version="0.6"><node id="1" lat="1" lon="1">'
        b'<tag k="name" v="&a11;"/></node></osm>')
    (place / 'outside.kml').write_bytes(
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&a;</name>'
        b'</Placemark></Document></kml>')
    try_all([(book, 'units'), (place / 'entities.kml', 'grids'),
             (place / 'entities.osm', 'streets'), (place / 'outside.kml', 'grids')])


def shape_with_too_many_records(_):
    place = folder()

    def head(length):
        return struct.pack('>7i', 9994, 0, 0, 0, 0, 0, length) + struct.pack(
            '<2i8d', 1000, 5, 0, 0, 1, 1, 0, 0, 0, 0)
    # A table of two thousand million rows, of which there is not one.
    table = struct.pack('<4BIHH20x', 3, 126, 1, 1, 2_000_000_000, 65, 11) + struct.pack(
        '<11sc4xBB14x', b'CODE', b'C', 10, 0) + b'\r'
    for ending, content in (('.shp', head(50)), ('.shx', head(2_000_000_000)), ('.dbf', table)):
        (place / f'many{ending}').write_bytes(content)
    # One polygon that says it has as many points.
    record = struct.pack('>2i', 1, 64) + struct.pack('<i4d3i', 5, 0, 0, 1, 1, 1, 2_000_000_000, 0)
    for ending, content in (
            ('.shp', head((100 + len(record)) // 2) + record),
            ('.shx', head(54) + struct.pack('>2i', 50, 64)),
            ('.dbf', struct.pack('<4BIHH20x', 3, 126, 1, 1, 1, 65, 11) + struct.pack(
                '<11sc4xBB14x', b'CODE', b'C', 10, 0) + b'\r 990101    ')):
        (place / f'points{ending}').write_bytes(content)
    try_all([(place / 'many.shp', 'grids')])
    # The second has one row, and that is refused.
    file = sample()
    before = file.read_bytes()
    try:
        out = cli_json('import', file, place / 'points.shp', '--as', 'grids')
        equal((out['new'], out['changed']), (0, 0))
    except AssertionError:
        refused('import', file, place / 'points.shp', '--as', 'grids')
    equal(file.read_bytes(), before)


def endless_lines(_):
    place = folder()
    with open(place / 'line.csv', 'wb') as out:
        out.write(b'code,name\n990101,')
        for _i in range(1024):
            out.write(b'x' * MIB)
    with open(place / 'quote.csv', 'wb') as out:
        out.write(b'code,name\n990101,"')
        for _i in range(64):
            out.write(b'x,\n' * (MIB // 3))
    (place / 'wide.csv').write_bytes(b',' * 100_000 + b'\n' + b',' * 100_000 + b'\n')
    try_all([(place / 'line.csv', 'units'), (place / 'quote.csv', 'units'),
             (place / 'wide.csv', 'units')])


def nested(_):
    place = folder()
    (place / 'deep.geojson').write_text('[' * 100_000 + ']' * 100_000, encoding='ascii')
    (place / 'deeper.geojson').write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":' +
        '{"a":' * 100_000 + '1' + '}' * 100_000 + ',"geometry":null}]}', encoding='ascii')
    (place / 'collections.kml').write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>' + '<Folder>' * 100_000 +
        '</Folder>' * 100_000 + '</Document></kml>', encoding='ascii')
    try_all([(place / 'deep.geojson', 'grids'), (place / 'deeper.geojson', 'grids'),
             (place / 'collections.kml', 'grids')])


def database_with_a_will(_):
    """A view under the name of a table, with a trigger on it: its rows have no shape of their own
    and none is taken. One that never ends is ended by the child's processor time, five minutes;
    that is no test for every day."""
    place = folder()
    base = geopackage_of_grids(place / 'view.gpkg')
    base.executescript('''
      CREATE VIEW grids AS WITH RECURSIVE n (fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n
          LIMIT 50)
        SELECT fid, NULL AS geom, hex (randomblob (1000)) AS code, 'x' AS name FROM n;
      CREATE TRIGGER t INSTEAD OF INSERT ON grids BEGIN SELECT load_extension ('/tmp/evil'); END;
    ''')
    base.commit()
    base.close()
    (place / 'cut.gpkg').write_bytes((place / 'view.gpkg').read_bytes()[:5000])
    try_all([(place / 'cut.gpkg', 'grids')])
    file = sample()
    before = file.read_bytes()
    code, out, err = try_cli('import', file, place / 'view.gpkg', '--as', 'grids', '--json')
    assert code == 1 and 'view.gpkg' in err or json.loads(out)['new'] == 0, (code, out, err)
    equal(file.read_bytes() == before, True)


def still_reads(_):
    """After all that: an honest file."""
    place = folder()
    (place / 'units.csv').write_text('code,name\n990101,x\n', encoding='ascii')
    cli('import', place / 'new.wangge', place / 'units.csv', '--as', 'units')
    equal(cli_json('info', place / 'new.wangge')['units']['total'], 1)


run(zip_bombs, entity_bombs, shape_with_too_many_records, endless_lines, nested,
    database_with_a_will, still_reads)
