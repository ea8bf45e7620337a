/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map service on this machine that answers well, badly, slowly and with malice. */

#include "wg-web-fetch.h"
#include "wg-web-tiles.h"

#include "wg-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define KEY "c0ffee0123456789secret"

typedef enum
{
  GOOD, JPEG, LARGE_TILE, STALE, NO_STORE,
  HTML, HTML_AS_PNG, EMPTY, GARBAGE, BOMB, ODD_SIZE, OBLONG, CUT_HEADER, MANY_SCANS, ENDLESS,
  CLAIMS_HUGE, PACKED, REDIRECT, REDIRECT_FILE, NOT_THERE, NOT_ALLOWED, BUSY, BROKEN, SILENT, DRIP
} Manner;

typedef struct
{
  WgTestDir  *dir;
  SoupServer *server;
  char       *address, *folder;
  WgWebTiles *tiles;
  GPtrArray  *held; /* messages that are not answered */
  Manner      manner;
  guint       n_asked, n_elsewhere, n_changed;
  guint       bad_first; /* so many are answered "busy" before */
  gboolean    saw_key;
} Fixture;

static GBytes *
make_picture (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, NULL, NULL));
  return g_bytes_new_take (buffer, size);
}

static void
answer (SoupServerMessage *message, guint status, const char *type, GBytes *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY,
                                    body != NULL ? g_bytes_get_data (body, NULL) : NULL,
                                    body != NULL ? g_bytes_get_size (body) : 0);
}

static void
answer_text (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  answer (message, status, type, body);
}

/* A good PNG that says in its header to be of another size. */
static GBytes *
make_liar (guint32 width, guint32 height)
{
  g_autoptr (GBytes) good = make_picture ("png", 256, 256);
  gsize length = g_bytes_get_size (good);
  guint8 *data = g_memdup2 (g_bytes_get_data (good, NULL), length);
  guint32 wide = GUINT32_TO_BE (width), high = GUINT32_TO_BE (height);

  memcpy (data + 16, &wide, 4);
  memcpy (data + 20, &high, 4);
  return g_bytes_new_take (data, length);
}

static GBytes *
make_scans (void)
{
  g_autoptr (GBytes) good = make_picture ("jpeg", 256, 256);
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, g_bytes_get_data (good, NULL), (guint) g_bytes_get_size (good));
  for (guint i = 0; i < 1000; i++)
    g_byte_array_append (data, (const guint8 *) "\xff\xda\x00\x02", 4);
  return g_byte_array_free_to_bytes (data);
}

static void
on_wrote_chunk (SoupServerMessage *message, gpointer data)
{
  static const char zeros[65536];

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            zeros, sizeof zeros);
}

static gboolean
on_drip (gpointer data)
{
  SoupServerMessage *message = data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "\x89", 1);
  soup_server_message_unpause (message);
  return G_SOURCE_CONTINUE;
}

static void
stop_dripping (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

/* Bytes without an end, or one now and then. */
static void
begin_body (SoupServerMessage *message, gboolean fast)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_content_type (headers, "image/png", NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  if (fast)
    {
      g_signal_connect (message, "wrote-headers", G_CALLBACK (on_wrote_chunk), NULL);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), NULL);
    }
  else
    g_object_set_data_full (G_OBJECT (message), "drip",
                            GUINT_TO_POINTER (g_timeout_add (20, on_drip, message)),
                            stop_dripping);
}

static void
answer_badly (Fixture *fixture, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body = NULL;

  switch ((int) fixture->manner)
    {
    case HTML:
      answer_text (message, 200, "text/html", "<html>Log in to the network first</html>");
      break;
    case HTML_AS_PNG:
      answer_text (message, 200, "image/png", "<html>tk=" KEY "</html>");
      break;
    case EMPTY:
      answer_text (message, 200, "image/png", "");
      break;
    case GARBAGE:
      answer_text (message, 200, "image/png", "\x89PNG\r\n\x1a\n");
      break;
    case BOMB:
    case ODD_SIZE:
    case OBLONG:
      body = fixture->manner == BOMB       ? make_liar (100000, 100000)
             : fixture->manner == ODD_SIZE ? make_liar (300, 300)
                                           : make_liar (512, 256);
      answer (message, 200, "image/png", body);
      break;
    case CUT_HEADER:
      answer_text (message, 200, "image/jpeg", "\xff\xd8\xff\xe0");
      break;
    case MANY_SCANS:
      body = make_scans ();
      answer (message, 200, "image/jpeg", body);
      break;
    case ENDLESS:
      begin_body (message, TRUE);
      break;
    case CLAIMS_HUGE:
      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_content_type (headers, "image/png", NULL);
      soup_message_headers_set_content_length (headers, (goffset) 1 << 40);
      break;
    case REDIRECT:
    case REDIRECT_FILE:
      soup_server_message_set_redirect (message, 302, fixture->manner == REDIRECT
                                                        ? "/elsewhere" : "file:///etc/passwd");
      break;
    case NOT_THERE:
      answer_text (message, 404, "text/html", "no tile");
      break;
    case NOT_ALLOWED:
      answer_text (message, 403, "application/json", "{\"msg\":\"" KEY "\"}");
      break;
    case BUSY:
      answer_text (message, 429, "text/plain", "slow down");
      soup_message_headers_append (headers, "Retry-After", "60");
      break;
    case BROKEN:
      answer_text (message, 500, "text/html", "<html>oops</html>");
      break;
    case SILENT:
      soup_server_message_pause (message);
      g_ptr_array_add (fixture->held, g_object_ref (message));
      break;
    case DRIP:
    default:
      begin_body (message, FALSE);
      break;
    }
}

