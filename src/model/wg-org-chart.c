/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation as painters see it. Holds words and the tree, judges nothing and
 * knows no place on paper. */

#include "wg-org-chart.h"

#include <glib/gi18n-lib.h>

struct _WgOrgChart
{
  gatomicrefcount ref_count;
  GStringChunk   *texts;
  GArray         *nodes;    /* WgOrgNode */
  GPtrArray      *posts;    /* WgOrgPost[] of each node */
  GPtrArray      *children; /* GArray of guint; the roots first, then per node */
  GArray         *levels;   /* WgOrgLevel */
  guint           n_hidden;
};

G_DEFINE_BOXED_TYPE (WgOrgChart, wg_org_chart, wg_org_chart_ref, wg_org_chart_unref)

static GArray *
new_indices (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

WgOrgChart *
wg_org_chart_new (void)
{
  WgOrgChart *self = g_new0 (WgOrgChart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_string_chunk_new (4096);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (WgOrgNode));
  self->posts = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->levels = g_array_new (FALSE, FALSE, sizeof (WgOrgLevel));
  g_ptr_array_add (self->children, new_indices ());
  return self;
}

WgOrgChart *
wg_org_chart_ref (WgOrgChart *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_org_chart_unref (WgOrgChart *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->levels);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->posts);
  g_array_unref (self->nodes);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static const char *
keep (WgOrgChart *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/**
 * wg_org_chart_add:
 * @node: what the box says; its superior must have been added
 *
 * Returns: the node's index, in the order of adding
 */
guint
wg_org_chart_add (WgOrgChart      *self,
                  const WgOrgNode *node)
{
  WgOrgNode copy = *node;
  WgOrgPost *posts = g_new0 (WgOrgPost, MAX (node->n_posts, 1));
  guint index = self->nodes->len;

  g_return_val_if_fail (node->parent == WG_ORG_NO_NODE || node->parent < index, WG_ORG_NO_NODE);

  for (guint i = 0; i < node->n_posts; i++)
    {
      posts[i].title = keep (self, node->posts[i].title != NULL ? node->posts[i].title : "");
      posts[i].holder = keep (self, node->posts[i].holder);
    }
  g_ptr_array_add (self->posts, posts);
  copy.posts = posts;
  copy.code = keep (self, node->code != NULL ? node->code : "");
  copy.name = keep (self, node->name != NULL ? node->name : "");
  copy.full_name = node->full_name != NULL ? keep (self, node->full_name) : copy.name;
  copy.body = keep (self, node->body);
  copy.term_end = keep (self, node->term_end);
  copy.counts = keep (self, node->counts);
  g_array_append_val (self->nodes, copy);
  g_ptr_array_add (self->children, new_indices ());
  g_array_append_val ((GArray *) g_ptr_array_index (
                          self->children, node->parent == WG_ORG_NO_NODE ? 0 : node->parent + 1),
                      index);
  return index;
}

void
wg_org_chart_add_level (WgOrgChart       *self,
                        const WgOrgLevel *level)
{
  WgOrgLevel copy = { level->level, keep (self, level->name != NULL ? level->name : ""),
                      keep (self, level->duty) };

  g_array_append_val (self->levels, copy);
}

void
wg_org_chart_set_hidden (WgOrgChart *self,
                         guint       n_hidden)
{
  self->n_hidden = n_hidden;
}

guint
wg_org_chart_get_hidden (const WgOrgChart *self)
{
  return self->n_hidden;
}

guint
wg_org_chart_get_n_nodes (const WgOrgChart *self)
{
  return self->nodes->len;
}

const WgOrgNode *
wg_org_chart_get_node (const WgOrgChart *self,
                       guint             node)
{
  g_return_val_if_fail (node < self->nodes->len, NULL);

  return &g_array_index (self->nodes, WgOrgNode, node);
}

guint
wg_org_chart_find (const WgOrgChart *self,
                   gint64            id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, WgOrgNode, i).id == id)
      return i;
  return WG_ORG_NO_NODE;
}

