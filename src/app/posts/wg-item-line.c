/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a checklist in the form of a post. Whether it counts is WgPost's business. */

#include "wg-item-line.h"

#include "wg-date-button.h"

#include <glib/gi18n.h>

struct _WgItemLine
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkCheckButton *there;
  GtkWidget      *until_box;
  GtkEntry       *until;
  WgDateButton   *date;
  GtkEntry       *stock;
  GtkLabel       *refusal;

  char           *id;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (WgItemLine, wg_item_line, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whoever enters a date or a number says that the item is there. */
static void
on_typed (WgItemLine *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->until)) != '\0'
      || *gtk_editable_get_text (GTK_EDITABLE (self->stock)) != '\0')
    gtk_check_button_set_active (self->there, TRUE);
  self->filling = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_ticked (WgItemLine *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_date_picked (WgItemLine *self)
{
  g_autofree char *day = wg_date_format (wg_date_button_get_date (self->date));

  gtk_editable_set_text (GTK_EDITABLE (self->until), day);
}

static void
wg_item_line_dispose (GObject *object)
{
  WgItemLine *self = WG_ITEM_LINE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (wg_item_line_parent_class)->dispose (object);
}

static void
wg_item_line_class_init (WgItemLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_item_line_dispose;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (WG_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-item-line.ui");
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, content);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, there);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, until_box);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, until);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, date);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, stock);
  gtk_widget_class_bind_template_child (widget_class, WgItemLine, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_ticked);
  gtk_widget_class_bind_template_callback (widget_class, on_date_picked);
}

static void
wg_item_line_init (WgItemLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_entries (WgItemLine *self, const char *name)
{
  /* Translators: %s is an item such as a first-aid box. */
  g_autofree char *until = g_strdup_printf (_("%s: good until"), name);
  g_autofree char *stock = g_strdup_printf (_("%s: how many"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->until), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  until, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stock, -1);
}

static void
show_refusal (WgItemLine *self, GtkEntry *entry, const char *why)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->until), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->stock), "error");
  if (entry != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_label_set_text (self->refusal, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), why != NULL);
}

static void
set_text (GtkEntry *entry, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

void
wg_item_line_show (WgItemLine *self, const WgChecklistItem *item, const WgPostItem *found)
{
  g_autofree char *until = NULL, *stock = NULL;

  self->filling = TRUE;
  gtk_check_button_set_active (self->there, found != NULL);
  if (found != NULL && found->until != WG_DATE_NONE)
    {
      until = wg_date_format (found->until);
      wg_date_button_set_date (self->date, found->until);
    }
  if (found != NULL && found->stock >= 0)
    stock = g_strdup_printf ("%" G_GINT64_FORMAT, found->stock);
  set_text (self->until, until);
  set_text (self->stock, stock);
  gtk_widget_set_visible (self->until_box, item->expires || until != NULL);
  show_refusal (self, NULL, NULL);
  self->filling = FALSE;
}

GtkWidget *
wg_item_line_new (const WgChecklistItem *item, const WgPostItem *found)
{
  WgItemLine *self = g_object_new (WG_TYPE_ITEM_LINE, NULL);

  self->id = g_strdup (item->id);
  gtk_check_button_set_label (self->there, item->name);
  name_entries (self, item->name);
  wg_item_line_show (self, item, found);
  return GTK_WIDGET (self);
}

const char *
wg_item_line_get_id (WgItemLine *self)
{
  return self->id;
}

/* (transfer full) */
static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

gboolean
wg_item_line_read (WgItemLine *self, GArray *items)
{
  g_autofree char *until = dup_text (self->until), *stock = dup_text (self->stock);
  WgPostItem item = { NULL, WG_DATE_NONE, -1 };

  show_refusal (self, NULL, NULL);
  if (!gtk_check_button_get_active (self->there))
    return TRUE;
  if (*until != '\0' && !wg_date_parse_typed (until, &item.until))
    {
      show_refusal (self, self->until,
                    _("This is no date of the calendar. Write it as 2026-09-30."));
      return FALSE;
    }
  if (*stock != '\0' && !g_ascii_string_to_signed (stock, 10, 0, G_MAXINT32, &item.stock, NULL))
    {
      show_refusal (self, self->stock, _("Only digits make a number."));
      return FALSE;
    }
  item.item = g_strdup (self->id);
  g_array_append_val (items, item);
  return TRUE;
}
