/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the boxes of a chart say, at each detail. Only words; places are found elsewhere. */

#include "wg-org-plan.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_SIZE 1.15
#define SMALL_SIZE 0.9

/**
 * wg_org_sketch_new:
 * @chart: filled already
 *
 * Returns: (transfer full): its words, not measured yet
 */
WgOrgSketch *
wg_org_sketch_new (WgOrgChart *chart)
{
  WgOrgSketch *self = g_new0 (WgOrgSketch, 1);
  guint n = wg_org_chart_get_n_nodes (chart);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chart = wg_org_chart_ref (chart);
  self->measure = cairo_create (surface);
  cairo_surface_destroy (surface);
  self->depths = g_new0 (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      guint parent = wg_org_chart_get_node (chart, i)->parent;

      if (parent != WG_ORG_NO_NODE)
        self->depths[i] = self->depths[parent] + 1;
      self->max_depth = MAX (self->max_depth, self->depths[i]);
    }
  self->texts = g_new0 (WgOrgText *, MAX (n, 1) * WG_ORG_N_STYLES);
  self->duties = g_new0 (WgOrgText *, self->max_depth + 2);
  return self;
}

WgOrgSketch *
wg_org_sketch_ref (WgOrgSketch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_org_sketch_unref (WgOrgSketch *self)
{
  guint n = wg_org_chart_get_n_nodes (self->chart);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < n * WG_ORG_N_STYLES; i++)
    g_clear_pointer (&self->texts[i], wg_org_text_free);
  for (guint i = 0; i < self->max_depth + 2; i++)
    g_clear_pointer (&self->duties[i], wg_org_text_free);
  cairo_destroy (self->measure);
  g_free (self->texts);
  g_free (self->duties);
  g_free (self->depths);
  wg_org_chart_unref (self->chart);
  g_free (self);
}

static WgOrgRole
term_role (WgOrgTerm term)
{
  switch (term)
    {
    case WG_ORG_TERM_PAST:
      return WG_ORG_ROLE_PAST;
    case WG_ORG_TERM_DUE:
      return WG_ORG_ROLE_DUE;
    case WG_ORG_TERM_EXTENDED:
      return WG_ORG_ROLE_EXTENDED;
    case WG_ORG_TERM_UNKNOWN:
    case WG_ORG_TERM_NONE:
    case WG_ORG_TERM_RUNNING:
    case WG_ORG_N_TERMS:
    default:
      return WG_ORG_ROLE_DIM;
    }
}

/* "届满 2026-07-15", "至 2027-06-13", "不适用". (transfer full) (nullable) */
static char *
dup_term (const WgOrgNode *node)
{
  const char *word = wg_org_term_get_word (node->term);

  if (word != NULL && node->term_end != NULL)
    return g_strdup_printf ("%s %s", word, node->term_end);
  if (word != NULL)
    return g_strdup (word);
  /* Translators: until when a term runs. */
  return node->term_end != NULL ? g_strdup_printf (_("until %s"), node->term_end) : NULL;
}

/* A branch's name mostly ends with what it is; saying it twice takes room from others. */
static gboolean
name_says (const char *name,
           const char *body)
{
  const char *tail = body;
  glong length = g_utf8_strlen (body, -1);

  if (length > 2)
    tail = g_utf8_offset_to_pointer (body, length - 2);
  return g_str_has_suffix (name, tail);
}

static void
add_name (WgOrgSketch     *self,
          WgOrgText       *text,
          const WgOrgNode *node,
          double           size)
{
  wg_org_text_add (text, self->measure, node->name, WG_ORG_ROLE_NAME, size, WG_ORG_FLOW_LEFT);
  if (node->body != NULL && !name_says (node->name, node->body))
    wg_org_text_add (text, self->measure, node->body, WG_ORG_ROLE_DIM, SMALL_SIZE * size,
                     WG_ORG_FLOW_LEFT);
}

static void
add_members (WgOrgSketch     *self,
             WgOrgText       *text,
             const WgOrgNode *node,
             WgOrgFlow        flow)
{
  g_autofree char *number = wg_number_format ((double) node->members, 0);
  /* Translators: %s is how many, such as 1,555. */
  g_autofree char *members = g_strdup_printf (ngettext ("%s member", "%s members",
                                                        (gulong) MAX (node->members, 0)),
                                              number);

  if (node->members >= 0)
    wg_org_text_add (text, self->measure, members, WG_ORG_ROLE_DIM, SMALL_SIZE, flow);
}

static void
add_post (WgOrgSketch     *self,
          WgOrgText       *text,
          const WgOrgPost *post,
          WgOrgFlow        flow)
{
  gboolean held = post->holder != NULL;

  wg_org_text_add (text, self->measure, post->title, held ? WG_ORG_ROLE_DIM : WG_ORG_ROLE_VACANT,
                   SMALL_SIZE, flow);
  wg_org_text_add (text, self->measure, held ? post->holder : wg_org_get_vacant_word (),
                   held ? WG_ORG_ROLE_TEXT : WG_ORG_ROLE_VACANT, SMALL_SIZE, WG_ORG_FLOW_JOIN);
}

