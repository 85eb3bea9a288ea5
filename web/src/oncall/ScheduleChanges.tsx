import type { SchedulePreview } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'
import styles from './SchedulePage.module.css'

/** Before and after, in words: only the times at which they differ, and where nobody would be on call. */
export function ScheduleChanges({ preview }: { preview: SchedulePreview }) {
  const { changes, gaps } = preview
  return (
    <div className={styles.changes}>
      <p role="status">{changes.length === 0 ? t.onCall.noChange : t.onCall.changeCount(changes.length)}</p>
      {changes.length > 0 && (
        <ul className={styles.plain}>
          {changes.slice(0, most).map(change => (
            <li key={change.from}>
              <Time value={change.from} as="timeline" /> – <Time value={change.until} as="timeline" />
              {': '}
              <s>{change.before?.name ?? t.onCall.nobody}</s> → <strong>{change.after?.name ?? t.onCall.nobody}</strong>
            </li>
          ))}
          {changes.length > most && <li>{t.onCall.andMore(changes.length - most)}</li>}
        </ul>
      )}
      {gaps.length > 0 && (
        <div className={styles.gaps}>
          <p>{t.onCall.gapCount(gaps.length)}</p>
          <ul className={styles.plain}>
            {gaps.slice(0, most).map(gap => (
              <li key={gap.from}>
                <Time value={gap.from} as="timeline" /> – <Time value={gap.until} as="timeline" />
              </li>
            ))}
            {gaps.length > most && <li>{t.onCall.andMore(gaps.length - most)}</li>}
          </ul>
        </div>
      )}
    </div>
  )
}

const most = 12
