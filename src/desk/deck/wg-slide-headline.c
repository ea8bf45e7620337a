/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence over a page: what one sees, made from the figures themselves, so that it can never
 * say another number than the picture. Which sentence depends on what the page is about: the
 * subject of its first part. */

#include "wg-slide-context.h"

#include "wg-number.h"
#include "wg-rule-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
number (guint n)
{
  return wg_number_format (n, 0);
}

/* "93.2 %" of two counts, as figures print it. */
static char *
share (guint part,
       guint whole)
{
  g_autofree char *text = wg_number_format (wg_number_round (100.0 * part / MAX (whole, 1), 1), 1);

  return g_strconcat (text, "%", NULL);
}

static char *
say_orders (WgSlideContext *context)
{
  guint orders = wg_slide_context_count (context, "orders");
  guint finished = wg_slide_context_count (context, "finished");
  g_autofree char *a = number (orders), *b = number (finished), *c = share (finished, orders);

  if (orders == 0)
    return g_strdup (_("No resident ordered a service in this period"));
  /* Translators: orders; finished ones; their share, 90.0%. */
  return g_strdup_printf (ngettext ("Of %1$s order, %2$s is finished (%3$s)",
                                    "Of %1$s orders, %2$s are finished (%3$s)", orders), a, b, c);
}

static char *
say_whistles (WgSlideContext *context)
{
  guint all = wg_slide_context_count (context, "whistles");
  guint good = MIN (wg_slide_context_count (context, "whistles_in_time"), all);
  g_autofree char *a = number (all), *b = number (good), *c = number (all - good);

  if (all == 0)
    return g_strdup (_("No whistle was blown in this period"));
  if (good == all)
    return g_strdup_printf (ngettext ("%s whistle, answered in time",
                                      "All %s whistles were answered in time", all), a);
  /* Translators: whistles; those answered in time; the others. */
  return g_strdup_printf (ngettext ("Of %1$s whistles, %2$s were answered in time, %3$s was late",
                                    "Of %1$s whistles, %2$s were answered in time, %3$s were late",
                                    all - good), a, b, c);
}

static char *
say_disputes (WgSlideContext *context)
{
  guint all = wg_slide_context_count (context, "disputes");
  guint good = MIN (wg_slide_context_count (context, "disputes_same_day"), all);
  g_autofree char *a = number (all), *b = number (good), *c = number (all - good);

  if (all == 0)
    return g_strdup (_("No dispute was reported in this period"));
  if (good == all)
    return g_strdup_printf (ngettext ("%s dispute, answered the same day",
                                      "All %s disputes were answered the same day", all), a);
  /* Translators: disputes; those answered the same day; the others. */
  return g_strdup_printf (
      ngettext ("Of %1$s disputes, %2$s were answered the same day, %3$s was not",
                "Of %1$s disputes, %2$s were answered the same day, %3$s were not", all - good),
      a, b, c);
}

static char *
say_hard (WgSlideContext *context)
{
  guint all = wg_slide_context_count (context, "hard_problems");
  g_autofree char *a = number (all);
  g_autofree char *b = number (wg_slide_context_count (context, "hard_taken"));
  g_autofree char *c = number (wg_slide_context_count (context, "hard_solved"));

  if (all == 0)
    return g_strdup (_("No hard problem was collected in this period"));
  /* Translators: hard problems collected; taken over by somebody; solved. */
  return g_strdup_printf (ngettext ("%1$s hard problem collected, %2$s taken over, %3$s solved",
                                    "%1$s hard problems collected, %2$s taken over, %3$s solved",
                                    all), a, b, c);
}

static char *
say_blank (WgSlideContext *context)
{
  guint blank = wg_slide_context_count (context, "blank_grids");
  guint crowded = wg_slide_context_count (context, "crowded_grids");
  g_autofree char *a = NULL, *b = NULL;

  if (blank == 0 && crowded == 0)
    return g_strdup (_("Every grid had activities, and in none they crowd"));
  a = g_strdup_printf (ngettext ("%u grid had no activity", "%u grids had no activity", blank),
                       blank);
  b = g_strdup_printf (ngettext ("in %u they crowd", "in %u they crowd", crowded), crowded);
  /* Translators: "5 grids had no activity"; "in 3 they crowd". */
  return g_strdup_printf (_("%1$s, %2$s"), a, b);
}

/* Grids that have something, of a share in per cent. */
static char *
say_grids (WgSlideContext *context,
           const char     *indicator)
{
  WgQuestion question;
  WgFigure *figure;
  guint with = 0, all = 0;

  if (!wg_slide_context_question (context, NULL, &question, NULL))
    return NULL;
  question.indicator = g_intern_string (indicator);
  question.by = WG_BY_GRID;
  figure = wg_slide_context_ask (context, &question, NULL);
  for (guint i = 0; figure != NULL && i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      if (part->id == 0 || part->state != WG_VALUE_SHOWN)
        continue;
      all++;
      with += part->value >= 100;
    }
  if (all == 0)
    return NULL;
  if (with == all)
    return g_strdup_printf (ngettext ("The one grid has full-time staff",
                                      "All %u grids have full-time staff", all), all);
  /* Translators: grids with full-time staff, of how many, and how many have none. */
  return g_strdup_printf (_("%1$u of %2$u grids have full-time staff, %3$u have none"), with, all,
                          all - with);
}

