/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new street shall be made of, gathered step by step. Holds it and proposes codes; checking
 * and writing are in wg-begin-create.c. Must not touch the disk. */

#include "wg-begin.h"

#include <string.h>

struct _WgBegin
{
  GObject parent_instance;

  WgTemplates           *templates;
  const WgLevelTemplate *template;
  char                  *name;
  char                  *code;
  GListStore            *communities;
};

G_DEFINE_FINAL_TYPE (WgBegin, wg_begin, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (WgBegin *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
wg_begin_finalize (GObject *object)
{
  WgBegin *self = WG_BEGIN (object);

  g_clear_pointer (&self->templates, wg_templates_free);
  g_free (self->name);
  g_free (self->code);
  g_clear_object (&self->communities);

  G_OBJECT_CLASS (wg_begin_parent_class)->finalize (object);
}

static void
wg_begin_class_init (WgBeginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_begin_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_begin_init (WgBegin *self)
{
  self->name = g_strdup ("");
  self->code = g_strdup ("");
  self->communities = g_list_store_new (WG_TYPE_BEGIN_COMMUNITY);
}

/**
 * wg_begin_new:
 * @error: return location for an error of the templates that ship
 *
 * Returns: (transfer full) (nullable): a street without a name in the default template
 */
WgBegin *
wg_begin_new (GError **error)
{
  g_autoptr (WgBegin) self = g_object_new (WG_TYPE_BEGIN, NULL);

  self->templates = wg_templates_new (NULL, error);
  if (self->templates == NULL)
    return NULL;
  self->template = wg_templates_get_default (self->templates);
  return g_steal_pointer (&self);
}

WgTemplates *
wg_begin_get_templates (WgBegin *self)
{
  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  return self->templates;
}

const WgLevelTemplate *
wg_begin_get_template (WgBegin *self)
{
  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  return self->template;
}

void
wg_begin_set_template (WgBegin    *self,
                       const char *id)
{
  const WgLevelTemplate *template;

  g_return_if_fail (WG_IS_BEGIN (self));

  template = wg_templates_find (self->templates, id);
  if (template == NULL || template == self->template)
    return;
  self->template = template;
  tell (self);
}

const char *
wg_begin_get_name (WgBegin *self)
{
  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  return self->name;
}

const char *
wg_begin_get_code (WgBegin *self)
{
  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  return self->code;
}

GListModel *
wg_begin_get_communities (WgBegin *self)
{
  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  return G_LIST_MODEL (self->communities);
}

static gboolean
is_used (WgBegin                *self,
         const WgBeginCommunity *except,
         const char             *code)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->communities));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgBeginCommunity) other =
        g_list_model_get_item (G_LIST_MODEL (self->communities), i);

      if (other != except && strcmp (wg_begin_community_get_code (other), code) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_village (const char *name)
{
  static const char *const endings[] = { "村", "村委会", "村民委员会", "村村委会" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* The next free number: from 001 for a residents' committee, from 200 for a village (rules.md
 * 2.2). "" while the street has no code. */
static char *
propose_code (WgBegin                *self,
              const WgBeginCommunity *except,
              const char             *name)
{
  guint first = is_village (name) ? 200 : 1;

  if (strlen (self->code) != 9)
    return g_strdup ("");
  for (guint number = first; number <= 999; number++)
    {
      g_autofree char *code = g_strdup_printf ("%s%03u", self->code, number);

      if (!is_used (self, except, code))
        return g_steal_pointer (&code);
    }
  return g_strdup ("");
}

/* Keeps the last three digits where there are some, so that a corrected number stays. */
static void
follow_street (WgBegin          *self,
               WgBeginCommunity *community)
{
  const char *code = wg_begin_community_get_code (community);
  g_autofree char *moved = NULL;

  if (wg_begin_community_get_listed (community))
    return;
  if (strlen (code) == 12 && strlen (self->code) == 9)
    moved = g_strconcat (self->code, code + 9, NULL);
  else
    moved = propose_code (self, community, wg_begin_community_get_name (community));
  g_object_set (community, "code", moved, NULL);
}

/**
 * wg_begin_set_street:
 * @self: the plan
 * @name: of the street or town
 * @code: nine digits, or what is typed of them so far
 */
void
wg_begin_set_street (WgBegin    *self,
                     const char *name,
                     const char *code)
{
  gboolean moved;

  g_return_if_fail (WG_IS_BEGIN (self) && name != NULL && code != NULL);

  if (strcmp (self->name, name) == 0 && strcmp (self->code, code) == 0)
    return;
  moved = strlen (code) == 9 && strcmp (self->code, code) != 0;
  g_free (self->name);
  self->name = g_strdup (name);
  g_free (self->code);
  self->code = g_strdup (code);
  for (guint i = 0; moved && i < g_list_model_get_n_items (G_LIST_MODEL (self->communities)); i++)
    {
      g_autoptr (WgBeginCommunity) community =
        g_list_model_get_item (G_LIST_MODEL (self->communities), i);

      follow_street (self, community);
    }
  tell (self);
}

static void
add_community (WgBegin    *self,
               const char *name,
               const char *code,
               gboolean    listed)
{
  g_autoptr (WgBeginCommunity) community = wg_begin_community_new (name, code, listed);

  g_signal_connect_object (community, "notify", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->communities, community);
}

void
wg_begin_take_street (WgBegin    *self,
                      WgCodeList *list,
                      gint64      id)
{
  const WgRow *street = wg_code_list_find (list, id);
  g_autoptr (GPtrArray) communities = NULL;

  g_return_if_fail (WG_IS_BEGIN (self) && street != NULL);

  g_list_store_remove_all (self->communities);
  g_free (self->name);
  self->name = g_strdup (wg_row_get_text (street, WG_UNIT_NAME));
  g_free (self->code);
  self->code = g_strdup (wg_row_get_text (street, WG_UNIT_CODE));
  communities = wg_code_list_list_communities (list, self->code);
  for (guint i = 0; i < communities->len; i++)
    {
      const WgRow *row = g_ptr_array_index (communities, i);

      add_community (self, wg_row_get_text (row, WG_UNIT_NAME),
                     wg_row_get_text (row, WG_UNIT_CODE), TRUE);
    }
  tell (self);
}

static gboolean
has_name (WgBegin    *self,
          const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->communities)); i++)
    {
      g_autoptr (WgBeginCommunity) community =
        g_list_model_get_item (G_LIST_MODEL (self->communities), i);

      if (strcmp (wg_begin_community_get_name (community), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * wg_begin_add_communities:
 * @self: the plan
 * @names: a name, or several on lines of their own or with commas between them (also 、，；)
 *
 * Returns: how many are new
 */
guint
wg_begin_add_communities (WgBegin    *self,
                          const char *names)
{
  g_autofree char *lines = g_strdup (names);
  g_autoptr (GRegex) marks = g_regex_new ("[\\n\\r,;、，；]+", 0, 0, NULL);
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  g_return_val_if_fail (WG_IS_BEGIN (self) && names != NULL, 0);

  parts = g_regex_split (marks, lines, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = g_strstrip (parts[i]);
      g_autofree char *code = NULL;

      if (name[0] == '\0' || has_name (self, name))
        continue;
      code = propose_code (self, NULL, name);
      add_community (self, name, code, FALSE);
      n++;
    }
  if (n > 0)
    tell (self);
  return n;
}

void
wg_begin_remove_community (WgBegin          *self,
                           WgBeginCommunity *community)
{
  guint position;

  g_return_if_fail (WG_IS_BEGIN (self));

  if (!g_list_store_find (self->communities, community, &position))
    return;
  g_signal_handlers_disconnect_by_data (community, self);
  g_list_store_remove (self->communities, position);
  tell (self);
}

/**
 * wg_begin_set_all_grids:
 * @self: the plan
 * @grids: for each community
 */
void
wg_begin_set_all_grids (WgBegin *self,
                        guint    grids)
{
  g_return_if_fail (WG_IS_BEGIN (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->communities)); i++)
    {
      g_autoptr (WgBeginCommunity) community =
        g_list_model_get_item (G_LIST_MODEL (self->communities), i);

      g_object_set (community, "grids", MIN (grids, WG_BEGIN_MOST_GRIDS), NULL);
    }
}

/**
 * wg_begin_count:
 * @communities: (out): how many the file would get
 * @grids: (out): in all of them
 */
void
wg_begin_count (WgBegin *self,
                guint   *communities,
                guint   *grids)
{
  g_return_if_fail (WG_IS_BEGIN (self));

  *communities = *grids = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->communities)); i++)
    {
      g_autoptr (WgBeginCommunity) community =
        g_list_model_get_item (G_LIST_MODEL (self->communities), i);

      if (!wg_begin_community_get_taken (community))
        continue;
      (*communities)++;
      *grids += wg_begin_community_get_grids (community);
    }
}
