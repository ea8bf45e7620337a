/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A position in the form. Each button is one step in the draft; nothing is written before the form
 * is saved. */

#include "wg-position-row.h"

#include "wg-holder-entry.h"
#include "wg-holders.h"
#include "wg-holding-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WgPositionRow
{
  AdwExpanderRow parent_instance;

  GtkLabel      *vacant;
  GtkWidget     *changed;
  GtkWidget     *held;
  GtkBox        *holders;
  GtkLabel      *appoint_label;
  WgHolderEntry *holder;
  GtkEntry      *from;
  GtkButton     *appoint;
  GtkLabel      *others;
  GtkLabel      *problem;
  GtkWidget     *past;
  GtkLabel      *past_holders;
  GtkEntry      *last;
  GtkButton     *abolish;
  GtkWidget     *revert;

  WgDistrict    *district;
  gint64         id;
  char          *title;
  GPtrArray     *holdings;  /* WgHoldingRow, as they stand in the row */
  WgPositions   *positions; /* (nullable) (unowned) */
  gboolean       is_held;
  gboolean       is_shared;
};

G_DEFINE_FINAL_TYPE (WgPositionRow, wg_position_row, ADW_TYPE_EXPANDER_ROW)

static void
show_problem (WgPositionRow *self, GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_appoint (WgPositionRow *self)
{
  g_autofree char *name = g_strdup (wg_holder_entry_get_text (self->holder));
  g_autoptr (GError) error = NULL;

  if (self->positions == NULL)
    return;
  if (wg_positions_appoint (self->positions, self->id, name,
                            gtk_editable_get_text (GTK_EDITABLE (self->from)),
                            self->is_held && !self->is_shared, &error) != 0)
    {
      wg_holder_entry_set_text (self->holder, "");
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  show_problem (self, error);
}

/* 一肩三挑 is normal, and worth seeing before it is done. */
static void
on_holder_changed (WgPositionRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (wg_holder_entry_get_text (self->holder)));
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (self->district)));
  g_autofree char *posts = NULL, *text = NULL;

  show_problem (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->appoint), *name != '\0');
  if (*name != '\0')
    posts = wg_holders_describe (self->district, name, today, self->id);
  if (posts != NULL && *posts != '\0')
    text = g_strdup_printf (_("%s already holds: %s"), name, posts);
  gtk_label_set_text (self->others, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->others), text != NULL);
}

static void
on_abolish (WgPositionRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->positions == NULL)
    return;
  wg_positions_abolish (self->positions, self->id,
                        gtk_editable_get_text (GTK_EDITABLE (self->last)), &error);
  show_problem (self, error);
}

static void
on_revert (WgPositionRow *self)
{
  show_problem (self, NULL);
  if (self->positions != NULL)
    wg_positions_revert (self->positions, self->id);
}

static void
wg_position_row_dispose (GObject *object)
{
  WgPositionRow *self = WG_POSITION_ROW (object);

  g_clear_pointer (&self->holdings, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_position_row_parent_class)->dispose (object);
}

static void
wg_position_row_class_init (WgPositionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_position_row_dispose;
  g_type_ensure (WG_TYPE_HOLDER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-position-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, vacant);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, changed);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, held);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, holders);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, appoint_label);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, holder);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, from);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, appoint);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, others);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, problem);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, past);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, past_holders);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, last);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, abolish);
  gtk_widget_class_bind_template_child (widget_class, WgPositionRow, revert);
  gtk_widget_class_bind_template_callback (widget_class, on_appoint);
  gtk_widget_class_bind_template_callback (widget_class, on_holder_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_abolish);
  gtk_widget_class_bind_template_callback (widget_class, on_revert);
}

static void
wg_position_row_init (WgPositionRow *self)
{
  self->holdings = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_position_row_new (WgDistrict *district, gint64 position)
{
  WgPositionRow *self = g_object_new (WG_TYPE_POSITION_ROW, NULL);

  self->district = g_object_ref (district);
  self->id = position;
  wg_holder_entry_set_district (self->holder, district);
  return GTK_WIDGET (self);
}

gint64
wg_position_row_get_id (WgPositionRow *self)
{
  g_return_val_if_fail (WG_IS_POSITION_ROW (self), 0);

  return self->id;
}

static gboolean
is_past (WgRow *holding, const char *today)
{
  const char *until = wg_row_get_text (holding, WG_HOLDING_UNTIL);

  return until != NULL && strcmp (until, today) < 0;
}

static GtkWidget *
find_holding_row (WgPositionRow *self, gint64 holding)
{
  for (guint i = 0; i < self->holdings->len; i++)
    if (wg_holding_row_get_holding (g_ptr_array_index (self->holdings, i)) == holding)
      return g_ptr_array_index (self->holdings, i);
  return NULL;
}

static gboolean
has_holding (GPtrArray *holdings, gint64 id, const char *today)
{
  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (holdings, i);

      if (wg_row_get_id (row) == id)
        return !is_past (row, today);
    }
  return FALSE;
}

/* Rows stay while their holding does, so that the focus does. */
static void
update_holdings (WgPositionRow *self, GPtrArray *holdings, const char *today)
{
  for (guint i = self->holdings->len; i > 0; i--)
    {
      WgHoldingRow *row = g_ptr_array_index (self->holdings, i - 1);

      if (has_holding (holdings, wg_holding_row_get_holding (row), today))
        continue;
      g_ptr_array_remove_index (self->holdings, i - 1);
      gtk_box_remove (self->holders, GTK_WIDGET (row));
    }
  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *holding = g_ptr_array_index (holdings, i);
      GtkWidget *row = find_holding_row (self, wg_row_get_id (holding));

      if (is_past (holding, today))
        continue;
      if (row == NULL)
        {
          row = wg_holding_row_new (wg_row_get_id (holding));
          gtk_box_append (self->holders, row);
          g_ptr_array_add (self->holdings, row);
        }
      wg_holding_row_update (WG_HOLDING_ROW (row), self->positions, holding, today);
    }
  gtk_widget_set_visible (self->held, self->holdings->len > 0);
}

