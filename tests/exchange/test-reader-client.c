/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files through the real child. */

#include "wg-reader-client.h"
#include "wg-reader-process.h"
#include "wg-test.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const WgReaderOptions defaults = { .encoding = NULL };

static WgTable *
read_text (const char *name,
           const char *content,
           gssize      length,
           GError    **error)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, name, content, length);

  return wg_reader_client_read (path, &defaults, NULL, NULL, NULL, error);
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table =
    read_text ("t.csv",
               "\xef\xbb\xbf" "code,name,households\r\n"
               "007,\"East, \"\"Gate\"\"\",120\r\n"
               "008,short\r\n"
               "009,\"two\r\nlines\",\r\n",
               -1, &error);
  const WgRefusal *refusal;

  g_assert_no_error (error);
  g_assert_cmpuint (wg_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (wg_table_get_column (table, 0), ==, "code");
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (wg_table_get_cell (table, 0, 0), ==, "007");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 1), ==, "East, \"Gate\"");
  g_assert_cmpstr (wg_table_get_cell (table, 1, 1), ==, "two\r\nlines");
  g_assert_null (wg_table_get_cell (table, 1, 2));
  g_assert_cmpint (wg_table_get_row (table, 1), ==, 3);
  g_assert_cmpint (wg_table_get_line (table, 1), ==, 4);
  g_assert_false (wg_table_has_geometry (table));
  g_assert_cmpuint (wg_table_get_refusals (table)->len, ==, 1);
  refusal = g_ptr_array_index (wg_table_get_refusals (table), 0);
  g_assert_cmpstr (refusal->file, ==, "t.csv");
  g_assert_cmpint (refusal->row, ==, 2);
  g_assert_cmpint (refusal->line, ==, 3);
}

static void
test_geojson (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table =
    read_text ("t.geojson",
               "{\"type\":\"FeatureCollection\",\"features\":[\n"
               "{\"type\":\"Feature\",\"properties\":{\"code\":\"A1\",\"n\":12,\"r\":1.5},"
               "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
               "[[[110,30,5],[110.1,30,5],[110.1,30.1,5],[110,30,5]]]}},\n"
               "{\"type\":\"Feature\",\"properties\":{\"code\":\"A2\",\"n\":null},"
               "\"geometry\":null},\n"
               "{\"type\":\"Feature\",\"properties\":{\"code\":\"A3\"},"
               "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
               "[[[110,30],[1e300,30],[110.1,30.1],[110,30]]]}}\n"
               "]}",
               -1, &error);
  WgGeometry *geometry;
  const WgRefusal *refusal;

  g_assert_no_error (error);
  g_assert_true (wg_table_has_geometry (table));
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (wg_table_get_cell (table, 0, 0), ==, "A1");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 1), ==, "12");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 2), ==, "1.5");
  g_assert_null (wg_table_get_cell (table, 1, 1));
  g_assert_cmpint (wg_table_get_line (table, 1), ==, 3);
  geometry = wg_table_get_geometry (table, 0);
  g_assert_cmpint (wg_geometry_get_kind (geometry), ==, WG_GEOMETRY_POLYGONS);
  g_assert_cmpuint (wg_geometry_get_n_points (geometry), ==, 4);
  g_assert_null (wg_table_get_geometry (table, 1));
  refusal = g_ptr_array_index (wg_table_get_refusals (table), 0);
  g_assert_cmpint (refusal->row, ==, 3);
  g_assert_cmpint (refusal->line, ==, 4);
}

