/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli import: foreign files into a district, or with --dry-run only the report. */

#include "wg-cli.h"

#include "wg-date.h"
#include "wg-import-refused.h"
#include "wg-import.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char    *kind;
  char   **mappings;
  char   **defaults;
  char    *encoding;
  char    *datum;
  char    *fields;
  char    *entered;
  char    *refused;
  int      level;
  gboolean dry_run;
  gboolean strict;
  gboolean match_names;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_strfreev (options->mappings);
  g_strfreev (options->defaults);
  g_free (options->encoding);
  g_free (options->datum);
  g_free (options->fields);
  g_free (options->entered);
  g_free (options->refused);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
list_fields (const char *kind_name,
             gboolean    json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind_name, &error);
  const WgKind *kind;
  json_t *list;

  if (import == NULL)
    return wg_cli_refuse (error);
  kind = wg_import_get_kind (import);
  list = json_array ();
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgField *field = &kind->fields[i];

      /* A shape comes with the row, not in a column. */
      if (field->type == WG_VALUE_BLOB)
        continue;
      if (json)
        json_array_append_new (list, json_pack ("{s:s, s:s}", "name", field->name, "label",
                                                _(field->label)));
      else
        g_print ("%-18s %s\n", field->name, _(field->label));
    }
  if (json)
    wg_cli_print_json (json_pack ("{s:s, s:o}", "kind", kind->plural, "fields", list));
  else
    json_decref (list);
  return WG_CLI_DONE;
}

/* On a terminal only: one line that rewrites itself. */
static void
show_progress (WgImportStage stage,
               const char   *file,
               double        fraction,
               gpointer      user_data)
{
  gboolean *shown = user_data;
  const char *what = stage == WG_IMPORT_READING    ? _("Reading")
                     : stage == WG_IMPORT_CHECKING ? _("Checking")
                                                   : _("Writing");

  g_printerr ("\r\033[K%s %s", what, file != NULL ? file : "");
  if (fraction >= 0)
    g_printerr (" %d %%", (int) (fraction * 100));
  *shown = TRUE;
}

static void
print_json (WgImportPlan *plan)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  GPtrArray *notes = wg_import_plan_get_notes (plan);
  json_t *refused_list = json_array ();
  json_t *note_list = json_array ();
  GPtrArray *matches = wg_import_plan_get_matches (plan);
  json_t *match_list = json_array ();

  for (guint i = 0; i < refused->len; i++)
    {
      const WgRefusal *refusal = g_ptr_array_index (refused, i);

      json_array_append_new (refused_list,
                             json_pack ("{s:s, s:I, s:I, s:o, s:s}", "file", refusal->file, "row",
                                        (json_int_t) refusal->row, "line",
                                        (json_int_t) refusal->line, "column",
                                        wg_cli_json_text (refusal->column), "why", refusal->why));
    }
  for (guint i = 0; i < notes->len; i++)
    json_array_append_new (note_list, json_string (g_ptr_array_index (notes, i)));
  for (guint i = 0; i < matches->len; i++)
    {
      const WgImportMatch *match = g_ptr_array_index (matches, i);

      json_array_append_new (match_list,
                             json_pack ("{s:s, s:s, s:s, s:s, s:b}", "code", match->code, "name",
                                        match->name, "present_code", match->old_code,
                                        "present_name", match->old_name, "matched",
                                        match->taken));
    }
  wg_cli_print_json (json_pack ("{s:i, s:i, s:i, s:o, s:o, s:o}", "new",
                                (int) wg_import_plan_get_n_new (plan), "changed",
                                (int) wg_import_plan_get_n_changed (plan), "unchanged",
                                (int) wg_import_plan_get_n_unchanged (plan), "refused",
                                refused_list, "notes", note_list, "matches", match_list));
}

