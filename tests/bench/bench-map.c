/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map costs: building the snapshot, tiles, a 1920×1080 frame, recolouring it, names, a
 * hit; for coverages of 340 to 1,000,000 polygons of 22 points that span k screens. In the same run
 * (processor time, divided by two threads) against cairo, each polygon filled and stroked, and
 * against Mapnik where python3-mapnik is installed. Each size runs in a process of its own, so that
 * peak memory is its own.
 * usage: bench-map [N] */

#include "wg-label-placer.h"
#include "wg-map-geometry.h"
#include "wg-mercator.h"
#include "wg-ramp.h"
#include "wg-test-map.h"
#include "wg-test.h"
#include "wg-tile-painter.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define WIDTH      1920
#define HEIGHT     1080
#define ZOOM       12 /* at which the coverage is one screen (k = 1) */
#define LON        108.2
#define LAT        22.7
#define N_THREADS  2
#define MIN_TIME   0.5 /* seconds a measurement takes at least */
#define MAX_TILES  140 /* of a pass over k screens; more are sampled */
#define N_COLOURS  5

static const guint sizes[] = { 340, 10000, 100000, 1000000 };
static const guint spans[] = { 1, 4, 8 };

typedef struct
{
  WgMapSnapshot *snapshot;
  WgTilePainter *painter;
  WgMapColours  *colours;
  guint          zoom;
  guint          x, y, across, n_tiles, step;
  gboolean       by_cairo;
  gboolean       recolour;
  WgTile       **tiles;
  guchar        *pixels[N_THREADS];
  gint           next;
} Pass;

typedef struct
{
  Pass *pass;
  guint thread;
} Worker;

static double
now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* What this process has computed, all threads together, seconds. On a machine that others use too
 * it says more than the clock; on an idle one, divided by the threads, it is the clock. */
static double
computed (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* A coverage of @n polygons that is a screen wide and high at ZOOM. */
static WgCoverage
make_coverage (guint n)
{
  double world = ldexp (WG_TILE_SIZE, ZOOM);
  double x, y, lon, lat;
  WgCoverage coverage = { .lon = LON };

  coverage.columns = MAX (1, (guint) (sqrt ((double) n * WIDTH / HEIGHT) + 0.5));
  coverage.rows = MAX (1, n / coverage.columns);
  wg_mercator_project (LON, LAT, &x, &y);
  wg_mercator_unproject (x + WIDTH / world, y - HEIGHT / world, &lon, &lat);
  coverage.lat = LAT;
  coverage.width = lon - LON;
  coverage.height = lat - LAT;
  return coverage;
}

static void
path_of_area (cairo_t             *cr,
              const WgMapSnapshot *snapshot,
              guint32              area,
              double               scale,
              double               left,
              double               top)
{
  const WgArcs *arcs = wg_map_snapshot_get_arcs (snapshot);
  const WgArcLevel *full = &arcs->levels[0];
  gboolean first = TRUE;

  cairo_new_path (cr);
  for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
    {
      guint32 arc = WG_ARC_REF_ARC (arcs->refs[i]);
      guint32 n = full->first[arc + 1] - full->first[arc];

      for (guint32 k = first ? 0 : 1; k < n; k++)
        {
          WgLatticePoint p = full->points[full->first[arc] +
                                          (WG_ARC_REF_IS_REVERSED (arcs->refs[i]) ? n - 1 - k : k)];

          cairo_line_to (cr, p.x * scale - left, p.y * scale - top);
          first = FALSE;
        }
    }
  cairo_close_path (cr);
}

/* The plain way: every polygon filled, then stroked, by cairo. */
static void
paint_by_cairo (const Pass *pass,
                guint       x,
                guint       y,
                guchar     *pixels)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale = ldexp (WG_TILE_SIZE, (int) pass->zoom) / WG_LATTICE_ONE;
  WgBBox world = { ldexp (x, -(int) pass->zoom), ldexp (y, -(int) pass->zoom),
                   ldexp (x + 1, -(int) pass->zoom), ldexp (y + 1, -(int) pass->zoom) };
  WgLatticeBox box = wg_lattice_box_from_world (&world);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  memset (pixels, 0, 4 * WG_TILE_SIZE * WG_TILE_SIZE);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, WG_TILE_SIZE,
                                                 WG_TILE_SIZE, 4 * WG_TILE_SIZE);
  cr = cairo_create (surface);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_width (cr, 1);
  wg_map_snapshot_query_faces (pass->snapshot, &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 area = g_array_index (found, guint32, i);
      guint32 rgba = pass->colours->class_rgba[area % N_COLOURS];

      path_of_area (cr, pass->snapshot, area, scale, (double) x * WG_TILE_SIZE,
                    (double) y * WG_TILE_SIZE);
      cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, ((rgba >> 16) & 255) / 255.0,
                             ((rgba >> 8) & 255) / 255.0, (rgba & 255) / 255.0);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
