// Prints benchmark results as a table: `node infra/local/bench-report.mjs target/bench [name]`.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const [folder, only] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const {name, machine, results} = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (only && name !== only) continue;
  process.stdout.write(`${name} (${typeof machine === 'string' ? machine : JSON.stringify(machine)})\n`);
  for (const {metric, unit, value, baseline, baselineValue, ratio, target, met} of results) {
    const against = baseline ? `  ${number(ratio)} x ${baseline} (${number(baselineValue)} ${unit})` : '';
    const goal = target === undefined || target === null ? '' : `  target ${target}: ${met ? 'met' : 'MISSED'}`;
    process.stdout.write(`  ${metric.padEnd(32)} ${number(value)} ${unit}${against}${goal}\n`);
  }
}

function number(value) {
  return typeof value === 'number' ? value.toLocaleString('en', {maximumSignificantDigits: 4}) : String(value);
}
