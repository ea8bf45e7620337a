/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-show.h"

G_BEGIN_DECLS

#define WG_SHOW_PATIENCE (3 * G_TIME_SPAN_SECOND) /* for the rest of a number, for a second Esc */
#define WG_SHOW_MAX_ZOOM 6

typedef struct
{
  guint n_rows, row;
} WgShowColumn;

struct _WgShow
{
  GObject parent_instance;

  GPtrArray    *wishes; /* WgShowWish, one for each page */
  WgShowWish   *before; /* (nullable): of the page, when the mode began: Esc brings it back */
  guint         page;
  WgShowLight   light;
  WgShowMode    mode;
  WgShowParts   parts;
  WgShowPointer pointer;
  WgShowPen    *pen;
  GString      *typed;
  gint64        typed_at;
  gint64        ending_at;  /* 0: no Escape was pressed */
  gint64        started_at; /* 0: not yet */
  guint         loop;       /* seconds, 0: none */
  gint64        loop_at;    /* when the page was turned */
  WgShowColumn  columns[WG_SHOW_N_COLUMNS];
  guint         column;
};

WgShowWish *_wg_show_wish     (WgShow *self);
void        _wg_show_changed  (WgShow *self);
void        _wg_show_request  (WgShow *self, WgShowRequest request);
void        _wg_show_end_mode (WgShow *self, gboolean keep);
void        _wg_show_clear_typed (WgShow *self);

G_END_DECLS
