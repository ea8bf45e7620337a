/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grids of a branch, or of a community, in its form. The counts beside a grid are what a clerk
 * needs to choose; who covers it already is said, because a grid has one branch. */

#include "wg-areas-section.h"

#include "wg-draft-check.h"
#include "wg-draft-view.h"
#include "wg-number.h"

#include <glib/gi18n.h>

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */
#define ID_KEY "wg-grid"

struct _WgAreasSection
{
  AdwPreferencesGroup parent_instance;

  GtkWidget  *add;
  GtkListBox *choices;

  GPtrArray  *lines;    /* rows that are shown */
  WgDistrict *district; /* (nullable) */
  WgDraft    *draft;    /* (nullable) */
  gint64      unit;
  gboolean    community;
};

G_DEFINE_FINAL_TYPE (WgAreasSection, wg_areas_section, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  GRID_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void refresh (WgAreasSection *self);

static const char *
get_name (WgRow *grid)
{
  const char *name = wg_row_get_text (grid, WG_GRID_NAME);

  return name != NULL ? name : wg_row_get_text (grid, WG_GRID_CODE);
}

/* "990101001003007 · 180 households · 9 full members" */
static char *
describe (WgRow *grid)
{
  gint64 households = wg_row_get_int (grid, WG_GRID_HOUSEHOLDS, -1);
  gint64 members = wg_row_get_int (grid, WG_GRID_FULL_MEMBERS, -1);
  g_autoptr (GString) text = g_string_new (wg_row_get_text (grid, WG_GRID_CODE));

  if (households >= 0)
    {
      g_autofree char *number = wg_number_format (households, 0);

      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%s household", "%s households", (gulong) households),
                              number);
    }
  if (members >= 0)
    {
      g_autofree char *number = wg_number_format (members, 0);

      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%s full member", "%s full members", (gulong) members),
                              number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_line (WgRow *grid)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (grid);
  gint64 id = wg_row_get_id (grid);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (grid));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
show_line (WgAreasSection *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->lines, row);
}

static gint64
get_line_id (GtkWidget *row)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

static void
on_line (GtkWidget *row, WgAreasSection *self)
{
  g_signal_emit (self, signals[GRID_ACTIVATED], 0, get_line_id (row));
}

/* Yesterday is the last day that it covered the grid; where it began today it never did. */
static void
end_cover (WgAreasSection *self, WgRow *cover)
{
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autofree char *last = wg_date_format (today - 1);

  if (wg_row_get_version (cover) == 0)
    wg_draft_drop (self->draft, wg_row_get_id (cover));
  else if (g_strcmp0 (wg_row_get_text (cover, WG_BRANCH_GRID_FROM), last) > 0)
    wg_draft_delete (self->draft, cover);
  else
    wg_row_set_text (wg_draft_edit (self->draft, cover), WG_BRANCH_GRID_UNTIL, last);
}

static void
on_remove (GtkWidget *button, WgAreasSection *self)
{
  gint64 grid = *(const gint64 *) g_object_get_data (G_OBJECT (button), ID_KEY);
  g_autoptr (GPtrArray) covers =
    wg_draft_view_list_covers (self->draft, self->district, self->unit);

  for (guint i = 0; i < covers->len; i++)
    if (wg_row_get_int (g_ptr_array_index (covers, i), WG_BRANCH_GRID_GRID, 0) == grid)
      end_cover (self, g_ptr_array_index (covers, i));
  wg_draft_touch (self->draft);
  refresh (self);
  gtk_widget_grab_focus (self->add);
}

static void
add_cover_line (WgAreasSection *self, WgRow *grid)
{
  GtkWidget *row = make_line (grid);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *spoken = g_strdup_printf (_("No longer cover %s"), get_name (grid));
  gint64 id = wg_row_get_id (grid);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  show_line (self, row);
}

static void
add_grid_line (WgAreasSection *self, WgRow *grid)
{
  GtkWidget *row = make_line (grid);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_line), self, 0);
  show_line (self, row);
}

/* The nearest unit above that has grids. (transfer container) (element-type WgRow) */
static GPtrArray *
list_home_grids (WgAreasSection *self)
{
  guint most = self->community ? 1 : MAX_DEPTH;
  gint64 unit = self->unit;
  GPtrArray *all = wg_district_get_grids (self->district);
  GPtrArray *grids = g_ptr_array_new ();

  for (guint depth = 0; unit != 0 && grids->len == 0 && depth < most; depth++)
    {
      WgRow *row;

      for (guint i = 0; i < all->len; i++)
        if (wg_grid_get_community_id (g_ptr_array_index (all, i)) == unit)
          g_ptr_array_add (grids, wg_grid_get_row (g_ptr_array_index (all, i)));
      row = wg_draft_view_find_unit (self->draft, self->district, unit);
      unit = row != NULL ? wg_row_get_int (row, WG_UNIT_PARENT, 0) : 0;
    }
  return grids;
}