do_tile (Pass  *pass,
         guint  index,
         guint  thread)
{
  guint at = index * pass->step;
  guint x = pass->x + at % pass->across;
  guint y = pass->y + at / pass->across;
  guchar *pixels = pass->pixels[thread];

  if (pass->by_cairo)
    {
      paint_by_cairo (pass, x, y, pixels);
      return;
    }
  if (!pass->recolour)
    {
      g_clear_pointer (&pass->tiles[index], wg_tile_unref);
      pass->tiles[index] = wg_tile_painter_rasterise (pass->painter, pass->zoom, x, y,
                                                      WG_TILE_SIZE, 1, NULL);
    }
  wg_tile_colourise (pass->tiles[index], pass->colours, wg_theme_get (WG_THEME_LIGHT), NULL, 0,
                     pixels, 4 * WG_TILE_SIZE);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  gint index;

  while ((index = g_atomic_int_add (&worker->pass->next, 1)) < (gint) worker->pass->n_tiles)
    do_tile (worker->pass, (guint) index, worker->thread);
  return NULL;
}

/* Seconds for all tiles once, with both threads; repeated until it is worth believing. */
static double
time_pass (Pass *pass)
{
  double begin = now ();
  double best = G_MAXDOUBLE;

  do
    {
      Worker workers[N_THREADS];
      GThread *threads[N_THREADS];
      double start = computed ();

      pass->next = 0;
      for (guint i = 0; i < N_THREADS; i++)
        {
          workers[i] = (Worker) { pass, i };
          threads[i] = g_thread_new ("painter", work, &workers[i]);
        }
      for (guint i = 0; i < N_THREADS; i++)
        g_thread_join (threads[i]);
      best = MIN (best, (computed () - start) / N_THREADS);
    }
  while (now () - begin < MIN_TIME);
  return best;
}

static void
pass_init (Pass          *pass,
           WgMapSnapshot *snapshot,
           WgMapColours  *colours,
           guint          k)
{
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  guint right, bottom;
  double n;

  memset (pass, 0, sizeof *pass);
  pass->snapshot = snapshot;
  pass->colours = colours;
  pass->painter = wg_tile_painter_new (snapshot);
  pass->zoom = ZOOM + g_bit_storage (k) - 1;
  n = ldexp (1, (int) pass->zoom);
  pass->x = (guint) (bounds.x_min * n);
  pass->y = (guint) (bounds.y_min * n);
  right = (guint) (bounds.x_max * n);
  bottom = (guint) (bounds.y_max * n);
  pass->across = right - pass->x + 1;
  pass->n_tiles = pass->across * (bottom - pass->y + 1);
  pass->step = 1 + pass->n_tiles / MAX_TILES;
  pass->n_tiles /= pass->step;
  pass->tiles = g_new0 (WgTile *, pass->n_tiles);
  for (guint i = 0; i < N_THREADS; i++)
    pass->pixels[i] = g_malloc (4 * WG_TILE_SIZE * WG_TILE_SIZE);
}

