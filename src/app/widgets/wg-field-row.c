/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field in a form. What may be entered is said by the field's table and the draft's check; here
 * text becomes a value and back, and problems are shown where they are. */

#include "wg-field-row.h"

#include "wg-count-word.h"
#include "wg-date-button.h"
#include "wg-day-time.h"
#include "wg-draft-check.h"
#include "wg-focus.h"
#include "wg-identity.h"
#include "wg-problem-list.h"
#include "wg-time-typed.h"
#include "wg-unit-button.h"

#include <glib/gi18n.h>
#include <math.h>

struct _WgFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel     *label;
  GtkBox       *editor;
  GtkWidget    *conflict;
  GtkLabel     *theirs;
  WgProblemList *problems;

  /* One of the first three, by what the field is. */
  GtkEntry     *entry;
  GtkDropDown  *choice;
  WgUnitButton *unit;
  WgDateButton *date;     /* beside an entry */

  const WgKind *kind;
  guint         field;
  int           word_field; /* where the word of a count stands: "余"; −1: none */
  WgRow        *row;      /* (nullable) */
  GStrv         ids;      /* of the choice */
  WgValue       their_value;
  gboolean      filling;  /* the editor is being set, not used */
  gboolean      unreadable;
  gboolean      edited;   /* since the field was entered */
};

