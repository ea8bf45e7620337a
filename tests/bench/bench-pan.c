/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map feels like: panned for some seconds in a window of 1920×1080, against an empty
 * libshumate map that is moved in the same way on the same renderer; and zoomed, until it is crisp
 * again. Prints the work of a frame, the time between frames, and the memory. */

#include "wg-big-district.h"
#include "wg-district-map-private.h"
#include "wg-row.h"
#include "wg-tile-source.h"

#include <math.h>
#include <shumate/shumate.h>
#include <sys/resource.h>
#include <time.h>

#define FRAMES 600  /* 10 s at the rate of a usual screen */
#define STILL 30
#define WARM_UP 60  /* the first second fills the caches in both maps */
#define BUDGET_MS 16.7
#define N_POSTS 10000
#define ZOOMS 24
#define CRISP_MS 150

/* Processor time, ms. Unlike the time between frames it does not grow when others use the machine
 * too, and with the display server's it is all that a frame costs. */
typedef struct
{
  double process, server;
} Processor;

typedef struct
{
  double mean, p99, late; /* late: share of frames over the budget, % */
} Times;

typedef struct
{
  Times     work, interval;
  Processor frame;
} Result;

typedef struct
{
  GtkWidget       *widget;
  ShumateViewport *viewport; /* of the empty map */
  WgBBox           box;
  double           zoom;
  guint            frame;
  gint64           last_frame;
  double           frame_start; /* ms of this thread */
  Processor        begin;
  GArray          *work, *interval; /* ms */
  GMainLoop       *loop;
} Pass;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static Times
summarise (GArray *values)
{
  Times times = { 0 };

  if (values->len == 0)
    return times;
  g_array_sort (values, compare_doubles);
  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);

      times.mean += value / values->len;
      times.late += value > BUDGET_MS + 0.5 ? 100.0 / values->len : 0;
    }
  times.p99 = g_array_index (values, double, values->len * 99 / 100);
  return times;
}

static void
move (Pass *pass, double part)
{
  double angle = 2 * G_PI * part * 2;
  double x = (pass->box.x_min + pass->box.x_max) / 2
             + 0.25 * (pass->box.x_max - pass->box.x_min) * cos (angle);
  double y = (pass->box.y_min + pass->box.y_max) / 2
             + 0.25 * (pass->box.y_max - pass->box.y_min) * sin (angle);

  if (pass->viewport == NULL)
    wg_district_map_show_place (WG_DISTRICT_MAP (pass->widget), x, y, pass->zoom, FALSE);
  else
    {
      double lon = x * 360 - 180;
      double lat = atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;

      shumate_viewport_set_zoom_level (pass->viewport, pass->zoom);
      shumate_location_set_location (SHUMATE_LOCATION (pass->viewport), lat, lon);
    }
}

/* By the number of the frame, so that a slow frame is not also a long way. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Pass *pass = data;

  /* First it stands still, as for everybody who comes to a place before he looks around. */
  move (pass, (double) (MAX (pass->frame, STILL) - STILL) / (FRAMES - STILL));
  pass->frame++;
  if (pass->frame <= FRAMES)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (pass->loop);
  return G_SOURCE_REMOVE;
}

static double
read_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/* Of the display server with-display.py started; 0 where there is none. */
static double
read_server (void)
{
  const char *id = g_getenv ("WANGGE_DISPLAY_PID");
  g_autofree char *path = g_strdup_printf ("/proc/%s/schedstat", id != NULL ? id : "none");
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  return g_ascii_strtod (text, NULL) / 1e6;
}

static Processor
read_processor (void)
{
  return (Processor) { read_clock (CLOCK_PROCESS_CPUTIME_ID), read_server () };
}

