/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a meeting in the form of GB/T 9704: agenda, one page, sign-in sheet and a draft of
 * the minutes. Only public fields: bodies, decisions and counts; no resident, no phone, no emblem
 * (rules D-01, D-02). */

#include "wg-deck-papers.h"

#include "wg-data.h"
#include "wg-file-care.h"
#include "wg-meeting-book.h"
#include "wg-paper-painter.h"
#include "wg-picture.h"
#include "wg-slide-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINES_FOR_PARTY 6 /* to sign, where nobody said how many come */

static const struct
{
  const char *id, *name;
} papers[] = {
  [WG_DECK_PAPER_AGENDA] = { "agenda", NC_("paper", "Agenda") },
  [WG_DECK_PAPER_BRIEF] = { "brief", NC_("paper", "One-page brief") },
  [WG_DECK_PAPER_SIGN_IN] = { "signin", NC_("paper", "Sign-in sheet") },
  [WG_DECK_PAPER_MINUTES] = { "minutes", NC_("paper", "Minutes (draft)") },
};

/* Who writes, and for which meeting. */
typedef struct
{
  WgDeckBuilder  *builder;
  WgDistrict     *district;
  WgSlideContext  context;
  WgRow          *meeting; /* (nullable) */
  WgPaper        *paper;
} Writer;

const char *
wg_deck_paper_get_name (WgDeckPaper paper)
{
  return g_dpgettext2 (NULL, "paper", papers[paper].name);
}

gboolean
wg_deck_paper_find (const char  *id,
                    WgDeckPaper *paper)
{
  for (guint i = 0; i < WG_DECK_N_PAPERS; i++)
    if (g_str_equal (papers[i].id, id))
      {
        *paper = (WgDeckPaper) i;
        return TRUE;
      }
  return FALSE;
}

/* "三" or "3": how a document of the office counts. (transfer full) */
static char *
format_ordinal (guint n)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (!g_str_equal (wg_data_get_language (), "zh") || n == 0 || n > 99)
    return g_strdup_printf ("%u", n);
  if (n < 10)
    return g_strdup (digits[n]);
  return g_strconcat (n >= 20 ? digits[n / 10] : "", "十", digits[n % 10], NULL);
}

/* "2026年10月15日 09:00". (transfer full) */
static char *
format_time (WgTime   time,
             gboolean with_hour)
{
  gint64 minute;
  int year, month, day;

  if (time == WG_TIME_NONE)
    return g_strdup ("");
  wg_date_split (wg_time_get_day (time), &year, &month, &day);
  minute = time - wg_time_new (wg_time_get_day (time), 0, 0);
  if (!with_hour)
    /* Translators: year, month and day of a document. */
    return g_strdup_printf (C_("document", "%1$04d-%2$02d-%3$02d"), year, month, day);
  /* Translators: year, month, day, hour and minute of a document. */
  return g_strdup_printf (C_("document", "%1$04d-%2$02d-%3$02d %4$02d:%5$02d"), year, month, day,
                          (int) (minute / 60), (int) (minute % 60));
}

static const char *
get_text (const Writer *writer,
          guint         field)
{
  const char *text = wg_row_get_text (writer->meeting, field);

  return text != NULL ? text : "";
}

static void G_GNUC_PRINTF (3, 4)
write_text (Writer          *writer,
            WgPaperBlockKind kind,
            const char      *format,
            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  wg_paper_add (writer->paper, kind, text);
}

static void
write_time_and_place (Writer *writer)
{
  g_autofree char *time =
      format_time (wg_row_get_int (writer->meeting, WG_MEETING_STARTS_AT, WG_TIME_NONE), TRUE);

  if (*time != '\0')
    write_text (writer, WG_PAPER_TEXT, _("Time: %s"), time);
  if (*get_text (writer, WG_MEETING_VENUE) != '\0')
    write_text (writer, WG_PAPER_TEXT, _("Place: %s"), get_text (writer, WG_MEETING_VENUE));
}

/* (transfer full) (nullable): the party's name, with its body. */
static char *
describe_party (const WgMeetingTemplate *template,
                const WgRow             *row)
{
  const char *id = wg_row_get_text (row, WG_ATTENDANCE_PARTY);
  const char *body = wg_row_get_text (row, WG_ATTENDANCE_BODY);
  const WgMeetingParty *party =
      template != NULL && id != NULL ? wg_meeting_template_find_party (template, id) : NULL;
  const char *name = party != NULL ? party->name : id;

  if (body == NULL || *body == '\0')
    return g_strdup (name);
  /* Translators: one of the parties at a meeting, and which bodies it is. */
  return g_strdup_printf (C_("party", "%1$s (%2$s)"), name, body);
}

