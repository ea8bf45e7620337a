/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-templates.h"

#include "wg-store.h"
#include "wg-template-switch.h"
#include "wg-test.h"

#include <string.h>

typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
  guint       n_changed;
  GError     *error;
  gboolean    done, worked;
} Fixture;

static const char *const shipped[] = { "levels-yangjiang", "levels-dangchang", "levels-guiping",
                                       "levels-longpan", "levels-nanning" };

static void
on_changed (WgDistrict *district,
            Fixture    *fixture)
{
  fixture->n_changed++;
}

/* A code of @n digits under no real place. */
static char *
make_code (guint n)
{
  return g_strndup ("9901010010010001", n);
}

/* A unit at every level that has units, each under the one before. */
static void
add_units (WgEdit                *edit,
           const WgLevelTemplate *template)
{
  gint64 parent = 0;

  for (guint i = 0; i < template->levels->len; i++)
    {
      const WgTemplateLevel *level = g_ptr_array_index (template->levels, i);
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, 0);
      g_autofree char *code = make_code (level->code_length);

      if (level->count_only)
        continue;
      wg_row_set_text (row, WG_UNIT_CODE, code);
      wg_row_set_text (row, WG_UNIT_NAME, level->name);
      wg_row_set_int (row, WG_UNIT_LEVEL, level->number);
      wg_row_set_text (row, WG_UNIT_BODY_TYPE, level->body_types[0]);
      if (parent != 0)
        wg_row_set_int (row, WG_UNIT_PARENT, parent);
      parent = wg_row_get_id (row);
      wg_edit_insert (edit, row);
    }
}

