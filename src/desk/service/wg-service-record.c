/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in words. Counts are printed with the word they were written with. */

#include "wg-service-record.h"

#include "wg-count-word.h"
#include "wg-number.h"
#include "wg-service-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _WgServiceRecord
{
  GObject parent_instance;

  WgRow *row;
  char  *day;
  char  *title;
  char  *subtitle;
  char  *numbers;
  char  *folded;
};

G_DEFINE_FINAL_TYPE (WgServiceRecord, wg_service_record, G_TYPE_OBJECT)

static void
wg_service_record_finalize (GObject *object)
{
  WgServiceRecord *self = WG_SERVICE_RECORD (object);

  wg_row_unref (self->row);
  g_free (self->day);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->numbers);
  g_free (self->folded);

  G_OBJECT_CLASS (wg_service_record_parent_class)->finalize (object);
}

static void
wg_service_record_class_init (WgServiceRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_service_record_finalize;
}

static void
wg_service_record_init (WgServiceRecord *self)
{
}

const char *
wg_service_status_get_label (const char *status)
{
  if (g_strcmp0 (status, "planned") == 0)
    return _("Planned");
  if (g_strcmp0 (status, "held") == 0)
    return _("Held");
  if (g_strcmp0 (status, "cancelled") == 0)
    return _("Cancelled");
  return status != NULL ? status : "";
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* The grid's name; where none is named, the unit's. */
static void
add_place (GString    *text,
           WgDistrict *district,
           gint64      grid_id,
           gint64      unit_id)
{
  WgGrid *grid = grid_id != 0 ? wg_district_find_grid (district, grid_id) : NULL;
  WgUnit *unit = wg_district_find_unit (district, grid != NULL ? wg_grid_get_community_id (grid)
                                                               : unit_id);
  const char *name = unit != NULL ? wg_row_get_text (wg_unit_get_row (unit), WG_UNIT_SHORT_NAME)
                                  : NULL;
  const char *grid_name = grid != NULL ? wg_grid_get_name (grid) : NULL;

  if (grid != NULL && grid_name == NULL)
    grid_name = wg_grid_get_code (grid);
  if (name == NULL && unit != NULL)
    name = wg_unit_get_name (unit);
  /* "Dongyuan grid 5" says whose it is. */
  if (grid_name == NULL || name == NULL || !g_str_has_prefix (grid_name, name))
    add_part (text, name);
  add_part (text, grid_name);
}

static void
add_class (GString    *text,
           WgDistrict *district,
           gint64      id)
{
  WgRow *row = id != 0 ? wg_service_find_class (district, NULL, id) : NULL;

  if (row != NULL)
    add_part (text, wg_row_get_text (row, WG_SERVICE_CLASS_NAME));
}

/* "100余" of a count and its word; (nullable) where nothing is written. */
static char *
format_count (WgRow *row,
              guint  field,
              guint  word)
{
  if (wg_row_get (row, field)->type == WG_VALUE_NULL)
    return NULL;
  return wg_count_word_format (wg_row_get_int (row, field, 0), wg_row_get_text (row, word));
}

static void
describe_activity (WgServiceRecord *self,
                   WgDistrict      *district)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  const char *day = wg_row_get_text (self->row, WG_ACTIVITY_HELD_ON);
  const char *from = wg_row_get_text (self->row, WG_ACTIVITY_STARTS_AT);
  const char *until = wg_row_get_text (self->row, WG_ACTIVITY_ENDS_AT);
  const char *status = wg_row_get_text (self->row, WG_ACTIVITY_STATUS);
  g_autofree char *persons = format_count (self->row, WG_ACTIVITY_PERSON_TIMES,
                                           WG_ACTIVITY_PERSON_TIMES_WORD);
  WgRow *team = wg_service_find_team (district, NULL,
                                      wg_row_get_int (self->row, WG_ACTIVITY_TEAM, 0));

  self->day = g_strdup_printf ("%s  %s%s%s", day != NULL ? day : "", from != NULL ? from : "",
                               from != NULL && until != NULL ? "–" : "",
                               until != NULL ? until : "");
  add_place (subtitle, district, wg_row_get_int (self->row, WG_ACTIVITY_GRID, 0),
             wg_row_get_int (self->row, WG_ACTIVITY_UNIT, 0));
  add_class (subtitle, district, wg_row_get_int (self->row, WG_ACTIVITY_SERVICE_CLASS, 0));
  if (team != NULL)
    add_part (subtitle, wg_row_get_text (team, WG_TEAM_NAME));
  if (g_strcmp0 (status, "held") != 0)
    add_part (numbers, wg_service_status_get_label (status));
  if (persons != NULL)
    {
      /* Translators: person-times of an activity. */
      g_autofree char *text = g_strdup_printf (_("%s person-times"), persons);

      add_part (numbers, text);
    }
  if (wg_row_get (self->row, WG_ACTIVITY_HOURS)->type != WG_VALUE_NULL)
    {
      g_autofree char *hours =
        wg_number_format (wg_row_get_real (self->row, WG_ACTIVITY_HOURS, 0), 1);
      g_autofree char *text = g_strdup_printf (_("%s hours"), hours);

      add_part (numbers, text);
    }
  self->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  self->numbers = g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
describe_team (WgServiceRecord *self,
               WgDistrict      *district)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *count = format_count (self->row, WG_TEAM_VOLUNTEERS, WG_TEAM_VOLUNTEERS_WORD);
  const char *closed = wg_row_get_text (self->row, WG_TEAM_CLOSED);
  const char *founded = wg_row_get_text (self->row, WG_TEAM_FOUNDED);

  if (closed != NULL)
    self->day = g_strdup_printf (_("Closed on %s"), closed);
  else
    self->day = founded != NULL ? g_strdup_printf (_("Founded on %s"), founded) : g_strdup ("");
  add_place (subtitle, district, wg_row_get_int (self->row, WG_TEAM_GRID, 0),
             wg_row_get_int (self->row, WG_TEAM_UNIT, 0));
  add_class (subtitle, district, wg_row_get_int (self->row, WG_TEAM_SERVICE_CLASS, 0));
  self->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  self->numbers = count != NULL ? g_strdup_printf (_("%s volunteers"), count) : g_strdup ("");
}

