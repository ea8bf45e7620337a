/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a foreign table as a record: values, then what it refers to, then where it belongs,
 * then what must hold (V-03). A row that fails anywhere is refused with the column that is to
 * blame; nothing is guessed. */

#include "wg-import-record.h"

#include "wg-cell-value.h"
#include "wg-count-word.h"
#include "wg-day-time.h"
#include "wg-fields.h"
#include "wg-identity.h"
#include "wg-import-linked.h"
#include "wg-import-post.h"
#include "wg-import-street.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What programs write where they have nothing. */
static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "-", "--", "--none--", "none", "null", "n/a", "\\n", "无",
                                       NULL };
  g_autofree char *folded = NULL;

  /* Their first letters, so that a code is not folded in every row. */
  if (strchr ("-nN\\\xe6", *text) == NULL || strlen (text) > strlen ("--none--"))
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  return g_strv_contains (words, folded);
}

gboolean
wg_import_reading_refuse (const WgImportReading *self,
                          guint                  i,
                          int                    field,
                          char                  *why, /* (transfer full) */
                          WgRefusal            **refusal)
{
  int column = field >= 0 ? wg_column_map_get_column (self->map, (guint) field) : -1;

  *refusal = wg_refusal_new (wg_table_get_file (self->table), wg_table_get_row (self->table, i),
                             wg_table_get_line (self->table, i),
                             column >= 0 ? wg_table_get_column (self->table, (guint) column)
                                         : NULL,
                             why);
  g_free (why);
  return FALSE;
}

static gboolean
refuse (const WgImportReading *self,
        guint                  i,
        int                    field,
        char                  *why, /* (transfer full) */
        WgRefusal            **refusal)
{
  return wg_import_reading_refuse (self, i, field, why, refusal);
}

static const char *
field_name (const WgImportReading *self,
            guint                  field)
{
  return self->kind->columns->fields[field].name;
}

/* The field that keeps the word of a rough number; −1 for none. */
static int
word_field (const WgImportReading *self,
            guint                  field)
{
  g_autofree char *name = g_strconcat (field_name (self, field), "_word", NULL);

  return wg_kind_find_field (self->kind->rows, name);
}

/* A column "date and time" says when it began, unless another column does. */
static gboolean
says_clock (const WgImportReading *self,
            guint                  field)
{
  return self->kind->rows == &wg_kind_activity && field == WG_ACTIVITY_HELD_ON
         && wg_column_map_get_column (self->map, WG_ACTIVITY_STARTS_AT) < 0;
}

static gboolean
read_time (const WgImportReading *self,
           WgRow                 *row,
           guint                  field,
           const char            *text,
           char                 **why)
{
  gboolean is_day = (self->kind->rows->fields[field].flags & WG_FIELD_DATE) != 0;
  g_autofree char *day_text = NULL;
  WgDate day;
  int minute;

  if (!wg_time_parse_typed (text, self->order, &day, &minute))
    {
      *why = g_strdup_printf (_("“%s” is no time such as 2026-09-30 16:20."), text);
      return FALSE;
    }
  if (!is_day)
    {
      wg_row_set_int (row, field,
                      wg_time_new (day, 0, 0) + (minute != WG_MINUTE_NONE ? minute : 0));
      return TRUE;
    }
  day_text = wg_date_format (day);
  wg_row_set_text (row, field, day_text);
  if (says_clock (self, field) && minute != WG_MINUTE_NONE)
    {
      g_autofree char *clock = wg_day_time_format (minute);

      wg_row_set_text (row, WG_ACTIVITY_STARTS_AT, clock);
    }
  return TRUE;
}

static gboolean
read_clock (WgRow      *row,
            guint       field,
            const char *text,
            char      **why)
{
  g_autofree char *clock = NULL;
  int minutes;

  if (!wg_day_time_parse (text, &minutes))
    {
      *why = g_strdup_printf (_("“%s” is no time of day such as 14:30."), text);
      return FALSE;
    }
  clock = wg_day_time_format (minutes);
  wg_row_set_text (row, field, clock);
  return TRUE;
}

