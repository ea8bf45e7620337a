/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-geometry.h"

#include <string.h>

static GBytes *
bytes_from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n = 0;
  guint8 value = 0;

  for (const char *c = hex; *c != '\0'; c++)
    {
      if (*c == ' ')
        continue;
      value = (guint8) (value << 4 | g_ascii_xdigit_value (*c));
      if (++n % 2 == 0)
        g_byte_array_append (bytes, &value, 1);
    }

  return g_byte_array_free_to_bytes (bytes);
}

static WgGeometry *
read_bytes (GBytes  *bytes,
            GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return wg_geometry_new_from_wkb (data, length, error);
}

static char *
describe (const WgGeometry *self)
{
  static const char *const kinds[] = { "points", "lines", "polygons" };
  GString *text = g_string_new (kinds[wg_geometry_get_kind (self)]);

  for (guint i = 0; i < wg_geometry_get_n_parts (self); i++)
    {
      guint n;
      const double *values = wg_geometry_get_part (self, i, &n);

      g_string_append (text, wg_geometry_is_hole (self, i) ? " hole" : " part");
      for (guint p = 0; p < 2 * n; p++)
        g_string_append_printf (text, " %g", values[p]);
    }

  return g_string_free (text, FALSE);
}

/* The doubles 0, 1, 2, 3 and 4 in both byte orders. */
#define L0 "0000000000000000 "
#define L1 "000000000000F03F "
#define L2 "0000000000000040 "
#define L3 "0000000000000840 "
#define L4 "0000000000001040 "
#define B1 "3FF0000000000000 "
#define B2 "4000000000000000 "
#define B3 "4008000000000000 "

#define TRIANGLE "04000000 " L0 L0 L1 L0 L1 L1 L0 L0
#define TRIANGLE_OPEN "03000000 " L0 L0 L1 L0 L1 L1
#define TRIANGLE_Z "04000000 " L0 L0 L4 L1 L0 L4 L1 L1 L4 L0 L0 L4

