/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of one backup. It reads no file. */

#include "wg-backup-item-private.h"

#include <glib/gi18n-lib.h>

struct _WgBackupItem
{
  GObject parent_instance;

  char         *path;
  char         *made_at;
  gint64        edit;
  char         *reason;
  guint64       size;
  WgBackupState state;
  char         *problem;
};

G_DEFINE_FINAL_TYPE (WgBackupItem, wg_backup_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
wg_backup_item_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_set_uint (value, WG_BACKUP_ITEM (object)->state);
}

static void
wg_backup_item_finalize (GObject *object)
{
  WgBackupItem *self = WG_BACKUP_ITEM (object);

  g_free (self->path);
  g_free (self->made_at);
  g_free (self->reason);
  g_free (self->problem);

  G_OBJECT_CLASS (wg_backup_item_parent_class)->finalize (object);
}

static void
wg_backup_item_class_init (WgBackupItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = wg_backup_item_get_property;
  object_class->finalize = wg_backup_item_finalize;
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, WG_BACKUP_UNCHECKED, WG_BACKUP_DAMAGED,
                         WG_BACKUP_UNCHECKED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
wg_backup_item_init (WgBackupItem *self)
{
}

static const char *
describe (WgBackupReason reason)
{
  switch (reason)
    {
    case WG_BACKUP_AUTOMATIC: return _ ("Automatic");
    case WG_BACKUP_IMPORT: return _ ("Before an import");
    case WG_BACKUP_MIGRATION: return _ ("Before a program update");
    case WG_BACKUP_BY_HAND: return _ ("By hand");
    case WG_N_BACKUP_REASONS:
    default: g_assert_not_reached ();
    }
}

WgBackupItem *
_wg_backup_item_new (const WgBackupEntry *entry)
{
  WgBackupItem *self = g_object_new (WG_TYPE_BACKUP_ITEM, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->made_at / 1000);

  self->path = g_strdup (entry->path);
  self->made_at = g_date_time_format (time, "%Y-%m-%d %H:%M");
  self->edit = entry->edit;
  self->size = entry->size;
  self->reason = g_strdup (describe (entry->reason));
  return self;
}

void
_wg_backup_item_set_state (WgBackupItem *self,
                           WgBackupState state,
                           const char   *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

const char *
wg_backup_item_get_path (WgBackupItem *self)
{
  return self->path;
}

const char *
wg_backup_item_get_made_at (WgBackupItem *self)
{
  return self->made_at;
}

gint64
wg_backup_item_get_edit (WgBackupItem *self)
{
  return self->edit;
}

const char *
wg_backup_item_get_reason (WgBackupItem *self)
{
  return self->reason;
}

guint64
wg_backup_item_get_size (WgBackupItem *self)
{
  return self->size;
}

WgBackupState
wg_backup_item_get_state (WgBackupItem *self)
{
  return self->state;
}

const char *
wg_backup_item_get_problem (WgBackupItem *self)
{
  return self->problem;
}
