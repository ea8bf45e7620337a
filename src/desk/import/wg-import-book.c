/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units, grids, classes and teams by what tables call them: code, name, short name, or by a point.
 * Never guesses between two that fit. */

#include "wg-import-book.h"

#include "wg-code.h"
#include "wg-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FOLDED 10000

typedef struct
{
  gint64      unit, grid;
  guint       depth; /* deeper is smaller */
  WgBBox      bounds;
  WgGeometry *geometry;
} Area;

struct _WgImportBook
{
  GHashTable *units;      /* folded text → GPtrArray of WgRow */
  GHashTable *grids;      /* the same */
  GHashTable *classes;    /* "use" and folded text → id */
  GHashTable *class_names; /* id → name */
  GHashTable *teams;      /* folded name → id */
  GHashTable *communities; /* grid → unit */
  GHashTable *grid_rows;  /* code → WgRow */
  GHashTable *unit_codes; /* id → code */
  GArray     *areas;      /* of Area, the smallest kind first */
  GHashTable *folded;     /* texts of the last rows → what they are folded to */
  GPtrArray  *new_classes;
  gint64      last_rank;
};

/* Small letters without blanks and marks. */
static char *
fold (const char *text)
{
  g_autofree char *normal = wg_plain_text (text);
  g_autofree char *lower = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static void
know (GHashTable *table,
      const char *text,
      WgRow      *row)
{
  g_autofree char *key = text != NULL ? fold (text) : NULL;
  GPtrArray *rows;

  if (key == NULL || *key == '\0')
    return;
  rows = g_hash_table_lookup (table, key);
  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (table, g_steal_pointer (&key), rows);
    }
  if (!g_ptr_array_find (rows, row, NULL))
    g_ptr_array_add (rows, row);
}

static void
add_area (WgImportBook *self,
          WgRow        *row,
          guint         field,
          gint64        unit,
          gint64        grid,
          guint         depth)
{
  Area area = { unit, grid, depth, WG_BBOX_EMPTY, wg_row_get_geometry (row, field) };

  if (area.geometry == NULL)
    return;
  if (wg_geometry_get_kind (area.geometry) != WG_GEOMETRY_POLYGONS)
    {
      wg_geometry_unref (area.geometry);
      return;
    }
  area.bounds = wg_geometry_get_bounds (area.geometry);
  g_array_append_val (self->areas, area);
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  guint x = ((const Area *) a)->depth, y = ((const Area *) b)->depth;

  return (x < y) - (x > y);
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Villages are numbered from 200. */
static gboolean
is_community (const char *code)
{
  return code != NULL && strlen (code) == 12 && (code[9] == '0' || code[9] == '1');
}

static void
add_units (WgImportBook *self,
           GPtrArray    *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = g_ptr_array_index (units, i);
      const char *short_name = wg_row_get_text (row, WG_UNIT_SHORT_NAME);

      know (self->units, wg_row_get_text (row, WG_UNIT_CODE), row);
      know (self->units, wg_row_get_text (row, WG_UNIT_NAME), row);
      know (self->units, short_name, row);
      /* A Party body is one unit with its community, and tables call it by the community. */
      if (short_name != NULL && is_community (wg_row_get_text (row, WG_UNIT_CODE)))
        {
          g_autofree char *longer = g_strconcat (short_name, "社区", NULL);

          know (self->units, longer, row);
        }
      g_hash_table_insert (self->unit_codes, copy_id (wg_row_get_id (row)),
                           (gpointer) wg_row_get_text (row, WG_UNIT_CODE));
      add_area (self, row, WG_UNIT_AREA, wg_row_get_id (row), 0,
                (guint) CLAMP (wg_row_get_int (row, WG_UNIT_LEVEL, 0), 0, 99));
    }
}

static void
add_grids (WgImportBook *self,
           GPtrArray    *grids)
{
  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *row = g_ptr_array_index (grids, i);
      gint64 community = wg_row_get_int (row, WG_GRID_COMMUNITY, 0);
      const char *code = wg_row_get_text (row, WG_GRID_CODE);

      know (self->grids, code, row);
      know (self->grids, wg_row_get_text (row, WG_GRID_NAME), row);
      g_hash_table_insert (self->communities, copy_id (wg_row_get_id (row)),
                           copy_id (community));
      if (code != NULL)
        g_hash_table_insert (self->grid_rows, (gpointer) code, row);
      add_area (self, row, WG_GRID_AREA, community, wg_row_get_id (row), 100);
    }
}