static gboolean
read_word (const WgImportReading *self,
           WgRow                 *row,
           guint                  field,
           const char            *text,
           char                 **why)
{
  const char *stored = wg_value_words_find (self->words, self->kind->rows->name,
                                            field_name (self, field), text);

  if (stored == NULL)
    {
      *why = g_strdup_printf (_("“%s” is none of the words for this field."), text);
      return FALSE;
    }
  if (self->kind->rows->fields[field].type == WG_VALUE_INT)
    wg_row_set_int (row, field, g_ascii_strtoll (stored, NULL, 10));
  else
    wg_row_set_text (row, field, stored);
  return TRUE;
}

static gboolean
is_clock_field (const WgImportReading *self,
                guint                  field)
{
  return self->kind->rows == &wg_kind_activity
         && (field == WG_ACTIVITY_STARTS_AT || field == WG_ACTIVITY_ENDS_AT);
}

static gboolean
read_cell (const WgImportReading *self,
           WgRow                 *row,
           guint                  field,
           const char            *text,
           char                 **why)
{
  const WgField *about = &self->kind->columns->fields[field];
  const char *word;
  gint64 number;
  int with_word = self->fields[field].with_word;

  if ((about->flags & (WG_FIELD_TIME | WG_FIELD_DATE)) != 0)
    return read_time (self, row, field, text, why);
  if (is_clock_field (self, field))
    return read_clock (row, field, text, why);
  if (self->fields[field].has_words)
    return read_word (self, row, field, text, why);
  if (with_word >= 0 && wg_count_word_parse (text, &number, &word))
    {
      wg_row_set_int (row, field, number);
      if (word != NULL)
        wg_row_set_text (row, (guint) with_word, word);
      return TRUE;
    }
  if (!wg_cell_to_value (about, text, wg_row_edit (row, field), why))
    return FALSE;
  if (about->type == WG_VALUE_TEXT && (about->flags & WG_FIELD_CODE) == 0
      && wg_identity_find (text) != WG_IDENTITY_NONE)
    {
      *why = g_strdup (_("The text has a private phone or an identity number in it; records are "
                         "kept without persons."));
      return FALSE;
    }
  return TRUE;
}

/* (nullable) (transfer none): the cell as the file has it. */
static const char *
get_cell (const WgImportReading *self,
          guint                  i,
          int                    field)
{
  int column = field >= 0 ? wg_column_map_get_column (self->map, (guint) field) : -1;

  return column >= 0 ? wg_table_get_cell (self->table, i, (guint) column) : NULL;
}

static gboolean
read_cells (WgImportReading *self,
            WgRow           *row,
            guint            i,
            WgRefusal      **refusal)
{
  for (guint field = 0; field < self->kind->rows->n_fields; field++)
    {
      const char *cell = get_cell (self, i, (int) field);
      g_autofree char *text = NULL;
      char *why = NULL;

      if (cell == NULL || (self->kind->rows->fields[field].flags & WG_FIELD_ID) != 0
          || wg_import_memo_recall (self->memo, field, cell, row))
        continue;
      text = wg_column_map_dup_cell (self->map, self->table, i, field);
      if (text == NULL)
        continue;
      if (!read_cell (self, row, field, text, &why))
        return refuse (self, i, (int) field, why, refusal);
      if (!says_clock (self, field))
        wg_import_memo_note (self->memo, field, self->fields[field].with_word, cell, row);
    }
  return TRUE;
}

static const char *
use_of (const WgImportReading *self)
{
  return self->kind->rows == &wg_kind_service_case ? "case" : "activity";
}

static void
refer_lead (WgImportReading *self,
            WgRow           *row,
            guint            i)
{
  g_autofree char *text = NULL;
  g_autofree char *why = NULL;
  gint64 unit = 0;

  if (self->kind->rows == &wg_kind_service_case)
    text = wg_column_map_dup_cell (self->map, self->table, i, WG_SERVICE_CASE_LEAD_UNIT);
  if (text == NULL || says_nothing (text))
    return;
  unit = wg_import_book_find_unit (self->book, text, &why);
  if (unit != 0)
    wg_row_set_int (row, WG_SERVICE_CASE_LEAD_UNIT, unit);
  else
    self->n_unknown_leads++;
}

