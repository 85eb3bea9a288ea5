import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { GuardedAction } from '../../api/types'
import { t } from '../../messages/en'
import { guardedWords } from '../../messages/guarded'
import { ActorName } from '../../ui/ActorName'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { ActionDialog, type Asked } from './ActionDialog'
import styles from './Actions.module.css'
import { useActionVerb } from './api'

interface ActionProps {
  action: GuardedAction
  urlRef: string
  writes: boolean
}

/** One action: what it does and to whom, how far it has come, and what the reader may do with it. */
export function ActionCard({ action, urlRef, writes }: ActionProps) {
  const me = useMe()
  const { kind, parameters, targetName, stage, dangers, dryRun } = action
  const before = stage === 'TRYING' || stage === 'WAITING'
  const told = parameters.map(({ value }) => value).join(', ')
  const own = action.proposedBy.id === me.id
  return (
    <article className={styles.card} aria-label={`${guardedWords.kinds[kind]} ${told}`}>
      <div className={styles.head}>
        <span>
          <strong>
            {guardedWords.kinds[kind]} {told}
          </strong>{' '}
          {guardedWords.at(targetName)}
        </span>
        <span className={styles.stage} data-stage={stage}>
          {guardedWords.stages[stage]}
        </span>
      </div>
      <p className={styles.quiet}>
        {guardedWords.by} <ActorName actor={action.proposedBy} /> <Time value={action.proposedAt} />: {action.reason}
      </p>
      {before && (
        <>
          <p>
            {guardedWords.dryRun[dryRun?.result ?? 'none']}{' '}
            {dryRun?.says && <span className={styles.said}>“{dryRun.says}”</span>}
          </p>
          <Blast action={action} />
          <p>
            {action.undoAfterMinutes === undefined
              ? guardedWords.stays
              : guardedWords.undoneAfter(action.undoAfterMinutes)}
          </p>
          {dangers.length > 0 && (
            <p>
              {own
                ? guardedWords.yours
                : guardedWords.needsApproval(dangers.map(danger => guardedWords.dangers[danger]))}
            </p>
          )}
        </>
      )}
      {stage === 'IN_EFFECT' && action.undoAt && (
        <p>
          {guardedWords.undoneAt} <Time value={action.undoAt} />
        </p>
      )}
      {(stage === 'UNKNOWN' || stage === 'UNDO_FAILED') && <p>{guardedWords.unknownLead}</p>}
      {writes && <Verbs action={action} urlRef={urlRef} />}
      <details>
        <summary>{guardedWords.history}</summary>
        <ol className={styles.steps}>
          {action.steps.map(({ summary, text, by, at }) => (
            <li key={`${at}${summary}`}>
              {summary}
              {text && <span className={styles.said}>: {text}</span>}{' '}
              <span className={styles.quiet}>
                <ActorName actor={by} /> <Time value={at} />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </article>
  )
}

function Blast({ action }: { action: GuardedAction }) {
  const { service, hits, total } = action.blast
  if (service === undefined) return <p>{guardedWords.blastUnknown}</p>
  const others = hits.filter(({ hops }) => hops > 0)
  return (
    <p>
      {guardedWords.blast(service, total)} {t.list(others.map(({ name, tier }) => guardedWords.hit(name, tier)))}
    </p>
  )
}

function Verbs({ action, urlRef }: { action: GuardedAction; urlRef: string }) {
  const { may } = action
  const verb = useActionVerb(urlRef, action.id, () => undefined)
  const [asked, setAsked] = useState<Asked>()
  if (!Object.values(may).some(Boolean)) return null
  return (
    <>
      <WriteProblem problem={verb.problem} />
      <div className={styles.verbs}>
        {may.approve && (
          <Button size="xs" variant="filled" onClick={() => setAsked('approve')}>
            {guardedWords.approve}
          </Button>
        )}
        {may.order && (
          <Button size="xs" variant="filled" loading={verb.isPending} onClick={() => verb.submit({ verb: 'go-ahead' })}>
            {guardedWords.goAhead}
          </Button>
        )}
        {may.settle && (
          <Button size="xs" variant="filled" onClick={() => setAsked('settle')}>
            {guardedWords.settle}
          </Button>
        )}
        {may.dryRun && (
          <Button size="xs" disabled={verb.isPending} onClick={() => verb.submit({ verb: 'dry-run' })}>
            {guardedWords.tryAgain}
          </Button>
        )}
        {may.undo && (
          <Button size="xs" onClick={() => setAsked('undo')}>
            {guardedWords.undo}
          </Button>
        )}
        {may.callOff && (
          <Button size="xs" onClick={() => setAsked('call-off')}>
            {guardedWords.callOff}
          </Button>
        )}
      </div>
      {asked && <ActionDialog action={action} urlRef={urlRef} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