static void
add_posts (WgOrgSketch     *self,
           WgOrgText       *text,
           const WgOrgNode *node,
           gboolean         all)
{
  gboolean first = TRUE;

  for (guint i = 0; i < node->n_posts; i++)
    {
      const WgOrgPost *post = &node->posts[i];

      if (!all && i > 0 && post->holder != NULL)
        continue;
      add_post (self, text, post, first ? WG_ORG_FLOW_LINE : WG_ORG_FLOW_LEFT);
      first = FALSE;
    }
}

static void
add_term (WgOrgSketch     *self,
          WgOrgText       *text,
          const WgOrgNode *node)
{
  g_autofree char *term = dup_term (node);

  wg_org_text_add (text, self->measure, term, term_role (node->term), SMALL_SIZE,
                   WG_ORG_FLOW_RIGHT);
}

/* One line: only what is not as it should be follows the name. */
static void
add_states (WgOrgSketch     *self,
            WgOrgText       *text,
            const WgOrgNode *node)
{
  guint vacant = wg_org_node_count_vacant (node);
  WgOrgFlow flow = WG_ORG_FLOW_RIGHT;

  if (vacant > 0)
    {
      wg_org_text_add (text, self->measure, wg_org_get_vacant_word (), WG_ORG_ROLE_VACANT,
                       SMALL_SIZE, flow);
      flow = WG_ORG_FLOW_JOIN;
    }
  if (term_role (node->term) != WG_ORG_ROLE_DIM)
    wg_org_text_add (text, self->measure, wg_org_term_get_word (node->term),
                     term_role (node->term), SMALL_SIZE, flow);
}

static WgOrgText *
make_text (WgOrgSketch *self,
           guint        index,
           WgOrgStyle   style)
{
  const WgOrgNode *node = wg_org_chart_get_node (self->chart, index);
  WgOrgText *text = wg_org_text_new ();
  gboolean head = style >= WG_ORG_STYLE_HEAD_LEAD;
  gboolean narrow = style == WG_ORG_STYLE_NARROW_LEAD || style == WG_ORG_STYLE_NARROW_ALL;
  gboolean all = style == WG_ORG_STYLE_ALL || style == WG_ORG_STYLE_NARROW_ALL
                 || style == WG_ORG_STYLE_HEAD_ALL;

  if (style == WG_ORG_STYLE_LINE)
    {
      wg_org_text_add (text, self->measure, node->name, WG_ORG_ROLE_NAME, 1, WG_ORG_FLOW_LEFT);
      add_states (self, text, node);
      return text;
    }
  add_name (self, text, node, head ? HEAD_SIZE : 1);
  if (!narrow)
    add_members (self, text, node, WG_ORG_FLOW_RIGHT);
  add_posts (self, text, node, all);
  if (node->counts != NULL)
    wg_org_text_add (text, self->measure, node->counts, WG_ORG_ROLE_DIM, SMALL_SIZE,
                     WG_ORG_FLOW_LINE);
  if (narrow)
    add_members (self, text, node, WG_ORG_FLOW_LINE);
  add_term (self, text, node);
  return text;
}

const WgOrgText *
wg_org_sketch_get_text (WgOrgSketch *self,
                        guint        node,
                        WgOrgStyle   style)
{
  WgOrgText **text = &self->texts[node * WG_ORG_N_STYLES + style];

  if (*text == NULL)
    *text = make_text (self, node, style);
  return *text;
}

/* The level that most of a depth's units have: trees may skip one. */
static const WgOrgLevel *
find_depth_level (const WgOrgSketch *self,
                  guint              depth,
                  guint             *n_units)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0, most = 0;

  *n_units = 0;
  for (guint i = 0; i < wg_org_chart_get_n_nodes (self->chart); i++)
    {
      gpointer level = GUINT_TO_POINTER (wg_org_chart_get_node (self->chart, i)->level);
      guint n;

      if (self->depths[i] != depth)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, level)) + 1;
      g_hash_table_insert (counts, level, GUINT_TO_POINTER (n));
      (*n_units)++;
      if (n > most)
        {
          most = n;
          best = GPOINTER_TO_UINT (level);
        }
    }
  return wg_org_chart_find_level (self->chart, best);
}

/* (transfer none): name, number and duty of the level at a depth; one below the deepest is the
 * level that is only counted. */
const WgOrgText *
wg_org_sketch_get_duty (WgOrgSketch *self,
                        guint        depth)
{
  WgOrgText **text = &self->duties[MIN (depth, self->max_depth + 1)];
  const WgOrgLevel *level;
  guint n = 0;

  if (*text != NULL)
    return *text;
  *text = wg_org_text_new ();
  level = depth <= self->max_depth ? find_depth_level (self, depth, &n)
                                   : wg_org_chart_find_counted_level (self->chart);
  if (level == NULL)
    return *text;
  wg_org_text_add (*text, self->measure, level->name, WG_ORG_ROLE_NAME, 1, WG_ORG_FLOW_LEFT);
  if (n > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);

      wg_org_text_add (*text, self->measure, number, WG_ORG_ROLE_NAME, 1, WG_ORG_FLOW_JOIN);
    }
  wg_org_text_add (*text, self->measure, level->duty, WG_ORG_ROLE_DIM, 0.85, WG_ORG_FLOW_LINE);
  return *text;
}
