/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one new unit of a split. It checks nothing: the sums are the dialog's, the rules
 * are desk/'s. */

#include "wg-split-part.h"

#include <glib/gi18n.h>

struct _WgSplitPart
{
  AdwPreferencesGroup parent_instance;

  GtkWidget   *remove;
  AdwEntryRow *name;
  AdwEntryRow *code;
  AdwEntryRow *members;
  AdwEntryRow *households;
  guint        number;
};

G_DEFINE_FINAL_TYPE (WgSplitPart, wg_split_part, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (WgSplitPart *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_removed (WgSplitPart *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
wg_split_part_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WG_SPLIT_PART (widget)->name));
}

static void
wg_split_part_dispose (GObject *object)
{
  g_clear_object (&WG_SPLIT_PART (object)->remove);

  G_OBJECT_CLASS (wg_split_part_parent_class)->dispose (object);
}

static void
wg_split_part_class_init (WgSplitPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_split_part_dispose;
  widget_class->grab_focus = wg_split_part_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-split-part.ui");
  gtk_widget_class_bind_template_child (widget_class, WgSplitPart, remove);
  gtk_widget_class_bind_template_child (widget_class, WgSplitPart, name);
  gtk_widget_class_bind_template_child (widget_class, WgSplitPart, code);
  gtk_widget_class_bind_template_child (widget_class, WgSplitPart, members);
  gtk_widget_class_bind_template_child (widget_class, WgSplitPart, households);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_removed);
}

static void
wg_split_part_init (WgSplitPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->remove); /* it comes and goes with the heading */
}

GtkWidget *
wg_split_part_new (void)
{
  return g_object_new (WG_TYPE_SPLIT_PART, NULL);
}

void
wg_split_part_set_number (WgSplitPart *self, guint number, gboolean is_only)
{
  g_autofree char *title = NULL, *escaped_title = NULL;

  g_return_if_fail (WG_IS_SPLIT_PART (self));

  self->number = number;
  title = is_only ? g_strdup ("") : g_strdup_printf (_("New unit %u"), number);
  escaped_title = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped_title);
  /* A hidden one would keep the room of a heading. */
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self),
                                           is_only ? NULL : self->remove);
}

const char *
wg_split_part_get_name (WgSplitPart *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name));
}

const char *
wg_split_part_get_code (WgSplitPart *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->code));
}

static gint64
get_count (AdwEntryRow *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gint64 count;

  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &count, NULL) ? count : -1;
}

gint64
wg_split_part_get_members (WgSplitPart *self)
{
  return get_count (self->members);
}

gint64
wg_split_part_get_households (WgSplitPart *self)
{
  return get_count (self->households);
}

char *
wg_split_part_dup_title (WgSplitPart *self)
{
  const char *name = wg_split_part_get_name (self);

  return *name != '\0' ? g_strdup (name) : g_strdup_printf (_("New unit %u"), self->number);
}
