/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

/**
 * WgEditEntry:
 *
 * The head of a committed edit. Order by @number, never by time: clocks jump.
 */
typedef struct
{
  gint64 number;
  gint64 id;           /* the random id of the WgEdit */
  char  *actor;
  char  *role;
  char  *label;
  gint64 committed_at; /* ms since 1970 UTC; always later than the edit before */
  gint64 clock_at;     /* ms since 1970 UTC; what the clock said, maybe before the edit before */
  gint64 entered_at;   /* ms since 1970 UTC */
  gint64 undoes;       /* number of the edit that this one takes back, or 0; its own number: the
                        * beginning of the file, which nothing takes back */
  guint  n_changes;    /* rows changed */
} WgEditEntry;

WgEditEntry *wg_edit_entry_new  (void);
void         wg_edit_entry_free (WgEditEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgEditEntry, wg_edit_entry_free)

/* One field of one row: what it was and what it became. */
typedef struct
{
  char   *field;
  WgValue old_value;
  WgValue new_value;
} WgFieldChange;

/**
 * WgRowEntry:
 *
 * What one edit did to one row.
 */
typedef struct
{
  gint64        edit_number;
  const WgKind *kind;
  gint64        row_id;
  WgChangeType  type;
  gboolean      shortened; /* of @fields only references and dates are kept any more */
  GArray       *fields; /* (element-type WgFieldChange) only fields that changed */
} WgRowEntry;

WgRowEntry  *wg_row_entry_new       (void);
void         wg_row_entry_free      (WgRowEntry *self);
void         wg_row_entry_add       (WgRowEntry    *self,
                                     const char    *field,
                                     const WgValue *old_value,
                                     const WgValue *new_value);
char        *wg_row_entry_to_string (const WgRowEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRowEntry, wg_row_entry_free)

G_END_DECLS
