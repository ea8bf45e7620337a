/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and ordering Chinese names, through ICU: search keys by text, full pinyin and initials,
 * and order keys by pinyin and by stroke. Keys are derived and are never stored as facts: another
 * ICU may read a character differently. */

#include "wg-pinyin.h"

#include "wg-readings.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* The characters that nearly every name is written with. */
#define FIRST_PLAIN 0x4e00
#define N_PLAIN (0xa000 - FIRST_PLAIN)

/* A name with n characters of two readings has 2^n spellings; further ones are left out. */
#define MAX_SPELLINGS 16

/* Opening the transliterator takes about 150 ms, asking it 7 µs a character: one for the whole
 * process, with what it has said kept. */
typedef struct
{
  GMutex lock;
  UTransliterator *han; /* (nullable): ICU without its data */
  GHashTable *readings; /* code point → const char * in texts */
  const char *plain[N_PLAIN]; /* of common characters with one reading; "": ask further */
  GStringChunk *texts;
} Reader;

static Reader *
get_reader (void)
{
  static gsize instance = 0;

  if (g_once_init_enter (&instance))
    {
      Reader *self = g_new0 (Reader, 1);
      UErrorCode status = U_ZERO_ERROR;
      UChar id[16];

      g_mutex_init (&self->lock);
      self->readings = g_hash_table_new (NULL, NULL);
      self->texts = g_string_chunk_new (4096);
      u_uastrcpy (id, "Han-Latin");
      self->han = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      g_once_init_leave (&instance, (gsize) self);
    }

  return (Reader *) instance;
}

/* "lǜ" → "lv": tones dropped, ü spelled v as on every keyboard. */
static char *
spell (const char *syllable)
{
  g_autofree char *apart = g_utf8_normalize (syllable, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == 0x0308 && plain->len > 0) /* combining diaeresis */
        plain->str[plain->len - 1] = 'v';
      else if (letter < 0x80 && g_ascii_isalpha ((char) letter))
        g_string_append_c (plain, g_ascii_tolower ((char) letter));
    }

  return g_string_free (plain, FALSE);
}

/* The caller holds the lock. "" where ICU has no reading. */
static const char *
ask_icu (Reader  *self,
         gunichar character)
{
  UChar text[64];
  char utf8[192];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, limit;
  g_autofree char *spelled = NULL;

  if (self->han == NULL)
    return "";

  U16_APPEND_UNSAFE (text, length, character);
  limit = length;
  utrans_transUChars (self->han, text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, text, length, &status);
  if (U_FAILURE (status))
    return "";

  spelled = spell (utf8);

  return g_string_chunk_insert_const (self->texts, spelled);
}

/* The syllable of a Han character with ü as v; "" where there is none. It is kept for good, so the
 * memory is bounded by the number of characters. */
static const char *
get_reading (gunichar character)
{
  Reader *self = get_reader ();
  const char *reading;

  g_mutex_lock (&self->lock);
  reading = g_hash_table_lookup (self->readings, GUINT_TO_POINTER (character));
  if (reading == NULL)
    {
      reading = ask_icu (self, character);
      g_hash_table_insert (self->readings, GUINT_TO_POINTER (character), (gpointer) reading);
    }
  g_mutex_unlock (&self->lock);

  return reading;
}

