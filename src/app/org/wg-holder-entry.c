/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry for a person's name. It proposes names that holdings in the file have, each with what
 * the person holds; any other name may be typed. */

#include "wg-holder-entry.h"

#include "wg-focus.h"
#include "wg-holders.h"

#define MOST_NAMES 8

struct _WgHolderEntry
{
  GtkWidget parent_instance;

  GtkEntry           *entry;
  GtkPopover         *popover;
  GtkListView        *list;
  GtkSingleSelection *selection;
  WgDistrict         *district; /* (nullable) */
  gboolean            choosing; /* the text is being set, not typed */
};

G_DEFINE_FINAL_TYPE (WgHolderEntry, wg_holder_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
suggest (WgHolderEntry *self)
{
  const char *text = wg_holder_entry_get_text (self);
  g_auto (GStrv) names = NULL;
  g_autoptr (GtkStringList) model = NULL;

  if (self->district == NULL || *text == '\0')
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  names = wg_holders_search (self->district, text, MOST_NAMES);
  if (names[0] == NULL || (names[1] == NULL && g_str_equal (names[0], text)))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  model = gtk_string_list_new ((const char *const *) names);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_popover_popup (self->popover);
}

static void
on_changed (WgHolderEntry *self)
{
  if (!self->choosing)
    suggest (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose (WgHolderEntry *self, guint position)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);
  g_autoptr (GtkStringObject) name = model != NULL ? g_list_model_get_item (model, position)
                                                   : NULL;

  gtk_popover_popdown (self->popover);
  if (name == NULL)
    return;
  wg_holder_entry_set_text (self, gtk_string_object_get_string (name));
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
on_activate (WgHolderEntry *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)) && at != GTK_INVALID_LIST_POSITION)
    {
      choose (self, at);
      return;
    }
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
on_row_activated (WgHolderEntry *self, guint position)
{
  choose (self, position);
}

static void
on_left (WgHolderEntry *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
on_key_pressed (WgHolderEntry *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)) || n == 0)
    return FALSE;
  if (key == GDK_KEY_Escape)
    gtk_popover_popdown (self->popover);
  else if (key == GDK_KEY_Down)
    at = at == GTK_INVALID_LIST_POSITION ? 0 : (at + 1) % n;
  else if (key == GDK_KEY_Up)
    at = at == GTK_INVALID_LIST_POSITION ? n - 1 : (at + n - 1) % n;
  else
    return FALSE;
  gtk_single_selection_set_selected (self->selection, at);
  return TRUE;
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
    }
  gtk_widget_add_css_class (box, "list-line");
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind (WgHolderEntry *self, GtkListItem *item)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *posts = gtk_widget_get_next_sibling (name);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *day =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (self->district)));
  g_autofree char *held = wg_holders_describe (self->district, text, day, 0);

  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (posts), held);
  gtk_widget_set_visible (posts, *held != '\0');
}

static void
wg_holder_entry_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (WG_HOLDER_ENTRY (widget)->entry), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* A layout manager would be asked instead of this. */
static void
wg_holder_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgHolderEntry *self = WG_HOLDER_ENTRY (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static gboolean
wg_holder_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WG_HOLDER_ENTRY (widget)->entry));
}

static void
wg_holder_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, wg_holder_entry_get_text (WG_HOLDER_ENTRY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_holder_entry_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      wg_holder_entry_set_text (WG_HOLDER_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_holder_entry_dispose (GObject *object)
{
  WgHolderEntry *self = WG_HOLDER_ENTRY (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_holder_entry_parent_class)->dispose (object);
}

static void
wg_holder_entry_class_init (WgHolderEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wg_holder_entry_dispose;
  object_class->get_property = wg_holder_entry_get_property;
  object_class->set_property = wg_holder_entry_set_property;
  widget_class->measure = wg_holder_entry_measure;
  widget_class->size_allocate = wg_holder_entry_size_allocate;
  widget_class->grab_focus = wg_holder_entry_grab_focus;
  widget_class->focus = wg_focus_inside;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-holder-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, WgHolderEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, WgHolderEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, WgHolderEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
wg_holder_entry_init (WgHolderEntry *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup), factory, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * wg_holder_entry_set_district:
 * @district: (nullable): whose names are proposed
 */
void
wg_holder_entry_set_district (WgHolderEntry *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_HOLDER_ENTRY (self));

  gtk_popover_popdown (self->popover);
  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->district, district);
}

const char *
wg_holder_entry_get_text (WgHolderEntry *self)
{
  g_return_val_if_fail (WG_IS_HOLDER_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * wg_holder_entry_set_text:
 * @text: (nullable): a name; nothing is proposed for it
 */
void
wg_holder_entry_set_text (WgHolderEntry *self, const char *text)
{
  g_return_if_fail (WG_IS_HOLDER_ENTRY (self));

  if (g_strcmp0 (text != NULL ? text : "", wg_holder_entry_get_text (self)) == 0)
    return;
  self->choosing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->choosing = FALSE;
}
