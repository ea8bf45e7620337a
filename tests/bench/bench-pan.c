/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map feels like: panned and zoomed for some seconds in a window of 1920×1080, against an
 * empty libshumate map that is moved in the same way on the same renderer. Prints the work of a
 * frame, the time between frames, and the memory. */

#include "wg-big-district.h"
#include "wg-district-map.h"
#include "wg-row.h"
#include "wg-tile-source.h"

#include <math.h>
#include <shumate/shumate.h>
#include <sys/resource.h>
#include <time.h>

#define SECONDS 10.0
#define BUDGET_MS 16.7

typedef struct
{
  GtkWidget       *widget;
  ShumateViewport *viewport; /* of the empty map */
  WgBBox           box;
  double           zoom;
  gint64           start, frame_start, last_frame;
  GArray          *work, *interval; /* ms */
  GMainLoop       *loop;
} Pass;

typedef struct
{
  double mean, p99, late; /* late: share of frames over the budget, % */
} Times;

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

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Pass *pass = data;
  double seconds;

  if (pass->start == 0)
    pass->start = g_get_monotonic_time ();
  seconds = (double) (g_get_monotonic_time () - pass->start) / G_USEC_PER_SEC;
  move (pass, seconds / SECONDS);
  if (seconds < SECONDS)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (pass->loop);
  return G_SOURCE_REMOVE;
}

/* µs of processor time of this thread: what others do on the machine is not in it. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
on_before (Pass *pass)
{
  pass->frame_start = get_cpu_time ();
}

static void
on_after (Pass *pass)
{
  gint64 now = g_get_monotonic_time ();
  double work = (double) (get_cpu_time () - pass->frame_start) / 1000;
  double interval = (double) (now - pass->last_frame) / 1000;

  /* The first second fills the caches in both maps. */
  if (pass->start != 0 && now - pass->start > G_USEC_PER_SEC)
    {
      g_array_append_val (pass->work, work);
      g_array_append_val (pass->interval, interval);
    }
  pass->last_frame = now;
}

static void
run (Pass *pass, Times *work, Times *interval)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock;

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
  *work = summarise (pass->work);
  *interval = summarise (pass->interval);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (pass->loop);
  g_array_unref (pass->work);
  g_array_unref (pass->interval);
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

static void
pan_empty (const WgBBox *box, Times *work, Times *interval)
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
  run (&pass, work, interval);
}

static void
pan_district (guint n_grids)
{
  g_autoptr (WgMapSnapshot) snapshot = make_snapshot (n_grids);
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  WgBBox box = wg_map_snapshot_get_bounds (snapshot);
  Pass pass = { .box = box, .zoom = choose_zoom (&box) };
  Times empty_work, empty_interval, work, interval;

  pan_empty (&box, &empty_work, &empty_interval);
  pass.widget = wg_district_map_new ();
  wg_district_map_set_snapshot (WG_DISTRICT_MAP (pass.widget), snapshot);
  wg_district_map_set_colours (WG_DISTRICT_MAP (pass.widget), colours);
  run (&pass, &work, &interval);

  g_print ("pan %u grids: between frames %.1f ms (%.2f × empty map), p99 %.1f (%.2f ×), "
           "over %.1f ms: %.0f %% (empty %.0f %%)\n",
           n_grids, interval.mean, interval.mean / empty_interval.mean, interval.p99,
           interval.p99 / empty_interval.p99, BUDGET_MS, interval.late, empty_interval.late);
  g_print ("pan %u grids: work of a frame %.2f ms (%.2f × empty map), p99 %.2f (%.2f ×); "
           "peak %.0f MiB\n",
           n_grids, work.mean, work.mean / empty_work.mean, work.p99, work.p99 / empty_work.p99,
           peak_mib ());
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 340, 10000, 100000 };

  gtk_init ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    pan_district (sizes[i]);
  return 0;
}
