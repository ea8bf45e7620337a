/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be the same under another code, to be confirmed by the user. It decides nothing: what a
 * tick does is seen when the import is checked again. */

#include "wg-import-matches.h"

#include <glib/gi18n.h>

/* More than anybody ticks one by one; "all" takes the rest with it. */
#define MAX_SHOWN 200

struct _WgImportMatches
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkCheckButton *all;
  GtkListBox     *list;
  GtkLabel       *more;
  GPtrArray      *ticks;   /* GtkCheckButton, of the first matches */
  gboolean        showing; /* the ticks are being set by us */
};

G_DEFINE_FINAL_TYPE (WgImportMatches, wg_import_matches, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_toggled (WgImportMatches *self)
{
  gboolean all = TRUE;

  if (self->showing)
    return;
  for (guint i = 0; i < self->ticks->len; i++)
    all = all && gtk_check_button_get_active (g_ptr_array_index (self->ticks, i));
  self->showing = TRUE;
  /* One that is not shown is ticked by "all" alone. */
  if (!all || !gtk_widget_get_visible (GTK_WIDGET (self->more)))
    gtk_check_button_set_active (self->all, all);
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_all_toggled (WgImportMatches *self)
{
  gboolean all = gtk_check_button_get_active (self->all);

  if (self->showing)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), all);
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_match (WgImportMatches *self, const WgImportMatch *match)
{
  /* Translators: code and name of a row that came, code and name of the unit that is there. */
  g_autofree char *text = g_strdup_printf (_("%s %s is %s %s"), match->code, match->name,
                                           match->old_code, match->old_name);
  GtkWidget *tick = gtk_check_button_new_with_label (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), match->taken);
  g_object_set_data_full (G_OBJECT (tick), "code", g_strdup (match->code), g_free);
  gtk_widget_add_css_class (tick, "list-line");
  g_signal_connect_object (tick, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->ticks, tick);
  gtk_list_box_append (self->list, tick);
  /* The tick is what takes the focus, not its row. */
  gtk_widget_set_focusable (gtk_widget_get_parent (tick), FALSE);
}

static void
wg_import_matches_dispose (GObject *object)
{
  WgImportMatches *self = WG_IMPORT_MATCHES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_import_matches_parent_class)->dispose (object);
}

static void
wg_import_matches_class_init (WgImportMatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_import_matches_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-import-matches.ui");
  gtk_widget_class_bind_template_child (widget_class, WgImportMatches, box);
  gtk_widget_class_bind_template_child (widget_class, WgImportMatches, all);
  gtk_widget_class_bind_template_child (widget_class, WgImportMatches, list);
  gtk_widget_class_bind_template_child (widget_class, WgImportMatches, more);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
}

static void
wg_import_matches_init (WgImportMatches *self)
{
  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_import_matches_show (WgImportMatches *self, GPtrArray *matches)
{
  GtkListBoxRow *row;
  gboolean all = matches->len > 0;

  g_return_if_fail (WG_IS_IMPORT_MATCHES (self));

  self->showing = TRUE;
  g_ptr_array_set_size (self->ticks, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < matches->len; i++)
    {
      const WgImportMatch *match = g_ptr_array_index (matches, i);

      all = all && match->taken;
      if (i < MAX_SHOWN)
        add_match (self, match);
    }
  gtk_check_button_set_active (self->all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->more), matches->len > MAX_SHOWN);
  if (matches->len > MAX_SHOWN)
    {
      guint rest = matches->len - MAX_SHOWN;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest),
                                               rest);

      gtk_label_set_text (self->more, text);
    }
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), matches->len > 0);
}

void
wg_import_matches_tell (WgImportMatches *self, WgImport *import)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_return_if_fail (WG_IS_IMPORT_MATCHES (self));

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_ptr_array_add (codes, g_object_get_data (g_ptr_array_index (self->ticks, i), "code"));
  g_ptr_array_add (codes, NULL);
  wg_import_match_names (import, gtk_check_button_get_active (self->all)
                                   ? NULL : (const char *const *) codes->pdata);
}
