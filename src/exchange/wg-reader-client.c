/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has a foreign file read by wangge-reader, the locked child. This side opens the file and its
 * companions, hands the descriptors over, and believes nothing that comes back unchecked
 * (wg-answer-parser.c). Blocks; call it on a worker thread. */

#include "wg-reader-client.h"

#include "wg-answer-parser.h"
#include "wg-frame.h"
#include "wg-reader-process.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_MEMORY_MIB 512
#define DEFAULT_CPU_SECONDS 300
/* An answer can be longer than its file: a table of single digits grows to nearly four times. */
#define ANSWER_FACTOR 8
#define ANSWER_MIN ((gsize) 64 << 20)

typedef struct
{
  char *suffix;
  int   fd;
} Part;

typedef struct
{
  char   *file;    /* the file's name without its folder */
  GArray *parts;   /* of Part */
  gsize   n_bytes; /* of all parts */
  GPid    pid;
  int     answer;  /* the child's fd 1 */
} Session;

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->suffix);
  if (part->fd >= 0)
    close (part->fd);
}

static void
session_clear (Session *self)
{
  g_free (self->file);
  g_array_unref (self->parts);
  if (self->answer >= 0)
    close (self->answer);
}

/* ".shp" of "a/b.SHP"; "" without one. */
static char *
suffix_of (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (slash != NULL ? slash : path, '.');

  return g_ascii_strdown (dot != NULL ? dot : "", -1);
}

/**
 * wg_reader_client_knows:
 * @path: a file's name
 *
 * Returns: whether its ending is one that the reader reads; for file choosers and dropped files
 */
gboolean
wg_reader_client_knows (const char *path)
{
  static const char *const known[] = { ".csv", ".tsv", ".txt", ".json", ".geojson", ".shp",
                                       ".zip", ".xls", ".xlsx", ".ods", ".kml", ".gpkg",
                                       ".osm", ".pbf", NULL };
  g_autofree char *suffix = suffix_of (path);

  return g_strv_contains (known, suffix);
}

/* Takes the descriptor in any case. */
static gboolean
add_part (Session    *self,
          const char *suffix,
          int         fd)
{
  Part part = { g_strdup (suffix), fd };
  struct stat status;

  g_array_append_val (self->parts, part);
  if (fstat (fd, &status) != 0)
    return FALSE;
  if (!S_ISREG (status.st_mode))
    {
      errno = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
      return FALSE;
    }
  self->n_bytes += (gsize) status.st_size;
  return TRUE;
}

/* A shapefile is several files of one name; which of them must be there is the child's question. */
static gboolean
add_companions (Session    *self,
                const char *path)
{
  static const char *const suffixes[] = { ".shx", ".dbf", ".prj", ".cpg" };
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".shp"));

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *upper = g_ascii_strup (suffixes[i], -1);
      g_autofree char *lower_path = g_strconcat (stem, suffixes[i], NULL);
      g_autofree char *upper_path = g_strconcat (stem, upper, NULL);
      int fd = open (lower_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

      if (fd < 0)
        fd = open (upper_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
      if (fd >= 0 && !add_part (self, suffixes[i], fd))
        return FALSE;
    }
  return TRUE;
}

/* −1 with errno set when there is no room for it. */
static int
open_content (GBytes *content)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (content, &length);
  int fd = memfd_create ("wangge-table", MFD_CLOEXEC);

  while (fd >= 0 && done < length)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          close (fd);
          return -1;
        }
      done += (gsize) n;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static gboolean
open_parts (Session    *self,
            const char *path,
            GBytes     *content, /* (nullable) */
            GError    **error)
{
  g_autofree char *suffix = suffix_of (path);
  /* Not to wait for a writer when it is a pipe; it is refused right after. */
  int fd = content != NULL ? open_content (content)
                           : open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd >= 0 && add_part (self, suffix, fd) &&
      (strcmp (suffix, ".shp") != 0 || add_companions (self, path)))
    return TRUE;
  g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READ,
               _("%s cannot be opened: %s."), self->file, g_strerror (errno));
  return FALSE;
}

/* The request as a file in memory: unlike a pipe it never blocks and never breaks. */
static int
write_request (Session               *self,
               const WgReaderOptions *options)
{
  g_autoptr (GByteArray) request = g_byte_array_new ();
  gsize start = wg_frame_begin (request, WG_READER_REQUEST);
  g_autofree char *name = g_utf8_make_valid (self->file, -1);
  int fd;

  wg_frame_put_u32 (request, WG_READER_VERSION);
  wg_frame_put_text (request, name, -1);
  wg_frame_put_text (request, options->content != NULL ? "UTF-8" : options->encoding, -1);
  wg_frame_put_u32 (request, options->datum.kind == WG_DATUM_EPSG ? (guint) options->datum.epsg
                                                                  : 0);
  wg_frame_put_u32 (request, options->memory_mib != 0 ? options->memory_mib : DEFAULT_MEMORY_MIB);
  wg_frame_put_u32 (request,
                    options->cpu_seconds != 0 ? options->cpu_seconds : DEFAULT_CPU_SECONDS);
  wg_frame_put_u32 (request, self->parts->len);
  for (guint i = 0; i < self->parts->len; i++)
    {
      wg_frame_put_text (request, g_array_index (self->parts, Part, i).suffix, -1);
      wg_frame_put_u32 (request, WG_READER_FIRST_FD + i);
    }
  wg_frame_end (request, start);
  fd = memfd_create ("wangge-request", MFD_CLOEXEC);
  if (fd >= 0 && (write (fd, request->data, request->len) != (gssize) request->len ||
                  lseek (fd, 0, SEEK_SET) != 0))
    {
      close (fd);
      return -1;
    }
  return fd;
}