/* (transfer none): the same few texts stand in thousands of rows. */
static const char *
fold_again (WgImportBook *self,
            const char   *text)
{
  const char *folded = g_hash_table_lookup (self->folded, text);
  char *made;

  if (folded != NULL)
    return folded;
  if (g_hash_table_size (self->folded) >= MOST_FOLDED)
    g_hash_table_remove_all (self->folded);
  made = fold (text);
  g_hash_table_insert (self->folded, g_strdup (text), made);
  return made;
}

static char *
class_key (WgImportBook *self,
           const char   *use,
           const char   *text)
{
  return g_strconcat (use, ":", fold_again (self, text), NULL);
}

static void
add_class (WgImportBook *self,
           WgRow        *row,
           const char   *above)
{
  const char *use = wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE);
  const char *name = wg_row_get_text (row, WG_SERVICE_CLASS_NAME);
  g_autofree char *key = class_key (self, use, name);
  g_autofree char *path = g_strconcat (above != NULL ? above : "", name, NULL);
  gint64 id = wg_row_get_id (row);

  self->last_rank = MAX (self->last_rank, wg_row_get_int (row, WG_SERVICE_CLASS_RANK, 0));
  g_hash_table_insert (self->class_names, copy_id (id), (gpointer) name);
  if (!g_hash_table_contains (self->classes, key))
    g_hash_table_insert (self->classes, g_steal_pointer (&key), copy_id (id));
  if (above == NULL)
    return;
  /* "Property / Lifts" is folded like the two together. */
  g_free (key);
  key = class_key (self, use, path);
  if (!g_hash_table_contains (self->classes, key))
    g_hash_table_insert (self->classes, g_steal_pointer (&key), copy_id (id));
}

static void
add_classes (WgImportBook *self,
             GPtrArray    *classes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, classes->len + 1);

  for (guint i = 0; i < classes->len; i++)
    {
      ids[i] = wg_row_get_id (g_ptr_array_index (classes, i));
      g_hash_table_insert (by_id, &ids[i], g_ptr_array_index (classes, i));
    }
  for (guint i = 0; i < classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (classes, i);
      gint64 parent = wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0);
      WgRow *above = g_hash_table_lookup (by_id, &parent);

      add_class (self, row,
                 above != NULL ? wg_row_get_text (above, WG_SERVICE_CLASS_NAME) : NULL);
    }
}

/**
 * wg_import_book_new:
 *
 * Returns: (transfer full): what the rows say; they must outlive it
 */
WgImportBook *
wg_import_book_new (GPtrArray *units,
                    GPtrArray *grids,
                    GPtrArray *classes,
                    GPtrArray *teams)
{
  WgImportBook *self = g_new0 (WgImportBook, 1);

  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->grids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->class_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->communities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->grid_rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->unit_codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  self->new_classes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  add_units (self, units);
  add_grids (self, grids);
  add_classes (self, classes);
  for (guint i = 0; i < teams->len; i++)
    {
      WgRow *row = g_ptr_array_index (teams, i);

      g_hash_table_insert (self->teams, fold (wg_row_get_text (row, WG_TEAM_NAME)),
                           copy_id (wg_row_get_id (row)));
    }
  g_array_sort (self->areas, compare_areas);
  return self;
}

void
wg_import_book_free (WgImportBook *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    wg_geometry_unref (g_array_index (self->areas, Area, i).geometry);
  g_array_unref (self->areas);
  g_ptr_array_unref (self->new_classes);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->grids);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->class_names);
  g_hash_table_unref (self->teams);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->communities);
  g_hash_table_unref (self->grid_rows);
  g_hash_table_unref (self->unit_codes);
  g_free (self);
}

static GPtrArray *
look_up (WgImportBook *self,
         GHashTable   *table,
         const char   *text)
{
  return g_hash_table_lookup (table, fold_again (self, text));
}

