/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a departure would bring. The trial is desk/'s; only the button at the end writes, and
 * it says so. */

#include "wg-departure-dialog.h"

#include "wg-departure.h"
#include "wg-finding-lines.h"
#include "wg-holder-entry.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

struct _WgDepartureDialog
{
  AdwWindow parent_instance;

  GtkButton     *record;
  WgHolderEntry *name;
  GtkBox        *people;
  GtkEntry      *last;
  GtkLabel      *problem;
  GtkStack      *answer;
  GtkLabel      *summary;
  GtkListBox    *posts;
  GtkWidget     *findings_group;
  GtkListBox    *findings;
  GtkWidget     *grids_group;
  GtkListBox    *grids;

  WgDistrict    *district;
  GPtrArray     *names;     /* text */
  GHashTable    *kept;      /* gint64* set: holdings of somebody else with the same name */
  WgDeparture   *departure; /* (nullable) */
  GCancellable  *running;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgDepartureDialog, wg_departure_dialog, ADW_TYPE_WINDOW)

static void try_out (WgDepartureDialog *self);

static void
show_problem (WgDepartureDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* The window behind shows it; this one stays. */
static void
ask_window (WgDepartureDialog *self, const char *action, GVariant *target)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_variant_ref_sink (target);
  if (window != NULL)
    {
      gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target);
      gtk_window_present (window);
    }
  g_variant_unref (target);
}

static char *
describe_post (const WgHeldPost *post, gboolean leaves, gboolean is_vacant)
{
  g_autofree char *since =
    post->from != NULL ? g_strdup_printf (_("since %s"), post->from) : g_strdup (_("since ever"));
  const char *kind = post->full_time == 1 ? _("full-time")
                     : post->full_time == 0 ? _("part-time") : NULL;
  const char *then = !leaves     ? _("stays: somebody else of this name")
                     : is_vacant ? _("falls vacant")
                                 : _("is still held by somebody else");

  return kind != NULL ? g_strdup_printf ("%s · %s · %s · %s", post->holder, since, kind, then)
                      : g_strdup_printf ("%s · %s · %s", post->holder, since, then);
}

static void
on_keep_toggled (GtkCheckButton *check, GParamSpec *pspec, gpointer data)
{
  WgDepartureDialog *self = data;
  const gint64 *holding = g_object_get_data (G_OBJECT (check), "holding");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->kept, holding);
  else
    g_hash_table_add (self->kept, g_memdup2 (holding, sizeof *holding));
  try_out (self);
}

static void
on_post_clicked (GtkButton *button, gpointer data)
{
  const gint64 *unit = g_object_get_data (G_OBJECT (button), "unit");

  ask_window (data, "win.show-unit", g_variant_new_int64 (*unit));
}

static GtkWidget *
make_link (WgDepartureDialog *self, const char *icon, const char *label, const char *key,
           gint64 id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), key, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static gboolean
is_vacant (WgDepartureDialog *self, gint64 position)
{
  for (guint i = 0; i < self->departure->vacant->len; i++)
    if (((WgHeldPost *) g_ptr_array_index (self->departure->vacant, i))->position == position)
      return TRUE;
  return FALSE;
}

static void
add_post (WgDepartureDialog *self, const WgHeldPost *post)
{
  gboolean leaves = !g_hash_table_contains (self->kept, &post->holding);
  g_autofree char *title = g_strdup_printf (_("%1$s of %2$s"), post->title, post->unit_name);
  g_autofree char *subtitle = describe_post (post, leaves, is_vacant (self, post->position));
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), leaves);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _("Clear it when somebody else of this name holds it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data_full (G_OBJECT (check), "holding",
                          g_memdup2 (&post->holding, sizeof post->holding), g_free);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_keep_toggled), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_link (self, "go-next-symbolic", _("Show the Unit"), "unit",
                                        post->unit, G_CALLBACK (on_post_clicked)));
  gtk_list_box_append (self->posts, row);
}

