/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row: what travels between forms, imports and the store. It holds values and checks their
 * type; whether a value makes sense is decided by whoever builds the edit. */

#include "wg-row.h"

#include <string.h>
#include <sys/random.h>

/* Which fields have a value: a bit for each below the bit of a row that may be changed, which has
 * room for all of them, and that of a row that somebody else keeps. */
#define OPEN (1u << 31)
#define KEPT (1u << 30)
#define MAX_FIELDS 30

struct _WgRow
{
  gatomicrefcount ref_count;
  guint32         present;
  const WgKind   *kind;
  gint64          id;
  gint64          version;
  WgValue         values[]; /* of a packed row: those present, and their texts behind them */
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
  self->present = OPEN;
  self->kind = kind;
  self->id = id != 0 ? id : wg_row_new_id ();
  return self;
}

/* @spill: (nullable): where the block lies, if not in a piece of memory of its own. */
static WgRow *
new_block (const WgKind  *kind,
           const WgValue *values,
           WgSpill       *spill,
           char         **texts)
{
  gsize size;
  guint32 present = 0;
  gsize n_values = 0, n_text = 0;
  WgRow *self;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (values[i].type == WG_VALUE_NULL)
        continue;
      present |= 1u << i;
      n_values++;
      if (values[i].type == WG_VALUE_TEXT)
        n_text += strlen (values[i].v.text) + 1;
    }
  size = sizeof *self + n_values * sizeof (WgValue) + n_text;
  self = spill != NULL ? wg_spill_take (spill, size) : g_malloc (size);
  self->present = present | (spill != NULL ? KEPT : 0);
  *texts = (char *) &self->values[n_values];
  return self;
}

static WgRow *
new_packed (const WgKind  *kind,
            gint64         id,
            gint64         version,
            const WgValue *values,
            WgSpill       *spill)
{
  WgRow *self;
  char *text;
  guint next = 0;

  self = new_block (kind, values, spill, &text);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = id;
  self->version = version;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      WgValue *value = &self->values[next];

      if (values[i].type == WG_VALUE_NULL)
        continue;
      *value = values[i];
      next++;
      if (value->type == WG_VALUE_BLOB)
        g_bytes_ref (value->v.blob);
      if (value->type != WG_VALUE_TEXT)
        continue;
      value->v.text = text;
      text = stpcpy (text, values[i].v.text) + 1;
    }
  return self;
}

/**
 * wg_row_new_packed:
 * @kind: what the row is of
 * @id: its row id
 * @version: the version in the store
 * @values: (array): a value for each field of the kind; texts are copied, blobs shared
 *
 * The row can be read and copied but not changed: wg_row_edit() and the setters refuse it.
 *
 * Returns: (transfer full): the row
 */
WgRow *
wg_row_new_packed (const WgKind  *kind,
                   gint64         id,
                   gint64         version,
                   const WgValue *values)
{
  g_return_val_if_fail (kind != NULL && kind->n_fields <= MAX_FIELDS, NULL);

  return new_packed (kind, id, version, values, NULL);
}

/**
 * wg_row_can_be_kept:
 * @kind: a kind
 *
 * Returns: whether wg_row_new_kept() takes all its rows
 */
gboolean
wg_row_can_be_kept (const WgKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == WG_VALUE_BLOB)
      return FALSE;
  return kind->n_fields <= MAX_FIELDS;
}

/**
 * wg_row_new_kept:
 * @from: a row that may be changed, without a shape
 * @spill: where the copy lies
 *
 * The copy can be read and copied but not changed. References to it count nothing: it is there as
 * long as @spill is.
 *
 * Returns: (transfer none): the copy
 */
WgRow *
wg_row_new_kept (const WgRow *from,
                 WgSpill     *spill)
{
  g_return_val_if_fail ((from->present & OPEN) != 0 && from->kind->n_fields <= MAX_FIELDS, NULL);
  for (guint i = 0; i < from->kind->n_fields; i++)
    g_return_val_if_fail (from->values[i].type != WG_VALUE_BLOB, NULL);

  return new_packed (from->kind, from->id, from->version, from->values, spill);
}

/**
 * wg_row_new_kept_values:
 * @from: a row
 * @values: (array): a value for each field of its kind, none of them a shape; texts are copied
 * @spill: where the new row lies
 *
 * As wg_row_new_kept(), of the same row with other values.
 *
 * Returns: (transfer none): the new row
 */
WgRow *
wg_row_new_kept_values (const WgRow   *from,
                        const WgValue *values,
                        WgSpill       *spill)
{
  g_return_val_if_fail (from->kind->n_fields <= MAX_FIELDS, NULL);
  for (guint i = 0; i < from->kind->n_fields; i++)
    g_return_val_if_fail (values[i].type != WG_VALUE_BLOB, NULL);

  return new_packed (from->kind, from->id, from->version, values, spill);
}

/**
 * wg_row_copy:
 *
 * Returns: (transfer full): an own copy with the same id and version, which may be changed
 */
WgRow *
wg_row_copy (const WgRow *self)
{
  WgRow *copy = wg_row_new (self->kind, self->id);

  copy->version = self->version;
  for (guint i = 0; i < self->kind->n_fields; i++)
    wg_value_copy (wg_row_get (self, i), &copy->values[i]);
  return copy;
}

static guint
count_bits (guint32 bits)
{
  /* By pairs, fours and bytes, which are added by one product: without the processor's own
   * instruction, which not every one has, the compiler calls a function. */
  bits -= (bits >> 1) & 0x55555555u;
  bits = (bits & 0x33333333u) + ((bits >> 2) & 0x33333333u);
  bits = (bits + (bits >> 4)) & 0x0f0f0f0fu;
  return (bits * 0x01010101u) >> 24;
}

WgRow *
wg_row_ref (WgRow *self)
{
  if ((self->present & KEPT) == 0)
    g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_row_unref (WgRow *self)
{
  if ((self->present & KEPT) != 0 || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->present & OPEN)
    for (guint i = 0; i < self->kind->n_fields; i++)
      wg_value_clear (&self->values[i]);
  else
    for (guint i = 0; i < count_bits (self->present); i++)
      if (self->values[i].type == WG_VALUE_BLOB)
        g_bytes_unref (self->values[i].v.blob);
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
  static const WgValue null = WG_VALUE_INIT;
  guint32 bit;

  g_return_val_if_fail (field < self->kind->n_fields, NULL);

  if (self->present & OPEN)
    return &self->values[field];
  bit = 1u << field;
  if ((self->present & bit) == 0)
    return &null;
  return &self->values[count_bits (self->present & (bit - 1))];
}

WgValue *
wg_row_edit (WgRow *self,
             guint  field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);
  g_return_val_if_fail ((self->present & OPEN) != 0, NULL);

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
