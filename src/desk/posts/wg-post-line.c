/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a post at a moment, once for the list, the map, the hover card and the print. It
 * judges nothing itself: hours and checklists are the model's. */

#include "wg-post-line.h"

#include <glib/gi18n-lib.h>

struct _WgPostLine
{
  GObject parent_instance;

  WgPostBook   *book;
  WgPost       *post;
  WgTime        at;
  char         *kind;  /* (nullable), as the next three: words are found when asked for */
  char         *hours;
  char         *score;
  char         *gaps;
  WgPostMark    mark;
  WgPostStatus  status;
  gboolean      complete;
};

G_DEFINE_FINAL_TYPE (WgPostLine, wg_post_line, G_TYPE_OBJECT)

static void
wg_post_line_finalize (GObject *object)
{
  WgPostLine *self = WG_POST_LINE (object);

  g_clear_object (&self->post);
  g_clear_pointer (&self->book, wg_post_book_unref);
  g_free (self->kind);
  g_free (self->hours);
  g_free (self->score);
  g_free (self->gaps);

  G_OBJECT_CLASS (wg_post_line_parent_class)->finalize (object);
}

static void
wg_post_line_class_init (WgPostLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_post_line_finalize;
}

static void
wg_post_line_init (WgPostLine *self)
{
}

/* Its place among the words of the file; the last one for words that are not there. */
static guint
find_word (GPtrArray  *words,
           const char *id)
{
  for (guint i = 0; i < words->len; i++)
    if (g_strcmp0 (((const WgPostWord *) g_ptr_array_index (words, i))->id, id) == 0)
      return i;
  return words->len;
}

static char *
describe_kind (const WgPostStandards *standards,
               WgPost                *post)
{
  const char *type = wg_post_words_name (standards->types, wg_post_get_post_type (post));
  const char *grade = wg_post_words_name (standards->grades, wg_post_get_grade (post));

  if (*type == '\0' || *grade == '\0')
    return g_strdup (*type != '\0' ? type : grade);
  return g_strdup_printf ("%s · %s", type, grade);
}

static char *
format_minute (guint minute)
{
  return g_strdup_printf ("%02u:%02u", minute / 60, minute % 60);
}

/* Until when it is open, or when it opens later that day. */
static char *
describe_moment (const WgHours *hours,
                 WgTime         at,
                 gboolean       holiday)
{
  WgDate day = wg_time_get_day (at);
  guint minute = (guint) (at - wg_time_new (day, 0, 0)), n;
  const WgHoursSpan *spans = wg_hours_get_spans (hours, day, holiday, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *from = format_minute (spans[i].from);
      g_autofree char *until = format_minute (spans[i].until);

      if (minute >= spans[i].until)
        continue;
      if (minute < spans[i].from)
        return g_strdup_printf (_("Shut, opens at %s"), from);
      if (spans[i].duty != NULL)
        /* Translators: a duty rota outside of opening hours: its own word, until when. */
        return g_strdup_printf (_("%s until %s"), spans[i].duty, until);
      return g_strdup_printf (_("Open until %s"), until);
    }
  if (n == 0)
    return g_strdup (holiday ? _("Shut on this holiday") : _("Shut on this day"));
  return g_strdup (_("Shut for the day"));
}

static char *
describe_hours (WgPostLine *self,
                WgTime      at,
                gboolean    holiday)
{
  const WgHours *hours = wg_post_get_hours (self->post);

  /* Planned or closed down, in the words of the file. */
  if (self->status != WG_POST_OPEN)
    return g_strdup (wg_post_words_name (wg_post_book_get_standards (self->book)->statuses,
                                         wg_post_status_id (self->status)));
  return hours != NULL ? describe_moment (hours, at, holiday) : g_strdup (_("Hours not known"));
}

static char *
describe_gap (const WgPostGap *gap)
{
  g_autofree char *until = wg_date_format (gap->until);

  switch (gap->type)
    {
    case WG_POST_GAP_EXPIRED:
      /* Translators: an item of a checklist and its last good day. */
      return g_strdup_printf (_("%s ended on %s"), gap->item->name, until);
    case WG_POST_GAP_UNDATED:
      return g_strdup_printf (_("%s without a date"), gap->item->name);
    case WG_POST_GAP_EXPIRING:
      return g_strdup_printf (_("%s good until %s"), gap->item->name, until);
    case WG_POST_GAP_MISSING:
    default:
      return g_strdup_printf (_("%s missing"), gap->item->name);
    }
}

/* (nullable): the standard, where it counts: a planned post has nothing yet, and that is no gap. */
static const WgChecklist *
find_checklist (WgPostLine *self)
{
  return self->status == WG_POST_OPEN ? wg_post_book_get_checklist (self->book, self->post) : NULL;
}

/* (nullable) (transfer full) (element-type WgPostGap) */
static GArray *
list_gaps (WgPostLine *self)
{
  const WgChecklist *checklist = find_checklist (self);

  return checklist != NULL ? wg_post_list_gaps (self->post, checklist, wg_time_get_day (self->at),
                                                WG_POST_SOON_DAYS) : NULL;
}

