import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Incident, RecoveryWork, WorkEdition, WorkKind } from '../../api/types'
import { recoveryWords } from '../../messages/recovery'
import { ActorName } from '../../ui/ActorName'
import { Hash } from '../../ui/Hash'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { Time } from '../../ui/Time'
import { useTakeWorkBack } from './api'
import styles from './Recovery.module.css'
import { WorkDialog } from './WorkDialog'
import { saidIn, type WorkField, workParts } from './workForm'

interface WorkCardProps {
  record: RecoveryWork
  records: RecoveryWork[]
  incident: Incident
  urlRef: string
  writes: boolean
}

/** One piece of work: what was done, by whom and when, whether it counts, and what was said of it before. */
export function WorkCard({ record, records, incident, urlRef, writes }: WorkCardProps) {
  const { id, kind, standing, now, before, withdrawn } = record
  const [asked, setAsked] = useState<'correct' | 'back'>()
  const close = () => setAsked(undefined)
  const title = recoveryWords.kinds[kind]
  const name = `${title}: ${headOf(kind, now)}`
  return (
    <article id={`work-${id}`} className={styles.card} data-standing={standing} aria-label={name}>
      <div className={styles.head}>
        <strong>{title}</strong>
        <span className={styles.standing}>{recoveryWords.standings[standing]}</span>
      </div>
      <Facts kind={kind} edition={now} records={records} />
      <SaidBy edition={now} />
      {withdrawn && (
        <p>
          {recoveryWords.tookBackBy} <ActorName actor={withdrawn.by} /> <Time value={withdrawn.at} as="timeline" />:{' '}
          {withdrawn.reason}
        </p>
      )}
      {before.length > 0 && (
        <details>
          <summary>{recoveryWords.before}</summary>
          {before.map(edition => (
            <div key={edition.edition} className={styles.edition}>
              <Facts kind={kind} edition={edition} records={records} />
              <SaidBy edition={edition} />
            </div>
          ))}
        </details>
      )}
      {writes && !withdrawn && (
        <div className={styles.verbs}>
          <Button size="xs" aria-label={recoveryWords.correctOne(name)} onClick={() => setAsked('correct')}>
            {recoveryWords.correct}
          </Button>
          <Button size="xs" aria-label={recoveryWords.takeBackOne(name)} onClick={() => setAsked('back')}>
            {recoveryWords.takeBack}
          </Button>
        </div>
      )}
      {asked === 'correct' && (
        <WorkDialog incident={incident} urlRef={urlRef} record={record} records={records} onClose={close} />
      )}
      {asked === 'back' && <TakeBackDialog recordId={id} name={name} urlRef={urlRef} onClose={close} />}
    </article>
  )
}

/** Who did it and when; who said so, and why they said it better. */
function SaidBy({ edition: { doneBy, doneAt, by, at, reason } }: { edition: WorkEdition }) {
  return (
    <p className={styles.quiet}>
      {recoveryWords.by} <ActorName actor={{ kind: 'PERSON', ...doneBy }} /> <Time value={doneAt} as="timeline" />
      {' · '}
      {recoveryWords.recordedBy} <ActorName actor={by} /> <Time value={at} as="timeline" />
      {reason && `: ${reason}`}
    </p>
  )
}

/** The first thing one says of it, to tell records of one kind apart. */
function headOf(kind: WorkKind, edition: WorkEdition): string {
  const said = saidIn(kind, edition.what)
  const first = workParts[kind].fields.find(({ type }) => type === 'line' || type === 'lines')
  return String((first && said[first.name]) ?? '')
}

interface FactsProps {
  kind: WorkKind
  edition: WorkEdition
  records: RecoveryWork[]
}

function Facts({ kind, edition, records }: FactsProps) {
  const { part, fields } = workParts[kind]
  const said = saidIn(kind, edition.what)
  return (
    <dl className={styles.facts}>
      {fields
        .filter(({ name }) => said[name] !== undefined && said[name] !== null)
        .map(field => (
          <div key={field.name}>
            <dt>{recoveryWords.facts[`${part}.${field.name}`]}</dt>
            <dd>
              <Fact field={field} value={said[field.name]} records={records} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

function Fact({ field: { type }, value, records }: { field: WorkField; value: unknown; records: RecoveryWork[] }) {
  switch (type) {
    case 'time':
      return <Time value={value as string} as="timeline" />
    case 'hash':
      return <Hash value={value as string} />
    case 'check':
      return value ? recoveryWords.yes : recoveryWords.no
    case 'lines':
      return (value as string[]).join(', ')
    case 'person':
      return <ActorName actor={{ kind: 'PERSON', ...(value as { id: string; name?: string }) }} />
    case 'backup': {
      const check = records.find(({ id }) => id === value)
      return check ? headOf(check.kind, check.now) : String(value)
    }
    default:
      return String(value)
  }
}

interface TakeBackProps {
  recordId: string
  name: string
  urlRef: string
  onClose: () => void
}

function TakeBackDialog({ recordId, name, urlRef, onClose }: TakeBackProps) {
  const back = useTakeWorkBack(urlRef, recordId, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={recoveryWords.takeBackTitle}
      lead={`${name}. ${recoveryWords.takeBackLead}`}
      question={recoveryWords.takeBackWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={recoveryWords.takeBackVerb}
      busy={back.isPending}
      problem={back.problem}
      onSubmit={() => back.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
