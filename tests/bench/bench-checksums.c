/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A checksum in every page, as SQLite's checksum VFS has it, against the digests of the rows: what
 * each finds of the same damage, and what it costs. The VFS is one of our own, since Debian ships
 * none: eight reserved bytes at a page's end, written with it and looked at when it is read.
 * WG_DAMAGED: how many damaged copies of each kind. */

#include "wg-test-store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#define RESERVED 8
#define N_EDITS 300
#define N_ROUNDS 5

typedef struct
{
  sqlite3_file  file;
  sqlite3_file *real;
  gboolean      database; /* and not a journal of one */
  guint         page;     /* bytes; 0: no sums in it */
} PagedFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs paged_vfs;

#define REAL(file) (((PagedFile *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

/* Two sums over words of 32 bits, each of which goes into the other. */
static void
sum_page (const guint8 *page,
          guint         size,
          guint8        sum[RESERVED])
{
  guint32 one = 0, other = 0;

  for (guint i = 0; i + RESERVED < size; i += 8)
    {
      guint32 words[2];

      memcpy (words, page + i, sizeof words);
      one += GUINT32_FROM_LE (words[0]) + other;
      other += GUINT32_FROM_LE (words[1]) + one;
    }
  one = GUINT32_TO_LE (one);
  other = GUINT32_TO_LE (other);
  memcpy (sum, &one, sizeof one);
  memcpy (sum + 4, &other, sizeof other);
}

static gboolean
is_page_right (const guint8 *page,
               guint         size)
{
  guint8 sum[RESERVED];

  sum_page (page, size, sum);
  return memcmp (page + size - RESERVED, sum, RESERVED) == 0;
}

static void
look_at_head (PagedFile    *self,
              const guint8 *head)
{
  guint size = (guint) head[16] << 8 | head[17];

  self->page = head[20] == RESERVED ? (size == 1 ? 65536 : size) : 0;
}

static int
paged_close (sqlite3_file *file)
{
  int code = CALL (file, xClose);

  g_free (REAL (file));
  return code;
}

static int
paged_read (sqlite3_file *file,
            void         *data,
            int           length,
            sqlite3_int64 at)
{
  PagedFile *self = (PagedFile *) file;
  int code = CALL (file, xRead, data, length, at);

  if (code != SQLITE_OK || !self->database)
    return code;
  if (at == 0 && length >= 100)
    look_at_head (self, data);
  if (self->page == 0 || length != (int) self->page || is_page_right (data, self->page))
    return SQLITE_OK;
  return SQLITE_IOERR_DATA;
}

static int
paged_write (sqlite3_file *file,
             const void   *data,
             int           length,
             sqlite3_int64 at)
{
  PagedFile *self = (PagedFile *) file;
  g_autofree guint8 *page = NULL;

  if (self->database && at == 0 && length >= 100)
    look_at_head (self, data);
  if (!self->database || self->page == 0 || length != (int) self->page)
    return CALL (file, xWrite, data, length, at);
  page = g_memdup2 (data, (gsize) length);
  sum_page (page, self->page, page + self->page - RESERVED);
  return CALL (file, xWrite, page, length, at);
}

static int
paged_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  return CALL (file, xTruncate, size);
}

static int
paged_sync (sqlite3_file *file,
            int           flags)
{
  return CALL (file, xSync, flags);
}

static int
paged_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
paged_lock (sqlite3_file *file,
            int           level)
{
  return CALL (file, xLock, level);
}

static int
paged_unlock (sqlite3_file *file,
              int           level)
{
  return CALL (file, xUnlock, level);
}