static void
refer_class (WgImportReading *self,
             WgRow           *row,
             guint            i)
{
  const char *cell = get_cell (self, i, self->class_field);
  guint field = (guint) self->class_field;
  g_autofree char *text = NULL;

  if (cell == NULL || wg_import_memo_recall (self->memo, field, cell, row))
    return;
  text = wg_column_map_dup_cell (self->map, self->table, i, field);
  if (text != NULL && !says_nothing (text) && g_utf8_strlen (text, -1) <= 200)
    wg_row_set_int (row, field, wg_import_book_find_class (self->book, use_of (self), text));
  wg_import_memo_note (self->memo, field, -1, cell, row);
}

/* Class and team by name. */
static void
refer (WgImportReading *self,
       WgRow           *row,
       guint            i)
{
  int team_field = self->team_field;
  g_autofree char *team_text = NULL;
  gint64 team;

  refer_class (self, row, i);
  if (team_field >= 0)
    team_text = wg_column_map_dup_cell (self->map, self->table, i, (guint) team_field);
  if (team_text == NULL || says_nothing (team_text))
    return;
  team = wg_import_book_find_team (self->book, team_text);
  if (team != 0)
    wg_row_set_int (row, (guint) team_field, team);
  else
    self->n_unknown_teams++;
}

/* (nullable): the coordinates of the row: of its shape, or of two columns. */
static gboolean
find_point (const WgImportReading *self,
            guint                  i,
            double                *lon,
            double                *lat)
{
  guint n = self->kind->rows->n_fields;
  WgGeometry *shape = wg_table_get_geometry (self->table, i);
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  WgBBox bounds;
  char *end_x, *end_y;

  if (shape != NULL)
    {
      bounds = wg_geometry_get_bounds (shape);
      *lon = (bounds.x_min + bounds.x_max) / 2;
      *lat = (bounds.y_min + bounds.y_max) / 2;
      return TRUE;
    }
  if (self->kind->columns->n_fields < n + 2)
    return FALSE;
  x = wg_column_map_dup_cell (self->map, self->table, i, n);
  y = wg_column_map_dup_cell (self->map, self->table, i, n + 1);
  if (x == NULL || y == NULL)
    return FALSE;
  *lon = g_ascii_strtod (x, &end_x);
  *lat = g_ascii_strtod (y, &end_y);
  if (wg_table_get_datum (self->table) == WG_DATUM_GCJ02)
    wg_datum_from_gcj02 (lon, lat);
  else if (wg_table_get_datum (self->table) == WG_DATUM_BD09)
    wg_datum_from_bd09 (lon, lat);
  return *end_x == '\0' && *end_y == '\0' && fabs (*lon) <= 180 && fabs (*lat) <= 90
         && (*lon != 0 || *lat != 0);
}

static gboolean
place_by_point (const WgImportReading *self,
                guint                  i,
                gint64                *unit,
                gint64                *grid,
                char                 **why)
{
  double lon, lat;

  if (!find_point (self, i, &lon, &lat))
    {
      *why = g_strdup (_("The row names no grid and no unit, and has no coordinates."));
      return FALSE;
    }
  if (wg_import_book_locate (self->book, lon, lat, unit, grid))
    return TRUE;
  *why = g_strdup_printf (_("The point %.4f, %.4f lies in no grid and in no unit of the file."),
                          lon, lat);
  return FALSE;
}

