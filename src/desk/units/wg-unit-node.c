/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the organisation tree: what is told of one unit. The tree fills it in; it asks
 * nobody. */

#include "wg-unit-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _WgUnitNode
{
  GObject parent_instance;

  WgUnitFacts facts; /* with texts and unit of its own */
};

G_DEFINE_FINAL_TYPE (WgUnitNode, wg_unit_node, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
facts_clear (WgUnitFacts *facts)
{
  g_clear_object (&facts->unit);
  g_free ((char *) facts->level_name);
  g_free ((char *) facts->body_type_name);
  g_free ((char *) facts->leader_title);
  g_free ((char *) facts->leader);
}

static void
facts_copy (const WgUnitFacts *facts,
            WgUnitFacts       *copy)
{
  *copy = *facts;
  copy->unit = g_object_ref (facts->unit);
  copy->level_name = g_strdup (facts->level_name);
  copy->body_type_name = g_strdup (facts->body_type_name);
  copy->leader_title = g_strdup (facts->leader_title);
  copy->leader = g_strdup (facts->leader);
}

static gboolean
facts_equal (const WgUnitFacts *a,
             const WgUnitFacts *b)
{
  return wg_unit_get_row (a->unit) == wg_unit_get_row (b->unit) && a->is_match == b->is_match
         && a->members == b->members && a->members_are_sum == b->members_are_sum
         && a->n_grids == b->n_grids && a->n_children == b->n_children
         && memcmp (a->findings, b->findings, sizeof a->findings) == 0
         && g_strcmp0 (a->level_name, b->level_name) == 0
         && g_strcmp0 (a->body_type_name, b->body_type_name) == 0
         && g_strcmp0 (a->leader_title, b->leader_title) == 0
         && g_strcmp0 (a->leader, b->leader) == 0;
}

static void
wg_unit_node_finalize (GObject *object)
{
  facts_clear (&WG_UNIT_NODE (object)->facts);

  G_OBJECT_CLASS (wg_unit_node_parent_class)->finalize (object);
}

static void
wg_unit_node_class_init (WgUnitNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_unit_node_finalize;

  /**
   * WgUnitNode::changed:
   *
   * The facts are others.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_unit_node_init (WgUnitNode *self)
{
}

/**
 * wg_unit_node_new:
 * @facts: (transfer none): copied
 *
 * Returns: (transfer full): the node
 */
WgUnitNode *
wg_unit_node_new (const WgUnitFacts *facts)
{
  WgUnitNode *self;

  g_return_val_if_fail (WG_IS_UNIT (facts->unit), NULL);

  self = g_object_new (WG_TYPE_UNIT_NODE, NULL);
  facts_copy (facts, &self->facts);
  return self;
}

void
wg_unit_node_update (WgUnitNode        *self,
                     const WgUnitFacts *facts)
{
  WgUnitFacts old;

  g_return_if_fail (WG_IS_UNIT_NODE (self) && WG_IS_UNIT (facts->unit));

  if (facts_equal (&self->facts, facts))
    return;
  old = self->facts;
  facts_copy (facts, &self->facts);
  facts_clear (&old);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * wg_unit_node_get_facts:
 *
 * Returns: (transfer none): valid until "changed"
 */
const WgUnitFacts *
wg_unit_node_get_facts (WgUnitNode *self)
{
  return &self->facts;
}

gint64
wg_unit_node_get_id (WgUnitNode *self)
{
  return wg_unit_get_id (self->facts.unit);
}

WgUnit *
wg_unit_node_get_unit (WgUnitNode *self)
{
  return self->facts.unit;
}

char *
wg_unit_node_dup_term (WgUnitNode *self)
{
  WgRow *row = wg_unit_get_row (self->facts.unit);
  const char *end = wg_row_get_text (row, WG_UNIT_TERM_END);
  const char *extended = wg_row_get_text (row, WG_UNIT_EXTENDED_UNTIL);

  /* Translators: %s is a date. */
  return extended != NULL ? g_strdup_printf (_("extended until %s"), extended) : g_strdup (end);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, _(", "));
  g_string_append (text, part);
}

char *
wg_unit_node_dup_spoken (WgUnitNode *self)
{
  const WgUnitFacts *facts = &self->facts;
  GString *text = g_string_new (wg_unit_get_name (facts->unit));

  add_part (text, facts->body_type_name);
  if (facts->leader_title != NULL)
    {
      g_autofree char *leader = NULL;

      /* Translators: the title of a position and who holds it. */
      leader = g_strdup_printf (_("%s %s"), facts->leader_title,
                                facts->leader != NULL ? facts->leader : _("vacant"));
      add_part (text, leader);
    }
  for (int i = 0; i < WG_N_SEVERITIES; i++)
    {
      g_autofree char *found = NULL;

      if (facts->findings[i] == 0)
        continue;
      /* Translators: a severity and how many findings of it there are. */
      found = g_strdup_printf (_("%s %u"), wg_severity_get_label ((WgSeverity) i),
                               facts->findings[i]);
      add_part (text, found);
    }
  return g_string_free (text, FALSE);
}
