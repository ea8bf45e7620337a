/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgProblem:
 * @what: what was checked, an English key for programs: "file", "integrity", "reference",
 *   "audit", "row", "bounds", "measure"
 * @where: the place: the file, a table, a row, an edit
 * @text: a sentence for people, in their language
 *
 * One thing that is wrong with a file, as `verify` lists it.
 */
typedef struct
{
  char *what;
  char *where;
  char *text;
} WgProblem;

WgProblem *wg_problem_new          (const char *what, const char *where, const char *text);
void       wg_problem_free         (WgProblem *self);
char      *wg_problem_dup_sentence (const WgProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgProblem, wg_problem_free)

G_END_DECLS
