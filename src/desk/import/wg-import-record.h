/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-book.h"
#include "wg-import-kind.h"
#include "wg-import-memo.h"

#include "wg-column-map.h"
#include "wg-time-typed.h"
#include "wg-row-names.h"
#include "wg-value-words.h"

G_BEGIN_DECLS

#define WG_IMPORT_MAX_FIELDS 31

/* What a table of contacts may say. */
typedef struct _WgImportContacts WgImportContacts;

/* How the cells of one field are read. */
typedef struct
{
  int      with_word; /* the field that keeps the word of a rough number; −1 for none */
  gboolean has_words; /* only a few words are allowed */
} WgImportFieldWay;

/**
 * WgImportReading:
 * @kind: what the rows become
 * @book: what they may refer to
 * @names: (nullable): of linked records, what they name beside it
 * @contacts: (nullable): of contacts, their links
 * @words: what tables write for the few words of a field
 * @today: an activity without a status and before tomorrow was held
 * @entered: when the office knew what the table does not date itself; %WG_TIME_NONE: each row's
 *   own day
 * @table: the table being read
 * @map: its columns
 * @order: how its days are written
 * @first_id: row id of the table's first row; the others follow, so that a million new rows lie
 *   side by side in the file and not each on a page of its own
 * @memo: what cells were read as
 * @fields: by field of the kind, see wg_import_reading_prepare()
 * @layer: (nullable): what a base map's table is whose rows do not say it: "water"
 * @n_unnamed: activities that got the name of their class
 * @n_unknown_teams: activities whose team is not in the file
 * @n_unknown_leads: orders whose lead unit is not in the file
 * @n_nowhere: posts that stand in no grid
 *
 * How rows of one table are read.
 */
typedef struct
{
  const WgImportKind *kind;
  WgImportBook       *book;
  WgRowNames         *names;
  WgImportContacts   *contacts;
  WgValueWords       *words;
  WgDate              today;
  WgTime              entered;
  const WgTable      *table;
  const WgColumnMap  *map;
  WgTimeOrder         order;
  gint64              first_id;
  WgImportMemo       *memo;
  WgImportFieldWay    fields[WG_IMPORT_MAX_FIELDS];
  int                 unit_field, grid_field, class_field, team_field;
  const char         *layer;
  guint               n_unnamed;
  guint               n_unknown_teams;
  guint               n_unknown_leads;
  guint               n_nowhere;
} WgImportReading;

/* Looks up once what is the same for every row; @kind and @words are set. */
void   wg_import_reading_prepare (WgImportReading *self);
void   wg_import_reading_finish  (WgImportReading *self);
/* FALSE; @why (transfer full) becomes the refusal. @field: the one to blame, −1: the whole row. */
gboolean wg_import_reading_refuse (const WgImportReading *self, guint i, int field, char *why,
                                   WgRefusal **refusal);
/* (transfer full) (nullable): NULL with a refusal. */
WgRow *wg_import_record_read     (WgImportReading *self, guint i, WgRefusal **refusal);

G_END_DECLS