/* Also the positions that stay: each can be put back in. */
static void
show_posts (WgDepartureDialog *self)
{
  const char *last = gtk_editable_get_text (GTK_EDITABLE (self->last));

  wg_finding_lines_clear (self->posts);
  for (guint n = 0; n < self->names->len; n++)
    {
      g_autoptr (GPtrArray) posts =
        wg_holders_list_posts (self->district, g_ptr_array_index (self->names, n), last);

      for (guint i = 0; i < posts->len; i++)
        add_post (self, g_ptr_array_index (posts, i));
    }
}

static void
on_grid_clicked (GtkButton *button, gpointer data)
{
  const gint64 *grid = g_object_get_data (G_OBJECT (button), "grid");

  ask_window (data, "win.show-on-map", g_variant_new ("(bx)", TRUE, *grid));
}

static void
show_grids (WgDepartureDialog *self)
{
  wg_finding_lines_clear (self->grids);
  for (guint i = 0; i < self->departure->grids->len; i++)
    {
      const WgBareGrid *grid = g_ptr_array_index (self->departure->grids, i);
      g_autoptr (GStrvBuilder) lacks = g_strv_builder_new ();
      g_auto (GStrv) words = NULL;
      g_autofree char *subtitle = NULL;
      GtkWidget *row;

      if (grid->lacks & WG_GRID_LACKS_SECRETARY)
        g_strv_builder_add (lacks, _("no branch secretary"));
      if (grid->lacks & WG_GRID_LACKS_HEAD)
        g_strv_builder_add (lacks, _("no grid head"));
      if (grid->lacks & WG_GRID_LACKS_STAFF)
        g_strv_builder_add (lacks, _("no full-time staff"));
      words = g_strv_builder_end (lacks);
      subtitle = g_strjoinv (_(", "), words);
      row = make_row (grid->name, subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_link (self, "mark-location-symbolic", _("Show on the Map"),
                                            "grid", grid->grid, G_CALLBACK (on_grid_clicked)));
      gtk_list_box_append (self->grids, row);
    }
  gtk_widget_set_visible (self->grids_group, self->departure->grids->len > 0);
}

static void
show_departure (WgDepartureDialog *self)
{
  const WgDeparture *departure = self->departure;
  g_autofree char *vacancies =
    g_strdup_printf (ngettext ("%u position falls vacant", "%u positions fall vacant",
                               departure->vacant->len), departure->vacant->len);
  g_autofree char *findings =
    g_strdup_printf (ngettext ("%u finding comes", "%u findings come",
                               departure->trial->come->len), departure->trial->come->len);
  g_autofree char *grids =
    g_strdup_printf (ngettext ("%u grid is left without somebody",
                               "%u grids are left without somebody", departure->grids->len),
                     departure->grids->len);
  g_autofree char *summary = g_strdup_printf ("%s · %s · %s", vacancies, findings, grids);

  gtk_label_set_text (self->summary, summary);
  show_posts (self);
  wg_finding_lines_fill (self->findings, departure->trial->come);
  gtk_widget_set_visible (self->findings_group, departure->trial->come->len > 0);
  show_grids (self);
  gtk_stack_set_visible_child_name (self->answer, "answer");
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgDepartureDialog) self = data;
  g_autoptr (GError) error = NULL;
  WgDeparture *departure = wg_departure_try_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->district == NULL)
    {
      g_clear_pointer (&departure, wg_departure_free);
      return;
    }
  g_clear_object (&self->running);
  show_problem (self, error != NULL ? error->message : NULL);
  if (departure == NULL)
    return;
  g_clear_pointer (&self->departure, wg_departure_free);
  self->departure = departure;
  show_departure (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record),
                            wg_edit_get_n_changes (departure->edit) > 0 &&
                              !wg_district_get_read_only (self->district));
}

static void
try_out (WgDepartureDialog *self)
{
  g_autoptr (GArray) keep = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer holding;

  gtk_widget_set_sensitive (GTK_WIDGET (self->record), FALSE);
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  if (self->names->len == 0)
    {
      show_problem (self, NULL);
      gtk_stack_set_visible_child_name (self->answer, "nobody");
      return;
    }
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (self->names, i));
  g_ptr_array_add (names, NULL);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &holding, NULL))
    g_array_append_val (keep, *(gint64 *) holding);
  self->running = g_cancellable_new ();
  wg_departure_try_async (self->district, (const char *const *) names->pdata,
                          gtk_editable_get_text (GTK_EDITABLE (self->last)), keep, self->running,
                          on_tried, g_object_ref (self));
}

