/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How often a meeting of a type is due. */
typedef enum
{
  WG_MEETING_ONCE,
  WG_MEETING_EVERY_MONTH,
  WG_MEETING_EVERY_QUARTER
} WgMeetingEvery;

/* One of the parties that are counted at a meeting: 业主委员会. */
typedef struct
{
  char *id;
  char *name;
} WgMeetingParty;

/**
 * WgMeetingType:
 * @id: also that of the deck that is shown there: "quarterly"
 *
 * A type of meeting: 季度联席会议.
 */
typedef struct
{
  char          *id;
  char          *name;
  WgMeetingEvery every;
} WgMeetingType;

/**
 * WgQuorum:
 * @least_percent: of those expected, 0 … 100; exactly so many are enough
 * @least_parties: parties of which somebody came
 *
 * When enough have come.
 */
typedef struct
{
  guint least_percent;
  guint least_parties;
} WgQuorum;

/**
 * WgMeetingTemplate:
 *
 * Who is counted at a meeting, what meetings there are, and when enough have come (M51, M52).
 * Data: templates/meetings.json, or a row of kind "template" in the file.
 */
typedef struct
{
  GPtrArray *parties; /* WgMeetingParty */
  GPtrArray *types;   /* WgMeetingType */
  WgQuorum   quorum;
} WgMeetingTemplate;

/* @what names the file in the sentence of an error. (transfer full) */
WgMeetingTemplate    *wg_meeting_template_load       (GBytes *json, const char *what,
                                                      const char *language, GError **error);
void                  wg_meeting_template_free       (WgMeetingTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMeetingTemplate, wg_meeting_template_free)

const WgMeetingParty *wg_meeting_template_find_party (const WgMeetingTemplate *self,
                                                      const char *id); /* (nullable) */
const WgMeetingType  *wg_meeting_template_find_type  (const WgMeetingTemplate *self,
                                                      const char *id); /* (nullable) */

/* { "least_percent": 50, "least_parties": 3 }: what the setting "meeting_quorum" holds. FALSE, and
 * nothing changed, for anything else. */
gboolean              wg_quorum_parse                (const char *text, WgQuorum *out);
char                 *wg_quorum_format               (const WgQuorum *self); /* (transfer full) */
/* @parties: of which somebody came. */
gboolean              wg_quorum_is_met               (const WgQuorum *self, guint present,
                                                      guint expected, guint parties);

G_END_DECLS
