/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that are laid over a slide to choose from. They read the registry; what a choice
 * changes is only thought. */

#include "wg-show-lists.h"

#include "wg-ask.h"
#include "wg-number.h"
#include "wg-post-book.h"
#include "wg-slide-context.h"

#include <glib/gi18n-lib.h>

#define N_FOUND   60
#define N_HOLDERS 80
#define N_PLACES  8

static gboolean
is_under (WgDistrict *district, gint64 unit, gint64 of)
{
  for (guint depth = 0; of != 0 && unit != 0 && depth < 16; depth++)
    {
      WgUnit *row = wg_district_find_unit (district, unit);

      if (unit == of)
        return TRUE;
      unit = row != NULL ? wg_unit_get_parent_id (row) : 0;
    }
  return of == 0;
}

static void
add_typed (WgSlideCard *card, const char *typed)
{
  /* Translators: what is typed, with the mark of where the next letter comes. */
  g_autofree char *line = typed[0] != '\0' ? g_strdup_printf (_("Searched: %s_"), typed)
                                           : g_strdup (_("Type a name, pinyin or a code."));

  wg_slide_card_add_line (card, line);
  card->foot = g_strdup (_("Arrows: choose · Enter: take it · Esc: the page"));
}

WgSlideCard *
wg_show_list_grids (WgDistrict *district, gint64 unit, const char *typed)
{
  WgSlideCard *card = wg_slide_card_new (_("Go to a Grid"));
  GPtrArray *grids = wg_district_get_grids (district);
  g_autoptr (GListStore) hits = NULL;

  add_typed (card, typed);
  for (guint i = 0; typed[0] == '\0' && i < grids->len
                    && wg_slide_card_get_n_rows (card, 0) < N_FOUND; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);

      if (is_under (district, wg_grid_get_community_id (grid), unit))
        wg_slide_card_add_row (card, 0, wg_grid_get_name (grid), wg_grid_get_code (grid),
                               wg_grid_get_id (grid), TRUE, TRUE);
    }
  if (typed[0] == '\0')
    return card;
  hits = wg_district_search (district, typed, 4 * N_FOUND);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);
      gint64 id = wg_search_hit_get_id (hit);
      WgGrid *grid = wg_search_hit_get_is_grid (hit) ? wg_district_find_grid (district, id) : NULL;

      if (grid != NULL && is_under (district, wg_grid_get_community_id (grid), unit))
        wg_slide_card_add_row (card, 0, wg_grid_get_name (grid), wg_grid_get_code (grid), id, TRUE,
                               TRUE);
    }
  if (wg_slide_card_get_n_rows (card, 0) == 0)
    wg_slide_card_add_line (card, _("No grid of this unit is called so."));
  return card;
}

WgSlideCard *
wg_show_list_classes (WgDistrict *district, const char *indicator)
{
  WgSlideCard *card = wg_slide_card_new (_("One Class Alone"));
  WgIndicator *of = wg_district_find_indicator (district, indicator);
  g_autoptr (GPtrArray) classes =
    wg_district_get_classes (district, of != NULL ? of->class_use : NULL);

  wg_slide_card_add_row (card, 0, _("All classes"), NULL, 0, FALSE, TRUE);
  for (guint i = 0; i < classes->len; i++)
    {
      gint64 id = wg_row_get_id (g_ptr_array_index (classes, i));

      wg_slide_card_add_row (card, 0, wg_district_get_class_name (district, id), NULL, id, FALSE,
                             TRUE);
    }
  card->foot = g_strdup (_("Arrows: choose · Enter: take it · Esc: the page"));
  return card;
}

WgSlideCard *
wg_show_list_places (WgDistrict *district, gint64 unit, const WgShowWish *wish, GArray **places)
{
  WgSlideCard *card = wg_slide_card_new (_("Try a Post at a Place"));
  g_autoptr (WgPostPlan) plan = wg_slide_plan_posts (district, unit, wish);
  g_autoptr (GArray) proposals = wg_post_plan_propose (plan, N_PLACES);

  *places = g_array_new (FALSE, FALSE, sizeof (WgShowTrial));
  card->trial = TRUE;
  wg_slide_card_add_line (card, _("Places where one more post would reach most residents:"));
  for (guint i = 0; i < proposals->len; i++)
    {
      const WgCoverProposal *proposal = &g_array_index (proposals, WgCoverProposal, i);
      WgShowTrial place = { proposal->lon, proposal->lat };
      WgGrid *grid = wg_post_book_find_grid_at (wg_district_get_post_book (district),
                                                place.lon, place.lat);
      g_autofree char *number = wg_number_format ((double) proposal->adds, 0);
      g_autofree char *adds = g_strdup_printf (_("+%s residents"), number);

      g_array_append_val (*places, place);
      wg_slide_card_add_row (card, 0, grid != NULL ? wg_grid_get_name (grid) : _("A place"), adds,
                             0, FALSE, TRUE);
    }
  if (proposals->len == 0)
    wg_slide_card_add_line (card, wg_post_plan_get_error (plan) != NULL
                                    ? wg_post_plan_get_error (plan)
                                    : _("No place would reach anybody more."));
  card->foot = g_strdup (_("Enter: put it there · Del on the page: take the last one back"));
  return card;
}

