/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli repair: what is wrong with borders is listed and, without --dry-run, repaired in one
 * edit. */

#include "wg-cli.h"

#include "wg-border-repair.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char    *unit;
  char    *what;
  gboolean dry_run;
  gboolean json;
} Options;

/* By WgMendKind. */
static const char *const names[WG_MEND_N_KINDS] = {
  "crossing", "overlap", "gap", "sliver", "duplicate",
};

/* "overlaps,gaps" */
static gboolean
parse_what (const char *usage,
            const char *what,
            guint      *kinds)
{
  g_auto (GStrv) words = g_strsplit (what != NULL ? what : "crossings", ",", -1);

  *kinds = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint kind = 0;

      if (g_str_equal (words[i], "all"))
        {
          *kinds = WG_MEND_ALL;
          continue;
        }
      while (kind < WG_MEND_N_KINDS && !(g_str_has_prefix (words[i], names[kind])
                                         && g_str_equal (words[i] + strlen (names[kind]), "s")))
        kind++;
      if (kind == WG_MEND_N_KINDS)
        {
          wg_cli_usage (usage, _("--what is one of crossings, overlaps, gaps, slivers, duplicates, "
                                 "all, not “%s”"), words[i]);
          return FALSE;
        }
      *kinds |= 1u << kind;
    }
  return TRUE;
}

/* (nullable): what becomes of a border. */
static const WgBorderChange *
find_change (const WgBorderPlan *plan,
             const WgRow        *row)
{
  for (guint i = 0; row != NULL && i < plan->changes->len; i++)
    {
      const WgBorderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->row == row)
        return change;
    }
  return NULL;
}

static const char *
get_code (const WgRow *row)
{
  return wg_row_get_text (row, (guint) wg_kind_find_field (wg_row_get_kind (row), "code"));
}

static json_t *
describe_row (const WgRow *row)
{
  if (row == NULL)
    return json_null ();
  return json_pack ("{s:o, s:s}", "code", wg_cli_json_text (get_code (row)), "name",
                    wg_border_fault_get_name (row));
}

/* A crossing has its border's areas: of the other kinds a border may have several. */
static void
add_areas (json_t              *object,
           const WgBorderFault *fault,
           const WgBorderPlan  *plan)
{
  const WgBorderChange *change = find_change (plan, fault->keeps);

  if (fault->fault->kind != WG_MEND_CROSSING)
    {
      json_object_set_new (object, "area_m2", wg_cli_json_number (fault->fault->area_m2, 1));
      json_object_set_new (object, "width_m", wg_cli_json_number (fault->fault->width_m, 2));
      json_object_set_new (object, "keeps", describe_row (fault->keeps));
      json_object_set_new (object, "gives", describe_row (fault->gives));
      json_object_set_new (object, "alone", json_boolean (fault->fault->alone));
    }
  else if (change != NULL)
    {
      json_object_set_new (object, "before_m2", wg_cli_json_number (change->before_m2, 1));
      json_object_set_new (object, "after_m2", wg_cli_json_number (change->after_m2, 1));
    }
}

static json_t *
describe (const WgBorderFault *fault,
          const WgBorderPlan  *plan)
{
  const WgRow *row = fault->keeps;
  g_autofree char *why = wg_border_fault_dup_text (fault);
  json_t *object = json_pack ("{s:s, s:s}", "fault", names[fault->fault->kind], "why",
                              fault->fault->reason != NULL ? fault->fault->reason : why);

  if (row != NULL)
    {
      json_object_set_new (object, "kind", json_string (wg_row_get_kind (row)->name));
      json_object_set_new (object, "code", wg_cli_json_text (get_code (row)));
      json_object_set_new (object, "name", json_string (wg_border_fault_get_name (row)));
    }
  add_areas (object, fault, plan);
  if (isfinite (fault->fault->lon))
    json_object_set_new (object, "at", json_pack ("[f, f]", fault->fault->lon, fault->fault->lat));
  return object;
}

