import type { NewPolicy, Policy } from '../../api/types'
import { type Severity, severities } from '../../domain/severity'
import { policyWords } from '../../messages/policies'
import type { TargetDraft } from '../../ui/targetNames'

type Condition = NonNullable<NewPolicy['levels'][number]['only']>
export type Day = NonNullable<Condition['days']>[number]

/** A level as it is typed; the key tells it from the others while they are moved. */
export interface LevelDraft {
  key: number
  targets: TargetDraft[]
  calling: 'EVERYBODY' | 'IN_TURN'
  minutes: string
  conditional: boolean
  severities: Severity[]
  days: Day[]
  from: string
  until: string
  zone: string
}

/** When whoever acknowledged is asked whether they are still on it, in minutes as typed. */
export interface LapseDraft {
  asks: boolean
  /** Empty: nobody is asked about an incident of that severity. */
  after: Record<Severity, string>
  answerWithin: string
}

export interface PolicyDraft {
  id: string
  name: string
  services: string
  levels: LevelDraft[]
  /** How often they are gone through again while nobody acknowledges. */
  repeat: number
  lapse: LapseDraft
}

/** What is offered once somebody wants to ask: the worst soonest, the mildest not at all. */
const proposed: LapseDraft = {
  asks: false,
  after: { SEV1: '30', SEV2: '60', SEV3: '', SEV4: '', SEV5: '' },
  answerWithin: '5',
}

export function emptyLevel(levels: LevelDraft[], zone: string): LevelDraft {
  const key = Math.max(-1, ...levels.map(each => each.key)) + 1
  const always = { conditional: false, severities: [], days: [], from: '', until: '', zone }
  return { key, targets: [], calling: 'EVERYBODY', minutes: '5', ...always }
}

export function emptyPolicy(zone: string): PolicyDraft {
  return { id: '', name: '', services: '', levels: [emptyLevel([], zone)], repeat: 0, lapse: proposed }
}

export function draftOf(policy: Policy, ownZone: string): PolicyDraft {
  return {
    id: policy.id,
    name: policy.name,
    services: policy.services.join(', '),
    levels: policy.levels.map((level, key) => ({
      key,
      targets: (level.targets ?? []).flatMap(({ kind, id }) => (kind && id ? [{ kind, id }] : [])),
      calling: level.calling ?? 'EVERYBODY',
      minutes: String((level.ackTimeoutSeconds ?? 300) / 60),
      conditional: level.only !== undefined,
      severities: level.only?.severities ?? [],
      days: level.only?.days ?? [],
      from: minute(level.only?.from),
      until: minute(level.only?.until),
      zone: level.only?.zone ?? ownZone,
    })),
    repeat: policy.repeat,
    lapse: lapseOf(policy.ackTimeout),
  }
}

function lapseOf(timeout: Policy['ackTimeout']): LapseDraft {
  if (!timeout) return proposed
  const minutesOf = (severity: Severity) => timeout.after?.find(each => each.severity === severity)?.seconds
  const after = Object.fromEntries(severities.map(severity => [severity, inMinutes(minutesOf(severity))]))
  return {
    asks: true,
    after: after as LapseDraft['after'],
    answerWithin: inMinutes(timeout.answerWithinSeconds),
  }
}

const inMinutes = (seconds: number | undefined) => (seconds === undefined ? '' : String(seconds / 60))

const minute = (time: string | undefined) => time?.slice(0, 5) ?? ''

/** What is published; undefined while something is missing that a person can see is. */
export function bodyOf(draft: PolicyDraft): NewPolicy | undefined {
  const levels = draft.levels.map(levelOf)
  const ackTimeout = draft.lapse.asks ? timeoutOf(draft.lapse) : undefined
  if (draft.name.trim() === '' || levels.some(level => level === undefined)) return undefined
  if (draft.lapse.asks && ackTimeout === undefined) return undefined
  return {
    name: draft.name.trim(),
    services: draft.services
      .split(',')
      .map(each => each.trim())
      .filter(each => each !== ''),
    levels: levels as NewPolicy['levels'],
    repeat: draft.repeat,
    ...(ackTimeout && { ackTimeout }),
  }
}

function timeoutOf({ after, answerWithin }: LapseDraft): NewPolicy['ackTimeout'] {
  const asked = severities.filter(severity => after[severity].trim() !== '')
  const times = asked.map(severity => ({ severity, seconds: Math.round(Number(after[severity]) * 60) }))
  const answerWithinSeconds = Math.round(Number(answerWithin) * 60)
  const complete = times.length > 0 && times.every(({ seconds }) => seconds > 0) && answerWithinSeconds > 0
  return complete ? { after: times, answerWithinSeconds } : undefined
}

/** Who acknowledges is asked, in words; undefined where nobody is. */
export function lapseInWords({ lapse }: PolicyDraft): string | undefined {
  const timeout = lapse.asks ? timeoutOf(lapse) : undefined
  if (!timeout) return undefined
  const times = severities.flatMap(severity =>
    lapse.after[severity].trim() ? [policyWords.lapse.after(severity, Number(lapse.after[severity]))] : [],
  )
  return policyWords.lapse.inWords(times, Number(lapse.answerWithin))
}

function levelOf(draft: LevelDraft): NewPolicy['levels'][number] | undefined {
  const ackTimeoutSeconds = Math.round(Number(draft.minutes) * 60)
  const only = draft.conditional ? conditionOf(draft) : undefined
  const halfHours = (draft.from === '') !== (draft.until === '')
  if (draft.targets.length === 0 || !(ackTimeoutSeconds > 0) || (draft.conditional && halfHours)) return undefined
  const { targets, calling } = draft
  return { targets, ackTimeoutSeconds, calling, ...(only && { only }) }
}

function conditionOf({ severities, days, from, until, zone }: LevelDraft): Condition {
  const hours = from === '' ? {} : { from, until }
  const timed = from !== '' || days.length > 0
  return { severities, days, ...hours, ...(timed && { zone }) }
}

/** When a level is called, in words; undefined for always. */
export function whenOf(draft: LevelDraft, dayNames: Record<Day, string>): string | undefined {
  if (!draft.conditional) return undefined
  const parts = [
    draft.severities.length > 0 && policyWords.forSeverities(draft.severities),
    draft.days.length > 0 && policyWords.onDays(draft.days.map(day => dayNames[day])),
    draft.from !== '' && policyWords.hours(draft.from, draft.until, draft.zone),
  ]
  return policyWords.only(parts.filter(part => part !== false))
}
