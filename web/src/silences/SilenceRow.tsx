import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Silence } from '../api/types'
import { canEndSilence } from '../domain/permissions'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useEndSilence } from './api'
import { operators, weekdays } from './draft'
import styles from './SilencesPage.module.css'

/** One silence: what it silences, when, on whose word and why. */
export function SilenceRow({ silence }: { silence: Silence }) {
  const me = useMe()
  const [ending, setEnding] = useState(false)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <ul className={styles.matchers} aria-label={t.silences.matchers}>
          {silence.matchers.map(({ label, operator, value }) => (
            <li key={`${label}${operator}${value}`}>
              <code>
                {label}
                {operators[operator]}"{value}"
              </code>
            </li>
          ))}
        </ul>
        <p>
          <When silence={silence} />
        </p>
        {silence.reason && <p className={styles.reason}>{silence.reason}</p>}
        <p>
          {t.silences.madeBy} <ActorName actor={silence.createdBy} /> <Time value={silence.createdAt} as="timeline" />
        </p>
        {silence.endedBy && silence.endedAt && (
          <p>
            {t.silences.endedBy} <ActorName actor={silence.endedBy} /> <Time value={silence.endedAt} as="timeline" />
            {silence.endReason && `: ${silence.endReason}`}
          </p>
        )}
      </div>
      {silence.state !== 'OVER' && canEndSilence(me, silence.weekly !== undefined) && (
        <div className={rows.actions}>
          <Button size="xs" onClick={() => setEnding(true)}>
            {t.silences.end}
          </Button>
        </div>
      )}
      {ending && <EndDialog id={silence.id} onClose={() => setEnding(false)} />}
    </li>
  )
}

function When({ silence }: { silence: Silence }) {
  const { weekly, from, until } = silence
  if (!weekly) {
    return (
      <>
        {from && <Time value={from} as="timeline" />} {t.silences.to} {until && <Time value={until} as="timeline" />}
      </>
    )
  }
  const days = t.list(weekdays.filter(day => weekly.days.includes(day)).map(day => t.silences.days[day]))
  return (
    <>
      {t.silences.weekly(days, weekly.start.slice(0, 5), t.silences.length(weekly.minutes), weekly.zone)}{' '}
      {t.silences.dates(weekly.first, weekly.last)}
      {silence.activeUntil ? (
        <>
          {' '}
          {t.silences.activeUntil} <Time value={silence.activeUntil} as="timeline" />
        </>
      ) : (
        silence.nextStart && (
          <>
            {' '}
            {t.silences.next} <Time value={silence.nextStart} as="timeline" />
          </>
        )
      )}
    </>
  )
}

function EndDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const end = useEndSilence(id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={t.silences.endTitle}
      lead={t.silences.endLead}
      question={t.silences.endWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.silences.endVerb}
      busy={end.isPending}
      problem={end.problem}
      onSubmit={() => end.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
