# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong in an office: a sentence each, and nothing lost."""
import os
import shutil
import sqlite3
import struct

from journey import (BUILD, SOURCE, Skip, cli_json, equal, folder, refused, run, sample, shared,
                     start, try_cli)


def not_a_database(_):
    for name, content in (('empty.wangge', b''), ('text.wangge', b'not a database\n' * 500),
                          ('png.wangge', b'\x89PNG\r\n\x1a\n' + bytes(4096))):
        file = folder() / name
        file.write_bytes(content)
        refused('info', file)
        equal(file.read_bytes(), content)


def no_such_file(_):
    file = folder() / 'none.wangge'
    refused('info', file, says='none.wangge')
    assert not file.exists()


def somebody_elses_database(_):
    file = folder() / 'other.db'
    with sqlite3.connect(file) as db:
        db.execute('CREATE TABLE a (b)')
    before = file.read_bytes()
    refused('info', file)
    equal(file.read_bytes(), before)


def an_older_schema(_):
    """A question is enough to bring a file forward, after a backup; what it held is there."""
    place = folder()
    for part in (SOURCE / 'tests/fixtures/store').glob('schema-1.wangge*'):
        shutil.copy(part, place / part.name)
    file = place / 'schema-1.wangge'
    equal(cli_json('info', file)['schema'] > 1, True)
    equal(cli_json('verify', file)['ok'], True)
    equal(cli_json('info', file)['schema'] > 1, True)


def a_newer_schema(_):
    file = sample()
    with sqlite3.connect(file) as db:
        db.execute('PRAGMA user_version = 9999')
    refused('info', file, says='newer')


def a_damaged_file(_):
    file = sample()
    size = file.stat().st_size
    with open(file, 'r+b') as damaged:
        damaged.seek(size // 3 // 4096 * 4096)
        damaged.write(b'\xa5' * (size // 3))
    code, out, err = try_cli('verify', file, '--json')
    equal(code, 1)
    assert '"ok"' in out or err.strip(), (out, err)


def a_truncated_file(_):
    file = sample()
    with open(file, 'r+b') as cut:
        cut.truncate(file.stat().st_size // 2)
    code, out, err = try_cli('verify', file)
    equal(code, 1)
    assert (out + err).strip()


def an_altered_audit(_):
    """A figure changed behind the program's back is found by verify."""
    file = sample()
    with sqlite3.connect(file) as db:
        tables = [t for t, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        audit = next(t for t in tables if 'audit' in t)
        columns = [row[1] for row in db.execute(f'PRAGMA table_info({audit})')]
        hashed = next(c for c in columns if 'hash' in c)
        db.execute(f'UPDATE {audit} SET {hashed} = zeroblob(32)')
    code, _, _ = try_cli('verify', file)
    equal(code, 1)


def a_read_only_folder(_):
    """Root may write anywhere, so the program is run as nobody."""
    file = sample()
    place = file.parent
    copy = place / 'inner'
    copy.mkdir()
    shutil.copyfile(file, copy / 'sample.wangge')
    os.chmod(place, 0o755)
    os.chmod(copy / 'sample.wangge', 0o444)
    os.chmod(copy, 0o555)
    options = {}
    if os.getuid() == 0:
        options = {'user': 65534, 'group': 65534, 'extra_groups': []}
    try:
        code, out, err = try_cli('info', copy / 'sample.wangge', '--json', **options)
    except PermissionError:
        raise Skip('the build folder cannot be read by nobody') from None
    finally:
        os.chmod(copy, 0o755)
    equal((code, err.strip()), (0, ''))
    assert '212' in out
    os.chmod(copy, 0o555)
    try:
        code, _, err = try_cli('import', copy / 'sample.wangge', broken_geojson(), '--as', 'grids',
                               **options)
    finally:
        os.chmod(copy, 0o755)
    equal(code, 1)
    assert err.strip(), 'no sentence'


def broken_geojson():
    place = folder()
    os.chmod(place, 0o755)
    file = place / 'broken.geojson'
    file.write_text('{"type": "FeatureCollection", "features": [\n'
                    '{"type": "Feature", "properties": {}, "geometry": null},\n'
                    '{"type": "Feature", ]}\n', encoding='utf-8')
    return file


def broken_json(_):
    file = sample()
    before = cli_json('info', file)
    refused('import', file, broken_geojson(), '--as', 'grids', says='3')
    equal(cli_json('info', file), before)


def broken_real_json(_):
    source = shared('polygons/india-dirty/Ahmedabad_Ward_office.geojson')
    target = folder() / 'new.wangge'
    refused('import', target, source, '--as', 'grids', says='810')


def a_truncated_shapefile(_):
    place = folder()
    # Header of a polygon file that promises 2,000 bytes, and nothing behind it.
    head = struct.pack('>7i', 9994, 0, 0, 0, 0, 0, 1000) + struct.pack('<2i8d', 1000, 5, *[0.0] * 8)
    (place / 'cut.shp').write_bytes(head)
    (place / 'cut.shx').write_bytes(head)
    (place / 'cut.dbf').write_bytes(
        struct.pack('<4BIHH20x', 3, 126, 1, 1, 1, 65, 12)
        + b'NAME'.ljust(11, b'\0') + b'C' + bytes(4) + bytes([11, 0]) + bytes(14) + b'\r')
    refused('import', place / 'new.wangge', place / 'cut.shp', '--as', 'grids')


def a_missing_sidecar(_):
    place = folder()
    (place / 'alone.shp').write_bytes(bytes(100))
    refused('import', place / 'new.wangge', place / 'alone.shp', '--as', 'grids')


def wrong_usage(_):
    for words in ((), ('nonsense',), ('info',), ('figure', 'a.wangge'), ('info', 'a', '--none')):
        code, _, err = try_cli(*words)
        equal((words, code), (words, 2))
        assert err.strip(), words


def unknown_indicator_and_unit(_):
    file = sample()
    refused('figure', file, 'nonsense', says='nonsense')
    refused('figure', file, 'households', '--unit', '123456789', says='123456789')


run(not_a_database, no_such_file, somebody_elses_database, an_older_schema, a_newer_schema, a_damaged_file,
    a_truncated_file, an_altered_audit, a_read_only_folder, broken_json, broken_real_json,
    a_truncated_shapefile, a_missing_sidecar, wrong_usage, unknown_indicator_and_unit)
