// Writes ../src/api/schema/<service>.d.ts from the services' OpenAPI documents. A document in docs/openapi wins; until a
// service publishes its own, the hand-written draft beside this script stands in for it.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const published = new URL('../../docs/openapi/', import.meta.url)
const drafts = new URL('drafts/', import.meta.url)
const target = new URL('../src/api/schema/', import.meta.url)

await mkdir(target, { recursive: true })
for (const service of ['incident', 'notification', 'reporting']) {
  const released = new URL(`${service}.json`, published)
  const source = existsSync(released) ? released : new URL(`${service}.json`, drafts)
  const document = JSON.parse(await readFile(source, 'utf8'))
  const kind = source === released ? 'docs/openapi' : 'web/codegen/drafts'
  const types = astToString(await openapiTS(document))
  await writeFile(
    new URL(`${service}.d.ts`, target),
    `// Generated from ${kind}/${service}.json by "npm run generate". Do not edit.\n\n${types}`,
  )
  console.log(`${service}: from ${kind}`)
}
