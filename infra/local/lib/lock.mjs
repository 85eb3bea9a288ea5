import {closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {cacheDir} from './paths.mjs';

/**
 * Runs `work` while no other process does the same: several test runs and stacks may want the same download at once, or
 * two people the same stack. Locks lie in the shared cache unless a folder is given; one whose owner died is taken over.
 */
export async function withLock(name, work, folder = cacheDir('locks')) {
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${name}.lock`);
  while (!take(file)) {
    if (!ownerLives(file)) rmSync(file, {force: true});
    else await sleep(100);
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
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerLives(file) {
  let pid;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  if (!pid) return true; // created but not yet written
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