static void
assert_sentence (const char *name,
                 const char *content,
                 gssize      length,
                 int         code,
                 const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = read_text (name, content, length, &error);

  g_assert_null (table);
  g_assert_error (error, WG_EXCHANGE_ERROR, code);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_defects (void)
{
  g_autofree char *deep = g_strnfill (300, '[');

  assert_sentence ("t.json", "{\"type\":\n  }", -1, WG_EXCHANGE_ERROR_DAMAGED,
                   "t.json, line 2, column 3: a value is missing or is written wrongly. Correct "
                   "the file or have it exported again.");
  assert_sentence ("t.json", "{}\n{}", -1, WG_EXCHANGE_ERROR_DAMAGED,
                   "t.json, line 2, column 1: the data end before this place, but something "
                   "follows. Correct the file or have it exported again.");
  assert_sentence ("t.json", deep, -1, WG_EXCHANGE_ERROR_LIMIT,
                   "t.json, line 1, column 65: the brackets are nested deeper than 64 levels. No "
                   "map file needs that; check where it comes from.");
  assert_sentence ("t.json", "[1,2]", -1, WG_EXCHANGE_ERROR_FORMAT,
                   "t.json: this is JSON, but no map (GeoJSON). Export the areas as GeoJSON.");
  assert_sentence ("t.csv", "", 0, WG_EXCHANGE_ERROR_DAMAGED, "t.csv: the file is empty.");
  assert_sentence ("t.csv", "\n\n", 2, WG_EXCHANGE_ERROR_DAMAGED, "t.csv: the file is empty.");
  assert_sentence ("t.csv", "a,b\n\"1,2\n", -1, WG_EXCHANGE_ERROR_DAMAGED,
                   "t.csv, line 2, column 1: a quotation mark is opened here and never closed. "
                   "Correct the line and try again.");
  assert_sentence ("t.csv", "a,b\n1,\xcd\xff\n", -1, WG_EXCHANGE_ERROR_FORMAT,
                   "t.csv, line 2, column 3: the text is not UTF-8. Choose the encoding of the "
                   "file, or save it as UTF-8.");
  assert_sentence ("t.doc", "abc", -1, WG_EXCHANGE_ERROR_FORMAT,
                   "t.doc: this kind of file cannot be read. Use a table as XLSX, ODS or CSV, or "
                   "areas as GeoJSON, KML, GeoPackage or a shapefile.");
  assert_sentence ("t.shp", "abc", -1, WG_EXCHANGE_ERROR_READ,
                   "t.shp: the file with the ending .shx is missing. A shapefile needs .shp, .shx "
                   "and .dbf with the same name in one folder.");
}

static void
test_named_encoding (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path =
    wg_test_dir_write (dir, "t.csv", "code,\xc3\xfb\xb3\xc6\n1,\xcd\xf8\n", -1);
  const WgReaderOptions gbk = { .encoding = "GB18030" };
  const WgReaderOptions none = { .encoding = "no-such" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = wg_reader_client_read (path, &gbk, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wg_table_get_column (table, 1), ==, "名称");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 1), ==, "网");
  g_assert_cmpstr (wg_table_get_encoding (table), ==, "GB18030");

  g_assert_null (wg_reader_client_read (path, &none, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT);
}

static void
test_not_there (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "none.csv");
  g_autofree char *pipe = wg_test_dir_file (dir, "pipe.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READ);
  g_clear_error (&error);
  g_assert_null (wg_reader_client_read (wg_test_dir_path (dir), &defaults, NULL, NULL, NULL,
                                        &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READ);
  g_clear_error (&error);
  /* A pipe without a writer must not make anybody wait. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (wg_reader_client_read (pipe, &defaults, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READ);
}

static void
test_other_system (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table =
    read_text ("t.json",
               "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
               "{\"name\":\"urn:ogc:def:crs:EPSG::4545\"}},\"features\":[{\"type\":\"Feature\","
               "\"properties\":{\"code\":\"a\"},\"geometry\":{\"type\":\"Point\","
               "\"coordinates\":[537983.635,2524651.449]}}]}",
               -1, &error);
  const double *point;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (wg_table_get_system (table), ==, "EPSG:4490");
  g_assert_nonnull (strstr (g_ptr_array_index (wg_table_get_notes (table), 0), "EPSG:4545"));
  point = wg_geometry_get_part (wg_table_get_geometry (table, 0), 0, &n);
  g_assert_cmpfloat_with_epsilon (point[0], 108.37, 1e-8);
  g_assert_cmpfloat_with_epsilon (point[1], 22.82, 1e-8);
}

static void
test_web_map (void)
{
  static const WgReaderOptions gcj = { .datum = { WG_DATUM_GCJ02, 0 } };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path =
    wg_test_dir_write (dir, "t.json",
                       "{\"type\":\"Feature\",\"properties\":{\"code\":\"a\"},\"geometry\":"
                       "{\"type\":\"Point\",\"coordinates\":[108.374076,22.817319]}}", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = wg_reader_client_read (path, &gcj, NULL, NULL, NULL, &error);
  const double *point;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpint (wg_table_get_datum (table), ==, WG_DATUM_GCJ02);
  point = wg_geometry_get_part (wg_table_get_geometry (table, 0), 0, &n);
  g_assert_cmpfloat_with_epsilon (point[0], 108.37, 1e-6);
  g_assert_cmpfloat_with_epsilon (point[1], 22.82, 1e-6);
}

static void
cancel_at_once (gint64   done,
                gint64   of,
                gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (GString) text = g_string_new ("code,name\n");
  g_autofree char *path = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u,name of row %u\n", i, i);
  path = wg_test_dir_write (dir, "t.csv", text->str, (gssize) text->len);
  g_assert_null (wg_reader_client_read (path, &defaults, cancel_at_once, cancellable, cancellable,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (wg_reader_client_read (path, &defaults, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_reader (void)
{
  g_autofree char *old = g_strdup (g_getenv ("WANGGE_READER"));
  static const char *const programs[] = { "/nonexistent/wangge-reader", "/bin/false" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("WANGGE_READER", programs[i], TRUE);
      g_assert_null (read_text ("t.csv", "a\n1\n", -1, &error));
      g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER);
    }
  g_setenv ("WANGGE_READER", old, TRUE);
}

static char *
write_program (WgTestDir  *dir,
               const char *body)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", body, "\n", NULL);
  char *path = wg_test_dir_write (dir, "reader", text, -1);

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return path;
}

/* A child that breaks down, runs too long, says nothing or says nonsense without end. */
static void
test_bad_reader (void)
{
  static const struct
  {
    const char *body;
    int         code;
  } cases[] = {
    { "kill -SEGV $$", WG_EXCHANGE_ERROR_READER },
    { "kill -ABRT $$", WG_EXCHANGE_ERROR_READER },
    { "kill -XCPU $$", WG_EXCHANGE_ERROR_LIMIT },
    { "exit 0", WG_EXCHANGE_ERROR_READER },
    { "echo hello", WG_EXCHANGE_ERROR_READER },
    { "exec cat /dev/zero", WG_EXCHANGE_ERROR_READER },
    { "exec yes", WG_EXCHANGE_ERROR_READER },
  };
  g_autofree char *old = g_strdup (g_getenv ("WANGGE_READER"));
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *program = write_program (dir, cases[i].body);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].body);
      g_setenv ("WANGGE_READER", program, TRUE);
      g_assert_null (read_text ("t.csv", "a\n1\n", -1, &error));
      g_assert_error (error, WG_EXCHANGE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "t.csv: "));
    }
  g_setenv ("WANGGE_READER", old, TRUE);
}

