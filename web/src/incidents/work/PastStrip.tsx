import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { TimelineEntry } from '../../api/types'
import { t } from '../../messages/en'
import { Time } from '../../ui/Time'
import { useTimeline } from '../api'
import styles from './Work.module.css'

/** Says that the page shows the past, when that was, and leads to earlier, later and back to now. */
export function PastStrip({ urlRef, asOf }: { urlRef: string; asOf: number }) {
  const timeline = useTimeline(urlRef)
  const navigate = useNavigate({ from: '/incidents/$ref' })
  const go = (position: number | undefined) =>
    void navigate({ search: before => ({ ...before, asOf: position }), replace: true })
  const { at, earlier, later } = around(timeline.data ?? [], asOf)
  return (
    <div className={styles.past} role="status">
      <p>
        <strong>{t.work.past}</strong> {at && <Time value={at.recordTime} as="exact" />} {t.work.pastPosition(asOf)}
      </p>
      <Button size="compact-sm" variant="default" disabled={!earlier} onClick={() => go(earlier?.position)}>
        {t.work.earlier}
      </Button>
      <Button size="compact-sm" variant="default" disabled={!later} onClick={() => go(later?.position)}>
        {t.work.later}
      </Button>
      <Button size="compact-sm" variant="filled" onClick={() => go(undefined)}>
        {t.work.backToNow}
      </Button>
    </div>
  )
}

/** What was known last at a position, and what was known just before and after. */
function around(entries: TimelineEntry[], asOf: number) {
  const known = entries.filter(({ position }) => position <= asOf)
  return { at: known.at(-1), earlier: known.at(-2), later: entries[known.length] }
}
