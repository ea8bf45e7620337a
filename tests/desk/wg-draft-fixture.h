/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"
#include "wg-test.h"

/* The small town with code lengths, an ended branch and a term, opened; and a draft on it. */
typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
  WgDraft    *draft;
} WgDraftFixture;

void   wg_draft_fixture_set_up    (WgDraftFixture *fixture, gconstpointer data);
void   wg_draft_fixture_tear_down (WgDraftFixture *fixture, gconstpointer data);
/* The draft's copy of a unit or grid of the town. */
WgRow *wg_draft_fixture_edit      (WgDraftFixture *fixture, gint64 id);
/* Runs @draft's edit through the district and waits for "changed". */
void   wg_draft_fixture_apply     (WgDraftFixture *fixture, WgDraft *draft);
