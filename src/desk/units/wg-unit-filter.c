/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the units that a filter wants and the superiors through which they are reached: one pass
 * over the arrays per condition, because the whole country is filtered while somebody types. */

#include "wg-unit-filter.h"

#include "wg-search-index.h"

/**
 * wg_unit_filter_has_text:
 *
 * Returns: whether a text is looked for; spaces alone are none
 */
gboolean
wg_unit_filter_has_text (const WgUnitFilter *self)
{
  const char *c = self->text != NULL ? self->text : "";

  while (g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return *c != '\0';
}

static gboolean
asks_findings (const WgUnitFilter *self)
{
  return self->with_findings || self->severity >= 0 || self->rule != NULL;
}

/**
 * wg_unit_filter_copy:
 * @copy: (out): to be cleared; what it holds is not freed
 */
void
wg_unit_filter_copy (const WgUnitFilter *self,
                     WgUnitFilter       *copy)
{
  *copy = *self;
  copy->text = g_strdup (self->text);
  copy->body_type = g_strdup (self->body_type);
  copy->rule = g_strdup (self->rule);
}

void
wg_unit_filter_clear (WgUnitFilter *self)
{
  g_free (self->text);
  g_free (self->body_type);
  g_free (self->rule);
  *self = (WgUnitFilter) WG_UNIT_FILTER_INIT;
}

gboolean
wg_unit_filter_is_empty (const WgUnitFilter *self)
{
  return !wg_unit_filter_has_text (self) && self->level == 0 && self->body_type == NULL
         && !asks_findings (self);
}

gboolean
wg_unit_filter_equal (const WgUnitFilter *a,
                      const WgUnitFilter *b)
{
  const char *text_a = wg_unit_filter_has_text (a) ? a->text : NULL;
  const char *text_b = wg_unit_filter_has_text (b) ? b->text : NULL;

  return g_strcmp0 (text_a, text_b) == 0 && a->level == b->level
         && g_strcmp0 (a->body_type, b->body_type) == 0 && a->with_findings == b->with_findings
         && a->severity == b->severity && g_strcmp0 (a->rule, b->rule) == 0;
}

gboolean
wg_unit_filter_takes (const WgUnitFilter *self,
                      WgFinding          *finding)
{
  return (self->severity < 0 || (int) wg_finding_get_severity (finding) == self->severity)
         && (self->rule == NULL || g_str_equal (wg_finding_get_card (finding)->id, self->rule));
}

/* Leaves only the marks of units that a finding of the wanted kind is about. */
static void
keep_findings (const WgUnitFilter *self,
               WgUnitIndex        *index,
               GListModel         *findings,
               guint8             *marks)
{
  g_autofree guint8 *found = g_new0 (guint8, wg_unit_index_get_n_units (index) + 1);

  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);
      guint32 place = wg_unit_index_find (index, wg_finding_get_unit (finding)->id);

      if (place != WG_UNIT_INDEX_NONE && wg_unit_filter_takes (self, finding))
        found[place] = WG_UNIT_MARK_MATCH;
    }
  for (guint32 i = 0; i < wg_unit_index_get_n_units (index); i++)
    marks[i] &= found[i];
}

static void
keep_kind (const WgUnitFilter *self,
           WgUnitIndex        *index,
           guint8             *marks)
{
  for (guint32 i = 0; i < wg_unit_index_get_n_units (index); i++)
    {
      WgRow *row = marks[i] != 0 ? wg_unit_index_get_row (index, i) : NULL;

      if (row == NULL)
        continue;
      if ((self->level != 0 && wg_row_get_int (row, WG_UNIT_LEVEL, 0) != self->level)
          || (self->body_type != NULL
              && g_strcmp0 (wg_row_get_text (row, WG_UNIT_BODY_TYPE), self->body_type) != 0))
        marks[i] = 0;
    }
}

guint8 *
wg_unit_filter_mark (const WgUnitFilter *self,
                     WgUnitIndex        *index,
                     WgSearchIndex      *search,
                     GListModel         *findings,
                     guint              *n_matches)
{
  guint n = wg_unit_index_get_n_units (index);
  guint8 *marks = g_new0 (guint8, n + 1);

  g_return_val_if_fail (search != NULL || !wg_unit_filter_has_text (self), marks);

  if (wg_unit_filter_has_text (self))
    wg_search_index_mark_units (search, self->text, marks, WG_UNIT_MARK_MATCH);
  else
    memset (marks, WG_UNIT_MARK_MATCH, n);
  if (asks_findings (self))
    keep_findings (self, index, findings, marks);
  if (self->level != 0 || self->body_type != NULL)
    keep_kind (self, index, marks);
  *n_matches = 0;
  for (guint32 i = n; i-- > 0;)
    {
      guint32 parent = wg_unit_index_get_parent (index, i);

      if ((marks[i] & WG_UNIT_MARK_MATCH) != 0)
        ++*n_matches;
      if (marks[i] != 0 && parent != WG_UNIT_INDEX_NONE)
        marks[parent] |= WG_UNIT_MARK_SUPERIOR;
    }
  return marks;
}
