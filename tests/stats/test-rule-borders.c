/* SPDX-License-Identifier: GPL-3.0-or-later */
/* G-05 on a block of 3 × 3 squares of about a hundred metres, each time with one thing wrong. */

#include "wg-rule-borders.h"

#include "wg-data.h"
#include "wg-geometry.h"
#include "wg-test.h"

#include <string.h>

#define SIDE 0.001 /* degrees */
#define N 9
#define COMMUNITY 3

typedef struct
{
  WgGridFacts grids[N];
  char        codes[N][16];
  GPtrArray  *borders;
  GHashTable *outlines;
  GPtrArray  *cards;
} Block;

static void
free_border (gpointer geometry)
{
  if (geometry != NULL)
    wg_geometry_unref (geometry);
}

/* A quadrangle by the numbers of its corners' columns and rows. */
static WgGeometry *
polygon (const double corners[4][2])
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i <= 4; i++)
    wg_geometry_builder_add_point (builder, 108.3 + SIDE * corners[i % 4][0],
                                   22.8 + SIDE * corners[i % 4][1]);
  return wg_geometry_builder_end (builder, NULL);
}

static WgGeometry *
square (double west,
        double south,
        double side)
{
  const double corners[4][2] = {
    { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side },
  };

  return polygon (corners);
}

static void
set_border (Block      *block,
            guint       grid,
            WgGeometry *border)
{
  free_border (g_ptr_array_index (block->borders, grid));
  g_ptr_array_index (block->borders, grid) = border;
}

static void
set_up (Block        *block,
        gconstpointer data)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/rules.json", NULL);

  block->cards = wg_rule_cards_load (json, "en", NULL);
  block->borders = g_ptr_array_new_with_free_func (free_border);
  block->outlines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_border);
  for (guint i = 0; i < N; i++)
    {
      g_snprintf (block->codes[i], sizeof block->codes[i], "g%u", i);
      block->grids[i] = (WgGridFacts) {
        .place = { 10 + i, block->codes[i], "" },
        .community = { COMMUNITY, "990101001001", "东园社区" },
        .is_open = TRUE,
      };
      g_ptr_array_add (block->borders, square (i % 3, i / 3, 1));
    }
}

static void
tear_down (Block        *block,
           gconstpointer data)
{
  g_ptr_array_unref (block->borders);
  g_hash_table_unref (block->outlines);
  g_ptr_array_unref (block->cards);
}

/* Cases and codes found, joined by blanks. */
static void
check (Block      *block,
       const char *expected)
{
  const WgRuleFacts facts = { .grids = block->grids, .n_grids = N };
  const WgBorderFacts borders = { &facts, block->borders, block->outlines };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_rule_check_borders (wg_rule_cards_find (block->cards, "G-05"), &borders,
                                        findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      const char *code = wg_finding_get_grid (finding)->code;
      g_autofree char *text = wg_finding_dup_text (finding);

      g_test_message ("%s", text);
      g_assert_null (strchr (text, '{'));
      g_string_append_printf (found, "%s%s:%s", i > 0 ? " " : "", wg_finding_get_case (finding),
                              code != NULL ? code : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
add_outline (Block      *block,
             WgGeometry *outline)
{
  gint64 id = COMMUNITY;

  g_hash_table_replace (block->outlines, g_memdup2 (&id, sizeof id), outline);
}

static void
test_clean (Block        *block,
            gconstpointer data)
{
  check (block, "");
  add_outline (block, square (0, 0, 3));
  check (block, "");
}

static void
test_missing (Block        *block,
              gconstpointer data)
{
  set_border (block, 8, NULL);
  check (block, "missing:g8");
  block->grids[8].is_open = FALSE;
  check (block, "");
  for (guint i = 0; i < N; i++)
    set_border (block, i, NULL);
  check (block, "");
}

static void
test_invalid (Block        *block,
              gconstpointer data)
{
  const double bow[4][2] = { { 2, 2 }, { 3, 3 }, { 3, 2 }, { 2, 3 } };

  set_border (block, 8, polygon (bow));
  /* Between the bow and the square below it nobody has the ground. */
  check (block, "invalid:g8 gap:g8");
}

static void
test_overlap (Block        *block,
              gconstpointer data)
{
  const double wider[4][2] = { { 1.9, 2 }, { 3, 2 }, { 3, 3 }, { 1.9, 3 } };

  set_border (block, 8, polygon (wider));
  check (block, "overlap:g7");
  /* The same polygon twice. */
  set_border (block, 8, square (0, 0, 1));
  check (block, "overlap:g0");
}

/* About 100 m × 1e-5 of 100 m: a tenth of a square metre is not reported, two are. */
static void
test_tolerance (Block        *block,
                gconstpointer data)
{
  const double slight[4][2] = { { 1.99999, 2 }, { 3, 2 }, { 3, 3 }, { 1.99999, 3 } };
  const double enough[4][2] = { { 1.9998, 2 }, { 3, 2 }, { 3, 3 }, { 1.9998, 3 } };

  set_border (block, 8, polygon (slight));
  check (block, "");
  set_border (block, 8, polygon (enough));
  check (block, "overlap:g7");
}

/* A hole in the middle is seen without an outline; a missing corner only with one. */
static void
test_gaps (Block        *block,
           gconstpointer data)
{
  const double smaller[4][2] = { { 1, 1 }, { 2, 1 }, { 2, 1.5 }, { 1, 1.5 } };
  const double short_corner[4][2] = { { 2, 2 }, { 3, 2 }, { 3, 2.5 }, { 2, 2.5 } };

  set_border (block, 4, polygon (smaller));
  check (block, "gap:g4");
  set_border (block, 4, square (1, 1, 1));
  set_border (block, 8, polygon (short_corner));
  check (block, "");
  add_outline (block, square (0, 0, 3));
  check (block, "gap:g8");
}

/* With an outline a gap in the middle is told once, too. */
static void
test_gap_told_once (Block        *block,
                    gconstpointer data)
{
  const double smaller[4][2] = { { 1, 1 }, { 2, 1 }, { 2, 1.5 }, { 1, 1.5 } };

  set_border (block, 4, polygon (smaller));
  add_outline (block, square (0, 0, 3));
  check (block, "gap:g4");
}

static void
test_outside (Block        *block,
              gconstpointer data)
{
  add_outline (block, square (0, 0, 2.5));
  check (block, "outside:g2 outside:g5 outside:g6 outside:g7 outside:g8");
}

static void
test_off_and_cancelled (Block        *block,
                        gconstpointer data)
{
  const WgRuleFacts facts = { .grids = block->grids, .n_grids = N };
  const WgBorderFacts borders = { &facts, block->borders, block->outlines };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  WgRuleCard *card = wg_rule_cards_find (block->cards, "G-05");

  set_border (block, 8, square (0, 0, 1));
  g_cancellable_cancel (cancellable);
  g_assert_false (wg_rule_check_borders (card, &borders, findings, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  card->is_on = FALSE;
  check (block, "");
}

#define ADD(path, function) g_test_add (path, Block, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rule-borders/clean", test_clean);
  ADD ("/rule-borders/missing", test_missing);
  ADD ("/rule-borders/invalid", test_invalid);
  ADD ("/rule-borders/overlap", test_overlap);
  ADD ("/rule-borders/tolerance", test_tolerance);
  ADD ("/rule-borders/gaps", test_gaps);
  ADD ("/rule-borders/gap-told-once", test_gap_told_once);
  ADD ("/rule-borders/outside", test_outside);
  ADD ("/rule-borders/off-and-cancelled", test_off_and_cancelled);
  return g_test_run ();
}
