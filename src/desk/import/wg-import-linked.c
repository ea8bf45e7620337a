/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that live by what they name: positions of units, who holds them, classes, whistles, wishes,
 * meetings and what was decided. Nothing is guessed: a name that the file does not have refuses
 * the row. */

#include "wg-import-linked.h"

#include "wg-import-contact.h"

#include "wg-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "青禾街道/书记": what is named by the unit's name instead of its code. */
static gint64
find_by_unit_name (WgImportReading *self,
                   const WgKind    *target,
                   const char      *text)
{
  const char *bar = strchr (text, '/');
  g_autofree char *unit = bar != NULL ? g_strndup (text, (gsize) (bar - text)) : NULL;
  g_autofree char *why = NULL;
  g_autofree char *coded = NULL;
  const char *code = NULL;

  if (unit != NULL)
    code = wg_row_names_get (self->names, wg_import_book_find_unit (self->book, unit, &why));
  if (code == NULL)
    return 0;
  coded = g_strconcat (code, bar, NULL);
  return wg_row_names_find (self->names, target, NULL, coded);
}

static gint64
look_up (WgImportReading *self,
         const WgRow     *row,
         const WgKind    *target,
         const char      *text,
         char           **why)
{
  gint64 id = 0;

  if (target == &wg_kind_unit)
    return wg_import_book_find_unit (self->book, text, why);
  if (target == &wg_kind_grid)
    return wg_import_book_find_grid (self->book, text, 0, why);
  if (target == &wg_kind_service_class && wg_row_get_kind (row) == &wg_kind_wish)
    return wg_import_book_find_class (self->book, "wish", text);
  if (target == &wg_kind_service_class)
    id = wg_row_names_find (self->names, target,
                            wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE), text);
  else
    id = wg_row_names_find (self->names, target, NULL, text);
  if (id == 0 && (target == &wg_kind_position || target == &wg_kind_meeting))
    id = find_by_unit_name (self, target, text);
  if (id == 0 && target == &wg_kind_service_class)
    *why = g_strdup_printf (_("There is no class “%s” in the file or above this row."), text);
  else if (id == 0)
    *why = g_strdup_printf (_("There is no %s “%s” in the file; it is written as unit/title."),
                            _(target->label), text);
  return id;
}

static gboolean
refuse_empty (WgImportReading *self,
              guint            i,
              guint            field,
              WgRefusal      **refusal)
{
  return wg_import_reading_refuse (self, i, (int) field,
                                   g_strdup_printf (_("The row has no “%s”."),
                                                    _(self->kind->rows->fields[field].label)),
                                   refusal);
}

static gboolean
finish_field (WgImportReading *self,
              WgRow           *row,
              guint            i,
              guint            field,
              WgRefusal      **refusal)
{
  const WgField *about = &self->kind->rows->fields[field];
  const WgKind *target = wg_row_names_get_target (self->kind->rows, field);
  WgGeometry *shape = wg_table_get_geometry (self->table, i);
  g_autofree char *text = NULL;

  if ((about->flags & WG_FIELD_WKB) != 0 && shape != NULL)
    {
      g_autoptr (GBytes) wkb = wg_geometry_to_wkb (shape);

      wg_row_set_blob (row, field, wkb);
    }
  else if (target != NULL)
    text = wg_column_map_dup_cell (self->map, self->table, i, field);
  if (text != NULL)
    {
      char *why = NULL;
      gint64 id = look_up (self, row, target, text, &why);

      if (id == 0)
        return wg_import_reading_refuse (self, i, (int) field, why, refusal);
      wg_row_set_int (row, field, id);
    }
  return (about->flags & WG_FIELD_REQUIRED) == 0
         || wg_row_get (row, field)->type != WG_VALUE_NULL
         || refuse_empty (self, i, field, refusal);
}

/* What a table does not date itself was entered when the import says, and never before it
 * happened. */