G_DEFINE_FINAL_TYPE (WgFieldRow, wg_field_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  EDITED,
  LEFT,
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const WgField *
get_field (WgFieldRow *self)
{
  return &self->kind->fields[self->field];
}

static void
tell_edited (WgFieldRow *self)
{
  self->edited = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

/* (transfer full): the value as it is typed. */
static char *
format_value (WgFieldRow *self, const WgValue *value)
{
  if (self->word_field >= 0 && value->type == WG_VALUE_INT)
    return wg_count_word_format (value->v.integer,
                                 wg_row_get_text (self->row, (guint) self->word_field));
  if ((get_field (self)->flags & WG_FIELD_TIME) != 0 && value->type == WG_VALUE_INT)
    return wg_time_format (value->v.integer);
  return wg_value_to_string (value);
}

/* A date or time that can be read is kept in the file's form; anything else as typed, for the
 * check. */
static void
read_text (WgFieldRow *self, const char *text)
{
  WgFieldFlags flags = get_field (self)->flags;
  WgDate date;
  int minutes;
  g_autofree char *kept = NULL;

  if ((flags & WG_FIELD_DATE) != 0 && wg_date_parse_typed (text, &date))
    kept = wg_date_format (date);
  else if ((flags & WG_FIELD_DAY_TIME) != 0 && wg_day_time_parse (text, &minutes))
    kept = wg_day_time_format (minutes);
  wg_row_set_text (self->row, self->field, kept != NULL ? kept : text);
}

/* "100余": the number is counted with, the word stays beside it. */
static void
read_count (WgFieldRow *self, const char *text)
{
  gint64 number;
  const char *word;

  self->unreadable = !wg_count_word_parse (text, &number, &word);
  if (self->unreadable)
    return;
  wg_row_set_int (self->row, self->field, number);
  if (word != NULL)
    wg_row_set_text (self->row, (guint) self->word_field, word);
  else
    wg_row_set_null (self->row, (guint) self->word_field);
}

static void
read_real (WgFieldRow *self, const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  self->unreadable = *end != '\0' || !isfinite (number);
  if (!self->unreadable)
    wg_row_set_real (self->row, self->field, number);
}

/* A day alone is no time: nobody knows whether 00:00 is meant. */
static void
read_time (WgFieldRow *self, const char *text)
{
  WgDate day;
  int minute;

  self->unreadable = !wg_time_parse_typed (text, WG_TIME_MONTH_FIRST, &day, &minute) ||
                     minute == WG_MINUTE_NONE;
  if (!self->unreadable)
    wg_row_set_int (self->row, self->field, wg_time_new (day, 0, 0) + minute);
}

static void
read_number (WgFieldRow *self, const char *text)
{
  gint64 number;

  self->unreadable = !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);
  if (!self->unreadable)
    wg_row_set_int (self->row, self->field, number);
}

static void
on_entry_changed (WgFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->filling || self->row == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  self->unreadable = FALSE;
  if (*text == '\0')
    {
      wg_row_set_null (self->row, self->field);
      if (self->word_field >= 0)
        wg_row_set_null (self->row, (guint) self->word_field);
    }
  else if (self->word_field >= 0)
    read_count (self, text);
  else if ((get_field (self)->flags & WG_FIELD_TIME) != 0)
    read_time (self, text);
  else if (get_field (self)->type == WG_VALUE_INT)
    read_number (self, text);
  else if (get_field (self)->type == WG_VALUE_REAL)
    read_real (self, text);
  else
    read_text (self, text);
  tell_edited (self);
}

/* Shows 2026-9-30 as the file keeps it. */
static void
on_left (WgFieldRow *self)
{
  if (!self->edited)
    return;
  self->edited = FALSE;
  if (!self->unreadable)
    wg_field_row_refresh (self);
  g_signal_emit (self, signals[LEFT], 0);
}

/* Enter: the value is shown in the file's form, and whoever has the form may save it. */
static void
on_activate (WgFieldRow *self)
{
  if (self->edited && !self->unreadable)
    wg_field_row_refresh (self);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
on_date_picked (WgFieldRow *self)
{
  g_autofree char *day = wg_date_format (wg_date_button_get_date (self->date));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
  on_left (self);
}

static gboolean
has_value (WgFieldRow *self, const char *id)
{
  const WgValue *value = wg_row_get (self->row, self->field);

  if (value->type == WG_VALUE_NULL)
    return *id == '\0';
  if (value->type == WG_VALUE_INT)
    return *id != '\0' && value->v.integer == g_ascii_strtoll (id, NULL, 10);
  return g_strcmp0 (wg_row_get_text (self->row, self->field), id) == 0;
}

/* Whoever hears of it may fill the list anew or take the row out of the form, which the list that
 * was chosen from does not survive while it is at it. */
static gboolean
tell_chosen (gpointer data)
{
  WgFieldRow *self = data;

  if (self->row == NULL)
    return G_SOURCE_REMOVE;
  tell_edited (self);
  on_left (self);
  return G_SOURCE_REMOVE;
}

static void
on_choice (WgFieldRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->row == NULL || self->ids == NULL ||
      selected >= g_strv_length (self->ids))
    return;
  if (has_value (self, self->ids[selected]))
    return;
  if (*self->ids[selected] == '\0')
    wg_row_set_null (self->row, self->field);
  else if (get_field (self)->type == WG_VALUE_INT)
    wg_row_set_int (self->row, self->field, g_ascii_strtoll (self->ids[selected], NULL, 10));
  else
    wg_row_set_text (self->row, self->field, self->ids[selected]);
  g_idle_add_full (G_PRIORITY_HIGH, tell_chosen, g_object_ref (self), g_object_unref);
}

static void
on_unit_picked (WgFieldRow *self)
{
  if (self->row == NULL)
    return;
  wg_row_set_int (self->row, self->field, wg_unit_button_get_unit (self->unit));
  tell_edited (self);
  on_left (self);
}

static void
on_keep_mine (WgFieldRow *self)
{
  gtk_widget_set_visible (self->conflict, FALSE);
  tell_edited (self);
}

static void
on_take_theirs (WgFieldRow *self)
{
  if (self->row == NULL)
    return;
  wg_value_copy (&self->their_value, wg_row_edit (self->row, self->field));
  gtk_widget_set_visible (self->conflict, FALSE);
  wg_field_row_refresh (self);
  tell_edited (self);
}

static void
wg_field_row_finalize (GObject *object)
{
  WgFieldRow *self = WG_FIELD_ROW (object);

  g_clear_pointer (&self->row, wg_row_unref);
  g_strfreev (self->ids);
  wg_value_clear (&self->their_value);

  G_OBJECT_CLASS (wg_field_row_parent_class)->finalize (object);
}

static GtkWidget *
get_control (WgFieldRow *self)
{
  if (self->entry != NULL)
    return GTK_WIDGET (self->entry);
  return self->choice != NULL ? GTK_WIDGET (self->choice) : GTK_WIDGET (self->unit);
}

static gboolean
wg_field_row_grab_focus (GtkWidget *widget)
{
  WgFieldRow *self = WG_FIELD_ROW (widget);

  if (self->unit == NULL)
    return wg_focus_into (widget, get_control (self));
  return gtk_widget_child_focus (GTK_WIDGET (self->unit), GTK_DIR_TAB_FORWARD);
}

static void
wg_field_row_class_init (WgFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_field_row_finalize;
  widget_class->grab_focus = wg_field_row_grab_focus;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (WG_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, WgFieldRow, editor);
  gtk_widget_class_bind_template_child (widget_class, WgFieldRow, conflict);
  gtk_widget_class_bind_template_child (widget_class, WgFieldRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, WgFieldRow, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_mine);
  gtk_widget_class_bind_template_callback (widget_class, on_take_theirs);
}

static void
wg_field_row_init (WgFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_editor (WgFieldRow *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (self->editor, widget);
}

static void
make_entry (WgFieldRow *self)
{
  const WgField *field = get_field (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(field->label), -1);
  if ((field->flags & WG_FIELD_TIME) != 0)
    gtk_entry_set_placeholder_text (self->entry, _("2026-09-30 16:20"));
  else if ((field->flags & WG_FIELD_DAY_TIME) != 0)
    gtk_entry_set_placeholder_text (self->entry, _("19:30"));
  else if (field->type == WG_VALUE_INT)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  add_editor (self, GTK_WIDGET (self->entry));
  if ((field->flags & WG_FIELD_DATE) == 0)
    return;
  gtk_entry_set_placeholder_text (self->entry, _("2026-09-30"));
  self->date = g_object_new (WG_TYPE_DATE_BUTTON, NULL);
  g_signal_connect_object (self->date, "picked", G_CALLBACK (on_date_picked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->editor, GTK_WIDGET (self->date));
}

static int
find_word_field (const WgKind *kind, guint field)
{
  g_autofree char *name = g_strconcat (kind->fields[field].name, "_word", NULL);

  return wg_kind_find_field (kind, name);
}

/**
 * wg_field_row_new:
 * @kind: of the row
 * @field: its field
 *
 * Returns: (transfer floating): a row for a list of fields
 */
GtkWidget *
wg_field_row_new (const WgKind *kind, guint field)
{
  WgFieldRow *self = g_object_new (WG_TYPE_FIELD_ROW, NULL);
  const char *label = _(kind->fields[field].label);
  g_autofree char *escaped = g_markup_escape_text (label, -1);

  self->kind = kind;
  self->field = field;
  self->word_field = find_word_field (kind, field);
  gtk_label_set_text (self->label, label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if ((kind->fields[field].flags & WG_FIELD_ID) == 0)
    {
      make_entry (self);
      return GTK_WIDGET (self);
    }
  self->unit = g_object_new (WG_TYPE_UNIT_BUTTON, NULL);
  wg_unit_button_set_title (self->unit, label);
  g_signal_connect_object (self->unit, "picked", G_CALLBACK (on_unit_picked), self,
                           G_CONNECT_SWAPPED);
  add_editor (self, GTK_WIDGET (self->unit));
  return GTK_WIDGET (self);
}

void
wg_field_row_align (WgFieldRow *self, GtkSizeGroup *labels)
{
  g_return_if_fail (WG_IS_FIELD_ROW (self));

  gtk_size_group_add_widget (labels, GTK_WIDGET (self->label));
}

guint
wg_field_row_get_field (WgFieldRow *self)
{
  g_return_val_if_fail (WG_IS_FIELD_ROW (self), 0);

  return self->field;
}

void
wg_field_row_set_row (WgFieldRow *self, WgDistrict *district, WgRow *row)
{
  g_return_if_fail (WG_IS_FIELD_ROW (self));

  if (row != NULL)
    wg_row_ref (row);
  g_clear_pointer (&self->row, wg_row_unref);
  self->row = row;
  self->unreadable = FALSE;
  self->edited = FALSE;
  gtk_widget_set_visible (self->conflict, FALSE);
  if (self->unit != NULL)
    wg_unit_button_set_district (self->unit, district);
  wg_field_row_refresh (self);
}

static void
make_choice (WgFieldRow *self)
{
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(get_field (self)->label), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  if (self->entry != NULL)
    gtk_box_remove (self->editor, GTK_WIDGET (self->entry));
  self->entry = NULL;
  if (self->unit != NULL)
    gtk_box_remove (self->editor, GTK_WIDGET (self->unit));
  self->unit = NULL;
  add_editor (self, GTK_WIDGET (self->choice));
}

void
wg_field_row_set_choices (WgFieldRow *self, const char *const *ids, const char *const *labels)
{
  g_autoptr (GtkStringList) list = NULL;

  g_return_if_fail (WG_IS_FIELD_ROW (self));

  if (self->choice == NULL)
    make_choice (self);
  self->filling = TRUE;
  list = gtk_string_list_new (labels);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
  self->filling = FALSE;
  wg_field_row_refresh (self);
}

static guint
find_choice (WgFieldRow *self, const char *text)
{
  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    if (g_str_equal (self->ids[i], text))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
wg_field_row_refresh (WgFieldRow *self)
{
  g_autofree char *text = NULL;
  WgDate date;

  g_return_if_fail (WG_IS_FIELD_ROW (self));

  if (self->row == NULL)
    return;
  text = format_value (self, wg_row_get (self->row, self->field));
  self->filling = TRUE;
  if (self->entry != NULL &&
      !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (self->choice != NULL)
    gtk_drop_down_set_selected (self->choice, find_choice (self, text));
  if (self->unit != NULL)
    wg_unit_button_set_unit (self->unit, wg_row_get_int (self->row, self->field, 0));
  if (self->date != NULL)
    wg_date_button_set_date (self->date, wg_date_parse (text, &date) ? date : WG_DATE_NONE);
  self->filling = FALSE;
}

void
wg_field_row_set_changed (WgFieldRow *self, gboolean changed)
{
  if (changed)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "changed-field");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "changed-field");
}

/* Red under the very digits that may not be stored. */
static void
underline_identity (WgFieldRow *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const WgField *field = get_field (self);
  WgIdentity identity = WG_IDENTITY_NONE;
  gsize start, end;

  if (self->entry == NULL || field->type != WG_VALUE_TEXT)
    return;
  if ((field->flags & (WG_FIELD_CODE | WG_FIELD_DATE)) == 0)
    identity = wg_identity_locate (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &start,
                                   &end);
  if (identity == WG_IDENTITY_ID_NUMBER ||
      (identity == WG_IDENTITY_PHONE && (field->flags & WG_FIELD_PHONE) == 0))
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      PangoAttribute *colour = pango_attr_underline_color_new (0xc000, 0x1c00, 0x2800);

      line->start_index = colour->start_index = (guint) start;
      line->end_index = colour->end_index = (guint) end;
      pango_attr_list_insert (attributes, line);
      pango_attr_list_insert (attributes, colour);
    }
  gtk_entry_set_attributes (self->entry, attributes);
}

/* (nullable) (transfer none): what to write instead of what is typed and is no value. */
static const char *
get_unreadable (WgFieldRow *self)
{
  if (!self->unreadable)
    return NULL;
  if (self->word_field >= 0)
    return _("Write a count: 100, or as reports do: 100余, 约100.");
  if ((get_field (self)->flags & WG_FIELD_TIME) != 0)
    return _("Write the day and the time: 2026-09-30 16:20.");
  return _("Only digits make a number.");
}

guint
wg_field_row_show_problems (WgFieldRow *self, GPtrArray *problems)
{
  gboolean invalid = wg_problem_list_show (self->problems, get_unreadable (self), self->row,
                                           self->field, problems);

  underline_identity (self);
  if (invalid)
    gtk_widget_add_css_class (get_control (self), "error");
  else
    gtk_widget_remove_css_class (get_control (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_control (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  return wg_problem_list_get_n_shown (self->problems);
}

void
wg_field_row_show_conflict (WgFieldRow *self, const WgFieldConflict *conflict)
{
  g_autofree char *value = wg_value_to_string (&conflict->theirs);
  /* Translators: %s is a field's value. */
  g_autofree char *text = *value != '\0'
                            ? g_strdup_printf (_("Somebody else wrote meanwhile: %s"), value)
                            : g_strdup (_("Somebody else made this empty meanwhile."));

  wg_value_copy (&conflict->theirs, &self->their_value);
  gtk_label_set_text (self->theirs, text);
  gtk_widget_set_visible (self->conflict, TRUE);
}

gboolean
wg_field_row_is_unreadable (WgFieldRow *self)
{
  return self->unreadable;
}