static void
write_agenda (Writer *writer)
{
  g_auto (GStrv) lines = wg_slide_split_agenda (get_text (writer, WG_MEETING_AGENDA));

  write_text (writer, WG_PAPER_TITLE, _("Agenda: %s"), get_text (writer, WG_MEETING_TITLE));
  write_time_and_place (writer);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *ordinal = format_ordinal (i + 1);

      /* Translators: number and text of an item of the agenda. */
      write_text (writer, WG_PAPER_TEXT, C_("document", "%1$s. %2$s"), ordinal, lines[i]);
    }
  if (lines[0] == NULL)
    wg_paper_add (writer->paper, WG_PAPER_TEXT, _("The agenda is not written yet."));
}

static const char *
get_unit_name (Writer *writer)
{
  WgUnit *unit = wg_district_find_unit (writer->district, writer->context.deck->unit);

  return unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (writer->district);
}

/* One sentence for each page, and the first map: all of it on one sheet. */
static gboolean
write_brief (Writer  *writer,
             GError **error)
{
  WgDeck *deck = writer->context.deck;
  g_autofree char *scope = wg_slide_make_scope (&writer->context);
  g_autofree char *cutoff = wg_slide_make_cutoff (&writer->context);
  g_autoptr (WgSlide) map = NULL;
  guint n = 0;

  writer->paper->dense = TRUE;
  write_text (writer, WG_PAPER_TITLE, _("In short: %s"), scope);
  wg_paper_add (writer->paper, WG_PAPER_LINE, cutoff);
  for (guint i = 0; i < deck->pages->len; i++)
    {
      g_autoptr (WgSlide) slide = wg_deck_builder_get (writer->builder, i, error);
      g_autofree char *ordinal = NULL;

      if (slide == NULL)
        return FALSE;
      if (map == NULL && slide->picture == WG_SLIDE_MAP && slide->colours != NULL)
        map = wg_slide_ref (slide);
      if (wg_slide_is_of_today (slide))
        continue;
      ordinal = format_ordinal (++n);
      /* Translators: number, name of a page, its sentence. */
      write_text (writer, WG_PAPER_TEXT, C_("document", "%1$s. %2$s: %3$s."), ordinal,
                  slide->page->title, slide->headline);
    }
  if (map != NULL)
    wg_paper_add_picture (writer->paper, map);
  return TRUE;
}

static void
add_lines (WgPaperBlock *table,
           const char   *party,
           guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", table->rows->len);
      const char *const cells[] = { number, party, NULL, NULL, NULL };

      wg_paper_add_row (table, cells);
    }
}

/* A line to sign for everybody who is expected, party by party; some for each party where nobody
 * said yet how many come. */
static void
write_sign_in (Writer *writer)
{
  static const guint shares[] = { 9, 37, 17, 17, 20 };
  const char *const head[] = { C_("sign-in", "No."), C_("sign-in", "Body"), C_("sign-in", "Name"),
                               C_("sign-in", "Office"), C_("sign-in", "Signature"), NULL };
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (writer->district);
  g_autoptr (GPtrArray) rows =
      wg_meeting_book_list_attendance (writer->district, wg_row_get_id (writer->meeting));
  WgPaperBlock *table;

  write_text (writer, WG_PAPER_TITLE, _("Sign-in sheet: %s"), get_text (writer, WG_MEETING_TITLE));
  write_time_and_place (writer);
  table = wg_paper_add_table (writer->paper, shares, head);
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      g_autofree char *party = describe_party (template, row);

      add_lines (table, party, (guint) CLAMP (wg_row_get_int (row, WG_ATTENDANCE_EXPECTED, 1), 1,
                                              500));
    }
  for (guint i = 0; rows->len == 0 && template != NULL && i < template->parties->len; i++)
    add_lines (table, ((WgMeetingParty *) g_ptr_array_index (template->parties, i))->name,
               LINES_FOR_PARTY);
}

static void
write_decision (Writer *writer,
                WgRow  *row,
                guint   number)
{
  WgUnit *owner = wg_district_find_unit (writer->district,
                                         wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0));
  const char *content = wg_row_get_text (row, WG_DECISION_CONTENT);
  const char *due = wg_row_get_text (row, WG_DECISION_DUE);
  g_autofree char *ordinal = format_ordinal (number), *end = NULL;
  WgDate day;

  if (due != NULL && wg_date_parse (due, &day))
    end = format_time (wg_time_new (day, 0, 0), FALSE);
  if (owner != NULL && end != NULL)
    /* Translators: number and text of a decision, who does it, until when. */
    write_text (writer, WG_PAPER_TEXT, C_("document", "%1$s. %2$s. By: %3$s; until %4$s."), ordinal,
                content, wg_unit_get_name (owner), end);
  else if (owner != NULL)
    write_text (writer, WG_PAPER_TEXT, C_("document", "%1$s. %2$s. By: %3$s."), ordinal, content,
                wg_unit_get_name (owner));
  else
    write_text (writer, WG_PAPER_TEXT, C_("document", "%1$s. %2$s."), ordinal, content);
}

