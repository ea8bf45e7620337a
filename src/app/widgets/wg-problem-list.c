/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a field, in sentences below it. Its labels stay and change their words:
 * nothing blinks while somebody types, and a screen reader keeps its place. */

#include "wg-problem-list.h"

#include "wg-rule-card.h"

struct _WgProblemList
{
  GtkBox parent;

  guint  n_shown;
};

G_DEFINE_FINAL_TYPE (WgProblemList, wg_problem_list, GTK_TYPE_BOX)

static GtkWidget *
add_line (WgProblemList *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

/* Puts a sentence into @line, or into a new one where there are no more; returns the next line. */
static GtkWidget *
say (WgProblemList *self, GtkWidget *line, const char *rule, const char *sentence,
     WgSeverity severity)
{
  static const char *const styles[] = { "error", "warning", "dim-label" };
  g_autofree char *text = rule != NULL ? g_strdup_printf ("%s  %s", rule, sentence)
                                       : g_strdup (sentence);

  if (line == NULL)
    line = add_line (self);
  gtk_label_set_text (GTK_LABEL (line), text);
  gtk_widget_set_css_classes (line, (const char *[]) { "caption", styles[severity], NULL });
  gtk_widget_set_visible (line, TRUE);
  return gtk_widget_get_next_sibling (line);
}

gboolean
wg_problem_list_show (WgProblemList *self, const char *unreadable, WgRow *row, guint field,
                      GPtrArray *problems)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self));
  const WgKind *kind = row != NULL ? wg_row_get_kind (row) : NULL;
  g_autofree char *name = kind != NULL
                            ? g_strconcat (kind->name, ".", kind->fields[field].name, NULL) : NULL;
  gboolean invalid = unreadable != NULL;

  self->n_shown = 0;
  if (unreadable != NULL)
    line = say (self, line, NULL, unreadable, WG_SEVERITY_ERROR);
  for (guint i = 0; row != NULL && i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row != wg_row_get_id (row) || !g_str_equal (problem->field, name))
        continue;
      line = say (self, line, problem->rule, problem->sentence, problem->severity);
      invalid |= problem->severity == WG_SEVERITY_ERROR;
      self->n_shown++;
    }
  for (; line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      gtk_widget_set_visible (line, FALSE);
      gtk_label_set_text (GTK_LABEL (line), "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_shown > 0 || unreadable != NULL);
  return invalid;
}

guint
wg_problem_list_get_n_shown (WgProblemList *self)
{
  return self->n_shown;
}

static void
wg_problem_list_class_init (WgProblemListClass *klass)
{
}

static void
wg_problem_list_init (WgProblemList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  add_line (self);
}
