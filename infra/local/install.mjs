// Installs the locked npm packages of a folder unless exactly those are there: `node infra/local/install.mjs web`.
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {Fault, runCommand} from './lib/fault.mjs';
import {ensurePackages} from './lib/npm.mjs';

await runCommand(async () => {
  for (const folder of process.argv.slice(2).map((name) => resolve(name))) {
    if (!existsSync(join(folder, 'package-lock.json'))) throw new Fault(`There is no package-lock.json in ${folder}.`);
    await ensurePackages(folder);
  }
});
