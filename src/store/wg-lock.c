/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a second program from writing the same file. An OFD lock belongs to the opened lock file
 * and not to the process, so a second store in the same program is refused too, and closing some
 * other descriptor does not lose it. Never touches the database itself: closing a descriptor of it
 * would drop SQLite's own locks. */

#include "wg-lock.h"

#include "wg-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#define READER_WAIT_MS 2000
#define READER_POLL_MS 25

struct _WgLock
{
  char      *path; /* of the lock file */
  int        fd;
  WgLockMode mode;
};

/* Where a lock cannot be trusted, and SQLite's shared memory does not work either. */
static const gulong network_magics[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x564c,     /* NCP */
  0x01021997, /* 9P */
  0x00c36400, /* Ceph */
  0x0bd00bd0, /* Lustre */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
};
static const char *const network_fuse_types[] = {
  "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.davfs",
  "fuse.davfs2", "fuse.curlftpfs", "fuse.ceph-fuse", NULL,
};

/**
 * wg_lock_is_network_type:
 * @magic: what statfs() calls the file system
 * @type: (nullable): what the mount table calls it, for FUSE
 *
 * Returns: %TRUE if the file system is on another machine
 */
gboolean
wg_lock_is_network_type (gulong      magic,
                         const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if (network_magics[i] == magic)
      return TRUE;
  return type != NULL && g_strv_contains (network_fuse_types, type);
}

/* The type of the mount with this device number: the word after " - " in its line. */
static char *
find_mount_type (dev_t device)
{
  g_autofree char *text = NULL;
  g_autofree char *number = g_strdup_printf (" %u:%u ", major (device), minor (device));
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *end = strstr (lines[i], number) != NULL ? strstr (lines[i], " - ") : NULL;

      if (end != NULL)
        return g_strndup (end + 3, strcspn (end + 3, " "));
    }
  return NULL;
}

/**
 * wg_lock_is_network:
 * @path: a file, or a file to be made
 *
 * Returns: %TRUE if it lies on a network file system, where nothing is written
 */
gboolean
wg_lock_is_network (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *type = NULL;
  struct statfs system;
  struct stat status;

  if (statfs (folder, &system) != 0 || stat (folder, &status) != 0)
    return FALSE;
  type = find_mount_type (status.st_dev);
  return wg_lock_is_network_type ((gulong) (guint32) system.f_type, type);
}

static gboolean
try_lock (int fd,
          int type)
{
  struct flock lock = { .l_type = (short) type, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

/* Whoever let go since the lock was refused no longer holds it. */
static gboolean
is_written (int fd)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_WRLCK;
}

static char *
read_holder (int fd)
{
  char text[512];
  gssize length = pread (fd, text, sizeof text - 1, 0);
  char *end;

  text[MAX (length, 0)] = '\0';
  g_strchomp (text);
  if (!g_utf8_validate (text, -1, (const char **) &end))
    *end = '\0';
  return g_strdup (*text != '\0' ? text : _ ("it only reads"));
}

static void
write_holder (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *text = g_strdup_printf ("%s@%s, %s, pid %d\n", g_get_user_name (),
                                           g_get_host_name (), time, (int) getpid ());

  /* Only for people to read; the lock holds without it. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("lock file: %s", g_strerror (errno));
}

/* A holder removes the file when it is done; then the lock taken is of a file that is gone. */
static gboolean
is_still_there (int         fd,
                const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

/* −1 with @holder set if somebody has it, −1 without if the file cannot be made. */
static int
take (const char *path,
      WgLockMode  mode,
      char      **holder)
{
  int type = mode == WG_LOCK_WRITE ? F_WRLCK : F_RDLCK;

  for (guint waited = 0;; waited += READER_POLL_MS)
    {
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        return -1;
      if (try_lock (fd, type))
        {
          if (is_still_there (fd, path))
            return fd;
        }
      /* Readers are short: a command that prints something. */
      else if (waited >= READER_WAIT_MS || is_written (fd))
        {
          *holder = read_holder (fd);
          close (fd);
          return -1;
        }
      else
        g_usleep (READER_POLL_MS * 1000);
      close (fd);
    }
}

/**
 * wg_lock_take:
 * @path: the file to be locked
 * @mode: to write or to read
 * @holder: (out) (nullable): who has it, if somebody has
 * @error: return location for an error; not set if somebody has it
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL
 */
WgLock *
wg_lock_take (const char *path,
              WgLockMode  mode,
              char      **holder,
              GError    **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  WgLock *self;
  int fd;

  *holder = NULL;
  fd = take (lock_path, mode, holder);
  if (fd < 0)
    {
      if (*holder == NULL)
        g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED,
                     _ ("“%s” cannot be made: %s. Check the rights of the folder."), lock_path,
                     g_strerror (errno));
      return NULL;
    }
  if (mode == WG_LOCK_WRITE)
    write_holder (fd);
  self = g_new0 (WgLock, 1);
  self->path = g_steal_pointer (&lock_path);
  self->fd = fd;
  self->mode = mode;
  return self;
}

WgLockMode
wg_lock_get_mode (WgLock *self)
{
  return self->mode;
}

/**
 * wg_lock_release:
 * @self: (transfer full): the lock
 *
 * The lock file goes too, unless other readers still hold it.
 */
void
wg_lock_release (WgLock *self)
{
  if (self->mode == WG_LOCK_WRITE || try_lock (self->fd, F_WRLCK))
    unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
