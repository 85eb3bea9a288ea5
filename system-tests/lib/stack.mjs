import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {waitUntil} from '../../infra/local/lib/health.mjs';
import {fingerprintOf} from '../../infra/local/lib/parts.mjs';
import {isFree, portTable} from '../../infra/local/lib/ports.mjs';
import {isAlive, startDetached, stopByFile} from '../../infra/local/lib/process.mjs';
import {describeStack} from '../../infra/local/lib/stack.mjs';

/**
 * How long this run lets the first level wait before the second is paged: short, so that nobody waits minutes for it, and long
 * enough for a slow machine to acknowledge in time.
 */
export const ACKNOWLEDGE_WITHIN_SECONDS = 15;

/**
 * The stack this run is about, as run.mjs has brought it up, with the means to break and mend its parts. Unlike `up` this looks
 * at no source: a part comes back as it was built, whatever has been edited since.
 */
export function runningStack() {
  if (!process.env.MUSTER_HOME) throw new Error('There is no stack to test: run the tests with `npm test`.');
  const stack = describeStack();
  const pidFile = (name) => join(stack.home, 'run', `${name}.pid`);
  return {
    ...stack,
    /** Kills a part the hard way, as a crash would, and waits until it is gone. */
    killPart: (name) => stopByFile(pidFile(name), {signal: 'SIGKILL'}),
    /** Stops a part as an operator would. */
    stopPart: (name) => stopByFile(pidFile(name)),
    /** Starts a part that was stopped or killed, and waits until it is healthy. */
    startPart: (name) => start(stack, stack.parts.find((part) => part.name === name), pidFile(name)),
  };
}

async function start(stack, part, pidFile) {
  const spec = await part.command(() => {});
  await spec.before?.();
  const record = await startDetached({
    ...spec,
    env: {...process.env, ...spec.env},
    logFile: join(stack.home, 'logs', `${part.name}.log`),
    pidFile,
    notes: {name: part.name, ports: part.ports, fingerprint: fingerprintOf(spec)},
  });
  await waitUntil(part.healthy, {
    seconds: part.seconds,
    dead: () => (isAlive(record) ? undefined : `${part.name} ended while it started: see ${record.logFile}`),
    late: () => `${part.name} was not healthy within ${part.seconds} s: see ${record.logFile}`,
  });
  await spec.after?.();
}

/** The first offset at which every port of a stack is free; each has two hundred ports to itself. */
export async function freeOffset() {
  for (let offset = 400; offset < 5400; offset += 200) {
    const free = await Promise.all(Object.values(portTable(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Error('No range of ports is free on this machine.');
}

/** What the parts have written to their logs, and will have written from a given moment on. */
export function logsOf({home}, names) {
  const read = (name) => readFileSync(join(home, 'logs', `${name}.log`), 'utf8');
  const lengths = Object.fromEntries(names.map((name) => [name, read(name).length]));
  return {since: (name) => read(name).slice(lengths[name]), whole: read};
}

export {describeStack};
