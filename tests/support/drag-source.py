#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window from which a test drags files, as from a file manager; or one that has put a
text on the clipboard, as a spreadsheet does; or one that looks what is there: a picture for a
file *.png, else the text.

usage: drag-source.py FILE… | --copy TEXT | --paste FILE
"""
import sys

import gi

gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def prepare(source, x, y):
    uris = ''.join(Gio.File.new_for_path(name).get_uri() + '\r\n' for name in sys.argv[1:])
    return Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode()))


def paste(application, target):
    clipboard = Gdk.Display.get_default().get_clipboard()

    def read(source, result):
        if target.endswith('.png'):
            source.read_texture_finish(result).save_to_png(target)
        else:
            with open(target, 'w', encoding='utf-8') as out:
                out.write(source.read_text_finish(result))
        application.release()
    application.hold()
    (clipboard.read_texture_async if target.endswith('.png') else
     clipboard.read_text_async)(None, read)


def activate(application):
    if sys.argv[1] == '--paste':
        paste(application, sys.argv[2])
        return
    window = Gtk.ApplicationWindow(application=application, title='drag-source',
                                   default_width=120, default_height=120)
    label = Gtk.Label(label='files')
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect('prepare', prepare)
    label.add_controller(source)
    window.set_child(label)
    window.present()
    if sys.argv[1] == '--copy':
        window.get_clipboard().set(sys.argv[2])


program = Gtk.Application(application_id='org.wangge.Test.DragSource')
program.connect('activate', activate)
program.run([])