static char *
describe_gaps (WgPostLine *self)
{
  g_autoptr (GArray) gaps = list_gaps (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      g_autofree char *said = describe_gap (&g_array_index (gaps, WgPostGap, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? _("; ") : "", said);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_score (WgPostLine *self)
{
  const WgChecklist *checklist = find_checklist (self);
  guint present, required;

  if (checklist == NULL)
    return g_strdup ("");
  wg_post_count_items (self->post, checklist, wg_time_get_day (self->at), &present, &required);
  return g_strdup_printf ("%u/%u", present, required);
}

static void
take_mark (WgPostLine            *self,
           const WgPostStandards *standards,
           gboolean               open)
{
  guint type = find_word (standards->types, wg_post_get_post_type (self->post));
  guint grade = find_word (standards->grades, wg_post_get_grade (self->post));

  self->mark.shape = (guint8) (type % WG_POST_N_SHAPES);
  /* A grade that nobody named is a plain one. */
  self->mark.rank = (guint8) (grade == standards->grades->len ? 1
                                                              : MIN (grade, WG_POST_N_RANKS - 1));
  self->mark.flags = (guint8) ((open ? WG_POST_MARK_OPEN : 0)
                               | (self->complete ? WG_POST_MARK_COMPLETE : 0)
                               | (self->status == WG_POST_PLANNED ? WG_POST_MARK_DASHED : 0)
                               | (self->status == WG_POST_CLOSED_DOWN ? WG_POST_MARK_ENDED : 0));
}

WgPostLine *
wg_post_line_new (WgPostBook *book,
                  WgPost     *post,
                  WgTime      at)
{
  WgPostLine *self = g_object_new (WG_TYPE_POST_LINE, NULL);
  const WgPostStandards *standards = wg_post_book_get_standards (book);
  WgDate day = wg_time_get_day (at);
  const WgChecklist *checklist;

  self->book = wg_post_book_ref (book);
  self->post = g_object_ref (post);
  self->at = at;
  self->status = wg_post_get_status_on (post, day);
  checklist = find_checklist (self);
  self->complete = checklist != NULL && wg_post_is_complete (post, checklist, day);
  take_mark (self, standards,
             wg_post_is_open_at (post, at, wg_post_book_is_holiday (book, day)));
  return self;
}

WgPost *
wg_post_line_get_post (WgPostLine *self)
{
  return self->post;
}

gint64
wg_post_line_get_id (WgPostLine *self)
{
  return wg_post_get_id (self->post);
}

const char *
wg_post_line_get_name (WgPostLine *self)
{
  const char *name = wg_post_get_name (self->post);

  return *name != '\0' ? name : wg_post_get_code (self->post);
}

const char *
wg_post_line_get_kind (WgPostLine *self)
{
  if (self->kind == NULL)
    self->kind = describe_kind (wg_post_book_get_standards (self->book), self->post);
  return self->kind;
}

const char *
wg_post_line_get_hours (WgPostLine *self)
{
  if (self->hours == NULL)
    self->hours = describe_hours (self, self->at,
                                  wg_post_book_is_holiday (self->book,
                                                           wg_time_get_day (self->at)));
  return self->hours;
}

const char *
wg_post_line_get_score (WgPostLine *self)
{
  if (self->score == NULL)
    self->score = describe_score (self);
  return self->score;
}

const char *
wg_post_line_get_gaps (WgPostLine *self)
{
  if (self->gaps == NULL)
    self->gaps = describe_gaps (self);
  return self->gaps;
}

const WgPostMark *
wg_post_line_get_mark (WgPostLine *self)
{
  return &self->mark;
}

WgPostStatus
wg_post_line_get_status (WgPostLine *self)
{
  return self->status;
}

gboolean
wg_post_line_is_open (WgPostLine *self)
{
  return (self->mark.flags & WG_POST_MARK_OPEN) != 0;
}

gboolean
wg_post_line_is_complete (WgPostLine *self)
{
  return self->complete;
}

gboolean
wg_post_line_is_expiring (WgPostLine *self)
{
  g_autoptr (GArray) gaps = list_gaps (self);

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      WgPostGapType type = g_array_index (gaps, WgPostGap, i).type;

      if (type == WG_POST_GAP_EXPIRED || type == WG_POST_GAP_EXPIRING)
        return TRUE;
    }
  return FALSE;
}

char *
wg_post_line_dup_text (WgPostLine *self)
{
  const char *parts[] = { wg_post_line_get_name (self), wg_post_line_get_kind (self),
                          wg_post_line_get_hours (self), wg_post_line_get_score (self),
                          wg_post_line_get_gaps (self) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", parts[i]);
  return g_string_free (text, FALSE);
}

char *
wg_post_line_dup_card (WgPostLine *self)
{
  const char *parts[] = { wg_post_line_get_hours (self), wg_post_line_get_score (self),
                          wg_post_line_get_gaps (self) };
  GString *text = g_string_new (wg_post_line_get_kind (self));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", i == 1 ? " · " : "\n", parts[i]);
  return g_string_free (text, FALSE);
}
