/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SQLite VFS that fails on demand, and a model of a disk whose power is cut: of what was not
 * synced any subset of 512-byte sectors, truncations and deletions may have reached it. */

#include "wg-test-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SECTOR 512

typedef struct
{
  sqlite3_int64 at;      /* −1: a truncation to @length */
  sqlite3_int64 length;
  guint8       *data;
} Pending;

/* One path of the modelled disk. */
typedef struct
{
  GByteArray *durable; /* content at the last sync */
  GArray     *pending;
  gboolean    named;   /* the folder knows the name for certain */
  gboolean    deleted; /* deleted, but maybe not on the disk */
} Image;

typedef struct
{
  sqlite3_file  file;
  char         *path; /* (nullable) */
  sqlite3_file *real;
} ShimFile;

/* A moment at which somebody wants to see the disk. */
typedef struct
{
  guint      left; /* operations until then */
  WgTestLook look;
  gpointer   data;
} Moment;

static GMutex lock;
static sqlite3_vfs *real_vfs;
static sqlite3_mem_methods real_memory;
static struct
{
  int         armed[WG_N_FAULTS]; /* atomic: boolean */
  guint       left;
  gboolean    for_ever;
  gboolean    fired;
  GHashTable *disk; /* path → Image, while a cut is modelled */
  guint       until_cut;
  GArray     *moments; /* (element-type Moment) (nullable), the next one first */
  gboolean    lying;
  gboolean    dark;
} state;

static gboolean
is_faulty (WgTestFault fault)
{
  gboolean faulty = FALSE;

  /* Every allocation asks, and hardly ever is one armed. */
  if (!g_atomic_int_get (&state.armed[fault]))
    return FALSE;
  g_mutex_lock (&lock);
  if (state.armed[fault])
    {
      if (state.left > 0)
        state.left--;
      faulty = state.left == 0;
      state.fired = state.fired || faulty;
      if (faulty && !state.for_ever)
        g_atomic_int_set (&state.armed[fault], FALSE);
    }
  g_mutex_unlock (&lock);
  return faulty;
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->durable);
  g_array_unref (image->pending);
  g_free (image);
}

static void
pending_clear (gpointer data)
{
  g_free (((Pending *) data)->data);
}

/* With the lock held. */
static Image *
get_image (const char *path)
{
  Image *image = g_hash_table_lookup (state.disk, path);

  if (image != NULL)
    return image;
  image = g_new0 (Image, 1);
  image->durable = g_byte_array_new ();
  image->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (image->pending, pending_clear);
  g_hash_table_insert (state.disk, g_strdup (path), image);
  return image;
}

static GHashTable *
disk_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
}

static Image *
image_copy (const Image *image)
{
  Image *copy = g_memdup2 (image, sizeof *image);

  copy->durable = g_byte_array_sized_new (image->durable->len);
  g_byte_array_append (copy->durable, image->durable->data, image->durable->len);
  copy->pending = g_array_sized_new (FALSE, FALSE, sizeof (Pending), image->pending->len);
  g_array_set_clear_func (copy->pending, pending_clear);
  for (guint i = 0; i < image->pending->len; i++)
    {
      Pending pending = g_array_index (image->pending, Pending, i);

      if (pending.data != NULL)
        pending.data = g_memdup2 (pending.data, (gsize) pending.length);
      g_array_append_val (copy->pending, pending);
    }
  return copy;
}

/* With the lock held, after the operation of this moment was noted. */
static void
show_disk (const Moment *moment)
{
  GHashTable *copy = disk_new ();
  GHashTableIter iter;
  gpointer path, image;

  g_hash_table_iter_init (&iter, state.disk);
  while (g_hash_table_iter_next (&iter, &path, &image))
    g_hash_table_insert (copy, g_strdup (path), image_copy (image));
  moment->look (copy, moment->data);
}

static void
count_moments (void)
{
  for (guint i = 0; i < state.moments->len; i++)
    g_array_index (state.moments, Moment, i).left--;
  while (state.moments->len > 0 && g_array_index (state.moments, Moment, 0).left == 0)
    {
      show_disk (&g_array_index (state.moments, Moment, 0));
      g_array_remove_index (state.moments, 0);
    }
}

/* Notes a change of the disk; %FALSE once the power is gone. */
static gboolean
note (const char    *path,
      sqlite3_int64  at,
      sqlite3_int64  length,
      gconstpointer  data)
{
  gboolean alive = TRUE;

  g_mutex_lock (&lock);
  if (state.disk != NULL)
    {
      gboolean reaches_disk = !state.dark; /* maybe even the operation of the cut itself */

      if (!state.dark && --state.until_cut == 0)
        state.dark = TRUE;
      if (path != NULL && reaches_disk)
        {
          Pending pending = { at, length, data != NULL ? g_memdup2 (data, (gsize) length) : NULL };

          g_array_append_val (get_image (path)->pending, pending);
        }
      if (reaches_disk && state.moments != NULL)
        count_moments ();
      alive = !state.dark;
    }
  g_mutex_unlock (&lock);
  return alive;
}

