import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {createConnection} from 'node:net';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {aptSources} from '../lib/glibc.mjs';
import {accepts, mongoIsWritable, waitUntil} from '../lib/health.mjs';
import {toolDir} from '../lib/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'muster-mongo-'));
let mongo;

before(async () => (mongo = await start(join(folder, 'db'))));
after(async () => {
  mongo.child.stdin.end();
  await mongo.exit;
  rmSync(folder, {recursive: true, force: true});
});

async function start(dir, port = 0) {
  const child = spawn(process.execPath, [join(toolDir, 'mongo.mjs'), '--port', String(port), '--dir', dir], {stdio: 'pipe'});
  const exit = once(child, 'exit').then(([code]) => code);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdout.on('data', (chunk) => (out += chunk));
  await Promise.race([once(child.stdout, 'data'), exit]);
  return {child, exit, port: Number(/^ready (\d+)\n$/.exec(out)?.[1]), errors: () => err};
}

/** `{ping: 1, $db: "admin"}` as a wire message. */
function ping(requestId) {
  const body = Buffer.from('\x10ping\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0', 'latin1');
  const message = Buffer.alloc(25 + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(requestId, 4);
  message.writeInt32LE(2013, 12);
  message.writeInt32LE(4 + body.length, 21);
  body.copy(message, 25);
  return message;
}

async function answersTo(socket, count) {
  const ids = [];
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
      ids.push(received.readInt32LE(8));
      received = received.subarray(received.readInt32LE(0));
    }
    if (ids.length === count) return ids;
  }
  return ids;
}

test('it takes writes as soon as it says it is ready', async () => {
  assert.equal(await mongoIsWritable(mongo.port), true);
});

test('requests are answered in order, however the network cuts and joins them', async () => {
  const socket = createConnection(mongo.port, '127.0.0.1');
  socket.setNoDelay(true);
  const requests = Buffer.concat(Array.from({length: 50}, (_, index) => ping(index + 1)));
  const answers = answersTo(socket, 50);
  for (let at = 0; at < requests.length; at += 7) {
    socket.write(requests.subarray(at, at + 7));
    await new Promise(setImmediate);
  }
  assert.deepEqual(await answers, Array.from({length: 50}, (_, index) => index + 1));
});

test('a client speaking nonsense loses its connection and nobody else does', async () => {
  const nonsense = createConnection(mongo.port, '127.0.0.1').on('error', () => {});
  nonsense.write('GET / HTTP/1.1\r\n\r\n');
  nonsense.resume();
  await once(nonsense, 'close');
  assert.equal(await mongoIsWritable(mongo.port), true);
});

test('a taken port is told in one line', async () => {
  const second = await start(join(folder, 'second'), mongo.port);
  assert.equal(await second.exit, 1);
  assert.match(second.errors(), new RegExp(`^Port ${mongo.port}[^\\n]*taken[^\\n]*\\n$`));
});

test('it ends when its stdin closes, and with the signal to end', async () => {
  const forgotten = await start(join(folder, 'forgotten'));
  forgotten.child.stdin.end();
  assert.equal(await forgotten.exit, 0);
  assert.equal(await accepts(forgotten.port), false);

  const told = await start(join(folder, 'told'));
  told.child.kill('SIGTERM');
  assert.equal(await told.exit, 0);
});

test('a killed parent leaves no database behind', async () => {
  const killed = await start(join(folder, 'killed'));
  killed.child.kill('SIGKILL');
  await waitUntil(async () => !(await accepts(killed.port)), {seconds: 10, late: () => 'it still listens'});
});

test('package sources are read in both notations, and switched-off ones are not', () => {
  const etc = join(folder, 'apt');
  mkdirSync(join(etc, 'sources.list.d'), {recursive: true});
  writeFileSync(join(etc, 'sources.list'), '# deb mirror://old old main\ndeb [arch=amd64 signed-by=/k.gpg] mirror://one bookworm main\n');
  writeFileSync(join(etc, 'sources.list.d/two.sources'), 'Types: deb\nURIs: mirror://two\nSuites: bookworm bookworm-updates\nSigned-By: /key.gpg\n\nEnabled: no\nTypes: deb\nURIs: mirror://three\nSuites: bookworm\n');
  assert.deepEqual(aptSources(etc), [
    {mirror: 'mirror://two', suites: ['bookworm', 'bookworm-updates'], signedBy: '/key.gpg'},
    {mirror: 'mirror://one', suites: ['bookworm'], signedBy: '/k.gpg'},
  ]);
});
