/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tile from a map service, which may be anybody by now: a broken one, a proxy that answers with
 * its own page, or an enemy. Whatever comes is bounded in time and bytes, must be a small picture
 * by its own first bytes, and follows no redirection. It keeps nothing and tries nothing twice. */

#include "wg-web-fetch.h"

#include "wg-config.h"
#include "wg-tile-image.h"

#include <glib/gi18n.h>

#include <string.h>

#define PIECE      (32 << 10)
#define DAY        (24 * 60 * 60)
#define KEEP       (7 * DAY)  /* where the service says nothing */
#define KEEP_MOST  (60 * DAY)
#define WAIT_MOST  (60 * 60)
#define MAX_SCANS  64 /* of a JPEG: each of thousands would be decoded over the whole picture */

G_DEFINE_QUARK (wg-web-error-quark, wg_web_error)

typedef struct
{
  SoupMessage  *message;
  GInputStream *stream;
  GByteArray   *body;
  GCancellable *inner; /* ends with the caller's, or at the deadline */
  GCancellable *outer; /* (nullable) */
  gulong        outer_id;
  guint         deadline_id;
  gboolean      late;
  WgWebAnswer   answer;
} Fetch;

void
wg_web_answer_clear (WgWebAnswer *answer)
{
  g_clear_pointer (&answer->tile, g_bytes_unref);
}

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  /* First, or a stream that has no end would be read to it. */
  g_cancellable_cancel (self->inner);
  /* Not g_cancellable_disconnect(), which waits for itself within a cancellation. */
  if (self->outer != NULL)
    g_signal_handler_disconnect (self->outer, self->outer_id);
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->inner);
  g_clear_object (&self->outer);
  g_byte_array_unref (self->body);
  wg_web_answer_clear (&self->answer);
  g_free (self);
}

SoupSession *
wg_web_session_new (void)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "Wangge/" WG_VERSION,
                                                        "max-conns", 4,
                                                        "max-conns-per-host", 2,
                                                        "timeout", 10,
                                                        "idle-timeout", 30, NULL);

  /* Pictures are packed already; what is packed twice is a bomb. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

/* The caller's own sentences are said first: whether it was too late, or no longer wanted. */
static void
fail (GTask *task, WgWebError code, const char *sentence)
{
  Fetch *self = g_task_get_task_data (task);

  if (self->outer != NULL && g_cancellable_is_cancelled (self->outer))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else if (self->late)
    g_task_return_new_error (task, WG_WEB_ERROR, WG_WEB_ERROR_SILENT, "%s",
                             _("The map service takes too long to answer."));
  else
    g_task_return_new_error (task, WG_WEB_ERROR, (int) code, "%s", sentence);
}

/* Progressive pictures have a few scans. Within a scan a byte 0xff is followed by 0. */
static gboolean
has_few_scans (const guint8 *data, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i + 1 < length; i++)
    n += data[i] == 0xff && data[i + 1] == 0xda;
  return n <= MAX_SCANS;
}

gboolean
wg_web_is_tile (GBytes *tile)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (tile, &length);
  guint width, height;
  WgTileImage image;

  if (length == 0 || length > WG_WEB_MAX_TILE)
    return FALSE;
  image = wg_tile_image_measure (data, length, &width, &height);
  return image != WG_TILE_IMAGE_UNKNOWN && width == height && (width == 256 || width == 512)
         && (image != WG_TILE_IMAGE_JPEG || has_few_scans (data, length));
}

/* Until when it may be kept. */
static gint64
read_expiry (SoupMessageHeaders *headers)
{
  const char *control = soup_message_headers_get_list (headers, "Cache-Control");
  const char *expires = soup_message_headers_get_one (headers, "Expires");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 until = now + KEEP;

  if (control != NULL)
    {
      g_autoptr (GHashTable) words = soup_header_parse_param_list (control);
      const char *age = g_hash_table_lookup (words, "max-age");

      if (g_hash_table_contains (words, "no-store"))
        return 0;
      if (g_hash_table_contains (words, "no-cache"))
        return now;
      if (age != NULL)
        return now + CLAMP (g_ascii_strtoll (age, NULL, 10), 0, KEEP_MOST);
    }
  if (expires != NULL)
    {
      g_autoptr (GDateTime) day = soup_date_time_new_from_http_string (expires);

      until = day != NULL ? g_date_time_to_unix (day) : now;
    }
  return CLAMP (until, now, now + KEEP_MOST);
}

