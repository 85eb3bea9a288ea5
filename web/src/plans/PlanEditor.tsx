import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Plan, Written } from '../api/types'
import { phases } from '../domain/phase'
import { incidentRoles } from '../domain/roles'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { useDraft } from './api'
import { bodyOfDraft, type Draft, isReady, rowOf, severitiesOf, worstChoices, worstOf } from './draft'
import styles from './Plan.module.css'
import { RowsField } from './RowsField'

type Change = (more: Partial<Draft>) => void

interface PlanEditorProps {
  /** Left out: a new one. */
  plan?: Plan
  start: Draft
  onDone: (written: Written) => void
  onClose: () => void
}

/** All that a plan says from its next version on. */
export function PlanEditor({ plan, start, onDone, onClose }: PlanEditorProps) {
  const [draft, setDraft] = useState(start)
  const [basedOn] = useState(plan?.aggregateVersion)
  const write = useDraft(plan?.row.id, basedOn, onDone)
  const change: Change = more => setDraft(before => ({ ...before, ...more }))
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (isReady(draft) && !write.isPending) write.submit(bodyOfDraft(draft))
      }}
    >
      <TextInput
        label={t.plans.name}
        withAsterisk
        maxLength={200}
        value={draft.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t.plans.purpose}
        description={t.plans.purposeHint}
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={draft.purpose}
        onChange={event => change({ purpose: event.currentTarget.value })}
      />
      <Scope draft={draft} change={change} />
      <Roles draft={draft} change={change} />
      <Tasks draft={draft} change={change} />
      <Criteria draft={draft} change={change} />
      <Communications draft={draft} change={change} />
      <Contacts draft={draft} change={change} />
      <div className={styles.pair}>
        <TextInput
          label={t.plans.runbooks}
          description={t.plans.runbooksHint}
          value={draft.runbooks}
          onChange={event => change({ runbooks: event.currentTarget.value })}
        />
        <NumberInput
          label={t.plans.review}
          min={1}
          max={24}
          allowDecimal={false}
          value={draft.reviewMonths}
          onChange={value => change({ reviewMonths: Number(value) })}
        />
      </div>
      {plan && (
        <div className={styles.pair}>
          <Textarea
            label={t.plans.why}
            withAsterisk={plan.versions.length > 0}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2000}
            value={draft.reason}
            onChange={event => change({ reason: event.currentTarget.value })}
          />
          <TextInput
            label={t.plans.incident}
            description={t.plans.incidentHint}
            value={draft.incident}
            onChange={event => change({ incident: event.currentTarget.value })}
          />
        </div>
      )}
      <WriteProblem problem={write.problem} />
      {write.conflict && <p role="alert">{t.plans.stale}</p>}
      <div className={styles.verbs}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="filled" disabled={!isReady(draft)} loading={write.isPending}>
          {t.plans.saveDraft}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  draft: Draft
  change: Change
}

function Scope({ draft, change }: PartProps) {
  return (
    <div className={styles.pair}>
      <TextInput
        label={t.plans.classes}
        description={t.plans.classesHint}
        value={draft.classes}
        onChange={event => change({ classes: event.currentTarget.value })}
      />
      <TextInput
        label={t.plans.services}
        description={t.plans.servicesHint}
        value={draft.services}
        onChange={event => change({ services: event.currentTarget.value })}
      />
      <HowBad visible label={t.plans.howBad} value={draft.severities} onChange={severities => change({ severities })} />
    </div>
  )
}

interface HowBadProps {
  label: string
  /** The label stands above, where no other says what is asked. */
  visible?: boolean
  value: Draft['severities']
  onChange: (severities: Draft['severities']) => void
}

function HowBad({ label, visible, value, onChange }: HowBadProps) {
  const now = worstOf(value)
  const known = ['', ...worstChoices]
  return (
    <NativeSelect
      {...(visible ? { label } : { 'aria-label': label })}
      className={styles.narrow}
      value={now}
      data={[...known, ...(known.includes(now) ? [] : [now])].map(choice => ({
        value: choice,
        label: choice === '' ? t.plans.howeverBad : choice.split(',').join(', '),
      }))}
      onChange={event => onChange(severitiesOf(event.currentTarget.value))}
    />
  )
}

const roleChoices = incidentRoles.map(role => ({ value: role, label: t.incidentRole[role] }))
const anyRole = [{ value: '', label: t.plans.anybody }, ...roleChoices]

/** Nothing is done in an incident that is closed. */
const phaseChoices = phases
  .filter(phase => phase !== 'CLOSED')
  .map(phase => ({ value: phase as string, label: t.phase[phase] }))

function Roles({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={t.plans.roles}
      add={t.plans.addRole}
      remove={t.plans.removeRole}
      rows={draft.roles}
      make={() => rowOf({ role: 'COMMUNICATIONS' as const, severities: [] })}
      onChange={roles => change({ roles })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={t.plans.roleOf(place)}
            className={styles.narrow}
            data={roleChoices}
            value={row.role}
            onChange={event => more({ role: event.currentTarget.value as typeof row.role })}
          />
          <HowBad label={t.plans.roleAt(place)} value={row.severities} onChange={severities => more({ severities })} />
          <TextInput
            aria-label={t.plans.roleTraining(place)}
            placeholder={t.plans.training}
            className={styles.wide}
            maxLength={200}
            value={row.training ?? ''}
            onChange={event => more({ training: event.currentTarget.value })}
          />
        </>
      )}
    </RowsField>
  )
}

