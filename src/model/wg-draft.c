/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows under change, before they are an edit. It knows nothing of forms and rules: whether the
 * values make sense is the check's business, and writing them the store's. */

#include "wg-draft-private.h"

struct _WgDraft
{
  GObject parent_instance;

  char      *label;
  GPtrArray *entries; /* WgDraftEntry */
  gboolean   dirty;   /* as last notified */
};

G_DEFINE_FINAL_TYPE (WgDraft, wg_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DIRTY,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
entry_free (WgDraftEntry *entry)
{
  g_clear_pointer (&entry->row, wg_row_unref);
  g_clear_pointer (&entry->stored, wg_row_unref);
  g_clear_pointer (&entry->proposed, wg_row_unref);
  g_free (entry);
}

static gboolean
rows_differ (WgRow *a,
             WgRow *b)
{
  for (guint i = 0; i < wg_row_get_kind (a)->n_fields; i++)
    if (!wg_value_equal (wg_row_get (a, i), wg_row_get (b, i)))
      return TRUE;
  return FALSE;
}

static gboolean
entry_is_dirty (WgDraftEntry *entry)
{
  WgRow *against = entry->stored != NULL ? entry->stored : entry->proposed;

  return entry->deleted || against == NULL || rows_differ (entry->row, against);
}

static WgDraftEntry *
find_entry (WgDraft *self,
            gint64   id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      WgDraftEntry *entry = g_ptr_array_index (self->entries, i);

      if (wg_row_get_id (entry->row) == id)
        return entry;
    }
  return NULL;
}

static void
wg_draft_finalize (GObject *object)
{
  WgDraft *self = WG_DRAFT (object);

  g_free (self->label);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (wg_draft_parent_class)->finalize (object);
}

