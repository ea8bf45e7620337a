/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit makes of the content in memory: the touched rows are read again and put in the place
 * of the old ones; all that they do not concern is kept. */

#include "wg-district-content.h"

#include "wg-clock.h"
#include "wg-map-build.h"

/* A kind of which more rows than this part are touched is read as a whole. */
#define MANY_PARTS 4

/* The ids of a kind in the sets, each once. */
static GArray *
collect_ids (GPtrArray    *sets,
             const WgKind *kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sets->len; i++)
    {
      const WgChangeSet *set = g_ptr_array_index (sets, i);

      for (guint k = 0; k < wg_change_set_get_n_touches (set); k++)
        {
          const WgTouch *touch = wg_change_set_get_touch (set, k);

          if (touch->kind == kind && g_hash_table_add (seen, (gpointer) &touch->id))
            g_array_append_val (ids, touch->id);
        }
    }
  return ids;
}

/* Whether the map shows anything of what differs between two rows; either may be NULL. */
static gboolean
differs_on_map (WgRow       *old,
                WgRow       *new,
                const guint *fields,
                guint        n_fields)
{
  if (old == NULL || new == NULL)
    return TRUE;
  for (guint i = 0; i < n_fields; i++)
    if (!wg_value_equal (wg_row_get (old, fields[i]), wg_row_get (new, fields[i])))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const WgDistrictContent *old;
  WgRegistryRows rows;
  gboolean       redraw; /* the map shows something of it */
  GArray        *new_units; /* ids of units that were not on the map: they may be now */
} Update;

static void
update_clear (Update *self)
{
  wg_registry_rows_clear (&self->rows);
  g_array_unref (self->new_units);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static gboolean
is_on_map (const WgDistrictContent *content,
           gint64                   id)
{
  return content->snapshot != NULL &&
         wg_map_snapshot_find (content->snapshot, id) != WG_MAP_NO_AREA;
}

static void
look_at_change (Update       *self,
                const WgKind *kind,
                gint64        id,
                WgRow        *new)
{
  static const guint unit_fields[] = {
    WG_UNIT_CODE, WG_UNIT_NAME, WG_UNIT_SHORT_NAME, WG_UNIT_PARENT, WG_UNIT_LEVEL,
    WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, WG_UNIT_AREA,
  };
  static const guint grid_fields[] = {
    WG_GRID_CODE, WG_GRID_NAME, WG_GRID_COMMUNITY, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL,
    WG_GRID_AREA,
  };
  WgRow *old;

  if (self->redraw || (kind != &wg_kind_unit && kind != &wg_kind_grid))
    return;
  old = wg_registry_rows_lookup (&self->rows, kind, id);
  if (kind == &wg_kind_grid)
    self->redraw = differs_on_map (old, new, grid_fields, G_N_ELEMENTS (grid_fields));
  else if (!differs_on_map (old, new, unit_fields, G_N_ELEMENTS (unit_fields)))
    return;
  else if (is_on_map (self->old, id)
           || (new != NULL && wg_row_get_blob (new, WG_UNIT_AREA) != NULL))
    self->redraw = TRUE;
  else
    g_array_append_val (self->new_units, id);
}

/* Reads the rows with these ids again and puts them in place. */
static gboolean
update_rows (Update       *self,
             WgStore      *store,
             const WgKind *kind,
             GArray       *ids,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) dropped =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (GPtrArray) changed = wg_store_load_rows (store, kind, ids, cancellable, error);
  guint next = 0;

  if (changed == NULL)
    return FALSE;
  /* Both are in the order of the ids; a row that is missing was taken away. */
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      WgRow *row = next < changed->len ? g_ptr_array_index (changed, next) : NULL;

      if (row != NULL && wg_row_get_id (row) == id)
        next++;
      else
        {
          row = NULL;
          g_ptr_array_add (dropped, wg_row_new (kind, id));
        }
      look_at_change (self, kind, id, row);
    }
  wg_registry_rows_replace (&self->rows, changed, dropped);
  return TRUE;
}

static gboolean
update_kind (Update       *self,
             WgStore      *store,
             const WgKind *kind,
             GArray       *ids,
             GCancellable *cancellable,
             GError      **error)
{
  GPtrArray **member = wg_registry_rows_find (&self->rows, kind);
  GPtrArray *all;

  if (member == NULL || ids->len == 0)
    return TRUE;
  self->redraw |= kind == &wg_kind_base_feature;
  if (ids->len <= (*member)->len / MANY_PARTS)
    return update_rows (self, store, kind, ids, cancellable, error);
  all = wg_store_load (store, kind, cancellable, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      WgRegistryRows one = { NULL };
      gint64 id = g_array_index (ids, gint64, i);

      *wg_registry_rows_find (&one, kind) = all;
      look_at_change (self, kind, id, wg_registry_rows_lookup (&one, kind, id));
    }
  g_ptr_array_unref (*member);
  *member = all;
  return TRUE;
}

/* A unit without an area is drawn once grids or drawn units lie below it. */
static gboolean
needs_new_map (const Update *self,
               WgRegistry   *registry)
{
  const WgDistrictContent *old = self->old;

  if (self->redraw
      || !g_str_equal (wg_registry_get_day (registry), wg_registry_get_day (old->registry)))
    return TRUE;
  for (guint i = 0; i < self->new_units->len; i++)
    {
      gint64 id = g_array_index (self->new_units, gint64, i);
      GPtrArray *grids = wg_registry_get_grids (registry);

      if (wg_registry_get_children (registry, id) != NULL)
        return TRUE;
      for (guint k = 0; k < grids->len; k++)
        if (wg_grid_get_community_id (g_ptr_array_index (grids, k)) == id)
          return TRUE;
    }
  return FALSE;
}

/**
 * wg_district_content_update:
 * @old: (transfer none): the content before the edits
 *
 * Any thread. Rows are read as they are now, which may be after even later edits: those are
 * announced too, and then the same rows are read once more. So nothing is lost, whatever the order.
 *
 * Returns: (transfer full) (nullable): the new content, or NULL with %WG_STORE_ERROR or cancelled
 */
WgDistrictContent *
wg_district_content_update (const WgDistrictContent *old,
                            WgStore                 *store,
                            GPtrArray               *touched,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autoptr (WgDistrictContent) content = g_new0 (WgDistrictContent, 1);
  g_auto (Update) update = { .old = old };
  g_autofree char *today = NULL;

  update.new_units = g_array_new (FALSE, FALSE, sizeof (gint64));
  wg_registry_rows_copy (wg_registry_get_rows (old->registry), &update.rows);
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GArray) ids = collect_ids (touched, *kind);

      if (!update_kind (&update, store, *kind, ids, cancellable, error))
        return NULL;
    }
  content->settings = wg_district_read_settings (update.rows.settings);
  today = wg_district_find_today (content->settings);
  content->registry = wg_registry_new (&update.rows, today);
  wg_registry_inherit_areas (content->registry, old->registry);
  content->posts = wg_post_book_new (content->registry, old->posts);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (old->snapshot != NULL)
    content->snapshot = needs_new_map (&update, content->registry)
                          ? wg_map_build (content->registry)
                          : wg_map_snapshot_ref (old->snapshot);
  return g_steal_pointer (&content);
}
