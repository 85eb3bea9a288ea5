import type { RecoveryWork, WorkDone, WorkKind } from '../../api/types'
import { instantOf, localOf } from '../work/LocalTimeInput'
import type { NamedPerson } from '../work/useKnownPeople'

/** How a field of a kind of work is filled in. */
export interface WorkField {
  name: string
  type: 'line' | 'text' | 'lines' | 'time' | 'hash' | 'check' | 'backup' | 'person'
  optional?: true
}

interface WorkPart {
  /** What the service calls this kind of work in what it takes and shows. */
  part: keyof WorkDone
  fields: WorkField[]
}

/** What is asked of each kind of work, in the order in which one says it. */
export const workParts: Record<WorkKind, WorkPart> = {
  LOG_REVIEW: {
    part: 'logReview',
    fields: [
      { name: 'from', type: 'time' },
      { name: 'to', type: 'time' },
      { name: 'sources', type: 'lines' },
      { name: 'findings', type: 'text' },
    ],
  },
  ARTEFACT_REMOVAL: {
    part: 'artefactRemoval',
    fields: [
      { name: 'what', type: 'line' },
      { name: 'where', type: 'line' },
      { name: 'sha256', type: 'hash', optional: true },
      { name: 'how', type: 'text' },
    ],
  },
  PATCH: {
    part: 'patch',
    fields: [
      { name: 'vulnerability', type: 'line' },
      { name: 'asset', type: 'line' },
      { name: 'fix', type: 'line' },
    ],
  },
  CREDENTIAL_ROTATION: {
    part: 'credentialRotation',
    fields: [
      { name: 'credential', type: 'line' },
      { name: 'where', type: 'line' },
      { name: 'oldRevoked', type: 'check' },
    ],
  },
  BACKUP_CHECK: {
    part: 'backupCheck',
    fields: [
      { name: 'backup', type: 'line' },
      { name: 'expectedSha256', type: 'hash' },
      { name: 'foundSha256', type: 'hash' },
    ],
  },
  ASSET_RESTORE: {
    part: 'assetRestore',
    fields: [
      { name: 'asset', type: 'line' },
      { name: 'backupRecordId', type: 'backup' },
      { name: 'check', type: 'text' },
      { name: 'verifiedBy', type: 'person' },
    ],
  },
  ROLLBACK: {
    part: 'rollback',
    fields: [
      { name: 'service', type: 'line' },
      { name: 'fromRelease', type: 'line', optional: true },
      { name: 'toRelease', type: 'line' },
    ],
  },
}

export const workKinds = Object.keys(workParts) as WorkKind[]

/** What the form's fields hold, by their names. */
export type WorkValues = Record<string, string>

type Said = Record<string, unknown>

/** The part of what was done that says it. */
export function saidIn(kind: WorkKind, what: WorkDone): Said {
  return (what[workParts[kind].part] ?? {}) as Said
}

/** The form as a record fills it. */
export function valuesOf(record: RecoveryWork): WorkValues {
  const said = saidIn(record.kind, record.now.what)
  return Object.fromEntries(workParts[record.kind].fields.map(field => [field.name, textOf(field, said[field.name])]))
}

function textOf({ type }: WorkField, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (type === 'time') return localOf(value as string)
  if (type === 'lines') return (value as string[]).join('\n')
  if (type === 'check') return value ? 'yes' : ''
  if (type === 'person') return (value as NamedPerson).id
  return value as string
}

/** What is sent; nothing while something that has to be said is missing. */
export function whatOf(kind: WorkKind, values: WorkValues, people: NamedPerson[]): WorkDone | undefined {
  const { part, fields } = workParts[kind]
  const said: Said = {}
  for (const field of fields) {
    const value = readField(field, (values[field.name] ?? '').trim(), people)
    if (value === undefined && !field.optional) return undefined
    if (value !== undefined) said[field.name] = value
  }
  return { [part]: said } as WorkDone
}

function readField({ type }: WorkField, text: string, people: NamedPerson[]): unknown {
  if (type === 'check') return text !== ''
  if (text === '') return undefined
  if (type === 'time') return instantOf(text)
  if (type === 'lines') return text.split('\n').flatMap(line => line.trim() || [])
  if (type === 'person') return people.find(({ id }) => id === text)
  return text
}

/** Whether both hashes of a backup's check are there and differ. */
export function differs({ expectedSha256 = '', foundSha256 = '' }: WorkValues): boolean {
  const same = (hash: string) => hash.trim().toLowerCase()
  return same(expectedSha256) !== '' && same(foundSha256) !== '' && same(expectedSha256) !== same(foundSha256)
}