static void
pass_clear (Pass *pass)
{
  for (guint i = 0; i < pass->n_tiles; i++)
    g_clear_pointer (&pass->tiles[i], wg_tile_unref);
  g_free (pass->tiles);
  for (guint i = 0; i < N_THREADS; i++)
    g_free (pass->pixels[i]);
  wg_tile_painter_unref (pass->painter);
}

/* Milliseconds for each 256-px tile of Mapnik's own pass, or 0 without Mapnik. */
static double
ask_mapnik (const char *file,
            guint       k)
{
  g_autofree char *script = wg_test_source ("tests/bench/mapnik-pass.py");
  g_autofree char *zoom = g_strdup_printf ("%u", ZOOM + 1 + g_bit_storage (k) - 1);
  const char *argv[] = { "/usr/bin/python3", "-B", script, file, zoom, NULL };
  g_autofree char *out = NULL;

  if (file == NULL || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                     NULL, &out, NULL, NULL, NULL))
    return 0;
  return out != NULL ? g_ascii_strtod (out, NULL) : 0;
}

/* The coverage for Mapnik, in its own plane, so that it need not project either. */
static char *
write_for_mapnik (const WgCoverage *coverage,
                  const char       *folder)
{
  const double half = 20037508.342789244;
  char *path = g_build_filename (folder, "coverage.json", NULL);
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");

  for (guint i = 0; i < coverage->columns * coverage->rows; i++)
    {
      double ring[2 * WG_COVERAGE_RING_POINTS];

      wg_coverage_ring (coverage, i % coverage->columns, i / coverage->columns, ring);
      g_string_append_printf (text, "%s{\"type\":\"Feature\",\"properties\":{\"c\":%u},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[",
                              i > 0 ? ",\n" : "", i % N_COLOURS);
      for (guint p = 0; p < WG_COVERAGE_RING_POINTS; p++)
        {
          double x, y;

          wg_mercator_project (ring[2 * p], ring[2 * p + 1], &x, &y);
          g_string_append_printf (text, "%s[%.3f,%.3f]", p > 0 ? "," : "", (2 * x - 1) * half,
                                  (1 - 2 * y) * half);
        }
      g_string_append (text, "]]}}");
    }
  g_string_append (text, "\n]}\n");
  if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
    g_clear_pointer (&path, g_free);
  return path;
}

static void
measure_span (WgMapSnapshot *snapshot,
              WgMapColours  *colours,
              const char    *mapnik_file,
              guint          k)
{
  Pass pass;
  double draw, recolour, cairo, mapnik;
  double per_tile, per_frame;

  pass_init (&pass, snapshot, colours, k);
  /* A tile of 512 px is four of 256; a screen is 7.9 of 512. */
  per_tile = 1000.0 / (4.0 * pass.n_tiles);
  per_frame = 1000.0 * WIDTH * HEIGHT / (WG_TILE_SIZE * WG_TILE_SIZE) / pass.n_tiles;
  draw = time_pass (&pass);
  pass.recolour = TRUE;
  recolour = time_pass (&pass);
  pass.by_cairo = TRUE;
  cairo = time_pass (&pass);
  mapnik = ask_mapnik (mapnik_file, k);
  g_print ("  k = %u: %.3f ms a 256-px tile, %.2f ms a frame; recolour %.2f ms a frame; "
           "cairo each polygon %.3f ms (ratio %.1f)",
           k, draw * per_tile, draw * per_frame, recolour * per_frame, cairo * per_tile,
           cairo / draw);
  if (mapnik > 0)
    g_print ("; Mapnik %.3f ms (ratio %.1f)", mapnik, mapnik / (draw * per_tile));
  g_print ("\n");
  pass_clear (&pass);
}