static void
on_before (Pass *pass)
{
  pass->frame_start = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
on_after (Pass *pass)
{
  gint64 now = g_get_monotonic_time ();
  double work = read_clock (CLOCK_THREAD_CPUTIME_ID) - pass->frame_start;
  double interval = (double) (now - pass->last_frame) / 1000;

  if (pass->frame == WARM_UP)
    pass->begin = read_processor ();
  if (pass->frame > WARM_UP)
    {
      g_array_append_val (pass->work, work);
      g_array_append_val (pass->interval, interval);
    }
  pass->last_frame = now;
}

static Result
run (Pass *pass)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock;
  Processor end;
  Result result;

  pass->work = g_array_new (FALSE, FALSE, sizeof (double));
  pass->interval = g_array_new (FALSE, FALSE, sizeof (double));
  pass->loop = g_main_loop_new (NULL, FALSE);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  gtk_window_set_child (GTK_WINDOW (window), pass->widget);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before), pass);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after), pass);
  gtk_widget_add_tick_callback (pass->widget, on_tick, pass, NULL);
  g_main_loop_run (pass->loop);

  g_signal_handlers_disconnect_by_data (clock, pass);
  gdk_display_sync (gtk_widget_get_display (window));
  end = read_processor ();
  result.frame.process = (end.process - pass->begin.process) / (FRAMES - WARM_UP);
  result.frame.server = (end.server - pass->begin.server) / (FRAMES - WARM_UP);
  result.work = summarise (pass->work);
  result.interval = summarise (pass->interval);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (pass->loop);
  g_array_unref (pass->work);
  g_array_unref (pass->interval);
  return result;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static WgMapSnapshot *
make_snapshot (guint n_grids)
{
  g_autoptr (WgEdit) edit = wg_big_district_new (n_grids);
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      WgRow *row = wg_edit_get_change (edit, i)->new_row;
      g_autoptr (WgGeometry) area = NULL;
      GBytes *wkb;

      if (wg_row_get_kind (row) != &wg_kind_grid)
        continue;
      wkb = wg_row_get_blob (row, WG_GRID_AREA);
      area = wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb), NULL);
      wg_map_snapshot_builder_add_area (builder, wg_row_get_id (row), 0, WG_MAP_NO_AREA,
                                        wg_row_get_text (row, WG_GRID_CODE),
                                        wg_row_get_text (row, WG_GRID_NAME), area);
    }
  return wg_map_snapshot_builder_end (builder);
}

static WgMapColours *
make_colours (WgMapSnapshot *snapshot)
{
  WgMapColours *colours = wg_map_colours_new (wg_map_snapshot_get_n_areas (snapshot));
  static const guint32 ramp[] = { 0xeff3ffff, 0xbdd7e7ff, 0x6baed6ff, 0x3182bdff, 0x08519cff };

  colours->n_classes = G_N_ELEMENTS (ramp);
  for (guint i = 0; i < G_N_ELEMENTS (ramp); i++)
    colours->class_rgba[i] = ramp[i];
  for (guint i = 0; i < colours->n_areas; i++)
    colours->class_of_area[i] = (guint8) (i % G_N_ELEMENTS (ramp));
  return colours;
}

/* Half of the district's width in the window, so that new tiles come in all the time. */
static double
choose_zoom (const WgBBox *box)
{
  WgMapView view = wg_map_view_new_fit (box, 1920, 1080, 0);

  return view.zoom + 1;
}

static Result
pan_empty (const WgBBox *box)
{
  Pass pass = { .box = *box, .zoom = choose_zoom (box) };
  g_autoptr (WgTileSource) source = wg_tile_source_new ();
  ShumateMap *map = shumate_map_new ();
  ShumateMapLayer *layer;

  /* Without a snapshot every tile is answered at once and draws nothing. */
  pass.viewport = shumate_map_get_viewport (map);
  shumate_viewport_set_reference_map_source (pass.viewport, SHUMATE_MAP_SOURCE (source));
  layer = shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), pass.viewport);
  shumate_map_add_layer (map, SHUMATE_LAYER (layer));
  pass.widget = GTK_WIDGET (map);
  return run (&pass);
}

