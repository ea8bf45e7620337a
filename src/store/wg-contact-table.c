/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which leading post keeps contact with which unit, by which link. All SQL of the table
 * "contact" and nothing else; parameters and columns carry the names of the fields, which a test
 * compares. */

#include "wg-kind-table.h"

const WgKindTable wg_contact_table = {
  .kind = &wg_kind_contact,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO contact (id, ver, link, leader, unit, contact_from, contact_until, note) "
        "VALUES ($id, $ver, $link, $leader, $unit, $contact_from, $contact_until, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE contact SET ver = $ver, link = $link, leader = $leader, unit = $unit, "
        "contact_from = $contact_from, contact_until = $contact_until, note = $note WHERE id = "
        "$id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM contact WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, link, leader, unit, contact_from, contact_until, note FROM contact "
        "WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, link, leader, unit, contact_from, contact_until, note FROM contact "
        "ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM contact",
  },
};