static void
open_with (Fixture    *fixture,
           const char *id,
           GPtrArray  *more)
{
  g_autoptr (WgTemplates) templates = wg_templates_new (NULL, &fixture->error);
  g_autoptr (WgEdit) edit = wg_edit_new ("Build");
  const WgLevelTemplate *template = wg_templates_find (templates, id);
  g_autoptr (GPtrArray) rows = wg_template_new_rows (template);
  g_autoptr (WgStore) store = NULL;

  fixture->dir = wg_test_dir_new ();
  fixture->path = wg_test_dir_file (fixture->dir, "levels.wangge");
  for (guint i = 0; i < rows->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (rows, i));
  for (guint i = 0; more != NULL && i < more->len; i++)
    wg_edit_insert (edit, g_ptr_array_index (more, i));
  add_units (edit, template);
  store = wg_store_open (fixture->path, WG_STORE_OPEN_CREATE, &fixture->error);
  g_assert_no_error (fixture->error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  wg_store_close (store, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->district = wg_district_open (fixture->path, WG_DISTRICT_NO_MAP, &fixture->error);
  g_assert_no_error (fixture->error);
  g_signal_connect (fixture->district, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->district != NULL)
    wg_district_close (fixture->district);
  g_clear_object (&fixture->district);
  g_clear_error (&fixture->error);
  g_free (fixture->path);
  g_clear_pointer (&fixture->dir, wg_test_dir_free);
}

static WgTemplates *
get_templates (Fixture *fixture)
{
  WgTemplates *templates = wg_templates_new (fixture->district, &fixture->error);

  g_assert_no_error (fixture->error);
  return templates;
}

static void
wait_for_change (Fixture *fixture,
                 guint    n)
{
  while (!fixture->done || fixture->n_changed < n)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
}

static void
on_switched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Fixture *fixture = data;

  fixture->worked = wg_template_switch_finish (WG_DISTRICT (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  fixture->worked = wg_district_undo_finish (WG_DISTRICT (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;

  fixture->worked = wg_district_apply_finish (WG_DISTRICT (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
switch_to (Fixture    *fixture,
           const char *id)
{
  guint n = fixture->n_changed;

  wg_template_switch_async (fixture->district, id, NULL, on_switched, fixture);
  wait_for_change (fixture, n + 1);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->worked);
}

static void
undo (Fixture *fixture)
{
  guint n = fixture->n_changed;

  wg_district_undo_async (fixture->district, NULL, on_undone, fixture);
  wait_for_change (fixture, n + 1);
  g_assert_no_error (fixture->error);
}

/* Every field of every unit, and the numbers and lengths of the levels: all but the words. */
static char *
describe_data (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  GPtrArray *units = wg_district_get_units (fixture->district);
  g_autoptr (WgTemplates) templates = get_templates (fixture);
  GPtrArray *levels = wg_templates_get_levels (templates);

  for (guint i = 0; i < units->len; i++)
    {
      WgRow *row = wg_unit_get_row (g_ptr_array_index (units, i));

      g_string_append_printf (text, "%s|%s|%d|%s|%lld\n", wg_row_get_text (row, WG_UNIT_CODE),
                              wg_row_get_text (row, WG_UNIT_NAME),
                              (int) wg_row_get_int (row, WG_UNIT_LEVEL, 0),
                              wg_row_get_text (row, WG_UNIT_BODY_TYPE),
                              (long long) wg_row_get_int (row, WG_UNIT_PARENT, 0));
    }
  for (guint i = 0; i < MIN (levels->len, 4); i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);

      g_string_append_printf (text, "%d|%d\n", (int) wg_row_get_int (row, WG_LEVEL_NUMBER, 0),
                              (int) wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_words (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  g_autoptr (WgTemplates) templates = get_templates (fixture);
  GPtrArray *levels = wg_templates_get_levels (templates);

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);

      g_string_append_printf (text, "%s|%s\n", wg_row_get_text (row, WG_LEVEL_NAME),
                              wg_row_get_text (row, WG_LEVEL_DUTY));
    }
  g_string_append (text, wg_templates_get_current (templates)->id);
  return g_string_free (text, FALSE);
}

/* Each template loads, has a unit at every level, and says what may stand there. */
static void
test_every_level (Fixture      *fixture,
                  gconstpointer id)
{
  g_autoptr (WgTemplates) templates = NULL;
  const WgLevelTemplate *template;
  GPtrArray *units;

  open_with (fixture, id, NULL);
  templates = get_templates (fixture);
  template = wg_templates_get_current (templates);
  g_assert_cmpstr (template->id, ==, id);
  units = wg_district_get_units (fixture->district);
  for (guint i = 0; i < template->levels->len; i++)
    {
      const WgTemplateLevel *level = g_ptr_array_index (template->levels, i);
      g_autoptr (GPtrArray) types = wg_templates_list_body_types (templates, level->number);

      g_assert_cmpstr (wg_templates_get_level_name (templates, level->number), ==, level->name);
      g_assert_cmpstr (wg_templates_get_duty (templates, level->number), ==, level->duty);
      g_assert_cmpint (wg_templates_get_place (templates, level->number), ==, level->place);
      g_assert_cmpint (wg_templates_is_count_only (templates, level->number), ==,
                       level->count_only);
      g_assert_cmpuint (types->len, ==, g_strv_length (level->body_types));
      g_assert_cmpstr (((const WgBodyType *) g_ptr_array_index (types, 0))->id, ==,
                       level->body_types[0]);
      if (!level->count_only)
        g_assert_cmpuint (wg_unit_get_level (g_ptr_array_index (units, i)), ==, level->number);
    }
  g_assert_cmpuint (units->len, >=, 3);
}

/* From each template to every other one and back by undo: words change, data never. */
static void
test_switch (Fixture      *fixture,
             gconstpointer id)
{
  g_autofree char *data_before = NULL;
  g_autofree char *words_before = NULL;

  open_with (fixture, id, NULL);
  data_before = describe_data (fixture);
  words_before = describe_words (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autofree char *data_after = NULL;
      g_autofree char *words_after = NULL;
      g_autofree char *words_undone = NULL;
      g_autofree char *data_undone = NULL;
      g_autofree char *label = NULL;

      if (g_str_equal (shipped[i], id))
        continue;
      switch_to (fixture, shipped[i]);
      data_after = describe_data (fixture);
      words_after = describe_words (fixture);
      g_assert_cmpstr (data_after, ==, data_before);
      g_assert_cmpstr (words_after, !=, words_before);
      g_assert_true (g_str_has_suffix (words_after, shipped[i]));
      label = wg_district_dup_undo_label (fixture->district);
      g_assert_nonnull (strstr (label, "evel template"));
      undo (fixture);
      words_undone = describe_words (fixture);
      data_undone = describe_data (fixture);
      g_assert_cmpstr (words_undone, ==, words_before);
      g_assert_cmpstr (data_undone, ==, data_before);
    }
}

/* A district's file in the words of a place that has no district and counts other things. */
static void
test_places (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (WgTemplates) templates = NULL;
  g_autoptr (WgTemplates) after = NULL;
  g_autoptr (GPtrArray) words = NULL;
  const WgLevelTemplate *template;

  open_with (fixture, "levels-yangjiang", NULL);
  templates = get_templates (fixture);
  template = wg_templates_find (templates, "levels-longpan");
  words = wg_template_switch_preview (templates, fixture->district, template);
  g_assert_cmpuint (words->len, ==, 5);
  for (guint i = 0; i < words->len; i++)
    {
      const WgLevelWord *word = g_ptr_array_index (words, i);

      g_assert_cmpuint (word->level, ==, i + 1);
      g_assert_cmpuint (word->n_units, ==, i < 4 ? 1 : 0);
      g_assert_cmpint (word->kept, ==, i == 0);
      g_assert_cmpstr (word->new_name, ==,
                       i == 0 ? word->old_name
                              : wg_level_template_find_number (template, i)->name);
    }
  switch_to (fixture, "levels-longpan");
  after = get_templates (fixture);
  for (guint i = 0; i < words->len; i++)
    g_assert_cmpstr (wg_templates_get_level_name (after, i + 1), ==,
                     ((const WgLevelWord *) g_ptr_array_index (words, i))->new_name);
}

/* Fewer levels: those without a word keep it, with the units on them. */
static void
test_fewer (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (WgTemplates) before = NULL;
  g_autoptr (WgTemplates) after = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) types = NULL;

  open_with (fixture, "levels-yangjiang", NULL);
  before = get_templates (fixture);
  words = wg_template_switch_preview (before, fixture->district,
                                      wg_templates_find (before, "levels-nanning"));
  g_assert_true (((const WgLevelWord *) g_ptr_array_index (words, 3))->kept);
  g_assert_cmpuint (((const WgLevelWord *) g_ptr_array_index (words, 3))->n_units, ==, 1);
  switch_to (fixture, "levels-nanning");
  after = get_templates (fixture);
  g_assert_cmpuint (wg_templates_get_levels (after)->len, ==, 5);
  g_assert_cmpstr (wg_templates_get_level_name (after, 4), ==,
                   wg_templates_get_level_name (before, 4));
  /* The new template does not know the level: nothing is forbidden there. */
  types = wg_templates_list_body_types (after, 4);
  g_assert_cmpuint (types->len, >, 8);
}

/* More levels below: they are added, and go again with undo. */
static void
test_more (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (WgTemplates) after = NULL;
  g_autoptr (WgTemplates) undone = NULL;
  g_autoptr (GPtrArray) words = NULL;

  open_with (fixture, "levels-nanning", NULL);
  after = get_templates (fixture);
  words = wg_template_switch_preview (after, fixture->district,
                                      wg_templates_get_default (after));
  g_assert_cmpuint (words->len, ==, 6);
  g_assert_null (((const WgLevelWord *) g_ptr_array_index (words, 4))->old_name);
  g_clear_pointer (&after, wg_templates_free);
  switch_to (fixture, "levels-yangjiang");
  after = get_templates (fixture);
  g_assert_cmpuint (wg_templates_get_levels (after)->len, ==, 6);
  g_assert_cmpint (wg_templates_get_place (after, 5), ==, WG_LEVEL_PLACE_GRID);
  g_assert_true (wg_templates_is_count_only (after, 6));
  g_assert_true (wg_templates_allows_child (after, 4, 5));
  undo (fixture);
  undone = get_templates (fixture);
  g_assert_cmpuint (wg_templates_get_levels (undone)->len, ==, 4);
}

static void
test_children (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (WgTemplates) templates = NULL;
  g_autoptr (GArray) top = NULL;

  open_with (fixture, "levels-yangjiang", NULL);
  templates = get_templates (fixture);
  top = wg_templates_list_child_levels (templates, 0);
  g_assert_cmpuint (top->len, ==, 4);
  g_assert_true (wg_templates_allows_child (templates, 1, 2));
  g_assert_true (wg_templates_allows_child (templates, 3, 4));
  /* Two levels below, the same level, above, and one that is only counted. */
  g_assert_false (wg_templates_allows_child (templates, 1, 3));
  g_assert_false (wg_templates_allows_child (templates, 2, 2));
  g_assert_false (wg_templates_allows_child (templates, 3, 2));
  g_assert_false (wg_templates_allows_child (templates, 4, 5));
}

#define OWN_LEVEL(number, length, name, more) \
  "{ \"number\": " #number ", \"name\": \"" name "\", \"code_length\": " #length \
  ", \"body_types\": [\"branch\"]" more " }"

/* A file may bring a template of its own; skipping a level is allowed where it says so. */
static void
test_own (Fixture      *fixture,
          gconstpointer unused)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgTemplates) templates = NULL;
  WgRow *row = wg_row_new (&wg_kind_template, 0);

  wg_row_set_text (row, WG_TEMPLATE_TYPE, "levels");
  wg_row_set_text (row, WG_TEMPLATE_NAME, "own");
  wg_row_set_text (row, WG_TEMPLATE_CONTENT,
                   "{ \"id\": \"own\", \"name\": \"Our own\", \"levels\": ["
                   OWN_LEVEL (1, 6, "One", "") ", " OWN_LEVEL (2, 9, "Two", "") ", "
                   OWN_LEVEL (3, 12, "Three", ", \"may_skip\": true") ", "
                   OWN_LEVEL (4, 16, "Four", "") "] }");
  g_ptr_array_add (more, row);
  open_with (fixture, "levels-yangjiang", more);
  templates = get_templates (fixture);
  g_assert_cmpuint (wg_templates_list (templates)->len, ==, 6);
  g_clear_pointer (&templates, wg_templates_free);
  switch_to (fixture, "own");
  templates = get_templates (fixture);
  g_assert_cmpstr (wg_templates_get_level_name (templates, 3), ==, "Three");
  g_assert_true (wg_templates_allows_child (templates, 2, 3));
  g_assert_true (wg_templates_allows_child (templates, 2, 4));
  g_assert_false (wg_templates_allows_child (templates, 1, 3));
}

static void
test_unknown (Fixture      *fixture,
              gconstpointer unused)
{
  open_with (fixture, "levels-yangjiang", NULL);
  wg_template_switch_async (fixture->district, "levels-moon", NULL, on_switched, fixture);
  wait_for_change (fixture, 0);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (fixture->error->message, "levels-moon"));
}

/* To the template that is in use already: nothing to write, and no entry in the history. */
static void
test_same (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_with (fixture, "levels-guiping", NULL);
  before = wg_district_dup_undo_label (fixture->district);
  wg_template_switch_async (fixture->district, "levels-guiping", NULL, on_switched, fixture);
  wait_for_change (fixture, 0);
  g_assert_true (fixture->worked);
  after = wg_district_dup_undo_label (fixture->district);
  g_assert_cmpstr (before, ==, after);
}

static void
test_duty (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (WgTemplates) templates = NULL;
  g_autoptr (WgTemplates) after = NULL;
  g_autoptr (WgTemplates) undone = NULL;
  g_autoptr (WgEdit) edit = NULL;

  open_with (fixture, "levels-yangjiang", NULL);
  templates = get_templates (fixture);
  g_assert_null (wg_template_duty_edit (templates, 3, wg_templates_get_duty (templates, 3)));
  g_assert_null (wg_template_duty_edit (templates, 7, "nobody"));
  edit = wg_template_duty_edit (templates, 3, "每周走访");
  wg_district_apply_async (fixture->district, edit, NULL, on_applied, fixture);
  wait_for_change (fixture, 1);
  g_assert_no_error (fixture->error);
  after = get_templates (fixture);
  g_assert_cmpstr (wg_templates_get_duty (after, 3), ==, "每周走访");
  g_assert_cmpstr (wg_templates_get_duty (after, 2), ==, wg_templates_get_duty (templates, 2));
  undo (fixture);
  undone = get_templates (fixture);
  g_assert_cmpstr (wg_templates_get_duty (undone, 3), ==, wg_templates_get_duty (templates, 3));
}

/* Somebody else changed a level between reading and writing. */
static void
test_conflict (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (WgTemplates) templates = NULL;
  g_autoptr (WgEdit) mine = NULL;
  g_autoptr (WgEdit) theirs = NULL;

  open_with (fixture, "levels-yangjiang", NULL);
  templates = get_templates (fixture);
  mine = wg_template_switch_edit (templates, wg_templates_find (templates, "levels-guiping"),
                                  NULL);
  theirs = wg_template_duty_edit (templates, 3, "先改");
  wg_district_apply_async (fixture->district, theirs, NULL, on_applied, fixture);
  wait_for_change (fixture, 1);
  g_assert_no_error (fixture->error);
  wg_district_apply_async (fixture->district, mine, NULL, on_applied, fixture);
  wait_for_change (fixture, 1);
  g_assert_error (fixture->error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
}

#define ADD(path, data, test) \
  g_test_add ("/desk/templates/" path, Fixture, data, NULL, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autofree char *loads = g_strconcat ("/desk/templates/every-level/", shipped[i], NULL);
      g_autofree char *switches = g_strconcat ("/desk/templates/switch/", shipped[i], NULL);

      g_test_add (loads, Fixture, shipped[i], NULL, test_every_level, tear_down);
      g_test_add (switches, Fixture, shipped[i], NULL, test_switch, tear_down);
    }
  ADD ("places", NULL, test_places);
  ADD ("fewer", NULL, test_fewer);
  ADD ("more", NULL, test_more);
  ADD ("children", NULL, test_children);
  ADD ("own", NULL, test_own);
  ADD ("unknown", NULL, test_unknown);
  ADD ("same", NULL, test_same);
  ADD ("duty", NULL, test_duty);
  ADD ("conflict", NULL, test_conflict);
  return g_test_run ();
}