static void
apply (GByteArray    *content,
       const Pending *pending,
       gboolean       whole)
{
  if (pending->at < 0)
    {
      guint old = content->len;

      g_byte_array_set_size (content, (guint) pending->length);
      if (content->len > old)
        memset (content->data + old, 0, content->len - old);
      return;
    }
  for (sqlite3_int64 done = 0; done < pending->length;)
    {
      sqlite3_int64 at = pending->at + done;
      sqlite3_int64 n = MIN (pending->length - done, SECTOR - at % SECTOR);
      guint old = content->len;

      if (whole || g_test_rand_bit ())
        {
          if (at + n > old)
            {
              g_byte_array_set_size (content, (guint) (at + n));
              memset (content->data + old, 0, content->len - old);
            }
          memcpy (content->data + at, pending->data + done, (gsize) n);
        }
      done += n;
    }
}

static gboolean
note_sync (const char *path)
{
  gboolean alive = note (NULL, 0, 0, NULL);

  g_mutex_lock (&lock);
  if (alive && state.disk != NULL && path != NULL && !state.lying)
    {
      Image *image = get_image (path);

      for (guint i = 0; i < image->pending->len; i++)
        apply (image->durable, &g_array_index (image->pending, Pending, i), TRUE);
      g_array_set_size (image->pending, 0);
      image->named = TRUE;
    }
  g_mutex_unlock (&lock);
  return alive;
}

static gboolean
is_dark (void)
{
  gboolean dark;

  g_mutex_lock (&lock);
  dark = state.dark;
  g_mutex_unlock (&lock);
  return dark;
}

#define REAL(file) (((ShimFile *) (file))->real)
#define PATH(file) (((ShimFile *) (file))->path)

static int
shim_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  g_free (PATH (file));
  return code;
}

static int
shim_read (sqlite3_file *file,
           void         *data,
           int           length,
           sqlite3_int64 at)
{
  if (is_faulty (WG_FAULT_READ) || is_dark ())
    return SQLITE_IOERR_READ;
  return REAL (file)->pMethods->xRead (REAL (file), data, length, at);
}

static int
shim_write (sqlite3_file *file,
            const void   *data,
            int           length,
            sqlite3_int64 at)
{
  if (is_faulty (WG_FAULT_WRITE))
    return SQLITE_IOERR_WRITE;
  if (is_faulty (WG_FAULT_FULL))
    return SQLITE_FULL;
  if (!note (PATH (file), at, length, data))
    return SQLITE_IOERR_WRITE;
  return REAL (file)->pMethods->xWrite (REAL (file), data, length, at);
}

