/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an activity or a team looks like in a list. It says nothing of its own. */

#include "wg-record-row.h"

#include "wg-cut-label.h"

struct _WgRecordRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel  *title;
  GtkLabel  *day;
  GtkLabel  *subtitle;
  GtkLabel  *numbers;
};

G_DEFINE_FINAL_TYPE (WgRecordRow, wg_record_row, GTK_TYPE_WIDGET)

static void
wg_record_row_dispose (GObject *object)
{
  g_clear_pointer (&WG_RECORD_ROW (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_record_row_parent_class)->dispose (object);
}

static void
wg_record_row_class_init (WgRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_record_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/service/wg-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgRecordRow, content);
  gtk_widget_class_bind_template_child (widget_class, WgRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, WgRecordRow, day);
  gtk_widget_class_bind_template_child (widget_class, WgRecordRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgRecordRow, numbers);
}

static void
wg_record_row_init (WgRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_cut_label_explain (self->title);
  wg_cut_label_explain (self->subtitle);
}

GtkWidget *
wg_record_row_new (void)
{
  return g_object_new (WG_TYPE_RECORD_ROW, NULL);
}

static void
set_record (WgRecordRow *self, WgServiceRecord *record)
{
  gtk_label_set_text (self->title, wg_service_record_get_title (record));
  gtk_label_set_text (self->day, wg_service_record_get_day (record));
  gtk_label_set_text (self->subtitle, wg_service_record_get_subtitle (record));
  gtk_label_set_text (self->numbers, wg_service_record_get_numbers (record));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, wg_record_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  WgServiceRecord *record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *text = wg_service_record_dup_text (record);

  set_record (WG_RECORD_ROW (row), record);
  /* What a screen reader says of a line; the line's own widget is the list's. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
wg_record_row_init_list (GtkListView *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (list, factory);
}
