/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of borders in a list, a picture of before and after, and the repair of one or of all. It
 * finds and decides nothing itself; what is shown is what the button writes. */

#include "wg-repair-window.h"

#include "wg-border-repair.h"
#include "wg-border-view.h"
#include "wg-line-list.h"
#include "wg-number.h"

#include <glib/gi18n.h>
#include <math.h>

#define CHANGES_MOST 8      /* named; more are counted */
#define METRE (1 / 111320.0) /* in degrees of latitude */

struct _WgRepairWindow
{
  AdwWindow parent_instance;

  GtkStack     *pages;
  GtkLabel     *progress;
  GtkLabel     *clean;
  GtkListView  *list;
  GtkLabel     *heading;
  GtkLabel     *remedy;
  WgBorderView *before;
  WgBorderView *after;
  GtkLabel     *changes;
  GtkSpinner   *spinner;
  GtkWidget    *apply;
  GtkWidget    *map;

  WgDistrict         *district;
  gint64              unit, grid;
  WgBorderRepair     *repair;    /* (nullable): while nothing was found out */
  WgBorderPlan       *plan;      /* (nullable): of what is selected */
  GtkSingleSelection *selection; /* line 0 is all of them, when there are several */
  GCancellable       *working;
  guint               place;     /* of the selection before the last repair */
  gboolean            has_all, is_applying;
};

G_DEFINE_FINAL_TYPE (WgRepairWindow, wg_repair_window, ADW_TYPE_WINDOW)

static void look (WgRepairWindow *self);

