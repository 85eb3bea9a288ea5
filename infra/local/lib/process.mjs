import {spawn, spawnSync} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {Fault} from './fault.mjs';

const LINUX = process.platform === 'linux';

/**
 * Starts a process that outlives this one, in its own group, with its output in a log file, and remembers it in a pid
 * file together with the moment the kernel says it was born: a number alone may belong to a stranger tomorrow.
 */
export async function startDetached({command, args, env, cwd, logFile, pidFile, notes = {}}) {
  for (const file of [logFile, pidFile]) mkdirSync(dirname(file), {recursive: true});
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.before`); // tells why the one before ended
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, {cwd, env, detached: true, stdio: ['ignore', log, log]});
  closeSync(log);
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw new Fault(`${command} could not be started: ${error.message}.`);
  }
  child.unref();
  const record = {...notes, pid: child.pid, born: birthOf(child.pid), startedAt: Date.now(), logFile};
  writeFileSync(pidFile, `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/** What a pid file remembers, as long as that very process still lives. */
export function running(pidFile) {
  let record;
  try {
    record = JSON.parse(readFileSync(pidFile, 'utf8'));
  } catch {
    return undefined;
  }
  return isAlive(record) ? record : undefined;
}

/** Whether the process of a record lives: same pid and same birth. */
export function isAlive({pid, born}) {
  return born !== undefined && birthOf(pid) === born;
}

/** Asks the process to end and waits for it; after `patience` seconds it is killed. Never touches another process. */
export async function stop(record, {signal = 'SIGTERM', patience = 20} = {}) {
  if (!isAlive(record)) return;
  send(record, signal);
  const end = Date.now() + patience * 1000;
  while (isAlive(record)) {
    if (Date.now() > end) send(record, 'SIGKILL');
    await sleep(50);
  }
}

/** Stops what a pid file names, if it is still that, and forgets it. */
export async function stopByFile(pidFile, options) {
  const record = running(pidFile);
  if (record) await stop(record, options);
  rmSync(pidFile, {force: true});
  return record !== undefined;
}

function send({pid}, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it ended by itself in between
  }
}

/** When a process was born, as text to compare; undefined when there is none (or only its unreaped remains). */
export function birthOf(pid) {
  if (!LINUX) return ps(pid, 'lstart') || undefined;
  const fields = statOf(pid);
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${bootId()}/${fields[19]}`;
}

/** Resident memory in bytes. */
export function residentMemory(pid) {
  if (!LINUX) return Number(ps(pid, 'rss')) * 1024;
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Processor time a process took so far, in seconds; NaN where the system does not tell it cheaply. */
export function processorSeconds(pid) {
  const fields = LINUX ? statOf(pid) : undefined;
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : Number.NaN; // in ticks, of which Linux shows 100 a second to all
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold anything
  } catch {
    return undefined;
  }
}

function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function ps(pid, field) {
  return spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], {encoding: 'utf8'}).stdout?.trim();
}
