# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of a program, asked for as a whole.

One question (GetItems) brings every accessible with its role, name and
states; what it does not bring (places, texts) is asked for many at once.
Node by node, as pyatspi does it, a page costs thousands of round trips.
A Node says what was true when it was found: wait by finding it again.
"""
import ast
import re
import time

import gi

gi.require_version('Atspi', '2.0')
# pylint: disable=wrong-import-position
from gi.repository import Atspi, Gio, GLib  # noqa: E402

A11Y = 'org.a11y.atspi.'
COMPONENT = f"'{A11Y}Component'"
ROLES = {}
ROOT = '/org/a11y/atspi/accessible/root'
STRING = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
# ((owner, path), (owner, root), (owner, parent), index, children, interfaces, name, role,
#  description, states). Reading a thousand as text is far quicker than taking them apart.
ITEM = re.compile(
    r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), "
    r"\[([^]]*)\], " + STRING + r", (\d+), " + STRING + r", \[(\d+), (\d+)\]\)", re.DOTALL)
CHILD = re.compile(r"\('[^']*', '([^']*)'\)")


def role_name(number):
    if number not in ROLES:
        ROLES[number] = Atspi.role_get_name(Atspi.Role(number))
    return ROLES[number]


def unquoted(text):
    return ast.literal_eval(text) if '\\' in text else text[1:-1]


def state_bit(state):
    """Of a state's name ("focused") or number (Atspi.StateType)."""
    if isinstance(state, str):
        state = getattr(Atspi.StateType, state.upper().replace('-', '_'))
    return 1 << int(state)


VISIBLE = state_bit('visible')


class Box:
    """A place in its window."""

    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


class States:
    def __init__(self, bits):
        self.bits = bits

    def contains(self, state):
        return bool(self.bits & state_bit(state))


class Node:
    """An accessible as it was in one look at the tree."""

    def __init__(self, look, item, parent_path):
        self.look = look
        self.path, self.parent_path = item[1], parent_path
        self.interfaces = item[5]
        self.name, self.description = unquoted(item[6]), unquoted(item[8])
        self.role = role_name(int(item[7]))
        self.bits = int(item[9]) | int(item[10]) << 32

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def __iter__(self):
        return iter(self.children())

    def __getitem__(self, number):
        return self.children()[number]

    def children(self):
        return self.look.children.get(self.path, [])

    def is_a(self, interface):
        return f"'{A11Y}{interface}'" in self.interfaces

    @property
    def parent(self):
        return self.look.nodes.get(self.parent_path)

    @property
    def childCount(self):
        return len(self.children())

    def getChildAtIndex(self, number):
        return self.children()[number]

    def getRoleName(self):
        return self.role

    def was(self, state):
        """In the look that found it."""
        return bool(self.bits & state_bit(state))

    def getState(self):
        """Now."""
        low, high = self.ask('Accessible', 'GetState')
        return States(low | high << 32)

    def is_now(self, state):
        return self.getState().contains(state)

    def ask(self, interface, method, signature=None, *values):
        """One question, waited for; NotImplementedError when there is no such thing here."""
        answer = self.look.tree.ask([(self.path, interface, method, signature, values)])[0]
        if answer is None:
            raise NotImplementedError(f'{interface}.{method} of {self.role} "{self.name}"')
        return answer.unpack()[0]

    def extents(self):
        if self.is_a('Component'):
            return Box(*self.ask('Component', 'GetExtents', '(u)', 1))
        raise NotImplementedError('no place')

    def written(self):
        """What is written in it. GTK 4.8: -1 is no end in an entry."""
        return self.ask('Text', 'GetText', '(ii)', 0, 1 << 20)

    def text(self):
        """What is written in it; its name where nothing is."""
        return self.is_a('Text') and self.written() or self.name

    def set_text(self, text):
        self.ask('EditableText', 'SetTextContents', '(s)', text)

    def actions(self):
        """Their names in the program; GetActions has those for people."""
        count = len(self.ask('Action', 'GetActions'))
        return [self.ask('Action', 'GetName', '(i)', i) for i in range(count)]

    def act(self, number):
        return self.ask('Action', 'DoAction', '(i)', number)

    def getRelationSet(self):
        return self.ask('Accessible', 'GetRelationSet')


class Look:
    """All that was there at one moment."""

    def __init__(self, tree, items, children):
        self.tree = tree
        self.nodes = {}
        self.children = {}
        self.seen = {}
        items = {item[1]: item for item in items}

        def add(path, parent):
            node = self.nodes[path] = Node(self, items[path], parent)
            self.children[path] = [add(child, path) for child in children.get(path, ())
                                   if child in items]
            return node

        self.root = add(ROOT, None)
        self.windows = self.children[ROOT]

    def below(self, node):
        """node and everything in it, in the order of the tree."""
        yield node
        for child in self.children.get(node.path, []):
            yield from self.below(child)

    def look_at_places(self, nodes):
        """Whether each has a place: GTK 4.8 gives SHOWING to windows only."""
        nodes = [n for n in nodes if n.path not in self.seen]
        with_place = [n for n in nodes if n.was('visible') and n.is_a('Component')]
        for node in nodes:
            # The page of a stack is no widget: what it shows has the place.
            self.seen[node.path] = node.role == 'application' or (
                node.was('visible') and not node.is_a('Component'))
        for node, (_, _, width, _) in zip(with_place, self.places(with_place)):
            self.seen[node.path] = width > 0

    def chain(self, node):
        while node is not None:
            yield node
            node = self.nodes.get(node.parent_path)

    def visible(self, nodes):
        """Those that are shown, as all that they are in."""
        nodes = [n for n in nodes if all(m.was('visible') or m.role == 'application'
                                         for m in self.chain(n))]
        asked = {m.path: m for n in nodes for m in self.chain(n)}
        self.look_at_places(list(asked.values()))
        return [n for n in nodes if all(self.seen[m.path] for m in self.chain(n))]


    def places(self, nodes):
        """Each one's place in its window: x, y, width, height."""
        answers = self.tree.ask([(n.path, 'Component', 'GetExtents', '(u)', (1,)) for n in nodes])
        return [answer.unpack()[0] if answer else (0, 0, 0, 0) for answer in answers]

    def texts(self, nodes):
        """What is written in each."""
        answers = self.tree.ask([(n.path, 'Text', 'GetText', '(ii)', (0, 1 << 20)) for n in nodes])
        return [answer.unpack()[0] if answer else '' for answer in answers]


