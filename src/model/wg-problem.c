/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that verification found wrong. Only carries it from the store to the reader's eye. */

#include "wg-problem.h"

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
