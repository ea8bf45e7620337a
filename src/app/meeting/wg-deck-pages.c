/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pages. It evaluates one page when the main loop has nothing else to do, then the
 * next; what is moved or taken away is said, not done. */

#include "wg-deck-pages.h"

#include "wg-focus.h"
#include "wg-page-picture.h"

#include <glib/gi18n.h>

#define PICTURE_WIDTH 150
#define LINE_KEY "wg-page-line"

/* A row of the list. */
typedef struct
{
  char          *id;
  GtkLabel      *title;
  GtkLabel      *small;
  WgPagePicture *picture;
  WgSlide       *slide; /* (nullable) */
  char          *error; /* (nullable) */
} Line;

struct _WgDeckPages
{
  GtkWidget parent_instance;

  GtkWidget     *content;
  GtkListBox    *list;
  GtkWidget     *buttons;
  GtkMenuButton *add;
  WgDeckBuilder *builder; /* (nullable) */
  WgRoom         room;
  gboolean       fitted, writable;
  gboolean       filling; /* rows are being put in order, not selected */
  guint          next;    /* the page to evaluate */
  guint          idle;    /* source, 0: none */
};

G_DEFINE_FINAL_TYPE (WgDeckPages, wg_deck_pages, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  MOVED,
  REMOVED,
  MEASURED,
  EVALUATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->id);
  g_clear_pointer (&line->slide, wg_slide_unref);
  g_free (line->error);
  g_free (line);
}

static Line *
get_line (WgDeckPages *self, guint page)
{
  GtkListBoxRow *row = page < G_MAXINT ? gtk_list_box_get_row_at_index (self->list, (int) page)
                                       : NULL;

  return row != NULL ? g_object_get_data (G_OBJECT (row), LINE_KEY) : NULL;
}

static guint
count_pages (WgDeckPages *self)
{
  return self->builder != NULL ? wg_deck_builder_get_deck (self->builder)->pages->len : 0;
}

static void
show_small (Line *line)
{
  guint n = wg_page_picture_get_n_small (line->picture);
  g_autofree char *text = g_strdup_printf (ngettext ("%u text too small", "%u texts too small", n),
                                           n);

  gtk_label_set_text (line->small, text);
  gtk_widget_set_visible (GTK_WIDGET (line->small), n > 0);
}

static void
on_measured (WgPagePicture *picture, gpointer data)
{
  WgDeckPages *self = data;

  for (guint i = 0; i < count_pages (self); i++)
    {
      Line *line = get_line (self, i);

      if (line != NULL && line->picture == picture)
        show_small (line);
    }
  g_signal_emit (self, signals[MEASURED], 0);
}

static void
evaluate (WgDeckPages *self, guint page)
{
  Line *line = get_line (self, page);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgSlide) slide = NULL;

  if (line == NULL)
    return;
  slide = wg_deck_builder_get (self->builder, page, &error);
  g_clear_pointer (&line->slide, wg_slide_unref);
  g_clear_pointer (&line->error, g_free);
  if (slide == NULL)
    line->error = g_strdup (error->message);
  else
    line->slide = wg_slide_ref (slide);
  wg_page_picture_set_slide (line->picture, slide, &self->room, self->fitted);
}

static gboolean
on_idle (gpointer data)
{
  WgDeckPages *self = data;
  guint page = self->next++;

  if (page >= count_pages (self))
    {
      self->idle = 0;
      g_signal_emit (self, signals[EVALUATED], 0);
      return G_SOURCE_REMOVE;
    }
  evaluate (self, page);
  if (page == wg_deck_pages_get_page (self))
    g_signal_emit (self, signals[SELECTED], 0);
  return G_SOURCE_CONTINUE;
}

static void
begin (WgDeckPages *self)
{
  self->next = 0;
  if (self->idle == 0 && self->builder != NULL)
    self->idle = g_idle_add (on_idle, self);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  WgDeckPages *self = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  if (!self->writable)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT,
                                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  int from = g_value_get_int (value), to = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (from < 0 || to < 0 || from == to)
    return FALSE;
  g_signal_emit (data, signals[MOVED], 0, (guint) from, (guint) to);
  return TRUE;
}