/* By the grid that it names, else by the unit, else by its coordinates. */
static gboolean
place (const WgImportReading *self,
       WgRow                 *row,
       guint                  i,
       WgRefusal            **refusal)
{
  guint unit_field = (guint) self->unit_field;
  guint grid_field = (guint) self->grid_field;
  const char *alone = get_cell (self, i, self->unit_field) == NULL
                        ? get_cell (self, i, self->grid_field) : NULL;
  g_autofree char *unit_text = NULL;
  g_autofree char *grid_text = NULL;
  gint64 unit = 0, grid = 0;
  char *why = NULL;

  if (alone != NULL && wg_import_memo_recall (self->memo, grid_field, alone, row))
    return TRUE;
  unit_text = wg_column_map_dup_cell (self->map, self->table, i, unit_field);
  grid_text = wg_column_map_dup_cell (self->map, self->table, i, grid_field);
  if (unit_text != NULL && !says_nothing (unit_text))
    {
      unit = wg_import_book_find_unit (self->book, unit_text, &why);
      if (unit == 0)
        return refuse (self, i, (int) unit_field, why, refusal);
    }
  if (grid_text != NULL && !says_nothing (grid_text))
    {
      grid = wg_import_book_find_grid (self->book, grid_text, unit, &why);
      if (grid == 0)
        return refuse (self, i, (int) grid_field, why, refusal);
    }
  if (unit == 0 && grid == 0 && !place_by_point (self, i, &unit, &grid, &why))
    return refuse (self, i, -1, why, refusal);
  if (unit == 0)
    unit = wg_import_book_get_community (self->book, grid);
  if (unit != 0)
    wg_row_set_int (row, unit_field, unit);
  if (grid != 0)
    wg_row_set_int (row, grid_field, grid);
  if (grid != 0 && alone != NULL && grid_text != NULL && !says_nothing (grid_text))
    wg_import_memo_note (self->memo, grid_field, self->unit_field, alone, row);
  return TRUE;
}

static int
minutes_of (const WgRow *row,
            guint        field)
{
  const char *clock = wg_row_get_text (row, field);
  int minutes;

  return clock != NULL && wg_day_time_parse (clock, &minutes) ? minutes : -1;
}

/* V-03: hours in steps of 0.5, and no more than person-times × duration. */
static gboolean
check_hours (const WgImportReading *self,
             const WgRow           *row,
             guint                  i,
             WgRefusal            **refusal)
{
  double hours = wg_row_get_real (row, WG_ACTIVITY_HOURS, 0);
  gint64 people = wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, -1);
  int from = minutes_of (row, WG_ACTIVITY_STARTS_AT);
  int until = minutes_of (row, WG_ACTIVITY_ENDS_AT);
  int duration = from >= 0 && until >= 0 ? until - from : -1;

  /* What ends in the morning began the evening before. */
  if (duration < 0 && from >= 0 && until >= 0)
    duration += 24 * 60;
  if (hours < 0 || hours * 2 != floor (hours * 2))
    return refuse (self, i, WG_ACTIVITY_HOURS,
                   g_strdup_printf (_("%g hours: hours are counted in steps of 0.5 (V-03)."),
                                    hours),
                   refusal);
  if (duration < 0 || people < 0 || hours * 60 <= (double) people * duration)
    return TRUE;
  return refuse (self, i, WG_ACTIVITY_HOURS,
                 g_strdup_printf (_("%g hours are more than %d person-times × %g hours (V-03)."),
                                  hours, (int) people, duration / 60.0),
                 refusal);
}

/* What a table of activities leaves unsaid. */
static gboolean
finish_activity (WgImportReading *self,
                 WgRow           *row,
                 guint            i,
                 WgRefusal      **refusal)
{
  const char *held_on = wg_row_get_text (row, WG_ACTIVITY_HELD_ON);
  WgDate day = WG_DATE_NONE;

  if (held_on == NULL || !wg_date_parse (held_on, &day))
    return refuse (self, i, WG_ACTIVITY_HELD_ON, g_strdup (_("The row has no day.")), refusal);
  if (wg_row_get_text (row, WG_ACTIVITY_NAME) == NULL)
    {
      const char *class_name = wg_import_book_get_class_name (
        self->book, wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0));

      if (class_name == NULL)
        return refuse (self, i, WG_ACTIVITY_NAME, g_strdup (_("The row has no name.")), refusal);
      wg_row_set_text (row, WG_ACTIVITY_NAME, class_name);
      self->n_unnamed++;
    }
  if (wg_row_get_text (row, WG_ACTIVITY_STATUS) == NULL)
    wg_row_set_text (row, WG_ACTIVITY_STATUS, day <= self->today ? "held" : "planned");
  if (self->entered != WG_TIME_NONE
      && wg_row_get_int (row, WG_ACTIVITY_ENTERED_AT, WG_TIME_NONE) == WG_TIME_NONE)
    wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT, MAX (self->entered, wg_time_new (day, 0, 0)));
  return check_hours (self, row, i, refusal);
}

