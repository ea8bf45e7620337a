/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of memory, the later ones mapped from a temporary file without a name. The room in the
 * file is reserved before it is used: writing into a mapping of a full disk would end the program.
 * Where no file can be made, it is ordinary memory. It knows nothing of what lies in it. */

#include "wg-spill.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What stays in memory anyway, and the size of a piece of the file. */
#define FIRST_PIECE ((gsize) 64 << 10)
#define IN_MEMORY ((gsize) 8 << 20)
#define PIECE ((gsize) 4 << 20)
#define ALIGNMENT ((gsize) 16)

typedef struct
{
  char    *start;
  gsize    size;
  gboolean in_file;
} Piece;

struct _WgSpill
{
  gatomicrefcount ref_count;
  GArray         *pieces; /* of Piece */
  gsize           used;   /* of the last one */
  gsize           total;  /* of all */
  gsize           filed;  /* of those in the file */
  int             fd;     /* −1 before the first */
  gboolean        no_file;
};

WgSpill *
wg_spill_new (void)
{
  WgSpill *self = g_new0 (WgSpill, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->fd = -1;
  return self;
}

WgSpill *
wg_spill_ref (WgSpill *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_spill_unref (WgSpill *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->in_file)
        munmap (piece->start, piece->size);
      else
        g_free (piece->start);
    }
  g_array_unref (self->pieces);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

/* The folder for large temporary files first: the other one may be memory. */
static int
open_file (void)
{
  int fd = open ("/var/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  return fd >= 0 ? fd : open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static gboolean
map_piece (WgSpill *self,
           gsize    size,
           Piece   *piece)
{
  gpointer start;

  if (self->fd < 0 && !self->no_file)
    self->no_file = (self->fd = open_file ()) < 0;
  if (self->no_file || fallocate (self->fd, 0, (off_t) self->filed, (off_t) size) != 0)
    return FALSE;
  start = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, self->fd, (off_t) self->filed);
  if (start == MAP_FAILED)
    return FALSE;
  /* All pages in one go: one by one they cost a fault each. Older kernels refuse, and nothing is
   * lost. */
  madvise (start, size, MADV_POPULATE_WRITE);
  self->filed += size;
  *piece = (Piece){ start, size, TRUE };
  return TRUE;
}

static void
rest_piece (const Piece *piece)
{
  /* Of a shared mapping nothing is lost: it comes back from the file. */
  if (piece->in_file)
    madvise (piece->start, piece->size, MADV_DONTNEED);
}

static void
add_piece (WgSpill *self,
           gsize    least)
{
  gsize size = self->total < FIRST_PIECE * 4 ? FIRST_PIECE : PIECE;
  Piece piece;

  size = (MAX (size, least) + FIRST_PIECE - 1) / FIRST_PIECE * FIRST_PIECE;
  if (self->pieces->len > 0)
    rest_piece (&g_array_index (self->pieces, Piece, self->pieces->len - 1));
  if (self->total + size <= IN_MEMORY || !map_piece (self, size, &piece))
    piece = (Piece){ g_malloc0 (size), size, FALSE };
  g_array_append_val (self->pieces, piece);
  self->total += size;
  self->used = 0;
}

static char *
take (WgSpill *self,
      gsize    size)
{
  Piece *last = self->pieces->len > 0
                  ? &g_array_index (self->pieces, Piece, self->pieces->len - 1) : NULL;
  char *start;

  if (last == NULL || last->size < size || last->size - size < self->used)
    {
      add_piece (self, size);
      last = &g_array_index (self->pieces, Piece, self->pieces->len - 1);
    }
  start = last->start + self->used;
  self->used += size;
  return start;
}

gpointer
wg_spill_take (WgSpill *self,
               gsize    size)
{
  self->used = (self->used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return take (self, size);
}

char *
wg_spill_text (WgSpill    *self,
               const char *text)
{
  gsize size = strlen (text) + 1;

  return memcpy (take (self, size), text, size);
}

void
wg_spill_rest (WgSpill *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    rest_piece (&g_array_index (self->pieces, Piece, i));
}
