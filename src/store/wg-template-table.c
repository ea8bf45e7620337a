/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level templates, cards, checklists and code schemes that a file brings itself.
 * All SQL of the table "template" and nothing else; parameters and
 * columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_template_table = {
  .kind = &wg_kind_template,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO template (id, ver, template_type, name, content) VALUES ($id, $ver, "
        "$template_type, $name, $content)",
    [WG_TABLE_UPDATE] =
        "UPDATE template SET ver = $ver, template_type = $template_type, name = $name, "
        "content = $content WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM template WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, template_type, name, content FROM template WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, template_type, name, content FROM template ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM template",
  },
};
