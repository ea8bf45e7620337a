/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of a dry run: drafts against the rows of the file, counted, listed, and made into one
 * edit. Must not write. An empty cell never empties a field: a table that lacks a figure must not
 * take it away. */

#include "wg-import-plan-private.h"

#include "wg-code.h"
#include "wg-fields.h"
#include "wg-import-label.h"
#include "wg-import-levels.h"
#include "wg-import-record.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What says which bodies stand on which level; its words are there to switch to. */
#define WG_IMPORT_LEVELS "levels-yangjiang"

struct _WgImportPlan
{
  GObject    parent_instance;

  guint      n_new;
  guint      n_changed;
  guint      n_unchanged;
  GPtrArray *refused;
  GPtrArray *notes;
  GPtrArray *tables;
  GPtrArray *matches;
  GPtrArray *previews;
  WgEdit    *edit;
  char      *problem;
  char      *beside;
};

G_DEFINE_FINAL_TYPE (WgImportPlan, wg_import_plan, G_TYPE_OBJECT)

static void
preview_free (gpointer data)
{
  WgImportPreview *preview = data;

  g_free (preview->file);
  g_free (preview->encoding);
  g_free (preview->system);
  g_strfreev (preview->columns);
  g_strfreev (preview->fields);
  g_ptr_array_unref (preview->rows);
  g_free (preview);
}

static void
wg_import_plan_finalize (GObject *object)
{
  WgImportPlan *self = WG_IMPORT_PLAN (object);

  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->previews, g_ptr_array_unref);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_free (self->problem);
  g_free (self->beside);

  G_OBJECT_CLASS (wg_import_plan_parent_class)->finalize (object);
}

static void
wg_import_plan_class_init (WgImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_import_plan_finalize;
}

static void
wg_import_plan_init (WgImportPlan *self)
{
  self->previews = g_ptr_array_new_with_free_func (preview_free);
  self->matches = g_ptr_array_new ();
}

static WgImportPreview *
preview_new (const WgKind      *kind,
             const WgTable     *table,
             const WgColumnMap *map)
{
  WgImportPreview *preview = g_new0 (WgImportPreview, 1);
  guint n = wg_table_get_n_columns (table);

  preview->file = g_strdup (wg_table_get_file (table));
  preview->encoding = g_strdup (wg_table_get_encoding (table));
  preview->system = g_strdup (wg_table_get_system (table));
  preview->n_rows = wg_table_get_n_rows (table);
  preview->has_shapes = wg_table_has_geometry (table);
  preview->columns = g_new0 (char *, n + 1);
  preview->fields = g_new0 (char *, n + 1);
  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint c = 0; c < n; c++)
    {
      int field = wg_column_map_get_field (map, c);

      preview->columns[c] = g_strdup (wg_table_get_column (table, c));
      preview->fields[c] = g_strdup (field >= 0 ? kind->fields[field].name : "");
      preview->has_shapes = preview->has_shapes || strcmp (preview->fields[c], "longitude") == 0;
    }
  for (guint i = 0; i < MIN (preview->n_rows, WG_IMPORT_PREVIEW_ROWS); i++)
    {
      GStrv cells = g_new0 (char *, n + 1);

      for (guint c = 0; c < n; c++)
        {
          const char *cell = wg_table_get_cell (table, i, c);

          cells[c] = g_strdup (cell != NULL ? cell : "");
        }
      g_ptr_array_add (preview->rows, cells);
    }
  return preview;
}

static void
place (const WgImportDrafts *drafts,
       const WgImportDraft  *draft,
       WgRow                *row)
{
  if (draft->parent_id != 0)
    wg_row_set_int (row, drafts->parent_field, draft->parent_id);
  if (drafts->kind == &wg_kind_unit)
    wg_row_set_int (row, WG_UNIT_LEVEL, draft->level);
}

/* The same borders, whichever way round the file's format writes its rings. */
static gboolean
same_shapes (const WgRow *a,
             const WgRow *b,
             guint        field)
{
  g_autoptr (WgGeometry) x = wg_row_get_geometry (a, field);
  g_autoptr (WgGeometry) y = wg_row_get_geometry (b, field);

  return x != NULL && y != NULL && wg_geometry_is_same (x, y);
}

