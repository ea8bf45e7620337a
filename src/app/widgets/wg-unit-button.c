/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a unit of a file of any size: by search, never by a list of all. It does not judge the
 * choice. */

#include "wg-unit-button.h"

#include <glib/gi18n.h>

#define MAX_HITS 20
#define ID_KEY "wg-unit"

struct _WgUnitButton
{
  GtkWidget parent_instance;

  GtkMenuButton  *button;
  GtkLabel       *label;
  GtkPopover     *popover;
  GtkSearchEntry *search;
  GtkListBox     *list;

  WgDistrict     *district; /* (nullable) */
  char           *title;
  gint64          unit;
  gint64          near;     /* offered with those below it while none is chosen; 0: the top */
};

G_DEFINE_FINAL_TYPE (WgUnitButton, wg_unit_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_label (WgUnitButton *self)
{
  WgUnit *unit = self->district != NULL ? wg_district_find_unit (self->district, self->unit)
                                        : NULL;
  const char *name = unit != NULL ? wg_unit_get_name (unit) : _("None");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->title != NULL ? self->title : "",
                                             name);

  gtk_label_set_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_line (WgUnitButton *self, gint64 unit, const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "list-line");
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  if (subtitle != NULL)
    {
      GtkWidget *second = make_label (subtitle, "caption");

      gtk_widget_add_css_class (second, "dim-label");
      gtk_box_append (GTK_BOX (box), second);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&unit, sizeof unit), g_free);
  gtk_list_box_append (self->list, row);
}

static void
clear_list (WgUnitButton *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Those that stand beside the unit of now: the usual other choice. */
static void
list_neighbours (WgUnitButton *self)
{
  WgUnit *unit = wg_district_find_unit (self->district, self->unit);
  WgUnit *near = unit == NULL ? wg_district_find_unit (self->district, self->near) : NULL;
  GPtrArray *beside = wg_district_get_children (
    self->district, unit != NULL ? wg_unit_get_parent_id (unit) : near != NULL ? self->near : 0);

  if (near != NULL)
    add_line (self, self->near, wg_unit_get_name (near), wg_unit_get_code (near));

  for (guint i = 0; beside != NULL && i < MIN (beside->len, MAX_HITS); i++)
    {
      WgUnit *other = g_ptr_array_index (beside, i);

      add_line (self, wg_unit_get_id (other), wg_unit_get_name (other), wg_unit_get_code (other));
    }
}

static void
fill_list (WgUnitButton *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GListStore) hits = NULL;

  clear_list (self);
  if (self->district == NULL)
    return;
  if (*query == '\0')
    {
      list_neighbours (self);
      return;
    }
  hits = wg_district_search (self->district, query, MAX_HITS);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hits)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), i);

      if (!wg_search_hit_get_is_grid (hit))
        add_line (self, wg_search_hit_get_id (hit), wg_search_hit_get_title (hit),
                  wg_search_hit_get_subtitle (hit));
    }
}

static void
on_search (WgUnitButton *self)
{
  fill_list (self);
}

static void
on_shown (WgUnitButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
pick (WgUnitButton *self, GtkListBoxRow *row)
{
  const gint64 *unit = g_object_get_data (G_OBJECT (row), ID_KEY);

  wg_unit_button_set_unit (self, *unit);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_row (WgUnitButton *self, GtkListBoxRow *row)
{
  pick (self, row);
}

static void
on_search_activated (WgUnitButton *self)
{
  GtkListBoxRow *row;

  fill_list (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    pick (self, row);
}

static void
wg_unit_button_dispose (GObject *object)
{
  WgUnitButton *self = WG_UNIT_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (wg_unit_button_parent_class)->dispose (object);
}

static void
wg_unit_button_class_init (WgUnitButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_unit_button_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-unit-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgUnitButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgUnitButton, label);
  gtk_widget_class_bind_template_child (widget_class, WgUnitButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WgUnitButton, search);
  gtk_widget_class_bind_template_child (widget_class, WgUnitButton, list);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
}

static void
wg_unit_button_init (WgUnitButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_unit_button_set_district (WgUnitButton *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_UNIT_BUTTON (self));

  g_set_object (&self->district, district);
  update_label (self);
}

void
wg_unit_button_set_title (WgUnitButton *self, const char *title)
{
  g_return_if_fail (WG_IS_UNIT_BUTTON (self));

  g_free (self->title);
  self->title = g_strdup (title);
  update_label (self);
}

void
wg_unit_button_set_unit (WgUnitButton *self, gint64 unit)
{
  g_return_if_fail (WG_IS_UNIT_BUTTON (self));

  self->unit = unit;
  update_label (self);
}

void
wg_unit_button_set_near (WgUnitButton *self, gint64 unit)
{
  g_return_if_fail (WG_IS_UNIT_BUTTON (self));

  self->near = unit;
}

gint64
wg_unit_button_get_unit (WgUnitButton *self)
{
  g_return_val_if_fail (WG_IS_UNIT_BUTTON (self), 0);

  return self->unit;
}
