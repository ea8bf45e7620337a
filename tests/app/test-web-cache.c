/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk of a map service's tiles, and the addresses that may be asked. */

#include "wg-web-address.h"
#include "wg-web-cache.h"

#include "wg-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* A PNG of 256 pixels that says in its header to be of another size. */
static GBytes *
make_picture (guint32 size)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  guint32 side = GUINT32_TO_BE (size);
  char *buffer;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", NULL, NULL));
  memcpy (buffer + 16, &side, 4);
  memcpy (buffer + 20, &side, 4);
  return g_bytes_new_take (buffer, length);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }
  return n;
}

/* The folder is within its limit again, and the newest are still there. */
static void
test_trim (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *folder = wg_test_dir_file (dir, "cache");
  g_autoptr (GBytes) tile = make_picture (256);
  guint64 size = g_bytes_get_size (tile);
  g_autoptr (WgWebCache) cache = wg_web_cache_new (folder, size * 20);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, expires;
  g_autoptr (GBytes) newest = NULL, oldest = NULL;

  for (guint i = 0; i < 40; i++)
    wg_web_cache_keep (cache, "vec", 12, i, 7, tile, now + i);
  g_assert_cmpuint (count_files (folder), ==, 40);
  wg_web_cache_trim (cache);
  g_assert_cmpuint (count_files (folder), <=, 20);
  g_assert_cmpuint (count_files (folder), >=, 17);
  newest = wg_web_cache_load (cache, "vec", 12, 39, 7, &expires);
  g_assert_nonnull (newest);
  g_assert_cmpint (expires, ==, now + 39);
  oldest = wg_web_cache_load (cache, "vec", 12, 0, 7, &expires);
  g_assert_null (oldest);
}

/* Somebody put something else into the folder. */
static void
test_harmed_cache (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *folder = wg_test_dir_file (dir, "cache");
  g_autoptr (GBytes) bomb = make_picture (100000);
  g_autoptr (WgWebCache) cache = wg_web_cache_new (folder, 1 << 20);
  gint64 expires;
  g_autoptr (GBytes) none = NULL;

  wg_web_cache_keep (cache, "vec", 12, 1, 7, bomb, G_MAXINT32);
  none = wg_web_cache_load (cache, "vec", 12, 1, 7, &expires);
  g_assert_null (none);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_address (void)
{
  static const char *const bad[] = {
    "", "https://", "tianditu", "http://example.org/{z}/{x}/{y}", "https://example.org/{z}/{x}",
    "https://user:word@example.org/{z}/{x}/{y}", "file:///etc/{z}/{x}/{y}",
    "https://example.org/{z}/{x}/{y}/{password}", "ftp://127.0.0.1/{z}/{x}/{y}",
    "http://127.0.0.1.example.org/{z}/{x}/{y}", "https://t{7-0}.example.org/{z}/{x}/{y}",
  };
  g_autofree char *address = NULL, *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (wg_web_address_check (bad[i], &error));
      g_assert_nonnull (error);
    }
  g_assert_true (wg_web_address_check ("http://localhost/{z}/{x}/{y}", NULL));
  g_assert_true (wg_web_address_check ("https://t{0-7}.example.org/{layer}/{z}/{x}/{y}?tk={key}",
                                       NULL));
  address = wg_web_address_expand ("https://t{0-7}.example.org/{layer}/{z}/{x}/{y}?tk={key}", "vec",
                                   3, 5, 6, "abc");
  g_assert_cmpstr (address, ==, "https://t3.example.org/vec/3/5/6?tk=abc");
  g_assert_true (wg_web_address_is_key ("c0ffee0123456789-_Z"));
  g_assert_false (wg_web_address_is_key (""));
  g_assert_false (wg_web_address_is_key ("a&b"));
  g_assert_false (wg_web_address_is_key ("a b\r\nHost: x"));
  again = g_strnfill (129, 'a');
  g_assert_false (wg_web_address_is_key (again));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-cache/address", test_address);
  g_test_add_func ("/web-cache/trim", test_trim);
  g_test_add_func ("/web-cache/harmed", test_harmed_cache);
  return g_test_run ();
}