static void
on_asked (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
          gpointer data)
{
  Fixture *fixture = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body = NULL;

  if (g_str_has_prefix (path, "/elsewhere"))
    {
      fixture->n_elsewhere++;
      soup_server_message_set_status (message, 200, NULL);
      return;
    }
  fixture->n_asked++;
  fixture->saw_key |= query != NULL
                      && g_strcmp0 (g_hash_table_lookup (query, "tk"), KEY) == 0;
  g_assert_nonnull (strstr (soup_message_headers_get_one (
                              soup_server_message_get_request_headers (message), "User-Agent"),
                            "Wangge/"));
  if (fixture->bad_first > 0)
    {
      fixture->bad_first--;
      answer_text (message, 503, "text/plain", "later");
      return;
    }
  switch ((int) fixture->manner)
    {
    case GOOD:
    case STALE:
    case NO_STORE:
    case PACKED:
      body = make_picture ("png", 256, 256);
      answer (message, 200, "image/png", body);
      if (fixture->manner != GOOD)
        soup_message_headers_append (headers,
                                     fixture->manner == PACKED ? "Content-Encoding"
                                                               : "Cache-Control",
                                     fixture->manner == PACKED     ? "gzip"
                                     : fixture->manner == NO_STORE ? "no-store"
                                                                   : "max-age=0");
      break;
    case JPEG:
      body = make_picture ("jpeg", 256, 256);
      answer (message, 200, "image/jpeg", body);
      break;
    case LARGE_TILE:
      body = make_picture ("png", 512, 512);
      answer (message, 200, "image/png", body);
      break;
    default:
      answer_badly (fixture, message);
    }
}

static void
on_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
open_tiles (Fixture *fixture)
{
  static const char *const layers[] = { "vec", "cva", NULL };
  WgWebMap map = { "test", "Test", fixture->address, layers, 18 };
  g_autoptr (GError) error = NULL;

  fixture->tiles = wg_web_tiles_new (&map, KEY, fixture->folder, 1 << 20, &error);
  g_assert_no_error (error);
  /* Short only where no answer is what is tried: this machine may be busy. */
  wg_web_tiles_set_patience (fixture->tiles,
                             fixture->manner == SILENT || fixture->manner == DRIP ? 300 : 600000,
                             20);
  g_signal_connect_swapped (fixture->tiles, "changed", G_CALLBACK (on_changed), fixture);
}