static void
stop_work (WgRepairWindow *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

/* (nullable): NULL stands for all of them. */
static const WgBorderFault *
get_selected (WgRepairWindow *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  GPtrArray *faults = wg_border_repair_get_faults (self->repair);

  if (self->has_all && at == 0)
    return NULL;
  at -= self->has_all ? 1 : 0;
  return at < faults->len ? g_ptr_array_index (faults, at) : NULL;
}

/* What to look at of a fault: its area and some ground around it, degrees. */
static WgBBox
frame_fault (const WgBorderFault *fault)
{
  WgBBox box = WG_BBOX_EMPTY;

  if (fault->fault->piece != NULL)
    box = wg_geometry_get_bounds (fault->fault->piece);
  else if (isfinite (fault->fault->lon))
    wg_bbox_add_point (&box, fault->fault->lon, fault->fault->lat);
  else
    {
      g_autoptr (WgGeometry) border = wg_row_get_geometry (fault->keeps, WG_GRID_AREA);

      if (border != NULL)
        box = wg_geometry_get_bounds (border);
    }
  wg_bbox_grow (&box, MAX (0.6 * MAX (box.x_max - box.x_min, box.y_max - box.y_min), 15 * METRE));
  return box;
}

static WgBBox
frame_all (WgRepairWindow *self)
{
  GPtrArray *faults = wg_border_repair_get_faults (self->repair);
  WgBBox box = WG_BBOX_EMPTY;

  for (guint i = 0; i < faults->len; i++)
    {
      WgBBox one = frame_fault (g_ptr_array_index (faults, i));

      wg_bbox_add (&box, &one);
    }
  return box;
}

static void
mark (GPtrArray           *marked,
      const WgBorderFault *fault)
{
  if (fault->fault->piece != NULL)
    g_ptr_array_add (marked, wg_geometry_ref (fault->fault->piece));
  else if (isfinite (fault->fault->lon))
    g_ptr_array_add (marked, wg_geometry_new_point (fault->fault->lon, fault->fault->lat));
}

/* @repaired: leave out those that the plan does not touch. */
static GPtrArray *
list_marked (WgRepairWindow *self,
             gboolean        repaired)
{
  const WgBorderFault *one = get_selected (self);
  GPtrArray *faults = wg_border_repair_get_faults (self->repair);
  GPtrArray *marked = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (guint i = 0; i < faults->len; i++)
    {
      const WgBorderFault *fault = g_ptr_array_index (faults, i);

      if ((one == NULL || one == fault) && !(repaired && one == NULL && fault->fault->alone))
        mark (marked, fault);
    }
  return marked;
}

/* The borders in sight once the plan is written. */
static GPtrArray *
list_after (WgRepairWindow *self,
            GPtrArray      *near)
{
  GPtrArray *after = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (guint i = 0; i < near->len; i++)
    {
      WgGeometry *border = g_ptr_array_index (near, i);

      for (guint c = 0; c < self->plan->changes->len; c++)
        {
          const WgBorderChange *change = g_ptr_array_index (self->plan->changes, c);

          if (change->before == border)
            border = change->after;
        }
      g_ptr_array_add (after, wg_geometry_ref (border));
    }
  return after;
}

static void
show_pictures (WgRepairWindow *self)
{
  const WgBorderFault *one = get_selected (self);
  WgBBox box = one != NULL ? frame_fault (one) : frame_all (self);
  g_autoptr (GPtrArray) near = wg_border_repair_list_near (self->repair, &box);
  g_autoptr (GPtrArray) marked = list_marked (self, FALSE);

  wg_border_view_show (self->before, near, marked, FALSE, &box,
                       _("Borders as they are, the fault marked"));
  if (self->plan == NULL || self->plan->changes->len == 0)
    {
      wg_border_view_clear (self->after);
      return;
    }
  {
    g_autoptr (GPtrArray) after = list_after (self, near);
    g_autoptr (GPtrArray) repaired = list_marked (self, TRUE);

    wg_border_view_show (self->after, after, repaired, TRUE, &box,
                         _("Borders after the repair, the area that changed hands marked"));
  }
}

/* "东园第一网格：12,034.5 → 12,020.1 m² (−14.4)" */
static char *
describe_changes (WgRepairWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *changes = self->plan->changes;

  for (guint i = 0; i < MIN (changes->len, CHANGES_MOST); i++)
    {
      const WgBorderChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before = wg_number_format (change->before_m2, 1);
      g_autofree char *after = wg_number_format (change->after_m2, 1);
      g_autofree char *more = wg_number_format (fabs (change->after_m2 - change->before_m2), 1);

      g_string_append_printf (text, "%s%s: %s → %s m² (%s%s)", i > 0 ? "\n" : "",
                              wg_border_fault_get_name (change->row), before, after,
                              change->after_m2 < change->before_m2 ? "−" : "+", more);
    }
  if (changes->len > CHANGES_MOST)
    g_string_append_printf (text, ngettext ("\nand %u border more", "\nand %u borders more",
                                            changes->len - CHANGES_MOST),
                            changes->len - CHANGES_MOST);
  if (changes->len == 0)
    g_string_append (text, _("Nothing can be repaired here by itself."));
  else
    g_string_append_printf (text, ngettext ("\nAfterwards %u fault is left.",
                                            "\nAfterwards %u faults are left.",
                                            self->plan->n_left), self->plan->n_left);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_busy (WgRepairWindow *self,
          gboolean        busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (WgRepairWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  WgBorderPlan *plan = wg_border_repair_plan_finish (WG_BORDER_REPAIR (source), result, &error);

  if (self->district == NULL || self->repair != (WgBorderRepair *) source
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&plan, wg_border_plan_free);
      return;
    }
  self->plan = plan;
  set_busy (self, FALSE);
  text = plan != NULL ? describe_changes (self) : g_strdup (error->message);
  gtk_label_set_text (self->changes, text);
  show_pictures (self);
  gtk_widget_set_sensitive (self->apply, plan != NULL && plan->edit != NULL
                                         && !wg_district_get_read_only (self->district));
}

static void
show_words (WgRepairWindow *self)
{
  const WgBorderFault *one = get_selected (self);
  g_autofree char *text = NULL, *remedy = NULL;

  if (one != NULL)
    {
      text = wg_border_fault_dup_text (one);
      remedy = wg_border_fault_dup_remedy (one);
    }
  gtk_label_set_text (self->heading, one != NULL ? text : _("Repair all"));
  gtk_label_set_text (self->remedy, one != NULL ? remedy
                      : _("Overlaps go to the smaller grid, gaps and slivers to the neighbour with "
                          "the longest border along them. What would change more than half of a "
                          "grid is left for you to decide one by one."));
}

static void
on_selected (WgRepairWindow *self)
{
  const WgBorderFault *one;

  if (self->repair == NULL
      || gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    return;
  stop_work (self);
  g_clear_pointer (&self->plan, wg_border_plan_free);
  one = get_selected (self);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_label_set_text (self->changes, "");
  show_words (self);
  show_pictures (self);
  if (one != NULL && (one->keeps == NULL || one->fault->kind == WG_MEND_DUPLICATE))
    {
      set_busy (self, FALSE);
      gtk_label_set_text (self->changes, _("Nothing can be repaired here by itself."));
      return;
    }
  set_busy (self, TRUE);
  self->working = g_cancellable_new ();
  wg_border_repair_plan_async (self->repair, one, WG_MEND_ALL, self->working, on_planned,
                               g_object_ref (self));
}

static gboolean
is_about (const WgBorderFault *fault,
          gint64               grid)
{
  return (fault->keeps != NULL && wg_row_get_id (fault->keeps) == grid)
         || (fault->gives != NULL && wg_row_get_id (fault->gives) == grid);
}

/* The line to begin with: that of the grid asked for, else where the last repair was. */
static guint
choose_place (WgRepairWindow *self,
              guint           n)
{
  GPtrArray *faults = wg_border_repair_get_faults (self->repair);

  for (guint i = 0; self->grid != 0 && i < faults->len; i++)
    if (is_about (g_ptr_array_index (faults, i), self->grid))
      {
        self->grid = 0;
        return i + (self->has_all ? 1 : 0);
      }
  self->grid = 0;
  return MIN (self->place, n - 1);
}

static void
show_clean (WgRepairWindow *self)
{
  guint n = wg_border_repair_get_n_checked (self->repair);
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u border was looked at: it neither crosses itself, nor overlaps "
                                 "another, nor leaves a gap.",
                                 "%u borders were looked at: none crosses itself, overlaps another "
                                 "or leaves a gap.", n), n);

  gtk_label_set_text (self->clean, text);
  gtk_stack_set_visible_child_name (self->pages, "clean");
}

static void
fill (WgRepairWindow *self)
{
  GPtrArray *faults = wg_border_repair_get_faults (self->repair);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  guint place;

  if (faults->len == 0)
    {
      show_clean (self);
      return;
    }
  self->has_all = faults->len > 1;
  if (self->has_all)
    {
      g_autofree char *all = g_strdup_printf (ngettext ("%u fault", "%u faults", faults->len),
                                              faults->len);
      g_autofree char *line = g_strdup_printf ("%s\n%s", _("All together"), all);

      gtk_string_list_append (lines, line);
    }
  for (guint i = 0; i < faults->len; i++)
    {
      const WgBorderFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *text = wg_border_fault_dup_text (fault);
      g_autofree char *line = g_strdup_printf ("%s\n%s", wg_border_fault_get_title (fault), text);

      gtk_string_list_append (lines, line);
    }
  place = choose_place (self, faults->len + (self->has_all ? 1 : 0));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (lines));
  gtk_stack_set_visible_child_name (self->pages, "faults");
  gtk_single_selection_set_selected (self->selection, place);
  on_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (WgRepairWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean found = wg_border_repair_look_finish (WG_BORDER_REPAIR (source), result, &error);

  if (self->district == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!found)
    {
      gtk_label_set_text (self->progress, error->message);
      return;
    }
  g_set_object (&self->repair, WG_BORDER_REPAIR (source));
  fill (self);
}

/* Looks at the file as it is now. */
static void
look (WgRepairWindow *self)
{
  g_autoptr (WgBorderRepair) repair = wg_border_repair_new (self->district, self->unit);

  stop_work (self);
  g_clear_pointer (&self->plan, wg_border_plan_free);
  g_clear_object (&self->repair);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_label_set_text (self->progress, _("The borders are held against each other …"));
  gtk_stack_set_visible_child_name (self->pages, "busy");
  self->working = g_cancellable_new ();
  wg_border_repair_look_async (repair, self->working, on_looked, g_object_ref (self));
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (WgRepairWindow) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->is_applying = FALSE;
  if (self->district == NULL)
    return;
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    gtk_label_set_text (self->changes, error->message);
  else
    {
      if (self->plan != NULL && parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell-edit", "s",
                                    wg_edit_get_label (self->plan->edit));
      look (self);
    }
}

static void
on_apply_clicked (WgRepairWindow *self)
{
  if (self->plan == NULL || self->plan->edit == NULL || self->is_applying)
    return;
  self->is_applying = TRUE;
  self->place = gtk_single_selection_get_selected (self->selection);
  gtk_widget_set_sensitive (self->apply, FALSE);
  wg_district_apply_async (self->district, self->plan->edit, NULL, on_applied,
                           g_object_ref (self));
}

static void
on_activated (WgRepairWindow *self)
{
  if (gtk_widget_get_sensitive (self->apply))
    on_apply_clicked (self);
}

static void
on_map_clicked (WgRepairWindow *self)
{
  const WgBorderFault *one;
  WgBBox box;

  if (self->repair == NULL)
    return;
  one = get_selected (self);
  box = one != NULL ? frame_fault (one) : frame_all (self);
  wg_border_view_show_on_map (self->before, &box);
}

static void
on_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
on_district_changed (WgRepairWindow *self)
{
  if (!self->is_applying)
    look (self);
}

static void
wg_repair_window_dispose (GObject *object)
{
  WgRepairWindow *self = WG_REPAIR_WINDOW (object);

  stop_work (self);
  g_clear_pointer (&self->plan, wg_border_plan_free);
  g_clear_object (&self->repair);
  g_clear_object (&self->selection);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_repair_window_parent_class)->dispose (object);
}

static void
wg_repair_window_class_init (WgRepairWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_repair_window_dispose;
  g_type_ensure (WG_TYPE_BORDER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-repair-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, clean);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, list);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, remedy);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, before);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, after);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, WgRepairWindow, map);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clicked);
  gtk_widget_class_install_action (widget_class, "repair.undo", NULL, on_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "repair.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_repair_window_init (WgRepairWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_line_list_init (self->list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
wg_repair_window_new (GtkWindow  *parent,
                      WgDistrict *district,
                      gint64      unit,
                      gint64      grid)
{
  WgRepairWindow *self;

  g_return_val_if_fail (WG_IS_DISTRICT (district), NULL);

  self = g_object_new (WG_TYPE_REPAIR_WINDOW, "transient-for", parent, NULL);
  self->district = g_object_ref (district);
  self->unit = unit;
  self->grid = grid;
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  look (self);
  return GTK_WIDGET (self);
}