static void
print_refusal (const WgRefusal *refusal)
{
  g_autofree char *row = wg_number_format ((double) refusal->row, 0);
  g_autofree char *line = wg_number_format ((double) refusal->line, 0);

  g_print ("  %s", refusal->file);
  if (refusal->row > 0)
    g_print (_(", row %s"), row);
  if (refusal->line > 0)
    g_print (_(", line %s"), line);
  if (refusal->column != NULL)
    g_print (_(", column “%s”"), refusal->column);
  g_print (_(": %s\n"), refusal->why);
}

/* As many as a screen has lines; --json has them all. */
static void
print_matches (GPtrArray *matches)
{
  enum { SHOWN = 20 };
  guint n_taken = 0;

  for (guint i = 0; i < matches->len; i++)
    n_taken += ((const WgImportMatch *) g_ptr_array_index (matches, i))->taken;
  if (n_taken > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u row was matched by its name:\n",
                          "%u rows were matched by their names:\n", n_taken), n_taken);
  else if (matches->len > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "%u row has the name of a unit that is there under another code "
                          "(--match-names joins them):\n",
                          "%u rows have the names of units that are there under other codes "
                          "(--match-names joins them):\n", matches->len), matches->len);
  for (guint i = 0; i < MIN (matches->len, SHOWN); i++)
    {
      const WgImportMatch *match = g_ptr_array_index (matches, i);

      g_print ("  %s %s → %s %s\n", match->code, match->name, match->old_code, match->old_name);
    }
  if (matches->len > SHOWN)
    g_print ("  …\n");
}

static void
print_text (WgImportPlan *plan)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  GPtrArray *notes = wg_import_plan_get_notes (plan);
  g_autofree char *n_new = wg_number_format (wg_import_plan_get_n_new (plan), 0);
  g_autofree char *n_changed = wg_number_format (wg_import_plan_get_n_changed (plan), 0);
  g_autofree char *n_unchanged = wg_number_format (wg_import_plan_get_n_unchanged (plan), 0);
  g_autofree char *n_refused = wg_number_format (refused->len, 0);

  g_print (_("new %s, changed %s, unchanged %s, refused %s\n"), n_new, n_changed, n_unchanged,
           n_refused);
  for (guint i = 0; i < notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (notes, i));
  print_matches (wg_import_plan_get_matches (plan));
  if (refused->len > 0)
    g_print ("%s\n", _("Refused:"));
  for (guint i = 0; i < refused->len; i++)
    print_refusal (g_ptr_array_index (refused, i));
}

