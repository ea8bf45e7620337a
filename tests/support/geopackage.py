# SPDX-License-Identifier: GPL-3.0-or-later
"""Begins GeoPackages for tests, with the tables that the format asks for and no others."""
import sqlite3

FRAME = '''
PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'undefined', NULL);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT, last_change TEXT, min_x, min_y, max_x, max_y,
  srs_id INTEGER);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('grids', 'features', 'grids', 4326);
CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z INTEGER, m INTEGER);
INSERT INTO gpkg_geometry_columns VALUES ('grids', 'geom', 'POLYGON', 4326, 0, 0);
'''


def geopackage_of_grids(path):
    """An open package that speaks of polygons "grids", which are still to be made."""
    base = sqlite3.connect(path)
    base.executescript(FRAME)
    return base
