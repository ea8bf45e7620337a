/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers of one made-up town: small areas, large ones made of some of them, streets along some of
 * their borders; pushed aside, or not, and others that have nothing to do with them. */
#include "wg-shift.h"

#include <math.h>

#define N 12           /* small areas to a side */
#define SIDE 0.003     /* degrees */
#define LON 108.6
#define LAT 23.1
#define STEPS 6        /* of a border between two corners */
#define PER_LON 102470.0 /* metres per degree there */
#define PER_LAT 110760.0

/* The same at the same place, whatever shape asks: −1 … 1. */
static double
noise (int   x,
       int   y,
       guint seed)
{
  guint32 hash = (guint32) x * 73856093u ^ (guint32) y * 19349663u ^ seed * 83492791u;

  hash ^= hash >> 13;
  hash *= 0x5bd1e995u;
  hash ^= hash >> 15;
  return (hash & 0xffff) / 32767.5 - 1;
}

typedef struct
{
  double east, north; /* degrees */
  double bend;        /* of a side: 0 for a chessboard */
  guint  seed;
} Town;

static void
add_point (WgGeometryBuilder *builder,
           const Town        *town,
           int                x,
           int                y)
{
  double by = SIDE * town->bend;

  wg_geometry_builder_add_point (
    builder, LON + town->east + x * SIDE / STEPS + noise (x, y, town->seed) * by,
    LAT + town->north + y * SIDE / STEPS + noise (y, x, town->seed + 1) * by);
}

/* Around @side by @side small areas from (@column, @row). */
static WgGeometry *
make_area (const Town *town,
           int         column,
           int         row,
           int         side)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  int x = column * STEPS, y = row * STEPS, n = side * STEPS;

  wg_geometry_builder_add_part (builder, FALSE);
  for (int i = 0; i < n; i++)
    add_point (builder, town, x + i, y);
  for (int i = 0; i < n; i++)
    add_point (builder, town, x + n, y + i);
  for (int i = 0; i < n; i++)
    add_point (builder, town, x + n - i, y + n);
  for (int i = 0; i < n; i++)
    add_point (builder, town, x, y + n - i);
  return wg_geometry_builder_end (builder, NULL);
}

static GPtrArray *
make_areas (const Town *town,
            int         side)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (int row = 0; row < N; row += side)
    for (int column = 0; column < N; column += side)
      g_ptr_array_add (areas, make_area (town, column, row, side));
  return areas;
}

/* Every second border from west to east. */
static GPtrArray *
make_streets (const Town *town)
{
  GPtrArray *streets = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (int row = 0; row <= N; row += 2)
    {
      g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);

      wg_geometry_builder_add_part (builder, FALSE);
      for (int x = 0; x <= N * STEPS; x++)
        add_point (builder, town, x, row * STEPS);
      g_ptr_array_add (streets, wg_geometry_builder_end (builder, NULL));
    }
  return streets;
}

static const Town home = { 0, 0, 0.12, 1 };
static const Town moved = { 0.0041, -0.0027, 0.12, 1 };
static const Town little = { 0.0002, 0.0001, 0.12, 1 };
static const Town foreign = { 0, 0, 0.12, 99 };
static const Town board = { 0, 0, 0, 1 };
static const Town moved_board = { 0.0041, -0.0027, 0, 1 };

static void
assert_found (GPtrArray  *reference,
              GPtrArray  *layer,
              const Town *town)
{
  WgShift shift;

  g_assert_true (wg_shift_find (reference, layer, 800, &shift));
  g_assert_cmpfloat_with_epsilon (shift.east, town->east * PER_LON, 15);
  g_assert_cmpfloat_with_epsilon (shift.north, town->north * PER_LAT, 15);
}

static void
test_nested (void)
{
  const Town *towns[] = { &home, &little, &moved };
  g_autoptr (GPtrArray) small = make_areas (&home, 1);
  g_autoptr (GPtrArray) large = make_areas (&home, 6);

  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      g_autoptr (GPtrArray) small_layer = make_areas (towns[i], 1);
      g_autoptr (GPtrArray) large_layer = make_areas (towns[i], 6);
      g_autoptr (GPtrArray) streets = make_streets (towns[i]);

      assert_found (small, small_layer, towns[i]);
      assert_found (large, large_layer, towns[i]);
      assert_found (small, large_layer, towns[i]);
      assert_found (large, small_layer, towns[i]);
      assert_found (small, streets, towns[i]);
    }
}

/* A part of the town against the whole, and the other way round. */
static void
test_part (void)
{
  g_autoptr (GPtrArray) all = make_areas (&home, 1);
  g_autoptr (GPtrArray) all_moved = make_areas (&moved, 1);
  g_autoptr (GPtrArray) part = make_areas (&home, 1);
  g_autoptr (GPtrArray) part_moved = make_areas (&moved, 1);

  g_ptr_array_set_size (part, N * 3);
  g_ptr_array_set_size (part_moved, N * 3);
  assert_found (all, part, &home);
  assert_found (all, part_moved, &moved);
  assert_found (part, all_moved, &moved);
}

/* Nothing in common, or as much with many shifts as with one: nothing is said. */
static void
test_doubtful (void)
{
  g_autoptr (GPtrArray) town = make_areas (&home, 1);
  g_autoptr (GPtrArray) other = make_areas (&foreign, 1);
  g_autoptr (GPtrArray) other_large = make_areas (&foreign, 6);
  g_autoptr (GPtrArray) chess = make_areas (&board, 1);
  g_autoptr (GPtrArray) moved_chess = make_areas (&moved_board, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) far = NULL;
  Town elsewhere = home;
  WgShift shift;

  elsewhere.east = 1;
  far = make_areas (&elsewhere, 1);
  g_assert_false (wg_shift_find (town, other, 800, &shift));
  g_assert_false (wg_shift_find (town, other_large, 800, &shift));
  g_assert_false (wg_shift_find (chess, moved_chess, 800, &shift));
  g_assert_false (wg_shift_find (town, far, 800, &shift));
  g_assert_false (wg_shift_find (town, none, 800, &shift));
  g_assert_false (wg_shift_find (none, town, 800, &shift));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shift/nested", test_nested);
  g_test_add_func ("/shift/part", test_part);
  g_test_add_func ("/shift/doubtful", test_doubtful);
  return g_test_run ();
}
