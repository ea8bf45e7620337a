/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The own base map: land, water, green, streets, compounds.
 * All SQL of the table "base_feature" and nothing else; parameters and
 * columns carry the names of the fields, which a test compares. */

#include "wg-fields.h"
#include "wg-kind-table.h"

const WgKindTable wg_base_feature_table = {
  .kind = &wg_kind_base_feature,
  .bounds_field = WG_BASE_FEATURE_AREA,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO base_feature (id, ver, layer, rank, name, area, x_min, y_min, x_max, y_max) "
        "VALUES ($id, $ver, $layer, $rank, $name, $area, $x_min, $y_min, $x_max, $y_max)",
    [WG_TABLE_UPDATE] =
        "UPDATE base_feature SET ver = $ver, layer = $layer, rank = $rank, name = $name, "
        "area = $area, x_min = $x_min, y_min = $y_min, x_max = $x_max, y_max = $y_max WHERE "
        "id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM base_feature WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, layer, rank, name, area FROM base_feature WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, layer, rank, name, area FROM base_feature ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM base_feature",
    [WG_TABLE_SELECT_BOUNDS] =
        "SELECT id, x_min, y_min, x_max, y_max FROM base_feature ORDER BY id",
  },
};
