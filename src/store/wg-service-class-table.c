/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editable tree of classes of activities, orders and wishes. All SQL of the table
 * "service_class" and nothing else; parameters and columns carry the names of the fields, which
 * a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_service_class_table = {
  .kind = &wg_kind_service_class,
  .bounds_field = -1,
  .orphans =
      WG_ORPHANS ("service_class", "parent", "service_class"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO service_class (id, ver, name, class_use, parent, rank, same_day, "
        "limit_hours, valid_from, valid_until, note) VALUES ($id, $ver, $name, $class_use, "
        "$parent, $rank, $same_day, $limit_hours, $valid_from, $valid_until, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE service_class SET ver = $ver, name = $name, class_use = $class_use, parent = "
        "$parent, rank = $rank, same_day = $same_day, limit_hours = $limit_hours, valid_from = "
        "$valid_from, valid_until = $valid_until, note = $note WHERE id = $id AND ver = "
        "$old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM service_class WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, name, class_use, parent, rank, same_day, limit_hours, valid_from, "
        "valid_until, note FROM service_class WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, name, class_use, parent, rank, same_day, limit_hours, valid_from, "
        "valid_until, note FROM service_class ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM service_class",
  },
};