static json_t *
describe_change (const WgBorderChange *change)
{
  return json_pack ("{s:o, s:s, s:o, s:o}", "code", wg_cli_json_text (get_code (change->row)),
                    "name", wg_border_fault_get_name (change->row), "before_m2",
                    wg_cli_json_number (change->before_m2, 1), "after_m2",
                    wg_cli_json_number (change->after_m2, 1));
}

static void
print_json (WgBorderRepair     *repair,
            const WgBorderPlan *plan,
            guint               kinds,
            gboolean            written)
{
  GPtrArray *faults = wg_border_repair_get_faults (repair);
  json_t *list = json_array (), *changes = json_array ();

  for (guint i = 0; i < faults->len; i++)
    {
      const WgBorderFault *fault = g_ptr_array_index (faults, i);

      if (wg_mend_fault_is_of (fault->fault, kinds))
        json_array_append_new (list, describe (fault, plan));
    }
  for (guint i = 0; i < plan->changes->len; i++)
    json_array_append_new (changes, describe_change (g_ptr_array_index (plan->changes, i)));
  wg_cli_print_json (json_pack ("{s:i, s:b, s:o, s:o, s:i}", "checked",
                                (int) wg_border_repair_get_n_checked (repair), "repaired",
                                written, "defects", list, "changes", changes, "left",
                                (int) plan->n_left));
}

static void
print_text (WgBorderRepair     *repair,
            const WgBorderPlan *plan,
            guint               kinds)
{
  GPtrArray *faults = wg_border_repair_get_faults (repair);
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    {
      const WgBorderFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *text = wg_border_fault_dup_text (fault);
      g_autofree char *remedy = wg_border_fault_dup_remedy (fault);

      if (!wg_mend_fault_is_of (fault->fault, kinds))
        continue;
      n++;
      g_print ("%s: %s. %s\n", wg_border_fault_get_title (fault), text, remedy);
    }
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const WgBorderChange *change = g_ptr_array_index (plan->changes, i);

      /* Translators: a grid, and by how much its area changes. */
      g_print (_("%s: area %+.4f %%\n"), wg_border_fault_get_name (change->row),
               change->before_m2 > 0
                 ? (change->after_m2 - change->before_m2) * 100 / change->before_m2 : 0.0);
    }
  g_print (ngettext ("%u fault in %u borders.\n", "%u faults in %u borders.\n", n), n,
           wg_border_repair_get_n_checked (repair));
  if (plan->n_left > 0)
    g_print (ngettext ("%u fault is left that is not repaired along with others.\n",
                       "%u faults are left that are not repaired along with others.\n",
                       plan->n_left), plan->n_left);
}

int
wg_cli_repair (const char *usage,
               char      **words)
{
  Options options = { NULL, NULL, FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "what", 0, 0, G_OPTION_ARG_STRING, &options.what, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL }
  };
  gboolean parsed = FALSE;
  g_auto (GStrv) files = NULL;
  g_autofree char *code = NULL, *what = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = NULL;
  g_autoptr (WgBorderRepair) repair = NULL;
  g_autoptr (WgBorderPlan) plan = NULL;
  gint64 unit;
  guint kinds;

  parsed = wg_cli_parse (usage, entries, words, 1, FALSE, &files);
  code = options.unit;
  what = options.what;
  if (!parsed || !parse_what (usage, what, &kinds))
    return WG_CLI_USAGE;
  district = wg_cli_open (files[0], (options.dry_run ? WG_DISTRICT_READ_ONLY : 0)
                                    | WG_DISTRICT_NO_MAP, &error);
  if (district == NULL || !wg_cli_find_unit (district, code, &unit, &error))
    return wg_cli_refuse (error);
  repair = wg_border_repair_new (district, unit);
  if (!wg_border_repair_look (repair, NULL, &error))
    return wg_cli_refuse (error);
  plan = wg_border_repair_plan (repair, NULL, kinds, NULL, &error);
  if (plan == NULL || (!options.dry_run && !wg_border_plan_apply (plan, district, &error)))
    return wg_cli_refuse (error);
  if (options.json)
    print_json (repair, plan, kinds, !options.dry_run && plan->edit != NULL);
  else
    print_text (repair, plan, kinds);
  return WG_CLI_DONE;
}
