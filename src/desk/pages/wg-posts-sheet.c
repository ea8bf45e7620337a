/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts for pictures and paper: the map of the screen, its legend in words, the
 * numbers with their method, and the list. */

#include "wg-posts-sheet.h"

#include "wg-coverage-keeper.h"
#include "wg-file-care.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>

struct _WgPostsSheet
{
  WgPostPage    page;
  WgPostLegend  legend;
  WgMapSnapshot *snapshot;
  WgPostSpots   *spots;
  GPtrArray     *gaps;  /* (nullable) */
  GPtrArray     *lines; /* WgPostLine */
  GStringChunk  *texts;
};

static const char *
keep (WgPostsSheet *self,
      char         *text)
{
  const char *kept = g_string_chunk_insert (self->texts, text);

  g_free (text);
  return kept;
}

static void
add_legend_row (GArray     *rows,
                WgPostMark  mark,
                const char *text)
{
  const WgPostLegendRow row = { mark, text };

  g_array_append_val (rows, row);
}

static gboolean
has_mark (GPtrArray *lines,
          guint8     flags,
          guint8     wanted)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if ((wg_post_line_get_mark (g_ptr_array_index (lines, i))->flags & flags) == wanted)
      return TRUE;
  return lines == NULL;
}

static void
add_states (GArray    *rows,
            GPtrArray *lines)
{
  static const struct
  {
    guint8 mask, flags;
    const char *text;
  } states[] = {
    { 31, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE, N_("Open, complete") },
    { 31, WG_POST_MARK_OPEN, N_("Open, something missing") },
    { 31, WG_POST_MARK_COMPLETE, N_("Shut at this hour") },
    { 31, 0, N_("Shut, something missing") },
    { WG_POST_MARK_DASHED, WG_POST_MARK_DASHED, N_("Planned or tried out") },
    { WG_POST_MARK_ENDED, WG_POST_MARK_ENDED, N_("Closed down") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (has_mark (lines, states[i].mask, states[i].flags))
      add_legend_row (rows, (WgPostMark) { 0, 1, states[i].flags }, _(states[i].text));
}

/* Whether any post is of this word; for no list, that the file may have. */
static gboolean
has_word (GPtrArray  *lines,
          const char *id,
          const char *(*get) (WgPost *post))
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_strcmp0 (get (wg_post_line_get_post (g_ptr_array_index (lines, i))), id) == 0)
      return TRUE;
  return lines == NULL;
}

GArray *
wg_posts_sheet_make_legend (WgPostBook   *book,
                            GPtrArray    *lines,
                            GStringChunk *texts)
{
  const WgPostStandards *standards = wg_post_book_get_standards (book);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (WgPostLegendRow));
  const guint8 full = WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE;

  add_states (rows, lines);
  for (guint i = 0; i < standards->types->len; i++)
    {
      const WgPostWord *word = g_ptr_array_index (standards->types, i);

      if (has_word (lines, word->id, wg_post_get_post_type))
        add_legend_row (rows, (WgPostMark) { (guint8) (i % WG_POST_N_SHAPES), 1, full },
                        g_string_chunk_insert (texts, word->name));
    }
  for (guint i = 0; i < standards->grades->len; i++)
    {
      const WgPostWord *word = g_ptr_array_index (standards->grades, i);

      if (has_word (lines, word->id, wg_post_get_grade))
        add_legend_row (rows, (WgPostMark) { 0, (guint8) MIN (i, WG_POST_N_RANKS - 1), full },
                        g_string_chunk_insert (texts, word->name));
    }
  return rows;
}

static void
make_rows (WgPostsSheet *self)
{
  self->page.rows = g_array_new (FALSE, FALSE, sizeof (WgPostPageRow));
  for (guint i = 0; i < self->lines->len; i++)
    {
      WgPostLine *line = g_ptr_array_index (self->lines, i);
      const char *gaps = wg_post_line_get_gaps (line);
      WgPostPageRow row = { .mark = *wg_post_line_get_mark (line),
                            .name = wg_post_line_get_name (line),
                            .score = wg_post_line_get_score (line),
                            .detail = *gaps != '\0' ? gaps : NULL };

      row.kind = keep (self, g_strjoin (" · ", wg_post_line_get_kind (line),
                                        wg_post_line_get_hours (line), NULL));
      g_array_append_val (self->page.rows, row);
    }
}

static const char *
name_unit (WgDistrict *district,
           gint64      unit)
{
  WgUnit *found = wg_district_find_unit (district, unit);

  return found != NULL ? wg_unit_get_name (found) : wg_district_get_name (district);
}

