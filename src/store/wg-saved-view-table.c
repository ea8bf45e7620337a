/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question kept under a name. All SQL of the table "saved_view" and nothing else; parameters
 * and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_saved_view_table = {
  .kind = &wg_kind_saved_view,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO saved_view (id, ver, name, page, content, rank) VALUES ($id, $ver, $name, "
        "$page, $content, $rank)",
    [WG_TABLE_UPDATE] =
        "UPDATE saved_view SET ver = $ver, name = $name, page = $page, content = $content, rank "
        "= $rank WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM saved_view WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, name, page, content, rank FROM saved_view WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, name, page, content, rank FROM saved_view ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM saved_view",
  },
};
