#!/usr/bin/env python3
"""Checks what a Muster event log proves, with nothing but Python 3.9 and the files.

Written from docs/log-format.md and docs/evidence-bundle.md; it shares no code with Muster, only the test vectors.
"""
import argparse
import base64
import bisect
import datetime
import functools
import hashlib
import json
import re
import struct
import sys
import zipfile
import zlib

PROVEN, DAMAGED, UNREADABLE, NOT_PROVABLE = 0, 1, 2, 3
INTEGRITY, COMPLETENESS = 'integrity', 'completeness'
KEPT = 100
MISSING_LOOKED_FOR = 100
HASH = re.compile(r'[0-9a-f]{64}\Z')
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z\Z', re.ASCII)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
DASH = '\u2014 '


class Unreadable(Exception):
    """The input is not what it should be, so nothing can be said about the log."""


class Misfit(Exception):
    """A line or field is not in the format."""


# --- Ed25519 (RFC 8032), verification only -------------------------------------------------------------------------

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def _add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _double(p):
    a = p[0] * p[0] % P
    b = p[1] * p[1] % P
    c = 2 * p[2] * p[2] % P
    h = a + b
    e = h - (p[0] + p[1]) * (p[0] + p[1]) % P
    g = a - b
    f = c + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def _point(encoded):
    """The point these 32 bytes stand for; None when they stand for none."""
    y = int.from_bytes(encoded, 'little')
    sign = y >> 255
    y &= (1 << 255) - 1
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


@functools.lru_cache(maxsize=64)
def _key_tables(encoded):
    """Points for the two scalars together: none, the base point, minus the key, both."""
    key = _point(encoded)
    if key is None:
        return None
    minus = (P - key[0], key[1], 1, P - key[3])
    return (0, 1, 1, 0), BASE, minus, _add(BASE, minus)