/* The sentence of the page, its scope and the numbers, which add up to all residents. */
static void
make_words (WgPostsSheet              *self,
            WgDistrict                *district,
            const WgPostsSheetOptions *options,
            const WgCoverage          *coverage)
{
  g_autofree char *covered = wg_number_format ((double) coverage->covered, 0);
  g_autofree char *uncovered = wg_number_format ((double) coverage->uncovered, 0);
  g_autofree char *total = wg_number_format ((double) coverage->total, 0);
  g_autofree char *time = wg_time_format (coverage->at);
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, options->unit);
  GString *scope = g_string_new (NULL);
  guint n = coverage->posts_open->len;

  /* Translators: unit, number of open posts, residents they reach. */
  self->page.map.title = keep (self, g_strdup_printf (
    ngettext ("%s: %u post open, %s residents within reach",
              "%s: %u posts open, %s residents within reach", n),
    name_unit (district, options->unit), n, covered));
  self->page.method = keep (self, g_strdup_printf (_("Not covered = %s − %s = %s"), total, covered,
                                                   uncovered));
  for (guint i = 0; path != NULL && i < path->len; i++)
    g_string_append_printf (scope, "%s%s", i > 0 ? " ▸ " : "",
                            wg_unit_get_name (g_ptr_array_index (path, i)));
  if (scope->len == 0)
    g_string_append (scope, wg_district_get_name (district));
  g_string_append_printf (scope, " · %s · %s", time, coverage->method);
  self->page.map.scope = keep (self, g_string_free (scope, FALSE));
}

static void
make_map (WgPostsSheet              *self,
          WgDistrict                *district,
          const WgPostsSheetOptions *options)
{
  WgMapPage *map = &self->page.map;
  WgPostBook *book = wg_district_get_post_book (district);
  guint area;

  self->snapshot = wg_map_snapshot_ref (wg_district_get_snapshot (district));
  area = options->unit != 0 ? wg_map_snapshot_find (self->snapshot, options->unit) : WG_MAP_NO_AREA;
  self->spots = wg_post_list_make_spots (self->lines,
                                         wg_map_page_get_mark_size (options->width,
                                                                    options->height), 0);
  self->legend.title = keep (self, g_strdup (_("Posts")));
  self->legend.rows = wg_posts_sheet_make_legend (book, self->lines, self->texts);
  self->legend.gap = self->gaps != NULL ? _("Not within reach") : NULL;
  map->snapshot = self->snapshot;
  map->cut_off = keep (self, wg_file_dup_chain_line (district));
  map->approval = wg_district_get_setting (district, "map_approval");
  map->focus_area = area;
  map->focus = wg_map_snapshot_get_frame (self->snapshot, area);
  map->posts = self->spots;
  map->gaps = self->gaps;
  map->post_legend = &self->legend;
  map->theme = wg_theme_get (options->dark ? WG_THEME_DARK : WG_THEME_PRINT);
}

/* The numbers of the page: those of the plan with its trials, or of a study of its own. */
static gboolean
count (WgPostsSheet              *self,
       WgDistrict                *district,
       const WgPostsSheetOptions *options,
       WgTime                     at,
       GError                   **error)
{
  g_autoptr (WgCoverageStudy) study = NULL;
  g_autoptr (WgCoverage) coverage = NULL;
  WgCoverMethod method;

  if (options->plan != NULL && wg_post_plan_get_coverage (options->plan) != NULL)
    {
      make_words (self, district, options, wg_post_plan_get_coverage (options->plan));
      self->gaps = options->hide_gaps ? NULL : wg_post_plan_dup_gaps (options->plan);
      return TRUE;
    }
  wg_cover_method_init (&method, WG_COVER_RADIUS, district);
  if (options->method != NULL)
    method = *options->method;
  study = wg_district_get_study (district, wg_time_get_day (at), options->unit, &method, error);
  if (study == NULL)
    return FALSE;
  coverage = wg_coverage_study_at (study, at, NULL, 0);
  make_words (self, district, options, coverage);
  self->gaps = options->hide_gaps ? NULL : wg_coverage_study_dup_gaps (study, at, NULL, 0, NULL);
  return TRUE;
}

WgPostsSheet *
wg_posts_sheet_new (WgDistrict                *district,
                    const WgPostsSheetOptions *options,
                    GError                   **error)
{
  g_autoptr (WgPostsSheet) self = g_new0 (WgPostsSheet, 1);
  const WgPostFilter all = WG_POST_FILTER_INIT;
  WgTime at = wg_post_list_resolve (district, options->at);

  self->texts = g_string_chunk_new (1024);
  self->lines = wg_post_list_new (district, options->unit, at,
                                  options->filter != NULL ? options->filter : &all, NULL);
  if (!count (self, district, options, at, error))
    return NULL;
  make_map (self, district, options);
  if (options->plan != NULL)
    wg_post_plan_add_spots (options->plan, self->spots, 0);
  make_rows (self);
  return g_steal_pointer (&self);
}

void
wg_posts_sheet_free (WgPostsSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->spots, wg_post_spots_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->page.rows, g_array_unref);
  g_clear_pointer (&self->legend.rows, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

const char *
wg_posts_sheet_get_title (const WgPostsSheet *self)
{
  return self->page.map.title;
}

void
wg_posts_sheet_paint (const WgPostsSheet *self,
                      cairo_t            *cr,
                      double              width,
                      double              height)
{
  wg_post_page_paint (&self->page, cr, width, height);
}

guint
wg_posts_sheet_count (const WgPostsSheet *self,
                      double              width,
                      double              height)
{
  return wg_post_page_count (&self->page, width, height);
}

void
wg_posts_sheet_paint_nth (const WgPostsSheet *self,
                          cairo_t            *cr,
                          guint               nth,
                          double              width,
                          double              height)
{
  wg_post_page_paint_nth (&self->page, cr, nth, width, height);
}