gint64
wg_import_book_find_unit (WgImportBook *self,
                          const char   *text,
                          char        **why)
{
  GPtrArray *rows = look_up (self, self->units, text);
  g_autofree char *trimmed = rows == NULL ? wg_code_trim (text) : NULL;

  if (rows == NULL)
    rows = look_up (self, self->units, trimmed);
  if (rows != NULL && rows->len == 1)
    return wg_row_get_id (g_ptr_array_index (rows, 0));
  if (rows == NULL)
    *why = g_strdup_printf (_("There is no unit “%s” in the file."), text);
  else
    *why = g_strdup_printf (_("Several units are called “%s”; write the code of the one meant."),
                            text);
  return 0;
}

/* In a community a grid is known by its number. */
static WgRow *
find_by_number (WgImportBook *self,
                const char   *text,
                gint64        unit)
{
  const char *code = g_hash_table_lookup (self->unit_codes, &unit);
  g_autofree char *whole = NULL;
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (code == NULL || end == text || number == 0 || number > 999
      || (*end != '\0' && strcmp (end, "网格") != 0 && strcmp (end, "号网格") != 0))
    return NULL;
  whole = g_strdup_printf ("%s%03u", code, (guint) number);
  return g_hash_table_lookup (self->grid_rows, whole);
}

gint64
wg_import_book_find_grid (WgImportBook *self,
                          const char   *text,
                          gint64        unit,
                          char        **why)
{
  GPtrArray *rows = look_up (self, self->grids, text);
  WgRow *numbered = rows == NULL ? find_by_number (self, text, unit) : NULL;

  if (numbered != NULL)
    return wg_row_get_id (numbered);
  if (rows != NULL && rows->len == 1)
    return wg_row_get_id (g_ptr_array_index (rows, 0));
  if (rows == NULL)
    *why = g_strdup_printf (_("There is no grid “%s” in the file."), text);
  else
    *why = g_strdup_printf (_("Several grids are called “%s”; write the code of the one meant."),
                            text);
  return 0;
}

gboolean
wg_import_book_locate (WgImportBook *self,
                       double        lon,
                       double        lat,
                       gint64       *unit,
                       gint64       *grid)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = &g_array_index (self->areas, Area, i);

      if (lon < area->bounds.x_min || lon > area->bounds.x_max || lat < area->bounds.y_min
          || lat > area->bounds.y_max || !wg_geometry_contains (area->geometry, lon, lat))
        continue;
      *unit = area->unit;
      *grid = area->grid;
      return TRUE;
    }
  return FALSE;
}

gint64
wg_import_book_get_community (WgImportBook *self,
                              gint64        grid)
{
  const gint64 *community = g_hash_table_lookup (self->communities, &grid);

  return community != NULL ? *community : 0;
}

gint64
wg_import_book_find_team (WgImportBook *self,
                          const char   *text)
{
  g_autofree char *key = fold (text);
  const gint64 *id = g_hash_table_lookup (self->teams, key);

  return id != NULL ? *id : 0;
}

gint64
wg_import_book_find_class (WgImportBook *self,
                           const char   *use,
                           const char   *text)
{
  g_autofree char *key = class_key (self, use, text);
  const gint64 *id = g_hash_table_lookup (self->classes, key);
  WgRow *row;

  if (id != NULL)
    return *id;
  row = wg_row_new (&wg_kind_service_class, 0);
  wg_row_set_text (row, WG_SERVICE_CLASS_NAME, text);
  wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, use);
  wg_row_set_int (row, WG_SERVICE_CLASS_RANK, MIN (self->last_rank + 1, 9999));
  wg_row_set_int (row, WG_SERVICE_CLASS_SAME_DAY, 0);
  g_ptr_array_add (self->new_classes, row);
  add_class (self, row, NULL);
  return wg_row_get_id (row);
}

GPtrArray *
wg_import_book_get_new_classes (WgImportBook *self)
{
  return self->new_classes;
}

WgRow *
wg_import_book_get_grid (WgImportBook *self,
                         const char   *code)
{
  return g_hash_table_lookup (self->grid_rows, code);
}

const char *
wg_import_book_get_class_name (WgImportBook *self,
                               gint64        id)
{
  return g_hash_table_lookup (self->class_names, &id);
}
