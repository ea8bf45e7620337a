/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests from the main loop and from other threads: every one is answered, in the right place.
 * Run under the thread sanitizer too. */
#include "wg-test-store.h"

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_get_thread_default () != NULL
                                              ? g_main_context_get_thread_default ()
                                              : g_main_context_default ()));
  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static GAsyncResult *
wait_for (Waiting *waiting)
{
  g_main_loop_run (waiting->loop);
  return g_steal_pointer (&waiting->result);
}

static void
test_open_async (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { loop, NULL };
  g_autoptr (GError) error = NULL;

  wg_store_open_async (path, 0, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);

    g_assert_null (wg_store_open_finish (result, &error));
    g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
    g_clear_error (&error);
  }
  wg_store_open_async (path, WG_STORE_OPEN_CREATE, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);
    g_autoptr (WgStore) store = wg_store_open_finish (result, &error);

    g_assert_no_error (error);
    g_assert_false (wg_store_get_read_only (store));
    wg_test_fill (store, 1);
  }
  /* Nobody takes the answer. */
  wg_store_open_async (path, 0, NULL, done_cb, &waiting);
  g_object_unref (wait_for (&waiting));
}

static void
note_change (WgStore     *store,
             WgChangeSet *changes,
             gpointer     user_data)
{
  gint64 *last = user_data;

  g_assert_cmpint (wg_change_set_get_edit_number (changes), ==, *last + 1);
  *last = wg_change_set_get_edit_number (changes);
}

static void
note_progress (guint    done,
               guint    total,
               gpointer user_data)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  ++*(guint *) user_data;
}

static void
test_apply_async (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (WgEdit) edit = wg_edit_new ("async");
  Waiting waiting = { loop, NULL };
  g_autoptr (GError) error = NULL;
  guint calls = 0;
  gint64 last = 0;

  g_signal_connect (store, "changed", G_CALLBACK (note_change), &last);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *code = g_strdup_printf ("g%u", i);
      g_autoptr (WgRow) row = wg_test_grid (code, 0, i);

      wg_edit_insert (edit, row);
    }
  wg_store_apply_async (store, edit, note_progress, &calls, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);

    g_assert_true (wg_store_apply_finish (store, result, &error));
    g_assert_no_error (error);
  }
  /* Listeners have heard of it when the answer comes. */
  g_assert_cmpint (last, ==, 1);
  g_assert_cmpuint (calls, >=, 1);
  wg_store_load_async (store, &wg_kind_grid, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);
    g_autoptr (GPtrArray) rows = wg_store_load_finish (store, result, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, 2000);
  }
  wg_store_undo_async (store, 0, NULL, NULL, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);

    g_assert_true (wg_store_undo_finish (store, result, &error));
    g_assert_no_error (error);
  }
  wg_store_redo_async (store, NULL, NULL, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);

    g_assert_true (wg_store_undo_finish (store, result, &error));
  }
  g_assert_cmpint (last, ==, 3);
  wg_store_verify_async (store, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);
    g_autoptr (GPtrArray) problems = wg_store_verify_finish (store, result, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (problems->len, ==, 0);
  }
}

/* After closing every request is answered too. */
static void
test_closed (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { loop, NULL };
  g_autoptr (GError) error = NULL;
  gint64 count;

  g_assert_true (wg_store_close (store, &error));
  g_assert_no_error (error);
  g_assert_false (wg_store_count (store, &wg_kind_grid, &count, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (wg_store_close (store, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  wg_store_load_async (store, &wg_kind_grid, NULL, done_cb, &waiting);
  {
    g_autoptr (GAsyncResult) result = wait_for (&waiting);

    g_assert_null (wg_store_load_finish (store, result, &error));
    g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CLOSED);
  }
}

static void
note_answer (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  ++*(guint *) user_data;
}

/* The last reference goes while requests are under way; each is answered all the same. */
static void
test_dropped (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autoptr (WgStore) store = wg_test_store_new (dir);
      guint answers = 0;

      for (guint i = 0; i < 10; i++)
        wg_store_load_async (store, &wg_kind_grid, NULL, note_answer, &answers);
      g_clear_object (&store);
      while (answers < 10)
        g_main_context_iteration (NULL, TRUE);
    }
}

typedef struct
{
  WgStore *store;
  guint    worker;
} Work;

static gpointer
write_rows (gpointer data)
{
  Work *work = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/%u", work->worker, i);
      g_autoptr (WgRow) row = wg_setting_new (key, "1");
      g_autoptr (WgEdit) edit = wg_edit_new (key);
      g_autofree char *label = NULL;
      g_autofree char *dump = NULL;

      wg_edit_insert (edit, row);
      wg_test_apply (work->store, edit);
      label = wg_store_dup_undo_label (work->store);
      g_assert_nonnull (label);
      dump = wg_test_dump (work->store);
      g_assert_nonnull (strstr (dump, key));
    }
  return NULL;
}

/* Several threads write and read; changes are announced in the main thread, in their order. */
static void
test_many_threads (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  Work work[4];
  GThread *threads[4];
  gint64 last = 0;

  g_signal_connect (store, "changed", G_CALLBACK (note_change), &last);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      work[i] = (Work) { store, i };
      threads[i] = g_thread_new ("writer", write_rows, &work[i]);
    }
  while (last < 80)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 80);
  wg_test_assert_sane (store);
}

/* Cancelling while the edit waits or is written: all or nothing, and the answer says which. */
static void
test_cancel_race (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gint64 written = 0;
  gint64 count;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (WgEdit) edit = wg_edit_new ("race");
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      Waiting waiting = { loop, NULL };

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *key = g_strdup_printf ("%u/%u", round, i);
          g_autoptr (WgRow) row = wg_setting_new (key, "1");

          wg_edit_insert (edit, row);
        }
      wg_store_apply_async (store, edit, NULL, NULL, cancellable, done_cb, &waiting);
      g_usleep ((gulong) g_test_rand_int_range (0, 1500));
      g_cancellable_cancel (cancellable);
      result = wait_for (&waiting);
      if (wg_store_apply_finish (store, result, &error))
        written += 20;
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (wg_store_count (store, &wg_kind_setting, &count, NULL));
      g_assert_cmpint (count, ==, written);
    }
  wg_test_assert_sane (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-thread/open-async", test_open_async);
  g_test_add_func ("/store-thread/apply-async", test_apply_async);
  g_test_add_func ("/store-thread/closed", test_closed);
  g_test_add_func ("/store-thread/dropped", test_dropped);
  g_test_add_func ("/store-thread/many-threads", test_many_threads);
  g_test_add_func ("/store-thread/cancel-race", test_cancel_race);
  return g_test_run ();
}
