import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createServer as createHttpServer} from 'node:http';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {answersOk} from '../lib/health.mjs';

async function listening(t, server) {
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Asks from a process that has nothing else to do, as `make status` does. */
async function askedAlone(url) {
  const script = `import {answersOk} from '${new URL('../lib/health.mjs', import.meta.url)}'; process.stdout.write(String(await answersOk('${url}')))`;
  return (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])).stdout;
}

test('only success is health', async (t) => {
  const url = await listening(t, createHttpServer((request, response) => response.writeHead(request.url === '/up' ? 200 : 503).end('{}')));
  assert.equal(await answersOk(`${url}up`), true);
  assert.equal(await answersOk(url), false);
});

test('a service that hangs up on everybody is unhealthy, and nobody waits for it', async (t) => {
  assert.equal(await askedAlone(await listening(t, createServer((socket) => socket.destroy()))), 'false');
});

test('a service that never answers is unhealthy after a moment', async (t) => {
  const held = new Set();
  t.after(() => held.forEach((socket) => socket.destroy()));
  const url = await listening(t, createServer((socket) => held.add(socket)));
  assert.equal(await askedAlone(url), 'false');
});

test('nobody listening is unhealthy', async () => {
  assert.equal(await answersOk('http://127.0.0.1:1/'), false);
});
