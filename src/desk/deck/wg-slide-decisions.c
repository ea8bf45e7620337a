/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page and the last one of a meeting: what was decided last time and how it stands, and
 * what is on the table today with what is being decided (N18). */

#include "wg-slide-context.h"

#include "wg-meeting-book.h"

#include <glib/gi18n-lib.h>

WgRow *
wg_slide_context_this_meeting (WgSlideContext *self)
{
  if (self->deck->meeting != 0)
    return wg_meeting_book_find (self->district, self->deck->meeting);
  return wg_meeting_book_find_called (self->district, self->deck->unit, self->deck->type);
}

WgRow *
wg_slide_context_last_meeting (WgSlideContext *self)
{
  WgRow *meeting = wg_slide_context_this_meeting (self);
  WgTime now = wg_clock_get_now (wg_district_get_clock (self->district)) + 1;
  WgTime before = meeting != NULL ? wg_row_get_int (meeting, WG_MEETING_STARTS_AT, now) : now;
  WgRow *last = wg_meeting_book_find_previous (self->district, self->deck->unit,
                                               self->deck->type, before);

  return last != meeting ? last : NULL;
}

static gboolean
is_this (const WgDeckPart *part)
{
  return g_strcmp0 (part->subject, "this") == 0;
}

static WgSlideState
mark_of (WgDecisionState state)
{
  switch (state)
    {
    case WG_DECISION_DONE:
      return WG_SLIDE_STATE_DONE;
    case WG_DECISION_IN_PROGRESS:
      return WG_SLIDE_STATE_RUNNING;
    case WG_DECISION_OVERDUE:
      return WG_SLIDE_STATE_OVERDUE;
    case WG_DECISION_DROPPED:
    default:
      return WG_SLIDE_STATE_NONE;
    }
}

static void
add_decision (WgSlideContext *self,
              WgSlideTable   *table,
              WgRow          *row,
              WgDate          day,
              gboolean        with_state)
{
  WgDecisionState state = wg_meeting_book_get_state (row, day);
  WgUnit *owner = wg_district_find_unit (self->district,
                                         wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0));
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, wg_row_get_int (row, WG_DECISION_NUMBER, 0));
  const char *const cells[] = { number, wg_row_get_text (row, WG_DECISION_CONTENT),
                                owner != NULL ? wg_unit_get_short_name (owner) : NULL,
                                wg_row_get_text (row, WG_DECISION_DUE),
                                wg_decision_state_get_label (state) };

  wg_slide_table_add_row (table, cells, with_state ? mark_of (state) : WG_SLIDE_STATE_NONE,
                          wg_row_get_id (row));
}

char **
wg_slide_split_agenda (const char *agenda)
{
  g_auto (GStrv) lines = g_strsplit (agenda != NULL ? agenda : "", "\n", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **result;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *text = g_strstrip (*line), *rest = text;

      while (g_ascii_isdigit (*rest))
        rest++;
      if (rest > text && (*rest == '.' || g_str_has_prefix (rest, "、")))
        text = g_utf8_next_char (rest);
      while (*text == ' ')
        text++;
      if (*text != '\0')
        g_strv_builder_add (builder, text);
    }
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return result;
}

/* What is not done first: that is what the committee asks about. */
WgSlideTable *
wg_slide_make_decisions (WgSlideContext   *self,
                         const WgDeckPart *part)
{
  gboolean this = is_this (part);
  WgRow *meeting = this ? wg_slide_context_this_meeting (self)
                        : wg_slide_context_last_meeting (self);
  WgDate day = wg_clock_get_today (wg_district_get_clock (self->district));
  WgSlideTable *table = wg_slide_table_new ();
  g_autoptr (GPtrArray) rows = NULL;

  wg_slide_table_add_column (table, C_("decision", "No."), FALSE, TRUE);
  wg_slide_table_add_column (table, C_("decision", "Decision"), TRUE, FALSE);
  wg_slide_table_add_column (table, C_("decision", "By"), FALSE, FALSE);
  wg_slide_table_add_column (table, C_("decision", "Until"), FALSE, FALSE);
  if (!this)
    wg_slide_table_add_column (table, _("State"), FALSE, FALSE);
  table->boxed = table->latest = this;
  table->empty = g_strdup (this ? _("What is decided stands here.")
                                : _("No meeting before this one is on record."));
  if (meeting == NULL)
    return table;
  if (this)
    table->lead = wg_slide_split_agenda (wg_row_get_text (meeting, WG_MEETING_AGENDA));
  rows = wg_meeting_book_list_decisions (self->district, wg_row_get_id (meeting));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        WgRow *row = g_ptr_array_index (rows, i);
        WgDecisionState state = wg_meeting_book_get_state (row, day);
        guint wanted = state == WG_DECISION_IN_PROGRESS || state == WG_DECISION_OVERDUE ? 0 : 1;

        if ((this && pass == 0) || (!this && wanted == pass))
          add_decision (self, table, row, day, !this);
      }
  return table;
}

