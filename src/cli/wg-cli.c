/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share: words in, sentences and JSON out. No workflow lives here. */

#include "wg-cli.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MIN_SIDE 200 /* pixels of a picture */
#define MAX_SIDE 16384

int
wg_cli_usage (const char *usage,
              const char *format,
              ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", what);
  g_printerr (_("Usage: %s\n"), usage);
  return WG_CLI_USAGE;
}

int
wg_cli_refuse (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return WG_CLI_REFUSED;
}

gboolean
wg_cli_parse (const char         *usage,
              const GOptionEntry *options,
              char              **words,
              guint               n_files,
              gboolean            more,
              GStrv              *files)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) arguments = NULL;
  guint n;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  /* GOption takes the program's name for granted. */
  g_ptr_array_add (all, g_strdup ("wangge-cli"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (words[i]));
  g_ptr_array_add (all, NULL);
  arguments = (GStrv) g_ptr_array_free (g_steal_pointer (&all), FALSE);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    {
      wg_cli_usage (usage, "%s", error->message);
      return FALSE;
    }
  n = g_strv_length (arguments) - 1;
  if (n < n_files || (n > n_files && !more))
    {
      wg_cli_usage (usage, "%s", n < n_files ? _("Something is missing.") : _("That is too much."));
      return FALSE;
    }
  *files = g_strdupv (arguments + 1);
  return TRUE;
}

gboolean
wg_cli_parse_day (const char *usage,
                  const char *text,
                  WgDate     *day)
{
  WgTime at;

  if (wg_date_parse (text, day))
    return TRUE;
  if (!wg_time_parse (text, &at))
    {
      wg_cli_usage (usage, _("“%s” is no day; write 2026-10-12."), text);
      return FALSE;
    }
  /* 24:00 is the end of its day, not the beginning of the next. */
  *day = wg_time_get_day (g_str_has_suffix (text, "24:00") ? at - 1 : at);
  return TRUE;
}

gboolean
wg_cli_parse_time (const char *usage,
                   const char *text,
                   WgTime     *time)
{
  *time = WG_TIME_NONE;
  if (text == NULL || wg_time_parse (text, time))
    return TRUE;
  wg_cli_usage (usage, _("“%s” is no time; write 2026-09-30 or “2026-09-30 16:20”."), text);
  return FALSE;
}

gboolean
wg_cli_parse_size (const char *usage,
                   const char *text,
                   double     *width,
                   double     *height)
{
  guint w;
  guint h;
  char rest;

  if (sscanf (text, "%5ux%5u%c", &w, &h, &rest) != 2 || w < MIN_SIDE || w > MAX_SIDE
      || h < MIN_SIDE || h > MAX_SIDE)
    {
      wg_cli_usage (usage, _("“%s” is no size; write 1920x1080, each side %d to %d."), text,
                    MIN_SIDE, MAX_SIDE);
      return FALSE;
    }
  *width = w;
  *height = h;
  return TRUE;
}

WgDistrict *
wg_cli_open (const char     *path,
             WgDistrictFlags flags,
             GError        **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no file %s. “sample”, “import” and “restore” make one."), path);
      return NULL;
    }
  return wg_district_open (path, flags, error);
}

gboolean
wg_cli_find_unit (WgDistrict *district,
                  const char *code,
                  gint64     *unit,
                  GError    **error)
{
  WgUnit *found;

  *unit = 0;
  if (code == NULL)
    return TRUE;
  found = wg_district_find_unit_by_code (district, code);
  if (found == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("%s has no unit with the code %s."), wg_district_get_path (district), code);
      return FALSE;
    }
  *unit = wg_unit_get_id (found);
  return TRUE;
}

void
wg_cli_print_json (json_t *object)
{
  char *text = json_dumps (object, JSON_INDENT (2) | JSON_PRESERVE_ORDER |
                                     JSON_REAL_PRECISION (15));

  g_print ("%s\n", text);
  free (text);
  json_decref (object);
}

json_t *
wg_cli_json_number (double value,
                    guint  decimals)
{
  if (isnan (value))
    return json_null ();
  if (decimals == 0)
    return json_integer ((json_int_t) llround (wg_number_round (value, 0)));
  return json_real (wg_number_round (value, decimals));
}

json_t *
wg_cli_json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}
