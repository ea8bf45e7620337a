/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three fields and a sentence. The rule is the model's. */

#include "wg-room-box.h"

#include "wg-number.h"

#include <glib/gi18n.h>
#include <math.h>

static const struct
{
  guint width, height;
} screens[] = {
  { 1024, 768 }, { 1280, 720 }, { 1280, 800 }, { 1920, 1080 }, { 1920, 1200 }, { 3840, 2160 },
};

struct _WgRoomBox
{
  GtkWidget parent_instance;

  GtkWidget   *content;
  GtkEntry    *distance;
  GtkEntry    *width;
  GtkDropDown *screen;
  GtkLabel    *least;

  WgRoom       other; /* a screen that is not in the list */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (WgRoomBox, wg_room_box, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
wg_room_describe_least (const WgRoom *room)
{
  return g_strdup_printf (_("Least text %u pixels (%u mm)"), wg_room_get_least_text (room),
                          wg_room_get_least_mm (room));
}

static char *
format_metres (guint millimetres)
{
  guint decimals = millimetres % 1000 == 0 ? 0 : millimetres % 100 == 0 ? 1 : 2;

  return wg_number_format (millimetres / 1000.0, decimals);
}

char *
wg_room_describe (const WgRoom *room)
{
  g_autofree char *distance = format_metres (room->distance_mm);
  g_autofree char *width = format_metres (room->picture_width_mm);

  /* Translators: distance, width of the picture, pixels across and down. */
  return g_strdup_printf (_("%s m · %s m · %u×%u"), distance, width, room->width_px,
                          room->height_px);
}

static gboolean
read_metres (GtkEntry *entry, guint *millimetres)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  char *end;
  double metres = g_ascii_strtod (text, &end);

  while (g_ascii_isspace (*end))
    end++;
  if (end == text || (*end != '\0' && g_strcmp0 (end, "m") != 0 && g_strcmp0 (end, "米") != 0)
      || !(metres > 0 && metres < 1000))
    return FALSE;
  *millimetres = (guint) lround (metres * 1000);
  return TRUE;
}

gboolean
wg_room_box_get (WgRoomBox *self, WgRoom *room)
{
  guint selected;
  WgRoom typed = { 0 };

  g_return_val_if_fail (WG_IS_ROOM_BOX (self), FALSE);

  selected = gtk_drop_down_get_selected (self->screen);
  typed.width_px = selected < G_N_ELEMENTS (screens) ? screens[selected].width
                                                     : self->other.width_px;
  typed.height_px = selected < G_N_ELEMENTS (screens) ? screens[selected].height
                                                      : self->other.height_px;
  if (!read_metres (self->distance, &typed.distance_mm)
      || !read_metres (self->width, &typed.picture_width_mm) || !wg_room_is_possible (&typed))
    return FALSE;
  *room = typed;
  return TRUE;
}

static void
show_least (WgRoomBox *self)
{
  g_autofree char *text = NULL;
  WgRoom room;

  text = wg_room_box_get (self, &room)
           ? wg_room_describe_least (&room)
           : g_strdup (_("Write metres, as 8 and 2.4."));
  gtk_label_set_text (self->least, text);
}

static void
on_changed (WgRoomBox *self)
{
  WgRoom room;

  if (self->filling)
    return;
  show_least (self);
  if (wg_room_box_get (self, &room))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_screens (WgRoomBox *self, const WgRoom *room)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = G_N_ELEMENTS (screens);

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      gtk_string_list_take (names,
                            g_strdup_printf ("%u×%u", screens[i].width, screens[i].height));
      if (screens[i].width == room->width_px && screens[i].height == room->height_px)
        selected = i;
    }
  if (selected == G_N_ELEMENTS (screens))
    gtk_string_list_take (names, g_strdup_printf ("%u×%u", room->width_px, room->height_px));
  gtk_drop_down_set_model (self->screen, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->screen, selected);
}

void
wg_room_box_set (WgRoomBox *self, const WgRoom *room)
{
  g_autofree char *distance = NULL;
  g_autofree char *width = NULL;

  g_return_if_fail (WG_IS_ROOM_BOX (self) && room != NULL);

  distance = format_metres (room->distance_mm);
  width = format_metres (room->picture_width_mm);
  self->filling = TRUE;
  self->other = *room;
  gtk_editable_set_text (GTK_EDITABLE (self->distance), distance);
  gtk_editable_set_text (GTK_EDITABLE (self->width), width);
  fill_screens (self, room);
  self->filling = FALSE;
  show_least (self);
}

static void
wg_room_box_dispose (GObject *object)
{
  g_clear_pointer (&WG_ROOM_BOX (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_room_box_parent_class)->dispose (object);
}

static void
wg_room_box_class_init (WgRoomBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_room_box_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-room-box.ui");
  gtk_widget_class_bind_template_child (widget_class, WgRoomBox, content);
  gtk_widget_class_bind_template_child (widget_class, WgRoomBox, distance);
  gtk_widget_class_bind_template_child (widget_class, WgRoomBox, width);
  gtk_widget_class_bind_template_child (widget_class, WgRoomBox, screen);
  gtk_widget_class_bind_template_child (widget_class, WgRoomBox, least);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
wg_room_box_init (WgRoomBox *self)
{
  const WgRoom room = WG_ROOM_INIT;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_room_box_set (self, &room);
}
