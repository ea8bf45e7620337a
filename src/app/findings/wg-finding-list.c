/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and headings in one list. It is filled in one step: lists in lists, which change one
 * after the other, would show rows that are not there any more. */

#include "wg-finding-list.h"

#include "wg-finding-heading.h"

struct _WgFindingList
{
  GObject parent_instance;

  GPtrArray *items; /* headings and findings */
  guint      counts[WG_N_SEVERITIES];
};

static void wg_finding_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgFindingList, wg_finding_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      wg_finding_list_model_init))

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return WG_FINDING_LIST (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *items = WG_FINDING_LIST (list)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
wg_finding_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
wg_finding_list_finalize (GObject *object)
{
  g_ptr_array_unref (WG_FINDING_LIST (object)->items);

  G_OBJECT_CLASS (wg_finding_list_parent_class)->finalize (object);
}

static void
wg_finding_list_class_init (WgFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_finding_list_finalize;
}

static void
wg_finding_list_init (WgFindingList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

WgFindingList *
wg_finding_list_new (void)
{
  return g_object_new (WG_TYPE_FINDING_LIST, NULL);
}

static void
add_severity (WgFindingList *self, WgSeverity severity, GPtrArray *findings)
{
  self->counts[severity] = findings->len;
  if (findings->len == 0)
    return;
  g_ptr_array_add (self->items, wg_finding_heading_new (severity, findings->len));
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (findings, i)));
}

void
wg_finding_list_fill (WgFindingList *self, GListModel *findings, WgFindingMatch match,
                      gpointer data)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *parts[WG_N_SEVERITIES];

  g_return_if_fail (WG_IS_FINDING_LIST (self));

  old = self->items;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    parts[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);
      WgSeverity severity = wg_finding_get_severity (finding);

      if (match (finding, data))
        g_ptr_array_add (parts[severity], g_steal_pointer (&finding));
    }
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    {
      add_severity (self, (WgSeverity) i, parts[i]);
      g_ptr_array_unref (parts[i]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->items->len);
}

guint
wg_finding_list_get_count (WgFindingList *self, WgSeverity severity)
{
  return self->counts[severity];
}

GPtrArray *
wg_finding_list_dup_findings (WgFindingList *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    if (WG_IS_FINDING (g_ptr_array_index (self->items, i)))
      g_ptr_array_add (findings, g_object_ref (g_ptr_array_index (self->items, i)));
  return findings;
}

guint
wg_finding_list_find (WgFindingList *self, WgFinding *finding)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      gpointer item = g_ptr_array_index (self->items, i);

      if (WG_IS_FINDING (item) && wg_finding_compare (item, finding) == 0)
        return i;
    }
  return G_MAXUINT;
}
