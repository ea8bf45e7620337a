/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that verification found wrong. Only carries it from the store to the reader's eye. */

#include "wg-problem.h"

#include "wg-kind.h"

#include <glib/gi18n-lib.h>

/**
 * wg_problem_new:
 * @what: the English key of the check
 * @where: the place
 * @text: the sentence
 *
 * Returns: (transfer full): a new problem
 */
WgProblem *
wg_problem_new (const char *what,
                const char *where,
                const char *text)
{
  WgProblem *self = g_new0 (WgProblem, 1);

  self->what = g_strdup (what);
  self->where = g_strdup (where);
  self->text = g_strdup (text);
  return self;
}

void
wg_problem_free (WgProblem *self)
{
  g_free (self->what);
  g_free (self->where);
  g_free (self->text);
  g_free (self);
}

/**
 * wg_problem_dup_sentence:
 * @self: a problem
 *
 * The place in people's words, where the sentence does not name it by itself.
 *
 * Returns: (transfer full): one line
 */
char *
wg_problem_dup_sentence (const WgProblem *self)
{
  const char *number = strchr (self->where, ' ');
  g_autofree char *word = number != NULL ? g_strndup (self->where, number - self->where) : NULL;
  const WgKind *kind = word != NULL ? wg_kind_find (word) : NULL;

  if (g_str_equal (self->what, "audit") && number != NULL)
    /* Translators: the number of an edit, and what is wrong with it. */
    return g_strdup_printf (_ ("Edit %s: %s"), number + 1, self->text);
  if (g_str_equal (self->what, "reference") && kind != NULL)
    /* Translators: what kind of row, its number, and what is wrong with it. */
    return g_strdup_printf (_ ("%s %s: %s"), _ (kind->label), number + 1, self->text);
  return g_strdup (self->text);
}
