/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklist and the rooms of a post in its form. What the checklist does not name stays in the
 * row as it is: the post may change to another list and back. */

#include "wg-items-part.h"

#include "wg-item-line.h"
#include "wg-post-book.h"
#include "wg-problem-list.h"
#include "wg-room-line.h"

#include <glib/gi18n.h>

struct _WgItemsPart
{
  GtkWidget parent_instance;

  GtkWidget     *content;
  GtkLabel      *score;
  GtkBox        *items;
  GtkBox        *rooms;
  WgProblemList *problems;

  WgDistrict    *district;   /* (nullable), as the next */
  WgRow         *row;
  GPtrArray     *item_lines; /* WgItemLine */
  GPtrArray     *room_lines; /* WgRoomLine */
  gboolean       unreadable;
};

static void wg_items_part_iface_init (WgFormPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgItemsPart, wg_items_part, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WG_TYPE_FORM_PART, wg_items_part_iface_init))

/* "7/8" as the row stands. */
static void
show_score (WgItemsPart *self)
{
  g_autoptr (WgPost) post = self->row != NULL ? wg_post_new (self->row) : NULL;
  const WgChecklist *checklist =
    post != NULL ? wg_district_get_checklist (self->district, post) : NULL;
  g_autofree char *text = NULL;
  guint present, required;

  if (checklist != NULL)
    {
      wg_post_count_items (post, checklist,
                           wg_clock_get_today (wg_district_get_clock (self->district)), &present,
                           &required);
      text = g_strdup_printf ("%s %u/%u", checklist->name, present, required);
    }
  gtk_label_set_text (self->score, text != NULL ? text : _("No checklist is chosen."));
}

static gboolean
has_line (WgItemsPart *self, const char *id)
{
  for (guint i = 0; i < self->item_lines->len; i++)
    if (g_str_equal (wg_item_line_get_id (g_ptr_array_index (self->item_lines, i)), id))
      return TRUE;
  return FALSE;
}

static void
read_lines (WgItemsPart *self)
{
  g_autoptr (WgPost) before = wg_post_new (self->row);
  g_autoptr (GArray) items = wg_post_items_new ();
  g_autoptr (GArray) rooms = wg_post_rooms_new ();
  const GArray *others = wg_post_get_items (before);
  g_autofree char *json = NULL;

  self->unreadable = FALSE;
  for (guint i = 0; i < self->item_lines->len; i++)
    if (!wg_item_line_read (g_ptr_array_index (self->item_lines, i), items))
      self->unreadable = TRUE;
  for (guint i = 0; i < self->room_lines->len; i++)
    if (!wg_room_line_read (g_ptr_array_index (self->room_lines, i), rooms))
      self->unreadable = TRUE;
  if (self->unreadable)
    return;
  for (guint i = 0; i < others->len; i++)
    {
      WgPostItem other = g_array_index (others, WgPostItem, i);

      if (has_line (self, other.item))
        continue;
      other.item = g_strdup (other.item);
      g_array_append_val (items, other);
    }
  json = wg_post_items_to_json (items, rooms);
  wg_row_set_text (self->row, WG_POST_ITEMS, json);
  show_score (self);
}

static void
on_edited (WgItemsPart *self)
{
  if (self->row == NULL)
    return;
  read_lines (self);
  wg_form_part_tell_edited (WG_FORM_PART (self));
}

static void
on_room_removed (WgItemsPart *self, WgRoomLine *line)
{
  g_ptr_array_remove (self->room_lines, line);
  gtk_box_remove (self->rooms, GTK_WIDGET (line));
  on_edited (self);
}

static GtkWidget *
add_room (WgItemsPart *self, const WgPostRoom *room)
{
  GtkWidget *line = wg_room_line_new (room);

  g_signal_connect_object (line, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "removed", G_CALLBACK (on_room_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->rooms, line);
  g_ptr_array_add (self->room_lines, line);
  return line;
}

static void
on_add_room (WgItemsPart *self)
{
  if (self->row != NULL)
    gtk_widget_grab_focus (add_room (self, NULL));
}

/* (nullable): of several the one that is good for longest. */
static const WgPostItem *
find_item (const GArray *items, const char *id)
{
  const WgPostItem *best = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const WgPostItem *item = &g_array_index (items, WgPostItem, i);

      if (g_str_equal (item->item, id) && (best == NULL || item->until > best->until))
        best = item;
    }
  return best;
}

static void
clear (GtkBox *box, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    gtk_box_remove (box, g_ptr_array_index (lines, i));
  g_ptr_array_set_size (lines, 0);
}

