import {closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {cacheDir} from './paths.mjs';
import {birthOf, isAlive} from './process.mjs';

/**
 * Runs `work` while no other process does the same: several test runs and stacks may want the same download at once, or
 * two people the same stack. Locks lie in the shared cache unless a folder is given; one whose owner died is taken over.
 */
export async function withLock(name, work, folder = cacheDir('locks')) {
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${name}.lock`);
  for (let tries = 0; !take(file); tries++) {
    if (!ownerLives(file)) {
      rmSync(file, {force: true});
      continue;
    }
    if (tries === 10) process.stderr.write(`waiting for another run that holds ${file}\n`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, {force: true});
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({pid: process.pid, born: birthOf(process.pid)}));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerLives(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' || isAlive(JSON.parse(text)); // empty: created a moment ago and not yet written
  } catch {
    return false;
  }
}
