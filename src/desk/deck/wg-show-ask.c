/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a number of a slide is made of, as cards to be laid over the slide. Every answer comes from
 * wg_district_ask() and the lists of records, so that a slide and the statistics page agree. */

#include "wg-show-ask.h"

#include "wg-records.h"
#include "wg-scope-words.h"
#include "wg-service-charts.h"

#include <glib/gi18n-lib.h>

#define PAGE 200 /* records that are read at once; nobody reads more on a wall */

struct _WgShowAsk
{
  GObject parent_instance;

  WgDistrict   *district;
  GPtrArray    *questions; /* text: those of the page */
  guint         at;        /* which of them */
  GArray       *way;       /* WgQuestion: from it down to what is shown */
  gboolean      listing;   /* the records of the last of the way */
  WgSlideCard  *card;      /* (nullable) */
  guint         start;
  GCancellable *reading;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgShowAsk, wg_show_ask, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WgQuestion *
get_question (WgShowAsk *self)
{
  return &g_array_index (self->way, WgQuestion, self->way->len - 1);
}

static const char *
get_place (WgShowAsk *self, const WgQuestion *question)
{
  WgGrid *grid = question->grid != 0 ? wg_district_find_grid (self->district, question->grid)
                                     : NULL;
  WgUnit *unit = question->unit != 0 ? wg_district_find_unit (self->district, question->unit)
                                     : NULL;

  if (grid != NULL)
    return wg_grid_get_name (grid);
  return unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (self->district);
}

/* "371 件", or why there is no number. (transfer full) */
static char *
format_part (const WgFigure *figure, const WgFigurePart *part)
{
  g_autofree char *value = part != NULL ? wg_figure_part_format (figure, part)
                                        : wg_figure_format (figure);
  WgFigureState state = part != NULL ? part->state : figure->state;

  if (state != WG_VALUE_SHOWN || (part != NULL && part->word != NULL))
    return g_steal_pointer (&value);
  /* A thin space, as the statistics page has it. */
  return g_strdup_printf (g_str_equal (figure->indicator->unit_of_count, "%") ? "%s%s"
                                                                             : "%s\u2009%s",
                          value, figure->indicator->unit_of_count);
}

/* With its share of the whole, where parts have one. (transfer full) */
static char *
format_with_share (const WgFigure *figure, const WgFigurePart *part)
{
  g_autofree char *value = format_part (figure, part);

  if (!figure->indicator->additive || part->state != WG_VALUE_SHOWN
      || figure->state != WG_VALUE_SHOWN || figure->value <= 0)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%s · %.1f\u2009%%", value, 100 * part->value / figure->value);
}

static WgFigure *
ask (WgShowAsk *self, WgFigureBy by, GError **error)
{
  WgQuestion question = *get_question (self);

  question.by = by;
  return wg_district_ask (self->district, &question, error);
}

/* By unit while there are units with grids below, else by grid; a grid has no places. */
static WgFigure *
ask_places (WgShowAsk *self, gboolean *of_grids, GError **error)
{
  const WgQuestion *question = get_question (self);
  g_autoptr (GPtrArray) places = wg_service_get_places (self->district, question->unit);

  *of_grids = places->len == 0;
  return ask (self, question->grid != 0 ? WG_BY_NONE : *of_grids ? WG_BY_GRID : WG_BY_UNIT, error);
}

/* Units that have no grids are no places of a figure, as on the statistics page. */
static gboolean
is_listed (WgShowAsk *self, GPtrArray *places, const WgFigurePart *part)
{
  WgUnit *unit = part->id != 0 ? wg_district_find_unit (self->district, part->id) : NULL;

  if (unit != NULL && !g_ptr_array_find (places, unit, NULL))
    return FALSE;
  return part->id != 0 || part->state != WG_VALUE_SHOWN || part->value != 0;
}

static void
add_places (WgShowAsk *self, const WgFigure *figure, gboolean of_grids)
{
  g_autoptr (GPtrArray) places =
    wg_service_get_places (self->district, get_question (self)->unit);
  double most = -G_MAXDOUBLE;

  self->card->columns[0].title = g_strdup (of_grids ? _("By grid") : _("By unit"));
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      g_autofree char *value = NULL;

      if (!is_listed (self, places, part))
        continue;
      value = format_with_share (figure, part);
      if (part->id != 0 && part->state == WG_VALUE_SHOWN && part->value > most)
        {
          most = part->value;
          self->start = wg_slide_card_get_n_rows (self->card, 0);
        }
      wg_slide_card_add_row (self->card, 0, part->name, value, part->id, of_grids, part->id != 0);
    }
}

