# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format an office may send, made here in small: workbooks with a hidden sheet, packages,
archives; and the same cut short, or with another inside than its name says."""
import json
import struct
import zipfile

from geopackage import geopackage_of_grids
from journey import (Skip, SHARED, SOURCE, cli, cli_json, equal, folder, refused, run, sample,
                     try_cli)
from old_book import old_book
from workbook import workbook

FIXTURES = SOURCE / 'tests' / 'fixtures' / 'import'
UNITS = [['编码', '名称', '户数'], ['110101001001', '甲社区', 120], ['110101001002', '䶮社区', 80]]


def workbook_with_hidden_sheet(_):
    place = folder()
    book = workbook(place / '单位.xlsx', [('草稿', True, [['x'], ['1']]), ('单位', False, UNITS),
                                        ('说明', False, [['y'], ['2']])])
    out = cli_json('import', place / 'new.wangge', book, '--as', 'units')
    equal((out['new'], out['refused']), (2, []))
    assert any('单位' in note and '说明' in note and '草稿' not in note for note in out['notes']), out
    listed = cli('org', place / 'new.wangge')
    assert '䶮社区' in listed and '110101001002' in listed, listed


def code_as_number(_):
    """A spreadsheet made the codes numbers: fifteen digits still are what they were."""
    place = folder()
    rows = [['编码', '名称'], [990101001001001, '第1网格']]
    book = workbook(place / 'grids.xlsx', [('a', False, rows)])
    out = cli_json('import', place / 'new.wangge', book, '--as', 'units', '--dry-run')
    equal(out['new'], 1)


def open_document(_):
    place = folder()
    cells = ''.join('<table:table-row>' + ''.join(
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in row) + '</table:table-row>' for row in UNITS)
    names = ''.join(f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
                    for short in ('office', 'table', 'text'))
    with zipfile.ZipFile(place / 'units.ods', 'w') as archive:
        archive.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        archive.writestr('content.xml', f'<office:document-content{names}><office:body>'
                         f'<office:spreadsheet><table:table table:name="单位">{cells}</table:table>'
                         '</office:spreadsheet></office:body></office:document-content>')
    out = cli_json('import', place / 'new.wangge', place / 'units.ods', '--as', 'units')
    equal((out['new'], out['refused']), (2, []))


DAY = 46307  # 2026-10-12


def old_workbook(_):
    """What offices saved before 2007: the hidden sheet stays unread, codes stay text, a day is a
    day and not a number."""
    place = folder()
    rows = [['编码', '名称', '户数', '成立日期'], ['110101001001', '甲社区', 120, (DAY,)],
            [110101001002, '䶮社区', 80, None]]
    book = old_book(place / '单位.xls', [('草稿', True, [['x'], ['1']]), ('单位', False, rows),
                                       ('说明', False, [['y'], ['2']])])
    out = cli_json('import', place / 'new.wangge', book, '--as', 'units')
    equal((out['new'], out['refused']), (2, []))
    assert any('单位' in note and '说明' in note and '草稿' not in note for note in out['notes']), out
    listed = cli('org', place / 'new.wangge')
    assert '䶮社区' in listed and '110101001002' in listed, listed
    cli('export', place / 'new.wangge', place / 'units.csv', '--kind', 'units')
    written = (place / 'units.csv').read_text('utf-8-sig')
    assert '2026-10-12' in written and str(DAY) not in written, written
    # Fifteen digits are what they were, as text and as a number; sixteen a spreadsheet cannot hold.
    grids = [['编码', '名称'], ['000101001001001', '第1网格'], [990101001001002, '第2网格']]
    out = cli_json('import', place / 'other.wangge', old_book(place / 'g.xls', [('a', False, grids)]),
                   '--as', 'units')
    equal((out['new'], out['refused']), (2, []))
    assert '000101001001001' in cli('org', place / 'other.wangge')
    large = [['编码', '名称'], [1.10101e20, '第1网格']]
    out = cli_json('import', place / 'new.wangge', old_book(place / 'e.xls', [('a', False, large)]),
                   '--as', 'units')
    equal((out['new'], [row['row'] for row in out['refused']]), (0, [2]))
    assert '1.10101e+20' in out['refused'][0]['why'], out


def old_workbook_harmed(_):
    """Cut anywhere, with a ring in its chain of sectors, or no workbook at all: a sentence, and
    never a word of the hidden sheet's."""
    place = folder()
    whole = old_book(place / 'good.xls', [('草稿', True, UNITS), ('单位', False, UNITS)]).read_bytes()
    n = len(whole) // 512 - 3  # sectors of the stream: header, folder and table are beside it
    ring = bytearray(whole)
    ring[-512:-508] = struct.pack('<I', 0)
    harmed = {'none.xls': b'', 'lie.xls': '编码,名称\n1,甲\n'.encode(), 'head.xls': whole[:512],
              'table.xls': whole[:-512], 'folder.xls': whole[:(n + 1) * 512],
              'noise.xls': whole[:512] + bytes(range(256)) * 40}
    for name, data in harmed.items():
        (place / name).write_bytes(data)
        refused('import', place / 'new.wangge', place / name, '--as', 'units', says=name)
    (place / 'ring.xls').write_bytes(ring)
    code, out, err = try_cli('import', place / 'new.wangge', place / 'ring.xls', '--as', 'units')
    assert code in (0, 1) and '草稿' not in out + err, out + err


def square(x, y):
    return [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y + 0.01), (x, y)]


