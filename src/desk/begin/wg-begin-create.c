/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planned street checked by the rules of codes, and made into a file: rows, one edit, one new
 * file. Must not change a file that is there. */

#include "wg-begin.h"

#include "wg-class-entry.h"
#include "wg-code.h"
#include "wg-data.h"
#include "wg-rule-card.h"
#include "wg-rules.h"
#include "wg-setting.h"
#include "wg-store.h"
#include "wg-template-switch.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <string.h>

#define STREET_DIGITS 9
#define COMMUNITY_DIGITS 12

static void
problem_free (gpointer data)
{
  WgBeginProblem *problem = data;

  g_clear_object (&problem->community);
  g_free (problem->rule);
  g_free (problem->sentence);
  g_free (problem);
}

static void
add_problem (GPtrArray        *problems,
             WgBeginCommunity *community,
             const char       *rule,
             const char       *sentence)
{
  WgBeginProblem *problem = g_new0 (WgBeginProblem, 1);

  g_set_object (&problem->community, community);
  problem->rule = g_strdup (rule);
  problem->sentence = g_strdup (sentence);
  g_ptr_array_add (problems, problem);
}

/* (transfer full) (element-type WgBeginCommunity): those that the file gets. */
static GPtrArray *
list_taken (WgBegin *self)
{
  GListModel *all = wg_begin_get_communities (self);
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (WgBeginCommunity) community = g_list_model_get_item (all, i);

      if (wg_begin_community_get_taken (community))
        g_ptr_array_add (taken, g_steal_pointer (&community));
    }
  return taken;
}

static guint
count_code (GPtrArray  *taken,
            const char *code)
{
  guint n = 0;

  for (guint i = 0; i < taken->len; i++)
    n += strcmp (wg_begin_community_get_code (g_ptr_array_index (taken, i)), code) == 0;
  return n;
}

/* What the rules look at: the street as body 1, its communities from 2 on. */
static WgBodyFacts *
make_bodies (WgBegin   *self,
             GPtrArray *taken)
{
  WgBodyFacts *bodies = g_new0 (WgBodyFacts, taken->len + 1);

  for (guint i = 0; i <= taken->len; i++)
    {
      WgBeginCommunity *community = i > 0 ? g_ptr_array_index (taken, i - 1) : NULL;
      WgBodyFacts *body = &bodies[i];

      body->place.id = i + 1;
      body->place.name = i > 0 ? wg_begin_community_get_name (community)
                               : wg_begin_get_name (self);
      body->place.code = i > 0 ? wg_begin_community_get_code (community)
                               : wg_begin_get_code (self);
      body->full_members = body->households = -1;
      body->code_length = i > 0 ? COMMUNITY_DIGITS : STREET_DIGITS;
      body->parent_code = i > 0 ? wg_begin_get_code (self) : NULL;
      body->is_community = i > 0;
      body->same_code = i > 0 && *body->place.code != '\0' ? count_code (taken, body->place.code)
                                                           : 1;
      body->is_open = TRUE;
    }
  return bodies;
}

static void
check_rules (WgBegin   *self,
             GPtrArray *taken,
             GPtrArray *problems)
{
  static const char *const rules[] = { "C-01", "C-02", "C-03", "G-02" };
  g_autofree WgBodyFacts *bodies = make_bodies (self, taken);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/rules.json", &error);
  g_autoptr (GPtrArray) cards = NULL;
  const WgRuleFacts facts = { .bodies = bodies, .n_bodies = taken->len + 1 };

  cards = json != NULL ? wg_rule_cards_load (json, wg_data_get_language (), &error) : NULL;
  if (cards == NULL)
    {
      add_problem (problems, NULL, NULL, error->message);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    wg_rule_check (wg_rule_cards_find (cards, rules[i]), &facts, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      gint64 id = wg_finding_get_unit (finding)->id;
      g_autofree char *sentence = wg_finding_dup_sentence (finding);

      add_problem (problems, id > 1 ? g_ptr_array_index (taken, id - 2) : NULL,
                   wg_finding_get_card (finding)->id, sentence);
    }
}

/* A name that is only spaces is none. */
static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return stripped[0] == '\0';
}

