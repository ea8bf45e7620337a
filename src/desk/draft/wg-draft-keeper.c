/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unsaved drafts on the disk: one small file per draft, in a folder per opened file. The first line
 * says when and what, the rest is the draft. What cannot be read is no draft, and stays. */

#include "wg-draft-keeper.h"

#include "wg-draft-check.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".json"

struct _WgDraftKeeper
{
  char *folder;
};

void
wg_kept_draft_free (WgKeptDraft *self)
{
  g_free (self->title);
  g_free (self->kept_at);
  g_free (self);
}

/**
 * wg_draft_keeper_new:
 * @path: of the file whose drafts they are
 * @form: (nullable): of another form than that of units: "service". Each form offers its own
 *
 * Returns: (transfer full): a keeper; nothing is on the disk before a draft is kept
 */
WgDraftKeeper *
wg_draft_keeper_new (const char *path,
                     const char *form)
{
  WgDraftKeeper *self = g_new0 (WgDraftKeeper, 1);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  self->folder = g_build_filename (g_get_user_state_dir (), "wangge", "drafts", hash, form, NULL);
  return self;
}

void
wg_draft_keeper_free (WgDraftKeeper *self)
{
  g_free (self->folder);
  g_free (self);
}

static char *
make_path (WgDraftKeeper *self,
           gint64         id)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT SUFFIX, id);

  return g_build_filename (self->folder, name, NULL);
}

/* What may not be stored in the file may not lie on the disk beside it either. */
static gboolean
holds_identity (WgDraft *draft)
{
  g_autoptr (GPtrArray) rows = wg_draft_list_rows (draft, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      const WgKind *kind = wg_row_get_kind (row);

      for (guint field = 0; field < kind->n_fields; field++)
        if (wg_field_find_identity (&kind->fields[field], wg_row_get (row, field)) != NULL)
          return TRUE;
    }
  return FALSE;
}

/**
 * wg_draft_keeper_keep:
 * @title: what the draft is about, for the offer to restore it
 * @now: "2026-10-12 09:41"
 *
 * A draft with an identity number or a private telephone in it is not kept, and what was kept of
 * it before is forgotten.
 *
 * Returns: whether the draft is kept; the work goes on without it
 */
gboolean
wg_draft_keeper_keep (WgDraftKeeper *self,
                      gint64         id,
                      const char    *title,
                      const char    *now,
                      WgDraft       *draft,
                      GError       **error)
{
  g_autofree char *json = wg_draft_to_json (draft);
  g_autofree char *line = g_strdelimit (g_strdup (title), "\n\r\t", ' ');
  g_autofree char *content = g_strdup_printf ("%s\t%s\n%s", now, line, json);
  g_autofree char *path = make_path (self, id);

  if (holds_identity (draft))
    {
      wg_draft_keeper_forget (self, id);
      return TRUE;
    }
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _("Unsaved changes cannot be kept in %s: %s"), self->folder,
                   g_strerror (code));
      return FALSE;
    }
  return g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

void
wg_draft_keeper_forget (WgDraftKeeper *self,
                        gint64         id)
{
  g_autofree char *path = make_path (self, id);

  g_unlink (path);
}

/* (transfer full) (nullable): of the file's first line. */
static WgKeptDraft *
read_head (WgDraftKeeper *self,
           const char    *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) parts = NULL;
  WgKeptDraft *kept;
  char *end;
  gint64 id = g_ascii_strtoll (name, &end, 10);

  if (id <= 0 || !g_str_equal (end, SUFFIX) ||
      !g_file_get_contents (path, &content, NULL, NULL) || strchr (content, '\n') == NULL)
    return NULL;
  *strchr (content, '\n') = '\0';
  parts = g_strsplit (content, "\t", 2);
  if (g_strv_length (parts) != 2 || !g_utf8_validate (parts[1], -1, NULL))
    return NULL;
  kept = g_new0 (WgKeptDraft, 1);
  kept->id = id;
  kept->kept_at = g_strdup (parts[0]);
  kept->title = g_strdup (parts[1]);
  return kept;
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const WgKeptDraft *first = *(WgKeptDraft *const *) a, *second = *(WgKeptDraft *const *) b;
  int order = strcmp (first->kept_at, second->kept_at);

  return order != 0 ? order : strcmp (first->title, second->title);
}

GPtrArray *
wg_draft_keeper_list (WgDraftKeeper *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_kept_draft_free);
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      WgKeptDraft *kept = read_head (self, name);

      if (kept != NULL)
        g_ptr_array_add (all, kept);
    }
  g_ptr_array_sort (all, compare_kept);
  return all;
}

/**
 * wg_draft_keeper_load:
 *
 * Returns: (transfer full): the draft as it was kept; %NULL when there is none or it is damaged
 */
WgDraft *
wg_draft_keeper_load (WgDraftKeeper *self,
                      gint64         id,
                      GError       **error)
{
  g_autofree char *path = make_path (self, id);
  g_autofree char *content = NULL;
  const char *json;

  if (!g_file_get_contents (path, &content, NULL, error))
    return NULL;
  json = strchr (content, '\n');
  return wg_draft_new_from_json (json != NULL ? json + 1 : "", error);
}
