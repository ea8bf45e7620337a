/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between a show and the file: which slide its page is, and which card answers what was asked. It
 * writes nothing, and knows no window. */

#include "wg-show-guide.h"

#include "wg-meeting-book.h"
#include "wg-show-ask.h"
#include "wg-show-lists.h"
#include "wg-slide-context.h"

#include <glib/gi18n-lib.h>

struct _WgShowGuide
{
  GObject parent_instance;

  WgDeckBuilder *builder;
  WgShow        *show;
  WgShowAsk     *ask;
  WgSlide       *slide;     /* (nullable): of @page with @wish */
  guint          page;
  WgShowWish    *wish;
  WgSlideCard   *card;      /* (nullable): a list; what a number is made of is of @ask */
  GArray        *places;    /* (nullable) (element-type WgShowTrial): the rows of @card */
  char          *question;  /* (nullable): pointed at */
  GCancellable  *departing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgShowGuide, wg_show_guide, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WgDistrict *
get_district (WgShowGuide *self)
{
  return wg_deck_builder_get_district (self->builder);
}

static gint64
get_unit (WgShowGuide *self)
{
  return wg_deck_builder_get_deck (self->builder)->unit;
}

static void
tell (WgShowGuide *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A page that cannot be evaluated says why, in its place; the meeting goes on. */
static WgSlide *
make_failed (WgShowGuide *self, guint page, const GError *error)
{
  WgDeck *deck = wg_deck_builder_get_deck (self->builder);
  WgSlide *slide = wg_slide_new (g_ptr_array_index (deck->pages, page), page + 1,
                                 deck->pages->len);

  slide->headline = g_strdup (error->message);
  slide->scope = g_strdup ("");
  slide->cutoff = g_strdup ("");
  return slide;
}

static WgSlide *
make_slide (WgShowGuide *self, guint page, const WgShowWish *wish)
{
  g_autoptr (GError) error = NULL;
  WgSlide *slide = wish == NULL || wg_show_wish_is_empty (wish)
                     ? wg_deck_builder_get (self->builder, page, &error)
                     : wg_deck_builder_think (self->builder, page, wish, &error);

  return slide != NULL ? slide : make_failed (self, page, error);
}

static gboolean
has_classes (WgShowGuide *self, const char *text)
{
  WgQuestion question;
  WgIndicator *indicator;

  if (text == NULL || !wg_question_parse (text, &question))
    return FALSE;
  indicator = wg_district_find_indicator (get_district (self), question.indicator);
  return indicator != NULL && indicator->class_use != NULL;
}

WgRehearsal *
wg_show_guide_dup_rehearsal (WgShowGuide *self)
{
  const WgShowWish *wish;
  g_autoptr (WgPostPlan) plan = NULL;

  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  wish = wg_show_get_wish (self->show);
  if (wish->trials->len == 0)
    return NULL;
  plan = wg_slide_plan_posts (get_district (self), wg_deck_builder_get_deck (self->builder)->unit,
                              wish);
  return wg_rehearsal_new_posts (plan);
}

gint64
wg_show_guide_get_meeting (WgShowGuide *self)
{
  const WgDeck *deck;
  WgRow *row;

  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), 0);

  deck = wg_deck_builder_get_deck (self->builder);
  if (wg_district_get_read_only (get_district (self)))
    return 0;
  row = deck->meeting != 0
          ? wg_meeting_book_find (get_district (self), deck->meeting)
          : wg_meeting_book_find_called (get_district (self), deck->unit, deck->type);
  return row != NULL ? wg_row_get_id (row) : 0;
}

static gboolean
is_of_posts (const WgSlide *slide)
{
  for (guint i = 0; i < slide->page->parts->len; i++)
    if (((WgDeckPart *) slide->page->parts->pdata[i])->kind == WG_DECK_POSTS)
      return TRUE;
  return FALSE;
}

/* (transfer full) (element-type utf8): the figures' and the picture's, each once. */
static GPtrArray *
list_questions (const WgSlide *slide)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slide->figures->len; i++)
    {
      const WgSlideFigure *figure = &g_array_index (slide->figures, WgSlideFigure, i);

      if (figure->question != NULL)
        g_ptr_array_add (all, g_strdup (figure->question));
    }
  if (slide->question != NULL
      && !g_ptr_array_find_with_equal_func (all, slide->question, g_str_equal, NULL))
    g_ptr_array_add (all, g_strdup (slide->question));
  return all;
}