static gboolean
spawn (Session               *self,
       const WgReaderOptions *options,
       GError               **error)
{
  int fds[WG_READER_MAX_PARTS];
  int request = write_request (self, options);

  for (guint i = 0; i < self->parts->len; i++)
    fds[i] = g_array_index (self->parts, Part, i).fd;
  return wg_reader_process_start (NULL, request, fds, self->parts->len, &self->pid, &self->answer,
                                  error);
}

/* The child's end, as a sentence; it ended without one of its own. */
static void
explain_end (Session *self,
             int      status,
             GError **error)
{
  if (WIFSIGNALED (status) && (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL))
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                 _("%s: reading took longer than allowed and was stopped."), self->file);
  else if (WIFSIGNALED (status))
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                 _("%s: the reader broke down on this file (signal %d) or needed more memory than "
                   "it is allowed. Nothing of it was taken over."),
                 self->file, WTERMSIG (status));
  else
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                 _("%s: the reader ended before the file did. Nothing of it was taken over."),
                 self->file);
}

/* Everything the child says, up to the end of the stream. */
static gboolean
receive (Session          *self,
         WgAnswerParser   *parser,
         WgReaderProgress  progress,
         gpointer          user_data,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autofree guint8 *piece = g_malloc (256 * 1024);
  gint64 told = -1;

  while (wg_reader_process_wait (self->answer, self->file, cancellable, error))
    {
      gssize n = read (self->answer, piece, 256 * 1024);
      gint64 done, of;

      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        return TRUE;
      if (!wg_answer_parser_feed (parser, piece, (gsize) n, error))
        return FALSE;
      wg_answer_parser_get_progress (parser, &done, &of);
      if (progress != NULL && done != told)
        progress (done, of, user_data);
      told = done;
    }
  return FALSE;
}

/* what is stored is longitude and latitude. WGS 84 and CGCS2000 differ by centimetres. */
static gboolean
check_system (WgTable *table,
              GError **error)
{
  static const char *const known[] = { "EPSG:4326", "EPSG:4490", "EPSG:4979", "EPSG:4480",
                                       "OGC:CRS84", NULL };
  const char *system = wg_table_get_system (table);

  if (!wg_table_has_geometry (table) || g_strv_contains (known, system))
    return TRUE;
  if (system[0] == '\0')
    {
      wg_table_add_note (table, _("The file does not say its coordinate system; the numbers are "
                                  "taken as longitude and latitude."));
      return TRUE;
    }
  g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
               _("%s: the coordinates are in %s. Save the file in longitude and latitude "
                 "(CGCS2000, EPSG:4490, or WGS 84, EPSG:4326) and try again."),
               wg_table_get_file (table), system);
  return FALSE;
}

static WgTable *
converse (Session          *self,
          WgDatumKind       datum,
          WgReaderProgress  progress,
          gpointer          user_data,
          GCancellable     *cancellable,
          GError          **error)
{
  gsize room = self->n_bytes < G_MAXSIZE / ANSWER_FACTOR / 2 ? self->n_bytes * ANSWER_FACTOR
                                                             : G_MAXSIZE / 2;
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new (self->file, room + ANSWER_MIN);
  g_autoptr (WgTable) table = NULL;
  gboolean received = receive (self, parser, progress, user_data, cancellable, error);
  int status = wg_reader_process_end (self->pid, !received);

  if (!received)
    return NULL;
  if (!wg_answer_parser_is_done (parser))
    {
      explain_end (self, status, error);
      return NULL;
    }
  table = wg_answer_parser_steal_table (parser);
  if (!check_system (table, error) || !wg_table_unshift (table, datum, error))
    return NULL;
  if (datum == WG_DATUM_GCJ02 || datum == WG_DATUM_BD09)
    wg_table_add_note (table, datum == WG_DATUM_GCJ02
                                ? _("The coordinates were converted from GCJ-02 to CGCS2000.")
                                : _("The coordinates were converted from BD-09 to CGCS2000."));
  return g_steal_pointer (&table);
}

/**
 * wg_reader_client_read:
 * @path: the file; of a shapefile the .shp
 * @options: how to read it
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @cancellable: (nullable): ends the child at once
 * @error: return location for a %WG_EXCHANGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Shapes come as longitude and latitude. Rows that the reader cannot make out are in
 * wg_table_get_refusals(); a defect of the whole file is an error with its line and column.
 *
 * Returns: (transfer full) (nullable): the file's content
 */
WgTable *
wg_reader_client_read (const char             *path,
                       const WgReaderOptions  *options,
                       WgReaderProgress        progress,
                       gpointer                user_data,
                       GCancellable           *cancellable,
                       GError                **error)
{
  Session self = { .answer = -1 };
  WgTable *table = NULL;

  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self.file = g_filename_display_basename (path);
  self.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self.parts, part_clear);
  if (open_parts (&self, path, options->content, error) && spawn (&self, options, error))
    table = converse (&self, options->datum.kind, progress, user_data, cancellable, error);
  if (table != NULL && options->content != NULL)
    wg_table_set_source (table, "", wg_table_get_system (table), wg_table_has_geometry (table));
  session_clear (&self);
  return table;
}
