import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, readdirSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {test} from 'node:test';
import {isFree} from '../../infra/local/lib/ports.mjs';
import {isAlive} from '../../infra/local/lib/process.mjs';
import {statusOf} from '../../infra/local/lib/status.mjs';
import {describeStack} from '../lib/stack.mjs';
import {eventually, tell} from '../lib/wait.mjs';

const stack = describeStack();
const MUSTER = new URL('../../infra/local/muster.mjs', import.meta.url).pathname;
const PARTS = ['mongodb', 'keycloak', 'maildev', 'incident-service', 'notification-service', 'reporting-service', 'gateway'];

/** Runs the tool as `make` does. */
async function muster(verb) {
  const began = Date.now();
  const child = spawn(process.execPath, [MUSTER, verb], {stdio: ['ignore', 'pipe', 'pipe']});
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return {code, out, err, seconds: (Date.now() - began) / 1000};
}

/** What runs now, by the pid files. */
function processes() {
  const folder = join(stack.home, 'run');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pid'));
  return Object.fromEntries(files.map((name) => [name.slice(0, -4), JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

test('up ends by saying where Muster is, who can sign in and how to stop it; a second up is quick and changes nothing', async (t) => {
  const before = processes();
  assert.deepEqual(Object.keys(before).sort(), PARTS.toSorted());
  const again = await muster('up');
  assert.equal(again.code, 0, again.err);
  assert.deepEqual(processes(), before);
  assert.match(again.out, new RegExp(stack.urls.gateway));
  for (const role of ['responder', 'manager', 'auditor', 'admin']) assert.match(again.out, new RegExp(`demo-muster-people .*${role}`));
  assert.match(again.out, /make down/);
  tell(t, 'second up', again.seconds, 20, 's');
});

test('status tells how each part is doing and what it takes', async () => {
  const out = await eventually('every part healthy', async () => {
    const {code, out: said} = await muster('status');
    assert.equal(code, 0);
    for (const part of PARTS) assert.match(said, new RegExp(`^${part} +healthy +\\d+ +\\d+ +\\d+ MB`, 'm'));
    return said;
  });
  assert.match(out, /^\d+ MB resident in all; last up took [\d.]+ s \(started \w/m);
});

test('down stops exactly what was started', async (t) => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'ignore'});
  t.after(() => stranger.kill());
  const before = processes();
  const {code, err} = await muster('down');
  assert.equal(code, 0, err);
  for (const [name, record] of Object.entries(before)) assert.equal(isAlive(record), false, `${name} still runs`);
  for (const [name, port] of Object.entries(stack.ports)) assert.ok(await isFree(port), `${name} still listens on ${port}`);
  assert.equal(stranger.exitCode, null);
  assert.match((await muster('down')).out, /Nothing was running/);
});

test('a taken port is told in one sentence with the remedy, and nothing is started', async (t) => {
  const squatter = createServer().listen(stack.ports.gateway, '127.0.0.1');
  t.after(() => squatter.close());
  await once(squatter, 'listening');
  const {code, err} = await muster('up');
  assert.notEqual(code, 0);
  assert.match(err, new RegExp(`^Port ${stack.ports.gateway}, which gateway needs, is already taken.*MUSTER_PORT_OFFSET.*\\.\n$`));
  assert.deepEqual(processes(), {});
});

test('with everything built, up is healthy in a minute or so, and all of it stays under 3 GB; status reports both', async (t) => {
  const {code, err, seconds} = await muster('up');
  assert.equal(code, 0, err);
  const {memory, rows, lastUp} = await statusOf();
  tell(t, 'healthy', seconds, 90, 's');
  tell(t, 'resident', Math.round(memory / 2 ** 20), 3072, 'MB');
  t.diagnostic(rows.map(({name, memory: bytes}) => `${name} ${Math.round(bytes / 2 ** 20)}`).join(', '));
  assert.ok(memory < 3 * 2 ** 30, `${memory} bytes resident`);
  assert.deepEqual(lastUp.started.toSorted(), PARTS.toSorted());
  assert.ok(lastUp.seconds <= seconds, `status says that it took ${lastUp.seconds} s`);
  const {out} = await muster('status');
  assert.match(out, new RegExp(`^\\d+ MB resident in all; last up took ${lastUp.seconds.toFixed(1)} s`, 'm'));
});
