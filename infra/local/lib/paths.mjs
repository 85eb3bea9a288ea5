import {mkdirSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder of this tool (`infra/local`). */
export const toolDir = dirname(dirname(fileURLToPath(import.meta.url)));

/** The root of the checkout. */
export const repoDir = dirname(dirname(toolDir));

/**
 * Where one stack keeps its data, logs, keys and pid files. A stack on other ports has a home of its own unless told
 * otherwise, so that it cannot take the first one's processes for its own.
 */
export function homeDir(home, portOffset) {
  const own = Number(portOffset) ? join('.muster', `stack-${portOffset}`) : '.muster';
  return resolve(home || process.env.MUSTER_HOME || join(repoDir, own));
}

/** Where downloads and unpacked distributions live. Every stack shares it, as nothing in it belongs to one. */
export function cacheDir(...parts) {
  const base = resolve(process.env.MUSTER_CACHE || join(repoDir, '.muster', 'cache'));
  mkdirSync(base, {recursive: true});
  return join(base, ...parts);
}
