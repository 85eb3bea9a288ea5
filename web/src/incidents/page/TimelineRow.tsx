import type { TimelineEntry } from '../../api/types'
import { recordedLate } from '../../domain/instant'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { Time } from '../../ui/Time'
import styles from './TimelinePanel.module.css'

/** One event: when it happened, who, what; and when the log learned it, if that was later. */
export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  const note = noteOf(entry)
  const reason = note === undefined ? textOf(entry.data.reason) : undefined
  return (
    <li className={styles.entry} data-note={note !== undefined || undefined} id={`at-${entry.position}`}>
      <span className={styles.when}>
        <Time value={entry.valueTime} as="timeline" />
      </span>
      <span className={styles.who}>
        <ActorName actor={entry.actor} />
      </span>
      <div className={styles.what}>
        {note === undefined ? entry.summary : <span className={styles.note}>{note}</span>}
        {reason && <span className={styles.quiet}> “{reason}”</span>}
        {recordedLate(entry.valueTime, entry.recordTime) && (
          <span className={styles.recorded}>
            {t.time.recorded} <Time value={entry.recordTime} as="timeline" />
          </span>
        )}
      </div>
    </li>
  )
}

/** A note shows what was written; everything else shows its summary. */
function noteOf(entry: TimelineEntry): string | undefined {
  return entry.type.includes('note') ? textOf(entry.data.text) : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
