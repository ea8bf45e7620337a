/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to call a row, for whoever writes a file and whoever reads it again. Never an id: ids of
 * another file mean nothing. */

#include "wg-row-names.h"

#include "wg-fields.h"

#include <string.h>

struct _WgRowNames
{
  GHashTable *names; /* id → text */
  GHashTable *rows;  /* id → WgRow */
  GHashTable *ids;   /* "kind:text" → id */
};

WgRowNames *
wg_row_names_new (void)
{
  WgRowNames *self = g_new0 (WgRowNames, 1);

  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) wg_row_unref);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
wg_row_names_free (WgRowNames *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->ids);
  g_free (self);
}

const WgKind *
wg_row_names_get_target (const WgKind *kind,
                         guint         field)
{
  static const struct
  {
    const char   *field;
    const WgKind *target;
  } targets[] = {
    { "grid", &wg_kind_grid },         { "parent_grid", &wg_kind_grid },
    { "team", &wg_kind_team },         { "service_class", &wg_kind_service_class },
    { "position", &wg_kind_position }, { "leader", &wg_kind_position },
    { "meeting", &wg_kind_meeting },
  };

  if ((kind->fields[field].flags & WG_FIELD_ID) == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (kind->fields[field].name, targets[i].field) == 0)
      return targets[i].target;
  return kind == &wg_kind_service_class ? &wg_kind_service_class : &wg_kind_unit;
}

const WgKind **
wg_row_names_list_kinds (const WgKind *kind)
{
  static const WgKind *const order[] = { &wg_kind_unit, &wg_kind_grid, &wg_kind_service_class,
                                         &wg_kind_team, &wg_kind_position, &wg_kind_meeting };
  GPtrArray *kinds = g_ptr_array_new ();
  gboolean by_unit = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgKind *target = wg_row_names_get_target (kind, i);

      by_unit = by_unit || target == &wg_kind_position || target == &wg_kind_meeting;
    }
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      gboolean wanted = by_unit && order[k] == &wg_kind_unit;

      for (guint i = 0; !wanted && i < kind->n_fields; i++)
        wanted = wg_row_names_get_target (kind, i) == order[k];
      if (wanted)
        g_ptr_array_add (kinds, (gpointer) order[k]);
    }
  g_ptr_array_add (kinds, NULL);
  return (const WgKind **) (gpointer) g_ptr_array_free (kinds, FALSE);
}

static const char *
text_of (const WgRow *row,
         const char  *field)
{
  int i = wg_kind_find_field (wg_row_get_kind (row), field);

  return i >= 0 ? wg_row_get_text (row, (guint) i) : NULL;
}

/* (transfer full): without the number that sets it apart. */
static char *
call (WgRowNames  *self,
      const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  const char *code = text_of (row, "code");
  const char *title = text_of (row, "title");
  const char *unit;

  if (kind != &wg_kind_position && kind != &wg_kind_meeting)
    return g_strdup (code != NULL ? code : text_of (row, "name"));
  unit = wg_row_names_get (self, wg_row_get_int (row, (guint) wg_kind_find_field (kind, "unit"),
                                                 0));
  return g_strdup_printf ("%s/%s", unit != NULL ? unit : "", title != NULL ? title : "");
}

/* A class is known by its use too. */
static char *
key_of (const WgKind *kind,
        const char   *use, /* (nullable) */
        const char   *text)
{
  return g_strdup_printf ("%s:%s:%s", kind->name, use != NULL ? use : "", text);
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Of rows that would be called the same, the one of the earlier day first. */
static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const WgRow *x = *(const WgRow *const *) a;
  const WgRow *y = *(const WgRow *const *) b;
  int by_day = g_strcmp0 (text_of (x, "valid_from"), text_of (y, "valid_from"));
  gint64 i = wg_row_get_id (x), j = wg_row_get_id (y);

  return by_day != 0 ? by_day : (i > j) - (i < j);
}

static void
add_row (WgRowNames *self,
         WgRow      *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  gint64 id = wg_row_get_id (row);
  g_autofree char *text = call (self, row);
  g_autofree char *key = NULL;
  gboolean numbered = kind == &wg_kind_position || kind == &wg_kind_meeting;

  if (g_hash_table_contains (self->rows, &id))
    return;
  g_hash_table_insert (self->rows, copy_id (id), wg_row_ref (row));
  if (text == NULL)
    return;
  key = key_of (kind, text_of (row, "class_use"), text);
  for (guint n = 2; numbered && g_hash_table_contains (self->ids, key); n++)
    {
      g_autofree char *first = call (self, row);

      g_free (text);
      g_free (key);
      text = g_strdup_printf ("%s/%u", first, n);
      key = key_of (kind, NULL, text);
    }
  if (!g_hash_table_contains (self->ids, key))
    g_hash_table_insert (self->ids, g_steal_pointer (&key), copy_id (id));
  g_hash_table_insert (self->names, copy_id (id), g_steal_pointer (&text));
}

void
wg_row_names_add (WgRowNames *self,
                  GPtrArray  *rows)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (rows, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_days);
  for (guint i = 0; i < sorted->len; i++)
    add_row (self, g_ptr_array_index (sorted, i));
}

const char *
wg_row_names_get (WgRowNames *self,
                  gint64      id)
{
  return g_hash_table_lookup (self->names, &id);
}

WgRow *
wg_row_names_get_row (WgRowNames *self,
                      gint64      id)
{
  return g_hash_table_lookup (self->rows, &id);
}

gint64
wg_row_names_find (WgRowNames   *self,
                   const WgKind *kind,
                   const char   *use,
                   const char   *text)
{
  g_autofree char *key = key_of (kind, use, text);
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  return id != NULL ? *id : 0;
}