/* What an order is about; how far it came. */
static void
describe_case (WgServiceRecord *self,
               WgDistrict      *district)
{
  static const struct
  {
    guint       field;
    const char *word;
  } stages[] = {
    { WG_SERVICE_CASE_EVALUATED_AT, N_("Evaluated") },
    { WG_SERVICE_CASE_FINISHED_AT, N_("Finished") },
    { WG_SERVICE_CASE_ACCEPTED_AT, N_("Accepted") },
    { WG_SERVICE_CASE_DISPATCHED_AT, N_("Dispatched") },
    { WG_SERVICE_CASE_ORDERED_AT, N_("Ordered") },
  };
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *number = wg_row_get_text (self->row, WG_SERVICE_CASE_NUMBER);
  const char *summary = wg_row_get_text (self->row, WG_SERVICE_CASE_SUMMARY);

  g_free (self->title);
  self->title = number != NULL && summary != NULL ? g_strdup_printf ("%s  %s", number, summary)
                : g_strdup (number != NULL ? number : summary != NULL ? summary : "");
  self->day = wg_time_format (wg_row_get_int (self->row, WG_SERVICE_CASE_ORDERED_AT,
                                              WG_TIME_NONE));
  add_place (subtitle, district, wg_row_get_int (self->row, WG_SERVICE_CASE_GRID, 0),
             wg_row_get_int (self->row, WG_SERVICE_CASE_UNIT, 0));
  add_class (subtitle, district, wg_row_get_int (self->row, WG_SERVICE_CASE_SERVICE_CLASS, 0));
  self->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (stages) && self->numbers == NULL; i++)
    if (wg_row_get (self->row, stages[i].field)->type != WG_VALUE_NULL)
      self->numbers = g_strdup (_(stages[i].word));
  if (self->numbers == NULL)
    self->numbers = g_strdup ("");
}

/* The second level is set in. */
static void
describe_class (WgServiceRecord *self)
{
  const char *until = wg_row_get_text (self->row, WG_SERVICE_CLASS_VALID_UNTIL);
  g_autofree char *name = g_steal_pointer (&self->title);

  self->title = wg_row_get_int (self->row, WG_SERVICE_CLASS_PARENT, 0) != 0
                  ? g_strconcat ("\u3000\u3000", name, NULL) : g_steal_pointer (&name);
  self->day = until != NULL ? g_strdup_printf (_("Closed on %s"), until) : g_strdup ("");
  self->subtitle = g_strdup (wg_row_get_text (self->row, WG_SERVICE_CLASS_NOTE));
  self->numbers = g_strdup ("");
  if (self->subtitle == NULL)
    self->subtitle = g_strdup ("");
}

/**
 * wg_service_record_new:
 * @district: where its grid, class and team are looked up
 * @row: (transfer none): of kind activity, service_case, team or service_class
 *
 * Returns: (transfer full): the line
 */
WgServiceRecord *
wg_service_record_new (WgDistrict *district,
                       WgRow      *row)
{
  WgServiceRecord *self = g_object_new (WG_TYPE_SERVICE_RECORD, NULL);
  const WgKind *kind = wg_row_get_kind (row);
  g_autofree char *text = NULL;

  self->row = wg_row_ref (row);
  if (kind != &wg_kind_service_case)
    self->title = g_strdup (wg_row_get_text (row, (guint) wg_kind_find_field (kind, "name")));
  if (self->title == NULL)
    self->title = g_strdup ("");
  if (kind == &wg_kind_activity)
    describe_activity (self, district);
  else if (kind == &wg_kind_service_case)
    describe_case (self, district);
  else if (kind == &wg_kind_service_class)
    describe_class (self);
  else
    describe_team (self, district);
  text = wg_service_record_dup_text (self);
  self->folded = g_utf8_casefold (text, -1);
  return self;
}

WgRow *
wg_service_record_get_row (WgServiceRecord *self)
{
  return self->row;
}

const char *
wg_service_record_get_day (WgServiceRecord *self)
{
  return self->day;
}

const char *
wg_service_record_get_title (WgServiceRecord *self)
{
  return self->title;
}

const char *
wg_service_record_get_subtitle (WgServiceRecord *self)
{
  return self->subtitle;
}

const char *
wg_service_record_get_numbers (WgServiceRecord *self)
{
  return self->numbers;
}

char *
wg_service_record_dup_text (WgServiceRecord *self)
{
  return g_strjoin ("  ", self->day, self->title, self->subtitle, self->numbers, NULL);
}

gboolean
wg_service_record_matches (WgServiceRecord *self,
                           const char      *folded)
{
  return strstr (self->folded, folded) != NULL;
}
