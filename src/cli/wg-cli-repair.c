/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli repair: borders that are not valid are listed and, without --dry-run, rebuilt. */

#include "wg-cli.h"

#include "wg-border-repair.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char    *unit;
  gboolean dry_run;
  gboolean json;
} Options;

static json_t *
describe (const WgBorderDefect *defect)
{
  json_t *object = json_pack ("{s:s, s:o, s:s, s:s, s:o, s:o}", "kind", defect->kind->name, "code",
                              wg_cli_json_text (defect->code), "name", defect->name, "why",
                              defect->reason, "before_m2",
                              wg_cli_json_number (defect->before_m2, 1), "after_m2",
                              wg_cli_json_number (defect->after_m2, 1));

  if (isfinite (defect->lon))
    json_object_set_new (object, "at", json_pack ("[f, f]", defect->lon, defect->lat));
  return object;
}

static void
print_json (const WgBorderRepair *repair,
            gboolean              written)
{
  json_t *list = json_array ();

  for (guint i = 0; i < repair->defects->len; i++)
    json_array_append_new (list, describe (g_ptr_array_index (repair->defects, i)));
  wg_cli_print_json (json_pack ("{s:i, s:b, s:o}", "checked", (int) repair->n_checked, "repaired",
                                written, "defects", list));
}

static void
print_text (const WgBorderRepair *repair)
{
  for (guint i = 0; i < repair->defects->len; i++)
    {
      const WgBorderDefect *defect = g_ptr_array_index (repair->defects, i);

      g_print ("%s %s: %s", defect->code != NULL ? defect->code : "", defect->name,
               defect->reason);
      if (defect->after_m2 > 0)
        g_print (_("; area %+.4f %%\n"),
                 (defect->after_m2 - defect->before_m2) * 100 / defect->before_m2);
      else
        g_print ("%s\n", _("; cannot be repaired, draw it anew"));
    }
  g_print (ngettext ("%u border of %u is not valid.\n", "%u borders of %u are not valid.\n",
                     repair->defects->len), repair->defects->len, repair->n_checked);
}

int
wg_cli_repair (const char *usage,
               char      **words)
{
  Options options = { NULL, FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL }
  };
  gboolean parsed;
  g_auto (GStrv) files = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgBorderRepair) repair = NULL;
  gint64 unit;

  parsed = wg_cli_parse (usage, entries, words, 1, FALSE, &files);
  code = options.unit;
  if (!parsed)
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], (options.dry_run ? WG_DISTRICT_READ_ONLY : 0)
                                    | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, code, &unit, &error))
    return wg_cli_refuse (error);
  repair = wg_border_repair_new (district, unit, &error);
  if (repair == NULL || (!options.dry_run && !wg_border_repair_apply (repair, &error)))
    return wg_cli_refuse (error);
  if (options.json)
    print_json (repair, !options.dry_run && repair->edit != NULL);
  else
    print_text (repair);
  return WG_CLI_DONE;
}
