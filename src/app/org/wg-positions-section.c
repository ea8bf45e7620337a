/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of positions in a form. It follows the draft, whoever changes it, and keeps its rows so
 * that the focus stays where it was. */

#include "wg-positions-section.h"

#include "wg-data.h"
#include "wg-position-row.h"
#include "wg-positions.h"
#include "wg-title.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WgPositionsSection
{
  AdwPreferencesGroup parent_instance;

  GtkWidget    *add;
  GtkListBox   *list;
  GtkWidget    *establishing;
  GtkDropDown  *title;
  GtkEntry     *own_title;
  GtkEntry     *from;
  GtkLabel     *problem;

  WgDistrict   *district;  /* (nullable) */
  WgDraft      *draft;     /* (nullable) */
  gint64        unit;
  WgPositions  *positions; /* (nullable) */
  GPtrArray    *rows;      /* WgPositionRow, as they stand in the list */
};

G_DEFINE_FINAL_TYPE (WgPositionsSection, wg_positions_section, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_today (WgPositionsSection *self)
{
  return wg_date_format (wg_clock_get_today (wg_district_get_clock (self->district)));
}

/* Everything that is there today or will be. */
static GPtrArray *
list_positions (WgPositionsSection *self, const char *today)
{
  GPtrArray *positions = wg_positions_list (self->positions, NULL);

  for (guint i = positions->len; i > 0; i--)
    {
      WgRow *row = wg_position_get_row (g_ptr_array_index (positions, i - 1));
      const char *until = wg_row_get_text (row, WG_POSITION_VALID_UNTIL);

      if (until != NULL && strcmp (until, today) < 0 &&
          !wg_positions_is_changed (self->positions, wg_row_get_id (row)))
        g_ptr_array_remove_index (positions, i - 1);
    }
  return positions;
}

static void
remove_row (WgPositionsSection *self, guint index)
{
  GtkWidget *row = g_ptr_array_index (self->rows, index);

  g_ptr_array_remove_index (self->rows, index);
  gtk_list_box_remove (self->list, row);
}

/* One row a position, in its place; rows of what is gone are taken out first. */
static void
refresh (WgPositionsSection *self)
{
  g_autofree char *today = NULL;
  g_autoptr (GPtrArray) positions = NULL;

  if (self->positions == NULL)
    return;
  today = dup_today (self);
  positions = list_positions (self, today);
  for (guint i = 0; i < positions->len; i++)
    {
      WgPosition *position = g_ptr_array_index (positions, i);
      gint64 id = wg_position_get_id (position);

      while (i < self->rows->len &&
             wg_position_row_get_id (g_ptr_array_index (self->rows, i)) != id &&
             self->rows->len > positions->len)
        remove_row (self, i);
      if (i >= self->rows->len || wg_position_row_get_id (g_ptr_array_index (self->rows, i)) != id)
        {
          GtkWidget *row = wg_position_row_new (self->district, id);

          gtk_list_box_insert (self->list, row, (int) i);
          g_ptr_array_insert (self->rows, (int) i, row);
        }
      wg_position_row_update (g_ptr_array_index (self->rows, i), self->positions, position, today);
    }
  while (self->rows->len > positions->len)
    remove_row (self, self->rows->len - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->list), positions->len > 0);
}

static void
on_file_changed (WgPositionsSection *self)
{
  g_clear_pointer (&self->positions, wg_positions_free);
  self->positions = wg_positions_new (self->district, self->draft, self->unit);
  refresh (self);
}

static void
show_problem (WgPositionsSection *self, GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_add (WgPositionsSection *self)
{
  g_autofree char *today = dup_today (self);

  show_problem (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->from), today);
  gtk_widget_set_visible (self->establishing, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

static void
on_cancel (WgPositionsSection *self)
{
  gtk_widget_set_visible (self->establishing, FALSE);
  gtk_widget_grab_focus (self->add);
}

/* The last choice is a title of the office's own. */
static gboolean
is_own (WgPositionsSection *self)
{
  GListModel *model = gtk_drop_down_get_model (self->title);

  return gtk_drop_down_get_selected (self->title) + 1 == g_list_model_get_n_items (model);
}

static void
on_title_chosen (WgPositionsSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_title), is_own (self));
}

