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
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->unit);
  g_free (options->encoding);
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
    return wg_cli_usage (usage, _("“%s” is no kind that can be written."), options->kind);
  if (options->encoding == NULL || g_ascii_strcasecmp (options->encoding, "utf-8") == 0)
    return WG_CLI_DONE;
  what->gb18030 = g_ascii_strcasecmp (options->encoding, "gb18030") == 0;
  return what->gb18030 ? WG_CLI_DONE
                       : wg_cli_usage (usage, _("“%s” is no encoding that can be written: utf-8 "
                                                "or gb18030."), options->encoding);
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
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL }
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autofree char *count = NULL;
  WgKindExport what = { NULL, 0, FALSE };
  guint n_rows;

  if (!wg_cli_parse (usage, entries, words, 2, FALSE, &files)
      || read_options (usage, &options, &what) != WG_CLI_DONE)
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, options.unit, &what.unit, &error)
      || !wg_kind_export_write (district, &what, files[1], &n_rows, &error))
    return wg_cli_refuse (error);
  count = wg_number_format (n_rows, 0);
  if (options.json)
    wg_cli_print_json (json_pack ("{s:s, s:i, s:s}", "kind", what.kind->plural, "rows",
                                  (int) n_rows, "file", files[1]));
  else
    g_print (ngettext ("%s row written to “%s”\n", "%s rows written to “%s”\n", n_rows), count,
             files[1]);
  return WG_CLI_DONE;
}
