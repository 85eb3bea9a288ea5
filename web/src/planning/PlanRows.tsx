import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { phases } from '../domain/phase'
import { incidentRoles } from '../domain/roles'
import { t } from '../messages/en'
import { planWords, planWorkKinds } from '../messages/plans'
import { RowsField } from '../ui/RowsField'
import { rowOf } from '../ui/rowOf'
import { useTargetNames } from '../ui/targetNames'
import type { PartProps } from './draft'
import { HowBad } from './HowBad'
import styles from './Plan.module.css'

const roleChoices = incidentRoles.map(role => ({ value: role, label: t.incidentRole[role] }))
const anyRole = [{ value: '', label: planWords.anybody }, ...roleChoices]

/** Nothing is done in an incident that is closed. */
const phaseChoices = phases
  .filter(phase => phase !== 'CLOSED')
  .map(phase => ({ value: phase as string, label: t.phase[phase] }))

const pageKinds = ['PERSON', 'SCHEDULE'] as const

function pageOf(value: string) {
  const kind = pageKinds.find(each => value.startsWith(`${each} `))
  return kind && { kind, id: value.slice(kind.length + 1) }
}

/** Who has to be there. */
export function Roles({ draft, change }: PartProps) {
  const { choices, say } = useTargetNames()
  // Whom it names already stays to be seen, also while the lists are read, and where they do not have them any more.
  const whom = (page: PartProps['draft']['roles'][number]['page']) => [
    { value: '', label: planWords.pageByPolicy },
    ...(page && !choices[page.kind].some(({ id }) => id === page.id)
      ? [{ value: `${page.kind} ${page.id}`, label: say(page) }]
      : []),
    ...pageKinds
      .map(kind => ({
        group: planWords.pageKinds[kind],
        items: choices[kind].map(({ id, name }) => ({ value: `${kind} ${id}`, label: name })),
      }))
      .filter(({ items }) => items.length > 0),
  ]
  return (
    <RowsField
      legend={planWords.roles}
      add={planWords.addRole}
      remove={planWords.removeRole}
      rows={draft.roles}
      make={() => rowOf({ role: 'COMMUNICATIONS' as const, severities: [] })}
      onChange={roles => change({ roles })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={planWords.roleOf(place)}
            className={styles.narrow}
            data={roleChoices}
            value={row.role}
            onChange={event => more({ role: event.currentTarget.value as typeof row.role })}
          />
          <HowBad
            label={planWords.roleAt(place)}
            value={row.severities}
            onChange={severities => more({ severities })}
          />
          <TextInput
            aria-label={planWords.roleTraining(place)}
            placeholder={planWords.training}
            className={styles.wide}
            maxLength={200}
            value={row.training ?? ''}
            onChange={event => more({ training: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={planWords.rolePageAfter(place)}
            placeholder={planWords.pageAfter}
            className={styles.minutes}
            min={1}
            max={10_080}
            allowDecimal={false}
            value={row.pageAfterMinutes ?? ''}
            onChange={value => more({ pageAfterMinutes: value === '' ? undefined : Number(value) })}
          />
          <NativeSelect
            aria-label={planWords.rolePage(place)}
            className={styles.wide}
            data={whom(row.page)}
            value={row.page ? `${row.page.kind} ${row.page.id}` : ''}
            onChange={event => more({ page: pageOf(event.currentTarget.value) })}
          />
        </>
      )}
    </RowsField>
  )
}

/** What has to be done. */
export function Tasks({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={planWords.tasks}
      add={planWords.addTask}
      remove={planWords.removeTask}
      rows={draft.tasks}
      make={() => rowOf({ id: '', phase: 'CONTAINMENT' as const, title: '' })}
      onChange={tasks => change({ tasks })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={planWords.taskPhase(place)}
            className={styles.narrow}
            data={phaseChoices}
            value={row.phase}
            onChange={event => more({ phase: event.currentTarget.value as typeof row.phase })}
          />
          <Textarea
            aria-label={planWords.taskTitle(place)}
            placeholder={planWords.taskHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.title}
            onChange={event => more({ title: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={planWords.taskRole(place)}
            className={styles.narrow}
            data={anyRole}
            value={row.role ?? ''}
            onChange={event => more({ role: (event.currentTarget.value || undefined) as typeof row.role })}
          />
        </>
      )}
    </RowsField>
  )
}

/** What must be so before a phase is left. */
export function Criteria({ draft, change }: PartProps) {
  const kinds = ['CONFIRMED', 'ROLE_FILLED', 'TASKS_DONE', 'FACT_RECORDED', 'WORK_RECORDED'] as const
  return (
    <RowsField
      legend={planWords.exitCriteria}
      add={planWords.addCriterion}
      remove={planWords.removeCriterion}
      rows={draft.exitCriteria}
      make={() => rowOf({ id: '', phase: 'CONTAINMENT' as const, kind: 'CONFIRMED' as const, text: '' })}
      onChange={exitCriteria => change({ exitCriteria })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={planWords.criterionPhase(place)}
            className={styles.narrow}
            data={phaseChoices}
            value={row.phase}
            onChange={event => more({ phase: event.currentTarget.value as typeof row.phase })}
          />
          <Textarea
            aria-label={planWords.criterionText(place)}
            placeholder={planWords.criterionHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.text}
            onChange={event => more({ text: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={planWords.criterionKind(place)}
            className={styles.narrow}
            data={kinds.map(kind => ({ value: kind as string, label: planWords.criterionKinds[kind] }))}
            value={row.kind}
            onChange={event => {
              const kind = event.currentTarget.value as typeof row.kind
              more({
                kind,
                ...(kind === 'ROLE_FILLED' ? { role: row.role ?? 'COMMANDER' } : {}),
                ...(kind === 'WORK_RECORDED' ? { what: Object.keys(planWorkKinds)[0] } : {}),
              })
            }}
          />
          {row.kind === 'ROLE_FILLED' && (
            <NativeSelect
              aria-label={planWords.criterionRole(place)}
              className={styles.narrow}
              data={roleChoices}
              value={row.role ?? 'COMMANDER'}
              onChange={event => more({ role: event.currentTarget.value as 'COMMANDER' })}
            />
          )}
          {row.kind === 'WORK_RECORDED' && (
            <NativeSelect
              aria-label={planWords.criterionWhat(place)}
              className={styles.narrow}
              data={Object.entries(planWorkKinds).map(([value, label]) => ({ value, label }))}
              value={row.what ?? ''}
              onChange={event => more({ what: event.currentTarget.value })}
            />
          )}
          {(row.kind === 'TASKS_DONE' || row.kind === 'FACT_RECORDED') && (
            <TextInput
              aria-label={planWords.criterionWhat(place)}
              placeholder={planWords.whatHint[row.kind]}
              className={styles.narrow}
              maxLength={60}
              value={row.what ?? ''}
              onChange={event => more({ what: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </RowsField>
  )
}