@functools.lru_cache(maxsize=4096)
def ed25519_verifies(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    tables = _key_tables(key)
    s = int.from_bytes(signature[32:], 'little')
    if tables is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    sum_ = (0, 1, 1, 0)
    for bit in range(max(s.bit_length(), h.bit_length()) - 1, -1, -1):
        sum_ = _double(sum_)
        which = (s >> bit & 1) | (h >> bit & 1) << 1
        if which:
            sum_ = _add(sum_, tables[which])
    inverse = pow(sum_[2], P - 2, P)
    x, y = sum_[0] * inverse % P, sum_[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little') == signature[:32]


# --- hashes and the tree ---------------------------------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def _bytes(data):
    return struct.pack('>i', len(data)) + data


def leaf_hash(commit, event, sequence):
    return sha256(b''.join((
        b'\x00\x01', _bytes(event['id'].encode()), commit['aggregate'], struct.pack('>q', sequence),
        _bytes(event['type'].encode()), struct.pack('>i', event['revision']), _bytes(event['metadata']), _bytes(event['payload']))))


def commit_hash(previous, position, millis, leaves):
    return sha256(b'\x02\x01' + previous + struct.pack('>qqi', position, millis, len(leaves)) + b''.join(leaves))


def node_hash(left, right):
    return sha256(b'\x01' + left + right)


class Tree:
    """RFC 9162's tree, grown leaf by leaf; it keeps the roots of its perfect subtrees only."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def add(self, leaf):
        bits = self.size
        while bits & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            bits >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha256(b'')
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def includes(size, root, index, leaf, proof):
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def continues(first, first_root, second, second_root, proof):
    """RFC 9162, 2.1.4.2."""
    if not 0 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == sha256(b'')
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


# --- strict JSON -------------------------------------------------------------------------------------------------------

def _unique(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Misfit('a key is given twice')
    return found


def _refuse(name):
    raise Misfit(name + ' is no JSON')


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse)


def read_object(data):
    try:
        value = _DECODER.decode(data.decode('utf-8'))
    except (ValueError, RecursionError) as e:
        raise Misfit('a line is not JSON: %s' % e) from None
    if type(value) is not dict:
        raise Misfit('a line is not a JSON object')
    return value


def fields(value, allowed):
    if type(value) is not dict:
        raise Misfit('an object is missing')
    for name in value:
        if name not in allowed:
            raise Misfit('there is no field "%s" in the format' % name)
    return value


def text(value, name):
    found = value.get(name)
    if type(found) is not str:
        raise Misfit(name + ' is missing or not text')
    return found


def number(value, name, bits=63):
    found = value.get(name)
    if type(found) is not int or not -1 << bits <= found < 1 << bits:
        raise Misfit(name + ' is missing or not a whole number')
    return found


def hash_of(value, name):
    found = text(value, name)
    if not HASH.match(found):
        raise Misfit(name + ' is not a hash')
    return bytes.fromhex(found)


def utf8(value):
    try:
        return value.encode('utf-8')
    except UnicodeEncodeError:
        raise Misfit('half a character stands in a text') from None


def exact(event, name):
    """Bytes that are no text, as only damage makes them, stand in Base64."""
    if name + 'Base64' not in event:
        return utf8(text(event, name))
    if name in event:
        raise Misfit(name + ' is given twice')
    try:
        return base64.b64decode(text(event, name + 'Base64'), validate=True)
    except ValueError:
        raise Misfit(name + ' is not Base64') from None


def base64_hashes(value, name):
    found = value.get(name)
    if type(found) is not list:
        raise Misfit(name + ' is missing or not a list')
    hashes = []
    for each in found:
        try:
            hashes.append(base64.b64decode(each, validate=True))
        except (ValueError, TypeError):
            raise Misfit('a hash is not Base64') from None
        if len(hashes[-1]) != 32:
            raise Misfit('a hash is not 32 bytes long')
    return hashes


# --- checkpoints and keys --------------------------------------------------------------------------------------------

class Key:
    def __init__(self, vkey, start):
        self.text, self.start = vkey, start
        parts = vkey.split('+', 2)
        try:
            typed = base64.b64decode(parts[2], validate=True)
        except (ValueError, IndexError):
            raise Unreadable('"%s" is not a verifier key' % vkey) from None
        if not parts[0] or len(typed) != 33 or typed[0] != 1:
            raise Unreadable('"%s" is not an Ed25519 verifier key' % vkey)
        self.name, self.key = parts[0], typed[1:]
        self.id = sha256(self.name.encode() + b'\n' + typed)[:4]
        if parts[1] != self.id.hex():
            raise Unreadable('the key "%s" does not match its own id' % vkey)


def read_keys(content):
    keys = []
    for line in content.split('\n'):
        line = line.strip()
        if not line or line.startswith('#'):
            continue
        vkey, separator, start = line.rpartition(' from ')
        if not separator:
            vkey, start = line, '0'
        if not re.match(r'(0|[1-9][0-9]{0,17})\Z', start, re.ASCII):
            raise Unreadable('"%s" is not the size a key signs from' % start)
        if keys and int(start) < keys[-1].start:
            raise Unreadable('the keys are not in the order in which they signed')
        keys.append(Key(vkey, int(start)))
    if not keys:
        raise Unreadable('there is no key in the keys file')
    return keys


class Checkpoint:
    def __init__(self, body, signatures, line):
        form = (r'(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\ncommit ([0-9a-f]{64})\n'
                r'time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)(?:\nkey ([^\n]+))?\Z')
        match = re.match(form, '\n'.join(body[1:]), re.ASCII)
        if not match:
            raise Unreadable('in line %d begins no checkpoint' % line)
        self.origin = body[0]
        self.size = int(match[1])
        self.root = base64.b64decode(match[2])
        self.head = bytes.fromhex(match[3])
        self.time, self.next_key = match[4], match[5]
        self.text = ('\n'.join(body) + '\n').encode()
        self.signatures = []
        for signature in signatures:
            name, _, encoded = signature[len(DASH):].partition(' ')
            try:
                data = base64.b64decode(encoded, validate=True)
            except ValueError:
                data = b''
            if len(data) < 5:
                raise Unreadable('the checkpoint that begins in line %d is damaged' % line)
            self.signatures.append((name, data[:4], data[4:]))

    def signed_by(self, key):
        return any(name == key.name and key_id == key.id and ed25519_verifies(key.key, self.text, signature)
                   for name, key_id, signature in self.signatures)


def read_checkpoints(content):
    if '\r' in content:
        raise Unreadable('a carriage return stands in the checkpoints')
    lines = content.split('\n')
    if lines and not lines[-1]:
        lines.pop()
    found, at = [], 0
    while at < len(lines):
        start = at
        while at < len(lines) and lines[at]:
            at += 1
        body = lines[start:at]
        at += 1
        signed = at
        while at < len(lines) and lines[at].startswith(DASH):
            at += 1
        if at <= signed:
            raise Unreadable('the checkpoint that begins in line %d is not signed or breaks off' % (start + 1))
        if not body:
            raise Unreadable('in line %d begins no checkpoint' % (start + 1))
        found.append(Checkpoint(body, lines[signed:at], start + 1))
        if at < len(lines):
            if lines[at]:
                raise Unreadable('in line %d a checkpoint does not end' % (at + 1))
            at += 1
    return found


class Signed:
    """The published checkpoints, as far as they are validly signed and do not contradict each other."""

    def __init__(self, notes, keys):
        self.keys = read_keys(keys)
        self.valid, self.findings, self.unvouched = [], [], []
        found = sorted(read_checkpoints(notes), key=lambda each: each.size)
        if not found:
            raise Unreadable('there is no checkpoint in the checkpoints file')
        for each in found:
            self._add(each)
        for before, key in zip(self.keys, self.keys[1:]):
            if not any(c.size == key.start and c.next_key == key.text and c.signed_by(before) for c in self.valid):
                self.unvouched.append(key.text)

    def _add(self, c):
        if not any(key.start <= c.size <= (self.keys[i + 1].start if i + 1 < len(self.keys) else 1 << 63) and c.signed_by(key)
                   for i, key in enumerate(self.keys)):
            return self._wrong(c, 'the checkpoint for position %d, dated %s, was changed after it was signed, '
                                  'or not signed with a key that is valid there' % (c.size, c.time))
        before = self.valid[-1] if self.valid else c
        if before.origin != c.origin:
            return self._wrong(c, 'the checkpoint for position %d is about another log, "%s"' % (c.size, c.origin))
        if before.size == c.size and (before.root, before.head) != (c.root, c.head):
            return self._wrong(c, 'two signed checkpoints for position %d contradict each other: '
                                  'the log was shown in two versions' % c.size)
        self.valid.append(c)

    def _wrong(self, c, sentence):
        self.findings.append(finding(INTEGRITY, 'checkpoint', c.size, c.size, None, sentence))


# --- findings ------------------------------------------------------------------------------------------------------------

def finding(verdict, kind, start, end, event, sentence):
    return {'verdict': verdict, 'kind': kind, 'from': start, 'to': end, 'eventId': event['id'] if event else None,
            'type': event['type'] if event else None, 'sentence': sentence}


def name_of(position, event):
    return 'event at position %d (id %s, type %s)' % (position, event['id'], event['type'])


def name_in(commit, index):
    return name_of(commit['position'] + index, commit['events'][index])


def about(commit, kind, what, start=0, end=None):
    """A finding about events of one commit."""
    end = len(commit['events']) - 1 if end is None else end
    name = name_in(commit, start) + (' to ' + name_in(commit, end) if end > start else '')
    return finding(INTEGRITY, kind, commit['position'] + start, commit['position'] + end, commit['events'][start], name + ' ' + what)


# --- one commit ----------------------------------------------------------------------------------------------------------

COMMIT_FIELDS = {'position', 'version', 'count', 'recordTime', 'aggregateType', 'aggregateId', 'sequence', 'previous', 'hash', 'events'}
EVENT_FIELDS = {'id', 'type', 'revision', 'metadata', 'metadataBase64', 'payload', 'payloadBase64', 'leaf'}


def millis(value):
    if not TIME.match(value):
        raise Misfit('recordTime is not a time in UTC with milliseconds')
    try:
        whole = datetime.datetime.strptime(value[:19] + '+0000', '%Y-%m-%dT%H:%M:%S%z')
    except ValueError:
        raise Misfit('recordTime is not a time') from None
    fraction = int((value[20:-1] + '000')[:3])
    return int((whole - EPOCH).total_seconds()) * 1000 + fraction


def parse_commit(line):
    fields(line, COMMIT_FIELDS)
    if number(line, 'version', 31) != 1:
        raise Misfit('its format version is not known')
    listed = line.get('events')
    if type(listed) is not list:
        raise Misfit('events is missing or not a list')
    events = []
    for each in listed:
        fields(each, EVENT_FIELDS)
        utf8(text(each, 'id') + text(each, 'type'))
        events.append({'id': each['id'], 'type': each['type'], 'revision': number(each, 'revision', 31), 'metadata': exact(each, 'metadata'),
                       'payload': exact(each, 'payload'), 'leaf': hash_of(each, 'leaf')})
    position = number(line, 'position')
    if not events or not 1 <= position < 1 << 62:
        raise Misfit('it has no events or no position')
    return {'position': position, 'count': number(line, 'count', 31), 'millis': millis(text(line, 'recordTime')),
            'aggregate': _bytes(utf8(text(line, 'aggregateType'))) + _bytes(utf8(text(line, 'aggregateId'))),
            'aggregateId': line['aggregateId'],
            'sequence': number(line, 'sequence'), 'previous': hash_of(line, 'previous'), 'hash': hash_of(line, 'hash'), 'events': events}


class CommitCheck:
    """Each event against its leaf hash, the commit against its hash."""

    def __init__(self, commit):
        self.commit, self.findings = commit, []
        self.size, self.count = len(commit['events']), commit['count']
        self.stated = [event['leaf'] for event in commit['events']]
        self.computed = [self._leaf(i, i) for i in range(self.size)]
        self.whole = self.is_hash_of(commit['previous'], commit['position'])
        if self.size != self.count or self.stated != self.computed or not self.whole:
            self._examine()
        self.recorded = self.size if self.whole else max(self.size, self.count)
        self.has_all_leaves = self.whole or self.size == self.count

    def leaves(self):
        c = self.commit
        if not self.whole and commit_hash(c['previous'], c['position'], c['millis'], self.computed) == c['hash']:
            return self.computed
        return self.stated

    def hash_over(self, previous):
        return commit_hash(previous, self.commit['position'], self.commit['millis'], self.stated)

    def is_hash_of(self, previous, position, leaves=None):
        return commit_hash(previous, position, self.commit['millis'], self.stated if leaves is None else leaves) == self.commit['hash']

    def _leaf(self, index, place):
        sequence = self.commit['sequence'] + place
        if not -1 << 63 <= sequence < 1 << 63:
            return b''
        return leaf_hash(self.commit, self.commit['events'][index], sequence)

    def _examine(self):
        if self.whole and self.size != self.count:
            self.findings.append(about(self.commit, 'changed', 'was changed: its commit says that it has %d events' % self.count))
        self._events(self.size if self.whole else self.count)
        if not self.whole and not self.findings:
            self.findings.append(about(self.commit, 'changed', 'was changed: the commit does not match its hash'))

    def _events(self, count):
        shift = 0
        for i in range(self.size):
            if self._leaf(i, i + shift) == self.stated[i]:
                continue
            place = self._place(i, count)
            if place is None:
                self.findings.append(about(self.commit, 'changed', 'was changed: its content does not match its hash', i, i))
            elif self.size < count and place > i + shift:
                self._missing(i + shift, place - 1)
                shift = place - i
            elif self.size <= count:
                recorded = self.commit['position'] + place
                self.findings.append(about(self.commit, 'moved', 'was moved: it was recorded at position %d' % recorded, i, i))
        if self.size < count and shift < count - self.size:
            self._missing(self.size + shift, count - 1)
        if self.size > count:
            self._inserted()

    def _place(self, i, count):
        for place in range(max(self.size, min(count, self.size + MISSING_LOOKED_FOR))):
            if self._leaf(i, place) == self.stated[i]:
                return place
        return None

    def _inserted(self):
        for i in range(self.size):
            if self.is_hash_of(self.commit['previous'], self.commit['position'], self.stated[:i] + self.stated[i + 1:]):
                self.findings.append(about(self.commit, 'inserted', 'was inserted into its commit', i, i))
                return
        self.findings.append(about(self.commit, 'inserted', 'or another of its commit was inserted'))

    def _missing(self, start, end):
        beside = min(max(start - 1, 0), self.size - 1)
        position = self.commit['position']
        self.findings.append(finding(
            COMPLETENESS, 'missing', position + start, position + end, None,
            'event at position %d is missing: it was deleted from the commit of the %s' % (position + start, name_in(self.commit, beside))))


# --- a log -----------------------------------------------------------------------------------------------------------------

class LogVerifier:
    def __init__(self, signed=None):
        self.signed = signed
        self.ahead = [c for c in signed.valid if c.size > 0] if signed else []
        self.newest = self.ahead[-1] if self.ahead else None
        self.next_checkpoint = self.agreed = self.proven = self.departed = 0
        self.connected_from, self.unproven = 1, []
        self.found = list(signed.findings) if signed else []
        self.missing = []
        self.tree = Tree()
        self.commits = self.events = self.position = 0
        self.head = bytes(32)
        self.heads = [self.head]
        self.time = None
        self.previous = self.first_unproven = None
        self.after_unreadable = False

    def run(self, lines):
        ended = False
        header(next(lines, b''))
        for line in lines:
            if ended:
                self.found.append(finding(INTEGRITY, 'inserted', self.position + 1, self.position + 1, None,
                                          'after the end of the export, at position %d, comes more' % (self.position + 1)))
                break
            ended = self._line(line)
        if not ended:
            self._cut('the export breaks off after position %d; export it again' % self.position)
        for start, end in self.missing:
            names = 'event at position %d is' % start if start == end else 'events at positions %d to %d are' % (start, end)
            self.found.append(finding(COMPLETENESS, 'missing', start, end, None, names + ' missing'))
        if self.newest and self.newest.size > self.position:
            end = ' with the ' + name_in(self.previous, len(self.previous['events']) - 1) if self.previous else ''
            self.found.append(finding(
                COMPLETENESS, 'missing', self.position + 1, self.newest.size, None,
                'the end is missing: the log ends at position %d%s, but the checkpoint signed at %s proves that it reached position %d'
                % (self.position, end, self.newest.time, self.newest.size)))
        return self._result()

    def _line(self, line):
        try:
            value = read_object(line)
            if 'end' in value:
                self._end(value)
                return True
            self._commit(parse_commit(value))
        except Misfit as e:
            self.found.append(finding(INTEGRITY, 'unreadable', self.position + 1, self.position + 1, None,
                                      'at position %d is what is not in the format of a commit: %s' % (self.position + 1, e)))
            self.commits += 1
            self.after_unreadable, self.heads, self.tree = True, [], None
        return False

    def _commit(self, commit):
        self.commits += 1
        self.events += len(commit['events'])
        check = CommitCheck(commit)
        expected = self.position + 1
        if commit['position'] != expected and not check.whole and check.is_hash_of(commit['previous'], expected):
            claimed, commit = commit['position'], dict(commit, position=expected)
            check = CommitCheck(commit)
            self.found.append(about(commit, 'changed', 'was changed: its commit claims position %d' % claimed))
        last = commit['position'] + len(commit['events']) - 1
        if commit['position'] <= self.position:
            return self._out_of_order(commit, last, check)
        self.found += check.findings
        if commit['position'] > expected:
            self._gap(expected, commit['position'] - 1)
        self._chain(commit, check)
        self.after_unreadable = False
        if self.tree and check.has_all_leaves:
            for leaf in check.leaves():
                self.tree.add(leaf)
        else:
            self.tree = None
        if self.first_unproven is None or self.first_unproven['position'] <= self.proven:
            self.first_unproven = commit
        self.position = commit['position'] + check.recorded - 1
        self.previous, self.head = commit, commit['hash']
        self._compare(commit)

    def _out_of_order(self, commit, last, check):
        start = commit['position']
        at = bisect.bisect_right(self.missing, (start, 1 << 63)) - 1
        if at < 0 or self.missing[at][1] < last:
            self.found.append(about(commit, 'inserted', 'was inserted or moved: the log has already reached position %d' % self.position))
            return
        gap_start, gap_end = self.missing[at]
        self.missing[at:at + 1] = [gap for gap in ((gap_start, start - 1), (last + 1, gap_end)) if gap[0] <= gap[1]]
        self.found.append(about(commit, 'moved', 'was moved: it stands after position %d' % self.position))
        self.found += check.findings

    def _gap(self, start, end):
        if not self.after_unreadable:
            self.missing.append((start, end))
        self._unproven_up_to(start - 1)
        self.connected_from = end + 1
        while self.next_checkpoint < len(self.ahead) and self.ahead[self.next_checkpoint].size <= end:
            self.next_checkpoint += 1
        self.tree, self.heads = None, []

    def _chain(self, commit, check):
        follows = not self.heads or commit['previous'] in self.heads
        if check.whole and not follows:
            if self.previous is None:
                self.found.append(about(commit, 'replaced', 'was replaced: it was recorded after something else'))
            else:
                last = commit['position'] + len(commit['events']) - 1
                self.found.append(finding(
                    INTEGRITY, 'replaced', self.previous['position'], last, self.previous['events'][0],
                    '%s was replaced, or what follows it: the %s was recorded after something else'
                    % (name_in(self.previous, 0), name_in(commit, 0))))
        if check.whole and self.time is not None and commit['millis'] < self.time:
            self.found.append(about(commit, 'changed', 'was recorded before the event in front of it'))
        self.time = commit['millis'] if self.time is None else max(self.time, commit['millis'])
        if check.whole:
            self.heads = [commit['hash']]
        else:
            before = commit['previous'] if follows else self.heads[0]
            self.heads = [commit['hash'], check.hash_over(before), check.hash_over(commit['previous'])]

    def _compare(self, commit):
        while self.next_checkpoint < len(self.ahead) and self.ahead[self.next_checkpoint].size <= self.position:
            c = self.ahead[self.next_checkpoint]
            self.next_checkpoint += 1
            if c.size == self.position and c.head in self.heads and (self.tree is None or self.tree.root() == c.root):
                self.agreed += 1
                self.proven = self.position
            elif not self.departed:
                self.departed = c.size
                first = self.first_unproven
                last = min(max(c.size - commit['position'], 0), len(commit['events']) - 1)
                self.found.append(finding(
                    INTEGRITY, 'replaced', min(first['position'], c.size), c.size, first['events'][0],
                    'between the %s and the %s something was changed, inserted or deleted and all hashes after it made to fit: '
                    'the log up to there is not the one that was signed at %s' % (name_in(first, 0), name_in(commit, last), c.time)))

    def _unproven_up_to(self, position):
        start = max(self.connected_from, self.proven + 1)
        if start <= position:
            self.unproven.append([start, position])

    def _cut(self, sentence):
        self.found.append(finding(COMPLETENESS, 'cut-short', self.position, self.position, None, sentence))

    def _end(self, value):
        fields(value, {'end'})
        end = fields(value['end'], {'commits', 'events', 'position', 'hash'})
        stated = number(end, 'position')
        if (number(end, 'commits'), number(end, 'events'), stated, hash_of(end, 'hash')) != (self.commits, self.events, self.position, self.head):
            self._cut('the export is not whole: it says that it ends at position %d with other numbers than were found up to position %d'
                      % (stated, self.position))

    def _result(self):
        self._unproven_up_to(self.position)
        if any(f['verdict'] == INTEGRITY for f in self.found):
            integrity = 'damaged'
        elif self.proven == 0 or any(end < self.proven for _, end in self.unproven):
            integrity = 'not provable'
        else:
            integrity = 'intact'
        if any(f['verdict'] == COMPLETENESS for f in self.found):
            completeness = 'incomplete'
        elif self.newest is None or self.departed:
            completeness = 'not provable'
        else:
            completeness = 'complete'
        return {
            'integrity': integrity, 'completeness': completeness, 'events': self.events, 'position': self.position, 'head': self.head.hex(),
            'root': base64.b64encode(self.tree.root()).decode() if self.tree else None, 'checkpoints': self.agreed,
            'provenUpTo': self.proven, 'signedUpTo': self.newest.size if self.newest else 0,
            'signedAt': self.newest.time if self.newest else None, 'notProvable': self.unproven,
            'unvouchedKeys': self.signed.unvouched if self.signed else [], 'found': len(self.found),
            'findings': sorted(self.found, key=lambda f: f['from'])[:KEPT]}


def header(line):
    try:
        value = read_object(line)
    except Misfit:
        value = {}
    if value.get('format') != 'muster-event-log':
        raise Unreadable('this is not an export of a Muster event log')
    if value.get('version') != 1 or type(value['version']) is not int:
        raise Unreadable('the export has format version %s; this program reads version 1' % value.get('version'))


def verify_log(export, checkpoints=None, keys=None):
    signed = Signed(read(checkpoints), read(keys)) if checkpoints else None
    with open(export, 'rb') as file:
        return LogVerifier(signed).run(line[:-1] if line.endswith(b'\n') else line for line in file)


# --- proofs --------------------------------------------------------------------------------------------------------------------

PROVEN_EVENT = {'position', 'aggregateType', 'aggregateId', 'sequence', 'id', 'type', 'revision', 'metadata', 'payload', 'proof'}


def verify_proof(path, keys):
    with open(path, 'rb') as file:
        data = file.read()
    try:
        return check_proof(read_object(data), read(keys))
    except Misfit as e:
        raise Unreadable('the proof is not in its format: %s' % e) from None


def check_proof(proof, keys):
    if proof.get('format') != 'muster-proof' or number(proof, 'version') != 1:
        raise Unreadable('this is not a proof of a Muster event log')
    kind = text(proof, 'kind')
    if kind == 'incident':
        return _incident(fields(proof, {'format', 'version', 'kind', 'incident', 'checkpoint', 'events'}), keys)
    if kind == 'consistency':
        return _consistency(fields(proof, {'format', 'version', 'kind', 'first', 'second', 'proof'}), keys)
    raise Unreadable('the proof is of a kind this program does not know')


def _single(note, keys, found):
    signed = Signed(note, keys)
    found += signed.findings
    checkpoints = read_checkpoints(note)
    if len(checkpoints) != 1:
        raise Unreadable('the proof needs one checkpoint')
    return checkpoints[0]


def _consistency(proof, keys):
    found = []
    first, second = (_single(text(proof, name), keys, found) for name in ('first', 'second'))
    if first.origin != second.origin or not continues(first.size, first.root, second.size, second.root, base64_hashes(proof, 'proof')):
        found.append(finding(
            INTEGRITY, 'replaced', 1, first.size, None,
            'it is not proven that the log of %d events signed at %s continues the log of %d events signed at %s: '
            'positions 1 to %d may have been written anew' % (second.size, second.time, first.size, first.time, first.size)))
    return {'proven': not found, 'incident': None, 'events': 0, 'size': second.size, 'signedAt': second.time,
            'since': first.time, 'sinceSize': first.size, 'findings': found}


def _incident(proof, keys):
    found = []
    checkpoint = _single(text(proof, 'checkpoint'), keys, found)
    incident = text(proof, 'incident')
    following, named, known, reached = {}, {}, {incident}, 0
    listed = proof.get('events')
    if type(listed) is not list:
        raise Misfit('events is missing or not a list')
    for each in listed:
        fields(each, PROVEN_EVENT)
        event = {'id': text(each, 'id'), 'type': text(each, 'type'), 'revision': number(each, 'revision', 31),
                 'metadata': utf8(text(each, 'metadata')), 'payload': utf8(text(each, 'payload'))}
        position, sequence, aggregate = number(each, 'position'), number(each, 'sequence'), text(each, 'aggregateId')
        commit = {'aggregate': _bytes(utf8(text(each, 'aggregateType'))) + _bytes(utf8(aggregate))}
        name = name_of(position, event)
        if not includes(checkpoint.size, checkpoint.root, position - 1, leaf_hash(commit, event, sequence), base64_hashes(each, 'proof')):
            found.append(finding(INTEGRITY, 'changed', position, position, event, name + ' is not in the signed log as it stands here'))
        if position <= reached:
            found.append(finding(INTEGRITY, 'moved', position, position, event, name + ' does not come after the one in front of it'))
        reached = max(reached, position)
        expected = following.get(aggregate, 0)
        if sequence > expected:
            found.append(finding(COMPLETENESS, 'missing', position, position, event, '%s is given, and what came before it is missing: '
                                 'events %d to %d of %s' % (name, expected, sequence - 1, aggregate)))
        following[aggregate] = sequence + 1
        try:
            if read_object(event['payload']).get('incidentId') == incident:
                known.add(aggregate)
        except Misfit:
            pass
        named[aggregate] = name
    for aggregate, name in named.items():
        if aggregate not in known:
            found.append(finding(INTEGRITY, 'inserted', 0, 0, None, name + ' is not about this incident'))
    return {'proven': not found, 'incident': incident, 'events': len(listed), 'size': checkpoint.size,
            'signedAt': checkpoint.time, 'findings': found}


# --- evidence bundles --------------------------------------------------------------------------------------------------------

# What reading a zip of which bytes were changed may end in.
DAMAGED_ZIP = (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError, struct.error)
MANIFEST, NOTE, KEYS = 'manifest.json', 'manifest.note', 'log/keys.txt'
INCIDENT_PROOF, CONSISTENCY_PROOF = 'log/incident-proof.json', 'log/consistency-proof.json'


class Bundle:
    """An evidence bundle. What is wrong is named by its file."""

    def __init__(self, archive, trusted):
        self.archive, self.damages = archive, []
        self.names = [each.filename for each in archive.infolist()]
        for name in sorted(set(self.names)):
            if self.names.count(name) > 1:
                self.damaged(name, 'stands in the bundle twice')
        if MANIFEST not in self.names and NOTE not in self.names:
            raise Unreadable('this is not an evidence bundle: it has no ' + MANIFEST)
        self.trusted = trusted
        self.keys_text = trusted if trusted is not None else (self.read(KEYS) or b'').decode('utf-8', 'replace')
        try:
            self.keys = read_keys(self.keys_text) if self.keys_text else []
        except Unreadable as e:
            self.keys = []
            self.damaged(KEYS, 'cannot be read: %s' % e)

    def damaged(self, path, what):
        damage = {'path': path, 'sentence': '%s %s' % (path, what)}
        if damage not in self.damages:
            self.damages.append(damage)

    def read(self, path):
        if path not in self.names:
            self.damaged(path, 'is missing')
            return None
        try:
            if self.archive.getinfo(path).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile('it is neither deflated nor stored')
            return self.archive.read(path)
        except (*DAMAGED_ZIP, zlib.error, EOFError, RuntimeError):
            self.damaged(path, 'was changed: it cannot be unpacked')
            return None

    def verify(self):
        content, note = self.read(MANIFEST), self._note()
        signer = self._signer(note) if note else None
        if note and not signer:
            self.damaged(NOTE, 'is not signed with a key that is valid there')
        if content is not None and note and sha256(content).hex() != note['manifest']:
            self.damaged(MANIFEST, 'is not the one that was signed')
        manifest = self._manifest(content) if content is not None else None
        if manifest:
            self._files(manifest, note)
        return {'proven': not self.damages, 'incident': manifest and manifest['incident'], 'number': manifest and manifest['number'],
                'files': len(manifest['files']) if manifest else 0, 'size': manifest['size'] if manifest else 0,
                'signedAt': note and note['time'], 'key': signer and signer.text, 'keysFromBundle': self.trusted is None,
                'findings': self.damages}

    def _note(self):
        content = self.read(NOTE)
        if content is None:
            return None
        form = (r'((?:[^\n]+)/bundle\n([0-9a-f]{64})\nsize (0|[1-9][0-9]{0,17})\n'
                r'time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)\n)\n((?:' + DASH + r'[^\n]+\n)+)\Z')
        match = re.match(form, content.decode('utf-8', 'replace'), re.ASCII)
        if not match:
            self.damaged(NOTE, 'is not in its format')
            return None
        signatures = []
        for line in match[5].split('\n')[:-1]:
            name, _, encoded = line[len(DASH):].partition(' ')
            try:
                data = base64.b64decode(encoded, validate=True)
            except ValueError:
                data = b''
            if len(data) < 5:
                self.damaged(NOTE, 'carries a signature that is damaged')
                return None
            signatures.append((name, data[:4], data[4:]))
        return {'text': match[1].encode(), 'manifest': match[2], 'size': int(match[3]), 'time': match[4], 'signatures': signatures}

    def _signer(self, note):
        valid = [key for key in self.keys if key.start <= note['size']]
        if valid and any(name == valid[-1].name and key_id == valid[-1].id and ed25519_verifies(valid[-1].key, note['text'], signature)
                         for name, key_id, signature in note['signatures']):
            return valid[-1]
        return None

    def _manifest(self, content):
        try:
            manifest = read_object(content)
            fields(manifest, {'format', 'version', 'incident', 'number', 'size', 'files', 'leftOut'})
            if manifest.get('format') != 'muster-bundle' or number(manifest, 'version') != 1:
                self.damaged(MANIFEST, 'is of a format or version this program does not know')
                return None
            if type(manifest.get('files')) is not list:
                raise Misfit('files is missing or not a list')
            for each in manifest['files']:
                fields(each, {'path', 'size', 'sha256'})
                text(each, 'path'), number(each, 'size'), hash_of(each, 'sha256')
            text(manifest, 'incident'), text(manifest, 'number'), number(manifest, 'size')
            return manifest
        except Misfit as e:
            self.damaged(MANIFEST, 'is not in its format: %s' % e)
            return None

    def _files(self, manifest, note):
        listed = {MANIFEST, NOTE}
        for each in manifest['files']:
            path = each['path']
            if path in listed:
                self.damaged(path, 'is listed twice')
            listed.add(path)
            content = self.read(path)
            if content is not None and (len(content) != each['size'] or sha256(content).hex() != each['sha256']):
                self.damaged(path, 'was changed: it has another hash than in the manifest')
        for name in self.names:
            if name not in listed:
                self.damaged(name, 'is not in the manifest, so nothing vouches for it')
        if note and note['size'] != manifest['size']:
            self.damaged(MANIFEST, 'speaks of another state of the log than was signed')
        self._proof(manifest, CONSISTENCY_PROOF)
        attached = self._proof(manifest, INCIDENT_PROOF)
        for each in manifest['files']:
            if each['path'].startswith('evidence/') and each['sha256'] not in attached:
                self.damaged(each['path'], 'is named by no event of the incident')

    def _proof(self, manifest, path):
        if path not in [each['path'] for each in manifest['files']]:
            self.damaged(path, 'is not in the manifest, though every bundle has it')
            return set()
        content = self.read(path)
        if content is None or not self.keys:
            return set()
        try:
            proof = read_object(content)
            result = check_proof(proof, self.keys_text)
            for each in result['findings']:
                self.damaged(path, 'does not prove: ' + each['sentence'])
            if path == CONSISTENCY_PROOF:
                if result['incident'] is not None or result['size'] != manifest['size']:
                    self.damaged(path, 'proves something else than the state of the log in the manifest')
                return set()
            if result['incident'] != manifest['incident']:
                self.damaged(path, 'is about another incident')
            return {read_object(utf8(each['payload'])).get('sha256') for each in proof['events']
                    if each['type'] in ('incident.attachment-added', 'evidence.collected')}
        except (Unreadable, Misfit) as e:
            self.damaged(path, 'is not in its format: %s' % e)
            return set()


def verify_bundle(path, keys=None):
    trusted = None if keys is None else read(keys)
    with open(path, 'rb') as file:
        try:
            archive = zipfile.ZipFile(file)
        except DAMAGED_ZIP as e:
            raise Unreadable('this is not a whole zip file: %s' % e) from None
        return Bundle(archive, trusted).verify()


# --- the program -------------------------------------------------------------------------------------------------------------

def read(path):
    with open(path, 'rb') as file:
        try:
            return file.read().decode('utf-8')
        except UnicodeDecodeError:
            raise Unreadable('%s is not text' % path) from None


def exit_code(result):
    if 'proven' in result:
        return PROVEN if result['proven'] else DAMAGED
    if result['found']:
        return DAMAGED
    return PROVEN if (result['integrity'], result['completeness']) == ('intact', 'complete') else NOT_PROVABLE


def tell_log(result, out, err):
    if not result['found']:
        print('verified: %d events, head %s' % (result['events'], result['head']), file=out)
    for each in result['findings']:
        print('damaged: ' + each['sentence'], file=err)
    if result['found'] > len(result['findings']):
        print('damaged: %d more findings' % (result['found'] - len(result['findings'])), file=err)
    gaps = ', '.join('positions %d to %d' % tuple(each) for each in result['notProvable'])
    integrity = {
        'damaged': 'damaged, %d findings' % result['found'],
        'intact': 'intact: every event up to position %d is as it was recorded' % result['provenUpTo']
                  + ('; not provable for %s, which no checkpoint covers' % gaps if gaps else ''),
        'not provable': 'not provable' + (' for ' + gaps if gaps else ''),
    }[result['integrity']]
    completeness = {
        'incomplete': 'incomplete',
        'complete': 'complete: nothing is missing up to position %d, signed at %s; whether something newer was cut off is not provable'
                    % (result['signedUpTo'], result['signedAt']),
        'not provable': 'not provable after position %d' % result['provenUpTo'],
    }[result['completeness']]
    print('integrity: %s\ncompleteness: %s' % (integrity, completeness), file=out)
    if result['signedUpTo']:
        print('checked against %d signed checkpoints, the newest of %s' % (result['checkpoints'], result['signedAt']), file=out)
    for key in result['unvouchedKeys']:
        print('the key %s is not introduced by the key before it: make sure where it comes from' % key, file=out)


def tell_proof(result, out, err):
    for each in result['findings']:
        print('not proven: ' + each['sentence'], file=err)
    if result['findings']:
        damaged = any(each['verdict'] == INTEGRITY for each in result['findings'])
        print('integrity: %s\ncompleteness: %s' % (('damaged', 'not provable') if damaged else ('intact', 'incomplete')), file=out)
    elif result['incident'] is None:
        print('proven: the log of %d events signed at %s continues the log of %d events signed at %s'
              % (result['size'], result['signedAt'], result['sinceSize'], result['since']), file=out)
    else:
        print('proven: %d events about incident %s stand in the log of %d events signed at %s\nintegrity: intact\n'
              'completeness: none is missing in front of another; whether there are later ones only the whole log can show'
              % (result['events'], result['incident'], result['size'], result['signedAt']), file=out)


def tell_bundle(result, out, err):
    for each in result['findings']:
        print('damaged: ' + each['sentence'], file=err)
    if result['findings']:
        print('integrity: damaged, %d findings' % len(result['findings']), file=out)
    else:
        print('proven: %d files about %s are as they were handed out, of the log of %d events signed at %s'
              % (result['files'], result['number'], result['size'], result['signedAt']), file=out)
    if result['key'] and result['keysFromBundle']:
        print('signed with %s, which the bundle brought itself: compare it with the key you have from elsewhere, or give that with --keys'
              % result['key'], file=out)


def batch():
    """For test runs: a line "log", "proof" or "bundle", then the files, all set apart by TABs, in; one line of JSON out."""
    checks = {'log': verify_log, 'proof': verify_proof, 'bundle': verify_bundle}
    for line in sys.stdin:
        kind, *files = line.rstrip('\n').split('\t')
        try:
            result = checks[kind](*files)
        except (Unreadable, OSError) as e:
            result = {'unreadable': str(e)}
        print(json.dumps(result), flush=True)
    return PROVEN


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog='muster_verify.py', description='Checks what a Muster event log proves. Needs no server, only the files.',
        epilog='Exit codes: 0 intact and complete up to the newest checkpoint, or proven; 1 damaged, and the findings name the events; '
               '2 a file is missing or not what it should be; 3 nothing is wrong as far as can be seen, but no checkpoint proves it.')
    commands = parser.add_subparsers(dest='command', required=True)
    log = commands.add_parser('log', help='an export, from its first event to its last, and against published checkpoints')
    log.add_argument('file', metavar='EXPORT')
    log.add_argument('--checkpoints', metavar='FILE', help='signed checkpoints, as they were published')
    log.add_argument('--keys', metavar='FILE', help='the keys they are signed with, from a source you trust')
    proof = commands.add_parser('proof', help='that events stand in a signed log, or that one signed log continues another')
    proof.add_argument('file', metavar='PROOF')
    proof.add_argument('--keys', metavar='FILE', required=True, help='the keys checkpoints are signed with')
    bundle = commands.add_parser('bundle', help='that every file of an evidence bundle is the one that was handed out')
    bundle.add_argument('file', metavar='BUNDLE')
    bundle.add_argument('--keys', metavar='FILE', help='the keys it is signed with, from a source you trust; else those in the bundle')
    for each in (log, proof, bundle):
        each.add_argument('--json', action='store_true', help='one JSON object instead of sentences')
    commands.add_parser('batch', help='many checks in one run, named on standard input; for test runs')
    given = parser.parse_args(arguments)
    if given.command == 'batch':
        return batch()
    try:
        if given.command == 'log':
            if (given.checkpoints is None) != (given.keys is None):
                parser.error('--checkpoints and --keys belong together')
            result, tell = verify_log(given.file, given.checkpoints, given.keys), tell_log
        elif given.command == 'bundle':
            result, tell = verify_bundle(given.file, given.keys), tell_bundle
        else:
            result, tell = verify_proof(given.file, given.keys), tell_proof
    except (Unreadable, OSError) as e:
        if given.json:
            print(json.dumps({'unreadable': str(e)}))
        else:
            print('cannot verify: %s' % e, file=sys.stderr)
        return UNREADABLE
    if given.json:
        print(json.dumps(result))
    else:
        tell(result, sys.stdout, sys.stderr)
    return exit_code(result)


if __name__ == '__main__':
    sys.exit(main())