static void
on_establish (WgPositionsSection *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->title);
  g_autoptr (GError) error = NULL;
  const char *title;
  gint64 id;

  if (self->positions == NULL || chosen == NULL)
    return;
  title = is_own (self) ? gtk_editable_get_text (GTK_EDITABLE (self->own_title))
                        : gtk_string_object_get_string (chosen);
  id = wg_positions_establish (self->positions, title,
                               gtk_editable_get_text (GTK_EDITABLE (self->from)), &error);
  show_problem (self, error);
  if (id == 0)
    return;
  gtk_widget_set_visible (self->establishing, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->own_title), "");
  for (guint i = 0; i < self->rows->len; i++)
    if (wg_position_row_get_id (g_ptr_array_index (self->rows, i)) == id)
      wg_position_row_start (g_ptr_array_index (self->rows, i));
}

static void
fill_titles (WgPositionsSection *self)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/titles.json", NULL);
  g_autoptr (GPtrArray) titles =
    json != NULL ? wg_titles_load (json, wg_data_get_language (), NULL) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    gtk_string_list_append (names, ((WgTitle *) g_ptr_array_index (titles, i))->name);
  gtk_string_list_append (names, _("Another title…"));
  gtk_drop_down_set_model (self->title, G_LIST_MODEL (names));
}

static void
clear (WgPositionsSection *self)
{
  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  while (self->rows->len > 0)
    remove_row (self, self->rows->len - 1);
  g_clear_pointer (&self->positions, wg_positions_free);
  g_clear_object (&self->district);
  g_clear_object (&self->draft);
}

static void
wg_positions_section_dispose (GObject *object)
{
  WgPositionsSection *self = WG_POSITIONS_SECTION (object);

  if (self->rows != NULL)
    {
      g_ptr_array_set_size (self->rows, 0);
      clear (self);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_positions_section_parent_class)->dispose (object);
}

static void
wg_positions_section_class_init (WgPositionsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_positions_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-positions-section.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, add);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, list);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, establishing);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, title);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, own_title);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, from);
  gtk_widget_class_bind_template_child (widget_class, WgPositionsSection, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_title_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_establish);
}

static void
wg_positions_section_init (WgPositionsSection *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_titles (self);
}

void
wg_positions_section_set_draft (WgPositionsSection *self, WgDistrict *district, WgDraft *draft,
                                gint64 unit)
{
  g_return_if_fail (WG_IS_POSITIONS_SECTION (self));

  clear (self);
  gtk_widget_set_visible (self->establishing, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), district != NULL && draft != NULL);
  if (district == NULL || draft == NULL)
    return;
  self->district = g_object_ref (district);
  self->draft = g_object_ref (draft);
  self->unit = unit;
  g_signal_connect_object (district, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !wg_district_get_read_only (district));
  on_file_changed (self);
}

gboolean
wg_positions_section_has_problem (WgPositionsSection *self)
{
  g_return_val_if_fail (WG_IS_POSITIONS_SECTION (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (wg_position_row_has_problem (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

void
wg_positions_section_start (WgPositionsSection *self)
{
  g_autofree char *today = NULL;
  guint first = 0;

  g_return_if_fail (WG_IS_POSITIONS_SECTION (self));

  if (self->positions == NULL || self->rows->len == 0)
    {
      gtk_widget_grab_focus (self->add);
      return;
    }
  today = dup_today (self);
  for (guint i = self->rows->len; i > 0; i--)
    {
      g_autoptr (WgPosition) position = wg_positions_find (
        self->positions, wg_position_row_get_id (g_ptr_array_index (self->rows, i - 1)));

      if (position != NULL && wg_position_get_holding_on (position, today) == NULL)
        first = i - 1;
    }
  wg_position_row_start (g_ptr_array_index (self->rows, first));
}