static WgShowParts
find_parts (WgShowGuide *self, const WgSlide *slide)
{
  g_autoptr (GPtrArray) questions = list_questions (slide);
  WgShowParts parts = questions->len > 0 ? WG_SHOW_HAS_FIGURES : 0;

  for (guint i = 0; i < questions->len; i++)
    if (has_classes (self, g_ptr_array_index (questions, i)))
      parts |= WG_SHOW_HAS_CLASSES;
  if (slide->picture == WG_SLIDE_MAP)
    parts |= WG_SHOW_HAS_MAP;
  if (slide->picture == WG_SLIDE_MAP && slide->places != NULL && is_of_posts (slide))
    parts |= WG_SHOW_HAS_POSTS;
  if (slide->picture == WG_SLIDE_ORG)
    parts |= WG_SHOW_HAS_ORG;
  if (wg_show_guide_get_meeting (self) != 0)
    parts |= WG_SHOW_HAS_MEETING;
  return parts;
}

WgSlide *
wg_show_guide_get_slide (WgShowGuide *self)
{
  const WgShowWish *wish;
  guint page;

  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  page = wg_show_get_page (self->show);
  wish = wg_show_get_wish (self->show);
  if (self->slide == NULL || self->page != page || !wg_show_wish_equal (self->wish, wish))
    {
      g_clear_pointer (&self->slide, wg_slide_unref);
      g_clear_pointer (&self->wish, wg_show_wish_free);
      self->page = page;
      self->wish = wg_show_wish_copy (wish);
      self->slide = make_slide (self, page, wish);
      wg_show_set_parts (self->show, find_parts (self, self->slide));
    }
  return self->slide;
}

WgSlide *
wg_show_guide_dup_page (WgShowGuide *self, guint page)
{
  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  return make_slide (self, page, NULL);
}

const WgSlideCard *
wg_show_guide_get_card (WgShowGuide *self)
{
  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  return wg_show_get_mode (self->show) == WG_SHOW_MODE_ASK ? wg_show_ask_get_card (self->ask)
                                                           : self->card;
}

static void
put_rows (WgShowGuide *self, guint start)
{
  const WgSlideCard *card = wg_show_guide_get_card (self);

  for (guint i = 0; i < WG_SHOW_N_COLUMNS; i++)
    wg_show_set_rows (self->show, i, card != NULL ? wg_slide_card_get_n_rows (card, i) : 0,
                      i == 0 ? start : 0);
}

static void
put_ask (WgShowGuide *self)
{
  put_rows (self, wg_show_ask_get_start (self->ask, 0));
  tell (self);
}

/* (transfer full) */
static void
put_card (WgShowGuide *self, WgSlideCard *card)
{
  g_clear_pointer (&self->card, wg_slide_card_free);
  self->card = card;
  put_rows (self, 0);
  tell (self);
}

static void
stop_departing (WgShowGuide *self)
{
  if (self->departing != NULL)
    g_cancellable_cancel (self->departing);
  g_clear_object (&self->departing);
}

static void
on_departed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgShowGuide) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDeparture) departure = wg_departure_try_finish (result, &error);
  const char *leaver;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->show == NULL)
    return;
  g_clear_object (&self->departing);
  leaver = wg_show_get_wish (self->show)->leaver;
  if (wg_show_get_mode (self->show) != WG_SHOW_MODE_LEAVE || leaver == NULL)
    return;
  if (departure != NULL)
    {
      put_card (self, wg_show_card_departure (leaver, departure));
      return;
    }
  put_card (self, wg_slide_card_new (leaver));
  wg_slide_card_add_line (self->card, error->message);
  tell (self);
}

static void
depart (WgShowGuide *self, const char *name)
{
  const char *const holders[] = { name, NULL };
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (get_district (self))));

  wg_show_set_leaver (self->show, name);
  stop_departing (self);
  self->departing = g_cancellable_new ();
  wg_departure_try_async (get_district (self), holders, today, NULL, self->departing, on_departed,
                          g_object_ref (self));
}