/* Spread over the district as chance will have it. */
static WgPostSpots *
make_posts (const WgBBox *box, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261012);
  WgPostSpots *spots = wg_post_spots_new (20);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("驿站%u 8/8", i);
      const WgPostSpot spot = {
        .id = i + 1, .name = name,
        .x = box->x_min + g_rand_double (rand) * (box->x_max - box->x_min),
        .y = box->y_min + g_rand_double (rand) * (box->y_max - box->y_min),
        .mark = { (guint8) (i % WG_POST_N_SHAPES), (guint8) (i % WG_POST_N_RANKS),
                  (guint8) (i % 4) },
      };

      wg_post_spots_add (spots, &spot);
    }
  return spots;
}

static Result
pan_district (WgMapSnapshot *snapshot, WgMapColours *colours, gboolean labels, guint n_posts)
{
  WgBBox box = wg_map_snapshot_get_bounds (snapshot);
  Pass pass = { .box = box, .zoom = choose_zoom (&box) };

  pass.widget = wg_district_map_new ();
  wg_district_map_set_snapshot (WG_DISTRICT_MAP (pass.widget), snapshot);
  wg_district_map_set_colours (WG_DISTRICT_MAP (pass.widget), colours);
  wg_district_map_set_labels (WG_DISTRICT_MAP (pass.widget), labels);
  if (n_posts > 0)
    {
      g_autoptr (WgPostSpots) posts = make_posts (&box, n_posts);

      wg_district_map_set_posts (WG_DISTRICT_MAP (pass.widget), posts);
    }
  return run (&pass);
}

typedef struct
{
  WgDistrictMap *map;
  guint          n;       /* gestures that are over */
  gboolean       flying;
  gint64         end;     /* of the gesture, µs; 0 while the map is crisp */
  gboolean       settled; /* a frame was painted since the map has asked for its tiles */
  gboolean       crisp;   /* the map is, its names perhaps not yet */
  GArray        *times;   /* ms */
  GArray        *named;   /* ms */
  GMainLoop     *loop;
} Zooming;

/* In and out, each time to another scale, so that no picture of before will do. */
static void
begin_gesture (Zooming *self)
{
  double steps = 0.35 + 0.017 * self->n;

  self->flying = TRUE;
  wg_district_map_zoom_by (self->map, self->n % 2 == 0 ? steps : -steps);
}

static gboolean
is_crisp (const Zooming *self)
{
  return !self->map->moving && wg_tile_source_is_crisp (self->map->source);
}

/* In the tiles, or above them. */
static gboolean
is_named (const Zooming *self)
{
  return wg_tile_source_has_names (self->map->source)
         || wg_label_layer_is_crisp (self->map->labels);
}

static void
note (const Zooming *self, GArray *times, gint64 now)
{
  double ms = (double) (now - self->end) / 1000;

  if (self->end != 0)
    g_array_append_val (times, ms);
}

static void
on_zoomed (Zooming *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->flying && self->map->flight.tick_id == 0)
    {
      self->flying = FALSE;
      self->settled = self->crisp = FALSE;
      self->end = now;
    }
  if (self->flying || !is_crisp (self))
    return;
  /* The frame that was just painted may have been made before the last tile came. */
  if (!self->settled)
    {
      self->settled = TRUE;
      return;
    }
  if (!self->crisp)
    note (self, self->times, now);
  self->crisp = TRUE;
  if (!is_named (self))
    return;
  note (self, self->named, now);
  if (++self->n > ZOOMS)
    g_main_loop_quit (self->loop);
  else
    begin_gesture (self);
}

