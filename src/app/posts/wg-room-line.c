/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function room in the form of a post. */

#include "wg-room-line.h"

#include "wg-focus.h"

#include <glib/gi18n.h>
#include <math.h>

struct _WgRoomLine
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEntry  *name;
  GtkEntry  *area;
  GtkLabel  *refusal;

  gboolean   filling; /* the entries are being set, not used */
};

G_DEFINE_FINAL_TYPE (WgRoomLine, wg_room_line, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_typed (WgRoomLine *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_removed (WgRoomLine *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
wg_room_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WG_ROOM_LINE (widget)->name));
}

static void
wg_room_line_dispose (GObject *object)
{
  g_clear_pointer (&WG_ROOM_LINE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_room_line_parent_class)->dispose (object);
}

static void
wg_room_line_class_init (WgRoomLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_room_line_dispose;
  widget_class->grab_focus = wg_room_line_grab_focus;
  widget_class->focus = wg_focus_inside;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-room-line.ui");
  gtk_widget_class_bind_template_child (widget_class, WgRoomLine, content);
  gtk_widget_class_bind_template_child (widget_class, WgRoomLine, name);
  gtk_widget_class_bind_template_child (widget_class, WgRoomLine, area);
  gtk_widget_class_bind_template_child (widget_class, WgRoomLine, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_removed);
}

static void
wg_room_line_init (WgRoomLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkEntry *entry, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
wg_room_line_show (WgRoomLine *self, const WgPostRoom *room)
{
  g_autofree char *area = room != NULL && room->area > 0
                            ? g_strdup_printf ("%.12g", room->area) : NULL;

  self->filling = TRUE;
  set_text (self->name, room != NULL ? room->name : "");
  set_text (self->area, area != NULL ? area : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->area), "error");
  self->filling = FALSE;
}

GtkWidget *
wg_room_line_new (const WgPostRoom *room)
{
  WgRoomLine *self = g_object_new (WG_TYPE_ROOM_LINE, NULL);

  wg_room_line_show (self, room);
  return GTK_WIDGET (self);
}

gboolean
wg_room_line_read (WgRoomLine *self, GArray *rooms)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *area = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->area))));
  char *end = NULL;
  double value = g_ascii_strtod (area, &end);
  gboolean good = *area == '\0' || (*end == '\0' && isfinite (value) && value >= 0);
  WgPostRoom room = { NULL, value };

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !good);
  if (!good)
    gtk_widget_add_css_class (GTK_WIDGET (self->area), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->area), "error");
  if (!good || *name == '\0')
    return good;
  room.name = g_steal_pointer (&name);
  g_array_append_val (rooms, room);
  return TRUE;
}