static void
list_holders (WgShowGuide *self)
{
  put_card (self, wg_show_list_holders (get_district (self), get_unit (self),
                                        wg_show_get_typed (self->show)));
}

static void
list_grids (WgShowGuide *self)
{
  put_card (self, wg_show_list_grids (get_district (self), get_unit (self),
                                      wg_show_get_typed (self->show)));
}

static void
list_classes (WgShowGuide *self)
{
  g_autoptr (GPtrArray) questions = list_questions (wg_show_guide_get_slide (self));

  for (guint i = 0; i < questions->len; i++)
    if (has_classes (self, g_ptr_array_index (questions, i)))
      {
        WgQuestion question;

        wg_question_parse (g_ptr_array_index (questions, i), &question);
        put_card (self, wg_show_list_classes (get_district (self), question.indicator));
        return;
      }
}

/* Where one more post would reach most, on the page as it is thought now. */
static void
list_places (WgShowGuide *self)
{
  WgDeck *deck = wg_deck_builder_get_deck (self->builder);

  g_clear_pointer (&self->places, g_array_unref);
  put_card (self, wg_show_list_places (get_district (self), deck->unit,
                                       wg_show_get_wish (self->show), &self->places));
}

static void
begin_ask (WgShowGuide *self)
{
  g_autoptr (GPtrArray) questions = list_questions (wg_show_guide_get_slide (self));
  guint first = 0;

  if (self->question != NULL)
    g_ptr_array_find_with_equal_func (questions, self->question, g_str_equal, &first);
  g_clear_pointer (&self->question, g_free);
  wg_show_ask_begin (self->ask, questions, first);
  put_ask (self);
}

static void
begin_list (WgShowGuide *self)
{
  switch (wg_show_get_mode (self->show))
    {
    case WG_SHOW_MODE_ASK: begin_ask (self); break;
    case WG_SHOW_MODE_FIND: list_grids (self); break;
    case WG_SHOW_MODE_CLASS: list_classes (self); break;
    case WG_SHOW_MODE_LEAVE: list_holders (self); break;
    case WG_SHOW_MODE_TRIAL: list_places (self); break;
    case WG_SHOW_MODE_PAGE: case WG_SHOW_MODE_TIME: case WG_SHOW_MODE_HELP:
    case WG_SHOW_MODE_DECIDE:
    default: break;
    }
}

static void
choose (WgShowGuide *self)
{
  guint column = wg_show_get_column (self->show), at = wg_show_get_row (self->show, column);
  const WgSlideCardRow *row =
    self->card != NULL ? wg_slide_card_get_row (self->card, column, at) : NULL;

  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_ASK)
    {
      if (wg_show_ask_choose (self->ask, column, at))
        put_ask (self);
      return;
    }
  if (row == NULL || !row->leads)
    return;
  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_LEAVE)
    {
      g_autofree char *name = g_strdup (row->name);

      depart (self, name);
      return;
    }
  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_TRIAL)
    {
      const WgShowTrial *place = &g_array_index (self->places, WgShowTrial, at);

      wg_show_add_trial (self->show, place->lon, place->lat);
    }
  else if (wg_show_get_mode (self->show) == WG_SHOW_MODE_FIND)
    wg_show_set_grid (self->show, row->id);
  else
    wg_show_set_class (self->show, row->id);
  wg_show_back (self->show);
}

static void
go_up (WgShowGuide *self)
{
  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_ASK && wg_show_ask_up (self->ask))
    put_ask (self);
  else if (wg_show_get_mode (self->show) == WG_SHOW_MODE_LEAVE)
    {
      stop_departing (self);
      wg_show_set_leaver (self->show, NULL);
      list_holders (self);
    }
}

static void
on_typed (WgShowGuide *self)
{
  if (wg_show_get_mode (self->show) == WG_SHOW_MODE_FIND)
    list_grids (self);
  else if (wg_show_get_mode (self->show) == WG_SHOW_MODE_LEAVE)
    go_up (self); /* another name is looked for */
}