static void
show_count (WgAreasSection *self, guint n, gint64 households)
{
  g_autofree char *number = wg_number_format (households, 0);
  g_autofree char *grids = g_strdup_printf (ngettext ("%u grid", "%u grids", n), n);
  g_autofree char *homes =
    g_strdup_printf (ngettext ("%s household", "%s households", (gulong) households), number);
  g_autofree char *both = g_strdup_printf ("%s · %s", grids, homes);
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

static void
refresh (WgAreasSection *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 households = 0;

  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->lines, 0);
  gtk_widget_set_visible (self->add, !self->community);
  if (self->draft == NULL)
    return;
  rows = self->community ? list_home_grids (self)
                         : wg_draft_view_list_covers (self->draft, self->district, self->unit);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *grid = g_ptr_array_index (rows, i);

      if (!self->community)
        grid = wg_draft_view_find_grid (self->draft, self->district,
                                        wg_row_get_int (grid, WG_BRANCH_GRID_GRID, 0));
      if (grid == NULL)
        continue;
      households += MAX (wg_row_get_int (grid, WG_GRID_HOUSEHOLDS, 0), 0);
      if (self->community)
        add_grid_line (self, grid);
      else
        add_cover_line (self, grid);
    }
  show_count (self, self->lines->len, households);
}

static gboolean
is_covered (GPtrArray *covers, gint64 grid)
{
  for (guint i = 0; i < covers->len; i++)
    if (wg_row_get_int (g_ptr_array_index (covers, i), WG_BRANCH_GRID_GRID, 0) == grid)
      return TRUE;
  return FALSE;
}

static void
on_shown (WgAreasSection *self)
{
  g_autoptr (GPtrArray) grids = NULL, covers = NULL;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->choices, 0)) != NULL)
    gtk_list_box_remove (self->choices, GTK_WIDGET (old));
  if (self->draft == NULL)
    return;
  grids = list_home_grids (self);
  covers = wg_draft_view_list_covers (self->draft, self->district, self->unit);
  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *grid = g_ptr_array_index (grids, i);
      GPtrArray *others = wg_district_get_branches_of_grid (self->district, wg_row_get_id (grid));
      GtkWidget *row;

      if (is_covered (covers, wg_row_get_id (grid)))
        continue;
      row = make_line (grid);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      if (others != NULL && others->len > 0)
        {
          g_autofree char *escaped =
            g_markup_escape_text (wg_unit_get_name (g_ptr_array_index (others, 0)), -1);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
        }
      gtk_list_box_append (self->choices, row);
    }
  /* The rows came after the popover looked for somebody to give the focus to. */
  gtk_widget_child_focus (GTK_WIDGET (self->choices), GTK_DIR_TAB_FORWARD);
}

static void
on_chosen (WgAreasSection *self, GtkWidget *row)
{
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (self->district)));
  WgRow *cover = wg_draft_insert (self->draft, &wg_kind_branch_grid);
  GtkListBoxRow *next;

  wg_row_set_int (cover, WG_BRANCH_GRID_UNIT, self->unit);
  wg_row_set_int (cover, WG_BRANCH_GRID_GRID, get_line_id (row));
  wg_row_set_text (cover, WG_BRANCH_GRID_FROM, today);
  wg_draft_touch (self->draft);
  next = gtk_list_box_get_row_at_index (self->choices,
                                        gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  if (next != NULL) /* the keys stay in the list: a branch may cover many */
    gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_list_box_remove (self->choices, row);
  refresh (self);
}

static void
wg_areas_section_dispose (GObject *object)
{
  WgAreasSection *self = WG_AREAS_SECTION (object);

  g_clear_object (&self->district);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_areas_section_parent_class)->dispose (object);
}

static void
wg_areas_section_class_init (WgAreasSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_areas_section_dispose;
  signals[GRID_ACTIVATED] = g_signal_new ("grid-activated", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-areas-section.ui");
  gtk_widget_class_bind_template_child (widget_class, WgAreasSection, add);
  gtk_widget_class_bind_template_child (widget_class, WgAreasSection, choices);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
wg_areas_section_init (WgAreasSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_ptr_array_new ();
}

void
wg_areas_section_set_draft (WgAreasSection *self, WgDistrict *district, WgDraft *draft,
                            gint64 unit)
{
  g_return_if_fail (WG_IS_AREAS_SECTION (self));

  g_set_object (&self->district, district);
  g_set_object (&self->draft, draft);
  self->unit = unit;
  refresh (self);
}

void
wg_areas_section_set_community (WgAreasSection *self, gboolean community)
{
  g_return_if_fail (WG_IS_AREAS_SECTION (self));

  self->community = community;
  refresh (self);
}

guint
wg_areas_section_show_problems (WgAreasSection *self, GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len && !self->community; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = NULL;
      g_autofree char *escaped = NULL;

      if (!g_str_has_prefix (problem->field, "branch_grid."))
        continue;
      n++;
      text = g_strdup_printf ("%s  %s", problem->rule != NULL ? problem->rule : "",
                              problem->sentence);
      escaped = g_markup_escape_text (text, -1);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
    }
  return n;
}
