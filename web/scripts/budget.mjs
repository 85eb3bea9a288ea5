// Fails when the build grows over its budget (gzip). First load = the entry and what it imports at once.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const budgets = { 'first-load JS': 240, 'first-load CSS': 25, 'largest route': 45 }
const manifest = JSON.parse(await readFile(`${dist}asset-manifest.json`, 'utf8'))
const size = async file => gzipSync(await readFile(dist + file)).length / 1024

/** A chunk with everything it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) closure(next, seen)
  return seen
}

async function total(keys, kind) {
  const files = new Set([...keys].flatMap(key => (kind === 'js' ? [manifest[key].file] : (manifest[key].css ?? []))))
  let sum = 0
  for (const file of files) sum += await size(file)
  return sum
}

const first = closure('index.html')
const measured = {
  'first-load JS': await total(first, 'js'),
  'first-load CSS': await total(first, 'css'),
  'largest route': 0,
}
// What a page loads later, when a dialog is opened, is not waited for when the page is.
const routes = new Set([...first].flatMap(key => manifest[key].dynamicImports ?? []))
for (const key of routes) {
  const own = [...closure(key)].filter(each => !first.has(each))
  measured['largest route'] = Math.max(measured['largest route'], (await total(own, 'js')) + (await total(own, 'css')))
}

let over = false
for (const [what, budget] of Object.entries(budgets)) {
  const value = measured[what]
  over ||= value > budget
  console.log(`${what}: ${value.toFixed(1)} KB of ${budget} KB${value > budget ? '  OVER BUDGET' : ''}`)
}
process.exit(over ? 1 : 0)
