// Holds the direction of the source: domain ← api ← ui ← feature areas ← routes and shell. Areas meet only in ui, domain
// or by URL. Also: no barrels, no utils, no component over 250 lines (routes.tsx is a list and no component), texts only in the catalogue's language files.
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const longest = 250
const areas = [
  'now',
  'incidents',
  'alerts',
  'silences',
  'changes',
  'services',
  'map',
  'classification',
  'chat',
  'oncall',
  'noise',
  'analytics',
  'compliance',
  'people',
  'integrations',
  'reports',
  'planning',
  'training',
  'automation',
  'drills',
  'reviews',
]
const below = {
  messages: [],
  theme: [],
  domain: [],
  api: ['domain'],
  ui: ['domain', 'api', 'messages', 'theme'],
  ...Object.fromEntries(areas.map(area => [area, ['domain', 'api', 'messages', 'ui', 'theme']])),
  shell: ['domain', 'api', 'messages', 'ui', 'theme', ...areas],
}
const findings = []

for (const entry of await readdir(src, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue
  const path = join(entry.parentPath, entry.name)
  const name = relative(src, path)
  const layer = name.split('/')[0]
  const text = await readFile(path, 'utf8')
  const isTest = name.includes('.test.') || layer === 'test'

  if (/^index\.tsx?$/.test(entry.name)) findings.push(`${name}: no barrels`)
  if (name.includes('utils/')) findings.push(`${name}: no utils folder; name what it is about`)
  const lines = text.split('\n').length
  if (!isTest && name !== 'routes.tsx' && entry.name.endsWith('.tsx') && lines > longest)
    findings.push(`${name}: ${lines} lines, at most ${longest}`)
  if (isTest || !name.includes('/')) continue

  const allowed = below[layer]
  if (!allowed) {
    findings.push(`${name}: unknown layer ${layer}; say in scripts/boundaries.mjs where it belongs`)
    continue
  }
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const to = relative(src, resolve(dirname(path), target)).split('/')[0]
    if (to !== layer && !allowed.includes(to)) findings.push(`${name}: ${layer} must not import ${to} (${target})`)
  }
}

for (const finding of findings) console.error(finding)
if (findings.length > 0) process.exit(1)
console.log('Source layout: sound')
