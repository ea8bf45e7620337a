/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-trial.h"
#include "wg-unit-end-dialog.h"

G_BEGIN_DECLS

struct _WgUnitEndDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton      *apply;
  GtkStack       *ways;
  AdwEntryRow    *day;
  AdwEntryRow    *approval;

  GtkLabel       *orphans;
  GtkWidget      *orphan_choices;
  GtkCheckButton *close_too;
  GtkCheckButton *move;
  GtkDropDown    *move_to;

  GtkListBox     *partners;
  GtkCheckButton *into_this;
  GtkCheckButton *into_new;
  GtkWidget      *merged_new;
  AdwEntryRow    *merged_name;
  AdwEntryRow    *merged_code;
  GtkLabel       *merged_sums;

  AdwEntryRow    *part_name;
  AdwEntryRow    *part_code;
  AdwEntryRow    *part_members;
  AdwEntryRow    *part_households;
  GtkLabel       *rest;
  GtkListBox     *members;

  GtkLabel       *refusal;
  GtkLabel       *summary;
  GtkListBox     *findings;

  WgDistrict     *district;
  gint64          unit;
  GPtrArray      *neighbours; /* WgUnit of the same level under the same superior */
  GPtrArray      *listed;     /* WgRow: what a split distributes */
  WgEdit         *edit;       /* (nullable): what would be written */
  WgTrial        *trial;      /* (nullable) */
  GCancellable   *running;    /* (nullable) */
  guint           waiting;    /* source */
};

/* wg-unit-end-dialog-edit.c: (transfer full): what the fields say as an edit; NULL with why not. */
WgEdit *_wg_unit_end_dialog_make_edit (WgUnitEndDialog *self, GError **error);
/* The lists of neighbours and of what a split distributes; each change calls @changed. */
void    _wg_unit_end_dialog_fill      (WgUnitEndDialog *self, GCallback changed);
/* Sums and remainders beside what is typed. */
void    _wg_unit_end_dialog_count     (WgUnitEndDialog *self);

G_END_DECLS