static gboolean
finish_case (const WgImportReading *self,
             WgRow                 *row,
             guint                  i,
             WgRefusal            **refusal)
{
  static const guint stages[][2] = {
    { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
    { WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
    { WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED },
    { WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED },
    { WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
    { WG_SERVICE_CASE_EVALUATED_AT, WG_SERVICE_CASE_EVALUATED_ENTERED },
  };

  if (wg_row_get_int (row, WG_SERVICE_CASE_ORDERED_AT, WG_TIME_NONE) == WG_TIME_NONE)
    return refuse (self, i, WG_SERVICE_CASE_ORDERED_AT,
                   g_strdup (_("The row does not say when the order came in.")), refusal);
  for (guint k = 0; k < G_N_ELEMENTS (stages) && self->entered != WG_TIME_NONE; k++)
    {
      WgTime time = wg_row_get_int (row, stages[k][0], WG_TIME_NONE);

      if (time != WG_TIME_NONE
          && wg_row_get_int (row, stages[k][1], WG_TIME_NONE) == WG_TIME_NONE)
        wg_row_set_int (row, stages[k][1], MAX (self->entered, time));
    }
  return TRUE;
}

void
wg_import_reading_prepare (WgImportReading *self)
{
  const WgKind *rows = self->kind->rows;

  g_return_if_fail (rows->n_fields <= WG_IMPORT_MAX_FIELDS);

  self->memo = wg_import_memo_new (rows);
  for (guint field = 0; field < rows->n_fields; field++)
    {
      self->fields[field].with_word = word_field (self, field);
      self->fields[field].has_words =
        wg_value_words_has (self->words, rows->name, rows->fields[field].name);
    }
  /* A type that nobody has a word for is a type of its own. */
  if (rows == &wg_kind_post)
    self->fields[WG_POST_TYPE].has_words = FALSE;
  self->unit_field = wg_kind_find_field (rows, "unit");
  self->grid_field = wg_kind_find_field (rows, "grid");
  self->class_field = wg_kind_find_field (rows, "service_class");
  self->team_field = wg_kind_find_field (rows, "team");
}

void
wg_import_reading_finish (WgImportReading *self)
{
  g_clear_pointer (&self->memo, wg_import_memo_free);
}

/**
 * wg_import_record_read:
 * @self: how to read
 * @i: the row's place in the table
 * @refusal: (out) (transfer full): why it is left out when %NULL is returned
 *
 * Returns: (transfer full) (nullable): a new row
 */
WgRow *
wg_import_record_read (WgImportReading *self,
                       guint            i,
                       WgRefusal      **refusal)
{
  g_autoptr (WgRow) row = wg_row_new (self->kind->rows, self->first_id + i);
  gboolean whole;

  if (!read_cells (self, row, i, refusal))
    return NULL;
  if (self->kind->linked)
    return wg_import_linked_finish (self, row, i, refusal) ? g_steal_pointer (&row) : NULL;
  if (self->kind->rows == &wg_kind_post)
    return wg_import_post_finish (self, row, i, refusal) ? g_steal_pointer (&row) : NULL;
  if (self->kind->rows == &wg_kind_base_feature)
    return wg_import_street_finish (self, row, i, refusal) ? g_steal_pointer (&row) : NULL;
  if (!place (self, row, i, refusal))
    return NULL;
  refer (self, row, i);
  refer_lead (self, row, i);
  if (self->kind->rows == &wg_kind_activity)
    whole = finish_activity (self, row, i, refusal);
  else if (self->kind->rows == &wg_kind_service_case)
    whole = finish_case (self, row, i, refusal);
  else if (wg_row_get_text (row, WG_TEAM_NAME) == NULL)
    whole = refuse (self, i, WG_TEAM_NAME, g_strdup (_("The row has no name.")), refusal);
  else
    whole = TRUE;
  return whole ? g_steal_pointer (&row) : NULL;
}