static char *
describe_holding (WgRow *holding)
{
  const char *from = wg_row_get_text (holding, WG_HOLDING_FROM);
  const char *until = wg_row_get_text (holding, WG_HOLDING_UNTIL);

  /* Translators: a name and its days: 甲：2022-05-21 至 2026-07-31 */
  return g_strdup_printf (_("%s: %s to %s"), wg_row_get_text (holding, WG_HOLDING_HOLDER),
                          from != NULL ? from : "…", until != NULL ? until : "…");
}

static void
show_past (WgPositionRow *self, GPtrArray *holdings, const char *today)
{
  GString *text = g_string_new (NULL);

  for (guint i = holdings->len; i > 0; i--)
    {
      WgRow *holding = g_ptr_array_index (holdings, i - 1);
      g_autofree char *line = NULL;

      if (!is_past (holding, today))
        continue;
      line = describe_holding (holding);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  gtk_label_set_text (self->past_holders, text->str);
  gtk_widget_set_visible (self->past, text->len > 0);
  g_string_free (text, TRUE);
}

static char *
day_after (const char *day)
{
  WgDate date;

  return wg_date_parse (day, &date) ? wg_date_format (date + 1) : NULL;
}

static char *
describe_vacancy (GPtrArray *holdings, const char *today)
{
  const char *left = NULL;
  g_autofree char *since = NULL;

  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *holding = g_ptr_array_index (holdings, i);
      const char *until = wg_row_get_text (holding, WG_HOLDING_UNTIL);
      const char *from = wg_row_get_text (holding, WG_HOLDING_FROM);

      if (from != NULL && strcmp (from, today) > 0)
        return g_strdup_printf (_("%s from %s on"), wg_row_get_text (holding, WG_HOLDING_HOLDER),
                                from);
      if (is_past (holding, today) && (left == NULL || strcmp (until, left) > 0))
        left = until;
    }
  if (left == NULL)
    return g_strdup (_("nobody appointed yet"));
  since = day_after (left);
  return g_strdup_printf (_("vacant since %s"), since);
}

static void
append_holder (GString *text, WgRow *holding)
{
  const char *from = wg_row_get_text (holding, WG_HOLDING_FROM);
  const char *until = wg_row_get_text (holding, WG_HOLDING_UNTIL);
  gint64 full_time = wg_row_get_int (holding, WG_HOLDING_FULL_TIME, -1);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                          wg_row_get_text (holding, WG_HOLDING_HOLDER));
  if (until != NULL)
    g_string_append_printf (text, _(" · until %s"), until);
  else if (from != NULL)
    g_string_append_printf (text, _(" · since %s"), from);
  if (full_time >= 0)
    g_string_append_printf (text, " · %s", full_time == 1 ? _("full-time") : _("part-time"));
}

static void
show_line (WgPositionRow *self, WgPosition *position, const char *today)
{
  const char *until = wg_row_get_text (wg_position_get_row (position), WG_POSITION_VALID_UNTIL);
  GPtrArray *holdings = wg_position_get_holdings (position);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holdings->len; i++)
    if (wg_row_is_valid_on (g_ptr_array_index (holdings, i), WG_HOLDING_FROM, WG_HOLDING_UNTIL,
                            today))
      append_holder (text, g_ptr_array_index (holdings, i));
  self->is_held = text->len > 0;
  if (!self->is_held)
    {
      g_autofree char *vacancy = describe_vacancy (holdings, today);

      g_string_append (text, vacancy);
    }
  if (until != NULL)
    g_string_append_printf (text, _(" · abolished after %s"), until);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), wg_position_get_title (position));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->vacant), !self->is_held);
  g_string_free (text, TRUE);
}

static void
propose_day (GtkEntry *entry, const char *day)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), day);
}

void
wg_position_row_update (WgPositionRow *self, WgPositions *positions, WgPosition *position,
                        const char *today)
{
  const char *title = wg_position_get_title (position);
  gboolean is_new = wg_row_get_version (wg_position_get_row (position)) == 0;
  gboolean is_changed = wg_positions_is_changed (positions, self->id);

  g_return_if_fail (WG_IS_POSITION_ROW (self));

  self->positions = positions;
  self->is_shared = wg_positions_may_be_shared (positions, title);
  show_line (self, position, today);
  update_holdings (self, wg_position_get_holdings (position), today);
  show_past (self, wg_position_get_holdings (position), today);
  propose_day (self->from, today);
  propose_day (self->last, today);
  gtk_label_set_text (self->appoint_label, !self->is_held    ? _("Appoint")
                                           : self->is_shared ? _("One more")
                                                             : _("Successor"));
  gtk_button_set_label (self->abolish, is_new ? _("Remove") : _("Abolish"));
  gtk_widget_set_visible (GTK_WIDGET (self->last), !is_new);
  gtk_widget_set_visible (self->changed, is_changed);
  gtk_widget_set_visible (self->revert, is_changed && !is_new);
}

gboolean
wg_position_row_has_problem (WgPositionRow *self)
{
  g_return_val_if_fail (WG_IS_POSITION_ROW (self), FALSE);

  for (guint i = 0; i < self->holdings->len; i++)
    if (wg_holding_row_has_problem (g_ptr_array_index (self->holdings, i)))
      return TRUE;
  return FALSE;
}

void
wg_position_row_start (WgPositionRow *self)
{
  g_return_if_fail (WG_IS_POSITION_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->holder));
}