static char *
format_day (const WgRow *meeting)
{
  WgTime at = wg_row_get_int (meeting, WG_MEETING_STARTS_AT, WG_TIME_NONE);

  return at != WG_TIME_NONE ? wg_date_format (wg_time_get_day (at)) : g_strdup ("");
}

static char *
say_last (const WgDecisionCounts *counts,
          const char             *day)
{
  g_autofree char *done = g_strdup_printf (_("%u done"), counts->done);
  g_autofree char *open = g_strdup_printf (_("%u in progress"), counts->in_progress);
  g_autofree char *late = g_strdup_printf (_("%u overdue"), counts->overdue);
  const char *words[4] = { done };
  g_autofree char *rest = NULL;
  guint n = 1;

  if (counts->n == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("Nothing was decided on %s"), day);
  if (counts->done == counts->n)
    /* Translators: a day; how many decisions. */
    return g_strdup_printf (ngettext ("%1$s: %2$u decision, and it is done",
                                      "%1$s: %2$u decisions, all done", counts->n), day,
                            counts->n);
  if (counts->in_progress > 0)
    words[n++] = open;
  if (counts->overdue > 0)
    words[n++] = late;
  /* Translators: between the words of a list. */
  rest = g_strjoinv (C_("list", ", "), (char **) words);
  /* Translators: a day; how many decisions; "7 done, 2 in progress". */
  return g_strdup_printf (ngettext ("%1$s: %2$u decision, %3$s", "%1$s: %2$u decisions, %3$s",
                                    counts->n), day, counts->n, rest);
}

static char *
say_this (const WgRow            *meeting,
          const WgDecisionCounts *counts)
{
  g_auto (GStrv) agenda = wg_slide_split_agenda (wg_row_get_text (meeting, WG_MEETING_AGENDA));
  guint n = g_strv_length (agenda);
  g_autofree char *items = g_strdup_printf (ngettext ("%u item on the agenda",
                                                      "%u items on the agenda", n), n);
  g_autofree char *decided = g_strdup_printf (ngettext ("%u decision", "%u decisions", counts->n),
                                              counts->n);

  if (counts->n == 0)
    return g_steal_pointer (&items);
  if (n == 0)
    return g_steal_pointer (&decided);
  /* Translators: "5 items on the agenda"; "3 decisions". */
  return g_strdup_printf (_("%1$s, %2$s so far"), items, decided);
}

char *
wg_slide_say_decisions (WgSlideContext   *self,
                        const WgDeckPart *part)
{
  WgRow *meeting = is_this (part) ? wg_slide_context_this_meeting (self)
                                  : wg_slide_context_last_meeting (self);
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *day = NULL;
  WgDecisionCounts counts;

  if (meeting == NULL)
    return NULL;
  rows = wg_meeting_book_list_decisions (self->district, wg_row_get_id (meeting));
  wg_meeting_book_count (rows, today, &counts);
  day = format_day (meeting);
  return is_this (part) ? say_this (meeting, &counts) : say_last (&counts, day);
}

gboolean
wg_slide_is_of_today (const WgSlide *slide)
{
  for (guint i = 0; i < slide->page->parts->len; i++)
    {
      const WgDeckPart *part = g_ptr_array_index (slide->page->parts, i);

      if (part->kind == WG_DECK_DECISIONS && is_this (part))
        return TRUE;
    }
  return FALSE;
}
