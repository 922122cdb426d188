#!/usr/bin/env python3
"""Holds every #include against doors.txt and says each wrong arrow in a sentence.

usage: check_doors.py SOURCE_ROOT [DOORS]     exit 0: every arrow is a door; 1: wrong arrows, one line each
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<][^">]+[">])')


def read_doors(path):
    rooms, reasons, headers = {}, {}, {}
    for line in path.read_text().splitlines():
        line = line.split('#')[0].strip() if line.startswith('#') else line.strip()
        if not line:
            continue
        name, _, rest = line.partition(': ')
        allowed, _, reason = rest.partition('|')
        if name.startswith('<'):
            headers[name] = set(allowed.split())
        else:
            name = name.rstrip(':')
            rooms[name] = set(allowed.split())
            reasons[name] = reason.strip()
    return rooms, reasons, headers


def room_of(path, rooms):
    """The innermost room that a path lies in: core/station/daemon before core/station."""
    inside = [room for room in rooms if path == room or path.startswith(room + '/')]
    return max(inside, key=len) if inside else None


def wrong_arrows(root, rooms, reasons, headers):
    for source in sorted(p for top in ('core', 'kiosk') for p in (root / top).rglob('*') if p.suffix in ('.h', '.cpp')):
        name = source.relative_to(root).as_posix()
        here = room_of(name, rooms)
        if here is None:
            yield f'{name} lies in no room of doors.txt.'
            continue
        for number, line in enumerate(source.read_text(errors='replace').splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            what = match.group(1)
            if what.startswith('"'):
                there = room_of(what.strip('"'), rooms)
                if there is None or there == here or there in rooms[here]:
                    continue
                yield f'{name}:{number} opens a door from {here} to {there}; {reasons[here]}.'
            for header, allowed in headers.items():
                if what.startswith(header.rstrip('>')) and here not in allowed:
                    yield f'{name}:{number} includes {what}, which only {", ".join(sorted(allowed))} may; {reasons[here]}.'


def wrong_links(root, rooms, reasons):
    """The link list of each room's CMake library must open no other door either."""
    for lists in sorted(p for top in ('core', 'kiosk') for p in (root / top).rglob('CMakeLists.txt')):
        here = lists.parent.relative_to(root).as_posix()
        match = re.search(r'cz_room\(.*?\bDOORS\b(.*?)(?:\bUSES\b|\bSOURCES\b|\))', lists.read_text(), re.S)
        for door in match.group(1).split() if match and here in rooms else []:
            there = next((room for room in rooms if room.split('/')[-1] == door), door)
            if there not in rooms[here]:
                yield f'{here}/CMakeLists.txt links {here} to {there}; {reasons[here]}.'


def main():
    root = pathlib.Path(sys.argv[1])
    doors = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).with_name('doors.txt')
    rooms, reasons, headers = read_doors(doors)
    wrong = [*wrong_arrows(root, rooms, reasons, headers), *wrong_links(root, rooms, reasons)]
    print('\n'.join(wrong) if wrong else 'every arrow is a door')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