static GtkWidget *
make_row (WgDeckPages *self, const WgDeckPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = wg_page_picture_new (PICTURE_WIDTH);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_COPY);
  Line *line = g_new0 (Line, 1);

  line->id = g_strdup (page->id);
  line->picture = WG_PAGE_PICTURE (picture);
  line->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (line->title, 0);
  gtk_label_set_ellipsize (line->title, PANGO_ELLIPSIZE_END);
  line->small = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (line->small, 0);
  gtk_widget_add_css_class (GTK_WIDGET (line->small), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (line->small), "alarm");
  gtk_widget_set_visible (GTK_WIDGET (line->small), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (line->title), "caption");
  gtk_widget_add_css_class (picture, "page-picture");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->small));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), LINE_KEY, line, line_free);
  g_signal_connect_object (picture, "measured", G_CALLBACK (on_measured), self, 0);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  return row;
}

static void
name_row (GtkWidget *row, guint number, const WgDeckPage *page)
{
  Line *line = g_object_get_data (G_OBJECT (row), LINE_KEY);
  g_autofree char *text = g_strdup_printf ("%u. %s", number, page->title);

  gtk_label_set_text (line->title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The rows there are, by the id of their page; the list is empty then. */
static GHashTable *
take_rows (WgDeckPages *self)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GtkListBoxRow *row;

  /* GTK 4.8 leaves a row that is taken out marked as selected, and never selects it again. */
  gtk_list_box_select_row (self->list, NULL);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    {
      Line *line = g_object_get_data (G_OBJECT (row), LINE_KEY);

      g_hash_table_insert (rows, g_strdup (line->id), g_object_ref (row));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  return rows;
}

/* Whether the rows are those of the pages already: then none is moved. */
static gboolean
is_in_order (WgDeckPages *self, GPtrArray *pages)
{
  guint n = pages != NULL ? pages->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const WgDeckPage *page = g_ptr_array_index (pages, i);
      Line *line = get_line (self, i);

      if (line == NULL || !g_str_equal (line->id, page->id))
        return FALSE;
    }
  return get_line (self, n) == NULL;
}

static void
fill (WgDeckPages *self, const char *selected)
{
  GPtrArray *pages = self->builder != NULL ? wg_deck_builder_get_deck (self->builder)->pages
                                           : NULL;
  g_autoptr (GHashTable) old = NULL;

  if (is_in_order (self, pages))
    {
      for (guint i = 0; pages != NULL && i < pages->len; i++)
        name_row (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)), i + 1,
                  g_ptr_array_index (pages, i));
      return;
    }
  old = take_rows (self);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      const WgDeckPage *page = g_ptr_array_index (pages, i);
      GtkWidget *row = g_hash_table_lookup (old, page->id);

      if (row == NULL || gtk_widget_get_parent (row) != NULL)
        row = make_row (self, page);
      gtk_list_box_append (self->list, row);
      name_row (row, i + 1, page);
      if (g_strcmp0 (selected, page->id) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

void
wg_deck_pages_set (WgDeckPages *self, WgDeckBuilder *builder, const WgRoom *room, gboolean fitted,
                   gboolean writable)
{
  g_autofree char *selected = NULL;
  gboolean had_focus;
  guint page;
  Line *line;

  g_return_if_fail (WG_IS_DECK_PAGES (self));

  page = wg_deck_pages_get_page (self);
  line = get_line (self, page);
  selected = line != NULL ? g_strdup (line->id) : NULL;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  g_set_object (&self->builder, builder);
  self->room = room != NULL ? *room : WG_ROOM_INIT;
  self->fitted = fitted;
  self->writable = writable;
  gtk_widget_set_visible (self->buttons, writable);
  self->filling = TRUE;
  fill (self, selected);
  self->filling = FALSE;
  if (wg_deck_pages_get_page (self) == G_MAXUINT && count_pages (self) > 0)
    wg_deck_pages_select (self, page != G_MAXUINT ? MIN (page, count_pages (self) - 1) : 0);
  page = wg_deck_pages_get_page (self);
  if (had_focus && page != G_MAXUINT)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) page)));
  begin (self);
}