static void
write_attendance (Writer *writer)
{
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (writer->district);
  g_autoptr (GPtrArray) rows =
      wg_meeting_book_list_attendance (writer->district, wg_row_get_id (writer->meeting));
  WgAttendanceSum sum;

  wg_meeting_book_sum_attendance (writer->district, wg_row_get_id (writer->meeting), template,
                                  &sum);
  if (sum.is_counted)
    {
      g_autofree char *words = wg_attendance_sum_format (&sum);

      write_text (writer, WG_PAPER_TEXT, _("Attendance: %s"), words);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      g_autofree char *party = describe_party (template, row);
      gint64 present = wg_row_get_int (row, WG_ATTENDANCE_PRESENT, -1);

      if (present >= 0)
        write_text (writer, WG_PAPER_TEXT,
                    ngettext ("%1$s: %2$u person", "%1$s: %2$u persons", (gulong) present), party,
                    (guint) present);
    }
}

static void
write_minutes (Writer *writer)
{
  g_autoptr (GPtrArray) rows =
      wg_meeting_book_list_decisions (writer->district, wg_row_get_id (writer->meeting));
  g_autofree char *day =
      format_time (wg_row_get_int (writer->meeting, WG_MEETING_STARTS_AT, WG_TIME_NONE), FALSE);

  write_text (writer, WG_PAPER_TITLE, _("Minutes: %s"), get_text (writer, WG_MEETING_TITLE));
  wg_paper_add (writer->paper, WG_PAPER_LINE, _("(Draft, to be approved)"));
  if (rows->len == 0)
    /* Translators: a day, a unit, the title of a meeting. */
    write_text (writer, WG_PAPER_TEXT,
                _("On %1$s %2$s held the meeting “%3$s”. Nothing was decided."), day,
                get_unit_name (writer), get_text (writer, WG_MEETING_TITLE));
  else
    /* Translators: a day, a unit, the title of a meeting. */
    write_text (writer, WG_PAPER_TEXT,
                _("On %1$s %2$s held the meeting “%3$s”. It was decided:"), day,
                get_unit_name (writer), get_text (writer, WG_MEETING_TITLE));
  for (guint i = 0; i < rows->len; i++)
    write_decision (writer, g_ptr_array_index (rows, i), i + 1);
  write_attendance (writer);
}

/* The minutes are of the meeting that is being held or, when none is, of the last one. */
static WgRow *
find_meeting (Writer      *writer,
              WgDeckPaper  paper)
{
  WgRow *meeting = wg_slide_context_this_meeting (&writer->context);
  g_autoptr (GPtrArray) decisions = NULL;

  if (paper != WG_DECK_PAPER_MINUTES || writer->context.deck->meeting != 0)
    return meeting;
  if (meeting != NULL)
    decisions = wg_meeting_book_list_decisions (writer->district, wg_row_get_id (meeting));
  return decisions != NULL && decisions->len > 0 ? meeting
                                                 : wg_slide_context_last_meeting (&writer->context);
}

WgPaper *
wg_deck_paper_make (WgDeckBuilder *builder,
                    WgDeckPaper    paper,
                    GError       **error)
{
  g_autoptr (WgPaper) made = wg_paper_new (wg_deck_paper_get_name (paper));
  g_autoptr (WgDeckPage) page = wg_deck_page_new ("paper", "", WG_DECK_LAYOUT_PICTURE);
  Writer writer = { .builder = builder, .district = wg_deck_builder_get_district (builder),
                    .paper = made };
  gboolean written = TRUE;

  wg_slide_context_init (&writer.context, writer.district, wg_deck_builder_get_deck (builder),
                         page);
  writer.meeting = find_meeting (&writer, paper);
  if (paper == WG_DECK_PAPER_BRIEF)
    written = write_brief (&writer, error);
  else if (writer.meeting == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("%s has no meeting of this kind on record; call one on the page Meetings "
                     "first."), get_unit_name (&writer));
      written = FALSE;
    }
  else if (paper == WG_DECK_PAPER_AGENDA)
    write_agenda (&writer);
  else if (paper == WG_DECK_PAPER_SIGN_IN)
    write_sign_in (&writer);
  else
    write_minutes (&writer);
  wg_slide_context_clear (&writer.context);
  if (written)
    {
      g_autofree char *mark = wg_file_dup_chain_mark (writer.district);

      /* Translators: a mark that tells to which state of the file a paper belongs. */
      made->foot = g_strdup_printf (_("Audit chain: %s"), mark);
    }
  return written ? g_steal_pointer (&made) : NULL;
}

gboolean
wg_deck_paper_print (WgDeckBuilder *builder,
                     WgDeckPaper    paper,
                     const char    *path,
                     GError       **error)
{
  g_autoptr (WgPaper) made = NULL;
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (format != WG_PICTURE_PDF)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Papers of a meeting are written as PDF: choose a name that ends in "
                             ".pdf."));
      return FALSE;
    }
  made = wg_deck_paper_make (builder, paper, error);
  return made != NULL && wg_paper_write (made, path, error);
}