static gboolean
keep_painting (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
print_zoom (guint n_grids, const char *what, GArray *ms)
{
  Times times = summarise (ms);
  guint late = 0;

  for (guint i = 0; i < ms->len; i++)
    late += g_array_index (ms, double, i) > CRISP_MS;
  g_print ("zoom %u grids: %s after %.0f ms (median %.0f, at most %.0f), %u of %u later than "
           "%d ms\n", n_grids, what, times.mean, g_array_index (ms, double, ms->len / 2),
           g_array_index (ms, double, ms->len - 1), late, ms->len, CRISP_MS);
}

/* From the end of a zoom's movement to the frame in which every tile is drawn for its scale, and
 * to that in which the names are, too. */
static void
zoom_district (WgMapSnapshot *snapshot, WgMapColours *colours, guint n_grids)
{
  WgBBox box = wg_map_snapshot_get_bounds (snapshot);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *map = wg_district_map_new ();
  Zooming zooming = { .map = WG_DISTRICT_MAP (map) };

  zooming.named = g_array_new (FALSE, FALSE, sizeof (double));
  zooming.times = g_array_new (FALSE, FALSE, sizeof (double));
  zooming.loop = g_main_loop_new (NULL, FALSE);
  wg_district_map_set_snapshot (zooming.map, snapshot);
  wg_district_map_set_colours (zooming.map, colours);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  gtk_window_set_child (GTK_WINDOW (window), map);
  gtk_window_present (GTK_WINDOW (window));
  wg_district_map_show_place (zooming.map, (box.x_min + box.x_max) / 2, (box.y_min + box.y_max) / 2,
                              choose_zoom (&box), FALSE);
  gtk_widget_add_tick_callback (map, keep_painting, NULL, NULL);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (on_zoomed), &zooming);
  g_main_loop_run (zooming.loop);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &zooming);
  gtk_window_destroy (GTK_WINDOW (window));
  print_zoom (n_grids, "the map is crisp", zooming.times);
  print_zoom (n_grids, "names too", zooming.named);
  g_main_loop_unref (zooming.loop);
  g_array_unref (zooming.times);
  g_array_unref (zooming.named);
}

static void
print_result (guint n_grids, const char *what, const Result *result, const Result *empty)
{
  double all = result->frame.process + result->frame.server;
  double all_empty = empty->frame.process + empty->frame.server;

  g_print ("pan %u grids %s: between frames %.1f ms (%.2f × empty map), p99 %.1f (%.2f ×), "
           "over %.1f ms: %.0f %% (empty %.0f %%)\n",
           n_grids, what, result->interval.mean, result->interval.mean / empty->interval.mean,
           result->interval.p99, result->interval.p99 / empty->interval.p99, BUDGET_MS,
           result->interval.late, empty->interval.late);
  g_print ("pan %u grids %s: processor time of a frame %.2f ms (%.2f × empty map), of it the "
           "display server %.2f (empty %.2f); the window's thread in a frame %.2f, p99 %.2f "
           "(empty %.2f, %.2f)\n",
           n_grids, what, all, all / all_empty, result->frame.server, empty->frame.server,
           result->work.mean, result->work.p99, empty->work.mean, empty->work.p99);
}

/* The empty map draws nothing at all; ours paints tiles, and names unless they are off. */
static void
measure (guint n_grids)
{
  g_autoptr (WgMapSnapshot) snapshot = make_snapshot (n_grids);
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  WgBBox box = wg_map_snapshot_get_bounds (snapshot);
  Result empty = pan_empty (&box);
  Result plain = pan_district (snapshot, colours, FALSE, 0);
  Result named = pan_district (snapshot, colours, TRUE, 0);
  Result posted = pan_district (snapshot, colours, TRUE, N_POSTS);

  print_result (n_grids, "without names", &plain, &empty);
  print_result (n_grids, "with names", &named, &empty);
  print_result (n_grids, "with names and posts", &posted, &empty);
  g_print ("pan %u grids: %u posts: the window's thread in a frame %.2f ms (%.2f × without)\n",
           n_grids, N_POSTS, posted.work.mean, posted.work.mean / named.work.mean);
  zoom_district (snapshot, colours, n_grids);
  g_print ("pan and zoom %u grids: peak %.0f MiB\n", n_grids, peak_mib ());
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 340, 10000, 100000 };

  gtk_init ();
  if (argc > 1)
    for (int i = 1; i < argc; i++)
      measure ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  else
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      measure (sizes[i]);
  return 0;
}