static void
close_tiles (Fixture *fixture)
{
  wg_web_tiles_stop (fixture->tiles);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handlers_disconnect_by_data (fixture->tiles, fixture);
  g_clear_object (&fixture->tiles);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->dir = wg_test_dir_new ();
  fixture->folder = wg_test_dir_file (fixture->dir, "cache");
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_asked, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                           &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->address = g_strdup_printf ("http://127.0.0.1:%d/{layer}_w?TILEMATRIX={z}&TILEROW={y}"
                                      "&TILECOL={x}&tk={key}", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->manner = (Manner) GPOINTER_TO_INT (data);
  open_tiles (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->tiles != NULL)
    close_tiles (fixture);
  soup_server_disconnect (fixture->server);
  g_ptr_array_unref (fixture->held);
  g_clear_object (&fixture->server);
  g_free (fixture->address);
  g_free (fixture->folder);
  wg_test_dir_free (fixture->dir);
}

static void
wait_for (Fixture *fixture, gboolean (*done) (Fixture *fixture))
{
  while (!done (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_idle (Fixture *fixture)
{
  return wg_web_tiles_is_idle (fixture->tiles);
}

static gboolean
has_problem (Fixture *fixture)
{
  return wg_web_tiles_get_problem (fixture->tiles) != NULL;
}

static gboolean
has_changed (Fixture *fixture)
{
  return fixture->n_changed > 0;
}

/* How many files are below a folder; the key is in no name and in none of them. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_null (strstr (name, KEY));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n += count_files (path);
          continue;
        }
      n++;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_null (g_strstr_len (text, (gssize) length, KEY));
    }
  return n;
}

static gboolean
is_kept (Fixture *fixture)
{
  return count_files (fixture->folder) > 0;
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  g_autoptr (GBytes) tile = NULL, again = NULL;

  g_assert_null (none);
  wait_for (fixture, has_changed);
  tile = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  g_assert_nonnull (tile);
  g_assert_true (wg_web_is_tile (tile));
  g_assert_true (fixture->saw_key);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_null (wg_web_tiles_get_problem (fixture->tiles));
  wait_for (fixture, is_kept);

  /* A program started anew, without a network: the disk answers. */
  close_tiles (fixture);
  soup_server_disconnect (fixture->server);
  open_tiles (fixture);
  again = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (tile, again));
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
}

/* What is too old is shown and asked for again; the same answer changes nothing. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 1, 12, 3300, 1700), tile = NULL;

  wait_for (fixture, has_changed);
  wait_for (fixture, is_kept);
  close_tiles (fixture);
  fixture->n_changed = 0;
  open_tiles (fixture);
  tile = wg_web_tiles_load (fixture->tiles, 1, 12, 3300, 1700);
  g_assert_nonnull (tile);
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_no_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700), tile = NULL;

  wait_for (fixture, has_changed);
  tile = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  g_assert_nonnull (tile);
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* Eight tiles of malice: none is shown or kept, nobody else is asked, and at the latest after the
 * fourth the service is left alone. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);

      g_assert_null (none);
    }
  wait_for (fixture, has_problem);
  g_assert_cmpuint (fixture->n_asked, <=, 8);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpuint (fixture->n_elsewhere, ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  g_assert_null (strstr (wg_web_tiles_get_problem (fixture->tiles), KEY));
  g_assert_null (strstr (wg_web_tiles_get_problem (fixture->tiles), "127.0.0.1"));
}

/* "No" is an answer: the key is not tried again and again. */
static void
test_not_allowed (Fixture *fixture, gconstpointer data)
{
  guint asked;

  test_hostile (fixture, data);
  wait_for (fixture, is_idle);
  asked = fixture->n_asked;
  fixture->manner = GOOD;
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 13, 3300 + i, 1700);
    }
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, asked);
}

static void
test_not_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700), still = NULL;

  g_main_context_iteration (NULL, TRUE);
  wait_for (fixture, is_idle);
  still = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  g_assert_null (still);
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_null (wg_web_tiles_get_problem (fixture->tiles));
}

/* It was busy for a while: asked again with pauses, one at a time, until all are there. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  fixture->bad_first = 3;
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);
    }
  wait_for (fixture, has_problem);
  wait_for (fixture, has_changed);
  wait_for (fixture, is_idle);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GBytes) tile = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);

      g_assert_nonnull (tile);
    }
  g_assert_cmpuint (fixture->n_asked, ==, 9);
  g_assert_null (wg_web_tiles_get_problem (fixture->tiles));
}

static gboolean
has_asked (Fixture *fixture)
{
  return fixture->n_asked > 0;
}

/* The service answers at last, to nobody. */
static void
answer_held (Fixture *fixture)
{
  g_autoptr (GBytes) body = make_picture ("png", 256, 256);

  for (guint i = 0; i < fixture->held->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (fixture->held, i);

      answer (message, 200, "image/png", body);
      soup_server_message_unpause (message);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The map moved on: what is out of sight is called off, and asked for again when it is back. */
static void
test_out_of_sight (Fixture *fixture, gconstpointer data)
{
  double n = 1 << 12;
  WgBBox here = { 3300 / n, 1700 / n, 3320 / n, 1701 / n };
  WgBBox there = { 3500 / n, 1700 / n, 3520 / n, 1701 / n };
  guint asked;

  wg_web_tiles_set_patience (fixture->tiles, 600000, 20);
  wg_web_tiles_set_view (fixture->tiles, &here, 12, FALSE);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);
    }
  wait_for (fixture, has_asked);
  wg_web_tiles_set_view (fixture->tiles, &there, 12, TRUE);
  wait_for (fixture, is_idle);
  answer_held (fixture);
  asked = fixture->n_asked;
  g_assert_cmpuint (asked, <=, 4);
  /* What is wanted while it is out of sight is not asked for at all. */
  {
    g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  }
  wait_for (fixture, is_idle);
  g_assert_cmpuint (fixture->n_asked, ==, asked);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  fixture->manner = GOOD;
  wg_web_tiles_set_view (fixture->tiles, &here, 12, FALSE);
  wait_for (fixture, has_changed);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);
    }
  wait_for (fixture, is_idle);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) tile = wg_web_tiles_load (fixture->tiles, 0, 12, 3300 + i, 1700);

      g_assert_nonnull (tile);
    }
}

