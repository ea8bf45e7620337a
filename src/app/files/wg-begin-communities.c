/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's step for the communities. Rows are bound to the plan, which checks them. */

#include "wg-begin-communities.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgBeginCommunities
{
  GtkWidget parent_instance;

  GtkWidget   *content;
  AdwEntryRow *add;
  GtkWidget   *choice;
  GtkLabel    *count;
  GtkListBox  *list;

  WgBegin     *begin;
};

G_DEFINE_FINAL_TYPE (WgBeginCommunities, wg_begin_communities, GTK_TYPE_WIDGET)

static void
show_count (WgBeginCommunities *self)
{
  guint all = g_list_model_get_n_items (wg_begin_get_communities (self->begin));
  guint taken, grids;
  g_autofree char *text = NULL;

  wg_begin_count (self->begin, &taken, &grids);
  /* Translators: how many communities are ticked, and how many there are. */
  text = g_strdup_printf (_("%u of %u taken"), taken, all);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (self->choice, all > 0);
}

/* What is shown is data, never markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, text);
}

/* The sentence of the first problem of each row; its code where there is none. */
static void
show_problems (WgBeginCommunities *self)
{
  g_autoptr (GPtrArray) problems = wg_begin_check (self->begin);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_autoptr (WgBeginCommunity) community =
        g_list_model_get_item (wg_begin_get_communities (self->begin), (guint) i);
      const char *code = wg_begin_community_get_code (community);
      const WgBeginProblem *found = NULL;
      gboolean listed = wg_begin_community_get_listed (community);
      g_autofree char *text = NULL;

      for (guint j = 0; j < problems->len && found == NULL; j++)
        if (((const WgBeginProblem *) g_ptr_array_index (problems, j))->community == community)
          found = g_ptr_array_index (problems, j);
      if (found != NULL)
        text = g_strdup_printf ("%s  %s", found->rule != NULL ? found->rule : code,
                                found->sentence);
      /* Beside a name that was typed the code stands in its entry. */
      set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : listed ? code : "");
      if (found != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (row), "problem-row");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "problem-row");
    }
}

static void
on_begin_changed (WgBeginCommunities *self)
{
  show_count (self);
  show_problems (self);
}

static void
on_remove_clicked (GtkButton *button, WgBeginCommunities *self)
{
  WgBeginCommunity *community = g_object_get_data (G_OBJECT (button), "community");

  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  wg_begin_remove_community (self->begin, community);
}

static void
name_control (GtkWidget *control, const char *text)
{
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/* Code and removal of one that was typed; what the list brought is as it is. */
static void
add_editing (WgBeginCommunities *self, AdwActionRow *row, WgBeginCommunity *community)
{
  const char *name = wg_begin_community_get_name (community);
  GtkWidget *code = gtk_entry_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a community. */
  g_autofree char *code_name = g_strdup_printf (_("Code of %s"), name);
  /* Translators: %s is a community. */
  g_autofree char *remove_name = g_strdup_printf (_("Leave out %s"), name);

  gtk_editable_set_width_chars (GTK_EDITABLE (code), 13);
  gtk_entry_set_input_purpose (GTK_ENTRY (code), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_activates_default (GTK_ENTRY (code), TRUE);
  g_object_bind_property (community, "code", code, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  name_control (code, code_name);
  gtk_widget_set_tooltip_text (remove, remove_name);
  gtk_widget_add_css_class (remove, "flat");
  name_control (remove, remove_name);
  g_object_set_data_full (G_OBJECT (remove), "community", g_object_ref (community),
                          g_object_unref);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  adw_action_row_add_suffix (row, code);
  adw_action_row_add_suffix (row, remove);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  WgBeginCommunity *community = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 wg_begin_community_get_name (community));
  name_control (check, wg_begin_community_get_name (community));
  g_object_bind_property (community, "taken", check, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (!wg_begin_community_get_listed (community))
    add_editing (user_data, ADW_ACTION_ROW (row), community);
  return row;
}

static void
on_add (WgBeginCommunities *self)
{
  wg_begin_add_communities (self->begin, gtk_editable_get_text (GTK_EDITABLE (self->add)));
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
}

static void
take_all (WgBeginCommunities *self, gboolean taken)
{
  GListModel *all = wg_begin_get_communities (self->begin);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (WgBeginCommunity) community = g_list_model_get_item (all, i);

      g_object_set (community, "taken", taken, NULL);
    }
}

static void
on_all_clicked (WgBeginCommunities *self)
{
  take_all (self, TRUE);
}

static void
on_none_clicked (WgBeginCommunities *self)
{
  take_all (self, FALSE);
}

static void
wg_begin_communities_dispose (GObject *object)
{
  WgBeginCommunities *self = WG_BEGIN_COMMUNITIES (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->begin);

  G_OBJECT_CLASS (wg_begin_communities_parent_class)->dispose (object);
}

static void
wg_begin_communities_class_init (WgBeginCommunitiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_begin_communities_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/files/wg-begin-communities.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBeginCommunities, content);
  gtk_widget_class_bind_template_child (widget_class, WgBeginCommunities, add);
  gtk_widget_class_bind_template_child (widget_class, WgBeginCommunities, choice);
  gtk_widget_class_bind_template_child (widget_class, WgBeginCommunities, count);
  gtk_widget_class_bind_template_child (widget_class, WgBeginCommunities, list);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked);
}

static void
wg_begin_communities_init (WgBeginCommunities *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_begin_communities_set_begin (WgBeginCommunities *self, WgBegin *begin)
{
  g_return_if_fail (WG_IS_BEGIN_COMMUNITIES (self) && self->begin == NULL);

  self->begin = g_object_ref (begin);
  gtk_list_box_bind_model (self->list, wg_begin_get_communities (begin), make_row, self, NULL);
  g_signal_connect_object (begin, "changed", G_CALLBACK (on_begin_changed), self,
                           G_CONNECT_SWAPPED);
  on_begin_changed (self);
}
