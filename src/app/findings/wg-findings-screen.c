/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings page. It shows what rules found, grouped by severity, and leads to the form and the
 * map; it judges nothing itself. */

#include "wg-findings-screen.h"

#include "wg-cut-label.h"
#include "wg-finding-detail.h"
#include "wg-finding-heading.h"
#include "wg-finding-list.h"
#include "wg-finding-report.h"
#include "wg-finding-row.h"
#include "wg-findings-filters.h"
#include "wg-rules-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgFindingsScreen
{
  GtkWidget parent_instance;

  GtkWidget          *content;
  GtkLabel           *title;
  GtkLabel           *subtitle;
  GtkSpinner         *spinner;
  WgFindingsFilters  *filters;
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkListView        *list;
  WgFindingDetail    *detail;
  GtkWidget          *off;
  GtkLabel           *off_text;

  WgDistrict         *district;  /* (nullable), as the next two */
  WgScope            *scope;
  WgFindingWatch     *watch;
  WgFindingList      *findings;  /* what the filters let through */
  GtkSingleSelection *selection;
  guint               focus_id;  /* the list has no lines before it has a size */
};

G_DEFINE_FINAL_TYPE (WgFindingsScreen, wg_findings_screen, GTK_TYPE_WIDGET)

/* (nullable): the finding that is selected; a heading is none. */
static WgFinding *
get_selected (WgFindingsScreen *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return WG_IS_FINDING (item) ? item : NULL;
}

static void
on_selected (WgFindingsScreen *self)
{
  wg_finding_detail_set_finding (self->detail, get_selected (self));
}

/* "12 错误、3 提醒、1 预告" as one sentence; only what there is. */
static char *
describe_counts (WgFindingsScreen *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    {
      guint n = wg_finding_list_get_count (self->findings, (WgSeverity) i);

      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? "  ·  " : "",
                                wg_severity_get_label ((WgSeverity) i), n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_checked (GPtrArray *rules, int group)
{
  guint n = 0;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const WgRuleCard *card = g_ptr_array_index (rules, i);

      n += card->is_on && card->silent == NULL
           && (group == WG_FINDING_WATCH_ALL_GROUPS || group == (int) card->group);
    }
  return n;
}

/* What was checked, so that silence is no praise. */
static void
show_empty (WgFindingsScreen *self)
{
  const char *error = wg_finding_watch_get_error (self->watch);
  guint n = count_checked (wg_findings_filters_get_rules (self->filters),
                           wg_findings_filters_get_group (self->filters));
  g_autofree char *what = wg_findings_filters_dup_text (self->filters);
  g_autofree char *checked =
    g_strdup_printf (ngettext ("%u rule was checked: %s", "%u rules were checked: %s", n), n, what);
  g_autofree char *escaped = g_markup_escape_text (error != NULL ? error : checked, -1);

  adw_status_page_set_title (self->empty, error != NULL ? _("The rules cannot be checked")
                                          : _("Nothing is vacant, overdue or against a rule"));
  adw_status_page_set_icon_name (self->empty, error != NULL ? "dialog-warning-symbolic"
                                                            : "object-select-symbolic");
  adw_status_page_set_description (self->empty, escaped);
}

static void
show_rules_off (WgFindingsScreen *self)
{
  GPtrArray *rules = wg_findings_filters_get_rules (self->filters);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const WgRuleCard *card = g_ptr_array_index (rules, i);

      if (card->is_on || card->silent != NULL)
        continue;
      /* Translators: rule id, its name, why it is not checked. */
      g_string_append_printf (text, _("%s%s %s: %s"), n++ > 0 ? "\n" : "", card->id, card->name,
                              card->reason != NULL ? card->reason
                                : _("a local habit, switched off until it is asked for"));
    }
  gtk_label_set_text (self->off_text, text->str);
  gtk_widget_set_visible (self->off, n > 0);
}

static void
update (WgFindingsScreen *self)
{
  g_autofree char *counts = describe_counts (self);
  g_autofree char *what = NULL;
  gboolean busy;

  if (self->watch == NULL)
    return;
  what = wg_findings_filters_dup_text (self->filters);
  busy = wg_finding_watch_get_busy (self->watch);
  gtk_label_set_text (self->title, *counts != '\0' ? counts : busy ? _("The rules are checked …")
                                                                   : _("No findings"));
  gtk_label_set_text (self->subtitle, what);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  show_empty (self);
  show_rules_off (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    *counts != '\0' && wg_finding_watch_get_error (self->watch)
                                      == NULL ? "list" : busy ? "busy" : "empty");
}

static gboolean
matches (WgFinding *finding, gpointer filters)
{
  return wg_findings_filters_match (filters, finding);
}

/* The first finding is shown at once; later the place in the list is kept. */
static void
fill (WgFindingsScreen *self)
{
  WgFinding *selected = get_selected (self);
  g_autoptr (WgFinding) before = selected != NULL ? g_object_ref (selected) : NULL;
  guint place = 1;

  wg_finding_list_fill (self->findings,
                        self->watch != NULL ? wg_finding_watch_get_findings (self->watch) : NULL,
                        matches, self->filters);
  if (before != NULL && wg_finding_list_find (self->findings, before) != G_MAXUINT)
    place = wg_finding_list_find (self->findings, before);
  if (place < g_list_model_get_n_items (G_LIST_MODEL (self->findings)))
    gtk_single_selection_set_selected (self->selection, place);
  on_selected (self);
  update (self);
}