static gboolean
same_rows (const WgRow *a,
           const WgRow *b)
{
  for (guint i = 0; i < wg_row_get_kind (a)->n_fields; i++)
    if (!wg_value_equal (wg_row_get (a, i), wg_row_get (b, i)))
      return FALSE;
  return TRUE;
}

/* The row of the file with what the draft says on top. */
static WgRow *
merge (const WgImportDrafts *drafts,
       const WgImportDraft  *draft)
{
  WgRow *row = wg_row_copy (draft->old);

  for (guint i = 0; i < drafts->kind->n_fields; i++)
    {
      const WgValue *value = wg_row_get (draft->row, i);
      gboolean brought = i == drafts->area_field ||
                         wg_import_draft_has_field (drafts, draft, i);

      /* The code is what they were matched by; a name that was missing is the code only in a new
       * row. */
      if (i == drafts->code_field || i == drafts->parent_field || !brought ||
          value->type == WG_VALUE_NULL)
        continue;
      if (i == drafts->area_field && same_shapes (draft->old, draft->row, i))
        continue;
      if (i == drafts->name_field &&
          g_strcmp0 (value->v.text, wg_import_draft_get_code (drafts, draft)) == 0)
        continue;
      wg_value_copy (value, wg_row_edit (row, i));
    }
  place (drafts, draft, row);
  return row;
}

static void
insert (WgImportPlan         *self,
        const WgImportDrafts *drafts,
        const WgImportDraft  *draft)
{
  WgValue values[WG_IMPORT_MAX_FIELDS];

  if (draft->geometry != NULL)
    {
      place (drafts, draft, draft->row);
      wg_edit_insert (self->edit, draft->row);
      return;
    }
  for (guint i = 0; i < drafts->kind->n_fields; i++)
    values[i] = *wg_row_get (draft->row, i);
  if (draft->parent_id != 0)
    values[drafts->parent_field] = (WgValue){ WG_VALUE_INT, { .integer = draft->parent_id } };
  if (drafts->kind == &wg_kind_unit)
    values[WG_UNIT_LEVEL] = (WgValue){ WG_VALUE_INT, { .integer = draft->level } };
  wg_edit_insert (self->edit, wg_row_new_kept_values (draft->row, values, drafts->spill));
}

static void
add_draft (WgImportPlan         *self,
           const WgImportDrafts *drafts,
           const WgImportDraft  *draft)
{
  g_autoptr (WgRow) row = NULL;

  if (draft->old == NULL)
    {
      insert (self, drafts, draft);
      self->n_new++;
      return;
    }
  row = merge (drafts, draft);
  if (same_rows (draft->old, row))
    self->n_unchanged++;
  else
    {
      wg_edit_update (self->edit, draft->old, row);
      self->n_changed++;
    }
}

/* The administrative level that all units of a level have by their codes; 0 when they differ. */
static guint
administrative_level (const WgImportDrafts *drafts,
                      guint                 number)
{
  guint common = 0;

  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      guint level = wg_code_get_level (wg_import_draft_get_code (drafts, draft));

      if (draft->refused || draft->level != number)
        continue;
      if (level == 0 || (common != 0 && level != common))
        return 0;
      common = level;
    }
  return common;
}

/* Levels that the file has no name for yet. */
static void
add_levels (WgImportPlan         *self,
            const WgImportDrafts *drafts,
            GPtrArray            *levels)
{
  gboolean known[8] = { FALSE };

  for (guint i = 0; i < levels->len; i++)
    {
      gint64 number = wg_row_get_int (g_ptr_array_index (levels, i), WG_LEVEL_NUMBER, 0);

      if (number >= 0 && number < (gint64) G_N_ELEMENTS (known))
        known[number] = TRUE;
    }
  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      g_autoptr (WgRow) row = NULL;

      if (draft->refused || draft->level == 0 || known[draft->level])
        continue;
      known[draft->level] = TRUE;
      row = wg_import_level_new (draft->level, administrative_level (drafts, draft->level));
      wg_edit_insert (self->edit, row);
    }
}

