/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row: what travels between forms, imports and the store. It holds values and checks their
 * type; whether a value makes sense is decided by whoever builds the edit. */

#include "wg-row.h"

#include <string.h>
#include <sys/random.h>

struct _WgRow
{
  gatomicrefcount ref_count;
  const WgKind   *kind;
  gint64          id;
  gint64          version;
  WgValue         values[];
};

G_DEFINE_BOXED_TYPE (WgRow, wg_row, wg_row_ref, wg_row_unref)

gint64
wg_row_new_id (void)
{
  guint64 id = 0;

  while (id == 0)
    {
      if (getrandom (&id, sizeof id, 0) != sizeof id)
        id = ((guint64) g_random_int () << 32) | g_random_int ();
      id &= G_MAXINT64;
    }
  return (gint64) id;
}

/**
 * wg_row_new:
 * @kind: what the row is of
 * @id: its row id, or 0 for a new random one
 *
 * Returns: (transfer full): a row of version 0 with every field NULL
 */
WgRow *
wg_row_new (const WgKind *kind,
            gint64        id)
{
  WgRow *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_malloc0 (sizeof *self + kind->n_fields * sizeof (WgValue));
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = id != 0 ? id : wg_row_new_id ();
  return self;
}

/**
 * wg_row_copy:
 *
 * Returns: (transfer full): an own copy with the same id and version
 */
WgRow *
wg_row_copy (const WgRow *self)
{
  WgRow *copy = wg_row_new (self->kind, self->id);

  copy->version = self->version;
  for (guint i = 0; i < self->kind->n_fields; i++)
    wg_value_copy (&self->values[i], &copy->values[i]);
  return copy;
}

WgRow *
wg_row_ref (WgRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_row_unref (WgRow *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->kind->n_fields; i++)
    wg_value_clear (&self->values[i]);
  g_free (self);
}

const WgKind *
wg_row_get_kind (const WgRow *self)
{
  return self->kind;
}

gint64
wg_row_get_id (const WgRow *self)
{
  return self->id;
}

gint64
wg_row_get_version (const WgRow *self)
{
  return self->version;
}

void
wg_row_set_version (WgRow *self,
                    gint64 version)
{
  self->version = version;
}

const WgValue *
wg_row_get (const WgRow *self,
            guint        field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);

  return &self->values[field];
}

WgValue *
wg_row_edit (WgRow *self,
             guint  field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);

  return &self->values[field];
}

gint64
wg_row_get_int (const WgRow *self,
                guint        field,
                gint64       if_null)
{
  const WgValue *value = wg_row_get (self, field);

  return value->type == WG_VALUE_INT ? value->v.integer : if_null;
}

double
wg_row_get_real (const WgRow *self,
                 guint        field,
                 double       if_null)
{
  const WgValue *value = wg_row_get (self, field);

  if (value->type == WG_VALUE_INT)
    return (double) value->v.integer;
  return value->type == WG_VALUE_REAL ? value->v.real : if_null;
}

const char *
wg_row_get_text (const WgRow *self,
                 guint        field)
{
  const WgValue *value = wg_row_get (self, field);

  return value->type == WG_VALUE_TEXT ? value->v.text : NULL;
}

GBytes *
wg_row_get_blob (const WgRow *self,
                 guint        field)
{
  const WgValue *value = wg_row_get (self, field);

  return value->type == WG_VALUE_BLOB ? value->v.blob : NULL;
}

void
wg_row_set_int (WgRow *self,
                guint  field,
                gint64 value)
{
  g_return_if_fail (self->kind->fields[field].type == WG_VALUE_INT);

  wg_value_set_int (wg_row_edit (self, field), value);
}

void
wg_row_set_real (WgRow *self,
                 guint  field,
                 double value)
{
  g_return_if_fail (self->kind->fields[field].type == WG_VALUE_REAL);

  wg_value_set_real (wg_row_edit (self, field), value);
}

void
wg_row_set_text (WgRow      *self,
                 guint       field,
                 const char *value)
{
  g_return_if_fail (self->kind->fields[field].type == WG_VALUE_TEXT);

  wg_value_set_text (wg_row_edit (self, field), value);
}

void
wg_row_set_blob (WgRow  *self,
                 guint   field,
                 GBytes *value)
{
  g_return_if_fail (self->kind->fields[field].type == WG_VALUE_BLOB);

  wg_value_set_blob (wg_row_edit (self, field), value);
}

void
wg_row_set_null (WgRow *self,
                 guint  field)
{
  wg_value_clear (wg_row_edit (self, field));
}

WgGeometry *
wg_row_get_geometry (const WgRow *self,
                     guint        field)
{
  GBytes *wkb = wg_row_get_blob (self, field);

  if (wkb == NULL)
    return NULL;
  return wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb), NULL);
}

/**
 * wg_row_is_valid_on:
 * @date: 2026-09-30; dates of this form compare as text
 *
 * Returns: whether @date lies between the two fields, both days included
 */
gboolean
wg_row_is_valid_on (const WgRow *self,
                    guint        from_field,
                    guint        until_field,
                    const char  *date)
{
  const char *from = wg_row_get_text (self, from_field);
  const char *until = wg_row_get_text (self, until_field);

  return (from == NULL || strcmp (from, date) <= 0) &&
         (until == NULL || strcmp (until, date) >= 0);
}
