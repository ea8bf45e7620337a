/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units directly below one. A list of numbers; nodes exist only for rows on screen. */

#include "wg-unit-list.h"

struct _WgUnitList
{
  GObject parent_instance;

  gint64          parent;
  gint64         *entries;
  guint           n;
  WgUnitNodeMaker make_node;
  gpointer        data;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgUnitList, wg_unit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
wg_unit_list_get_item_type (GListModel *model)
{
  return WG_TYPE_UNIT_NODE;
}

static guint
wg_unit_list_get_n_items (GListModel *model)
{
  return WG_UNIT_LIST (model)->n;
}

static gpointer
wg_unit_list_get_item (GListModel *model,
                       guint       position)
{
  WgUnitList *self = WG_UNIT_LIST (model);

  if (position >= self->n)
    return NULL;
  return self->make_node (ABS (self->entries[position]), self->data);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = wg_unit_list_get_item_type;
  iface->get_n_items = wg_unit_list_get_n_items;
  iface->get_item = wg_unit_list_get_item;
}

static void
wg_unit_list_finalize (GObject *object)
{
  g_free (WG_UNIT_LIST (object)->entries);

  G_OBJECT_CLASS (wg_unit_list_parent_class)->finalize (object);
}

static void
wg_unit_list_class_init (WgUnitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_unit_list_finalize;
}

static void
wg_unit_list_init (WgUnitList *self)
{
}

/**
 * wg_unit_list_new:
 * @parent: row id of the superior; 0: the roots
 *
 * Returns: (transfer full): an empty list
 */
WgUnitList *
wg_unit_list_new (gint64          parent,
                  WgUnitNodeMaker make_node,
                  gpointer        data)
{
  WgUnitList *self = g_object_new (WG_TYPE_UNIT_LIST, NULL);

  self->parent = parent;
  self->make_node = make_node;
  self->data = data;
  return self;
}

gint64
wg_unit_list_get_parent_id (WgUnitList *self)
{
  return self->parent;
}

guint
wg_unit_list_find (WgUnitList *self,
                   gint64      id)
{
  for (guint i = 0; i < self->n; i++)
    if (ABS (self->entries[i]) == id)
      return i;
  return G_MAXUINT;
}

void
wg_unit_list_set (WgUnitList   *self,
                  const gint64 *entries,
                  guint         n)
{
  g_autofree gint64 *old = g_steal_pointer (&self->entries);
  guint n_old = self->n, same = 0, same_end = 0;

  while (same < n && same < n_old && old[same] == entries[same])
    same++;
  while (same_end < n - same && same_end < n_old - same
         && old[n_old - 1 - same_end] == entries[n - 1 - same_end])
    same_end++;
  self->entries = g_memdup2 (entries, sizeof (gint64) * n);
  self->n = n;
  if (same + same_end < n || same + same_end < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), same, n_old - same - same_end,
                                n - same - same_end);
}

void
wg_unit_list_close (WgUnitList *self)
{
  guint n = self->n;

  self->n = 0;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}