static void
on_request (WgShowGuide *self, int request)
{
  switch ((WgShowRequest) request)
    {
    case WG_SHOW_REQUEST_LIST: begin_list (self); break;
    case WG_SHOW_REQUEST_CHOSEN: choose (self); break;
    case WG_SHOW_REQUEST_UP: go_up (self); break;
    case WG_SHOW_REQUEST_NEXT:
      wg_show_ask_next (self->ask);
      put_ask (self);
      break;
    case WG_SHOW_REQUEST_TYPED: on_typed (self); break;
    case WG_SHOW_REQUEST_END: case WG_SHOW_REQUEST_NOTES: case WG_SHOW_REQUEST_SCREEN:
    default: break;
    }
}

/* The card goes with its mode. */
static void
on_changed (WgShowGuide *self)
{
  WgShowMode mode = wg_show_get_mode (self->show);

  if (mode != WG_SHOW_MODE_ASK)
    wg_show_ask_end (self->ask);
  if (mode != WG_SHOW_MODE_FIND && mode != WG_SHOW_MODE_CLASS && mode != WG_SHOW_MODE_LEAVE
      && mode != WG_SHOW_MODE_TRIAL)
    {
      g_clear_pointer (&self->card, wg_slide_card_free);
      stop_departing (self);
    }
  wg_show_guide_get_slide (self);
  tell (self);
}

/* The file changed: the page is evaluated again; what is laid over it stays as it was asked. */
static void
on_deck_changed (WgShowGuide *self)
{
  g_clear_pointer (&self->slide, wg_slide_unref);
  wg_show_guide_get_slide (self);
  tell (self);
}

void
wg_show_guide_ask (WgShowGuide *self, const char *question)
{
  g_return_if_fail (WG_IS_SHOW_GUIDE (self));

  g_free (self->question);
  self->question = g_strdup (question);
  wg_show_begin (self->show, WG_SHOW_MODE_ASK);
}

char *
wg_show_guide_describe (WgShowGuide *self)
{
  const WgSlideCard *card;
  guint column;

  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  if (wg_show_get_light (self->show) != WG_SHOW_LIT)
    return g_strdup (wg_show_get_light (self->show) == WG_SHOW_BLACK ? _("Black") : _("White"));
  card = wg_show_guide_get_card (self);
  column = wg_show_get_column (self->show);
  if (card != NULL)
    return wg_slide_card_describe (card, column, wg_show_get_row (self->show, column));
  return wg_slide_describe (wg_show_guide_get_slide (self));
}

static void
wg_show_guide_dispose (GObject *object)
{
  WgShowGuide *self = WG_SHOW_GUIDE (object);

  stop_departing (self);
  g_clear_object (&self->ask);
  g_clear_object (&self->show);
  g_clear_object (&self->builder);
  g_clear_pointer (&self->slide, wg_slide_unref);
  g_clear_pointer (&self->wish, wg_show_wish_free);
  g_clear_pointer (&self->card, wg_slide_card_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->question, g_free);

  G_OBJECT_CLASS (wg_show_guide_parent_class)->dispose (object);
}

static void
wg_show_guide_class_init (WgShowGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_show_guide_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_show_guide_init (WgShowGuide *self)
{
}

WgShowGuide *
wg_show_guide_new (WgDeckBuilder *builder, WgShow *show)
{
  WgShowGuide *self = g_object_new (WG_TYPE_SHOW_GUIDE, NULL);

  self->builder = g_object_ref (builder);
  self->show = g_object_ref (show);
  self->ask = wg_show_ask_new (get_district (self));
  g_signal_connect_object (self->ask, "changed", G_CALLBACK (put_ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "request", G_CALLBACK (on_request), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (builder, "changed", G_CALLBACK (on_deck_changed), self,
                           G_CONNECT_SWAPPED);
  wg_show_guide_get_slide (self);
  return self;
}

WgShow *
wg_show_guide_get_show (WgShowGuide *self)
{
  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  return self->show;
}

WgDeckBuilder *
wg_show_guide_get_builder (WgShowGuide *self)
{
  g_return_val_if_fail (WG_IS_SHOW_GUIDE (self), NULL);

  return self->builder;
}
