/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluates pages of a deck into slides: every figure is asked of the district with the deck's
 * cut-off, so that a slide and the statistics page cannot differ. It draws nothing. */

#include "wg-deck-builder.h"

#include "wg-choropleth.h"
#include "wg-org-sheet.h"
#include "wg-service-charts.h"
#include "wg-slide-charts.h"
#include "wg-slide-context.h"

#include <glib/gi18n-lib.h>

struct _WgDeckBuilder
{
  GObject     parent_instance;
  WgDistrict *district;
  WgDeck     *deck;
  GPtrArray  *slides;  /* WgSlide or NULL, by page */
  gulong      watch;
};

G_DEFINE_FINAL_TYPE (WgDeckBuilder, wg_deck_builder, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
release_slide (gpointer slide)
{
  if (slide != NULL)
    wg_slide_unref (slide);
}

static void
drop_slides (WgDeckBuilder *self)
{
  g_ptr_array_set_size (self->slides, 0);
  g_ptr_array_set_size (self->slides, (int) self->deck->pages->len);
}

static gboolean
add_figure (WgSlideContext   *context,
            WgSlide          *slide,
            const WgDeckPart *part,
            GError          **error)
{
  WgQuestion question;
  WgFigure *figure;
  g_autofree char *value = NULL, *asked = NULL, *note = NULL;
  WgSlideFigure shown = { NULL };

  if (!wg_slide_context_question (context, part, &question, error))
    return FALSE;
  question.by = WG_BY_NONE;
  figure = wg_slide_context_ask (context, &question, error);
  if (figure == NULL)
    return FALSE;
  value = wg_figure_format (figure);
  asked = wg_question_format (&question);
  shown = (WgSlideFigure) { (char *) wg_figure_get_title (figure), value,
                            figure->state == WG_VALUE_SHOWN ? figure->indicator->unit_of_count
                                                            : NULL,
                            NULL, asked, figure->late };
  if (figure->indicator->source == WG_SOURCE_MEASURES && figure->state == WG_VALUE_SHOWN)
    {
      WgFigure *before;

      question.period = wg_period_previous (&question.period);
      before = wg_slide_context_ask (context, &question, NULL);
      note = wg_service_change_words (figure, before, _("the period before"));
      shown.note = *note != '\0' ? note : NULL;
    }
  slide->n_late = MAX (slide->n_late, figure->late);
  wg_slide_add_figure (slide, &shown);
  return TRUE;
}

static WgChartData *
make_chart (WgDistrict       *district,
            const WgQuestion *question,
            const WgDeckPart *part,
            GError          **error)
{
  const char *form = part->form != NULL ? part->form : "parts";

  if (g_str_equal (form, "chain"))
    return wg_service_chart_chain (district, question, error);
  if (g_str_equal (form, "trend"))
    return wg_service_chart_trend (district, question, WG_BY_MONTH, error);
  if (g_str_equal (form, "split") && part->with != NULL)
    return wg_slide_chart_split (district, question, part->with, error);
  if (g_str_equal (form, "days"))
    return wg_service_chart_days (district, question, error);
  if (g_str_equal (form, "multiples"))
    return wg_service_chart_multiples (district, question, error);
  return wg_service_chart_parts (district, question,
                                 question->by != WG_BY_NONE ? question->by : WG_BY_UNIT, error);
}

static gboolean
put_chart (WgSlideContext   *context,
           WgSlide          *slide,
           const WgDeckPart *part,
           GError          **error)
{
  WgQuestion question;

  if (!wg_slide_context_question (context, part, &question, error))
    return FALSE;
  if (wg_district_find_indicator (context->district, question.indicator) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no indicator “%s”."), question.indicator);
      return FALSE;
    }
  slide->chart = make_chart (context->district, &question, part, error);
  slide->picture = WG_SLIDE_CHART;
  slide->question = wg_question_format (&question);
  return slide->chart != NULL;
}

/* On a slide there is paper, not a theme. */
static const WgChoroplethOptions map_options = { .method = WG_BREAKS_NATURAL, .n_classes = 5,
                                                 .ramp = "blue", .hatch = TRUE };

static gboolean
put_map (WgSlideContext   *context,
         WgSlide          *slide,
         const WgDeckPart *part,
         GError          **error)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (context->district);
  const char *approval = wg_district_get_setting (context->district, "map_approval");
  g_autoptr (WgChoropleth) choropleth = NULL;
  WgQuestion question;

  if (!wg_slide_context_question (context, part, &question, error))
    return FALSE;
  if (snapshot == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("The file was opened without its map."));
      return FALSE;
    }
  slide->snapshot = wg_map_snapshot_ref (snapshot);
  slide->picture = WG_SLIDE_MAP;
  slide->focus = question.unit != 0 ? wg_map_snapshot_find (snapshot, question.unit)
                                    : WG_MAP_NO_AREA;
  slide->foot = approval != NULL && *approval != '\0'
                    ? g_strdup_printf (_("Map approval %s"), approval)
                    : g_strdup (_("For internal use"));
  if (part->kind == WG_DECK_POSTS)
    return wg_slide_put_posts (context, slide, &question, error);
  if (part->subject == NULL)
    return TRUE;
  choropleth = wg_choropleth_ask (context->district, &question, &map_options, error);
  if (choropleth == NULL)
    return FALSE;
  slide->colours = wg_map_colours_ref (choropleth->colours);
  wg_slide_set_legend (slide, &choropleth->legend);
  slide->question = wg_question_format (&question);
  return TRUE;
}

