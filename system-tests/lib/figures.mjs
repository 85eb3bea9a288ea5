import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {join} from 'node:path';
import {repoDir} from '../../infra/local/lib/paths.mjs';

/** The value at this share of all, the smallest first; the largest for 1. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Leaves what a benchmark measured where `make bench` prints it from: target/bench/name.json. */
export function writeBench(name, seed, results) {
  const folder = join(repoDir, 'target', 'bench');
  mkdirSync(folder, {recursive: true});
  const machine = `${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.version}`;
  const commit = execFileSync('git', ['-C', repoDir, 'rev-parse', '--short', 'HEAD']).toString().trim();
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({name, commit, machine, seed, results}, null, 2)}\n`);
}
