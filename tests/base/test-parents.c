/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-topology.h"

static WgGeometry *
box (double x1,
     double y1,
     double x2,
     double y2)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const double corners[] = { x1, y1, x2, y1, x2, y2, x1, y2 };

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < 4; i++)
    wg_geometry_builder_add_point (builder, 108 + corners[2 * i] / 1000,
                                   22 + corners[2 * i + 1] / 1000);

  return wg_geometry_builder_end (builder, NULL);
}

static WgGeometry *
figure_of_eight (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 108.021, 22.001);
  wg_geometry_builder_add_point (builder, 108.029, 22.009);
  wg_geometry_builder_add_point (builder, 108.029, 22.001);
  wg_geometry_builder_add_point (builder, 108.021, 22.009);

  return wg_geometry_builder_end (builder, NULL);
}

static void
unref_geometry (gpointer geometry)
{
  if (geometry != NULL)
    wg_geometry_unref (geometry);
}

/* 0 is missing, 1 and 2 lie side by side, 3 is a point, 4 overlaps 2. */
static GPtrArray *
make_parents (void)
{
  GPtrArray *parents = g_ptr_array_new_with_free_func (unref_geometry);

  g_ptr_array_add (parents, NULL);
  g_ptr_array_add (parents, box (0, 0, 10, 10));
  g_ptr_array_add (parents, box (10, 0, 20, 10));
  g_ptr_array_add (parents, wg_geometry_new_point (108.005, 22.005));
  g_ptr_array_add (parents, box (18, 0, 30, 10));

  return parents;
}

static void
test_find (void)
{
  const struct
  {
    WgGeometry *child;
    guint expected;
    double share;
  } cases[] = {
    { box (1, 1, 2, 2), 1, 1 },
    { box (0, 0, 10, 10), 1, 1 },                /* the same outline */
    { box (11, 1, 12, 2), 2, 1 },
    { box (4, 1, 11, 2), 1, 6.0 / 7 },                 /* six parts of seven */
    { box (9, 1, 12, 2), 2, 2.0 / 3 },                 /* two of three */
    { box (-20, 0, 2, 10), 1, 2.0 / 22 },               /* mostly outside, but nobody has more */
    { box (18.5, 1, 19, 2), 2, 1 },              /* covered by both: the first */
    { box (17, 1, 25, 2), 4, 7.0 / 8 },
    { box (0, 10, 10, 20), G_MAXUINT, 0 },       /* only touches */
    { box (50, 50, 60, 60), G_MAXUINT, 0 },
    { NULL, G_MAXUINT, 0 },
    { wg_geometry_new_point (108.005, 22.005), 1, 1 },
    { wg_geometry_new_point (108.015, 22.005), 2, 1 },
    { wg_geometry_new_point (108.05, 22.05), G_MAXUINT, 0 },
    { figure_of_eight (), 4, 1 },                /* crosses itself, still lies somewhere */
  };
  g_autoptr (GPtrArray) parents = make_parents ();
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (unref_geometry);
  g_autoptr (GError) error = NULL;
  g_autofree guint *found = NULL;
  g_autofree double *shares = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (children, cases[i].child);

  found = wg_topology_find_parents (children, parents, &shares, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpuint (found[i], ==, cases[i].expected);
      g_assert_cmpfloat_with_epsilon (shares[i], cases[i].share, 0.001);
    }
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GPtrArray) parents = make_parents ();
  g_autofree guint *no_parents = wg_topology_find_parents (parents, nobody, NULL, NULL, NULL);
  g_autofree guint *no_children = wg_topology_find_parents (nobody, parents, NULL, NULL, NULL);

  for (guint i = 0; i < parents->len; i++)
    g_assert_cmpuint (no_parents[i], ==, G_MAXUINT);
  g_assert_nonnull (no_children);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) parents = make_parents ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (wg_topology_find_parents (parents, parents, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parents/find", test_find);
  g_test_add_func ("/parents/none", test_none);
  g_test_add_func ("/parents/cancelled", test_cancelled);
  return g_test_run ();
}