static gpointer
cancel_later (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A child that hangs is ended when the user says so, not when it likes. */
static void
test_cancel_silence (void)
{
  g_autofree char *old = g_strdup (g_getenv ("WANGGE_READER"));
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *program = write_program (dir, "exec sleep 600");
  g_autofree char *path = wg_test_dir_write (dir, "t.csv", "a\n1\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_setenv ("WANGGE_READER", program, TRUE);
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_null (wg_reader_client_read (path, &defaults, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_setenv ("WANGGE_READER", old, TRUE);
}

/* What the program has open without having marked it does not stay open in the child. */
static void
test_leaves_the_rest (void)
{
  g_autoptr (GError) error = NULL;
  int left_open = fcntl (STDERR_FILENO, F_DUPFD, 40);
  g_autofree char *seen = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *stands = NULL;
  int ends[2];
  int answer = -1;
  GPid pid = 0;

  g_assert_cmpint (left_open, >=, 40);
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
  g_assert_true (wg_reader_process_start (NULL, ends[0], NULL, 0, &pid, &answer, &error));
  g_assert_no_error (error);
  seen = g_strdup_printf ("/proc/%d/fd/%d", pid, left_open);
  folder = g_strdup_printf ("/proc/%d/cwd", pid);
  for (guint i = 0; i < 6000 && g_strcmp0 (stands, "/") != 0; i++)
    {
      g_usleep (10 * 1000);
      g_free (stands);
      stands = g_file_read_link (folder, NULL);
    }
  g_assert_cmpstr (stands, ==, "/");
  g_assert_false (g_file_test (seen, G_FILE_TEST_EXISTS));
  close (ends[1]);
  wg_reader_process_end (pid, FALSE);
  close (answer);
  close (left_open);
}

static void
test_too_large (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *content = g_strnfill (2 << 20, 'a');
  g_autofree char *path = wg_test_dir_write (dir, "t.csv", content, -1);
  const WgReaderOptions small = { .memory_mib = 2 };
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_reader_client_read (path, &small, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT);
}

static void
copy_part (WgTestDir  *dir,
           const char *from,
           const char *name,
           double      share)
{
  g_autofree char *content = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  path = wg_test_dir_write (dir, name, content, (gssize) ((double) length * share));
}

/* Copies the invented shapefile; one of its parts may be cut, left out (share 0) or changed. */
static char *
copy_shapefile (WgTestDir  *dir,
                const char *part,
                double      share)
{
  static const char *const suffixes[] = { "shp", "shx", "dbf", "prj", "cpg" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *inner =
        g_strconcat ("tests/fixtures/import/town-areas.", suffixes[i], NULL);
      g_autofree char *from = wg_test_source (inner);
      g_autofree char *name = g_strconcat ("town.", suffixes[i], NULL);
      gboolean this_one = g_strcmp0 (part, suffixes[i]) == 0;

      if (!this_one || share > 0)
        copy_part (dir, from, name, this_one ? share : 1);
    }
  return wg_test_dir_file (dir, "town.shp");
}

static void
test_shapefile (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = copy_shapefile (dir, NULL, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (wg_table_get_notes (table)->len, ==, 0);
  g_assert_cmpstr (wg_table_get_system (table), ==, "EPSG:4326");
  g_assert_cmpstr (wg_table_get_column (table, 1), ==, "名称");
  g_assert_cmpstr (wg_table_get_cell (table, 1, 1), ==, "槐树里社区");
  g_assert_cmpstr (wg_table_get_cell (table, 0, 0), ==, "990102001001");
  g_assert_null (wg_table_get_cell (table, 2, 2));
  g_assert_nonnull (wg_table_get_geometry (table, 2));
}

/* Whatever is cut off at whatever place: a sentence that names the part. */
static void
test_cut_shapefile (void)
{
  static const char *const parts[] = { "shp", "shx", "dbf" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint tenth = 0; tenth < 10; tenth += 3)
      {
        g_autoptr (WgTestDir) dir = wg_test_dir_new ();
        g_autofree char *path = copy_shapefile (dir, parts[i], tenth / 10.0);
        g_autofree char *named = g_strconcat (".", parts[i], NULL);
        g_autoptr (GError) error = NULL;

        g_assert_null (wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error));
        g_assert_true (error->domain == WG_EXCHANGE_ERROR);
        g_assert_cmpint (error->code, ==,
                         tenth == 0 ? WG_EXCHANGE_ERROR_READ : WG_EXCHANGE_ERROR_DAMAGED);
        if (i > 0 || tenth > 0)
          g_assert_nonnull (strstr (error->message, named));
      }
}

static void
test_no_system (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = copy_shapefile (dir, "prj", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wg_table_get_system (table), ==, "");
  g_assert_cmpuint (wg_table_get_notes (table)->len, ==, 1);
}

/* Flipped bytes: the answer is a table or a sentence, and it comes. */
static void
test_mutants (void)
{
  static const char *const names[] = { "town-areas.shp", "town-areas.dbf", "town-areas.shx",
                                       "town-areas.prj", "town-grids.geojson", "town-units.csv" };

  for (guint i = 0; i < (g_test_thorough () ? 3000 : 48); i++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      const char *name = names[i % G_N_ELEMENTS (names)];
      g_autofree char *inner = g_strconcat ("tests/fixtures/import/", name, NULL);
      g_autofree char *from = wg_test_source (inner);
      const char *suffix = strrchr (name, '.');
      g_autofree char *shape = copy_shapefile (dir, NULL, 1);
      g_autofree char *target = g_strconcat ("town", suffix, NULL);
      g_autofree char *written = NULL;
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WgTable) table = NULL;
      gsize length;

      g_file_get_contents (from, &content, &length, &error);
      g_assert_no_error (error);
      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        content[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (0, 256);
      written = wg_test_dir_write (dir, target, content, (gssize) length);
      table = wg_reader_client_read (i % G_N_ELEMENTS (names) < 4 ? shape : written, &defaults,
                                     NULL, NULL, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == WG_EXCHANGE_ERROR);
    }
}

/* Real files, where they are. */
static void
test_real_shapefile (void)
{
  g_autofree char *path = wg_test_shared ("polygons/shenzhen-districts/sz.shp");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = NULL;

  if (path == NULL)
    return;
  table = wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 10);
  g_assert_cmpuint (wg_table_get_notes (table)->len, ==, 1);
}

static void
test_broken_json (void)
{
  g_autofree char *path = wg_test_shared ("polygons/india-dirty/Ahmedabad_Ward_office.geojson");
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  g_assert_null (wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "line 810, column 3"));
}

static void
test_leeds (void)
{
  g_autofree char *path = wg_test_shared ("polygons/uk-leeds/4-oa-E08000035.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTable) table = NULL;

  if (path == NULL)
    return;
  table = wg_reader_client_read (path, &defaults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_table_get_n_rows (table), ==, 2543);
  g_assert_cmpuint (wg_table_get_refusals (table)->len, ==, 0);
  g_assert_cmpint (wg_table_get_line (table, 0), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-client/csv", test_csv);
  g_test_add_func ("/reader-client/geojson", test_geojson);
  g_test_add_func ("/reader-client/defects", test_defects);
  g_test_add_func ("/reader-client/named-encoding", test_named_encoding);
  g_test_add_func ("/reader-client/not-there", test_not_there);
  g_test_add_func ("/reader-client/other-system", test_other_system);
  g_test_add_func ("/reader-client/web-map", test_web_map);
  g_test_add_func ("/reader-client/cancel", test_cancel);
  g_test_add_func ("/reader-client/no-reader", test_no_reader);
  g_test_add_func ("/reader-client/bad-reader", test_bad_reader);
  g_test_add_func ("/reader-client/cancel-silence", test_cancel_silence);
  g_test_add_func ("/reader-client/too-large", test_too_large);
  g_test_add_func ("/reader-client/shapefile", test_shapefile);
  g_test_add_func ("/reader-client/cut-shapefile", test_cut_shapefile);
  g_test_add_func ("/reader-client/no-system", test_no_system);
  g_test_add_func ("/reader-client/leaves-the-rest", test_leaves_the_rest);
  g_test_add_func ("/reader-client/mutants", test_mutants);
  g_test_add_func ("/reader-client/real-shapefile", test_real_shapefile);
  g_test_add_func ("/reader-client/broken-json", test_broken_json);
  g_test_add_func ("/reader-client/leeds", test_leeds);
  return g_test_run ();
}
