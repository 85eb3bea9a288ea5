import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {birthOf, isAlive, residentMemory, running, startDetached, stop, stopByFile} from '../lib/process.mjs';

const FOREVER = ['-e', 'setInterval(() => {}, 1000)'];
const DEAF = ['-e', "process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)"];

function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'muster-process-'));
  t.after(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function start(t, path, args) {
  const files = {logFile: join(path, 'log'), pidFile: join(path, 'pid')};
  return startDetached({command: process.execPath, args, env: process.env, ...files}).then((record) => {
    t.after(() => stop(record, {signal: 'SIGKILL'}));
    return {...files, record};
  });
}

test('a started process is found again through its pid file, and memory is told in bytes', async (t) => {
  const {record, pidFile} = await start(t, folder(t), FOREVER);
  assert.equal(running(pidFile).pid, record.pid);
  assert.ok(residentMemory(process.pid) > 10 * 1024 * 1024);
});

test('stopping ends exactly that process and forgets it', async (t) => {
  const {record, pidFile} = await start(t, folder(t), FOREVER);
  assert.equal(await stopByFile(pidFile), true);
  assert.equal(isAlive(record), false);
  assert.equal(running(pidFile), undefined);
  assert.equal(await stopByFile(pidFile), false);
});

test('a stranger who was given the same pid later is left alone', async (t) => {
  const path = folder(t);
  const stranger = spawn(process.execPath, FOREVER, {stdio: 'ignore'});
  t.after(() => stranger.kill('SIGKILL'));
  await once(stranger, 'spawn');
  const pidFile = join(path, 'pid');
  writeFileSync(pidFile, JSON.stringify({pid: stranger.pid, born: 'another day'}));

  assert.equal(running(pidFile), undefined);
  assert.equal(await stopByFile(pidFile), false);
  await stop({pid: stranger.pid, born: 'another day'}, {signal: 'SIGKILL'});
  assert.notEqual(birthOf(stranger.pid), undefined);
});

test('a process deaf to the polite signal is killed once patience ends', async (t) => {
  const {record, logFile} = await start(t, folder(t), DEAF);
  while (!readFileSync(logFile, 'utf8').includes('deaf')) await new Promise(setImmediate);
  await stop(record, {patience: 0.3});
  assert.equal(isAlive(record), false);
});

test('a program that does not exist is refused with its name', async (t) => {
  const path = folder(t);
  const files = {logFile: join(path, 'log'), pidFile: join(path, 'pid')};
  await assert.rejects(startDetached({command: 'no-such-program', args: [], env: process.env, ...files}), /^Fault: no-such-program could not be started/);
});

test('the log of the one that ran before is kept beside the new one', async (t) => {
  const path = folder(t);
  const {record, logFile} = await start(t, path, DEAF);
  while (!readFileSync(logFile, 'utf8').includes('deaf')) await new Promise(setImmediate);
  await stop(record, {signal: 'SIGKILL'});
  await start(t, path, FOREVER);
  assert.match(readFileSync(`${logFile}.before`, 'utf8'), /deaf/);
  assert.equal(readFileSync(logFile, 'utf8'), '');
});