/* The classes that have something, those with most first; of stocks and findings there are none. */
static void
add_classes (WgShowAsk *self)
{
  g_autoptr (WgFigure) figure = ask (self, WG_BY_CLASS, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (figure == NULL)
    return;
  for (guint i = 0; i < figure->parts->len; i++)
    {
      WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      guint place = 0;

      if (part->state == WG_VALUE_SHOWN && part->value == 0)
        continue;
      while (place < parts->len && ((WgFigurePart *) parts->pdata[place])->value >= part->value)
        place++;
      g_ptr_array_insert (parts, (int) place, part);
    }
  self->card->columns[1].title = g_strdup (_("By class"));
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *value = format_with_share (figure, parts->pdata[i]);
      const WgFigurePart *part = parts->pdata[i];

      wg_slide_card_add_row (self->card, 1, part->name, value, part->id, FALSE, part->id != 0);
    }
}

static void
add_definition (WgShowAsk *self, const WgFigure *figure)
{
  const WgQuestion *question = get_question (self);
  g_autofree char *when = wg_scope_words_period (&figure->period);
  g_autofree char *until = wg_scope_words_cutoff (question->cutoff);
  const char *of_class = question->service_class != 0
                           ? wg_district_get_class_name (self->district, question->service_class)
                           : NULL;
  g_autofree char *scope = g_strjoin (" ▸ ", get_place (self, question), when,
                                      of_class != NULL ? of_class : _("all classes"), until, NULL);
  /* Translators: the definition of a figure and what it is counted in. */
  g_autofree char *definition = g_strdup_printf (_("%1$s Counted in: %2$s."),
                                                 figure->indicator->definition,
                                                 figure->indicator->unit_of_count);

  wg_slide_card_add_line (self->card, scope);
  if (self->way->len == 1)
    wg_slide_card_add_line (self->card, definition);
  if (figure->why != NULL)
    wg_slide_card_add_line (self->card, figure->why);
  else if (figure->late > 0)
    {
      g_autofree char *late = g_strdup_printf (
        ngettext ("%u entered after the cut-off", "%u entered after the cut-off", figure->late),
        figure->late);

      wg_slide_card_add_line (self->card, late);
    }
}

static char *
make_title (WgShowAsk *self, const char *name)
{
  if (self->questions->len > 1)
    /* Translators: a figure's name, then which of the figures of the page it is. */
    return g_strdup_printf (_("%1$s (%2$u of %3$u)"), name, self->at + 1, self->questions->len);
  return g_strdup (name);
}