static gboolean
has_lines_of (WgItemsPart *self, const WgChecklist *checklist, guint n_rooms)
{
  if (checklist == NULL || self->item_lines->len != checklist->items->len
      || self->room_lines->len != n_rooms)
    return FALSE;
  for (guint i = 0; i < checklist->items->len; i++)
    if (!g_str_equal (((WgChecklistItem *) g_ptr_array_index (checklist->items, i))->id,
                      wg_item_line_get_id (g_ptr_array_index (self->item_lines, i))))
      return FALSE;
  return TRUE;
}

/* In the lines that are there, so that the focus stays where it is when the form was saved. */
static void
fill (WgItemsPart *self, WgPost *post, const WgChecklist *checklist)
{
  for (guint i = 0; i < checklist->items->len; i++)
    {
      const WgChecklistItem *item = g_ptr_array_index (checklist->items, i);

      wg_item_line_show (g_ptr_array_index (self->item_lines, i), item,
                         find_item (wg_post_get_items (post), item->id));
    }
  for (guint i = 0; i < self->room_lines->len; i++)
    wg_room_line_show (g_ptr_array_index (self->room_lines, i),
                       &g_array_index (wg_post_get_rooms (post), WgPostRoom, i));
}

static void
build (WgItemsPart *self)
{
  g_autoptr (WgPost) post = self->row != NULL ? wg_post_new (self->row) : NULL;
  const WgChecklist *checklist =
    post != NULL ? wg_district_get_checklist (self->district, post) : NULL;

  if (post != NULL && has_lines_of (self, checklist, wg_post_get_rooms (post)->len))
    {
      fill (self, post, checklist);
      return;
    }
  clear (self->items, self->item_lines);
  clear (self->rooms, self->room_lines);
  for (guint i = 0; checklist != NULL && i < checklist->items->len; i++)
    {
      const WgChecklistItem *item = g_ptr_array_index (checklist->items, i);
      GtkWidget *line = wg_item_line_new (item, find_item (wg_post_get_items (post), item->id));

      g_signal_connect_object (line, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->items, line);
      g_ptr_array_add (self->item_lines, line);
    }
  for (guint i = 0; post != NULL && i < wg_post_get_rooms (post)->len; i++)
    add_room (self, &g_array_index (wg_post_get_rooms (post), WgPostRoom, i));
}

static void
set_row (WgFormPart *part, WgDistrict *district, WgRow *row)
{
  WgItemsPart *self = WG_ITEMS_PART (part);

  g_set_object (&self->district, district);
  if (row != NULL)
    wg_row_ref (row);
  g_clear_pointer (&self->row, wg_row_unref);
  self->row = row;
  self->unreadable = FALSE;
  build (self);
  show_score (self);
}

static void
show_problems (WgFormPart *part, GPtrArray *problems)
{
  WgItemsPart *self = WG_ITEMS_PART (part);

  wg_problem_list_show (self->problems, NULL, self->row, WG_POST_ITEMS, problems);
}

static gboolean
is_unreadable (WgFormPart *part)
{
  return WG_ITEMS_PART (part)->unreadable;
}

static void
wg_items_part_iface_init (WgFormPartInterface *iface)
{
  iface->set_row = set_row;
  iface->show_problems = show_problems;
  iface->is_unreadable = is_unreadable;
}

static void
wg_items_part_dispose (GObject *object)
{
  WgItemsPart *self = WG_ITEMS_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->item_lines, g_ptr_array_unref);
  g_clear_pointer (&self->room_lines, g_ptr_array_unref);
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_items_part_parent_class)->dispose (object);
}

static void
wg_items_part_class_init (WgItemsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_items_part_dispose;
  g_type_ensure (WG_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-items-part.ui");
  gtk_widget_class_bind_template_child (widget_class, WgItemsPart, content);
  gtk_widget_class_bind_template_child (widget_class, WgItemsPart, score);
  gtk_widget_class_bind_template_child (widget_class, WgItemsPart, items);
  gtk_widget_class_bind_template_child (widget_class, WgItemsPart, rooms);
  gtk_widget_class_bind_template_child (widget_class, WgItemsPart, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_add_room);
}

static void
wg_items_part_init (WgItemsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_lines = g_ptr_array_new ();
  self->room_lines = g_ptr_array_new ();
}

WgFormPart *
wg_items_part_new (void)
{
  return g_object_new (WG_TYPE_ITEMS_PART, NULL);
}
