/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-sha256.h"

#include "wg-test.h"

#include <string.h>

static char *
hex (const char *text)
{
  guint8 digest[WG_SHA256_SIZE];
  GString *words = g_string_new (NULL);

  wg_sha256 (text, strlen (text), digest);
  for (guint i = 0; i < WG_SHA256_SIZE; i++)
    g_string_append_printf (words, "%02x", digest[i]);
  return g_string_free (words, FALSE);
}

/* The examples of FIPS 180-2, B.1 and B.2, and no bytes at all. */
static void
test_examples (void)
{
  g_autofree char *none = hex ("");
  g_autofree char *one = hex ("abc");
  g_autofree char *two = hex ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");

  g_assert_cmpstr (none, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (one, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (two, ==, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* Every length around the ends of blocks, from any address: what GLib says. */
static void
test_same_as_glib (void)
{
  guint8 bytes[1100];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (gsize length = 0; length <= 1024; length++)
    {
      const guint8 *from = bytes + length % 17;
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 ours[WG_SHA256_SIZE], theirs[WG_SHA256_SIZE];
      gsize size = sizeof theirs;

      g_checksum_update (checksum, from, (gssize) length);
      g_checksum_get_digest (checksum, theirs, &size);
      wg_sha256 (from, length, ours);
      g_assert_cmpmem (ours, sizeof ours, theirs, size);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/sha256/examples", test_examples);
  g_test_add_func ("/base/sha256/same-as-glib", test_same_as_glib);
  return g_test_run ();
}