/* How many positions of the subtree each person holds today. (transfer full): name → guint */
static GHashTable *
count_holders (WgDistrict *district, gint64 unit)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *units = wg_district_get_units (district);
  g_autofree char *day =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));

  for (guint u = 0; u < units->len; u++)
    {
      gint64 id = wg_unit_get_id (g_ptr_array_index (units, u));
      GPtrArray *positions = wg_district_get_positions (district, id);

      if (positions == NULL || !is_under (district, id, unit))
        continue;
      for (guint i = 0; i < positions->len; i++)
        {
          WgRow *holding = wg_position_get_holding_on (g_ptr_array_index (positions, i), day);
          const char *name =
            holding != NULL ? wg_row_get_text (holding, WG_HOLDING_HOLDER) : NULL;

          if (name != NULL && name[0] != '\0')
            g_hash_table_insert (counts, (gpointer) name,
                                 GUINT_TO_POINTER (GPOINTER_TO_UINT (
                                   g_hash_table_lookup (counts, name)) + 1));
        }
    }
  return counts;
}

typedef struct
{
  const char *name;
  guint       n, place;
} Holder;

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const Holder *first = a, *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

WgSlideCard *
wg_show_list_holders (WgDistrict *district, gint64 unit, const char *typed)
{
  WgSlideCard *card = wg_slide_card_new (_("If This Person Leaves"));
  g_autoptr (GHashTable) counts = count_holders (district, unit);
  g_auto (GStrv) names = wg_holders_search (district, typed, G_MAXINT);
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (Holder));

  card->trial = TRUE;
  add_typed (card, typed);
  for (guint i = 0; names[i] != NULL; i++)
    {
      Holder holder = { names[i], GPOINTER_TO_UINT (g_hash_table_lookup (counts, names[i])), i };

      if (holder.n > 0)
        g_array_append_val (holders, holder);
    }
  g_array_sort (holders, compare_holders);
  for (guint i = 0; i < MIN (holders->len, N_HOLDERS); i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);
      g_autofree char *count =
        g_strdup_printf (ngettext ("%u position", "%u positions", holder->n), holder->n);

      wg_slide_card_add_row (card, 0, holder->name, count, 0, FALSE, TRUE);
    }
  if (holders->len == 0)
    wg_slide_card_add_line (card, _("Nobody of this unit is called so."));
  return card;
}

/* (transfer full) */
static char *
describe_lacks (WgGridLacks lacks)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (lacks & WG_GRID_LACKS_SECRETARY)
    g_strv_builder_add (words, _("no branch secretary"));
  if (lacks & WG_GRID_LACKS_HEAD)
    g_strv_builder_add (words, _("no grid head"));
  if (lacks & WG_GRID_LACKS_STAFF)
    g_strv_builder_add (words, _("no full-time staff"));
  all = g_strv_builder_end (words);
  return g_strjoinv (_(", "), all);
}

static void
add_findings (WgSlideCard *card, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *place = wg_finding_dup_place (finding);
      g_autofree char *sentence = wg_finding_dup_sentence (finding);
      g_autofree char *text = g_strdup_printf (_("%s: %s"), place, sentence);

      wg_slide_card_add_row (card, 1, text, NULL, 0, FALSE, FALSE);
    }
}

WgSlideCard *
wg_show_card_departure (const char *holder, const WgDeparture *departure)
{
  /* Translators: %s is a person's name. */
  g_autofree char *title = g_strdup_printf (_("If %s leaves"), holder);
  g_autofree char *vacant = g_strdup_printf (
    ngettext ("%u position falls vacant", "%u positions fall vacant", departure->vacant->len),
    departure->vacant->len);
  g_autofree char *findings = g_strdup_printf (
    ngettext ("%u finding comes", "%u findings come", departure->trial->come->len),
    departure->trial->come->len);
  g_autofree char *grids =
    g_strdup_printf (ngettext ("%u grid is left without somebody",
                               "%u grids are left without somebody", departure->grids->len),
                     departure->grids->len);
  WgSlideCard *card = wg_slide_card_new (title);

  card->trial = TRUE;
  card->value = g_strjoin (" · ", vacant, findings, grids, NULL);
  card->columns[0].title = g_strdup (_("Falls vacant"));
  for (guint i = 0; i < departure->vacant->len; i++)
    {
      const WgHeldPost *post = g_ptr_array_index (departure->vacant, i);
      g_autofree char *text = g_strdup_printf (_("%1$s of %2$s"), post->title, post->unit_name);

      wg_slide_card_add_row (card, 0, text, NULL, 0, FALSE, FALSE);
    }
  card->columns[1].title = g_strdup (_("What it brings"));
  for (guint i = 0; i < departure->grids->len; i++)
    {
      const WgBareGrid *grid = g_ptr_array_index (departure->grids, i);
      g_autofree char *lacks = describe_lacks (grid->lacks);

      wg_slide_card_add_row (card, 1, grid->name, lacks, 0, FALSE, FALSE);
    }
  add_findings (card, departure->trial->come);
  card->foot = g_strdup (_("Backspace: up · Esc: the page"));
  return card;
}