/**
 * wg_begin_check:
 * @self: the plan
 *
 * Names are there, and codes follow the rules C-01 … C-03 and are used once (G-02), by the same
 * functions that find breaches in a file.
 *
 * Returns: (transfer full) (element-type WgBeginProblem): the street's first
 */
GPtrArray *
wg_begin_check (WgBegin *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
  g_autoptr (GPtrArray) taken = NULL;

  g_return_val_if_fail (WG_IS_BEGIN (self), problems);

  taken = list_taken (self);
  if (is_blank (wg_begin_get_name (self)))
    add_problem (problems, NULL, NULL, _("The street has no name yet."));
  for (guint i = 0; i < taken->len; i++)
    if (is_blank (wg_begin_community_get_name (g_ptr_array_index (taken, i))))
      add_problem (problems, g_ptr_array_index (taken, i), NULL,
                   _("The community has no name."));
  check_rules (self, taken, problems);
  return problems;
}

/* A street's body is a dispatched working committee, a town's or township's its own committee;
 * in the template's order where it does not matter. */
static const char *
choose_body_type (const WgTemplateLevel *level,
                  const char            *code)
{
  const char *kind = wg_code_get_township_type (code);
  gboolean town = g_strcmp0 (kind, "town") == 0 || g_strcmp0 (kind, "township") == 0;
  const char *wanted = town ? "town_committee" : "working_committee";

  return g_strv_contains ((const char *const *) level->body_types, wanted)
           ? wanted
           : level->body_types[0];
}

static WgRow *
make_unit (const char *code,
           const char *name,
           guint       level,
           gint64      parent)
{
  WgRow *row = wg_row_new (&wg_kind_unit, 0);
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, stripped);
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  return row;
}

/* 15 digits: the community's twelve and a number in three (G-01). Without a boundary there is no
 * west or north to number from; the order is that of the list. */
static void
add_grids (WgEdit           *edit,
           WgBeginCommunity *community,
           gint64            id)
{
  for (guint number = 1; number <= wg_begin_community_get_grids (community); number++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_grid, 0);
      g_autofree char *code = g_strdup_printf ("%s%03u", wg_begin_community_get_code (community),
                                               number);
      /* Translators: a grid's name in the file: %1$s is a community, %2$u a number. */
      g_autofree char *name = g_strdup_printf (_("%1$s, grid %2$u"),
                                               wg_begin_community_get_name (community), number);

      wg_row_set_text (row, WG_GRID_CODE, code);
      wg_row_set_text (row, WG_GRID_NAME, name);
      wg_row_set_int (row, WG_GRID_COMMUNITY, id);
      wg_row_set_text (row, WG_GRID_TYPE, "basic");
      wg_row_set_int (row, WG_GRID_TIER, 1);
      wg_edit_insert (edit, row);
    }
}

static void
add_units (WgBegin *self,
           WgEdit  *edit)
{
  const WgLevelTemplate *template = wg_begin_get_template (self);
  const WgTemplateLevel *top = wg_level_template_find_place (template, WG_LEVEL_PLACE_TOWNSHIP);
  const WgTemplateLevel *below = wg_level_template_find_place (template,
                                                               WG_LEVEL_PLACE_COMMUNITY);
  g_autoptr (GPtrArray) taken = list_taken (self);
  g_autoptr (WgRow) street = NULL;

  street = make_unit (wg_begin_get_code (self), wg_begin_get_name (self), top->number, 0);
  wg_row_set_text (street, WG_UNIT_BODY_TYPE,
                   choose_body_type (top, wg_begin_get_code (self)));
  wg_edit_insert (edit, street);
  for (guint i = 0; i < taken->len; i++)
    {
      WgBeginCommunity *community = g_ptr_array_index (taken, i);
      g_autoptr (WgRow) row = make_unit (wg_begin_community_get_code (community),
                                         wg_begin_community_get_name (community), below->number,
                                         wg_row_get_id (street));

      wg_edit_insert (edit, row);
      add_grids (edit, community, wg_row_get_id (row));
    }
}

