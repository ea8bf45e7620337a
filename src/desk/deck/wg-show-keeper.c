/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of a presentation on the disk: one small file per opened file, replaced as a whole by
 * one writing thread. It never touches the file that is presented. */

#include "wg-show-keeper.h"

#include <glib/gstdio.h>

#define GROUP "show"

struct _WgShowKeeper
{
  GObject parent_instance;

  char        *path;
  GMutex       lock;    /* guards the rest */
  GCond        settled;
  char        *content; /* (nullable): to be written */
  gboolean     forget;  /* instead */
  gboolean     writing; /* a thread is at it */
};

G_DEFINE_FINAL_TYPE (WgShowKeeper, wg_show_keeper, G_TYPE_OBJECT)

static void
wg_show_keeper_finalize (GObject *object)
{
  WgShowKeeper *self = WG_SHOW_KEEPER (object);

  g_free (self->path);
  g_free (self->content);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->settled);

  G_OBJECT_CLASS (wg_show_keeper_parent_class)->finalize (object);
}

static void
wg_show_keeper_class_init (WgShowKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_show_keeper_finalize;
}

static void
wg_show_keeper_init (WgShowKeeper *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->settled);
}

WgShowKeeper *
wg_show_keeper_new (const char *path)
{
  WgShowKeeper *self = g_object_new (WG_TYPE_SHOW_KEEPER, NULL);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *name = g_strconcat (hash, ".ini", NULL);

  self->path = g_build_filename (g_get_user_state_dir (), "wangge", "shows", name, NULL);
  return self;
}

static void
write_place (const char *path, const char *content)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_file_set_contents_full (path, content, -1,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, &error))
    g_debug ("The place of the presentation is not kept: %s",
             error != NULL ? error->message : folder);
}

/* Until nothing is left to be written: what came meanwhile is written last. */
static void
write_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  WgShowKeeper *self = source;

  g_mutex_lock (&self->lock);
  while (self->content != NULL || self->forget)
    {
      g_autofree char *content = g_steal_pointer (&self->content);
      gboolean forget = self->forget;

      self->forget = FALSE;
      g_mutex_unlock (&self->lock);
      if (forget)
        g_unlink (self->path);
      else
        write_place (self->path, content);
      g_mutex_lock (&self->lock);
    }
  self->writing = FALSE;
  g_cond_broadcast (&self->settled);
  g_mutex_unlock (&self->lock);
  g_task_return_boolean (task, TRUE);
}

/* @content: (nullable) (transfer full): NULL to forget. */
static void
start (WgShowKeeper *self, char *content)
{
  gboolean begin;

  g_mutex_lock (&self->lock);
  g_free (self->content);
  self->content = content;
  self->forget = content == NULL;
  begin = !self->writing;
  self->writing = TRUE;
  g_mutex_unlock (&self->lock);
  if (begin)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

      g_task_run_in_thread (task, write_all);
    }
}

void
wg_show_keeper_keep (WgShowKeeper *self, const WgShowPlace *place)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_if_fail (WG_IS_SHOW_KEEPER (self));

  g_key_file_set_int64 (file, GROUP, "deck", place->deck);
  g_key_file_set_uint64 (file, GROUP, "page", place->page);
  g_key_file_set_uint64 (file, GROUP, "loop", place->loop);
  g_key_file_set_string (file, GROUP, "room", place->room != NULL ? place->room : "");
  g_key_file_set_int64 (file, GROUP, "kept", place->kept);
  start (self, g_key_file_to_data (file, NULL, NULL));
}

void
wg_show_keeper_forget (WgShowKeeper *self)
{
  g_return_if_fail (WG_IS_SHOW_KEEPER (self));

  start (self, NULL);
}

void
wg_show_keeper_settle (WgShowKeeper *self)
{
  g_return_if_fail (WG_IS_SHOW_KEEPER (self));

  g_mutex_lock (&self->lock);
  while (self->writing)
    g_cond_wait (&self->settled, &self->lock);
  g_mutex_unlock (&self->lock);
}

gboolean
wg_show_keeper_load (WgShowKeeper *self, WgShowPlace *place)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  WgShowPlace read = { 0 };

  g_return_val_if_fail (WG_IS_SHOW_KEEPER (self), FALSE);

  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  read.deck = g_key_file_get_int64 (file, GROUP, "deck", NULL);
  read.page = (guint) MIN (g_key_file_get_uint64 (file, GROUP, "page", NULL), G_MAXINT);
  read.loop = (guint) MIN (g_key_file_get_uint64 (file, GROUP, "loop", NULL), 3600);
  read.kept = g_key_file_get_int64 (file, GROUP, "kept", NULL);
  if (read.deck <= 0)
    return FALSE;
  read.room = g_key_file_get_string (file, GROUP, "room", NULL);
  if (read.room == NULL)
    read.room = g_strdup ("");
  *place = read;
  return TRUE;
}