static gboolean
put_org (WgSlideContext *context,
         WgSlide        *slide,
         GError        **error)
{
  g_autoptr (WgOrgSheet) sheet = wg_org_sheet_load (context->district, context->deck->unit,
                                                    wg_slide_context_get_day (context), error);

  if (sheet == NULL)
    return FALSE;
  slide->org = wg_org_chart_ref (sheet->chart);
  slide->picture = WG_SLIDE_ORG;
  return TRUE;
}

static gboolean
put_part (WgSlideContext   *context,
          WgSlide          *slide,
          const WgDeckPart *part,
          GError          **error)
{
  if (part->kind == WG_DECK_FIGURE)
    return add_figure (context, slide, part, error);
  /* One picture on a page: the first. */
  if (slide->picture != WG_SLIDE_NOTHING)
    return TRUE;
  switch (part->kind)
    {
    case WG_DECK_CHART:
      return put_chart (context, slide, part, error);
    case WG_DECK_MAP:
    case WG_DECK_POSTS:
      return put_map (context, slide, part, error);
    case WG_DECK_ORG:
      return put_org (context, slide, error);
    case WG_DECK_LIST:
    case WG_DECK_DECISIONS:
    case WG_DECK_TEXT:
    case WG_DECK_FIGURE:
    default:
      slide->table = wg_slide_make_list (context, part, error);
      slide->picture = WG_SLIDE_TABLE;
      return slide->table != NULL;
    }
}

static WgSlide *
build (WgDeckBuilder    *self,
       guint             number,
       const WgShowWish *wish,
       GError          **error)
{
  WgDeckPage *page = g_ptr_array_index (self->deck->pages, number);
  g_autoptr (WgSlide) slide = wg_slide_new (page, number + 1, self->deck->pages->len);
  g_auto (WgSlideContext) context = { NULL };

  wg_slide_context_init (&context, self->district, self->deck, page);
  context.wish = wish;
  for (guint i = 0; i < page->parts->len; i++)
    if (!put_part (&context, slide, g_ptr_array_index (page->parts, i), error))
      return NULL;
  if (page->headline != NULL && *page->headline != '\0')
    {
      g_free (slide->headline);
      slide->headline = g_strdup (page->headline);
    }
  else if (slide->headline == NULL)
    slide->headline = wg_slide_make_headline (&context, slide);
  slide->scope = wg_slide_make_scope (&context);
  slide->cutoff = wg_slide_make_cutoff (&context);
  if (slide->n_late > 0)
    slide->late = g_strdup_printf (ngettext ("%u record entered after the cut-off",
                                             "%u records entered after the cut-off",
                                             slide->n_late), slide->n_late);
  wg_slide_wish_apply (&context, slide);
  return g_steal_pointer (&slide);
}

