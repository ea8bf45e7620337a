/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocol of a layer that leaves the program, both ends of it: an even first byte is followed
 * by a request as the child takes it, an odd one by the answer of a child that was taken over. */
#include "wg-file-answer.h"
#include "wg-layer-input.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_request (const guint8 *data,
              gsize         size)
{
  int fd = memfd_create ("fuzz-write", MFD_CLOEXEC);
  WgLayerInput input;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  if (wg_layer_input_receive (&input, fd))
    {
      WgFrameCursor row;

      while (wg_layer_input_next (&input, &row))
        g_assert_cmpuint (row.length, <=, size);
      for (guint i = 0; i < input.files->len; i++)
        g_assert_cmpuint (g_array_index (input.files, WgLayerFile, i).length, <=, size);
    }
  wg_layer_input_clear (&input);
  close (fd);
}

static void
read_answer (const guint8 *data,
             gsize         size)
{
  static const char *const further[] = { "grids-fields.csv", NULL };
  g_autoptr (WgFileAnswer) answer = wg_file_answer_new ("/home/grids.shp", further, 1 << 20);
  g_autoptr (GError) error = NULL;
  gsize cut = size / 2;

  if (wg_file_answer_feed (answer, data, cut, &error)
      && wg_file_answer_feed (answer, data + cut, size - cut, &error))
    g_assert_no_error (error);
  else
    g_assert_nonnull (error);
  /* Whatever came: no other name, and no more bytes than were sent. */
  for (guint i = 0; i < wg_file_answer_get_n_files (answer); i++)
    {
      const char *name = wg_file_answer_get_name (answer, i);

      g_assert_true (strcmp (name, further[0]) == 0 || g_str_has_prefix (name, "grids."));
      g_assert_null (strchr (name, '/'));
      g_assert_cmpuint (wg_file_answer_get_bytes (answer, i)->len, <=, size);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  if (size < 1)
    return 0;
  if (data[0] % 2 == 0)
    read_request (data + 1, size - 1);
  else
    read_answer (data + 1, size - 1);
  return 0;
}
