/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child's output and its parent's parser in one process. */
#include "wg-fuzz-answer.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void
wg_fuzz_answer_begin (WgReaderOutput *output)
{
  int fd = memfd_create ("fuzz-answer", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  wg_reader_output_init (output, fd);
  wg_reader_output_hello (output, 0);
}

gboolean
wg_fuzz_answer_feed (WgReaderOutput *output,
                     WgAnswerParser *parser)
{
  g_autofree guint8 *bytes = NULL;
  struct stat info;

  wg_reader_output_flush (output);
  g_assert_cmpint (fstat (output->fd, &info), ==, 0);
  bytes = g_malloc ((gsize) info.st_size);
  g_assert_cmpint (pread (output->fd, bytes, (gsize) info.st_size, 0), ==, info.st_size);
  return wg_answer_parser_feed (parser, bytes, (gsize) info.st_size, NULL);
}

void
wg_fuzz_answer_clear (WgReaderOutput *output)
{
  close (output->fd);
  wg_reader_output_clear (output);
}
