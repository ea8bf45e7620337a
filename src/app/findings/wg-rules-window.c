/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the rules' settings. It lists what can be checked; each row writes for itself. */

#include "wg-rules-window.h"

#include "wg-findings.h"
#include "wg-rule-row.h"

#include <glib/gi18n.h>

struct _WgRulesWindow
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (WgRulesWindow, wg_rules_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
wg_rules_window_class_init (WgRulesWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
wg_rules_window_init (WgRulesWindow *self)
{
  GObject *search;

  gtk_window_set_title (GTK_WINDOW (self), _("Rules of this file"));
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 620);
  /* libadwaita 1.2 gives its own button no name. */
  search = gtk_widget_get_template_child (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW,
                                          "search_button");
  if (search != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Search"), -1);
}

static void
on_saved (WgRulesWindow *self, const char *what)
{
  /* Translators: %s is the rule that was changed. */
  g_autofree char *text = g_strdup_printf (_("Saved: %s"), what);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
add_group (WgRulesWindow *self, WgDistrict *district, GPtrArray *rules, WgRuleGroup group)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *list = adw_preferences_group_new ();
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (rules, i);
      GtkWidget *row;

      if (card->group != group || card->silent != NULL)
        continue;
      row = wg_rule_row_new (district, card);
      g_signal_connect_object (row, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (list), row);
      n++;
    }
  if (n == 0)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      g_object_ref_sink (page);
      g_object_unref (page);
      return;
    }
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), wg_rule_group_get_label (group));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page),
                                      group == WG_RULES_GRID   ? "view-grid-symbolic"
                                      : group == WG_RULES_POST ? "wangge-post-symbolic"
                                                               : "system-users-symbolic");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (list));
  gtk_widget_set_sensitive (list, !wg_district_get_read_only (district));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

GtkWidget *
wg_rules_window_new (GtkWindow *parent, WgDistrict *district)
{
  GtkWidget *self = g_object_new (WG_TYPE_RULES_WINDOW, "transient-for", parent, "modal", TRUE,
                                  NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = wg_findings_list_rules (district, &error);

  for (guint group = 0; rules != NULL && group < WG_N_RULE_GROUPS; group++)
    add_group (WG_RULES_WINDOW (self), district, rules, (WgRuleGroup) group);
  if (rules == NULL)
    g_warning ("%s", error->message);
  return self;
}