static char *
say_org (const WgSlide *slide)
{
  guint vacant = wg_org_chart_count_vacant (slide->org);
  guint past = wg_org_chart_count_term (slide->org, WG_ORG_TERM_PAST);
  guint due = wg_org_chart_count_term (slide->org, WG_ORG_TERM_DUE);
  g_autoptr (GString) levels = g_string_new (NULL);
  guint depths[16] = { 0 }, deepest = 0;
  g_autofree char *seats = NULL, *terms = NULL, *soon = NULL;

  for (guint i = 0; i < wg_org_chart_get_n_nodes (slide->org); i++)
    {
      guint depth = MIN (wg_org_chart_get_depth (slide->org, i), 15);

      depths[depth]++;
      deepest = MAX (deepest, depth);
    }
  for (guint i = 0; i <= deepest; i++)
    g_string_append_printf (levels, "%s%u", i > 0 ? " · " : "", depths[i]);
  if (vacant == 0 && past == 0 && due == 0)
    /* Translators: how many bodies at each level: 1 · 4 · 45. */
    return g_strdup_printf (_("%s bodies: every position is held, no term ends soon"),
                            levels->str);
  seats = g_strdup_printf (ngettext ("%u position is vacant", "%u positions are vacant", vacant),
                           vacant);
  terms = g_strdup_printf (ngettext ("%u term is over", "%u terms are over", past), past);
  soon = g_strdup_printf (ngettext ("%u ends soon", "%u end soon", due), due);
  /* Translators: 1 · 4 · 45; vacant positions; terms that are over; terms that end soon. */
  return g_strdup_printf (_("%1$s bodies: %2$s, %3$s, %4$s"), levels->str, seats, terms, soon);
}

static char *
say_terms (WgSlideContext *context)
{
  const guint over = context->terms.over, extended = context->terms.extended;
  g_autofree char *a = NULL, *b = NULL, *c = NULL;
  const char *words[4] = { NULL };
  guint n = 0;

  if (over + extended + context->terms.due == 0)
    return g_strdup (_("No term is over or ends soon"));
  a = g_strdup_printf (ngettext ("%u term is over", "%u terms are over", over), over);
  b = g_strdup_printf (ngettext ("%u is extended", "%u are extended", extended), extended);
  c = g_strdup_printf (ngettext ("%u ends soon", "%u end soon", context->terms.due),
                       context->terms.due);
  words[n++] = a;
  if (extended > 0)
    words[n++] = b;
  words[n++] = c;
  /* Translators: between the words of a list. */
  return g_strjoinv (C_("list", ", "), (char **) words);
}

static char *
say_findings (const WgSlide *slide)
{
  guint counts[WG_SLIDE_STATE_NOTICE + 1] = { 0 };

  for (guint i = 0; i < slide->table->rows->len; i++)
    counts[g_array_index (slide->table->rows, WgSlideRow, i).state]++;
  if (slide->table->rows->len == 0)
    return g_strdup (_("The check of the organisation found nothing"));
  return g_strdup_printf ("%s %u · %s %u · %s %u", wg_severity_get_label (WG_SEVERITY_ERROR),
                          counts[WG_SLIDE_STATE_ERROR],
                          wg_severity_get_label (WG_SEVERITY_WARNING),
                          counts[WG_SLIDE_STATE_WARNING],
                          wg_severity_get_label (WG_SEVERITY_NOTICE),
                          counts[WG_SLIDE_STATE_NOTICE]);
}

/* (nullable): the page's list of decisions. */
static const WgDeckPart *
find_decisions (const WgDeckPage *page)
{
  for (guint i = 0; i < page->parts->len; i++)
    if (((WgDeckPart *) g_ptr_array_index (page->parts, i))->kind == WG_DECK_DECISIONS)
      return g_ptr_array_index (page->parts, i);
  return NULL;
}

static const char *
first_subject (const WgDeckPage *page)
{
  for (guint i = 0; i < page->parts->len; i++)
    {
      const WgDeckPart *part = g_ptr_array_index (page->parts, i);

      if (part->subject != NULL)
        return part->subject;
    }
  return "";
}

/* What can be said of any page: its first figure, else its title. */
static char *
say_first (const WgSlide *slide)
{
  const WgSlideFigure *figure;

  if (slide->figures->len == 0)
    return g_strdup (slide->page->title);
  figure = &g_array_index (slide->figures, WgSlideFigure, 0);
  return g_strdup_printf ("%s %s%s%s", figure->name, figure->value,
                          figure->unit != NULL ? "\u2009" : "",
                          figure->unit != NULL ? figure->unit : "");
}

char *
wg_slide_make_headline (WgSlideContext *self,
                        const WgSlide  *slide)
{
  const char *subject = first_subject (self->page);
  char *sentence = NULL;

  if (slide->picture == WG_SLIDE_ORG)
    sentence = say_org (slide);
  else if (find_decisions (self->page) != NULL)
    sentence = wg_slide_say_decisions (self, find_decisions (self->page));
  else if (g_str_equal (subject, "terms"))
    sentence = say_terms (self);
  else if (g_str_equal (subject, "findings") && slide->table != NULL)
    sentence = say_findings (slide);
  else if (g_str_equal (subject, "orders"))
    sentence = say_orders (self);
  else if (g_str_equal (subject, "whistles"))
    sentence = say_whistles (self);
  else if (g_str_equal (subject, "disputes"))
    sentence = say_disputes (self);
  else if (g_str_equal (subject, "hard_problems"))
    sentence = say_hard (self);
  else if (g_str_equal (subject, "blank_grids"))
    sentence = say_blank (self);
  else if (g_str_equal (subject, "staffed_1n"))
    sentence = say_grids (self, subject);
  if (self->waiting)
    g_clear_pointer (&sentence, g_free);
  return sentence != NULL ? sentence : say_first (slide);
}