/* The classes that ship; the office changes them later. The template ships too: a defect in it is
 * ours. */
static void
add_classes (WgEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/classes.json", &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (json != NULL)
    entries = wg_class_entries_load (json, wg_data_get_language (), &error);
  if (entries == NULL)
    g_error ("a new file has no classes: %s", error->message);
  rows = wg_class_entries_new_rows (entries);
  for (guint i = 0; i < rows->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (rows, i));
}

/**
 * wg_begin_make_edit:
 * @self: a plan without problems
 *
 * Levels, settings, classes of service, the street, its communities and their grids. What nobody
 * said stays empty: which kind of body a community has, members, terms.
 *
 * Returns: (transfer full): the beginning of a file
 */
WgEdit *
wg_begin_make_edit (WgBegin *self)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  WgEdit *edit;

  g_return_val_if_fail (WG_IS_BEGIN (self), NULL);

  /* Translators: %s is a street. */
  label = g_strdup_printf (_("Begin %s"), wg_begin_get_name (self));
  edit = wg_edit_new (label);
  wg_edit_set_beginning (edit, TRUE);
  rows = wg_template_new_rows (wg_begin_get_template (self));
  for (guint i = 0; i < rows->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (rows, i));
  wg_setting_put (edit, NULL, "name", wg_begin_get_name (self));
  wg_setting_put (edit, NULL, "code_scheme", "15");
  add_units (self, edit);
  add_classes (edit);
  return edit;
}

static gboolean
write_file (const char   *path,
            WgEdit       *edit,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (WgStore) store =
    wg_store_open (path, WG_STORE_OPEN_CREATE | WG_STORE_OPEN_EXCLUSIVE, error);

  if (store == NULL)
    return FALSE;
  if (wg_store_apply (store, edit, NULL, NULL, cancellable, error))
    return wg_store_close (store, error);
  /* The file is ours alone: nobody misses it. */
  wg_store_close (store, NULL);
  g_remove (path);
  return FALSE;
}

/* What a file must have been checked for before it is made. */
static WgEdit *
prepare_edit (WgBegin *self,
              GError **error)
{
  g_autoptr (GPtrArray) problems = wg_begin_check (self);
  const WgBeginProblem *first;

  if (problems->len == 0)
    return wg_begin_make_edit (self);
  first = g_ptr_array_index (problems, 0);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s%s%s",
               first->rule != NULL ? first->rule : "", first->rule != NULL ? ": " : "",
               first->sentence);
  return NULL;
}

/**
 * wg_begin_create:
 * @self: the plan
 * @path: a file that is not there yet
 * @cancellable: (nullable): cancelling leaves no file
 * @error: return location for %WG_STORE_ERROR, or the first problem of the plan
 *
 * Blocks.
 *
 * Returns: whether the file is there; else there is no new file
 */
gboolean
wg_begin_create (WgBegin      *self,
                 const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (WgEdit) edit = NULL;

  g_return_val_if_fail (WG_IS_BEGIN (self) && path != NULL, FALSE);

  edit = prepare_edit (self, error);
  return edit != NULL && write_file (path, edit, cancellable, error);
}

typedef struct
{
  char   *path;
  WgEdit *edit;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  wg_edit_unref (creation->edit);
  g_free (creation);
}

static void
create_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Creation *creation = data;
  GError *error = NULL;

  if (write_file (creation->path, creation->edit, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * wg_begin_create_async:
 *
 * wg_begin_create() for the window: what is planned at the call is written.
 */
void
wg_begin_create_async (WgBegin            *self,
                       const char         *path,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  WgEdit *edit;
  Creation *creation;

  g_return_if_fail (WG_IS_BEGIN (self) && path != NULL);

  edit = prepare_edit (self, &error);
  if (edit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  creation = g_new0 (Creation, 1);
  creation->path = g_strdup (path);
  creation->edit = edit;
  /* A file that is written is reported as written, even when cancelled late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, creation, creation_free);
  g_task_run_in_thread (task, create_thread);
}

gboolean
wg_begin_create_finish (WgBegin      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