static gboolean
is_han (gunichar character)
{
  return character >= 0x3007 && g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/* Full-width forms become half-width, capitals small; broken UTF-8 is repaired, not refused. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (composed, -1);
}

static char *
without_spaces (const char *folded)
{
  GString *text = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (text, g_utf8_get_char (c));

  return g_string_free (text, FALSE);
}

/* A letter without its accents where it has an ASCII base, else itself. */
static gunichar
base_letter (gunichar letter)
{
  gunichar base = letter, mark;

  while (base >= 0x80 && g_unichar_decompose (base, &base, &mark))
    ;

  return base < 0x80 ? base : letter;
}

/* One piece of a name and the ways to say it; readings[0] is the usual one. */
typedef struct
{
  const char *readings[4];
  guint n_readings;
  gboolean han;
} Piece;

/* A name taken apart. */
typedef struct
{
  GArray *pieces;      /* Piece */
  GStringChunk *texts; /* their readings */
  gboolean has_han;
} Name;

static void
name_free (Name *self)
{
  g_array_unref (self->pieces);
  g_string_chunk_free (self->texts);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Name, name_free)

static void
add_reading (Name       *self,
             Piece      *piece,
             const char *reading)
{
  for (guint i = 0; i < piece->n_readings; i++)
    if (g_str_equal (piece->readings[i], reading))
      return;

  if (piece->n_readings < G_N_ELEMENTS (piece->readings))
    piece->readings[piece->n_readings++] = g_string_chunk_insert (self->texts, reading);
}

static void
add_han (Name    *self,
         gunichar character)
{
  Piece piece = { .han = TRUE };
  const char *reading = get_reading (character);
  const char *const *others = wg_readings_lookup (character);

  if (*reading == '\0')
    {
      char written[7] = "";

      /* Nobody can say it, so it stays as it is written. */
      g_unichar_to_utf8 (character, written);
      add_reading (self, &piece, written);
    }
  else
    {
      g_autofree char *plain = g_strdelimit (g_strdup (reading), "v", 'u');

      add_reading (self, &piece, plain);
      add_reading (self, &piece, reading);
    }

  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    add_reading (self, &piece, others[i]);

  g_array_append_val (self->pieces, piece);
  self->has_han = TRUE;
}

static void
end_word (Name    *self,
          GString *word)
{
  Piece piece = { .han = FALSE };

  if (word->len == 0)
    return;

  add_reading (self, &piece, word->str);
  g_array_append_val (self->pieces, piece);
  g_string_truncate (word, 0);
}

/* Han characters one by one, other letters by words, every digit by itself; the rest is left
 * out. */
static Name *
take_apart (const char *folded)
{
  Name *self = g_new0 (Name, 1);
  g_autoptr (GString) word = g_string_new (NULL);

  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  self->texts = g_string_chunk_new (256);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean han = is_han (character);
      gboolean digit = g_unichar_isdigit (character);
      gboolean letter = !han && g_unichar_isalpha (character);

      if (!letter)
        end_word (self, word);

      if (han)
        add_han (self, character);
      else if (digit || letter)
        g_string_append_unichar (word, base_letter (character));

      if (digit)
        end_word (self, word);
    }
  end_word (self, word);

  return self;
}

static guint
count_spellings (const Name *self)
{
  guint n = 1;

  for (guint i = 0; i < self->pieces->len && n <= MAX_SPELLINGS; i++)
    n *= g_array_index (self->pieces, Piece, i).n_readings;

  return MIN (n, MAX_SPELLINGS);
}

/* Spelling number 0 takes the usual reading everywhere. The number is read like a figure whose
 * digits, from the left, choose the reading of each piece. */
static char *
spell_name (const Name *self,
            guint       spelling,
            gboolean    initials)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const char *reading = piece->readings[spelling % piece->n_readings];

      spelling /= piece->n_readings;

      /* In a Chinese name an abbreviation is typed as it stands: CBD社区 → cbdsq. */
      if (initials && (piece->han || !self->has_han))
        g_string_append_unichar (text, g_utf8_get_char (reading));
      else
        g_string_append (text, reading);
    }

  return g_string_free (text, FALSE);
}

static char *
spell_text (const char *text,
            gboolean    initials)
{
  g_autofree char *folded = fold (text);
  g_autoptr (Name) name = take_apart (folded);

  return spell_name (name, 0, initials);
}

