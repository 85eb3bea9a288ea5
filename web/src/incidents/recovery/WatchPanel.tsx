import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { serverClock } from '../../api/serverClock'
import { useMe } from '../../api/session'
import type { Incident, RecoveryWatch, RecoveryWatchAnswer } from '../../api/types'
import { formatDuration } from '../../domain/duration'
import { canCommand, canRespond } from '../../domain/permissions'
import { recoveryWords } from '../../messages/recovery'
import { ActorName } from '../../ui/ActorName'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { Time } from '../../ui/Time'
import { useNow } from '../../ui/useNow'
import { useRecoveryWatch, useStopWatch } from './api'
import { CompleteDialog } from './CompleteDialog'
import styles from './Recovery.module.css'
import { StartWatchDialog } from './StartWatchDialog'

const words = recoveryWords.watch

interface WatchProps {
  incident: Incident
  urlRef: string
}

/** Does it come back, until when is it watched, and is the recovery complete? */
export function WatchPanel({ incident, urlRef }: WatchProps) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const watch = useRecoveryWatch(urlRef, asOf)
  return (
    <Panel title={words.title} query={watch} rows={2}>
      {answer => (
        <div className={styles.card}>
          {answer.watch ? <WatchNow watch={answer.watch} /> : <p>{words.none}</p>}
          {answer.declared && <Declared declared={answer.declared} />}
          {writes && <Verbs answer={answer} incident={incident} urlRef={urlRef} />}
        </div>
      )}
    </Panel>
  )
}

function WatchNow({ watch }: { watch: RecoveryWatch }) {
  const { stage, metrics } = watch
  return (
    <>
      <div className={styles.head}>
        <strong data-stage={stage}>{words.stages[stage]}</strong>
        {stage === 'RUNNING' && <Left watch={watch} />}
      </div>
      {watch.ending && watch.endedAt && (
        <p>
          {watch.ending} <Time value={watch.endedAt} as="timeline" />
        </p>
      )}
      <p>
        {words.ofServices} {watch.services.join(', ')}
      </p>
      {metrics.length > 0 && (
        <ul className={styles.metrics}>
          {metrics.map(({ metric, value, trouble }) => (
            <li key={`${metric.name}${metric.expression}`}>
              {metric.name} {words.mustNotBe(words.limits[metric.limit ?? 'ABOVE'], metric.threshold ?? 0)}
              {value !== undefined && `: ${words.value(value)}`}
              {trouble && <strong>: {words.trouble[trouble]}</strong>}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {watch.lookedAt ? (
          <>
            {words.looked(watch.looks)} <Time value={watch.lookedAt} as="timeline" />
          </>
        ) : (
          words.notLooked
        )}
        {' · '}
        {words.began} <ActorName actor={watch.by} /> <Time value={watch.from} as="timeline" />, {words.until}{' '}
        <Time value={watch.until} as="timeline" />
      </p>
    </>
  )
}

/** A drill's time stands still between its ticks; any other goes on by itself. */
function Left({ watch }: { watch: RecoveryWatch }) {
  const now = useNow()
  const [behind] = useState(() => serverClock.now() - Date.parse(watch.now))
  const apart = Math.abs(behind) > 120_000
  const left = Date.parse(watch.until) - (apart ? Date.parse(watch.now) : now)
  return <span>{left > 0 ? words.left(formatDuration(left)) : words.over}</span>
}

function Declared({ declared }: { declared: NonNullable<RecoveryWatchAnswer['declared']> }) {
  return (
    <p>
      {words.completed} <ActorName actor={declared.by} /> <Time value={declared.at} as="timeline" />
      {declared.overrideReason && `, ${words.although(declared.open)}: ${declared.overrideReason}`}
    </p>
  )
}

interface VerbsProps extends WatchProps {
  answer: RecoveryWatchAnswer
}

function Verbs({ answer, incident, urlRef }: VerbsProps) {
  const me = useMe()
  const [asked, setAsked] = useState<'start' | 'stop' | 'complete'>()
  const close = () => setAsked(undefined)
  const running = answer.watch?.stage === 'RUNNING'
  return (
    <>
      <div className={styles.verbs}>
        {running ? (
          <Button size="xs" onClick={() => setAsked('stop')}>
            {words.stop}
          </Button>
        ) : (
          <Button size="xs" onClick={() => setAsked('start')}>
            {answer.watch ? words.again : words.start}
          </Button>
        )}
        {!answer.declared && canCommand(me, incident.roles) && (
          <Button size="xs" onClick={() => setAsked('complete')}>
            {words.complete}
          </Button>
        )}
      </div>
      {asked === 'start' && (
        <StartWatchDialog incident={incident} urlRef={urlRef} sources={answer.sources} onClose={close} />
      )}
      {asked === 'stop' && <StopDialog urlRef={urlRef} onClose={close} />}
      {asked === 'complete' && <CompleteDialog urlRef={urlRef} onClose={close} />}
    </>
  )
}

function StopDialog({ urlRef, onClose }: { urlRef: string; onClose: () => void }) {
  const stop = useStopWatch(urlRef, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={words.stopTitle}
      question={words.stopWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={words.stopVerb}
      busy={stop.isPending}
      problem={stop.problem}
      onSubmit={() => stop.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
