/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The service page: a list, what is looked for in it, and the form. It judges and writes nothing
 * itself. */

#include "wg-service-screen.h"

#include "wg-class-dialog.h"
#include "wg-cut-label.h"
#include "wg-record-form.h"
#include "wg-record-row.h"
#include "wg-scope-words.h"
#include "wg-service-book.h"
#include "wg-service-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgServiceScreen
{
  GtkWidget parent_instance;

  GtkWidget          *content;
  GtkToggleButton    *activities;
  GtkToggleButton    *teams;
  GtkWidget          *previous;
  GtkWidget          *next;
  GtkLabel           *count;
  GtkWidget          *new_button;
  GtkSearchEntry     *search;
  GtkDropDown        *status;
  GtkDropDown        *classes;
  GtkStack           *stack;
  GtkListView        *list;
  AdwStatusPage      *empty;
  GtkWidget          *first;
  GtkSpinner         *spinner;
  WgRecordForm       *form;

  WgDistrict         *district;  /* (nullable), as the next two */
  WgScope            *scope;
  WgServiceList      *records;
  GtkSingleSelection *selection; /* (nullable) */
  WgRow              *last;      /* (nullable): the activity that was entered last */
  GArray             *class_ids; /* gint64, of the drop-down */
  gboolean            filling;   /* controls are being set, not used */
};

G_DEFINE_FINAL_TYPE (WgServiceScreen, wg_service_screen, GTK_TYPE_WIDGET)

static const char *const statuses[] = { NULL, "planned", "held", "cancelled" };

static const WgKind *
get_kind (WgServiceScreen *self)
{
  return gtk_toggle_button_get_active (self->teams) ? &wg_kind_team : &wg_kind_activity;
}

static gboolean
is_writable (WgServiceScreen *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district);
}

