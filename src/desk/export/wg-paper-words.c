/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a printed list. Tables for programs keep the words as they are stored: only who
 * reads paper is never to meet one of them. */

#include "wg-paper-words.h"

#include "wg-contact-coverage.h"
#include "wg-district-private.h"
#include "wg-fields.h"
#include "wg-hours.h"
#include "wg-meeting-book.h"
#include "wg-post-book.h"
#include "wg-registry.h"
#include "wg-unit-table.h"

#include <glib/gi18n-lib.h>

/* Those that no list of the file names. */
static const struct
{
  const WgKind *kind;
  guint         field;
  const char   *word, *label;
} fixed[] = {
  { &wg_kind_grid, WG_GRID_TYPE, "basic", N_("Basic grid") },
  { &wg_kind_grid, WG_GRID_TYPE, "special", N_("Special grid") },
  { &wg_kind_decision, WG_DECISION_STATUS, "open", N_("Not done yet") },
  { &wg_kind_decision, WG_DECISION_STATUS, "done", N_("Done") },
  { &wg_kind_decision, WG_DECISION_STATUS, "dropped", N_("Dropped") },
  { &wg_kind_decision, WG_DECISION_ON_MAP, "0", N_("No") },
  { &wg_kind_decision, WG_DECISION_ON_MAP, "1", N_("Yes") },
  { &wg_kind_holding, WG_HOLDING_FULL_TIME, "0", N_("No") },
  { &wg_kind_holding, WG_HOLDING_FULL_TIME, "1", N_("Yes") },
  { &wg_kind_service_class, WG_SERVICE_CLASS_SAME_DAY, "0", N_("No") },
  { &wg_kind_service_class, WG_SERVICE_CLASS_SAME_DAY, "1", N_("Yes") },
  { &wg_kind_service_case, WG_SERVICE_CASE_SATISFIED, "0", N_("No") },
  { &wg_kind_service_case, WG_SERVICE_CASE_SATISFIED, "1", N_("Yes") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "land", N_("Land") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "water", N_("Water") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "green", N_("Green") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "compound", N_("Compound") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "street", N_("Street") },
  { &wg_kind_base_feature, WG_BASE_FEATURE_LAYER, "place", N_("Place") },
};

struct _WgPaperWords
{
  GHashTable *labels; /* char *: kind, field, word → char * */
};

static char *
make_key (const WgKind *kind,
          guint         field,
          const char   *word)
{
  return g_strdup_printf ("%s %s %s", kind->name, kind->fields[field].name, word);
}

static void
add (WgPaperWords *self,
     const WgKind *kind,
     guint         field,
     const char   *word,
     const char   *label)
{
  g_hash_table_insert (self->labels, make_key (kind, field, word), g_strdup (label));
}

static void
add_posts (WgPaperWords          *self,
           const WgPostStandards *standards)
{
  const struct { guint field; GPtrArray *words; } lists[] = {
    { WG_POST_TYPE, standards->types },
    { WG_POST_GRADE, standards->grades },
    { WG_POST_STATUS, standards->statuses },
  };

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list].words->len; i++)
      {
        const WgPostWord *word = g_ptr_array_index (lists[list].words, i);

        add (self, &wg_kind_post, lists[list].field, word->id, word->name);
      }
  for (guint i = 0; i < standards->checklists->len; i++)
    {
      const WgChecklist *checklist = g_ptr_array_index (standards->checklists, i);

      add (self, &wg_kind_post, WG_POST_CHECKLIST, checklist->id, checklist->name);
    }
}

static void
add_meetings (WgPaperWords            *self,
              const WgMeetingTemplate *template)
{
  for (guint i = 0; i < template->types->len; i++)
    {
      const WgMeetingType *type = g_ptr_array_index (template->types, i);

      add (self, &wg_kind_meeting, WG_MEETING_MEETING_TYPE, type->id, type->name);
    }
  for (guint i = 0; i < template->parties->len; i++)
    {
      const WgMeetingParty *party = g_ptr_array_index (template->parties, i);

      add (self, &wg_kind_attendance, WG_ATTENDANCE_PARTY, party->id, party->name);
    }
}

/* Only types that occur have to be named. */
static void
add_bodies (WgPaperWords *self,
            WgRegistry   *registry)
{
  WgUnitTable *units = wg_registry_get_unit_table (registry);

  for (guint32 i = 0; i < wg_unit_table_get_n (units); i++)
    {
      const char *word = wg_row_get_text (wg_unit_table_get_row (units, i), WG_UNIT_BODY_TYPE);
      const WgBodyType *type =
          word != NULL ? wg_registry_get_body_type (registry, wg_unit_table_get_unit (units, i))
                       : NULL;

      if (type != NULL)
        add (self, &wg_kind_unit, WG_UNIT_BODY_TYPE, word, type->name);
    }
}

WgPaperWords *
wg_paper_words_new (WgDistrict *district)
{
  WgPaperWords *self = g_new0 (WgPaperWords, 1);
  WgRegistry *registry = wg_district_get_registry (district);
  g_autoptr (GPtrArray) links = wg_contact_links_of (registry);
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (district);

  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    add (self, fixed[i].kind, fixed[i].field, fixed[i].word, _(fixed[i].label));
  add_posts (self, wg_post_book_get_standards (wg_district_get_post_book (district)));
  add_bodies (self, registry);
  if (template != NULL)
    add_meetings (self, template);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const WgContactLink *link = g_ptr_array_index (links, i);

      add (self, &wg_kind_contact, WG_CONTACT_LINK, link->id, link->name);
    }
  return self;
}

void
wg_paper_words_free (WgPaperWords *self)
{
  g_hash_table_unref (self->labels);
  g_free (self);
}

static char *
describe_hours (const char *text)
{
  g_autoptr (WgHours) hours = wg_hours_parse (text, NULL);

  return hours != NULL ? wg_hours_describe (hours) : NULL;
}

char *
wg_paper_words_dup (WgPaperWords *self,
                    const WgRow  *row,
                    guint         field)
{
  const WgKind *kind = wg_row_get_kind (row);
  const WgValue *value = wg_row_get (row, field);
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;

  if (value->type == WG_VALUE_NULL || value->type == WG_VALUE_BLOB)
    return NULL;
  text = wg_value_to_string (value);
  if (kind == &wg_kind_post && field == WG_POST_HOURS)
    return describe_hours (text);
  /* What stands there is written for programs, and what it says is in other columns. */
  if ((kind == &wg_kind_post && field == WG_POST_ITEMS)
      || (kind == &wg_kind_decision && field == WG_DECISION_TRIAL))
    return g_strdup ("");
  key = make_key (kind, field, text);
  return g_strdup (g_hash_table_lookup (self->labels, key));
}
