import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {residentMemory} from './process.mjs';
import {describeStack, processOf} from './stack.mjs';

/** How each part of a stack is doing, as rows for a table, with the sum of their memory. */
export async function statusOf(options) {
  const stack = describeStack(options);
  const rows = await Promise.all(stack.parts.map((part) => row(stack, part)));
  const file = join(stack.home, 'run', 'last-up.json');
  const lastUp = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  return {rows, memory: rows.reduce((sum, {memory}) => sum + memory, 0), lastUp, home: stack.home};
}

async function row(stack, part) {
  if (part.external) return {name: part.name, state: 'external', port: part.external, memory: 0};
  const record = processOf(stack, part.name);
  if (!record) return {name: part.name, state: 'stopped', port: part.ports[0], memory: 0};
  return {
    name: part.name,
    state: (await part.healthy()) ? 'healthy' : 'unhealthy',
    pid: record.pid,
    port: part.ports[0],
    memory: residentMemory(record.pid),
    uptime: Date.now() - record.startedAt,
  };
}

/** The status as text for a terminal. */
export function formatStatus({rows, memory, lastUp, home}) {
  const line = (...cells) => `${cells[0].padEnd(22)}${cells[1].padEnd(11)}${cells[2].padStart(8)}  ${cells[3].padStart(6)}  ${cells[4].padStart(8)}  ${cells[5].padStart(9)}`.trimEnd();
  const body = rows.map(({name, state, pid, port, memory: bytes, uptime}) =>
    line(name, state, String(pid ?? ''), String(port), bytes ? megabytes(bytes) : '', uptime === undefined ? '' : duration(uptime)));
  const last = lastUp ? `last up took ${lastUp.seconds.toFixed(1)} s (started ${lastUp.started.join(', ') || 'nothing'})` : 'never brought up';
  return [line('PART', 'STATE', 'PID', 'PORT', 'MEMORY', 'UPTIME'), ...body, `${megabytes(memory)} resident in all; ${last}; state in ${home}`].join('\n');
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