static void
fill_entered (const WgImportReading *self,
              WgRow                 *row)
{
  const WgKind *kind = self->kind->rows;

  for (guint field = 0; field < kind->n_fields && self->entered != WG_TIME_NONE; field++)
    {
      const char *name = kind->fields[field].name;
      g_autofree char *stem = NULL;
      g_autofree char *stage = NULL;
      WgTime time;
      int at;

      if (!g_str_has_suffix (name, "_entered")
          || wg_row_get (row, field)->type != WG_VALUE_NULL)
        continue;
      stem = g_strndup (name, strlen (name) - strlen ("_entered"));
      stage = g_strconcat (stem, "_at", NULL);
      at = wg_kind_find_field (kind, stage);
      time = at >= 0 ? wg_row_get_int (row, (guint) at, WG_TIME_NONE) : WG_TIME_NONE;
      if (time != WG_TIME_NONE)
        wg_row_set_int (row, field, MAX (self->entered, time));
    }
}

static void
fill_unit (const WgImportReading *self,
           WgRow                 *row)
{
  gint64 unit;

  if (self->unit_field < 0 || self->grid_field < 0
      || wg_row_get (row, (guint) self->unit_field)->type != WG_VALUE_NULL)
    return;
  unit = wg_import_book_get_community (self->book,
                                       wg_row_get_int (row, (guint) self->grid_field, 0));
  if (unit != 0)
    wg_row_set_int (row, (guint) self->unit_field, unit);
}

gboolean
wg_import_linked_finish (WgImportReading *self,
                         WgRow           *row,
                         guint            i,
                         WgRefusal      **refusal)
{
  for (guint field = 0; field < self->kind->rows->n_fields; field++)
    if (!finish_field (self, row, i, field, refusal))
      return FALSE;
  if (self->kind->rows == &wg_kind_contact
      && !wg_import_contact_finish (self, row, i, refusal))
    return FALSE;
  fill_unit (self, row);
  fill_entered (self, row);
  /* A class below may name it. */
  if (self->kind->rows == &wg_kind_service_class)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();

      g_ptr_array_add (rows, row);
      wg_row_names_add (self->names, rows);
    }
  return TRUE;
}

static const char *const *
key_fields (const WgKind *kind)
{
  static const struct
  {
    const WgKind *kind;
    const char   *fields[5];
  } keys[] = {
    { &wg_kind_service_class, { "class_use", "name", "parent" } },
    { &wg_kind_position, { "unit", "title", "valid_from" } },
    { &wg_kind_holding, { "position", "holder", "held_from" } },
    { &wg_kind_branch_grid, { "unit", "grid", "covers_from" } },
    { &wg_kind_contact, { "link", "leader", "unit", "contact_from" } },
    { &wg_kind_whistle, { "whistled_at", "grid", "unit", "summary" } },
    { &wg_kind_wish, { "published_at", "grid", "unit", "summary" } },
    { &wg_kind_hard_problem, { "collected_at", "grid", "unit", "summary" } },
    { &wg_kind_meeting, { "title", "unit" } },
    { &wg_kind_attendance, { "party", "meeting", "body" } },
    { &wg_kind_decision, { "number", "meeting" } },
    { &wg_kind_base_feature, { "layer", "rank", "name", "area" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].kind == kind)
      return keys[i].fields;
  g_return_val_if_reached (NULL);
}

char *
wg_import_linked_key (const WgRow *row)
{
  const char *const *fields = key_fields (wg_row_get_kind (row));
  GString *key = g_string_new (NULL);

  for (; *fields != NULL; fields++)
    {
      int field = wg_kind_find_field (wg_row_get_kind (row), *fields);
      const WgValue *value = wg_row_get (row, (guint) field);
      g_autofree char *text = value->type != WG_VALUE_BLOB && value->type != WG_VALUE_NULL
                                ? wg_value_to_string (value) : NULL;

      if (value->type == WG_VALUE_BLOB)
        text = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, value->v.blob);
      g_string_append_printf (key, "%s\n", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

guint
wg_import_linked_needed (const WgKind *kind)
{
  return (guint) wg_kind_find_field (kind, key_fields (kind)[0]);
}