static int
paged_check_reserved (sqlite3_file *file,
                      int          *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
paged_control (sqlite3_file *file,
               int           operation,
               void         *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
paged_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
paged_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
paged_shm_map (sqlite3_file  *file,
               int            page,
               int            size,
               int            extend,
               void volatile **at)
{
  return CALL (file, xShmMap, page, size, extend, at);
}

static int
paged_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
paged_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
paged_shm_unmap (sqlite3_file *file,
                 int           remove)
{
  return CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods paged_methods = {
  2, paged_close, paged_read, paged_write, paged_truncate, paged_sync, paged_file_size, paged_lock,
  paged_unlock, paged_check_reserved, paged_control, paged_sector_size, paged_characteristics,
  paged_shm_map, paged_shm_lock, paged_shm_barrier, paged_shm_unmap, NULL, NULL,
};

static int
paged_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *flags_out)
{
  PagedFile *self = (PagedFile *) file;
  int code;

  *self = (PagedFile) { .database = (flags & SQLITE_OPEN_MAIN_DB) != 0 };
  self->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, flags_out);
  if (code == SQLITE_OK)
    file->pMethods = &paged_methods;
  else
    g_free (self->real);
  return code;
}

static int
reserve (sqlite3    *database,
         const char **message,
         gconstpointer routines)
{
  int n = RESERVED;

  return sqlite3_file_control (database, NULL, SQLITE_FCNTL_RESERVE_BYTES, &n);
}

/* Every file that is made from now on has sums, or none has. */
static void
with_sums (gboolean on)
{
  if (real_vfs == NULL)
    {
      sqlite3_initialize ();
      real_vfs = sqlite3_vfs_find (NULL);
      paged_vfs = *real_vfs;
      paged_vfs.szOsFile = sizeof (PagedFile);
      paged_vfs.zName = "paged";
      paged_vfs.pNext = NULL;
      paged_vfs.xOpen = paged_open;
    }
  sqlite3_vfs_register (on ? &paged_vfs : real_vfs, 1);
  if (on)
    sqlite3_auto_extension ((void (*) (void)) reserve);
  else
    sqlite3_reset_auto_extension ();
}

/* Microseconds for an edit. @early: what the file was before the last third of the edits. */
static double
make_file (WgTestDir *dir,
           char     **early,
           gsize     *early_length)
{
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  gint64 unit = wg_test_fill (store, 300);
  gint64 start;
  double spent;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (WgEdit) edit = wg_edit_new ("cases");

      for (guint n = 0; n < 40; n++)
        {
          g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);

          wg_row_set_int (row, WG_SERVICE_CASE_UNIT, unit);
          wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29700000 + (i * 40 + n) * 70);
          wg_edit_insert (edit, row);
        }
      wg_test_apply (store, edit);
    }
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, early, early_length, NULL));
  store = wg_test_store_new (dir);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      wg_test_set (store, key, "value");
    }
  spent = (double) (g_get_monotonic_time () - start) / N_EDITS;
  return spent;
}

/* Row by row, in whatever order; 0: it cannot be read. */
static guint64
hash_rows (sqlite3    *database,
           const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement = NULL;
  guint64 hash = 1;
  int code = sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      guint64 row = G_GUINT64_CONSTANT (1469598103934665603);

      code = sqlite3_step (statement);
      for (int c = 0; code == SQLITE_ROW && c < sqlite3_column_count (statement); c++)
        {
          const guint8 *data = sqlite3_column_blob (statement, c);
          int n = sqlite3_column_bytes (statement, c);

          row = (row ^ (guint64) sqlite3_column_type (statement, c)) * 1099511628211u;
          for (int i = 0; i < n; i++)
            row = (row ^ data[i]) * 1099511628211u;
        }
      hash += code == SQLITE_ROW ? row : 0;
    }
  sqlite3_finalize (statement);
  return code == SQLITE_DONE ? hash : 0;
}

/* All that a reader gets to see of the rows and their history; 0: not all of it can be read. */
static guint64
hash_file (const char *path)
{
  static const char *const history[] = { "edit", "journal", "journal_block", "audit_head" };
  sqlite3 *database = NULL;
  guint64 hash = 0;
  gboolean whole = sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;

  for (guint i = 0; whole && i < G_N_ELEMENTS (history); i++)
    {
      guint64 table = hash_rows (database, history[i]);

      whole = table != 0;
      hash = hash * 31 + table;
    }
  for (const WgKind *const *kind = wg_kinds (); whole && *kind != NULL; kind++)
    {
      guint64 table = hash_rows (database, (*kind)->name);

      whole = table != 0;
      hash = hash * 31 + table;
    }
  sqlite3_close (database);
  return whole ? hash : 0;
}

static gboolean
finds_structure (const char *path)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean right = sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                   sqlite3_prepare_v2 (database, "PRAGMA integrity_check", -1, &statement, NULL) ==
                       SQLITE_OK &&
                   sqlite3_step (statement) == SQLITE_ROW &&
                   g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  sqlite3_finalize (statement);
  sqlite3_close (database);
  return !right;
}

static gboolean
finds_sums (const char *content,
            gsize       length,
            guint       page)
{
  gboolean right = length % page == 0 && length > 0;

  for (gsize at = 0; right && at + page <= length; at += page)
    right = is_page_right ((const guint8 *) content + at, page);
  return !right;
}

static gboolean
finds_digests (const char *path)
{
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, NULL);
  g_autoptr (GPtrArray) problems =
      store != NULL ? wg_store_verify (store, NULL, NULL) : NULL;

  return problems == NULL || problems->len > 0;
}

typedef struct
{
  char   *content;
  gsize   length;
  char   *early;
  gsize   early_length;
  guint   page;
  guint64 hash;
} Original;

typedef void (*Damage) (const Original *original, char *content, gsize *length);

static gsize
any (gsize of)
{
  return (gsize) g_random_int_range (0, (gint32) of);
}

static void
flip_bit (const Original *original,
          char           *content,
          gsize          *length)
{
  content[any (*length)] ^= (char) (1 << any (8));
}

static void
spoil_sector (const Original *original,
              char           *content,
              gsize          *length)
{
  gsize at = any (*length / 512) * 512;

  for (gsize i = at; i < at + 512; i++)
    content[i] = (char) g_random_int ();
}

static void
clear_page (const Original *original,
            char           *content,
            gsize          *length)
{
  memset (content + any (*length / original->page) * original->page, 0, original->page);
}