/* A file that this command made and could not fill is no file of the user's. */
static void
remove_made (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static gboolean
write_plan (WgImportPlan    *plan,
            WgDistrict      *district,
            const char      *path,
            WgImportProgress progress,
            gpointer         progress_data,
            GError         **error)
{
  g_autoptr (WgDistrict) made = NULL;
  gboolean done;

  if (wg_import_plan_get_edit (plan) == NULL)
    return TRUE;
  if (district != NULL)
    return wg_import_apply (plan, district, progress, progress_data, NULL, error);
  made = wg_district_open (path, WG_DISTRICT_CREATE | WG_DISTRICT_NO_MAP, error);
  if (made == NULL)
    return FALSE;
  done = wg_import_apply (plan, made, progress, progress_data, NULL, error);
  wg_district_close (made);
  if (!done)
    remove_made (path);
  return done;
}

/* To be corrected and imported again. Nothing is written where nothing was refused. */
static gboolean
write_refused (WgImportPlan *plan,
               const char   *path,
               GError      **error)
{
  return path == NULL || wg_import_plan_get_refused (plan)->len == 0
         || wg_import_refused_write (plan, path, error);
}

static int
run_import (const Options *options,
            char         **files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (options->kind, &error);
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  WgTime entered;
  WgDatum datum;
  gboolean shown = FALSE;
  WgImportProgress progress = isatty (STDERR_FILENO) ? show_progress : NULL;
  gboolean refuse;
  gboolean done = TRUE;

  if (import == NULL)
    return wg_cli_refuse (error);
  if (g_file_test (files[0], G_FILE_TEST_EXISTS))
    {
      district = wg_cli_open (files[0], WG_DISTRICT_NO_MAP, &error);
      if (district == NULL)
        return wg_cli_refuse (error);
    }
  for (guint i = 1; files[i] != NULL; i++)
    wg_import_add_source (import, files[i]);
  for (guint i = 0; options->mappings != NULL && options->mappings[i] != NULL; i++)
    wg_import_add_mapping (import, options->mappings[i]);
  for (guint i = 0; options->defaults != NULL && options->defaults[i] != NULL; i++)
    wg_import_add_default (import, options->defaults[i]);
  wg_import_set_encoding (import, options->encoding);
  if (options->datum != NULL && wg_datum_parse (options->datum, &datum))
    wg_import_set_datum (import, &datum);
  wg_import_set_level (import, (guint) options->level);
  if (options->entered != NULL && wg_time_parse (options->entered, &entered))
    wg_import_set_entered (import, entered);
  if (options->match_names)
    wg_import_match_names (import, NULL);
  plan = wg_import_prepare (import, district, progress, &shown, NULL, &error);
  refuse = plan != NULL && options->strict && wg_import_plan_get_refused (plan)->len > 0;
  if (plan != NULL)
    done = write_refused (plan, options->refused, &error);
  if (plan != NULL && done && !options->dry_run && !refuse)
    done = write_plan (plan, district, files[0], progress, &shown, &error);
  if (shown)
    g_printerr ("\r\033[K");
  /* Not left to the last reference: the district may still be reading what was written. */
  if (district != NULL)
    wg_district_close (district);
  if (plan == NULL || !done)
    return wg_cli_refuse (error);
  if (wg_import_plan_get_problem (plan) != NULL)
    {
      g_printerr ("%s\n", wg_import_plan_get_problem (plan));
      return WG_CLI_REFUSED;
    }
  if (options->json)
    print_json (plan);
  else
    print_text (plan);
  if (refuse)
    g_printerr ("%s\n", _("Nothing was imported, because rows were refused (--strict)."));
  return refuse ? WG_CLI_REFUSED : WG_CLI_DONE;
}

int
wg_cli_import (const char *usage,
               char      **words)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.mappings, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.defaults, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, NULL, NULL },
    { "datum", 0, 0, G_OPTION_ARG_STRING, &options.datum, NULL, NULL },
    { "level", 0, 0, G_OPTION_ARG_INT, &options.level, NULL, NULL },
    { "entered", 0, 0, G_OPTION_ARG_STRING, &options.entered, NULL, NULL },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &options.fields, NULL, NULL },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &options.refused, NULL, NULL },
    { "match-names", 0, 0, G_OPTION_ARG_NONE, &options.match_names, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  WgTime entered;
  WgDatum datum;

  if (!wg_cli_parse (usage, entries, words, 0, TRUE, &files))
    return WG_CLI_USAGE;
  if (options.fields != NULL)
    return list_fields (options.fields, options.json);
  if (g_strv_length (files) < 2)
    return wg_cli_usage (usage, "%s", _("Say a file and what is to be imported into it."));
  if (options.kind == NULL)
    return wg_cli_usage (usage, "%s", _("Say with --as what these are, such as units, "
                                        "grids, counts, posts, teams, activities or cases."));
  if (options.level < 0 || options.level > 7)
    return wg_cli_usage (usage, "%s", _("A level is a number from 1 to 7."));
  if (options.entered != NULL && !wg_time_parse (options.entered, &entered))
    return wg_cli_usage (usage, _("“%s” is no time such as \"2026-09-30 16:20\"."),
                         options.entered);
  if (options.datum != NULL && !wg_datum_parse (options.datum, &datum))
    return wg_cli_usage (usage, _("“%s” is no coordinate system: an EPSG code such as 4545, gcj02 "
                                  "or bd09."), options.datum);
  return run_import (&options, files);
}
