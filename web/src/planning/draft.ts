import type { NewPlan, PlanContent, PlanText } from '../api/types'
import { type Severity, severities } from '../domain/severity'
import { bare, type Row, rowOf } from '../ui/rowOf'

type Role = PlanContent['roles'][number]
type Rule = PlanContent['communications'][number]
type Task = PlanContent['tasks'][number]
type Criterion = PlanContent['exitCriteria'][number]
type Contact = NonNullable<NewPlan['contacts']>[number]

/** A plan while it is written. */
export interface Draft {
  name: string
  purpose: string
  services: string
  classes: string
  severities: Severity[]
  roles: Row<Role>[]
  communications: Row<Rule>[]
  tasks: Row<Task>[]
  exitCriteria: Row<Criterion>[]
  runbooks: string
  contacts: Row<Contact>[]
  reviewMonths: number
  reason: string
  incident: string
}

/** What a part of the form is given. */
export interface PartProps {
  draft: Draft
  change: (more: Partial<Draft>) => void
}

export function emptyDraft(): Draft {
  return {
    name: '',
    purpose: '',
    services: '',
    classes: '',
    severities: [],
    roles: [rowOf({ role: 'COMMANDER' as const, severities: [] })],
    communications: [],
    tasks: [],
    exitCriteria: [],
    runbooks: '',
    contacts: [],
    reviewMonths: 12,
    reason: '',
    incident: '',
  }
}

export function draftOf({ content, contacts }: PlanText): Draft {
  return {
    name: content.name,
    purpose: content.purpose,
    services: content.scope.services.join(', '),
    classes: content.scope.classes.join(', '),
    severities: content.scope.severities,
    roles: content.roles.map(rowOf),
    communications: content.communications.map(rowOf),
    tasks: content.tasks.map(rowOf),
    exitCriteria: content.exitCriteria.map(rowOf),
    runbooks: content.runbooks.join(', '),
    contacts: contacts.map(({ hidden: _, erased: __, ...contact }) => rowOf(contact)),
    reviewMonths: content.reviewMonths,
    reason: '',
    incident: '',
  }
}

const words = (text: string) =>
  text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')

/** A short lasting name for a text, unlike those that are taken. */
export function slugOf(text: string, taken: Set<string>): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .split('-')
    .slice(0, 6)
    .join('-')
    .slice(0, 50)
  const base = plain || 'item'
  let slug = base
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}

function named<Value extends { id: string }>(values: Row<Value>[], text: (value: Value) => string) {
  const taken = new Set(values.map(value => value.id).filter(id => id !== ''))
  return values.map(({ row: _, ...value }) => {
    const plain = value as unknown as Value
    return plain.id === '' ? { ...plain, id: slugOf(text(plain), taken) } : plain
  })
}

/** What is sent. Empty texts are left out, as the service takes them for texts. */
export function bodyOfDraft(draft: Draft): NewPlan {
  const { name, purpose, services, classes, runbooks, reason, incident, reviewMonths } = draft
  return {
    name: name.trim(),
    purpose: purpose.trim(),
    scope: { services: words(services), classes: words(classes), severities: draft.severities },
    roles: bare(draft.roles),
    communications: bare(draft.communications),
    tasks: named(draft.tasks, task => task.title),
    exitCriteria: named(draft.exitCriteria, criterion => criterion.text),
    runbooks: words(runbooks),
    contacts: bare(draft.contacts).map(
      contact =>
        Object.fromEntries(
          Object.entries(contact).filter(([, value]) => value !== '' && value !== undefined),
        ) as unknown as Contact,
    ),
    reviewMonths,
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    ...(incident.trim() ? { incident: incident.trim() } : {}),
  } as NewPlan
}

/** How bad it has to be at least, as people say it; a list that is no such thing stays as it is. */
export function worstOf(chosen: readonly Severity[]): string {
  return chosen.length === 0 ? '' : chosen.join(',')
}

export const worstChoices = severities.slice(0, 4).map((_, place) => severities.slice(0, place + 1).join(','))

export function severitiesOf(choice: string): Severity[] {
  return choice === '' ? [] : (choice.split(',') as Severity[])
}

export function isReady(draft: Draft): boolean {
  return draft.name.trim() !== '' && draft.purpose.trim() !== ''
}
