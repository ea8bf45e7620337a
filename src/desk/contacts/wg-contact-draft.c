/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning and ending contacts in a draft, and the matrix as it would be. It draws nothing and
 * saves nothing. */

#include "wg-contact-draft.h"

#include "wg-district-private.h"

#include <glib/gi18n-lib.h>

GPtrArray *
wg_contact_draft_list_links (WgDistrict *district,
                             WgRegistry *past)
{
  return wg_contact_links_of (past != NULL ? past : wg_district_get_registry (district));
}

/* (transfer container): the file's contacts; a row of the draft stands for the stored one. */
static GPtrArray *
list_contacts (WgDraft    *draft,
               WgRegistry *registry)
{
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, &wg_kind_contact);
  GPtrArray *stored = wg_registry_get_rows (registry)->contacts;
  GPtrArray *contacts = g_ptr_array_new ();

  for (guint i = 0; i < stored->len; i++)
    if (wg_draft_find (draft, wg_row_get_id (g_ptr_array_index (stored, i))) == NULL)
      g_ptr_array_add (contacts, g_ptr_array_index (stored, i));
  for (guint i = 0; i < drafted->len; i++)
    g_ptr_array_add (contacts, g_ptr_array_index (drafted, i));
  return contacts;
}

WgContactCoverage *
wg_contact_draft_evaluate (WgDraft             *draft,
                           WgDistrict          *district,
                           WgRegistry          *past,
                           const WgContactLink *link,
                           gint64               unit)
{
  WgRegistry *registry = past != NULL ? past : wg_district_get_registry (district);
  g_autoptr (GPtrArray) contacts = draft != NULL ? list_contacts (draft, registry) : NULL;

  return wg_contact_coverage_new (registry, link, contacts, unit);
}

static gint64
get_post_id (WgContactCoverage *coverage,
             guint              leader)
{
  return wg_position_get_id (wg_contact_coverage_get_leader (coverage, leader)->post);
}

static gint64
get_unit_id (WgContactCoverage *coverage,
             guint              unit)
{
  return wg_unit_get_id (wg_contact_coverage_get_unit (coverage, unit)->unit);
}

/* (nullable): the stored contact of a cell that the draft ends or takes out. */
static WgRow *
find_ended (WgDraft           *draft,
            WgContactCoverage *coverage,
            guint              leader,
            guint              unit)
{
  GPtrArray *stored = wg_registry_get_rows (coverage->registry)->contacts;

  for (guint i = 0; i < stored->len; i++)
    {
      WgRow *row = g_ptr_array_index (stored, i);

      if (wg_row_get_int (row, WG_CONTACT_LEADER, 0) == get_post_id (coverage, leader)
          && wg_row_get_int (row, WG_CONTACT_UNIT, 0) == get_unit_id (coverage, unit)
          && g_strcmp0 (wg_row_get_text (row, WG_CONTACT_LINK), coverage->link->id) == 0
          && wg_draft_find (draft, wg_row_get_id (row)) != NULL)
        return row;
    }
  return NULL;
}

static void
begin (WgDraft           *draft,
       WgContactCoverage *coverage,
       guint              leader,
       guint              unit,
       WgDate             today)
{
  g_autofree char *from = wg_date_format (today);
  WgRow *row = wg_draft_insert (draft, &wg_kind_contact);

  wg_row_set_text (row, WG_CONTACT_LINK, coverage->link->id);
  wg_row_set_int (row, WG_CONTACT_LEADER, get_post_id (coverage, leader));
  wg_row_set_int (row, WG_CONTACT_UNIT, get_unit_id (coverage, unit));
  wg_row_set_text (row, WG_CONTACT_CONTACT_FROM, from);
  wg_draft_touch (draft);
}

/* A contact that began today never held: it is taken out, and the journal keeps it. */
static void
end (WgDraft *draft,
     WgRow   *stored,
     WgDate   today)
{
  g_autofree char *last = wg_date_format (today - 1);
  const char *from = wg_row_get_text (stored, WG_CONTACT_CONTACT_FROM);

  if (from != NULL && g_strcmp0 (from, last) > 0)
    wg_draft_delete (draft, stored);
  else
    wg_row_set_text (wg_draft_edit (draft, stored), WG_CONTACT_CONTACT_UNTIL, last);
  wg_draft_touch (draft);
}

void
wg_contact_draft_toggle (WgDraft           *draft,
                         WgDistrict        *district,
                         WgContactCoverage *coverage,
                         guint              leader,
                         guint              unit)
{
  WgRow *row = wg_contact_coverage_get_cell (coverage, leader, unit);
  WgRow *ended = find_ended (draft, coverage, leader, unit);
  WgDate today = wg_clock_get_today (wg_district_get_clock (district));

  if (row == NULL && ended != NULL)
    wg_draft_drop (draft, wg_row_get_id (ended));
  else if (row == NULL)
    begin (draft, coverage, leader, unit, today);
  else if (wg_draft_find (draft, wg_row_get_id (row)) != NULL)
    wg_draft_drop (draft, wg_row_get_id (row));
  else
    end (draft, row, today);
}

