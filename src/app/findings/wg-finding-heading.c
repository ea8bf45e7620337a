/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading of the list of findings: a severity and how many there are. It is an item of the list
 * itself, because lists of GTK 4.8 have no headings of their own. */

#include "wg-finding-heading.h"

struct _WgFindingHeading
{
  GObject parent_instance;

  WgSeverity severity;
  guint      count;
};

G_DEFINE_FINAL_TYPE (WgFindingHeading, wg_finding_heading, G_TYPE_OBJECT)

static void
wg_finding_heading_class_init (WgFindingHeadingClass *klass)
{
}

static void
wg_finding_heading_init (WgFindingHeading *self)
{
}

WgFindingHeading *
wg_finding_heading_new (WgSeverity severity, guint count)
{
  WgFindingHeading *self = g_object_new (WG_TYPE_FINDING_HEADING, NULL);

  self->severity = severity;
  self->count = count;
  return self;
}

WgSeverity
wg_finding_heading_get_severity (WgFindingHeading *self)
{
  return self->severity;
}

guint
wg_finding_heading_get_count (WgFindingHeading *self)
{
  return self->count;
}