/* From the deepest level up, because no number may be there twice at any moment. */
static void
move_levels (WgImportPlan         *self,
             const WgImportGround *ground)
{
  for (guint i = ground->levels->len; i > 0; i--)
    {
      WgRow *old = g_ptr_array_index (ground->old_levels, i - 1);
      WgRow *row = g_ptr_array_index (ground->levels, i - 1);

      if (old != NULL && !same_rows (old, row))
        wg_edit_update (self->edit, old, row);
    }
  for (guint i = 0; i < ground->levels->len; i++)
    if (g_ptr_array_index (ground->old_levels, i) == NULL)
      wg_edit_insert (self->edit, g_ptr_array_index (ground->levels, i));
}

/* For the undo menu and the history. */
static char *
label_for (const WgImportDrafts *drafts,
           guint                 n)
{
  const char *file = wg_table_get_file (g_ptr_array_index (drafts->tables, 0));
  guint n_files = drafts->tables->len;
  g_autofree char *files =
    n_files == 1 ? g_strdup (file)
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n_files),
                                    n_files);

  if (drafts->kind == &wg_kind_grid)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import of %u grid from %s",
                                         "Import of %u grids from %s", n),
                            n, files);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import of %u unit from %s",
                                       "Import of %u units from %s", n),
                          n, files);
}

static void
note_unnamed (WgImportDrafts *drafts)
{
  if (drafts->n_unnamed > 0)
    wg_import_drafts_note (drafts,
                           g_dngettext (GETTEXT_PACKAGE,
                                        "%u row has no name; its code stands for it.",
                                        "%u rows have no name; their codes stand for them.",
                                        drafts->n_unnamed),
                           drafts->n_unnamed);
}

static guint
source_of (const GPtrArray *tables,
           const WgRefusal *refusal)
{
  guint i = 0;

  while (i < tables->len &&
         strcmp (wg_table_get_file (g_ptr_array_index (tables, i)), refusal->file) != 0)
    i++;
  return i;
}

/* As the rows stand in the files: they were refused at several stages. */
static int
compare_refusals (gconstpointer a,
                  gconstpointer b,
                  gpointer      tables)
{
  const WgRefusal *x = *(const WgRefusal *const *) a;
  const WgRefusal *y = *(const WgRefusal *const *) b;
  guint at = source_of (tables, x);
  guint bt = source_of (tables, y);

  if (at != bt)
    return at < bt ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/**
 * wg_import_plan_new:
 * @drafts: placed drafts
 * @ground: what the file has
 * @settings: (element-type WgRow): its settings
 *
 * Returns: (transfer full): what importing them would do
 */
WgImportPlan *
wg_import_plan_new (WgImportDrafts       *drafts,
                    const WgImportGround *ground,
                    GPtrArray            *settings)
{
  WgImportPlan *self = g_object_new (WG_TYPE_IMPORT_PLAN, NULL);
  g_autofree char *label = NULL;
  guint n = 0;

  note_unnamed (drafts);
  self->beside = g_strdup (drafts->beside);
  self->problem = g_strdup (drafts->problem);
  if (drafts->problem != NULL)
    wg_import_drafts_note (drafts, "%s", drafts->problem);
  g_ptr_array_sort_with_data (drafts->refusals, compare_refusals, drafts->tables);
  self->refused = g_ptr_array_ref (drafts->refusals);
  self->notes = g_ptr_array_ref (drafts->notes);
  self->tables = g_ptr_array_ref (drafts->tables);
  for (guint i = 0; i < drafts->tables->len; i++)
    g_ptr_array_add (self->previews, preview_new (drafts->kind,
                                                  g_ptr_array_index (drafts->tables, i),
                                                  g_ptr_array_index (drafts->maps, i)));
  for (guint i = 0; i < drafts->drafts->len; i++)
    n += !((WgImportDraft *) g_ptr_array_index (drafts->drafts, i))->refused;
  label = wg_import_label_with_systems (label_for (drafts, n), drafts->tables, drafts->maps, -1);
  self->edit = wg_edit_new (label);
  wg_edit_keep (self->edit, drafts->spill);
  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);

      if (!draft->refused)
        add_draft (self, drafts, draft);
    }
  if (self->n_new + self->n_changed == 0 || self->problem != NULL)
    g_clear_pointer (&self->edit, wg_edit_unref);
  else
    {
      if (ground->old_levels != NULL)
        move_levels (self, ground);
      add_levels (self, drafts, ground->levels);
      if (settings->len == 0 && ground->units->len == 0 && ground->levels->len == 0)
        {
          /* Codes from elsewhere follow no scheme of ours (decisions: code scheme "free"). */
          wg_setting_put (self->edit, NULL, "code_scheme", "free");
          wg_setting_put (self->edit, NULL, "level_template", WG_IMPORT_LEVELS);
        }
    }
  return self;
}

