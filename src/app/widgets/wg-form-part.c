/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form asks of a section that is more than fields. It knows no form. */

#include "wg-form-part.h"

#include "wg-draft-check.h"

G_DEFINE_INTERFACE (WgFormPart, wg_form_part, GTK_TYPE_WIDGET)

static void
wg_form_part_default_init (WgFormPartInterface *iface)
{
  /**
   * WgFormPart::edited:
   *
   * The row was changed, or something is typed that is no value.
   */
  g_signal_new ("edited", WG_TYPE_FORM_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

void
wg_form_part_set_row (WgFormPart *self, WgDistrict *district, WgRow *row)
{
  WG_FORM_PART_GET_IFACE (self)->set_row (self, district, row);
}

void
wg_form_part_show_problems (WgFormPart *self, GPtrArray *problems)
{
  WG_FORM_PART_GET_IFACE (self)->show_problems (self, problems);
}

gboolean
wg_form_part_is_unreadable (WgFormPart *self)
{
  return WG_FORM_PART_GET_IFACE (self)->is_unreadable (self);
}

void
wg_form_part_tell_edited (WgFormPart *self)
{
  g_signal_emit_by_name (self, "edited");
}

static void
add_problem (GtkBox *box, const WgFieldProblem *problem)
{
  static const char *const styles[] = { "error", "warning", "dim-label" };
  g_autofree char *text = problem->rule != NULL
                            ? g_strdup_printf ("%s  %s", problem->rule, problem->sentence)
                            : g_strdup (problem->sentence);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, styles[problem->severity]);
  gtk_box_append (box, label);
}

guint
wg_form_part_list_problems (GtkBox *box, WgRow *row, guint field, GPtrArray *problems)
{
  const WgKind *kind = row != NULL ? wg_row_get_kind (row) : NULL;
  g_autofree char *name = kind != NULL
                            ? g_strconcat (kind->name, ".", kind->fields[field].name, NULL) : NULL;
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; row != NULL && i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row != wg_row_get_id (row) || !g_str_equal (problem->field, name))
        continue;
      add_problem (box, problem);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
  return n;
}