/**
 * wg_pinyin_full:
 * @text: (nullable): a name
 *
 * 青禾 → "qinghe", 第2网格 → "di2wangge". Latin letters and digits are kept, everything else but
 * letters is dropped. A character with several readings gets the usual one.
 *
 * Returns: (transfer full): lower-case text without spaces
 */
char *
wg_pinyin_full (const char *text)
{
  return spell_text (text, FALSE);
}

/**
 * wg_pinyin_initials:
 * @text: (nullable): a name
 *
 * 青禾 → "qh", 第2网格 → "d2wg". Digits are kept; so are Latin words beside Chinese ones, while a
 * name of Latin words only gives their first letters.
 *
 * Returns: (transfer full): lower-case text without spaces
 */
char *
wg_pinyin_initials (const char *text)
{
  return spell_text (text, TRUE);
}

static void
add_line (GPtrArray *lines,
          char      *line)
{
  if (*line == '\0' || g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

/**
 * wg_search_key:
 * @text: (nullable): what is to be found: a name, a code, or both with a space between
 *
 * Lines to look a query up in: the folded text without spaces, then full pinyin and initials in
 * every spelling, because 长沙 is looked for as "cs" and 组长 as "zz". Equal lines are written
 * once.
 *
 * Returns: (transfer full): the key for wg_search_match()
 */
char *
wg_search_key (const char *text)
{
  g_autofree char *folded = fold (text);
  g_autoptr (Name) name = take_apart (folded);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_spellings = count_spellings (name);

  add_line (lines, without_spaces (folded));
  for (guint i = 0; i < n_spellings; i++)
    {
      add_line (lines, spell_name (name, i, FALSE));
      add_line (lines, spell_name (name, i, TRUE));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The only reading of a common character, without a lock once it is known; NULL where there is more
 * to say. */
static const char *
get_plain_reading (Reader  *self,
                   gunichar character)
{
  const char *reading;

  if (character < FIRST_PLAIN || character >= FIRST_PLAIN + N_PLAIN)
    return NULL;
  reading = g_atomic_pointer_get (&self->plain[character - FIRST_PLAIN]);
  if (reading == NULL)
    {
      const char *const *others = wg_readings_lookup (character);

      reading = get_reading (character);
      if (strchr (reading, 'v') != NULL || (others != NULL && others[0] != NULL))
        reading = "";
      g_atomic_pointer_set (&self->plain[character - FIRST_PLAIN], reading);
    }
  return *reading != '\0' ? reading : NULL;
}

/* For names of common characters and digits: a fiftieth of the time of taking them apart. */
static gboolean
append_plain (GString    *keys,
              const char *text)
{
  Reader *reader = get_reader ();
  gsize start = keys->len, n_full;
  char full[256], initials[64];
  gsize n_initials = 0;
  gboolean has_han = FALSE;

  n_full = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      char digit[2] = { *c, '\0' };
      const char *reading = g_ascii_isdigit (*c) ? digit
                            : (guchar) *c < 0xe4 ? NULL
                            : get_plain_reading (reader, g_utf8_get_char (c));
      gsize length = reading != NULL ? strlen (reading) : 0;

      if (length == 0 || n_full + length >= sizeof full || n_initials + 1 >= sizeof initials)
        return FALSE;
      memcpy (full + n_full, reading, length);
      n_full += length;
      initials[n_initials++] = reading[0];
      has_han |= reading != digit;
    }
  g_string_append (keys, text);
  if (!has_han)
    return keys->len > start;
  g_string_append_c (keys, '\n');
  g_string_append_len (keys, full, (gssize) n_full);
  if (n_initials == n_full)
    return TRUE;
  g_string_append_c (keys, '\n');
  g_string_append_len (keys, initials, (gssize) n_initials);
  return TRUE;
}

/**
 * wg_search_key_append:
 * @keys: where the key is put, behind what stands there
 * @text: (nullable): what is to be found
 *
 * Writes what wg_search_key() gives. For lists of 620,000 names.
 */
void
wg_search_key_append (GString    *keys,
                      const char *text)
{
  g_autofree char *key = NULL;

  if (text != NULL && g_utf8_validate (text, -1, NULL) && append_plain (keys, text))
    return;
  key = wg_search_key (text);
  g_string_append (keys, key);
}

/**
 * wg_search_fold:
 * @query: (nullable): what was typed
 *
 * Returns: (transfer full): the text that a key contains where it matches
 */
char *
wg_search_fold (const char *query)
{
  g_autofree char *folded = fold (query);

  return without_spaces (folded);
}

/* Whether folding would change nothing, which is so for nearly every query that is typed. */
static gboolean
is_folded (const char *query)
{
  for (const char *c = query; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c))
      return FALSE;

  return TRUE;
}

/**
 * wg_search_match:
 * @search_key: from wg_search_key()
 * @query: (nullable): what was typed
 *
 * The query is folded as the key is and its spaces are removed, so "Qing He", "ＱＨ" and "青 禾"
 * all work. It matches where any line of the key contains it; an empty query matches everything.
 *
 * Returns: whether it matches
 */
gboolean
wg_search_match (const char *search_key,
                 const char *query)
{
  g_autofree char *folded = NULL;
  g_autofree char *compact = NULL;

  if (search_key == NULL)
    return FALSE;
  if (query == NULL)
    return TRUE;

  if (is_folded (query))
    return strstr (search_key, query) != NULL;

  /* Line breaks are spaces too, so a match cannot run over two lines. */
  folded = fold (query);
  compact = without_spaces (folded);

  return strstr (search_key, compact) != NULL;
}

static UCollator *
open_collator (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (locale, &status);

  if (U_FAILURE (status))
    return NULL;

  /* 第2网格 before 第10网格 */
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);

  return collator;
}

static char *
sort_key (const UCollator *collator,
          const char      *text)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  gsize length = strlen (valid);
  g_autofree UChar *wide = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_wide = 0, n_key;
  char *key;

  /* Without ICU's data an order is still an order. */
  if (collator == NULL || length > G_MAXINT32 / 4)
    return g_utf8_collate_key (valid, -1);

  wide = g_new (UChar, length + 1);
  u_strFromUTF8 (wide, (int32_t) length + 1, &n_wide, valid, (int32_t) length, &status);
  n_key = ucol_getSortKey (collator, wide, n_wide, NULL, 0);
  key = g_malloc0 ((gsize) n_key + 1);
  ucol_getSortKey (collator, wide, n_wide, (guint8 *) key, n_key);

  return key;
}

