/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program and wangge-reader say to each other, in frames (wg-frame.h).
 *
 * Request, one frame on the child's fd 0:
 *   u32 version, text name of the file, text encoding ("" to guess), u32 EPSG code (0: what the
 *   file says), u32 memory in MiB, u32 CPU seconds, u32 number of parts, and for each part: text
 *   suffix (".shp"), u32 descriptor.
 * Answer, on the child's fd 1: HELLO LAYER (ROW | REFUSED | WARNING | PROGRESS)* END,
 * or ERROR in place of anything after HELLO, and nothing after it:
 *   HELLO     u32 version, u32 Landlock ABI (0: the kernel has none)
 *   LAYER     text name, text encoding, text coordinate system ("" unknown), u8 has geometry,
 *             i64 rows (-1 unknown), u32 n fields, and for each: text name, u8 WgReaderType
 *   ROW       i64 row (from 1), i64 line (0 unknown), and for each field: u8 WgReaderType and the
 *             value (INT i64, REAL f64, TEXT text, NULL nothing), then blob WKB ("" for none)
 *   PROGRESS  i64 done, i64 of (-1 unknown)
 *   END       i64 rows sent
 *   REFUSED, WARNING, ERROR: u32 WgReaderCode, i64 row, i64 line, i64 column, i64 a, i64 b,
 *             text field, text detail
 *
 * Started with the argument "write" it makes a file instead. Request: WRITE ROW* END, then the end
 * of the stream; answer: HELLO FILE* END, or ERROR in place of anything after HELLO.
 *   WRITE     u32 version, text format ("gpkg", "shp"; "zip": the shapefile in an archive), text
 *             name of layer and files, text when it is made, u8 WgReaderShape, u32 memory in MiB,
 *             u32 CPU seconds, u32 n fields, and for each: text name, u8 WgReaderColumn, u32 bytes
 *             of its longest text, u32 decimals; u32 n further files, and for each: text name,
 *             blob content
 *   ROW       as above; its fields are those of WRITE, days and times are texts
 *   FILE      text name, blob content; further ones of the same name follow on from it
 */
#define WG_READER_VERSION 2
#define WG_READER_MAX_FIELDS 4096
#define WG_READER_MAX_TEXT ((gsize) 16 << 20)
#define WG_READER_MAX_PARTS 8
/* The first descriptor after 0, 1 and 2 in the child; behind the last part it has none. */
#define WG_READER_FIRST_FD 3
/* Bytes of a field or detail of a REFUSED, WARNING or ERROR; longer is no answer. */
#define WG_READER_MAX_DETAIL 4096
/* Of a FILE frame. */
#define WG_READER_PIECE ((gsize) 1 << 20)
/* Deeper JSON is refused before any library sees it. */
#define WG_READER_MAX_DEPTH 64

typedef enum
{
  WG_READER_REQUEST = 1,
  WG_READER_HELLO,
  WG_READER_LAYER,
  WG_READER_ROW,
  WG_READER_REFUSED,
  WG_READER_WARNING,
  WG_READER_PROGRESS,
  WG_READER_END,
  WG_READER_ERROR,
  WG_READER_WRITE,
  WG_READER_FILE
} WgReaderFrame;

/* The shapes of a layer to be written. */
typedef enum
{
  WG_READER_NO_SHAPE,
  WG_READER_POINTS,
  WG_READER_LINES,
  WG_READER_POLYGONS,
  WG_READER_ANY_SHAPE,
  WG_READER_N_SHAPES
} WgReaderShape;

/* The columns of a layer to be written. */
typedef enum
{
  WG_READER_COLUMN_INT,
  WG_READER_COLUMN_REAL,
  WG_READER_COLUMN_TEXT,
  WG_READER_COLUMN_DATE, /* 2026-09-30 */
  WG_READER_COLUMN_TIME, /* 2026-09-30 16:20; a text in formats without times */
  WG_READER_N_COLUMNS
} WgReaderColumn;

typedef enum
{
  WG_READER_NULL,
  WG_READER_INT,
  WG_READER_REAL,
  WG_READER_TEXT
} WgReaderType;

/* Codes, not sentences: the parent says it in the user's language. */
typedef enum
{
  WG_READER_BAD_REQUEST = 1,
  WG_READER_NO_SANDBOX,    /* detail: what could not be set */
  WG_READER_NOT_READABLE,  /* detail: the system's reason */
  WG_READER_TOO_LARGE,     /* a: its bytes, b: bytes allowed */
  WG_READER_EMPTY,         /* no bytes, or no line with column names */
  WG_READER_UNKNOWN_FORMAT,
  WG_READER_NOT_TEXT,      /* line, column; detail: the encoding expected */
  WG_READER_BAD_ENCODING,  /* detail: a name that the system does not know */
  WG_READER_JSON_SYNTAX,   /* line, column; detail: what was expected there */
  WG_READER_JSON_DEPTH,    /* line, column; a: the depth allowed */
  WG_READER_NOT_FEATURES,  /* valid JSON, but no GeoJSON */
  WG_READER_CSV_QUOTE,     /* line, column of a quote that is never closed */
  WG_READER_PART_MISSING,  /* detail: ".shx" */
  WG_READER_PART_CUT,      /* detail: ".shp"; a: bytes it says, b: bytes it has */
  WG_READER_LIBRARY,       /* detail: what GDAL says */
  WG_READER_TOO_WIDE,      /* a: columns, b: columns allowed */
  WG_READER_ROW_RAGGED,    /* a: values found, b: columns; detail: the values, parted by U+001F,
                            * "" when they are many */
  WG_READER_ROW_TEXT,      /* field: not in the encoding */
  WG_READER_ROW_LONG,      /* field; a: bytes, b: bytes allowed */
  WG_READER_ROW_UNREADABLE, /* detail: what GDAL says */
  WG_READER_MANY_SHAPES,   /* an archive with several shapefiles */
  WG_READER_NO_SYSTEM,     /* a, b: a place; or detail: a system that cannot be converted */
  WG_READER_CONVERTED,     /* detail: the system that the coordinates were in */
  WG_READER_AXES_SWAPPED,
  WG_READER_OTHER_LAYERS,  /* field: the one that is read; detail: the further ones */
  WG_READER_LINES_ABOVE,   /* a: lines above the one with the column names; detail: the first */
  WG_READER_N_CODES
} WgReaderCode;

G_END_DECLS
