import { serverClock } from '../api/serverClock'
import type { RegulatoryClock } from '../api/types'
import { formatDuration } from '../domain/duration'
import { t } from '../messages/en'
import styles from './Countdown.module.css'
import { useNow } from './useNow'

/** How much time is left of a clock, or how long ago its limit passed; it ticks. */
export function Countdown({ clock }: { clock: RegulatoryClock }) {
  const due = clock.dueAt ? Date.parse(clock.dueAt) : undefined
  const now = useNow(due !== undefined && Math.abs(due - serverClock.now()) < 3_600_000 ? 1000 : 10_000)
  if (clock.state === 'MET') return <span className={styles.met}>{t.clocks.met}</span>
  if (clock.state === 'MET_LATE') return <span className={styles.late}>{t.clocks.metLate}</span>
  if (clock.state === 'WAITING') return <span className={styles.quiet}>{t.clocks.waiting}</span>
  if (due === undefined) return <span className={styles.soon}>{t.clocks.promptly}</span>
  const left = due - now
  if (left < 0) return <span className={styles.late}>{t.clocks.overdue(formatDuration(-left))}</span>
  return <span className={urgencyOf(clock, now)}>{t.clocks.left(formatDuration(left))}</span>
}

/** A clock of which three quarters have passed asks for attention. */
function urgencyOf({ startedAt, dueAt }: RegulatoryClock, now: number): string | undefined {
  if (!startedAt || !dueAt) return styles.running
  const start = Date.parse(startedAt)
  return (now - start) / (Date.parse(dueAt) - start) >= 0.75 ? styles.soon : styles.running
}
