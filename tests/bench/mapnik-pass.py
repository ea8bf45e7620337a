# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws all 256-px tiles of a coverage with Mapnik in two threads and prints
the milliseconds of processor a tile takes, divided by the two: the peer of bench-map. The file's coordinates
are those of the map (EPSG:3857), so nothing is projected on the way.
usage: mapnik-pass.py FILE ZOOM"""
import sys
import threading
import time

import mapnik

HALF = 20037508.342789244
COLOURS = ['#edf3e8', '#b8d8d6', '#7ab4c8', '#4480ae', '#1d4679']
MAX_TILES = 560
MIN_TIME = 0.5


def make_map(source):
    drawn = mapnik.Map(256, 256, '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 '
                                 '+y_0=0 +k=1 +units=m +nadgrids=@null +no_defs +over')
    style = mapnik.Style()
    for number, colour in enumerate(COLOURS):
        rule = mapnik.Rule()
        rule.filter = mapnik.Expression('[c] = %d' % number)
        fill = mapnik.PolygonSymbolizer()
        fill.fill = mapnik.Color(colour)
        fill.fill_opacity = 0.8
        line = mapnik.LineSymbolizer()
        line.stroke = mapnik.Color('white')
        line.stroke_width = 1.0
        rule.symbols.append(fill)
        rule.symbols.append(line)
        style.rules.append(rule)
    drawn.append_style('grids', style)
    layer = mapnik.Layer('grids', drawn.srs)
    layer.datasource = source
    layer.styles.append('grids')
    drawn.layers.append(layer)
    return drawn


def main():
    path, zoom = sys.argv[1], int(sys.argv[2])
    source = mapnik.Datasource(type='geojson', file=path, cache_features=True)
    box = source.envelope()
    side = 2 * HALF / 2 ** zoom
    tiles = [(x, y)
             for y in range(int((HALF - box.maxy) / side), int((HALF - box.miny) / side) + 1)
             for x in range(int((box.minx + HALF) / side), int((box.maxx + HALF) / side) + 1)]
    tiles = tiles[::1 + len(tiles) // MAX_TILES]
    maps = [make_map(source), make_map(source)]

    def work(number):
        for x, y in tiles[number::2]:
            maps[number].zoom_to_box(mapnik.Box2d(x * side - HALF, HALF - (y + 1) * side,
                                                  (x + 1) * side - HALF, HALF - y * side))
            mapnik.render(maps[number], mapnik.Image(256, 256))

    begin = time.monotonic()
    best = None
    while best is None or time.monotonic() - begin < MIN_TIME:
        start = time.process_time()
        threads = [threading.Thread(target=work, args=(number,)) for number in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = (time.process_time() - start) / 2
        best = took if best is None else min(best, took)
    print('%.4f' % (best * 1000 / len(tiles)))


main()