static void show_people (WgDepartureDialog *self);

static void
on_person_clicked (GtkButton *button, gpointer data)
{
  WgDepartureDialog *self = data;
  guint at;

  if (!g_ptr_array_find_with_equal_func (self->names,
                                         g_object_get_data (G_OBJECT (button), "name"),
                                         g_str_equal, &at))
    return;
  g_ptr_array_remove_index (self->names, at);
  show_people (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  try_out (self);
}

/* A button for each: pressed, the person stays after all. */
static void
show_people (WgDepartureDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_box_remove (self->people, child);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *content = adw_button_content_new ();
      g_autofree char *label = g_strdup_printf (_("%s stays"), name);

      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), name);
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "window-close-symbolic");
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_person_clicked), self, 0);
      gtk_box_append (self->people, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people), self->names->len > 0);
}

static void
on_name_activated (WgDepartureDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (wg_holder_entry_get_text (self->name)));

  if (*name != '\0')
    wg_departure_dialog_add (self, name);
}

static void
on_last_changed (WgDepartureDialog *self)
{
  WgDate day;

  /* Half a date while typing is no mistake yet. */
  if (wg_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->last)), &day))
    try_out (self);
}

static void
on_finding_activated (WgDepartureDialog *self, GtkListBoxRow *row)
{
  WgFinding *finding = g_ptr_array_index (self->departure->trial->come,
                                          (guint) gtk_list_box_row_get_index (row));

  if (wg_finding_get_unit (finding)->id != 0)
    ask_window (self, "win.show-unit", g_variant_new_int64 (wg_finding_get_unit (finding)->id));
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgDepartureDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

static void
on_record_clicked (WgDepartureDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->record), FALSE);
  wg_district_apply_async (self->district, self->departure->edit, NULL, on_recorded,
                           g_object_ref (self));
}

static void
wg_departure_dialog_dispose (GObject *object)
{
  WgDepartureDialog *self = WG_DEPARTURE_DIALOG (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->departure, wg_departure_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_departure_dialog_parent_class)->dispose (object);
}

static void
wg_departure_dialog_class_init (WgDepartureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_departure_dialog_dispose;
  g_type_ensure (WG_TYPE_HOLDER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-departure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, record);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, name);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, people);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, last);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, posts);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, findings_group);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, grids_group);
  gtk_widget_class_bind_template_child (widget_class, WgDepartureDialog, grids);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_last_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_departure_dialog_init (WgDepartureDialog *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * wg_departure_dialog_new:
 * @parent: the window that shows units and the map
 *
 * Returns: (transfer full): the dialog, with the file's today as the last day
 */
GtkWidget *
wg_departure_dialog_new (GtkWindow *parent, WgDistrict *district)
{
  WgDepartureDialog *self = g_object_new (WG_TYPE_DEPARTURE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  wg_text_scale_widen (GTK_WINDOW (self));
  self->district = g_object_ref (district);
  wg_holder_entry_set_district (self->name, district);
  gtk_editable_set_text (GTK_EDITABLE (self->last), today);
  /* An edit from elsewhere changes what would follow. */
  g_signal_connect_object (district, "changed", G_CALLBACK (try_out), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wg_departure_dialog_add (WgDepartureDialog *self, const char *holder)
{
  g_autoptr (GPtrArray) posts = NULL;

  g_return_if_fail (WG_IS_DEPARTURE_DIALOG (self) && holder != NULL);

  if (*holder == '\0')
    return;
  posts = wg_holders_list_posts (self->district, holder,
                                 gtk_editable_get_text (GTK_EDITABLE (self->last)));
  if (posts->len == 0)
    {
      g_autofree char *text = g_strdup_printf (_("%s holds no position on that day."), holder);

      show_problem (self, text);
      return;
    }
  wg_holder_entry_set_text (self->name, "");
  if (!g_ptr_array_find_with_equal_func (self->names, holder, g_str_equal, NULL))
    g_ptr_array_add (self->names, g_strdup (holder));
  show_people (self);
  try_out (self);
}