WgSlide *
wg_deck_builder_think (WgDeckBuilder    *self,
                       guint             page,
                       const WgShowWish *wish,
                       GError          **error)
{
  g_return_val_if_fail (WG_IS_DECK_BUILDER (self), NULL);
  g_return_val_if_fail (page < self->deck->pages->len, NULL);

  return build (self, page, wish, error);
}

WgSlide *
wg_deck_builder_get (WgDeckBuilder *self,
                     guint          page,
                     GError       **error)
{
  WgSlide *slide;

  g_return_val_if_fail (WG_IS_DECK_BUILDER (self), NULL);
  g_return_val_if_fail (page < self->deck->pages->len, NULL);

  slide = g_ptr_array_index (self->slides, page);
  if (slide == NULL)
    {
      slide = build (self, page, NULL, error);
      self->slides->pdata[page] = slide;
    }
  return slide != NULL ? wg_slide_ref (slide) : NULL;
}

static void
on_changed (WgDeckBuilder *self)
{
  drop_slides (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
wg_deck_builder_dispose (GObject *object)
{
  WgDeckBuilder *self = WG_DECK_BUILDER (object);

  if (self->watch != 0)
    g_signal_handler_disconnect (self->district, self->watch);
  self->watch = 0;
  g_clear_object (&self->district);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_pointer (&self->deck, wg_deck_unref);

  G_OBJECT_CLASS (wg_deck_builder_parent_class)->dispose (object);
}

static void
wg_deck_builder_class_init (WgDeckBuilderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = wg_deck_builder_dispose;

  signals[CHANGED] = g_signal_new ("changed", WG_TYPE_DECK_BUILDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_deck_builder_init (WgDeckBuilder *self)
{
  self->slides = g_ptr_array_new_with_free_func (release_slide);
}

WgDeckBuilder *
wg_deck_builder_new (WgDistrict *district,
                     WgDeck     *deck)
{
  WgDeckBuilder *self = g_object_new (WG_TYPE_DECK_BUILDER, NULL);

  self->district = g_object_ref (district);
  self->deck = wg_deck_ref (deck);
  drop_slides (self);
  self->watch = g_signal_connect_swapped (district, "changed", G_CALLBACK (on_changed), self);
  return self;
}

WgDistrict *
wg_deck_builder_get_district (WgDeckBuilder *self)
{
  return self->district;
}

WgDeck *
wg_deck_builder_get_deck (WgDeckBuilder *self)
{
  return self->deck;
}

static gboolean
is_same_scope (const WgDeck *a,
               const WgDeck *b)
{
  return a->unit == b->unit && a->meeting == b->meeting && a->cutoff == b->cutoff
         && a->period.first == b->period.first && a->period.last == b->period.last;
}

void
wg_deck_builder_set_deck (WgDeckBuilder *self,
                          WgDeck        *deck)
{
  gboolean same;

  g_return_if_fail (WG_IS_DECK_BUILDER (self) && deck != NULL);

  /* A slide carries its number and how many there are, so pages keep theirs only in place. */
  same = is_same_scope (self->deck, deck) && self->deck->pages->len == deck->pages->len;
  wg_deck_ref (deck);
  for (guint i = 0; same && i < deck->pages->len; i++)
    if (g_ptr_array_index (deck->pages, i) != g_ptr_array_index (self->deck->pages, i))
      {
        release_slide (self->slides->pdata[i]);
        self->slides->pdata[i] = NULL;
      }
  wg_deck_unref (self->deck);
  self->deck = deck;
  if (!same)
    drop_slides (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
