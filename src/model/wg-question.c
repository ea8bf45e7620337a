/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the file, as a value and as a line of text. It answers nothing. */

#include "wg-question.h"

#include <string.h>

static const char *const by_names[] = {
  [WG_BY_NONE] = NULL,
  [WG_BY_UNIT] = "unit",
  [WG_BY_GRID] = "grid",
  [WG_BY_CLASS] = "class",
  [WG_BY_MONTH] = "month",
  [WG_BY_WEEK] = "week",
  [WG_BY_DAY] = "day",
};

const char *
wg_figure_by_get_name (WgFigureBy by)
{
  g_return_val_if_fail (by < G_N_ELEMENTS (by_names), NULL);

  return by_names[by];
}

/**
 * wg_figure_by_find:
 * @name: "unit", "grid", …
 * @by: (out): the way to divide a figure
 *
 * Returns: whether there is such a way
 */
gboolean
wg_figure_by_find (const char *name,
                   WgFigureBy *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++)
    if (by_names[i] != NULL && g_strcmp0 (by_names[i], name) == 0)
      {
        *by = (WgFigureBy) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * wg_question_of_scope:
 * @out: (out): what the scope asks, without parts
 * @scope: (transfer none): the question on the table
 */
void
wg_question_of_scope (WgQuestion *out,
                      WgScope    *scope)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (WG_IS_SCOPE (scope));

  *out = WG_QUESTION_INIT;
  out->indicator = wg_scope_get_indicator (scope);
  out->unit = wg_scope_get_unit (scope);
  out->grid = wg_scope_get_selected_grid (scope);
  out->period = wg_scope_get_period (scope);
  out->cutoff = wg_scope_get_cutoff (scope);
  out->service_class = wg_scope_get_service_class (scope);
  out->at = wg_scope_get_at (scope);
  out->at_once = TRUE;
}

static void
append_id (GString    *text,
           const char *key,
           gint64      id)
{
  if (id != 0)
    g_string_append_printf (text, ";%s=%" G_GINT64_FORMAT, key, id);
}

static void
append_number (GString    *text,
               const char *key,
               double      value)
{
  char written[G_ASCII_DTOSTR_BUF_SIZE];

  if (value > 0)
    g_string_append_printf (text, ";%s=%s", key,
                            g_ascii_formatd (written, sizeof written, "%g", value));
}

static gboolean
parse_number (const char *text,
              double     *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *value > 0 && *value < G_MAXINT32;
}

/**
 * wg_cutoff_format:
 * @cutoff: a time, or %WG_TIME_NONE
 *
 * Returns: (transfer full): "2026-09-30 24:00" at midnight, else "2026-10-14 16:20"; "" for NONE
 */
char *
wg_cutoff_format (WgTime cutoff)
{
  WgDate day = cutoff != WG_TIME_NONE ? wg_time_get_day (cutoff) : WG_DATE_NONE;
  g_autofree char *before = NULL;

  if (cutoff == WG_TIME_NONE)
    return g_strdup ("");
  if (cutoff != wg_time_new (day, 0, 0))
    return wg_time_format (cutoff);
  before = wg_date_format (day - 1);
  return g_strconcat (before, " 24:00", NULL);
}

static void
append_time (GString    *text,
             const char *key,
             char       *written) /* (transfer full) */
{
  if (*written != '\0')
    g_string_append_printf (text, ";%s=%s", key, written);
  g_free (written);
}

/**
 * wg_question_format:
 *
 * Returns: (transfer full): the question as a line of text, which wg_question_parse() reads
 */
char *
wg_question_format (const WgQuestion *self)
{
  GString *text = g_string_new (self->indicator);

  append_id (text, "unit", self->unit);
  append_id (text, "grid", self->grid);
  append_id (text, "class", self->service_class);
  if (self->period.first != WG_DATE_NONE)
    {
      g_autofree char *period = wg_period_format (&self->period);

      g_string_append_printf (text, ";period=%s", period);
    }
  append_time (text, "cutoff", wg_cutoff_format (self->cutoff));
  append_time (text, "at", wg_cutoff_format (self->at));
  append_number (text, "radius", self->radius_m);
  append_number (text, "walk", self->walk_minutes);
  if (self->by != WG_BY_NONE)
    g_string_append_printf (text, ";by=%s", by_names[self->by]);
  return g_string_free (text, FALSE);
}

static gboolean
parse_pair (const char *key,
            const char *value,
            WgQuestion *out)
{
  if (g_str_equal (key, "unit"))
    return g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &out->unit, NULL);
  if (g_str_equal (key, "grid"))
    return g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &out->grid, NULL);
  if (g_str_equal (key, "class"))
    return g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &out->service_class, NULL);
  if (g_str_equal (key, "period"))
    return wg_period_parse (value, &out->period);
  if (g_str_equal (key, "cutoff"))
    return wg_time_parse (value, &out->cutoff);
  if (g_str_equal (key, "at"))
    return wg_time_parse (value, &out->at);
  if (g_str_equal (key, "radius"))
    return parse_number (value, &out->radius_m);
  if (g_str_equal (key, "walk"))
    return parse_number (value, &out->walk_minutes);
  if (g_str_equal (key, "by"))
    return wg_figure_by_find (value, &out->by);
  return FALSE;
}

/**
 * wg_question_parse:
 * @text: as wg_question_format() writes it
 * @out: (out): the question; its indicator is interned
 *
 * Returns: whether @text is a question; whether there are such an indicator and places is not asked
 */
gboolean
wg_question_parse (const char *text,
                   WgQuestion *out)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  *out = WG_QUESTION_INIT;
  words = g_strsplit (text, ";", -1);
  if (words[0] == NULL || *words[0] == '\0')
    return FALSE;
  out->indicator = g_intern_string (words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');

      if (value == NULL)
        return FALSE;
      *value++ = '\0';
      if (!parse_pair (words[i], value, out))
        return FALSE;
    }
  return TRUE;
}
