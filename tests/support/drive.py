# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a person would: finds by role and name, presses keys.

Runs inside with-display.py --bus. What cannot be found by name here cannot
be found by a blind clerk either. Waits are for a condition, never for a
time; a failure leaves a picture of the screen beside the test log.
"""
import itertools
import os
import pathlib
import subprocess
import sys
import time

import access
import journey
from journey import BUILD, PATIENCE

BUS = []


def extents(node):
    return node.extents()


def walk(node, hidden=True):
    """Every accessible below node as it is now, and how deep; without the hidden ones, if asked."""
    look = node.look.tree.look()
    start = look.nodes.get(node.path)
    nodes = [] if start is None else list(look.below(start))
    for found in nodes if hidden else look.visible(nodes):
        yield found, len(list(look.chain(found))) - 1


class Program:
    """One run of the program, with a home of its own."""

    def __init__(self, *arguments, home=None, language='zh_CN', env=None):
        self.arguments = arguments
        self.home = str(home or journey.folder())
        self.thorough = False
        settings = dict(
            os.environ, LANG='C.UTF-8', LC_ALL='C.UTF-8', LANGUAGE=language,
            GSETTINGS_BACKEND='keyfile', HOME=self.home, XDG_CONFIG_HOME=self.home + '/config',
            XDG_DATA_HOME=self.home + '/data', XDG_CACHE_HOME=self.home + '/cache',
            XDG_STATE_HOME=self.home + '/state', GTK_USE_PORTAL='0', **(env or {}))
        self.process = subprocess.Popen([os.environ['WANGGE_APP'], *map(str, arguments)], env=settings,
                                        cwd=self.home)
        if not BUS:
            BUS.append(access.connect())
        self.access = journey.wait('the program in the accessibility tree', self._tree)

    def _must_live(self):
        """No wait has patience with a program that is gone."""
        if self.process.poll() is not None:
            raise SystemExit(f'the program ended with {self.process.returncode}')

    def _tree(self):
        self._must_live()
        return access.find(BUS[0], self.process.pid)

    @property
    def root(self):
        return self.access.look().root

    def nodes(self, within=None):
        """Everything there is at this moment, or within a node; in the order of the tree."""
        self._must_live()
        look = self.access.look(self.thorough)
        start = look.root if within is None else look.nodes.get(within.path)
        return [] if start is None else list(look.below(start))

    def all(self, role=None, name=None, part=None, within=None, hidden=False, state=None):
        # The page of a stack has the name of what it shows, but no place.
        found = [node for node in self.nodes(within)
                 if (role is None or node.role == role) and (name is None or node.name == name)
                 and (part is None or part in node.name) and node.is_a('Component')
                 and (state is None or node.was(state))]
        return found if hidden or not found else found[0].look.visible(found)

    def wait(self, what, condition, patience=PATIENCE):
        """As journey.wait; every fourth look at the tree is a thorough one."""
        looks = itertools.count(1)

        def look():
            self.thorough = next(looks) % 4 == 0
            try:
                return condition()
            finally:
                self.thorough = False
        return journey.wait(what, look, patience)

    def find(self, role=None, name=None, part=None, within=None, hidden=False, patience=PATIENCE):
        what = f'{role or "anything"} "{name or part or ""}"'
        return self.wait(what, lambda: self.all(role, name, part, within, hidden), patience)[0]

    def gone(self, role=None, name=None, part=None, patience=PATIENCE):
        self.wait(f'{role} "{name or part}" to go', lambda: not self.all(role, name, part), patience)

    def text(self, node):
        return node.text()

    def shows(self, part, within=None):
        """The node whose name or text has part in it, if it is to be seen."""
        nodes = self.nodes(within)
        if not nodes:
            return None
        look = nodes[0].look
        found = look.visible([node for node in nodes if part in node.name])
        if found:
            return found[0]
        # A label's name is its text.
        texts = look.visible([n for n in nodes if n.is_a('Text') and n.role != 'label'])
        return next((n for n, text in zip(texts, look.texts(texts)) if part in text), None)

    def see(self, part, within=None, patience=PATIENCE):
        """Waits until some visible text contains part."""
        return self.wait(f'the text "{part}"', lambda: self.shows(part, within), patience)

    def does_not_show(self, part):
        return not self.shows(part)

    def focused(self):
        """What has the keyboard's focus, if anything has."""
        return next((n for n in self.all(state='focused') if n.role != 'frame'), None)

    def press(self, name, patience=2.0):
        """A key that moves the focus: the path of what has it then; None where nothing told so."""
        focus = self.access.focus
        self._must_live()
        focus.hear(0, focus.moves)  # what came before the key
        moves = focus.moves
        key(name)
        return focus.hear(patience, moves)

    def tab_to(self, part, by='Tab', steps=60):
        """By keys to the control with part in its name; how many it took."""
        for step in range(1, steps + 1):
            path = self.press(by)
            if path is not None and part in self.access.focus.name(path):
                return step
        raise AssertionError(f'{steps} × {by} do not lead to "{part}"')

    def tab(self):
        """Tab, until the focus is elsewhere: pressed on without looking it runs past what is sought."""
        before = self.focused()
        key('Tab')
        end = time.monotonic() + 3
        while time.monotonic() < end:
            now = self.focused()
            if now is not None and (before is None or now.path != before.path):
                return
            time.sleep(0.05)

    def click(self, node):
        """The widget's own action; a pointer click is point_and_click()."""
        names = node.actions()
        wanted = 'click' if 'click' in names else names[0]
        journey.wait(f'"{node.name}" to be clickable',
                     lambda: node.is_now('sensitive') and node.act(names.index(wanted)))

    def choose_row(self, name):
        """In a list that has the focus, by keys: a popover has coordinates of its own."""
        def focused():
            return next((n.name for n in self.all(role='list item', state='focused')), None)
        here = journey.wait('a row with the focus', focused)
        names = [node.name for node in self.find(role='list item', name=here).parent]
        steps = names.index(name) - names.index(here)
        key(*['Down' if steps > 0 else 'Up'] * abs(steps))
        journey.wait(f'the focus on "{name}"', lambda: focused() == name)
        key('Return')

    def save_to(self, path, ask):
        """GTK's own dialog for a place, which ask() opens; the path is typed.

        The dialog is another window and in no tree of accessibles. While it still reads the folder
        it does not take Return; pressed again too soon, the key would be the main window's."""
        main = self.window()

        def is_elsewhere():
            focus = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True)
            return focus.stdout.strip() != main

        def taken():
            key('Return')
            end = time.monotonic() + 20
            while not path.exists() and time.monotonic() < end:
                time.sleep(0.05)
            return path.exists()
        ask()
        journey.wait('the place to be asked', is_elsewhere)
        key('ctrl+a')
        type_text(str(path))
        journey.wait('the file', taken)

    def selected(self):
        """The name on the card of what is selected, or nothing."""
        cards = [n.parent for n in self.all(role='push button', name='关闭卡片')]
        for card in cards:
            for node, _ in walk(card, hidden=False):
                if node.role == 'label':
                    return node.name
        return ''

    def point_and_click(self, find, button=1):
        """Once what find() gives stays where it is: what is still coming takes no click."""
        places = [None]

        def stays():
            places.append(self.place(find()))
            time.sleep(0.1)
            return places[-1] == places[-2]
        journey.wait('a place to click', stays)
        x, y, width, height = places[-1]
        point_and_click(x + width // 2, y + height // 2, button)

    def focus(self, node):
        """By the pointer: GTK 4.8 refuses grabFocus."""
        point_and_click(*self.centre(node))

    def type_into(self, node, text):
        node.set_text(text)

    def window(self):
        """The X window: its id, and where its content starts on the screen."""
        out = journey.wait('the X window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            capture_output=True, text=True).stdout.split())
        return out[-1]

    def geometry(self):
        out = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.window()],
                             capture_output=True, text=True, check=True).stdout
        values = dict(line.split('=') for line in out.split() if '=' in line)
        return tuple(int(values[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def place(self, node):
        """Where a widget is on the screen: x, y, width, height.

        GTK 4.8 only knows it in its window, counted from inside the border
        that it draws where there is no compositor.
        """
        box = extents(node)
        frame = extents(self.find(role='frame'))
        x, y, width, height = self.geometry()
        return (x + (width - frame.width) // 2 + box.x, y + (height - frame.height) // 2 + box.y,
                box.width, box.height)

    def centre(self, node):
        x, y, width, height = self.place(node)
        return x + width // 2, y + height // 2

    def resize(self, width, height):
        xdotool('windowmove', self.window(), '0', '0')
        xdotool('windowsize', '--sync', self.window(), str(width), str(height))

    def activate(self):
        xdotool('windowactivate', '--sync', self.window())

    def go_to(self, code, name):
        """To a unit, by the search of the window."""
        key('ctrl+f')
        type_text(code)
        self.find(role='list', name='搜索结果')
        key('Return')
        self.find(role='push button', name=name)

    def picture(self, name):
        path = BUILD / 'tests' / 'pictures'
        path.mkdir(parents=True, exist_ok=True)
        path = path / (name + '.png')
        subprocess.run(['import', '-window', 'root', str(path)], check=False)
        return path

    def tree(self, out=sys.stdout):
        shown = {node for node, _ in walk(self.root, hidden=False)}
        for node, depth in walk(self.root):
            hidden = '' if node in shown else ' (hidden)'
            print('  ' * depth + f'{node.role} "{node.name}"{hidden}', file=out)

    def close(self, patience=PATIENCE):
        """Closes the window as the user does, and returns the exit code."""
        if self.process.poll() is None:
            self.activate()
            xdotool('key', 'ctrl+q')
        return self.process.wait(timeout=patience)

    def print_to_file(self, ask):
        """What @ask asks to be printed, by the printer's dialog: facts of the pages, and their text.

        There is no printer but the file; its place is where the program was started.
        """
        def windows():
            return len(self.all(role='frame')) + len(self.all(role='dialog'))
        before = windows()
        ask()
        journey.wait('the printer\'s dialog', lambda: windows() > before)
        dialog = self.find(role='dialog', name='打印')
        button = self.find(role='push button', name='打印(_P) 打印(P)', within=dialog)

        def chosen():
            if not button.is_now('sensitive'):
                self.press('Down', patience=0.5)
            return button.is_now('sensitive')
        journey.wait('the printer to be chosen', chosen)
        self.click(button)
        journey.wait('the dialog to go', lambda: windows() <= before)
        path = journey.wait('the printed file',
                            lambda: next(pathlib.Path(self.home).rglob('*.pdf'), None))
        facts = journey.wait('all of it', lambda: subprocess.run(
            ['pdfinfo', path], capture_output=True, text=True).stdout)
        text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True,
                              check=True).stdout
        path.unlink()
        return facts, text

    def type_path(self, button, path):
        """Into the file chooser that has this button, until its entry has all of it; then Return."""
        self.find(role='push button', part=button)

        def entry():
            return next(iter(self.all(role='text', state='focused')), None)

        def typed():
            if entry() is None:
                key('slash')  # in a list of folders it opens the entry
                journey.wait('the entry', entry, 3)
            key('ctrl+a')
            type_text(str(path))
            return journey.wait('the path', lambda: entry().text().startswith(str(path)), 5)
        self.wait('the path in the file chooser', typed)
        key('Return')

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def xdotool(*arguments):
    subprocess.run(['xdotool', *arguments], check=True, stdout=subprocess.DEVNULL)


def open_street(programs, file=None, **options):
    """The sample's street 青禾街道, in a program that the caller ends by programs."""
    program = Program(file or journey.sample(), **options)
    programs.append(program)
    program.see('临江区')
    program.activate()
    program.go_to('990101001', '青禾街道')
    return program


def key(*names):
    for name in names:
        xdotool('key', '--clearmodifiers', name)
        time.sleep(0.03)


def type_text(text):
    xdotool('type', '--delay', '20', text)


def move(x, y):
    xdotool('mousemove', str(int(x)), str(int(y)))


def point_and_click(x, y, button=1):
    move(x, y)
    time.sleep(0.05)
    xdotool('click', str(button))


def colours(program):
    """Colours in the middle of the map: one while nothing is drawn."""
    x, y, width, height = program.place(program.map)
    crop = f'{width // 2}x{height // 2}+{x + width // 4}+{y + height // 4}'
    out = subprocess.run(['import', '-window', 'root', '-crop', crop, '-format', '%k', 'info:-'],
                         capture_output=True, text=True, check=True).stdout
    return int(out)


def tell(name, program):
    """What a failed test leaves behind: the screen and the tree of its names."""
    yield f'picture: {program.picture("failed-" + name)}'
    if program.process.poll() is None:
        with open(BUILD / 'tests' / 'pictures' / f'failed-{name}.txt', 'w',
                  encoding='utf-8') as out:
            program.tree(out)


def run(*tests):
    """Runs functions as TAP; each appends the programs that it starts to its argument."""
    journey.run(*tests, tell=tell)