/**
 * wg_collate_pinyin:
 * @text: (nullable): a name
 *
 * Numbers inside are ordered by value.
 *
 * Returns: (transfer full): bytes to compare with strcmp(), not UTF-8; order by pinyin
 */
char *
wg_collate_pinyin (const char *text)
{
  static gsize instance = 0;

  /* 1 stands for "could not be opened"; a collator may be asked by several threads at a time. */
  if (g_once_init_enter (&instance))
    {
      UCollator *collator = open_collator ("zh@collation=pinyin");

      g_once_init_leave (&instance, collator == NULL ? 1 : (gsize) collator);
    }

  return sort_key (instance == 1 ? NULL : (const UCollator *) instance, text);
}

/**
 * wg_collate_stroke:
 * @text: (nullable): a name
 *
 * As lists of names are ordered where no rank may show (姓氏笔画).
 *
 * Returns: (transfer full): bytes to compare with strcmp(), not UTF-8; order by strokes
 */
char *
wg_collate_stroke (const char *text)
{
  static gsize instance = 0;

  if (g_once_init_enter (&instance))
    {
      UCollator *collator = open_collator ("zh@collation=stroke");

      g_once_init_leave (&instance, collator == NULL ? 1 : (gsize) collator);
    }

  return sort_key (instance == 1 ? NULL : (const UCollator *) instance, text);
}