static void
swap_pages (const Original *original,
            char           *content,
            gsize          *length)
{
  gsize one = any (*length / original->page) * original->page;
  gsize other = any (*length / original->page) * original->page;

  memcpy (content + one, original->content + other, original->page);
  memcpy (content + other, original->content + one, original->page);
}

/* A write that never came to the disk, though the disk said so. */
static void
lose_write (const Original *original,
            char           *content,
            gsize          *length)
{
  gsize at;

  do
    at = any (original->early_length / original->page) * original->page;
  while (memcmp (original->early + at, content + at, original->page) == 0);
  memcpy (content + at, original->early + at, original->page);
}

static void
cut_short (const Original *original,
           char           *content,
           gsize          *length)
{
  *length = (1 + any (*length / original->page - 1)) * original->page;
}

/* Another program that knows of the sums. */
static void
change_value (const Original *original,
              char           *content,
              gsize          *length)
{
  static const char sql[] = "UPDATE grid SET households = households + 1 WHERE id = "
                            "(SELECT id FROM grid ORDER BY random () LIMIT 1)";
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "changed.wangge", content, (gssize) *length);
  g_autofree char *changed = NULL;
  sqlite3 *database = NULL;

  with_sums (TRUE);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  with_sums (FALSE);
  g_assert_true (g_file_get_contents (path, &changed, length, NULL));
  memcpy (content, changed, *length);
}

static void
try_damage (const Original *original,
            WgTestDir      *dir,
            const char     *name,
            Damage          damage,
            guint           n)
{
  guint kept = 0, structure = 0, sums = 0, digests = 0, kept_sums = 0, kept_digests = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *content = g_memdup2 (original->content, original->length);
      g_autofree char *path = NULL;
      gsize length = original->length;
      gboolean hit, by_sums, by_digests;

      damage (original, content, &length);
      if (length == original->length && memcmp (content, original->content, length) == 0)
        {
          i--;
          continue;
        }
      path = wg_test_dir_write (dir, "damaged.wangge", content, (gssize) length);
      hit = hash_file (path) != original->hash;
      by_sums = finds_sums (content, length, original->page);
      by_digests = finds_digests (path);
      kept += hit;
      structure += finds_structure (path);
      sums += by_sums;
      digests += by_digests;
      kept_sums += hit && by_sums;
      kept_digests += hit && by_digests;
    }
  g_print ("%-28s %6u copies, %6u hit what is kept; found: integrity_check %u, page sums %u (of "
           "what is kept %.1f %%), digests %u (%.1f %%)\n", name, n, kept, structure, sums,
           kept > 0 ? 100.0 * kept_sums / kept : 100.0, digests,
           kept > 0 ? 100.0 * kept_digests / kept : 100.0);
}

/* Milliseconds, the best of some rounds. */
static double
measure (const Original *original,
         const char     *path,
         gboolean        pages)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gboolean found = pages ? finds_sums (original->content, original->length, original->page)
                             : finds_digests (path);

      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
      g_assert_false (found);
    }
  return best;
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; Damage damage; } damages[] = {
    { "one bit", flip_bit },        { "a sector of noise", spoil_sector },
    { "a page of zeros", clear_page }, { "two pages exchanged", swap_pages },
    { "a write that was lost", lose_write }, { "cut at a page", cut_short },
    { "changed by a program", change_value },
  };
  g_autoptr (WgTestDir) plain = wg_test_dir_new ();
  g_autoptr (WgTestDir) paged = wg_test_dir_new ();
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (paged, "test.wangge");
  g_autofree char *plain_path = wg_test_dir_file (plain, "test.wangge");
  g_autofree char *ignored = NULL;
  const char *count = g_getenv ("WG_DAMAGED");
  guint n = count != NULL ? (guint) atoi (count) : 200;
  Original original = { 0 };
  gsize ignored_length;
  GStatBuf status;
  double without, with;

  setlocale (LC_ALL, "");
  with_sums (FALSE);
  without = make_file (plain, &ignored, &ignored_length);
  with_sums (TRUE);
  with = make_file (paged, &original.early, &original.early_length);
  with_sums (FALSE);
  g_assert_true (g_file_get_contents (path, &original.content, &original.length, NULL));
  g_assert_cmpint (original.content[20], ==, RESERVED);
  original.page = ((guint) (guint8) original.content[16] << 8) | (guint8) original.content[17];
  original.hash = hash_file (path);
  g_assert_cmpuint (original.hash, !=, 0);
  g_stat (plain_path, &status);
  g_print ("file: %.0f kB without sums, %.0f kB with (%.2f ×)\n", (double) status.st_size / 1e3,
           (double) original.length / 1e3, (double) original.length / (double) status.st_size);
  g_print ("an edit: %.0f µs without sums, %.0f µs with (%.2f ×)\n", without, with, with / without);
  g_print ("reading all of it: page sums %.2f ms, digests, chain and sums of records %.1f ms\n",
           measure (&original, path, TRUE), measure (&original, path, FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    try_damage (&original, dir, damages[i].name, damages[i].damage, n);
  g_free (original.content);
  g_free (original.early);
  return 0;
}