static void
show_card (WgShowAsk *self)
{
  gboolean of_grids;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFigure) figure = ask_places (self, &of_grids, &error);
  g_autofree char *title = NULL;

  g_clear_pointer (&self->card, wg_slide_card_free);
  self->start = 0;
  if (figure == NULL)
    {
      self->card = wg_slide_card_new (_("What this figure is"));
      wg_slide_card_add_line (self->card, error->message);
      return;
    }
  title = make_title (self, wg_figure_get_title (figure));
  self->card = wg_slide_card_new (title);
  self->card->value = format_part (figure, NULL);
  add_definition (self, figure);
  if (get_question (self)->grid == 0)
    add_places (self, figure, of_grids);
  if (figure->indicator->source == WG_SOURCE_MEASURES)
    {
      wg_slide_card_add_row (self->card, 0, _("The records themselves"), "›", 0, FALSE, TRUE);
      add_classes (self);
    }
  self->card->foot = g_strdup (
    self->questions->len > 1 ? _("Enter: into it · Backspace: up · D: next figure · Esc: the page")
                             : _("Enter: into it · Backspace: up · Esc: the page"));
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgShowAsk) self = data;
  g_autoptr (GError) error = NULL;
  guint total = 0;
  g_autoptr (GPtrArray) rows =
    wg_district_list_records_finish (WG_DISTRICT (source), result, &total, NULL, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->listing
      || self->card == NULL)
    return;
  g_clear_object (&self->reading);
  if (rows == NULL)
    {
      wg_slide_card_add_line (self->card, error->message);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  count = g_strdup_printf (ngettext ("%u record", "%u records", total), total);
  self->card->value = g_steal_pointer (&count);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *words = wg_record_describe (self->district, g_ptr_array_index (rows, i));

      wg_slide_card_add_row (self->card, 0, words, NULL, 0, FALSE, FALSE);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_records (WgShowAsk *self)
{
  WgQuestion *question = get_question (self);
  WgIndicator *card = wg_district_find_indicator (self->district, question->indicator);
  g_autofree char *when = wg_scope_words_cutoff (question->cutoff);
  g_autofree char *scope = g_strjoin (" ▸ ", get_place (self, question), when, NULL);

  g_clear_pointer (&self->card, wg_slide_card_free);
  self->card = wg_slide_card_new (card != NULL ? card->name : question->indicator);
  self->start = 0;
  wg_slide_card_add_line (self->card, scope);
  self->card->foot = g_strdup (_("Backspace: up · Esc: the page"));
  self->reading = g_cancellable_new ();
  wg_district_list_records_async (self->district, question, 0, PAGE, self->reading, on_records,
                                  g_object_ref (self));
}

static void
stop_reading (WgShowAsk *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
show (WgShowAsk *self)
{
  stop_reading (self);
  if (self->listing)
    show_records (self);
  else
    show_card (self);
}

static void
start_at (WgShowAsk *self, guint at)
{
  WgQuestion question;

  self->at = at;
  self->listing = FALSE;
  g_array_set_size (self->way, 0);
  wg_question_parse (g_ptr_array_index (self->questions, at), &question);
  question.by = WG_BY_NONE;
  g_array_append_val (self->way, question);
  show (self);
}

gboolean
wg_show_ask_begin (WgShowAsk *self, GPtrArray *questions, guint first)
{
  WgQuestion question;

  g_return_val_if_fail (WG_IS_SHOW_ASK (self), FALSE);

  wg_show_ask_end (self);
  for (guint i = 0; i < questions->len; i++)
    if (wg_question_parse (g_ptr_array_index (questions, i), &question))
      g_ptr_array_add (self->questions, g_strdup (g_ptr_array_index (questions, i)));
  if (self->questions->len == 0)
    return FALSE;
  start_at (self, MIN (first, self->questions->len - 1));
  return TRUE;
}

void
wg_show_ask_next (WgShowAsk *self)
{
  g_return_if_fail (WG_IS_SHOW_ASK (self));

  if (self->questions->len > 0)
    start_at (self, (self->at + 1) % self->questions->len);
}

void
wg_show_ask_end (WgShowAsk *self)
{
  g_return_if_fail (WG_IS_SHOW_ASK (self));

  stop_reading (self);
  g_clear_pointer (&self->card, wg_slide_card_free);
  g_ptr_array_set_size (self->questions, 0);
  g_array_set_size (self->way, 0);
  self->listing = FALSE;
}

const WgSlideCard *
wg_show_ask_get_card (WgShowAsk *self)
{
  g_return_val_if_fail (WG_IS_SHOW_ASK (self), NULL);

  return self->card;
}

guint
wg_show_ask_get_start (WgShowAsk *self, guint column)
{
  g_return_val_if_fail (WG_IS_SHOW_ASK (self), 0);

  return column == 0 ? self->start : 0;
}

gboolean
wg_show_ask_choose (WgShowAsk *self, guint column, guint row)
{
  const WgSlideCardRow *chosen;
  WgQuestion next;

  g_return_val_if_fail (WG_IS_SHOW_ASK (self), FALSE);

  chosen = self->card != NULL ? wg_slide_card_get_row (self->card, column, row) : NULL;
  if (chosen == NULL || !chosen->leads || self->listing)
    return FALSE;
  next = *get_question (self);
  if (chosen->id == 0)
    self->listing = TRUE;
  else if (column == 1)
    next.service_class = chosen->id;
  else if (chosen->is_grid)
    next.grid = chosen->id;
  else
    next.unit = chosen->id;
  if (chosen->id != 0)
    g_array_append_val (self->way, next);
  show (self);
  return TRUE;
}

gboolean
wg_show_ask_up (WgShowAsk *self)
{
  g_return_val_if_fail (WG_IS_SHOW_ASK (self), FALSE);

  if (self->listing)
    self->listing = FALSE;
  else if (self->way->len > 1)
    g_array_set_size (self->way, self->way->len - 1);
  else
    return FALSE;
  show (self);
  return TRUE;
}

static void
wg_show_ask_dispose (GObject *object)
{
  WgShowAsk *self = WG_SHOW_ASK (object);

  stop_reading (self);
  g_clear_pointer (&self->card, wg_slide_card_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->way, g_array_unref);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_show_ask_parent_class)->dispose (object);
}

static void
wg_show_ask_class_init (WgShowAskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_show_ask_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_show_ask_init (WgShowAsk *self)
{
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->way = g_array_new (FALSE, FALSE, sizeof (WgQuestion));
}

WgShowAsk *
wg_show_ask_new (WgDistrict *district)
{
  WgShowAsk *self = g_object_new (WG_TYPE_SHOW_ASK, NULL);

  self->district = g_object_ref (district);
  return self;
}
