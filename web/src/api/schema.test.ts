import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** So that a change of the API reaches the compiler, and whatever it breaks here fails the build. */
describe('the types of the API', () => {
  it.each(['incident', 'notification', 'reporting'])('are those the %s service publishes', service => {
    const document = JSON.parse(readFileSync(`${process.cwd()}/../docs/openapi/${service}.json`, 'utf8'))
    const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex')
    const types = readFileSync(`${process.cwd()}/src/api/schema/${service}.d.ts`, 'utf8')

    expect(types, 'out of date: npm ci --prefix codegen && npm run generate').toContain(`// SHA-256 ${hash}\n`)
  })
})
