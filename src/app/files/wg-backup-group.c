/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the backups in one folder. It restores nothing: it says which one was chosen. */

#include "wg-backup-group.h"

#include <glib/gi18n.h>

struct _WgBackupGroup
{
  AdwPreferencesGroup parent_instance;

  WgBackupList *list; /* (nullable) */
  GPtrArray    *rows; /* GtkWidget */
};

G_DEFINE_FINAL_TYPE (WgBackupGroup, wg_backup_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
drop_list (WgBackupGroup *self)
{
  if (self->list == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_run_dispose (G_OBJECT (self->list)); /* ends the reading */
  g_clear_object (&self->list);
}

static void
wg_backup_group_dispose (GObject *object)
{
  drop_list (WG_BACKUP_GROUP (object));

  G_OBJECT_CLASS (wg_backup_group_parent_class)->dispose (object);
}

static void
wg_backup_group_finalize (GObject *object)
{
  g_ptr_array_unref (WG_BACKUP_GROUP (object)->rows);

  G_OBJECT_CLASS (wg_backup_group_parent_class)->finalize (object);
}

static void
wg_backup_group_class_init (WgBackupGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_backup_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_backup_group_finalize;
  /**
   * WgBackupGroup::restore:
   * @item: a #WgBackupItem
   */
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, WG_TYPE_BACKUP_ITEM);
}

static void
wg_backup_group_init (WgBackupGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static const char *
get_state_words (WgBackupItem *item)
{
  switch (wg_backup_item_get_state (item))
    {
    case WG_BACKUP_VERIFIED: return _("Verified");
    case WG_BACKUP_DAMAGED: return _("Damaged");
    case WG_BACKUP_CHECKING: return _("Being checked…");
    case WG_BACKUP_UNCHECKED:
    default: return _("Not checked yet");
    }
}

/* Called with the row's item at every change of its state. */
static void
show_state (AdwActionRow *row, GParamSpec *pspec, WgBackupItem *item)
{
  static const char *const icons[] = {
    [WG_BACKUP_UNCHECKED] = "content-loading-symbolic",
    [WG_BACKUP_CHECKING] = "content-loading-symbolic",
    [WG_BACKUP_VERIFIED] = "emblem-ok-symbolic",
    [WG_BACKUP_DAMAGED] = "dialog-error-symbolic",
  };
  WgBackupState state = wg_backup_item_get_state (item);
  const char *problem = wg_backup_item_get_problem (item);
  g_autofree char *size = g_format_size (wg_backup_item_get_size (item));
  g_autofree char *words = g_strjoin (" · ", wg_backup_item_get_reason (item), size,
                                      get_state_words (item), problem, NULL);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");

  /* libadwaita 1.2 reads the subtitle as markup. */
  adw_action_row_set_subtitle (row, escaped);
  adw_action_row_set_icon_name (row, icons[state]);
  gtk_widget_set_sensitive (button, state != WG_BACKUP_DAMAGED);
}

static void
on_state_changed (WgBackupItem *item, GParamSpec *pspec, AdwActionRow *row)
{
  show_state (row, pspec, item);
}

static void
on_restore_clicked (GtkButton *button, WgBackupGroup *self)
{
  g_signal_emit (self, signals[RESTORE], 0, g_object_get_data (G_OBJECT (button), "item"));
}

static GtkWidget *
make_row (WgBackupGroup *self, WgBackupItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  gint64 edit = wg_backup_item_get_edit (item);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  /* Translators: when a backup was made, and the number of the last edit in it. */
  title = edit < 0 ? g_strdup (wg_backup_item_get_made_at (item))
                   : g_strdup_printf (_("%s · up to edit %lld"), wg_backup_item_get_made_at (item),
                                      (long long) edit);
  /* Translators: %s is a time and an edit. */
  name = g_strdup_printf (_("Restore %s"), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore_clicked), self, 0);
  g_object_set_data (G_OBJECT (row), "button", button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (on_state_changed), row, 0);
  show_state (ADW_ACTION_ROW (row), NULL, item);
  return row;
}

static void
on_loaded (WgBackupGroup *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *error = wg_backup_list_get_error (self->list);
  GtkWidget *row;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgBackupItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_ptr_array_add (self->rows, make_row (self, item));
    }
  if (n == 0)
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     error != NULL ? error : _("No backup here yet"));
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
}

void
wg_backup_group_show (WgBackupGroup *self, const char *path, const char *folder)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (WG_IS_BACKUP_GROUP (self));

  drop_list (self);
  escaped = g_markup_escape_text (folder, -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
  self->list = wg_backup_list_new (path, folder);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  wg_backup_list_reload (self->list);
}