void
wg_deck_pages_set_additions (WgDeckPages *self, GMenuModel *menu)
{
  g_return_if_fail (WG_IS_DECK_PAGES (self));

  gtk_menu_button_set_menu_model (self->add, menu);
}

guint
wg_deck_pages_get_page (WgDeckPages *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
}

void
wg_deck_pages_select (WgDeckPages *self, guint page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) page);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

WgSlide *
wg_deck_pages_get_slide (WgDeckPages *self, guint page)
{
  Line *line = get_line (self, page);

  return line != NULL ? line->slide : NULL;
}

const char *
wg_deck_pages_get_error (WgDeckPages *self, guint page)
{
  Line *line = get_line (self, page);

  return line != NULL ? line->error : NULL;
}

guint
wg_deck_pages_count_small (WgDeckPages *self)
{
  guint n = 0;

  for (guint i = 0; i < count_pages (self); i++)
    {
      Line *line = get_line (self, i);

      n += line != NULL && wg_page_picture_get_n_small (line->picture) > 0;
    }
  return n;
}

static void
on_selected (WgDeckPages *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
move (WgDeckPages *self, int by)
{
  guint page = wg_deck_pages_get_page (self);

  if (!self->writable || page == G_MAXUINT || (by < 0 && page == 0)
      || (by > 0 && page + 1 >= count_pages (self)))
    return;
  g_signal_emit (self, signals[MOVED], 0, page, by < 0 ? page - 1 : page + 1);
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (WG_DECK_PAGES (widget), g_variant_get_int32 (parameter));
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckPages *self = WG_DECK_PAGES (widget);
  guint page = wg_deck_pages_get_page (self);

  if (self->writable && page != G_MAXUINT && count_pages (self) > 1)
    g_signal_emit (self, signals[REMOVED], 0, page);
}

static void
wg_deck_pages_dispose (GObject *object)
{
  WgDeckPages *self = WG_DECK_PAGES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->builder);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_deck_pages_parent_class)->dispose (object);
}

static gboolean
wg_deck_pages_grab_focus (GtkWidget *widget)
{
  WgDeckPages *self = WG_DECK_PAGES (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return wg_focus_into (widget, (GtkWidget *) row);
}

static void
wg_deck_pages_class_init (WgDeckPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_deck_pages_dispose;
  widget_class->grab_focus = wg_deck_pages_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MEASURED] = g_signal_new ("measured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EVALUATED] = g_signal_new ("evaluated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "pages.move", "i", on_move);
  gtk_widget_class_install_action (widget_class, "pages.remove", NULL, on_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "pages.remove", NULL);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  int by = key == GDK_KEY_Up || key == GDK_KEY_KP_Up       ? -1
           : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1
                                                           : 0;

  if (by == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return FALSE;
  move (data, by);
  return TRUE;
}

static void
name_button (GtkWidget *button, const char *label, const char *tooltip)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
add_button (WgDeckPages *self, const char *icon, const char *label, const char *tooltip,
            const char *action, int by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  name_button (button, label, tooltip);
  if (by != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", by);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
make_buttons (WgDeckPages *self)
{
  GtkWidget *add = gtk_menu_button_new ();

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_CENTER);
  self->add = GTK_MENU_BUTTON (add);
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_menu_button_set_direction (self->add, GTK_ARROW_UP);
  name_button (add, _("Add a page"), _("Add a page of a template after this one"));
  gtk_box_append (GTK_BOX (self->buttons), add);
  add_button (self, "list-remove-symbolic", _("Take away this page"),
              _("Take away this page (Delete)"), "pages.remove", 0);
  add_button (self, "go-up-symbolic", _("One place up"), _("One place up (Ctrl+Up)"),
              "pages.move", -1);
  add_button (self, "go-down-symbolic", _("One place down"), _("One place down (Ctrl+Down)"),
              "pages.move", 1);
}

static void
wg_deck_pages_init (WgDeckPages *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();

  self->room = WG_ROOM_INIT;
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages of the deck"), -1);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  /* Before the list takes Ctrl+Up for moving the focus alone. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (list, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  make_buttons (self);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->content), scrolled);
  gtk_box_append (GTK_BOX (self->content), self->buttons);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}
