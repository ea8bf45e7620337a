/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps prepared statements for as long as a file is open. What they say and what is bound to them
 * is the table's own. */

#include "wg-statement-set.h"

struct _WgStatementSet
{
  WgEngine          *engine;
  const char *const *sql;
  guint              n;
  WgStatement       *prepared[];
};

WgStatementSet *
wg_statement_set_new (WgEngine          *engine,
                      const char *const *sql,
                      guint              n)
{
  WgStatementSet *self = g_malloc0 (sizeof *self + n * sizeof self->prepared[0]);

  self->engine = engine;
  self->sql = sql;
  self->n = n;
  return self;
}

void
wg_statement_set_free (WgStatementSet *self)
{
  for (guint i = 0; i < self->n; i++)
    g_clear_pointer (&self->prepared[i], wg_statement_free);
  g_free (self);
}

WgStatement *
wg_statement_set_get (WgStatementSet *self,
                      guint           which,
                      GError        **error)
{
  g_return_val_if_fail (which < self->n, NULL);

  if (self->prepared[which] == NULL)
    self->prepared[which] = wg_statement_new (self->engine, self->sql[which], error);
  return self->prepared[which];
}
