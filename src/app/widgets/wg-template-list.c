/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level templates as rows with a radio button. Only a choice: it changes nothing. */

#include "wg-template-list.h"

#include <adwaita.h>

struct _WgTemplateList
{
  GtkWidget parent_instance;

  GtkListBox *list;

  char       *selected; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgTemplateList, wg_template_list, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
select_id (WgTemplateList *self, const char *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
on_toggled (GtkCheckButton *check, WgTemplateList *self)
{
  if (gtk_check_button_get_active (check))
    select_id (self, gtk_widget_get_name (GTK_WIDGET (check)));
}

static GtkCheckButton *
add_row (WgTemplateList *self, const WgLevelTemplate *template, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *line = wg_level_template_dup_line (template);
  g_autofree char *text = g_strconcat (line, template->about != NULL ? "\n" : NULL,
                                       template->about, NULL);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_widget_set_name (check, template->id);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  template->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->list, row);
  return GTK_CHECK_BUTTON (check);
}

static void
clear (WgTemplateList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
wg_template_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_string (value, WG_TEMPLATE_LIST (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wg_template_list_dispose (GObject *object)
{
  WgTemplateList *self = WG_TEMPLATE_LIST (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (wg_template_list_parent_class)->dispose (object);
}

static void
wg_template_list_finalize (GObject *object)
{
  g_free (WG_TEMPLATE_LIST (object)->selected);

  G_OBJECT_CLASS (wg_template_list_parent_class)->finalize (object);
}

static void
wg_template_list_class_init (WgTemplateListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = wg_template_list_get_property;
  object_class->dispose = wg_template_list_dispose;
  object_class->finalize = wg_template_list_finalize;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-template-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WgTemplateList, list);
}

static void
wg_template_list_init (WgTemplateList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_template_list_show (WgTemplateList *self, WgTemplates *templates, const char *current)
{
  GPtrArray *all = wg_templates_list (templates);
  GtkCheckButton *group = NULL;

  g_return_if_fail (WG_IS_TEMPLATE_LIST (self));

  clear (self);
  for (guint i = 0; i < all->len; i++)
    {
      const WgLevelTemplate *template = g_ptr_array_index (all, i);
      GtkCheckButton *check = add_row (self, template, group);

      if (group == NULL)
        group = check;
      gtk_check_button_set_active (check, g_strcmp0 (template->id, current) == 0);
    }
  select_id (self, wg_templates_find (templates, current) != NULL ? current : NULL);
}

const char *
wg_template_list_get_selected (WgTemplateList *self)
{
  g_return_val_if_fail (WG_IS_TEMPLATE_LIST (self), NULL);

  return self->selected;
}