static int
shim_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  if (is_faulty (WG_FAULT_WRITE) || !note (PATH (file), -1, size, NULL))
    return SQLITE_IOERR_TRUNCATE;
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
shim_sync (sqlite3_file *file,
           int           flags)
{
  if (is_faulty (WG_FAULT_SYNC) || !note_sync (PATH (file)))
    return SQLITE_IOERR_FSYNC;
  return REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
shim_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
shim_lock (sqlite3_file *file,
           int           level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
shim_unlock (sqlite3_file *file,
             int           level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
shim_check_reserved (sqlite3_file *file,
                     int          *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
shim_control (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
shim_characteristics (sqlite3_file *file)
{
  return 0; /* promises nothing */
}

static int
shim_shm_map (sqlite3_file  *file,
              int            page,
              int            size,
              int            extend,
              void volatile **at)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, at);
}

static int
shim_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
shim_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
shim_shm_unmap (sqlite3_file *file,
                int           remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods shim_methods = {
  2, shim_close, shim_read, shim_write, shim_truncate, shim_sync, shim_file_size, shim_lock,
  shim_unlock, shim_check_reserved, shim_control, shim_sector_size, shim_characteristics,
  shim_shm_map, shim_shm_lock, shim_shm_barrier, shim_shm_unmap, NULL, NULL,
};

static int
shim_open (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *flags_out)
{
  ShimFile *self = (ShimFile *) file;
  int code;

  file->pMethods = NULL;
  if (is_faulty (WG_FAULT_OPEN) || is_dark ())
    return SQLITE_CANTOPEN;
  self->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, flags_out);
  if (code != SQLITE_OK)
    {
      g_free (self->real);
      return code;
    }
  self->path = g_strdup (name);
  g_mutex_lock (&lock);
  /* What is made again under the name of something deleted is another file. */
  if (state.disk != NULL && name != NULL && g_hash_table_contains (state.disk, name) &&
      get_image (name)->deleted)
    g_hash_table_remove (state.disk, name);
  g_mutex_unlock (&lock);
  file->pMethods = &shim_methods;
  return SQLITE_OK;
}

static int
shim_delete (sqlite3_vfs *vfs,
             const char  *name,
             int          sync_folder)
{
  if (!note (NULL, 0, 0, NULL))
    return SQLITE_IOERR_DELETE;
  g_mutex_lock (&lock);
  if (state.disk != NULL && sync_folder && !state.lying)
    g_hash_table_remove (state.disk, name);
  else if (state.disk != NULL && g_hash_table_contains (state.disk, name))
    get_image (name)->deleted = TRUE;
  g_mutex_unlock (&lock);
  return real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* The store syncs folders itself, past SQLite: the model has to hear of it. Takes the place of the
 * C library's. */
int
fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *folder = g_file_read_link (link, NULL);
  GHashTableIter iter;
  gpointer path, data;

  g_mutex_lock (&lock);
  if (state.disk != NULL && !state.dark && !state.lying && folder != NULL)
    {
      g_hash_table_iter_init (&iter, state.disk);
      while (g_hash_table_iter_next (&iter, &path, &data))
        {
          g_autofree char *parent = g_path_get_dirname (path);
          Image *image = data;

          if (!g_str_equal (parent, folder))
            continue;
          image->named = TRUE;
          if (image->deleted)
            g_hash_table_iter_remove (&iter);
        }
    }
  g_mutex_unlock (&lock);
  if (is_faulty (WG_FAULT_FOLDER))
    {
      errno = EIO;
      return -1;
    }
  return 0; /* nothing here outlives a real cut */
}

/* What the store renames past SQLite can fail, too. */
int
rename (const char *from,
        const char *to)
{
  if (!is_faulty (WG_FAULT_FOLDER))
    return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  errno = EIO;
  return -1;
}

static void *
faulty_malloc (int size)
{
  return is_faulty (WG_FAULT_MEMORY) ? NULL : real_memory.xMalloc (size);
}

static void *
faulty_realloc (void *old,
                int   size)
{
  return is_faulty (WG_FAULT_MEMORY) ? NULL : real_memory.xRealloc (old, size);
}

void
wg_test_vfs_install (void)
{
  static sqlite3_vfs shim;
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = faulty_malloc;
  memory.xRealloc = faulty_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  real_vfs = sqlite3_vfs_find (NULL);
  shim = *real_vfs;
  shim.szOsFile = sizeof (ShimFile);
  shim.zName = "shim";
  shim.pNext = NULL;
  shim.xOpen = shim_open;
  shim.xDelete = shim_delete;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}

void
wg_test_vfs_fail (WgTestFault fault,
                  guint       nth,
                  gboolean    for_ever)
{
  g_mutex_lock (&lock);
  state.left = nth;
  state.for_ever = for_ever;
  state.fired = FALSE;
  g_atomic_int_set (&state.armed[fault], TRUE);
  g_mutex_unlock (&lock);
}

gboolean
wg_test_vfs_heal (void)
{
  gboolean fired;

  g_mutex_lock (&lock);
  for (guint i = 0; i < WG_N_FAULTS; i++)
    g_atomic_int_set (&state.armed[i], FALSE);
  fired = state.fired;
  state.fired = FALSE;
  g_mutex_unlock (&lock);
  return fired;
}

void
wg_test_vfs_cut (guint    nth,
                 gboolean lying)
{
  g_mutex_lock (&lock);
  state.disk = disk_new ();
  state.until_cut = nth;
  state.lying = lying;
  state.dark = FALSE;
  g_mutex_unlock (&lock);
}

void
wg_test_vfs_look (guint      nth,
                  WgTestLook look,
                  gpointer   user_data)
{
  Moment moment = { nth, look, user_data };

  g_mutex_lock (&lock);
  if (state.moments == NULL)
    state.moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_array_append_val (state.moments, moment);
  g_mutex_unlock (&lock);
}

void
wg_test_vfs_adopt (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_mutex_lock (&lock);
  g_byte_array_append (get_image (path)->durable, (const guint8 *) content, (guint) length);
  get_image (path)->named = TRUE;
  g_mutex_unlock (&lock);
}

gboolean
wg_test_vfs_is_dark (void)
{
  return is_dark ();
}

static void
put_on_disk (Image      *image,
             const char *path)
{
  g_autoptr (GError) error = NULL;

  if ((image->deleted && g_test_rand_bit ()) || (!image->named && g_test_rand_bit ()))
    return;
  for (guint i = 0; i < image->pending->len; i++)
    {
      const Pending *pending = &g_array_index (image->pending, Pending, i);

      if (g_test_rand_bit ())
        apply (image->durable, pending, g_test_rand_bit ());
    }
  g_file_set_contents (path, (const char *) image->durable->data, image->durable->len, &error);
  g_assert_no_error (error);
}

void
wg_test_vfs_restart (const char *from_folder,
                     const char *to_folder)
{
  WgTestDisk *disk;

  g_mutex_lock (&lock);
  disk = g_steal_pointer (&state.disk);
  g_clear_pointer (&state.moments, g_array_unref);
  state.dark = FALSE;
  g_mutex_unlock (&lock);
  wg_test_disk_restart (disk, from_folder, to_folder);
}

void
wg_test_disk_restart (WgTestDisk *disk,
                      const char *from_folder,
                      const char *to_folder)
{
  GHashTableIter iter;
  gpointer path, image;

  g_hash_table_iter_init (&iter, disk);
  while (g_hash_table_iter_next (&iter, &path, &image))
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *target = g_build_filename (to_folder, name, NULL);

      if (g_str_equal (folder, from_folder))
        put_on_disk (image, target);
    }
  g_hash_table_unref (disk);
}