/**
 * wg_import_plan_new_records:
 * @records: read and matched
 * @edit: (nullable) (transfer none): what they would write; NULL when they cannot be written
 *
 * Returns: (transfer full): what importing them would do
 */
WgImportPlan *
wg_import_plan_new_records (WgImportRecords *records,
                            WgEdit          *edit)
{
  WgImportPlan *self = g_object_new (WG_TYPE_IMPORT_PLAN, NULL);

  self->problem = g_strdup (records->problem);
  self->beside = g_strdup (records->beside);
  if (records->problem != NULL)
    g_ptr_array_add (records->notes, g_strdup (records->problem));
  g_ptr_array_sort_with_data (records->refusals, compare_refusals, records->tables);
  self->refused = g_ptr_array_ref (records->refusals);
  self->notes = g_ptr_array_ref (records->notes);
  self->tables = g_ptr_array_ref (records->tables);
  self->n_new = records->inserted->len;
  self->n_changed = records->updated->len / 2;
  self->n_unchanged = records->n_unchanged;
  for (guint i = 0; i < records->tables->len; i++)
    g_ptr_array_add (self->previews, preview_new (records->kind->columns,
                                                  g_ptr_array_index (records->tables, i),
                                                  g_ptr_array_index (records->maps, i)));
  if (edit != NULL && self->n_new + self->n_changed > 0)
    self->edit = wg_edit_ref (edit);
  return self;
}

guint
wg_import_plan_get_n_new (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), 0);

  return self->n_new;
}

guint
wg_import_plan_get_n_changed (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), 0);

  return self->n_changed;
}

guint
wg_import_plan_get_n_unchanged (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), 0);

  return self->n_unchanged;
}

/**
 * wg_import_plan_get_refused:
 *
 * Returns: (transfer none) (element-type WgRefusal): rows that are left out
 */
GPtrArray *
wg_import_plan_get_refused (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->refused;
}

/**
 * wg_import_plan_get_notes:
 *
 * Returns: (transfer none) (element-type utf8): sentences about what was found and decided
 */
GPtrArray *
wg_import_plan_get_notes (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->notes;
}

void
wg_import_plan_set_matches (WgImportPlan *self,
                            GPtrArray    *matches)
{
  g_ptr_array_unref (self->matches);
  self->matches = g_ptr_array_ref (matches);
}

/**
 * wg_import_plan_get_matches:
 *
 * Returns: (transfer none) (element-type WgImportMatch): what may be the same under another code
 */
GPtrArray *
wg_import_plan_get_matches (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->matches;
}

/**
 * wg_import_plan_get_tables:
 *
 * Returns: (transfer none) (element-type WgTable): what the files hold
 */
GPtrArray *
wg_import_plan_get_tables (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->tables;
}

/**
 * wg_import_plan_get_previews:
 *
 * Returns: (transfer none) (element-type WgImportPreview): a preview per file
 */
GPtrArray *
wg_import_plan_get_previews (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->previews;
}

/**
 * wg_import_plan_get_edit:
 *
 * Returns: (transfer none) (nullable): the one edit; %NULL when the file would stay as it is
 */
WgEdit *
wg_import_plan_get_edit (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->edit;
}

/**
 * wg_import_plan_get_problem:
 *
 * Returns: (transfer none) (nullable): why the files cannot become rows at all; also among the
 *   notes
 */
const char *
wg_import_plan_get_problem (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->problem;
}

/**
 * wg_import_plan_get_beside:
 *
 * Returns: (transfer none) (nullable): that the layer as a whole lies beside what the file has;
 *   also among the notes
 */
const char *
wg_import_plan_get_beside (WgImportPlan *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_PLAN (self), NULL);

  return self->beside;
}