const guint *
wg_org_chart_get_children (const WgOrgChart *self,
                           guint             node,
                           guint            *n_children)
{
  const GArray *list = g_ptr_array_index (self->children, node == WG_ORG_NO_NODE ? 0 : node + 1);

  *n_children = list->len;
  return (const guint *) list->data;
}

guint
wg_org_chart_get_depth (const WgOrgChart *self,
                        guint             node)
{
  guint depth = 0;

  for (guint i = wg_org_chart_get_node (self, node)->parent; i != WG_ORG_NO_NODE;
       i = wg_org_chart_get_node (self, i)->parent)
    depth++;
  return depth;
}

const WgOrgLevel *
wg_org_chart_find_level (const WgOrgChart *self,
                         guint             level)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_array_index (self->levels, WgOrgLevel, i).level == level)
      return &g_array_index (self->levels, WgOrgLevel, i);
  return NULL;
}

const WgOrgLevel *
wg_org_chart_find_counted_level (const WgOrgChart *self)
{
  guint deepest = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    deepest = MAX (deepest, g_array_index (self->nodes, WgOrgNode, i).level);
  return self->n_hidden == 0 ? wg_org_chart_find_level (self, deepest + 1) : NULL;
}

guint
wg_org_node_count_vacant (const WgOrgNode *node)
{
  guint n = 0;

  for (guint i = 0; i < node->n_posts; i++)
    n += node->posts[i].holder == NULL;
  return n;
}

guint
wg_org_chart_count_vacant (const WgOrgChart *self)
{
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    n += wg_org_node_count_vacant (&g_array_index (self->nodes, WgOrgNode, i));
  return n;
}

guint
wg_org_chart_count_term (const WgOrgChart *self,
                         WgOrgTerm         term)
{
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    n += g_array_index (self->nodes, WgOrgNode, i).term == term;
  return n;
}

const char *
wg_org_get_vacant_word (void)
{
  /* Translators: a position that nobody holds; stands where a name would stand. */
  return _("vacant");
}

const char *
wg_org_term_get_word (WgOrgTerm term)
{
  switch (term)
    {
    case WG_ORG_TERM_PAST:
      /* Translators: of a body whose term is over. */
      return _("term ended");
    case WG_ORG_TERM_DUE:
      /* Translators: of a body whose term ends within the notice window. */
      return _("term ends soon");
    case WG_ORG_TERM_EXTENDED:
      /* Translators: of a body whose term was extended with approval. */
      return _("term extended");
    case WG_ORG_TERM_NONE:
      /* Translators: of a dispatched body, which is not elected. */
      return _("no term");
    case WG_ORG_TERM_UNKNOWN:
    case WG_ORG_TERM_RUNNING:
    case WG_ORG_N_TERMS:
    default:
      return NULL;
    }
}

/**
 * wg_org_chart_dup_summary:
 *
 * Returns: (transfer full): what is not as it should be, counted, in words; that all is well where
 *   it is
 */
char *
wg_org_chart_dup_summary (const WgOrgChart *self)
{
  static const WgOrgTerm terms[] = { WG_ORG_TERM_PAST, WG_ORG_TERM_DUE, WG_ORG_TERM_EXTENDED };
  GString *line = g_string_new (NULL);
  guint vacant = wg_org_chart_count_vacant (self);

  if (vacant > 0)
    g_string_append_printf (line, "%u %s", vacant, wg_org_get_vacant_word ());
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      guint n = wg_org_chart_count_term (self, terms[i]);

      if (n > 0)
        g_string_append_printf (line, "%s%u %s", line->len > 0 ? " · " : "", n,
                                wg_org_term_get_word (terms[i]));
    }
  if (line->len == 0)
    g_string_append (line, _("no vacancy, no term over or ending soon"));
  return g_string_free (line, FALSE);
}
