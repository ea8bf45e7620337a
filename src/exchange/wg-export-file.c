/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step of every export whose content is in memory: all of it on the disk, or nothing. */

#include "wg-export-file.h"

#include <glib/gi18n-lib.h>

gboolean
wg_export_file_write (GBytes     *bytes,
                      const char *path,
                      GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  if (folder != NULL && !g_file_query_exists (folder, NULL))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("“%s” cannot be written: there is no such folder. Choose another folder."),
                 path);
  else if (!g_file_set_contents_full (path, content, (gssize) length,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local))
    g_set_error (error, local->domain, local->code,
                 _("“%s” cannot be written: %s. Choose another folder."), path, local->message);
  else
    return TRUE;
  return FALSE;
}
