/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgClassEntry:
 * @id: what programs know it by: "case.dispute"
 * @use: "activity", "case" or "wish"
 * @name: in the language asked for
 * @parent: (nullable): id of the class above
 * @same_day: the first answer is due by 24:00 of the day of the order (M29)
 * @limit_hours: 0 for none
 *
 * A class that a new file begins with (M33, M39). Data: templates/classes.json. From then on the
 * file has rows of its own, which the office renames, adds to and closes.
 */
typedef struct
{
  char    *id;
  char    *use;
  char    *name;
  char    *parent;
  gboolean same_day;
  guint    limit_hours;
} WgClassEntry;

void       wg_class_entry_free       (WgClassEntry *self);
/* (transfer container) (element-type WgClassEntry): a class after the one above it. */
GPtrArray *wg_class_entries_load     (GBytes *json, const char *language, GError **error);
/* (transfer full): the ways an order comes in, as words. */
GStrv      wg_class_channels_load    (GBytes *json, const char *language, GError **error);

/* What the entry says, into a row of the kind service_class. */
void       wg_class_entry_fill       (const WgClassEntry *self, WgRow *row, gint64 parent,
                                      guint rank);
/* (transfer container) (element-type WgRow): new rows with random ids. */
GPtrArray *wg_class_entries_new_rows (GPtrArray *entries);

G_END_DECLS