/* The line of the record that is in the form, if the list has it. */
static void
select_subject (WgServiceScreen *self)
{
  gint64 subject = wg_record_form_get_subject (self->form);
  guint position = subject != 0 ? wg_service_list_find (self->records, subject) : G_MAXUINT;

  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

static void
show_empty (WgServiceScreen *self)
{
  gboolean is_team = get_kind (self) == &wg_kind_team;
  const char *error = wg_service_list_get_error (self->records);
  gboolean filtered = wg_service_list_get_total (self->records) > 0;
  g_autofree char *escaped = g_markup_escape_text (error != NULL ? error : "", -1);

  adw_status_page_set_title (self->empty,
                             error != NULL ? _("The records cannot be read")
                             : filtered    ? _("No record is what you look for")
                             : is_team     ? _("No team yet")
                                           : _("No activity in this period"));
  adw_status_page_set_description (self->empty,
                                   error != NULL ? escaped
                                   : filtered    ? _("Make the search or the filter empty.")
                                   : is_team     ? _("Teams that serve in this unit stand here, "
                                                     "with their number of volunteers.")
                                                 : _("What volunteers did stands here. Another "
                                                     "period or unit is chosen at the top."));
  gtk_button_set_label (GTK_BUTTON (self->first), is_team ? _("Enter the first team")
                                                          : _("Enter an activity"));
  gtk_widget_set_visible (self->first, error == NULL && !filtered && is_writable (self));
}

/* (transfer full) (nullable): which activities are listed: the words of the scope bar. */
static char *
dup_period (WgServiceScreen *self)
{
  WgPeriod period = wg_scope_get_period (self->scope);

  return period.first != WG_DATE_NONE ? wg_scope_words_period (&period) : NULL;
}

static void
show_count (WgServiceScreen *self, guint n)
{
  guint total = wg_service_list_get_total (self->records);
  g_autofree char *text = NULL;
  g_autofree char *period = NULL;
  g_autofree char *whole = NULL;

  if (n == total)
    text = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  else
    /* Translators: records that the filter shows, and all. */
    text = g_strdup_printf (_("%u of %u"), n, total);
  period = get_kind (self) == &wg_kind_activity ? dup_period (self) : NULL;
  whole = period != NULL ? g_strdup_printf ("%s · %s", period, text) : g_strdup (text);
  gtk_label_set_text (self->count, whole);
}

static void
on_records (WgServiceScreen *self)
{
  guint n = g_list_model_get_n_items (wg_service_list_get_model (self->records));
  gboolean busy = wg_service_list_is_busy (self->records);

  if (n == 0 && !busy)
    show_empty (self);
  gtk_spinner_set_spinning (self->spinner, busy && n == 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : busy ? "busy" : "empty");
  show_count (self, n);
  select_subject (self);
}

static gint64
get_class (WgServiceScreen *self)
{
  guint selected = gtk_drop_down_get_selected (self->classes);

  return selected < self->class_ids->len ? g_array_index (self->class_ids, gint64, selected) : 0;
}

static void
on_filter (WgServiceScreen *self)
{
  guint status = gtk_drop_down_get_selected (self->status);

  if (self->filling || self->records == NULL)
    return;
  wg_service_list_set_filter (self->records, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                              status < G_N_ELEMENTS (statuses) ? statuses[status] : NULL,
                              get_class (self), 0);
}

/* Also closed classes: records of their time are still there. */
static void
fill_classes (WgServiceScreen *self)
{
  g_autoptr (GPtrArray) classes = wg_service_list_classes (self->district, "activity", NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 present = get_class (self), none = 0;
  guint selected = 0;

  g_array_set_size (self->class_ids, 0);
  g_array_append_val (self->class_ids, none);
  gtk_string_list_append (names, _("All classes"));
  for (guint i = 0; i < classes->len; i++)
    {
      WgRow *row = g_ptr_array_index (classes, i);
      gint64 id = wg_row_get_id (row);

      if (id == present)
        selected = i + 1;
      g_array_append_val (self->class_ids, id);
      gtk_string_list_take (names, wg_service_name_class (self->district, row));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->classes, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->classes, selected);
  self->filling = FALSE;
}

static void
on_district_changed (WgServiceScreen *self)
{
  fill_classes (self);
}

static void
open_at (WgServiceScreen *self, guint position)
{
  g_autoptr (WgServiceRecord) record =
    g_list_model_get_item (wg_service_list_get_model (self->records), position);
  WgRow *row = record != NULL ? wg_service_record_get_row (record) : NULL;

  if (row != NULL && wg_row_get_id (row) != wg_record_form_get_subject (self->form))
    wg_record_form_open (self->form, row);
}

static void
on_selected (WgServiceScreen *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->filling && selected != GTK_INVALID_LIST_POSITION)
    open_at (self, selected);
}

/* A click or Enter goes on to the form. */
static void
on_activated (WgServiceScreen *self, guint position)
{
  open_at (self, position);
}

static void
on_view (WgServiceScreen *self)
{
  gboolean is_team = get_kind (self) == &wg_kind_team;

  gtk_widget_set_visible (GTK_WIDGET (self->status), !is_team);
  gtk_widget_set_visible (self->previous, !is_team);
  gtk_widget_set_visible (self->next, !is_team);
  gtk_button_set_label (GTK_BUTTON (self->new_button), is_team ? _("New _Team")
                                                               : _("New _Activity"));
  if (self->records == NULL)
    return;
  wg_record_form_open (self->form, NULL);
  wg_service_list_set_kind (self->records, get_kind (self));
  on_records (self);
}

static void
on_new (WgServiceScreen *self)
{
  if (!is_writable (self))
    return;
  wg_record_form_begin (self->form, get_kind (self),
                        self->last != NULL ? self->last
                                           : wg_service_list_get_last (self->records));
  select_subject (self);
}

static gboolean
on_new_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!gtk_widget_get_mapped (widget) || !is_writable (WG_SERVICE_SCREEN (widget)))
    return FALSE;
  on_new (WG_SERVICE_SCREEN (widget));
  return TRUE;
}

