import {spawn} from 'node:child_process';
import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {Fault} from './fault.mjs';

/** The full path of a program on the PATH, or undefined. */
export function which(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (folder && existsSync(file) && statSync(file).isFile() && executable(file)) return file;
    }
  }
  return undefined;
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The full path of a program that must be there; the remedy says how to get it. */
export function need(name, remedy) {
  const found = which(name);
  if (!found) throw new Fault(`\`${name}\` is not on the PATH: ${remedy}.`);
  return found;
}

/** Runs a program to its end and returns what it printed; a failure carries the beginning and the end of its output. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe'], ...options});
    let out = '';
    let all = '';
    const collect = (chunk) => (all += chunk);
    child.stdout.on('data', (chunk) => {
      out += chunk;
      collect(chunk);
    });
    child.stderr.on('data', collect);
    child.on('error', (error) => reject(new Fault(`\`${command}\` could not be started: ${error.message}.`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Fault(`\`${[command, ...args].join(' ')}\` failed (${signal ?? code}):\n${shortened(all.trimEnd())}`));
    });
  });
}

/** npm tells the cause first, Maven last. */
function shortened(text, lines = 14) {
  const all = text.split('\n');
  return all.length <= 2 * lines ? text : [...all.slice(0, lines), '  ...', ...all.slice(-lines)].join('\n');
}