static void
measure_questions (WgMapSnapshot *snapshot)
{
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const guint n_hits = 20000;
  const guint n_frames = 100;
  WgMapView view = { bounds.x_min, bounds.y_min, ZOOM + 2.5, WIDTH, HEIGHT };
  double start = computed ();

  for (guint i = 0; i < n_hits; i++)
    wg_map_snapshot_hit (snapshot, g_rand_double_range (random, bounds.x_min, bounds.x_max),
                         g_rand_double_range (random, bounds.y_min, bounds.y_max), i % 4);
  g_print ("  hit: %.2f µs\n", (computed () - start) / n_hits * 1e6);
  start = computed ();
  wg_label_placer_place (placer, &view);
  g_print ("  names: %.2f ms at a new zoom", (computed () - start) * 1e3);
  start = computed ();
  for (guint i = 0; i < n_frames; i++)
    {
      view.x += 1e-6;
      wg_label_placer_place (placer, &view);
    }
  g_print (", %.2f ms a frame when panned\n", (computed () - start) / n_frames * 1e3);
}

static void
measure (guint n)
{
  WgCoverage coverage = make_coverage (n);
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *mapnik_file = NULL;
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (WgMapColours) colours = NULL;
  WgMapSnapshotBuilder *builder = wg_test_map_builder (&coverage, 8);
  struct rusage usage;
  double start = computed ();

  snapshot = wg_map_snapshot_builder_end (builder);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("N = %u: built in %.0f ms, holds %.1f MiB, peak %.0f MiB\n",
           wg_map_snapshot_get_n_grids (snapshot), (computed () - start) * 1e3,
           (double) wg_map_snapshot_get_bytes (snapshot) / 1048576, usage.ru_maxrss / 1024.0);
  colours = wg_map_colours_new (wg_map_snapshot_get_n_areas (snapshot));
  colours->n_classes = N_COLOURS;
  wg_ramp_fill ("blue", N_COLOURS, FALSE, FALSE, colours->class_rgba);
  for (guint i = 0; i < colours->n_areas; i++)
    colours->class_of_area[i] = i % N_COLOURS;
  measure_questions (snapshot);
  /* Mapnik takes minutes for a million. */
  if (n <= 100000 && g_file_test ("/usr/lib/python3/dist-packages/mapnik", G_FILE_TEST_IS_DIR))
    mapnik_file = write_for_mapnik (&coverage, wg_test_dir_path (dir));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    measure_span (snapshot, colours, mapnik_file, spans[i]);
}

/* The costs a child printed, one per span, in the order of spans. */
static void
read_costs (const char *out,
            double      costs[G_N_ELEMENTS (spans)])
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *mark = g_strdup_printf ("k = %u: ", spans[i]);
      const char *found = strstr (out, mark);

      costs[i] = found != NULL ? g_ascii_strtod (found + strlen (mark), NULL) : 0;
    }
}

/* By which power of N a tile's cost grew from one size to the next: below 1, more polygons cost
 * less each. */
static void
print_exponents (guint         n,
                 const double *costs,
                 guint         n_before,
                 const double *before)
{
  g_print ("from N = %u to %u a tile's cost grows by the power", n_before, n);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    g_print (" %.2f (k = %u)%s", log (costs[i] / before[i]) / log ((double) n / n_before),
             spans[i], i + 1 < G_N_ELEMENTS (spans) ? "," : "\n");
}

int
main (int   argc,
      char *argv[])
{
  double before[G_N_ELEMENTS (spans)] = { 0 };

  setlocale (LC_ALL, "");
  if (argc > 1)
    {
      measure ((guint) atoi (argv[1]));
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double costs[G_N_ELEMENTS (spans)];
      g_autofree char *size = g_strdup_printf ("%u", sizes[i]);
      char *child[] = { argv[0], size, NULL };
      g_autofree char *out = NULL;

      if (g_spawn_sync (NULL, child, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL))
        g_print ("%s", out);
      read_costs (out != NULL ? out : "", costs);
      if (i > 0)
        print_exponents (sizes[i], costs, sizes[i - 1], before);
      memcpy (before, costs, sizeof before);
    }
  return 0;
}