static void
test_reads (void)
{
  const struct
  {
    const char *hex, *expected;
  } cases[] = {
    { "01 01000000 " L1 L2, "points part 1 2" },
    { "00 00000001 " B1 B2, "points part 1 2" },
    { "01 E9030000 " L1 L2 L3, "points part 1 2" },             /* ISO Z */
    { "01 D1070000 " L1 L2 L3, "points part 1 2" },             /* ISO M */
    { "01 B90B0000 " L1 L2 L3 L4, "points part 1 2" },          /* ISO ZM */
    { "00 000003E9 " B1 B2 B3, "points part 1 2" },
    { "01 01000080 " L1 L2 L3, "points part 1 2" },             /* EWKB Z */
    { "01 01000040 " L1 L2 L3, "points part 1 2" },             /* EWKB M */
    { "01 010000C0 " L1 L2 L3 L4, "points part 1 2" },          /* EWKB ZM */
    { "01 01000020 8A110000 " L1 L2, "points part 1 2" },       /* EWKB with SRID */
    { "01 010000E0 8A110000 " L1 L2 L3 L4, "points part 1 2" },
    { "01 02000000 02000000 " L1 L2 L3 L4, "lines part 1 2 3 4" },
    { "01 03000000 01000000 " TRIANGLE, "polygons part 0 0 1 0 1 1 0 0" },
    { "01 03000000 01000000 " TRIANGLE_OPEN, "polygons part 0 0 1 0 1 1 0 0" },
    { "01 EB030000 01000000 " TRIANGLE_Z, "polygons part 0 0 1 0 1 1 0 0" },
    { "01 03000080 01000000 " TRIANGLE_Z, "polygons part 0 0 1 0 1 1 0 0" },
    { "01 03000000 02000000 " TRIANGLE TRIANGLE,
      "polygons part 0 0 1 0 1 1 0 0 hole 0 0 1 0 1 1 0 0" },
    { "01 04000000 02000000 01 01000000 " L1 L2 "00 00000001 " B3 B2,
      "points part 1 2 part 3 2" },                             /* mixed byte orders */
    { "01 05000000 01000000 01 02000000 02000000 " L1 L2 L3 L4, "lines part 1 2 3 4" },
    { "01 06000000 02000000 01 03000000 01000000 " TRIANGLE "01 03000000 02000000 " TRIANGLE
      TRIANGLE_OPEN,
      "polygons part 0 0 1 0 1 1 0 0 part 0 0 1 0 1 1 0 0 hole 0 0 1 0 1 1 0 0" },
    { "01 EE030000 01000000 01 EB030000 01000000 " TRIANGLE_Z, "polygons part 0 0 1 0 1 1 0 0" },
    { "01 06000020 8A110000 01000000 01 03000000 01000000 " TRIANGLE,
      "polygons part 0 0 1 0 1 1 0 0" },
    /* an empty member adds nothing */
    { "01 06000000 02000000 01 03000000 00000000 01 03000000 01000000 " TRIANGLE,
      "polygons part 0 0 1 0 1 1 0 0" },
    { "01 05000000 02000000 01 02000000 00000000 01 02000000 02000000 " L1 L2 L3 L4,
      "lines part 1 2 3 4" },
    { "01 04000000 02000000 01 01000000 000000000000F87F 000000000000F87F 01 01000000 " L1 L2,
      "points part 1 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bytes_from_hex (cases[i].hex);
      g_autoptr (WgGeometry) geometry = read_bytes (bytes, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = describe (geometry);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refuses (void)
{
  const struct
  {
    const char *hex;
    WgGeometryError code;
  } cases[] = {
    { "", WG_GEOMETRY_ERROR_FORMAT },
    { "01", WG_GEOMETRY_ERROR_FORMAT },
    { "02 01000000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    { "01 00000000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    { "01 12000000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    { "01 A10F0000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },    /* 4001 */
    { "01 FFFFFFFF " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    { "01 01000000 " L1 L2 "00", WG_GEOMETRY_ERROR_FORMAT }, /* a byte too many */
    { "01 03000000 01000000 02000000 " L0 L0 L1 L0, WG_GEOMETRY_ERROR_FORMAT },
    { "01 03000000 01000000 00000000", WG_GEOMETRY_ERROR_EMPTY },
    { "01 02000000 01000000 " L0 L0, WG_GEOMETRY_ERROR_FORMAT },
    /* counts that the bytes do not bear out */
    { "01 02000000 FFFFFFFF " L0 L0, WG_GEOMETRY_ERROR_FORMAT },
    { "01 03000000 FFFFFFFF " TRIANGLE, WG_GEOMETRY_ERROR_FORMAT },
    { "01 03000000 01000000 FFFFFFFF " L0, WG_GEOMETRY_ERROR_FORMAT },
    { "01 06000000 FFFFFFFF 01 03000000 01000000 " TRIANGLE, WG_GEOMETRY_ERROR_FORMAT },
    { "01 04000000 00000010 01 01000000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    /* a member of another kind */
    { "01 06000000 01000000 01 01000000 " L1 L2, WG_GEOMETRY_ERROR_FORMAT },
    { "01 06000000 01000000 01 06000000 00000000", WG_GEOMETRY_ERROR_FORMAT },
    /* kinds that are not kept */
    { "01 07000000 00000000", WG_GEOMETRY_ERROR_UNSUPPORTED },
    { "01 07000000 01000000 01 01000000 " L1 L2, WG_GEOMETRY_ERROR_UNSUPPORTED },
    { "01 0A000000 00000000", WG_GEOMETRY_ERROR_UNSUPPORTED }, /* curve polygon */
    { "01 F7030000 00000000", WG_GEOMETRY_ERROR_UNSUPPORTED }, /* polyhedral surface Z */
    { "01 06000000 01000000 01 07000000 00000000", WG_GEOMETRY_ERROR_UNSUPPORTED },
    /* nothing inside */
    { "01 03000000 00000000", WG_GEOMETRY_ERROR_EMPTY },
    { "01 02000000 00000000", WG_GEOMETRY_ERROR_EMPTY },
    { "01 04000000 00000000", WG_GEOMETRY_ERROR_EMPTY },
    { "01 06000000 00000000", WG_GEOMETRY_ERROR_EMPTY },
    { "01 01000000 000000000000F87F 000000000000F87F", WG_GEOMETRY_ERROR_EMPTY },
    /* not on the earth */
    { "01 01000000 000000000000F87F " L1, WG_GEOMETRY_ERROR_RANGE },
    { "01 01000000 " L1 "000000000000F07F", WG_GEOMETRY_ERROR_RANGE },
    { "01 01000000 0000000000E06640 " L1, WG_GEOMETRY_ERROR_RANGE }, /* 183 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bytes_from_hex (cases[i].hex);
      g_autoptr (WgGeometry) geometry = read_bytes (bytes, &error);

      g_test_message ("%s", cases[i].hex);
      g_assert_null (geometry);
      g_assert_error (error, WG_GEOMETRY_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_writes (void)
{
  const struct
  {
    const char *in, *out;
  } cases[] = {
    { "00 00000001 " B1 B2, "01 01000000 " L1 L2 },
    { "01 03000000 01000000 " TRIANGLE_OPEN, "01 03000000 01000000 " TRIANGLE },
    /* a multiple of one becomes single */
    { "01 06000000 01000000 01 03000000 02000000 " TRIANGLE TRIANGLE,
      "01 03000000 02000000 " TRIANGLE TRIANGLE },
    { "01 06000000 02000000 01 03000000 02000000 " TRIANGLE TRIANGLE "01 03000000 01000000 "
      TRIANGLE,
      "01 06000000 02000000 01 03000000 02000000 " TRIANGLE TRIANGLE "01 03000000 01000000 "
      TRIANGLE },
    { "01 04000000 02000000 01 01000000 " L1 L2 "01 01000000 " L3 L4,
      "01 04000000 02000000 01 01000000 " L1 L2 "01 01000000 " L3 L4 },
    { "01 02000000 02000000 " L1 L2 L3 L4, "01 02000000 02000000 " L1 L2 L3 L4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) in = bytes_from_hex (cases[i].in);
      g_autoptr (GBytes) expected = bytes_from_hex (cases[i].out);
      g_autoptr (WgGeometry) geometry = read_bytes (in, &error);
      g_autoptr (GBytes) out = NULL;

      g_assert_no_error (error);
      out = wg_geometry_to_wkb (geometry);
      g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out),
                       g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
    }
}

static WgGeometry *
random_geometry (void)
{
  WgGeometryKind kind = (WgGeometryKind) g_test_rand_int_range (0, 3);
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (kind);
  g_autoptr (GError) error = NULL;
  guint n_parts = (guint) g_test_rand_int_range (1, 6);
  WgGeometry *geometry;

  for (guint i = 0; i < n_parts; i++)
    {
      int n = kind == WG_GEOMETRY_POINTS ? 1 : g_test_rand_int_range (4, 30);

      wg_geometry_builder_add_part (builder, i > 0 && g_test_rand_int_range (0, 2) == 1);
      for (int p = 0; p < n; p++)
        wg_geometry_builder_add_point (builder, g_test_rand_double_range (-180, 180),
                                       g_test_rand_double_range (-90, 90));
    }

  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);

  return geometry;
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgGeometry) geometry = random_geometry ();
      g_autoptr (GBytes) bytes = wg_geometry_to_wkb (geometry);
      g_autoptr (WgGeometry) back = read_bytes (bytes, &error);
      g_autofree char *before = describe (geometry);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      after = describe (back);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Every cut of a valid geometry is refused. The copy has exactly the length, so that a reader
 * that goes one byte too far is seen by the sanitizers. */
static void
test_truncated (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (WgGeometry) geometry = random_geometry ();
      g_autoptr (GBytes) bytes = wg_geometry_to_wkb (geometry);

      for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree guint8 *cut = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

          g_assert_null (wg_geometry_new_from_wkb (cut, length, &error));
          g_assert_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT);
        }
    }
}

/* Bytes changed at random: a geometry or an error, never both, never neither. */
static void
test_mutated (void)
{
  guint accepted = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgGeometry) geometry = random_geometry ();
      g_autoptr (GBytes) bytes = wg_geometry_to_wkb (geometry);
      gsize length = g_bytes_get_size (bytes);
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (WgGeometry) result = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        data[g_test_rand_int_range (0, (gint32) length)] = (guint8) g_test_rand_int_range (0, 256);

      result = wg_geometry_new_from_wkb (data, length, &error);
      g_assert_true ((result == NULL) == (error != NULL));
      if (result != NULL)
        {
          g_autoptr (GBytes) again = wg_geometry_to_wkb (result);

          g_assert_cmpuint (g_bytes_get_size (again), >, 0);
          accepted++;
        }
    }

  /* most changes only move a coordinate: the test would be idle if all were refused */
  g_assert_cmpuint (accepted, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wkb/reads", test_reads);
  g_test_add_func ("/wkb/refuses", test_refuses);
  g_test_add_func ("/wkb/writes", test_writes);
  g_test_add_func ("/wkb/round-trip", test_round_trip);
  g_test_add_func ("/wkb/truncated", test_truncated);
  g_test_add_func ("/wkb/mutated", test_mutated);
  return g_test_run ();
}