WgContactChange
wg_contact_draft_get_change (WgDraft           *draft,
                             WgContactCoverage *coverage,
                             guint              leader,
                             guint              unit)
{
  WgRow *row = wg_contact_coverage_get_cell (coverage, leader, unit);

  if (row != NULL)
    return wg_draft_find (draft, wg_row_get_id (row)) != NULL ? WG_CONTACT_BEGUN : WG_CONTACT_SAME;
  return wg_draft_is_dirty (draft) && find_ended (draft, coverage, leader, unit) != NULL
           ? WG_CONTACT_ENDED : WG_CONTACT_SAME;
}

/* Rows that are to go are not listed: the edit tells of all. */
void
wg_contact_draft_count (WgDraft *draft,
                        guint   *n_begun,
                        guint   *n_ended)
{
  g_autoptr (WgEdit) edit = wg_draft_make_edit (draft);

  *n_begun = *n_ended = 0;
  for (guint i = 0; edit != NULL && i < wg_edit_get_n_changes (edit); i++)
    {
      if (wg_edit_get_change (edit, i)->type == WG_CHANGE_INSERT)
        (*n_begun)++;
      else
        (*n_ended)++;
    }
}

/* One change is told in full. */
static char *
make_label (WgDistrict     *district,
            const WgChange *change)
{
  WgRow *row = change->old_row != NULL ? change->old_row : change->new_row;
  WgUnit *unit = wg_district_find_unit (district, wg_row_get_int (row, WG_CONTACT_UNIT, 0));
  WgPosition *post = wg_district_find_position (district,
                                                wg_row_get_int (row, WG_CONTACT_LEADER, 0));

  if (unit == NULL || post == NULL)
    return g_strdup (_("Change contacts"));
  /* Translators: title of a leading post, name of a unit. */
  return g_strdup_printf (change->type == WG_CHANGE_INSERT ? _("Contact: %s – %s")
                                                           : _("End contact: %s – %s"),
                          wg_position_get_title (post), wg_unit_get_name (unit));
}

void
wg_contact_draft_set_label (WgDraft    *draft,
                            WgDistrict *district)
{
  g_autoptr (WgEdit) edit = wg_draft_make_edit (draft);
  g_autofree char *label = NULL;
  guint n_begun, n_ended;

  if (edit == NULL)
    return;
  wg_contact_draft_count (draft, &n_begun, &n_ended);
  if (wg_edit_get_n_changes (edit) == 1)
    label = make_label (district, wg_edit_get_change (edit, 0));
  else
    /* Translators: how many contacts were begun and ended by one edit. */
    label = g_strdup_printf (_("Contacts: %u begun, %u ended"), n_begun, n_ended);
  wg_draft_set_label (draft, label);
}

char *
wg_contact_draft_describe (WgDraft           *draft,
                           WgContactCoverage *coverage,
                           guint              leader,
                           guint              unit)
{
  const WgContactLeader *who = wg_contact_coverage_get_leader (coverage, leader);
  const WgContactUnit *where = wg_contact_coverage_get_unit (coverage, unit);
  WgRow *row = wg_contact_coverage_get_cell (coverage, leader, unit);
  const char *since = row != NULL ? wg_row_get_text (row, WG_CONTACT_CONTACT_FROM) : NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s × %s %s", wg_unit_get_name (where->unit),
                          wg_unit_get_name (who->unit), wg_position_get_title (who->post));
  g_string_append_printf (text, " · %s", who->holder != NULL ? who->holder : _("vacant"));
  switch (wg_contact_draft_get_change (draft, coverage, leader, unit))
    {
    case WG_CONTACT_BEGUN:
      g_string_append_printf (text, "\n%s", _("contact, not saved yet"));
      break;
    case WG_CONTACT_ENDED:
      g_string_append_printf (text, "\n%s", _("contact ended, not saved yet"));
      break;
    case WG_CONTACT_SAME:
    default:
      if (row != NULL && since != NULL)
        g_string_append_printf (text, _("\ncontact since %s"), since);
      else
        g_string_append_printf (text, "\n%s", row != NULL ? _("contact") : _("no contact"));
      if (where->n_contacts == 0)
        /* Translators: of a unit with which nobody keeps contact. */
        g_string_append_printf (text, " · %s", _("nobody keeps contact here"));
      break;
    }
  return g_string_free (text, FALSE);
}
