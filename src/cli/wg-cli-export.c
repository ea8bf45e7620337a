/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli export: rows of a kind as a file that an import reads again. */

#include "wg-cli.h"

#include "wg-kind-export.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char    *kind;
  char    *unit;
  char    *encoding;
  char    *output;
  gboolean dry_run;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->unit);
  g_free (options->encoding);
  g_free (options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
read_options (const char    *usage,
              const Options *options,
              WgKindExport  *what)
{
  if (options->kind == NULL)
    return wg_cli_usage (usage, _("Which rows? Say --kind, such as --kind grids."));
  what->kind = wg_kind_export_find (options->kind);
  if (what->kind == NULL)
    {
      g_autofree char *list = wg_kind_export_list ();

      return wg_cli_usage (usage, _("“%s” is no kind that can be written: %s."), options->kind,
                           list);
    }
  what->dry_run = options->dry_run;
  if (options->encoding == NULL || g_ascii_strcasecmp (options->encoding, "utf-8") == 0)
    return WG_CLI_DONE;
  what->gb18030 = g_ascii_strcasecmp (options->encoding, "gb18030") == 0;
  return what->gb18030 ? WG_CLI_DONE
                       : wg_cli_usage (usage, _("“%s” is no encoding that can be written: utf-8 "
                                                "or gb18030."), options->encoding);
}

static json_t *
pack_texts (char **texts)
{
  json_t *list = json_array ();

  for (; *texts != NULL; texts++)
    json_array_append_new (list, json_string (*texts));
  return list;
}

static void
print_report (const WgKindExportReport *report,
              const WgKindExport       *what,
              const char               *path,
              gboolean                  json)
{
  g_autofree char *count = wg_number_format (report->n_rows, 0);
  g_autofree char *shapes = wg_number_format (report->n_shapes, 0);
  g_autofree char *columns = g_strjoinv (", ", report->columns);

  if (json)
    {
      wg_cli_print_json (json_pack ("{s:s, s:i, s:i, s:s, s:o, s:o, s:b}", "kind",
                                    what->kind->plural, "rows", (int) report->n_rows, "shapes",
                                    (int) report->n_shapes, "file", path, "files",
                                    pack_texts (report->files), "columns",
                                    pack_texts (report->columns), "written", !what->dry_run));
      return;
    }
  if (what->dry_run)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s row would be written to “%s”\n",
                          "%s rows would be written to “%s”\n", report->n_rows), count, path);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s row written to “%s”\n",
                          "%s rows written to “%s”\n", report->n_rows), count, path);
  if (report->n_shapes > 0)
    g_print (_("With shapes: %s\n"), shapes);
  g_print (_("Columns: %s\n"), columns);
  for (guint i = 0; report->files[i] != NULL && report->files[1] != NULL; i++)
    g_print ("  %s\n", report->files[i]);
}

int
wg_cli_export (const char *usage,
               char      **words)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_STRING, &options.output, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgKindExportReport) report = NULL;
  WgKindExport what = { NULL, 0, FALSE, FALSE };
  const char *path;

  if (!wg_cli_parse (usage, entries, words, 0, TRUE, &files))
    return WG_CLI_USAGE;
  if (g_strv_length (files) != (options.output != NULL ? 1 : 2))
    return wg_cli_usage (usage, "%s", _("Say a file and where its rows are to be written."));
  if (read_options (usage, &options, &what) != WG_CLI_DONE)
    return WG_CLI_USAGE;
  path = options.output != NULL ? options.output : files[1];
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district != NULL && wg_cli_find_unit (district, options.unit, &what.unit, &error))
    report = wg_kind_export_write (district, &what, path, &error);
  if (report == NULL)
    return wg_cli_refuse (error);
  print_report (report, &what, path, options.json);
  return WG_CLI_DONE;
}