static void
finish_body (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GBytes) tile = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));

  self->body = g_byte_array_new ();
  if (!wg_web_is_tile (tile))
    {
      fail (task, WG_WEB_ERROR_ANSWER, _("What the map service answers is no map picture."));
      return;
    }
  self->answer.tile = g_steal_pointer (&tile);
  self->answer.expires = read_expiry (soup_message_get_response_headers (self->message));
  g_task_return_boolean (task, TRUE);
}

static void
on_piece (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result,
                                                               NULL);

  if (piece == NULL)
    {
      fail (task, WG_WEB_ERROR_SILENT, _("The map service broke off in the middle of a picture."));
      return;
    }
  if (g_bytes_get_size (piece) == 0)
    {
      finish_body (task);
      return;
    }
  g_byte_array_append (self->body, g_bytes_get_data (piece, NULL),
                       (guint) g_bytes_get_size (piece));
  if (self->body->len > WG_WEB_MAX_TILE)
    {
      fail (task, WG_WEB_ERROR_ANSWER,
            _("What the map service answers is larger than a map picture can be."));
      return;
    }
  g_input_stream_read_bytes_async (self->stream, PIECE, G_PRIORITY_DEFAULT, self->inner, on_piece,
                                   g_object_ref (task));
}

/* Whether the body is worth reading; else the task is answered. */
static gboolean
check_head (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  const char *wait = soup_message_headers_get_one (headers, "Retry-After");
  guint status = soup_message_get_status (self->message);

  if (wait != NULL)
    self->answer.retry_after = (guint) CLAMP (g_ascii_strtoll (wait, NULL, 10), 0, WAIT_MOST);
  if (status == 404 || status == 204)
    g_task_return_boolean (task, TRUE);
  else if (status == 401 || status == 403)
    fail (task, WG_WEB_ERROR_REFUSED, _("The map service refuses the key."));
  else if (status == 429 || status >= 500)
    fail (task, WG_WEB_ERROR_BUSY, _("The map service is busy."));
  else if (status != 200)
    fail (task, WG_WEB_ERROR_ANSWER, _("What the map service answers is no map picture."));
  else if (type == NULL || !g_str_has_prefix (type, "image/")
           || soup_message_headers_get_one (headers, "Content-Encoding") != NULL)
    fail (task, WG_WEB_ERROR_ANSWER, _("What the map service answers is no map picture."));
  else if (soup_message_headers_get_content_length (headers) > (goffset) WG_WEB_MAX_TILE)
    fail (task, WG_WEB_ERROR_ANSWER,
          _("What the map service answers is larger than a map picture can be."));
  else
    return TRUE;
  return FALSE;
}

static void
on_head (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (session), result, &error);
  if (self->stream == NULL)
    fail (task, WG_WEB_ERROR_SILENT,
          error->domain == G_TLS_ERROR
            ? _("The map service has no valid certificate; it is not trusted.")
            : _("The map service does not answer."));
  else if (check_head (task))
    g_input_stream_read_bytes_async (self->stream, PIECE, G_PRIORITY_DEFAULT, self->inner,
                                     on_piece, g_object_ref (task));
}

static gboolean
on_deadline (gpointer data)
{
  Fetch *self = data;

  self->deadline_id = 0;
  self->late = TRUE;
  g_cancellable_cancel (self->inner);
  return G_SOURCE_REMOVE;
}

void
wg_web_fetch_async (SoupSession *session, const char *address, guint deadline_ms,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  Fetch *self = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, wg_web_fetch_async);
  self->body = g_byte_array_new ();
  self->inner = g_cancellable_new ();
  g_task_set_task_data (task, self, fetch_free);
  self->message = soup_message_new (SOUP_METHOD_GET, address);
  if (self->message == NULL)
    {
      fail (task, WG_WEB_ERROR_SILENT, _("The map service does not answer."));
      return;
    }
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_id = g_signal_connect_swapped (cancellable, "cancelled",
                                                 G_CALLBACK (g_cancellable_cancel), self->inner);
      if (g_cancellable_is_cancelled (cancellable))
        g_cancellable_cancel (self->inner);
    }
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (soup_message_get_request_headers (self->message), "Accept",
                               "image/png, image/jpeg");
  self->deadline_id = g_timeout_add (deadline_ms, on_deadline, self);
  soup_session_send_async (session, self->message, G_PRIORITY_DEFAULT, self->inner, on_head,
                           g_object_ref (task));
}

gboolean
wg_web_fetch_finish (GAsyncResult *result, WgWebAnswer *answer, GError **error)
{
  Fetch *self = g_task_get_task_data (G_TASK (result));

  *answer = self->answer;
  self->answer.tile = NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}
