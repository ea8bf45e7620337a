/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WG_VALUE_NULL,
  WG_VALUE_INT,  /* 64-bit; also row ids, booleans 0/1, times as civil minutes */
  WG_VALUE_REAL,
  WG_VALUE_TEXT, /* UTF-8; dates as 2026-09-30 */
  WG_VALUE_BLOB
} WgValueType;

/**
 * WgValue:
 *
 * One field's value: what a form edits, a column holds and the journal keeps.
 * A zeroed WgValue is NULL. Clear with wg_value_clear().
 */
typedef struct
{
  WgValueType type;
  union {
    gint64  integer;
    double  real;
    char   *text;
    GBytes *blob;
  } v;
} WgValue;

#define WG_VALUE_INIT ((WgValue) { WG_VALUE_NULL, { 0 } })

void     wg_value_clear     (WgValue *self);
void     wg_value_set_int   (WgValue *self, gint64 value);
void     wg_value_set_real  (WgValue *self, double value);
void     wg_value_set_text  (WgValue *self, const char *value); /* NULL makes the value NULL */
void     wg_value_set_blob  (WgValue *self, GBytes *value);     /* (transfer none) */
void     wg_value_copy      (const WgValue *from, WgValue *to);
gboolean wg_value_equal     (const WgValue *a, const WgValue *b);
char    *wg_value_to_string (const WgValue *self);              /* for history and messages */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgValue, wg_value_clear)

G_END_DECLS
