import { Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { serverClock } from '../api/serverClock'
import { absolute, exact, relative } from '../domain/instant'
import { t } from '../messages/en'
import styles from './Time.module.css'
import { useNow } from './useNow'
import { ownZone, useZone } from './zone'

interface TimeProps {
  /** An instant in ISO 8601, as the server sent it. */
  value: string
  /** Lists say "4 min ago" first; timelines, reports and evidence say the clock time first, to the second in proofs. */
  as?: 'list' | 'timeline' | 'exact'
}

/** A moment. Always with its zone; hover or focus shows it here and in UTC; click copies ISO 8601. */
export function Time({ value, as = 'list' }: TimeProps) {
  const zone = useZone()
  const instant = Date.parse(value)
  const now = useNow(as === 'list' ? 1000 * 10 : 60_000)
  if (Number.isNaN(instant)) return <span>{value}</span>

  const iso = new Date(instant).toISOString()
  const clock = as === 'exact' ? exact(instant, zone) : absolute(instant, zone, now)
  // `now` is renewed in steps: what has happened since the last one is not to come.
  const ago = as === 'list' ? relative(instant, Math.max(now, Math.min(instant, serverClock.now()))) : undefined
  const tip = (
    <span className={styles.tip}>
      <span>{t.time.here}</span> <span>{exact(instant, ownZone())}</span>
      <span>{t.time.utc}</span> <span>{exact(instant, 'UTC')}</span>
      <span className={styles.hint}>{t.time.copyHint}</span>
    </span>
  )
  const copy = () => {
    void navigator.clipboard?.writeText(iso).then(() => notifications.show({ message: t.common.copied }))
  }
  return (
    <Tooltip label={tip}>
      <button type="button" className={styles.time} onClick={copy}>
        <time dateTime={iso}>
          {ago && <span className={styles.ago}>{ago}</span>}
          <span className={ago ? styles.beside : undefined}>{clock}</span>
        </time>
      </button>
    </Tooltip>
  )
}
