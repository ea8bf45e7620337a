/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of a layer that leaves the program: rows become frames, the locked child makes
 * files of them, and only when all have come is anything on the disk replaced. */

#include "wg-layer-writer.h"

#include "wg-exchange-error.h"
#include "wg-file-answer.h"
#include "wg-frame.h"
#include "wg-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CPU_SECONDS 300
#define MEMORY_MIB 512
#define MAX_DECIMALS 15
/* A file of a layer is never longer, or the child has gone mad. */
#define MAX_ANSWER ((gsize) G_MAXINT32)

typedef struct
{
  char          *name;
  WgReaderColumn type;
  guint          width;
  guint          decimals;
} Column;

struct _WgLayerWriter
{
  GArray        *columns; /* of Column */
  GByteArray    *rows;    /* frames */
  GHashTable    *further; /* name → GBytes */
  WgReaderShape  shape;
  gint64         n_rows;
  gsize          start;   /* of the row's frame */
  guint          next;    /* its next column */
};

typedef struct
{
  char       *path;  /* of the disk */
  char       *part;  /* beside it, until all are there */
  GByteArray *bytes;
} File;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static void
file_free (gpointer data)
{
  File *file = data;

  if (file->part != NULL)
    g_unlink (file->part);
  g_free (file->path);
  g_free (file->part);
  g_byte_array_unref (file->bytes);
  g_free (file);
}

WgLayerWriter *
wg_layer_writer_new (void)
{
  WgLayerWriter *self = g_new0 (WgLayerWriter, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_byte_array_new ();
  self->further = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_bytes_unref);
  return self;
}

void
wg_layer_writer_free (WgLayerWriter *self)
{
  g_array_unref (self->columns);
  g_byte_array_unref (self->rows);
  g_hash_table_unref (self->further);
  g_free (self);
}

void
wg_layer_writer_add_column (WgLayerWriter  *self,
                            const char     *name,
                            WgReaderColumn  type)
{
  Column column = { g_strdup (name), type, 1, 0 };

  g_return_if_fail (self->n_rows == 0);

  g_array_append_val (self->columns, column);
}

void
wg_layer_writer_begin_row (WgLayerWriter *self)
{
  self->n_rows++;
  self->next = 0;
  self->start = wg_frame_begin (self->rows, WG_READER_ROW);
  wg_frame_put_i64 (self->rows, self->n_rows);
  wg_frame_put_i64 (self->rows, 0);
}

static Column *
next_column (WgLayerWriter *self)
{
  g_assert (self->next < self->columns->len);
  return &g_array_index (self->columns, Column, self->next++);
}

void
wg_layer_writer_add_int (WgLayerWriter *self,
                         gint64         value)
{
  next_column (self);
  wg_frame_put_u8 (self->rows, WG_READER_INT);
  wg_frame_put_i64 (self->rows, value);
}

/* As many as the number needs to be the same again. */
static guint
count_decimals (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE], format[8];

  for (guint n = 0; n < MAX_DECIMALS; n++)
    {
      g_snprintf (format, sizeof format, "%%.%uf", n);
      if (g_ascii_strtod (g_ascii_formatd (text, sizeof text, format, value), NULL) == value)
        return n;
    }
  return MAX_DECIMALS;
}

void
wg_layer_writer_add_real (WgLayerWriter *self,
                          double         value)
{
  Column *column = next_column (self);

  if (!isfinite (value))
    {
      wg_frame_put_u8 (self->rows, WG_READER_NULL);
      return;
    }
  column->decimals = MAX (column->decimals, count_decimals (value));
  wg_frame_put_u8 (self->rows, WG_READER_REAL);
  wg_frame_put_f64 (self->rows, value);
}

void
wg_layer_writer_add_text (WgLayerWriter *self,
                          const char    *text)
{
  Column *column = next_column (self);

  wg_frame_put_u8 (self->rows, text != NULL ? WG_READER_TEXT : WG_READER_NULL);
  if (text == NULL)
    return;
  column->width = MAX (column->width, (guint) strlen (text));
  wg_frame_put_text (self->rows, text, -1);
}

/* Points, lines or polygons by the type that a WKB begins with; one of several is of its kind. */
static WgReaderShape
shape_of (const guint8 *wkb,
          gsize         length)
{
  static const WgReaderShape shapes[] = { WG_READER_ANY_SHAPE, WG_READER_POINTS, WG_READER_LINES,
                                          WG_READER_POLYGONS, WG_READER_ANY_SHAPE,
                                          WG_READER_LINES, WG_READER_POLYGONS };
  guint32 type;

  if (length < 5 || wkb[0] != 1)
    return WG_READER_ANY_SHAPE;
  memcpy (&type, wkb + 1, sizeof type);
  type = GUINT32_FROM_LE (type);
  return type < G_N_ELEMENTS (shapes) ? shapes[type] : WG_READER_ANY_SHAPE;
}

void
wg_layer_writer_end_row (WgLayerWriter *self,
                         GBytes        *wkb)
{
  gsize length = 0;
  const guint8 *data = wkb != NULL ? g_bytes_get_data (wkb, &length) : NULL;
  WgReaderShape shape;

  g_assert (self->next == self->columns->len);
  wg_frame_put_blob (self->rows, data, length);
  wg_frame_end (self->rows, self->start);
  if (length == 0)
    return;
  shape = shape_of (data, length);
  self->shape = self->shape == WG_READER_NO_SHAPE || self->shape == shape ? shape
                                                                          : WG_READER_ANY_SHAPE;
}

void
wg_layer_writer_add_file (WgLayerWriter *self,
                          const char    *name,
                          GBytes        *content)
{
  g_hash_table_insert (self->further, g_strdup (name), g_bytes_ref (content));
}

