import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {need, run} from './run.mjs';
import {withLock} from './lock.mjs';
import {toolDir} from './paths.mjs';

/** Installs the locked packages of a folder unless exactly those are there already. */
export async function ensurePackages(folder = toolDir, narrate = () => {}) {
  if (installed(folder)) return false;
  const npm = need('npm', 'install Node.js 20.19 or newer, which brings it');
  return withLock(`npm-${basename(folder)}`, async () => {
    if (installed(folder)) return false;
    narrate('installing npm packages');
    await run(npm, ['ci', '--no-audit', '--no-fund'], {cwd: folder});
    mkdirSync(join(folder, 'node_modules'), {recursive: true});
    writeFileSync(stamp(folder), lockHash(folder));
    return true;
  });
}

function installed(folder) {
  return existsSync(stamp(folder)) && readFileSync(stamp(folder), 'utf8') === lockHash(folder);
}

function stamp(folder) {
  return join(folder, 'node_modules', '.installed');
}

function lockHash(folder) {
  return createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
}