/* Nobody listens any more. */
static void
test_no_network (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = NULL;

  soup_server_disconnect (fixture->server);
  none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  wait_for (fixture, has_problem);
  g_assert_null (strstr (wg_web_tiles_get_problem (fixture->tiles), KEY));
}

/* A certificate that nobody vouches for. */
static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *certificate = wg_test_dir_file (fixture->dir, "cert.pem");
  g_autofree char *secret = wg_test_dir_file (fixture->dir, "key.pem");
  const char *command[] = { "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
                            "2", "-subj", "/CN=127.0.0.1", "-addext",
                            "subjectAltName=IP:127.0.0.1", "-keyout", secret, "-out", certificate,
                            NULL };
  g_autoptr (GTlsCertificate) both = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  if (!g_spawn_sync (NULL, (char **) command, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                       | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL)
      || (both = g_tls_certificate_new_from_files (certificate, secret, NULL)) == NULL)
    {
      g_test_skip ("no openssl to make a certificate with");
      return;
    }
  close_tiles (fixture);
  soup_server_disconnect (fixture->server);
  soup_server_set_tls_certificate (fixture->server, both);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_HTTPS
                                           | SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (fixture->server);
  g_free (fixture->address);
  fixture->address = g_strdup_printf ("https://127.0.0.1:%d/{layer}/{z}/{x}/{y}?tk={key}",
                                      g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  open_tiles (fixture);
  wg_web_tiles_set_patience (fixture->tiles, 60000, 20);
  {
    g_autoptr (GBytes) none = wg_web_tiles_load (fixture->tiles, 0, 12, 3300, 1700);
  }
  wait_for (fixture, has_problem);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_assert_nonnull (strstr (wg_web_tiles_get_problem (fixture->tiles), "certificate"));
}

#define TEST(path, manner, function) \
  g_test_add ("/web-tiles/" path, Fixture, GINT_TO_POINTER (manner), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("good", GOOD, test_good);
  TEST ("jpeg", JPEG, test_good);
  TEST ("large-tile", LARGE_TILE, test_good);
  TEST ("stale", STALE, test_stale);
  TEST ("no-store", NO_STORE, test_no_store);
  TEST ("hostile/html", HTML, test_hostile);
  TEST ("hostile/html-as-png", HTML_AS_PNG, test_hostile);
  TEST ("hostile/empty", EMPTY, test_hostile);
  TEST ("hostile/garbage", GARBAGE, test_hostile);
  TEST ("hostile/bomb", BOMB, test_hostile);
  TEST ("hostile/odd-size", ODD_SIZE, test_hostile);
  TEST ("hostile/oblong", OBLONG, test_hostile);
  TEST ("hostile/cut-header", CUT_HEADER, test_hostile);
  TEST ("hostile/many-scans", MANY_SCANS, test_hostile);
  TEST ("hostile/endless", ENDLESS, test_hostile);
  TEST ("hostile/claims-huge", CLAIMS_HUGE, test_hostile);
  TEST ("hostile/packed", PACKED, test_hostile);
  TEST ("hostile/redirect", REDIRECT, test_hostile);
  TEST ("hostile/redirect-file", REDIRECT_FILE, test_hostile);
  TEST ("hostile/busy", BUSY, test_hostile);
  TEST ("hostile/broken", BROKEN, test_hostile);
  TEST ("hostile/silent", SILENT, test_hostile);
  TEST ("hostile/drip", DRIP, test_hostile);
  TEST ("not-allowed", NOT_ALLOWED, test_not_allowed);
  TEST ("not-there", NOT_THERE, test_not_there);
  TEST ("busy", GOOD, test_busy);
  TEST ("out-of-sight", SILENT, test_out_of_sight);
  TEST ("no-network", GOOD, test_no_network);
  TEST ("certificate", GOOD, test_certificate);
  return g_test_run ();
}
