import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {portTable, isFree} from '../../infra/local/lib/ports.mjs';
import {describeStack, startStack} from '../../infra/local/lib/stack.mjs';

/** How long this run lets the first level wait before the second is paged, so that nobody waits minutes for it. */
export const ACKNOWLEDGE_WITHIN_SECONDS = 8;

/**
 * The stack this run is about, as run.mjs has started it. Only asking for a part that needs no build leaves everything as it
 * runs, and gives the means to kill and restart parts.
 */
export async function runningStack() {
  if (!process.env.MUSTER_HOME) throw new Error('There is no stack to test: run the tests with `npm test`.');
  return startStack({only: ['maildev']});
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
