/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search entry and its list of answers. It searches through the district and moves nothing:
 * the window takes the user to what was chosen. */

#include "wg-search-box.h"

#include "wg-focus.h"
#include "wg-search-hit.h"

#define MAX_HITS 30

struct _WgSearchBox
{
  GtkWidget parent_instance;

  GtkSearchEntry     *entry;
  GtkPopover         *popover;
  GtkStack           *answer;
  GtkListView        *list;
  GtkSingleSelection *selection;
  WgDistrict         *district;
};

G_DEFINE_FINAL_TYPE (WgSearchBox, wg_search_box, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_answer (WgSearchBox *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *text = g_strstrip (g_strdup (query));
  g_autoptr (GListStore) hits = NULL;
  guint n;

  if (self->district == NULL || text[0] == '\0')
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  hits = wg_district_search (self->district, text, MAX_HITS);
  n = hits != NULL ? g_list_model_get_n_items (G_LIST_MODEL (hits)) : 0;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (hits));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (self->answer, n > 0 ? "hits" : "nothing");
  gtk_popover_popup (self->popover);
}

static void
on_search_changed (WgSearchBox *self)
{
  show_answer (self);
}

static void
leave (WgSearchBox *self)
{
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[LEFT], 0);
}

static void
choose (WgSearchBox *self, guint position)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);
  g_autoptr (WgSearchHit) hit = model != NULL ? g_list_model_get_item (model, position) : NULL;
  gint64 id;
  gboolean is_grid;

  if (hit == NULL)
    return;
  id = wg_search_hit_get_id (hit);
  is_grid = wg_search_hit_get_is_grid (hit);
  leave (self);
  g_signal_emit (self, signals[CHOSEN], 0, id, is_grid);
}

static void
on_activate (WgSearchBox *self)
{
  /* Enter may come before the search's short delay is over. */
  show_answer (self);
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_row_activated (WgSearchBox *self, guint position)
{
  choose (self, position);
}

static void
on_stop_search (WgSearchBox *self)
{
  leave (self);
}

static gboolean
on_key_pressed (WgSearchBox *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || n == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return FALSE;
  at = (at == GTK_INVALID_LIST_POSITION ? 0 : at + n + (guint) step) % n;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  return TRUE;
}

static void
wg_search_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *entry = GTK_WIDGET (WG_SEARCH_BOX (widget)->entry);

  gtk_widget_measure (entry, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* A layout manager would be asked instead of this. */
static void
wg_search_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgSearchBox *self = WG_SEARCH_BOX (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static gboolean
wg_search_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WG_SEARCH_BOX (widget)->entry));
}

static void
wg_search_box_dispose (GObject *object)
{
  WgSearchBox *self = WG_SEARCH_BOX (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_search_box_parent_class)->dispose (object);
}

static void
wg_search_box_class_init (WgSearchBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_search_box_dispose;
  widget_class->measure = wg_search_box_measure;
  widget_class->size_allocate = wg_search_box_size_allocate;
  widget_class->grab_focus = wg_search_box_grab_focus;
  widget_class->focus = wg_focus_inside;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WG_TYPE_SEARCH_HIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-search-box.ui");
  gtk_widget_class_bind_template_child (widget_class, WgSearchBox, entry);
  gtk_widget_class_bind_template_child (widget_class, WgSearchBox, popover);
  gtk_widget_class_bind_template_child (widget_class, WgSearchBox, answer);
  gtk_widget_class_bind_template_child (widget_class, WgSearchBox, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static GtkWidget *
add_line (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place;

  add_line (box);
  place = add_line (box);
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (box, "list-line");
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  WgSearchHit *hit = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (box);

  gtk_label_set_text (GTK_LABEL (title), wg_search_hit_get_title (hit));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)),
                      wg_search_hit_get_subtitle (hit));
}

/* Somebody is about to type, or to type on. */
static void
on_enter (WgSearchBox *self)
{
  if (self->district != NULL)
    wg_district_prepare_search (self->district);
}

static void
wg_search_box_init (WgSearchBox *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup), factory, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), factory, 0);
  gtk_list_view_set_factory (self->list, factory);
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
on_search_ready (WgSearchBox *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    show_answer (self);
}

void
wg_search_box_set_district (WgSearchBox *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_SEARCH_BOX (self));

  gtk_popover_popdown (self->popover);
  gtk_single_selection_set_model (self->selection, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, on_search_ready, self);
  g_set_object (&self->district, district);
  if (district != NULL)
    g_signal_connect_object (district, "search-ready", G_CALLBACK (on_search_ready), self,
                             G_CONNECT_SWAPPED);
}

void
wg_search_box_start (WgSearchBox *self)
{
  g_return_if_fail (WG_IS_SEARCH_BOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
