/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 of one piece of bytes, by the processor's own instructions where it has them: a table of
 * a million rows has a million digests. Elsewhere GLib computes it; both must say the same, and
 * nothing else may be added here. */

#include "wg-sha256.h"

#include <string.h>

#if defined __x86_64__ && defined __GNUC__

#include <cpuid.h>
#include <immintrin.h>

#define BLOCK 64 /* bytes */
#define WITH_SHA __attribute__ ((target ("sha,sse4.1,ssse3")))

/* Leaf 1: SSSE3 and SSE4.1; leaf 7: SHA. */
static gboolean
has_instructions (void)
{
  static gsize known; /* 1: no, 2: yes */

  if (g_once_init_enter (&known))
    {
      guint a, b, c, d;
      gboolean has = __get_cpuid (1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1) &&
                     __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA);

      g_once_init_leave (&known, has ? 2 : 1);
    }
  return known == 2;
}

/* FIPS 180-4, 4.2.2. */
static const guint32 constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* 5.3.3, in the order in which the instructions want the eight words: F E B A, H G D C. */
static const guint32 start[8] = {
  0x9b05688c, 0x510e527f, 0xbb67ae85, 0x6a09e667, 0x5be0cd19, 0x1f83d9ab, 0xa54ff53a, 0x3c6ef372,
};

/* 6.2.2: sixteen times four rounds; @words holds the last sixteen words of the schedule. */
static WITH_SHA void
add_block (__m128i       state[2],
           const guint8 *block)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i before[2] = { state[0], state[1] };
  __m128i words[4];

  for (guint i = 0; i < 16; i++)
    {
      __m128i now, sum;

      if (i < 4)
        now = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) block + i),
                                swap);
      else
        {
          now = _mm_sha256msg1_epu32 (words[i % 4], words[(i + 1) % 4]);
          now = _mm_add_epi32 (now, _mm_alignr_epi8 (words[(i + 3) % 4], words[(i + 2) % 4], 4));
          now = _mm_sha256msg2_epu32 (now, words[(i + 3) % 4]);
        }
      words[i % 4] = now;
      sum = _mm_add_epi32 (now, _mm_loadu_si128 ((const __m128i *) (gconstpointer) constants + i));
      state[1] = _mm_sha256rnds2_epu32 (state[1], state[0], sum);
      state[0] = _mm_sha256rnds2_epu32 (state[0], state[1], _mm_shuffle_epi32 (sum, 0x0e));
    }
  state[0] = _mm_add_epi32 (state[0], before[0]);
  state[1] = _mm_add_epi32 (state[1], before[1]);
}

static WITH_SHA void
digest_fast (const guint8 *data,
             gsize         length,
             guint8        digest[WG_SHA256_SIZE])
{
  static const guint8 places[] = { 3, 2, 7, 6, 1, 0, 5, 4 }; /* of A … H in what is stored */
  guint64 bits = GUINT64_TO_BE ((guint64) length * 8);
  gsize left = length % BLOCK;
  guint8 end[2 * BLOCK] = { 0 };
  gsize n_end = left + 1 + sizeof bits <= BLOCK ? BLOCK : 2 * BLOCK;
  guint32 words[8];
  __m128i state[2];

  for (guint i = 0; i < 2; i++)
    state[i] = _mm_loadu_si128 ((const __m128i *) (gconstpointer) start + i);
  for (gsize at = 0; at < length - left; at += BLOCK)
    add_block (state, data + at);
  if (left > 0)
    memcpy (end, data + length - left, left);
  end[left] = 0x80;
  memcpy (end + n_end - sizeof bits, &bits, sizeof bits);
  for (gsize at = 0; at < n_end; at += BLOCK)
    add_block (state, end + at);
  memcpy (words, state, sizeof words);
  for (guint i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (words[places[i]]);

      memcpy (digest + i * sizeof word, &word, sizeof word);
    }
}

#else

static gboolean
has_instructions (void)
{
  return FALSE;
}

static void
digest_fast (const guint8 *data,
             gsize         length,
             guint8        digest[WG_SHA256_SIZE])
{
  g_assert_not_reached ();
}

#endif

static void
digest_anywhere (const guint8 *data,
                 gsize         length,
                 guint8        digest[WG_SHA256_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = WG_SHA256_SIZE;

  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
}

void
wg_sha256 (gconstpointer data,
           gsize         length,
           guint8        digest[WG_SHA256_SIZE])
{
  if (has_instructions ())
    digest_fast (data, length, digest);
  else
    digest_anywhere (data, length, digest);
}
