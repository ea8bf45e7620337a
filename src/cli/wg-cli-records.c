/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli records: the list behind a figure, or what was entered after its cut-off. */

#include "wg-cli-question.h"

#include <glib/gi18n-lib.h>

/* A value as JSON has it; a time as it is written. */
static json_t *
describe_value (const WgField *field,
                const WgValue *value)
{
  g_autofree char *time = NULL;

  switch (value->type)
    {
    case WG_VALUE_INT:
      if ((field->flags & WG_FIELD_TIME) == 0)
        return json_integer (value->v.integer);
      time = wg_time_format (value->v.integer);
      return json_string (time);
    case WG_VALUE_REAL:
      return json_real (value->v.real);
    case WG_VALUE_TEXT:
      return json_string (value->v.text);
    case WG_VALUE_NULL:
    case WG_VALUE_BLOB: /* a border: nothing to read */
    default:
      return json_null ();
    }
}

static json_t *
describe_row (WgDistrict  *district,
              const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  g_autofree char *text = wg_record_describe (district, row);
  json_t *object = json_pack ("{s:s, s:I, s:s}", "kind", kind->name, "id",
                              (json_int_t) wg_row_get_id (row), "text", text);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WG_FIELD_WKB) == 0)
      json_object_set_new (object, kind->fields[i].name,
                           describe_value (&kind->fields[i], wg_row_get (row, i)));
  return object;
}

static int
list_records (WgDistrict          *district,
              const WgCliQuestion *asked)
{
  g_autoptr (GError) error = NULL;
  WgPeriod period = asked->question.period.first != WG_DATE_NONE
                      ? asked->question.period : wg_district_get_default_period (district);
  guint total;
  double sum;
  g_autoptr (GPtrArray) rows = wg_district_list_records (district, &asked->question, 0, G_MAXINT,
                                                         &total, &sum, &error);
  json_t *object, *list;

  if (rows == NULL)
    return wg_cli_refuse (error);
  if (!asked->json)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          g_autofree char *text = wg_record_describe (district, g_ptr_array_index (rows, i));

          g_print ("%s\n", text);
        }
      return WG_CLI_DONE;
    }
  object = wg_cli_question_describe (asked, &period);
  list = json_array ();
  for (guint i = 0; i < rows->len; i++)
    json_array_append_new (list, describe_row (district, g_ptr_array_index (rows, i)));
  json_object_set_new (object, "total", json_integer (total));
  json_object_set_new (object, "sum",
                       wg_cli_json_number (sum, sum == (double) (gint64) sum ? 0 : 1));
  json_object_set_new (object, "records", list);
  wg_cli_print_json (object);
  return WG_CLI_DONE;
}

static int
list_late (WgDistrict          *district,
           const WgCliQuestion *asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = wg_district_list_late (district, &asked->question, &error);
  json_t *list;

  if (entries == NULL)
    return wg_cli_refuse (error);
  list = json_array ();
  for (guint i = 0; i < entries->len; i++)
    {
      const WgLateEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *text = entry->row != NULL ? wg_record_describe (district, entry->row)
                                                  : g_strdup (_("taken back"));
      g_autofree char *entered = wg_time_format (entry->entered);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:o, s:o, s:s, s:s}", "text", text,
                                              "field", entry->field,
                                              "old", wg_cli_json_text (entry->old_text),
                                              "new", wg_cli_json_text (entry->new_text),
                                              "entered", entered, "who", entry->who));
      if (!asked->json)
        g_print ("%s\t%s: %s → %s\t%s\t%s\n", text, entry->field,
                 entry->old_text != NULL ? entry->old_text : "—",
                 entry->new_text != NULL ? entry->new_text : "—", entered, entry->who);
    }
  if (asked->json)
    wg_cli_print_json (json_pack ("{s:o}", "late", list));
  else
    json_decref (list);
  return WG_CLI_DONE;
}

int
wg_cli_records (const char *usage,
                char      **words)
{
  g_auto (WgCliQuestion) asked = { FALSE };
  const GOptionEntry entries[] = {
    WG_CLI_QUESTION_ENTRIES (asked),
    { "late", 0, 0, G_OPTION_ARG_NONE, &asked.late, NULL, NULL },
    { NULL }
  };
  g_autofree char *path = NULL;
  g_autoptr (WgDistrict) district = NULL;

  if (wg_cli_question_read (&asked, usage, entries, words, &path) != WG_CLI_DONE)
    return WG_CLI_USAGE;
  if (asked.late && asked.cutoff == NULL)
    return wg_cli_usage (usage, _("What is late needs a cut-off: add --cutoff."));
  district = wg_cli_question_open (&asked, path);
  if (district == NULL)
    return WG_CLI_REFUSED;
  return asked.late ? list_late (district, &asked) : list_records (district, &asked);
}