/* What comes next begins like it, also when its day is not in the list's period. */
static void
on_saved (WgServiceScreen *self, gint64 id)
{
  if (self->records == NULL)
    return;
  if (get_kind (self) == &wg_kind_activity)
    {
      g_clear_pointer (&self->last, wg_row_unref);
      self->last = wg_service_load_record (self->district, &wg_kind_activity, id, NULL);
    }
  select_subject (self);
}

static void
on_classes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgServiceScreen *self = WG_SERVICE_SCREEN (widget);

  if (self->district != NULL)
    gtk_window_present (wg_class_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                             self->district, self->scope));
}

/* GTK 4.8 walks with Tab from row to row; hundreds of records are one stop here, arrows walk in
 * them. */
static gboolean
wg_service_screen_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WgServiceScreen *self = WG_SERVICE_SCREEN (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return gtk_widget_child_focus (GTK_WIDGET (self->form), direction);
      if (direction == GTK_DIR_TAB_BACKWARD)
        return gtk_widget_grab_focus (GTK_WIDGET (self->classes));
    }
  return gtk_widget_child_focus (self->content, direction);
}

static void
wg_service_screen_dispose (GObject *object)
{
  WgServiceScreen *self = WG_SERVICE_SCREEN (object);

  if (self->content != NULL)
    wg_service_screen_set_district (self, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_service_screen_parent_class)->dispose (object);
}

static void
wg_service_screen_finalize (GObject *object)
{
  g_array_unref (WG_SERVICE_SCREEN (object)->class_ids);

  G_OBJECT_CLASS (wg_service_screen_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, activities);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, teams);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, previous);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, next);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, count);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, new_button);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, search);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, status);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, classes);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, list);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, empty);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, first);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgServiceScreen, form);
  gtk_widget_class_bind_template_callback (widget_class, on_view);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_saved);
}

static void
wg_service_screen_class_init (WgServiceScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_service_screen_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_service_screen_finalize;
  widget_class->focus = wg_service_screen_focus;
  g_type_ensure (WG_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/service/wg-service-screen.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "service.classes", NULL, on_classes);
}

static void
wg_service_screen_init (WgServiceScreen *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *labels[] = { _("All"), _("Planned"), _("Held"), _("Cancelled"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  self->class_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_cut_label_explain (self->count);
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (list));
  wg_record_row_init_list (self->list);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_n, GDK_CONTROL_MASK),
                      gtk_callback_action_new (on_new_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
take_district (WgServiceScreen *self)
{
  self->records = wg_service_list_new (self->district, self->scope);
  wg_service_list_set_kind (self->records, get_kind (self));
  self->selection =
    gtk_single_selection_new (g_object_ref (wg_service_list_get_model (self->records)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "changed", G_CALLBACK (on_records), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->new_button, is_writable (self));
  fill_classes (self);
  on_filter (self);
}

void
wg_service_screen_set_district (WgServiceScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_SERVICE_SCREEN (self));

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_pointer (&self->last, wg_row_unref);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  wg_record_form_set_district (self->form, district, scope, "service");
  if (district != NULL)
    take_district (self);
}

void
wg_service_screen_edit_record (WgServiceScreen *self, const char *kind, gint64 id)
{
  const WgKind *found = wg_kind_find (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) row = NULL;

  g_return_if_fail (WG_IS_SERVICE_SCREEN (self));

  if (self->district == NULL || (found != &wg_kind_activity && found != &wg_kind_team &&
                                 found != &wg_kind_service_case))
    return;
  /* Orders have no list of their own here: they are found through their figures. */
  gtk_toggle_button_set_active (found == &wg_kind_team ? self->teams : self->activities, TRUE);
  row = wg_service_load_record (self->district, found, id, &error);
  if (row == NULL)
    {
      wg_record_form_tell (self->form, error->message);
      return;
    }
  wg_record_form_open (self->form, row);
  select_subject (self);
}