static void
on_activated (WgFindingsScreen *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  wg_finding_detail_edit (self->detail);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, wg_finding_row_new ());
}

/* What a screen reader says of a line; the line's own widget is the list's. */
static void
name_row (GtkWidget *row, gpointer shown)
{
  g_autofree char *text = WG_IS_FINDING (shown)
    ? wg_finding_dup_text (shown)
    : g_strdup (wg_severity_get_label (wg_finding_heading_get_severity (shown)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gpointer shown = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, WG_IS_FINDING (shown));
  gtk_list_item_set_activatable (item, WG_IS_FINDING (shown));
  wg_finding_row_set_item (WG_FINDING_ROW (gtk_list_item_get_child (item)), shown);
  name_row (gtk_list_item_get_child (item), shown);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  wg_finding_row_set_item (WG_FINDING_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);
  g_autoptr (GPtrArray) findings = wg_finding_list_dup_findings (self->findings);
  g_autofree char *heading = wg_findings_filters_dup_text (self->filters);
  g_autofree char *text = wg_finding_report_to_text (findings, heading);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
tell (WgFindingsScreen *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("The list was not saved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_save_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  WgFindingsScreen *self = data;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) findings = wg_finding_list_dup_findings (self->findings);
      g_autofree char *heading = wg_findings_filters_dup_text (self->filters);
      WgTime now = wg_clock_get_now (wg_district_get_clock (self->district));

      if (g_file_peek_path (file) != NULL
          && !wg_finding_report_write (findings, heading, now, g_file_peek_path (file), &error))
        tell (self, error);
    }
  g_object_unref (dialog);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Save the list of findings"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *what = wg_findings_filters_dup_text (self->filters);
  g_autofree char *name = g_strdup_printf ("%s.%s", g_strdelimit (what, "/\\:", '-'),
                                           g_variant_get_string (parameter, NULL));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Of the unit in question. */
static void
on_repair (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);

  if (self->scope != NULL)
    gtk_widget_activate_action (widget, "win.repair-borders", "(xx)",
                                wg_scope_get_unit (self->scope), (gint64) 0);
}

static void
on_match (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);

  if (self->scope != NULL)
    gtk_widget_activate_action (widget, "win.match-grids", "x", wg_scope_get_unit (self->scope));
}

static void
on_rules (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);

  if (self->district != NULL)
    gtk_window_present (GTK_WINDOW (wg_rules_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                         self->district)));
}

static void
on_show_on_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  wg_finding_detail_show_on_map (WG_FINDINGS_SCREEN (widget)->detail);
}

/* To the line that is selected, if the list has it; the list itself would begin with its first. */
static gboolean
focus_line (WgFindingsScreen *self)
{
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (WG_IS_FINDING_ROW (row)
          && wg_finding_row_get_item (WG_FINDING_ROW (row)) == selected)
        return gtk_widget_grab_focus (line);
    }
  return FALSE;
}

static gboolean
on_focus_idle (gpointer data)
{
  WgFindingsScreen *self = data;

  self->focus_id = 0;
  if (!focus_line (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return G_SOURCE_REMOVE;
}

static gboolean
focus_selected (WgFindingsScreen *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (50, on_focus_idle, self);
  return TRUE;
}

static gboolean
wg_findings_screen_grab_focus (GtkWidget *widget)
{
  return focus_selected (WG_FINDINGS_SCREEN (widget));
}

static gboolean
wg_findings_screen_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Who comes to the page begins in the list. */
  if (direction == GTK_DIR_TAB_FORWARD
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0
      && (focus == NULL || !gtk_widget_is_ancestor (focus, widget)))
    return focus_selected (self);
  return gtk_widget_child_focus (self->content, direction);
}

static void
wg_findings_screen_dispose (GObject *object)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  wg_findings_screen_set_district (self, NULL, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (wg_findings_screen_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, title);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, filters);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, empty);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, list);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, detail);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, off);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, off_text);
}

static void
wg_findings_screen_class_init (WgFindingsScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_findings_screen_dispose;
  widget_class->grab_focus = wg_findings_screen_grab_focus;
  widget_class->focus = wg_findings_screen_focus;

  g_type_ensure (WG_TYPE_FINDING_DETAIL);
  g_type_ensure (WG_TYPE_FINDINGS_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-findings-screen.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "findings.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "findings.save", "s", on_save);
  gtk_widget_class_install_action (widget_class, "findings.repair", NULL, on_repair);
  gtk_widget_class_install_action (widget_class, "findings.match", NULL, on_match);
  gtk_widget_class_install_action (widget_class, "findings.rules", NULL, on_rules);
  gtk_widget_class_install_action (widget_class, "findings.show-on-map", NULL, on_show_on_map);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "findings.show-on-map", NULL);
}

static void
wg_findings_screen_init (WgFindingsScreen *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  wg_cut_label_explain (self->title);
  wg_cut_label_explain (self->subtitle);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  self->findings = wg_finding_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->findings)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
}

void
wg_findings_screen_set_district (WgFindingsScreen *self, WgDistrict *district, WgScope *scope,
                                 WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_FINDINGS_SCREEN (self));

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, update, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  g_set_object (&self->watch, watch);
  if (self->filters != NULL)
    wg_findings_filters_set_district (self->filters, district, scope, watch);
  if (watch != NULL)
    g_signal_connect_object (watch, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (self->findings != NULL)
    fill (self);
}