def kml(_):
    place = folder()
    ring = ' '.join(f'{x},{y},0' for x, y in square(110, 30))
    (place / 'grids.kml').write_text(
        '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        '<Document><name>网格</name><Placemark><name>第1网格</name><ExtendedData><Data name="code">'
        '<value>990101001001001</value></Data></ExtendedData><Polygon><outerBoundaryIs>'
        f'<LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>'
        '</Placemark></Document></kml>', encoding='utf-8')
    out = cli_json('import', place / 'new.wangge', place / 'grids.kml', '--as', 'grids')
    equal((out['new'], out['refused']), (1, []))
    equal(cli_json('figure', place / 'new.wangge', 'area_km2')['value'] > 1, True)


def geopackage(_):
    place = folder()
    points = square(110, 30)
    wkb = struct.pack('<BII', 1, 3, 1) + struct.pack('<I', len(points)) + b''.join(
        struct.pack('<dd', *point) for point in points)
    base = geopackage_of_grids(place / 'grids.gpkg')
    base.execute('CREATE TABLE grids (fid INTEGER PRIMARY KEY, geom BLOB, "编码" TEXT, "名称" TEXT)')
    base.execute('INSERT INTO grids VALUES (1, ?, ?, ?)',
                 (b'GP\0\1' + struct.pack('<i', 4326) + wkb, '990101001001001', '第1网格'))
    base.commit()
    base.close()
    out = cli_json('import', place / 'new.wangge', place / 'grids.gpkg', '--as', 'grids')
    equal((out['new'], out['refused']), (1, []))
    whole = (place / 'grids.gpkg').read_bytes()
    (place / 'cut.gpkg').write_bytes(whole[:len(whole) // 2])
    refused('import', place / 'none.wangge', place / 'cut.gpkg', '--as', 'grids')
    equal((place / 'none.wangge').exists(), False)


def archive(_):
    place = folder()
    parts = sorted(FIXTURES.glob('town-areas.*'))
    with zipfile.ZipFile(place / 'areas.zip', 'w', zipfile.ZIP_DEFLATED) as zipped:
        for part in parts:
            zipped.write(part, f'测绘/{part.name}')
    inside = cli_json('import', place / 'a.wangge', place / 'areas.zip', '--as', 'units')
    beside = cli_json('import', place / 'b.wangge', FIXTURES / 'town-areas.shp', '--as', 'units')
    equal((inside['new'], len(inside['refused'])), (beside['new'], len(beside['refused'])))
    with zipfile.ZipFile(place / 'areas.zip', 'a') as zipped:
        zipped.write(FIXTURES / 'town-areas.shp', 'second.shp')
    refused('import', place / 'c.wangge', place / 'areas.zip', '--as', 'units')
    with zipfile.ZipFile(place / 'none.zip', 'w') as zipped:
        zipped.writestr('readme.txt', 'nothing')
    refused('import', place / 'c.wangge', place / 'none.zip', '--as', 'units', says='.shp')


def bombs_and_lies(_):
    place = folder()
    with zipfile.ZipFile(place / 'bomb.zip', 'w', zipfile.ZIP_DEFLATED) as zipped:
        with zipped.open('a.shp', 'w', force_zip64=True) as member:
            for _i in range(600):
                member.write(bytes(1 << 20))
        zipped.writestr('a.shx', b'')
    refused('import', place / 'new.wangge', place / 'bomb.zip', '--as', 'units')
    whole = workbook(place / 'good.xlsx', [('a', False, UNITS)]).read_bytes()
    (place / 'cut.xlsx').write_bytes(whole[:len(whole) // 2])
    (place / 'lie.xlsx').write_text('编码,名称\n1,甲\n', encoding='utf-8')
    (place / 'lie.ods').write_bytes(b'PK')
    (place / 'lie.kml').write_text('{"type":"FeatureCollection"}', encoding='utf-8')
    for name in ('cut.xlsx', 'lie.xlsx', 'lie.ods', 'lie.kml'):
        refused('import', place / 'new.wangge', place / name, '--as', 'units', says=name)
    equal((place / 'new.wangge').exists(), False)


def guard_in_a_workbook(_):
    file = sample()
    before = file.read_bytes()
    rows = [['编码', '名称', '身份证号'], ['990101001', '甲', '11010519491231002X']]
    book = workbook(file.parent / 'people.xlsx', [('a', False, rows)])
    refused('import', file, book, '--as', 'units', says='identity number')
    book = old_book(file.parent / 'people.xls', [('a', False, rows)])
    refused('import', file, book, '--as', 'units', says='identity number')
    equal(file.read_bytes(), before)


def own_workbook(_):
    """What export writes as XLSX, import reads; its second sheet is about the first."""
    file = sample()
    cli('export', file, file.parent / 'teams.xlsx', '--kind', 'teams')
    out = cli_json('import', file, file.parent / 'teams.xlsx', '--as', 'teams', '--dry-run')
    equal((out['new'], out['changed'], out['unchanged'], out['refused']), (0, 0, 43, []))


def real_workbooks(_):
    office = SHARED / 'office'
    if not office.exists():
        raise Skip('../shared/data is not here')
    place = folder()
    for name, rows in (('AMap_adcode_citycode.xlsx', 3240), ('cumcm2023-附件4.xlsx', 251)):
        out = cli_json('import', place / 'new.wangge', office / name, '--as', 'units', '--dry-run')
        equal(out['new'] + out['unchanged'] + len(out['refused']), rows)


run(workbook_with_hidden_sheet, code_as_number, open_document, old_workbook, old_workbook_harmed,
    kml, geopackage, archive, bombs_and_lies, guard_in_a_workbook, own_workbook, real_workbooks)