class Focus:
    """Where the keyboard is, as the program tells it to a screen reader.

    Costs one message a key, where a look at the whole tree costs hundreds.
    """

    def __init__(self, bus, owner):
        self.bus, self.owner = bus, owner
        self.path = None
        self.moves = 0
        bus.signal_subscribe(owner, A11Y + 'Event.Object', 'StateChanged', None, 'focused',
                             Gio.DBusSignalFlags.NONE, self._told)

    def _told(self, _bus, _owner, path, _interface, _signal, parameters):
        if parameters.get_child_value(1).get_int32():
            self.path = path
            self.moves += 1

    def hear(self, seconds, moves):
        """Until it has moved once more than @moves; the path, or None where nothing was told."""
        end = time.monotonic() + seconds
        context = GLib.MainContext.default()
        while self.moves <= moves and time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.005)
        return self.path if self.moves > moves else None

    def name(self, path):
        """Of one accessible, without a look at the others."""
        return self.bus.call_sync(
            self.owner, path, 'org.freedesktop.DBus.Properties', 'Get',
            GLib.Variant('(ss)', (A11Y + 'Accessible', 'Name')), None, Gio.DBusCallFlags.NONE,
            20000, None).unpack()[0]


class Tree:
    """The connection to one program's tree; None from find() while it has none."""

    def __init__(self, bus, owner):
        self.bus = bus
        self.owner = owner
        self.focus = Focus(bus, owner)

    def ask(self, questions):
        """Many questions at once: (path, interface, method, signature, values) each.

        The answers are packed; None where there was none.
        """
        answers = [None] * len(questions)
        left = len(questions)

        def answered(bus, result, number):
            nonlocal left
            left -= 1
            try:
                answers[number] = bus.call_finish(result)
            except GLib.Error:
                pass

        for number, (path, interface, method, signature, values) in enumerate(questions):
            self.bus.call(self.owner, path, A11Y + interface, method,
                          GLib.Variant(signature, values) if signature else None, None,
                          Gio.DBusCallFlags.NONE, 20000, None, answered, number)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def items(self):
        answer = self.ask([('/org/a11y/atspi/cache', 'Cache', 'GetItems', None, ())])[0]
        if answer is None:
            raise LookupError('the program does not answer')
        items = list(ITEM.finditer(answer.print_(False)))
        assert len(items) == answer.get_child_value(0).n_children(), 'not all could be read'
        return items

    def look(self, thorough=False):
        """What is there now.

        GTK 4.8 leaves out of its items what nobody asked for yet, and keeps
        what is hidden or gone. Where the visible ones are just as many as
        their parent counts, in places of their own, they are its children; it
        is asked where they are not, and where one is the page of a stack:
        what the page shows is the child then. One that came as another one
        went may be overlooked: a thorough look asks everyone.
        """
        items = self.items()
        told = {item[1]: item for item in items}
        kin = {}
        for item in items:
            if int(item[9]) & VISIBLE:
                kin.setdefault(item[2], []).append(item)
        children, found, level = {}, False, [ROOT]
        while level:
            asked = []
            for path in level:
                mine = sorted(kin.get(path, ()), key=lambda item: int(item[3]))
                count = int(told[path][4]) if path in told else 0
                if path in told and path != ROOT and count == 0 and not thorough:
                    children[path] = []
                elif (not thorough and count > 0 and [int(item[3]) for item in mine] == list(range(count))
                      and all(COMPONENT in item[5] for item in mine)):
                    children[path] = [item[1] for item in mine]
                else:
                    asked.append(path)
            answers = self.ask([(path, 'Accessible', 'GetChildren', None, ()) for path in asked])
            for path, answer in zip(asked, answers):
                children[path] = CHILD.findall(answer.print_(False)) if answer else []
            level = [child for path in level for child in children[path]]
            found = found or any(child not in told for child in level)
        return Look(self, self.items() if found else items, children)


def connect():
    """The bus of accessibility, which the session's bus starts when asked."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


def find(bus, pid):
    """The tree of the program with this process id, once it has a window."""
    children = bus.call_sync(A11Y + 'Registry', ROOT, A11Y + 'Accessible', 'GetChildren', None, None,
                             Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
    for owner, _ in children:
        its = bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                            'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)), None,
                            Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        if its == pid:
            tree = Tree(bus, owner)
            return tree if tree.look().windows else None
    return None
