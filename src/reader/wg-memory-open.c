/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FreeXL, which GDAL asks for old workbooks, opens its file by name, and behind the lock no name
 * can be opened. This fopen() stands before the C library's in this one program: names in GDAL's
 * memory are answered with the bytes that lie there, every other name goes on to the C library,
 * which the lock refuses. */

/* With it fopen() would be compiled as fopen64(). */
#undef _FILE_OFFSET_BITS

#include <cpl_vsi.h>
#include <glib.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef FILE *(*OpenFile) (const char *path, const char *mode);

/* By the name that FreeXL knows. */
__attribute__ ((visibility ("default"))) FILE *
fopen (const char *path,
       const char *mode)
{
  vsi_l_offset length = 0;
  GByte *bytes;
  OpenFile next;

  if (strncmp (path, "/vsimem/", strlen ("/vsimem/")) != 0)
    {
      next = (OpenFile) dlsym (RTLD_NEXT, "fopen");
      return next != NULL ? next (path, mode) : NULL;
    }
  bytes = VSIGetMemFileBuffer (path, &length, FALSE);
  return bytes != NULL && length > 0 ? fmemopen (bytes, (size_t) length, "rb") : NULL;
}
