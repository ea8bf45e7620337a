/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-audit.h"
#include "wg-encoding.h"
#include "wg-test-store.h"

static char *
to_hex (const GByteArray *bytes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bytes->len; i++)
    g_string_append_printf (text, "%02x", bytes->data[i]);
  return g_string_free (text, FALSE);
}

/* The bytes are for ever: files and other machines hold digests of them. */
static void
test_fixed (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_setting, 0x0102030405060708);
  g_autofree char *hex = NULL;
  WgValue real = { WG_VALUE_REAL, { .real = 1.5 } };
  WgValue none = WG_VALUE_INIT;

  wg_row_set_text (row, WG_SETTING_KEY, "k");
  wg_encode_row (bytes, row);
  wg_encode_value (bytes, &real);
  wg_encode_value (bytes, &none);
  hex = to_hex (bytes);
  g_assert_cmpstr (hex, ==,
                   "0000000773657474696e67"
                   "0102030405060708"
                   "0000000b73657474696e675f6b6579" "03" "000000016b"
                   "023ff8000000000000"
                   "00");
}

static void
test_round_trip (void)
{
  g_autoptr (WgRow) old_row = wg_test_grid ("g1", 0, 1);
  g_autoptr (WgRow) new_row = wg_row_copy (old_row);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  const WgFieldChange *change;

  wg_row_set_int (new_row, WG_GRID_HOUSEHOLDS, G_MININT64);
  wg_row_set_null (new_row, WG_GRID_AREA);
  wg_row_set_text (new_row, WG_GRID_HEAD, "");
  g_assert_cmpuint (wg_encode_changes (bytes, old_row, new_row), ==, 3);
  content = g_bytes_new (bytes->data, bytes->len);
  g_assert_true (wg_decode_changes (content, entry));
  g_assert_cmpuint (entry->fields->len, ==, 3);
  for (guint i = 0; i < entry->fields->len; i++)
    {
      change = &g_array_index (entry->fields, WgFieldChange, i);
      guint field = (guint) wg_kind_find_field (&wg_kind_grid, change->field);

      g_assert_true (wg_value_equal (&change->old_value, wg_row_get (old_row, field)));
      g_assert_true (wg_value_equal (&change->new_value, wg_row_get (new_row, field)));
    }
}

/* Whatever the bytes are: an answer, no crash, no reading past the end. */
static void
test_damaged (void)
{
  g_autoptr (WgRow) row = wg_test_grid ("g1", 7, 1);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint refused = 0;

  wg_encode_changes (bytes, NULL, row);
  for (guint length = 0; length < bytes->len; length++)
    {
      g_autoptr (GBytes) content = g_bytes_new (bytes->data, length);
      g_autoptr (WgRowEntry) entry = wg_row_entry_new ();

      refused += wg_decode_changes (content, entry) ? 0 : 1;
    }
  g_assert_cmpuint (refused, >, bytes->len / 2);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
      g_autoptr (GBytes) content = NULL;
      g_autoptr (WgRowEntry) entry = wg_row_entry_new ();

      for (guint n = (guint) g_test_rand_int_range (1, 6); n > 0; n--)
        copy[g_test_rand_int_range (0, (gint32) bytes->len)] = (guint8) g_test_rand_int ();
      content = g_bytes_new_take (g_steal_pointer (&copy), bytes->len);
      wg_decode_changes (content, entry);
    }
}

/* The digest depends on every field, on the id and the kind, and not on the version. */
static void
test_digest (void)
{
  g_autoptr (WgRow) row = wg_test_grid ("g1", 7, 1);
  g_autoptr (WgRow) other = wg_row_copy (row);
  guint8 one[WG_DIGEST_SIZE], two[WG_DIGEST_SIZE];
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  wg_encode_row (bytes, row);
  wg_digest (bytes, one);
  wg_row_set_version (other, 9);
  g_byte_array_set_size (bytes, 0);
  wg_encode_row (bytes, other);
  wg_digest (bytes, two);
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  wg_row_set_text (other, WG_GRID_NOTE, "");
  g_byte_array_set_size (bytes, 0);
  wg_encode_row (bytes, other);
  wg_digest (bytes, two);
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
}

/* Every part of an edit changes its link of the chain. */
static void
test_audit (void)
{
  g_autoptr (WgAudit) audit = wg_audit_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("content", 7);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (guint changed = 0; changed < 10; changed++)
    {
      guint8 previous[WG_DIGEST_SIZE] = { changed == 1 };
      guint8 hash[WG_DIGEST_SIZE];
      char kind[] = "unit";
      char actor[] = "a", role[] = "b", label[] = "l";
      WgJournalRecord entry = { .number = 1 + (changed == 2), .edit = 1, .kind = kind,
                                .row_id = 5 + (changed == 3), .content = content,
                                .digest = changed == 4 ? content : NULL };
      WgEditRecord record = { .entry = { .number = 1, .id = 77, .actor = actor, .role = role,
                                         .label = label, .committed_at = 1000 + (changed == 7),
                                         .clock_at = changed == 9, .undoes = changed == 8,
                                         .n_changes = 1 } };

      role[0] += changed == 5;
      label[0] += changed == 6;
      wg_audit_begin (audit, previous);
      wg_audit_add_entry (audit, &entry);
      wg_audit_end (audit, &record, hash);
      g_assert_true (g_hash_table_add (seen, g_bytes_new (hash, sizeof hash)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/fixed", test_fixed);
  g_test_add_func ("/encoding/round-trip", test_round_trip);
  g_test_add_func ("/encoding/damaged", test_damaged);
  g_test_add_func ("/encoding/digest", test_digest);
  g_test_add_func ("/encoding/audit", test_audit);
  return g_test_run ();
}
