// Writes ../src/api/schema/<service>.d.ts from the OpenAPI documents the services publish in docs/openapi.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const published = new URL('../../docs/openapi/', import.meta.url)
const target = new URL('../src/api/schema/', import.meta.url)

await mkdir(target, { recursive: true })
for (const service of ['incident', 'notification', 'reporting']) {
  const document = JSON.parse(await readFile(new URL(`${service}.json`, published), 'utf8'))
  const types = astToString(await openapiTS(document))
  await writeFile(
    new URL(`${service}.d.ts`, target),
    `// Generated from docs/openapi/${service}.json by "npm run generate". Do not edit.\n\n${types}`,
  )
}
