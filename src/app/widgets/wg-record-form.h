/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-form-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_RECORD_FORM (wg_record_form_get_type ())
G_DECLARE_FINAL_TYPE (WgRecordForm, wg_record_form, WG, RECORD_FORM, GtkWidget)

/**
 * WgRecordForm:
 *
 * The form of an activity, a team, a class or a red post: its sections come from data, what is
 * typed is a draft until it is saved. Signals: "saved" (row id); "left": nothing is open any more.
 */
/* (nullable) (transfer floating): the section of forms.json whose "widget" is @name. */
typedef WgFormPart *(*WgFormPartMaker) (const char *name, gpointer data);

/* Who makes the sections that are more than fields; to be told before a record is opened. */
void    wg_record_form_set_parts    (WgRecordForm *self, WgFormPartMaker maker, gpointer data);
/* What is shown while nothing is open. */
void    wg_record_form_set_hint     (WgRecordForm *self, const char *text);
/* @drafts: under which name what is not saved is kept: each form of the program has its own. */
void    wg_record_form_set_district (WgRecordForm *self, WgDistrict *district, WgScope *scope,
                                     const char *drafts);
/* @row: (transfer none) (nullable): as it is stored; NULL closes the form. */
void    wg_record_form_open         (WgRecordForm *self, WgRow *row);
/* A new class of records; @use "activity", @parent 0: at the top. */
void    wg_record_form_begin_class  (WgRecordForm *self, const char *use, gint64 parent);
/* A new one; @last (nullable): the record that was entered last; of a post its name, place and
 * host unit. */
void    wg_record_form_begin        (WgRecordForm *self, const WgKind *kind, WgRow *last);
/* The activity that is open once more, today. Returns FALSE when none is. */
gboolean wg_record_form_repeat      (WgRecordForm *self);
gint64  wg_record_form_get_subject  (WgRecordForm *self); /* row id, also of a new one; 0: none */
void    wg_record_form_tell         (WgRecordForm *self, const char *text); /* what failed */
void    wg_record_form_focus_field  (WgRecordForm *self, const char *field); /* "activity.grid" */

G_END_DECLS
