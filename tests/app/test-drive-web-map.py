# SPDX-License-Identifier: GPL-3.0-or-later
"""Tianditu as the base layer, chosen and given a key by the user, from a map service on this
machine: nobody is asked before, the key stays where it belongs, and a service that goes mad is left
alone while the map stays usable."""
import http.server
import struct
import threading
import time
import urllib.parse
import zlib

import drive
import journey
from drive import Program, key, type_text
from journey import equal, wait

KEY = 'c0ffee0123456789c0ffee0123456789'
# Of no colour that the program has.
COLOUR = (255, 0, 255)


def png():
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data
                + struct.pack('>I', zlib.crc32(kind + data)))
    rows = (b'\0' + bytes(COLOUR) * 256) * 256
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 256, 256, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


class Service:
    def __init__(self):
        self.asked, self.mad, tile = [], False, png()
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                service.asked.append(self.path)
                body = b'<html>Log in to the network first</html>' if service.mad else tile
                self.send_response(200)
                self.send_header('Content-Type', 'text/html' if service.mad else 'image/png')
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = (f'http://127.0.0.1:{self.server.server_port}/{{layer}}_w?TILEMATRIX={{z}}'
                        '&TILEROW={y}&TILECOL={x}&tk={key}')


def open_with(service, programs, home, file):
    settings = home / 'config' / 'glib-2.0' / 'settings'
    settings.mkdir(parents=True, exist_ok=True)
    if not (settings / 'keyfile').exists():
        (settings / 'keyfile').write_text(
            f"[org/wangge/Wangge]\ntianditu-address='{service.address}'\n", encoding='utf-8')
    # A keyring in a file of its own stands in for the desktop's.
    program = Program(file, home=home, env={
        'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': str(home / 'keyring'),
        'SECRET_FILE_TEST_PASSWORD': 'test'})
    programs.append(program)
    program.see('临江区')
    program.map = program.find(role='panel', name='地图')
    wait('the map to be drawn', lambda: drive.colours(program) > 100)
    return program


def choose(program, letter, part):
    """An entry of the map's menu, by keys."""
    def menu():
        if program.all(role='menu item', part='外观'):
            return True
        program.activate()
        key('F10')
        time.sleep(1)  # or the next one closes it again
        return False
    wait('the menu', menu)
    key('m')
    program.find(role='menu item', part=part)
    time.sleep(0.5)  # it slides
    key(letter)


def type_key(program):
    program.find(role='text', part='天地图密钥')
    use = program.find(role='push button', part='使用该地图')
    wait('the key to be typed', lambda: use.is_now('sensitive') or type_text(KEY))
    key('Return')
    program.gone(role='text', part='天地图密钥')


def magenta(program):
    """Whether the service's colour is on screen, wherever nothing is drawn over it."""
    x, y, width, height = program.place(program.map)
    out = drive.subprocess.run(
        ['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-depth', '8', 'rgb:-'],
        capture_output=True, check=True).stdout
    return out.count(bytes(COLOUR)) > 2000


def files_with(word, folder, but=()):
    found = []
    for path in folder.rglob('*'):
        if path.is_file() and path not in but:
            found += [path] if word.encode() in path.read_bytes() else []
    return found


def with_a_key(programs):
    service, home, file = Service(), journey.folder(), journey.sample()
    program = open_with(service, programs, home, file)
    equal(service.asked, [])

    # The key is asked for; who gives none keeps the own base layer, and nobody was asked.
    choose(program, 't', '天地图：地图')
    program.see('127.0.0.1')
    key('Escape')
    program.gone(role='text', part='天地图密钥')
    wait('the own base layer', lambda: program.does_not_show('需要密钥'))
    program.see('离线')
    equal(service.asked, [])

    choose(program, 't', '天地图：地图')
    type_key(program)
    wait('tiles of the service', lambda: magenta(program))
    program.see('天地图 · 内部使用')
    program.see('联网：仅天地图')
    paths = list(service.asked)
    assert paths and all(urllib.parse.parse_qs(path.partition('?')[2])['tk'] == [KEY]
                         for path in paths), paths[:3]
    assert {path.partition('?')[0] for path in paths} == {'/vec_w', '/cva_w'}, paths[:3]
    program.picture('web-map')

    # In nothing but the keyring: no setting, no cache, not the file, not what leaves the program.
    equal(program.close(), 0)
    journey.cli('export', file, home / 'grids.geojson', '--kind', 'grids')
    journey.cli('export', file, home / 'units.xlsx', '--kind', 'units')
    equal(files_with(KEY, home), [])
    equal(files_with(KEY, file.parent), [])
    assert (home / 'keyring').exists(), 'the keyring holds nothing'
    assert list((home / 'cache' / 'wangge' / 'tiles').rglob('*-*')), 'no tile was kept'

    # Opened again: from the disk, with the key of the keyring, and nobody need be asked.
    service.asked.clear()
    service.mad = True
    again = open_with(service, programs, home, file)
    wait('tiles from the disk', lambda: magenta(again))
    equal([path for path in service.asked if path in paths], [])

    # Elsewhere the service has gone mad: a sentence, and the map still answers.
    again.activate()
    key('ctrl+f')
    type_text('dongyuan')
    again.find(role='list', name='搜索结果')
    key('Return')
    again.find(role='push button', name='关闭卡片')
    again.see('不是地图图片')
    key('Escape')
    asked = len(service.asked)
    assert asked < 60, f'{asked} requests to a service that answers nonsense'
    again.picture('web-map-mad')

    # Back to the own base layer: the sentence goes, and so does the traffic.
    choose(again, 's', '道路')
    wait('the note to go', lambda: again.does_not_show('天地图 ·'))
    wait('the own base layer', lambda: not magenta(again))
    equal(again.close(), 0)


def without_a_keyring(programs):
    """No keyring on this desktop: the key lasts as long as the program, and it says so."""
    service, home, file = Service(), journey.folder(), journey.sample()
    settings = home / 'config' / 'glib-2.0' / 'settings'
    settings.mkdir(parents=True)
    (settings / 'keyfile').write_text(
        f"[org/wangge/Wangge]\ntianditu-address='{service.address}'\n", encoding='utf-8')
    program = Program(file, home=home, env={'SECRET_BACKEND': 'service'})
    programs.append(program)
    program.see('临江区')
    program.map = program.find(role='panel', name='地图')
    choose(program, 'i', '天地图：影像')
    type_key(program)
    wait('tiles of the service', lambda: magenta(program))
    program.see('没有密钥环')
    assert {path.partition('?')[0] for path in service.asked} == {'/img_w', '/cia_w'}
    equal(program.close(), 0)
    equal(files_with(KEY, home), [])


drive.run(with_a_key, without_a_keyring)