WgReaderShape
wg_layer_writer_get_shape (WgLayerWriter *self)
{
  return self->shape;
}

guint
wg_layer_writer_get_widest (WgLayerWriter *self,
                            guint          column)
{
  return g_array_index (self->columns, Column, column).width;
}

static void
put_head (WgLayerWriter *self,
          GByteArray    *out,
          const char    *format,
          const char    *name,
          const char    *made)
{
  gsize start = wg_frame_begin (out, WG_READER_WRITE);
  /* What the child keeps: the rows, the files, their archive. */
  gsize memory = MEMORY_MIB + (gsize) (self->rows->len >> 20) * 6;
  GHashTableIter iter;
  gpointer key, value;

  wg_frame_put_u32 (out, WG_READER_VERSION);
  wg_frame_put_text (out, format, -1);
  wg_frame_put_text (out, name, -1);
  wg_frame_put_text (out, made, -1);
  wg_frame_put_u8 (out, self->shape);
  wg_frame_put_u32 (out, (guint32) memory);
  wg_frame_put_u32 (out, CPU_SECONDS);
  wg_frame_put_u32 (out, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      wg_frame_put_text (out, column->name, -1);
      wg_frame_put_u8 (out, column->type);
      wg_frame_put_u32 (out, column->width);
      wg_frame_put_u32 (out, column->decimals);
    }
  wg_frame_put_u32 (out, g_hash_table_size (self->further));
  g_hash_table_iter_init (&iter, self->further);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gsize length;
      gconstpointer data = g_bytes_get_data (value, &length);

      wg_frame_put_text (out, key, -1);
      wg_frame_put_blob (out, data, length);
    }
  wg_frame_end (out, start);
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* As a file in memory: unlike a pipe it never blocks and never breaks. */
static int
write_request (WgLayerWriter *self,
               const char    *format,
               const char    *name,
               const char    *made)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) end = g_byte_array_new ();
  int fd = memfd_create ("wangge-layer", MFD_CLOEXEC);
  gsize start = wg_frame_begin (end, WG_READER_END);

  wg_frame_put_i64 (end, self->n_rows);
  wg_frame_end (end, start);
  put_head (self, head, format, name, made);
  if (fd < 0 || (write_all (fd, head->data, head->len)
                 && write_all (fd, self->rows->data, self->rows->len)
                 && write_all (fd, end->data, end->len) && lseek (fd, 0, SEEK_SET) == 0))
    return fd;
  close (fd);
  return -1;
}

/* Everything the child says, up to the end of the stream. */
static gboolean
receive (int            answer,
         WgFileAnswer  *files,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree guint8 *piece = g_malloc (WG_READER_PIECE);

  while (wg_reader_process_wait (answer, path, cancellable, error))
    {
      gssize n = read (answer, piece, WG_READER_PIECE);

      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        break;
      if (!wg_file_answer_feed (files, piece, (gsize) n, error))
        return FALSE;
    }
  if (!wg_file_answer_is_done (files) && error != NULL && *error == NULL)
    g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                 _("“%s” could not be written: the writing process broke down or needed more "
                   "memory than it is allowed. Export fewer rows, or choose .geojson."), path);
  return wg_file_answer_is_done (files);
}

static gboolean
say_failed (const char *path,
            int         code,
            GError    **error)
{
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _("“%s” cannot be written: %s. Choose another folder."), path, g_strerror (code));
  return FALSE;
}

/* Beside where they shall be, with what is in them on the disk. */
static gboolean
write_part (File    *file,
            GError **error)
{
  g_autofree char *part = g_strconcat (file->path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);
  gboolean done;
  int code;

  if (fd < 0)
    return say_failed (file->path, errno, error);
  file->part = g_steal_pointer (&part);
  done = write_all (fd, file->bytes->data, file->bytes->len) && fsync (fd) == 0;
  code = errno;
  close (fd);
  return done || say_failed (file->path, code, error);
}

static gboolean
store (WgFileAnswer *answer,
       const char   *path,
       GError      **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < wg_file_answer_get_n_files (answer); i++)
    {
      File *file = g_new0 (File, 1);

      file->path = g_build_filename (folder, wg_file_answer_get_name (answer, i), NULL);
      file->bytes = g_byte_array_ref (wg_file_answer_get_bytes (answer, i));
      g_ptr_array_add (files, file);
      if (!write_part (file, error))
        return FALSE;
    }
  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      if (g_rename (file->part, file->path) != 0)
        return say_failed (file->path, errno, error);
      g_clear_pointer (&file->part, g_free);
    }
  return TRUE;
}

gboolean
wg_layer_writer_write (WgLayerWriter  *self,
                       const char     *path,
                       const char     *made,
                       GCancellable   *cancellable,
                       GPtrArray     **written,
                       GError        **error)
{
  g_autofree const char **further
    = (const char **) g_hash_table_get_keys_as_array (self->further, NULL);
  g_autoptr (WgFileAnswer) files = wg_file_answer_new (path, further, MAX_ANSWER);
  g_autoptr (GError) local = NULL;
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');
  g_autofree char *name = g_strndup (base, dot != NULL ? (gsize) (dot - base) : strlen (base));
  g_autofree char *format = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);
  GPid pid;
  int answer;
  gboolean done;

  if (!wg_reader_process_start ("write", write_request (self, format, name, made), NULL, 0, &pid,
                                &answer, error))
    return FALSE;
  done = receive (answer, files, path, cancellable, &local);
  close (answer);
  wg_reader_process_end (pid, !done);
  done = done && store (files, path, &local);
  if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (written != NULL)
    {
      *written = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < wg_file_answer_get_n_files (files); i++)
        g_ptr_array_add (*written, g_strdup (wg_file_answer_get_name (files, i)));
    }
  return TRUE;
}