function Tasks({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={t.plans.tasks}
      add={t.plans.addTask}
      remove={t.plans.removeTask}
      rows={draft.tasks}
      make={() => rowOf({ id: '', phase: 'CONTAINMENT' as const, title: '' })}
      onChange={tasks => change({ tasks })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={t.plans.taskPhase(place)}
            className={styles.narrow}
            data={phaseChoices}
            value={row.phase}
            onChange={event => more({ phase: event.currentTarget.value as typeof row.phase })}
          />
          <Textarea
            aria-label={t.plans.taskTitle(place)}
            placeholder={t.plans.taskHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.title}
            onChange={event => more({ title: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t.plans.taskRole(place)}
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

function Criteria({ draft, change }: PartProps) {
  const kinds = ['CONFIRMED', 'ROLE_FILLED', 'TASKS_DONE', 'FACT_RECORDED'] as const
  return (
    <RowsField
      legend={t.plans.exitCriteria}
      add={t.plans.addCriterion}
      remove={t.plans.removeCriterion}
      rows={draft.exitCriteria}
      make={() => rowOf({ id: '', phase: 'CONTAINMENT' as const, kind: 'CONFIRMED' as const, text: '' })}
      onChange={exitCriteria => change({ exitCriteria })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={t.plans.criterionPhase(place)}
            className={styles.narrow}
            data={phaseChoices}
            value={row.phase}
            onChange={event => more({ phase: event.currentTarget.value as typeof row.phase })}
          />
          <Textarea
            aria-label={t.plans.criterionText(place)}
            placeholder={t.plans.criterionHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.text}
            onChange={event => more({ text: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t.plans.criterionKind(place)}
            className={styles.narrow}
            data={kinds.map(kind => ({ value: kind as string, label: t.plans.criterionKinds[kind] }))}
            value={row.kind}
            onChange={event => {
              const kind = event.currentTarget.value as typeof row.kind
              more({ kind, ...(kind === 'ROLE_FILLED' ? { role: row.role ?? 'COMMANDER' } : {}) })
            }}
          />
          {row.kind === 'ROLE_FILLED' && (
            <NativeSelect
              aria-label={t.plans.criterionRole(place)}
              className={styles.narrow}
              data={roleChoices}
              value={row.role ?? 'COMMANDER'}
              onChange={event => more({ role: event.currentTarget.value as 'COMMANDER' })}
            />
          )}
          {(row.kind === 'TASKS_DONE' || row.kind === 'FACT_RECORDED') && (
            <TextInput
              aria-label={t.plans.criterionWhat(place)}
              placeholder={t.plans.whatHint[row.kind]}
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

function Communications({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={t.plans.communications}
      add={t.plans.addRule}
      remove={t.plans.removeRule}
      rows={draft.communications}
      make={() => rowOf({ audience: '', severities: [], what: '', firstMinutes: 60 })}
      onChange={communications => change({ communications })}
    >
      {(row, more, place) => (
        <>
          <TextInput
            aria-label={t.plans.ruleAudience(place)}
            placeholder={t.plans.audienceHint}
            className={styles.narrow}
            maxLength={200}
            value={row.audience}
            onChange={event => more({ audience: event.currentTarget.value })}
          />
          <Textarea
            aria-label={t.plans.ruleWhat(place)}
            placeholder={t.plans.ruleHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.what}
            onChange={event => more({ what: event.currentTarget.value })}
          />
          <HowBad label={t.plans.ruleAt(place)} value={row.severities} onChange={severities => more({ severities })} />
          <NumberInput
            label={t.plans.firstMinutes}
            aria-label={t.plans.ruleFirst(place)}
            className={styles.narrow}
            min={1}
            max={10_080}
            allowDecimal={false}
            value={row.firstMinutes}
            onChange={value => more({ firstMinutes: Number(value) })}
          />
          <NumberInput
            label={t.plans.everyMinutes}
            aria-label={t.plans.ruleEvery(place)}
            className={styles.narrow}
            min={1}
            max={10_080}
            allowDecimal={false}
            value={row.everyMinutes ?? ''}
            onChange={value => more(value === '' ? { everyMinutes: undefined } : { everyMinutes: Number(value) })}
          />
        </>
      )}
    </RowsField>
  )
}

const contactKinds = Object.entries(t.plans.contactKind).map(([value, label]) => ({ value, label }))

function Contacts({ draft, change }: PartProps) {
  const fields = ['organisation', 'name', 'phone', 'email', 'when'] as const
  return (
    <RowsField
      legend={t.plans.contacts}
      add={t.plans.addContact}
      remove={t.plans.removeContact}
      rows={draft.contacts}
      make={() => rowOf({ kind: 'AUTHORITY' as const, organisation: '' })}
      onChange={contacts => change({ contacts })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={t.plans.contactKindOf(place)}
            className={styles.narrow}
            data={contactKinds}
            value={row.kind}
            onChange={event => more({ kind: event.currentTarget.value as typeof row.kind })}
          />
          {fields.map(field => (
            <TextInput
              key={field}
              aria-label={t.plans.contactField(t.plans.contactFields[field], place)}
              placeholder={t.plans.contactFields[field]}
              className={styles.narrow}
              autoComplete="off"
              value={row[field] ?? ''}
              onChange={event => more({ [field]: event.currentTarget.value })}
            />
          ))}
        </>
      )}
    </RowsField>
  )
}