static void
wg_draft_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, wg_draft_is_dirty (WG_DRAFT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_draft_class_init (WgDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wg_draft_finalize;
  object_class->get_property = wg_draft_get_property;

  properties[PROP_DIRTY] =
    g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WgDraft::changed:
   *
   * A row came, went or got another value.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_draft_init (WgDraft *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
}

/**
 * wg_draft_new:
 * @label: what the edit will be called in the undo menu, in the user's language
 *
 * Returns: (transfer full): an empty draft
 */
WgDraft *
wg_draft_new (const char *label)
{
  WgDraft *self = g_object_new (WG_TYPE_DRAFT, NULL);

  wg_draft_set_label (self, label);
  return self;
}

const char *
wg_draft_get_label (WgDraft *self)
{
  g_return_val_if_fail (WG_IS_DRAFT (self), NULL);

  return self->label;
}

void
wg_draft_set_label (WgDraft    *self,
                    const char *label)
{
  g_return_if_fail (WG_IS_DRAFT (self) && label != NULL);

  if (self->label != NULL && g_str_equal (self->label, label))
    return;
  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * wg_draft_touch:
 *
 * To be called after a row of the draft got another value.
 */
void
wg_draft_touch (WgDraft *self)
{
  gboolean dirty;

  g_return_if_fail (WG_IS_DRAFT (self));

  dirty = wg_draft_is_dirty (self);
  if (self->dirty != dirty)
    {
      self->dirty = dirty;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
_wg_draft_get_entries (WgDraft *self)
{
  return self->entries;
}

/* All rows (transfer full). */
void
_wg_draft_add_entry (WgDraft *self,
                     WgRow   *row,
                     WgRow   *stored,
                     WgRow   *proposed)
{
  WgDraftEntry *entry = g_new0 (WgDraftEntry, 1);

  entry->row = row;
  entry->stored = stored;
  entry->proposed = proposed;
  g_ptr_array_add (self->entries, entry);
  self->dirty = wg_draft_is_dirty (self);
}

/**
 * wg_draft_edit:
 * @stored: (transfer none): the row as the store gave it
 *
 * Asked a second time, with whatever state of the row, it gives the same copy: a newer state is
 * taken in by wg_draft_rebase() only.
 *
 * Returns: (transfer none): the draft's copy, to be changed
 */
WgRow *
wg_draft_edit (WgDraft *self,
               WgRow   *stored)
{
  WgDraftEntry *entry;
  WgRow *row;

  g_return_val_if_fail (WG_IS_DRAFT (self) && stored != NULL, NULL);

  entry = find_entry (self, wg_row_get_id (stored));
  if (entry != NULL)
    return entry->row;
  row = wg_row_copy (stored);
  _wg_draft_add_entry (self, row, wg_row_ref (stored), NULL);
  wg_draft_touch (self);
  return row;
}

WgRow *
wg_draft_insert (WgDraft      *self,
                 const WgKind *kind)
{
  WgRow *row;

  g_return_val_if_fail (WG_IS_DRAFT (self) && kind != NULL, NULL);

  row = wg_row_new (kind, 0);
  _wg_draft_add_entry (self, row, NULL, NULL);
  wg_draft_touch (self);
  return row;
}

/**
 * wg_draft_delete:
 * @stored: (transfer none): the row as the store gave it
 */
void
wg_draft_delete (WgDraft *self,
                 WgRow   *stored)
{
  g_return_if_fail (WG_IS_DRAFT (self) && stored != NULL);

  wg_draft_edit (self, stored);
  find_entry (self, wg_row_get_id (stored))->deleted = TRUE;
  wg_draft_touch (self);
}

gboolean
wg_draft_is_deleted (WgDraft *self,
                     gint64   id)
{
  WgDraftEntry *entry = find_entry (self, id);

  return entry != NULL && entry->deleted;
}

void
wg_draft_drop (WgDraft *self,
               gint64   id)
{
  WgDraftEntry *entry;

  g_return_if_fail (WG_IS_DRAFT (self));

  entry = find_entry (self, id);
  if (entry == NULL)
    return;
  g_ptr_array_remove (self->entries, entry);
  wg_draft_touch (self);
}

void
wg_draft_mark_proposed (WgDraft *self)
{
  g_return_if_fail (WG_IS_DRAFT (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      WgDraftEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->stored != NULL)
        continue;
      g_clear_pointer (&entry->proposed, wg_row_unref);
      entry->proposed = wg_row_copy (entry->row);
    }
  wg_draft_touch (self);
}

void
wg_draft_clear (WgDraft *self)
{
  g_return_if_fail (WG_IS_DRAFT (self));

  g_ptr_array_set_size (self->entries, 0);
  wg_draft_touch (self);
}

WgRow *
wg_draft_find (WgDraft *self,
               gint64   id)
{
  WgDraftEntry *entry = find_entry (self, id);

  return entry != NULL ? entry->row : NULL;
}

WgRow *
wg_draft_get_stored (WgDraft *self,
                     gint64   id)
{
  WgDraftEntry *entry = find_entry (self, id);

  return entry != NULL ? entry->stored : NULL;
}

GPtrArray *
wg_draft_list_rows (WgDraft      *self,
                    const WgKind *kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      WgDraftEntry *entry = g_ptr_array_index (self->entries, i);

      if (!entry->deleted && (kind == NULL || wg_row_get_kind (entry->row) == kind))
        g_ptr_array_add (rows, entry->row);
    }
  return rows;
}

gboolean
wg_draft_is_dirty (WgDraft *self)
{
  g_return_val_if_fail (WG_IS_DRAFT (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (entry_is_dirty (g_ptr_array_index (self->entries, i)))
      return TRUE;
  return FALSE;
}

/**
 * wg_draft_is_changed:
 *
 * Returns: whether a field differs from what is stored or, in an inserted row, is filled in
 */
gboolean
wg_draft_is_changed (WgDraft *self,
                     gint64   id,
                     guint    field)
{
  WgDraftEntry *entry = find_entry (self, id);

  if (entry == NULL)
    return FALSE;
  if (entry->stored == NULL)
    return wg_row_get (entry->row, field)->type != WG_VALUE_NULL;
  return !wg_value_equal (wg_row_get (entry->row, field), wg_row_get (entry->stored, field));
}

/**
 * wg_draft_make_edit:
 *
 * Rows that others refer to come first. The edit has copies: the draft may be changed on while the
 * edit is being written.
 *
 * Returns: (transfer full) (nullable): the edit, or NULL when there is nothing to write
 */
WgEdit *
wg_draft_make_edit (WgDraft *self)
{
  g_autoptr (WgEdit) edit = NULL;

  g_return_val_if_fail (WG_IS_DRAFT (self), NULL);

  edit = wg_edit_new (self->label);
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    for (guint i = 0; i < self->entries->len; i++)
      {
        WgDraftEntry *entry = g_ptr_array_index (self->entries, i);
        g_autoptr (WgRow) row = NULL;

        if (wg_row_get_kind (entry->row) != *kind)
          continue;
        row = wg_row_copy (entry->row);
        if (entry->stored == NULL)
          wg_edit_insert (edit, row);
        else if (entry->deleted)
          wg_edit_delete (edit, entry->stored);
        else if (rows_differ (entry->row, entry->stored))
          wg_edit_update (edit, entry->stored, row);
      }
  return wg_edit_get_n_changes (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

/**
 * wg_draft_rebase:
 * @stored: (transfer none): the row as it is in the store now
 * @conflicts: (nullable) (out caller-allocates): set to TRUE for every field in conflict, FALSE
 *   for the others; as long as the kind has fields
 *
 * A three-way merge against what the draft began with.
 *
 * Returns: how many fields both sides changed, to different values
 */
guint
wg_draft_rebase (WgDraft  *self,
                 WgRow    *stored,
                 gboolean *conflicts)
{
  WgDraftEntry *entry;
  guint n_conflicts = 0;

  g_return_val_if_fail (WG_IS_DRAFT (self) && stored != NULL, 0);

  entry = find_entry (self, wg_row_get_id (stored));
  g_return_val_if_fail (entry != NULL && entry->stored != NULL, 0);
  for (guint i = 0; i < wg_row_get_kind (stored)->n_fields; i++)
    {
      const WgValue *mine = wg_row_get (entry->row, i);
      const WgValue *base = wg_row_get (entry->stored, i);
      const WgValue *theirs = wg_row_get (stored, i);
      gboolean both = !wg_value_equal (mine, base) && !wg_value_equal (theirs, base) &&
                      !wg_value_equal (mine, theirs);

      if (conflicts != NULL)
        conflicts[i] = both;
      n_conflicts += both ? 1 : 0;
      if (wg_value_equal (mine, base))
        wg_value_copy (theirs, wg_row_edit (entry->row, i));
    }
  wg_row_set_version (entry->row, wg_row_get_version (stored));
  g_clear_pointer (&entry->stored, wg_row_unref);
  entry->stored = wg_row_ref (stored);
  wg_draft_touch (self);
  return n_conflicts;
}
