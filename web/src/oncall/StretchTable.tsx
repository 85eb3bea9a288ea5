import { Button } from '@mantine/core'
import type { Stretch } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'
import styles from './SchedulePage.module.css'

interface StretchTableProps {
  stretches: Stretch[]
  caption: string
  onPick?: (stretch: Stretch) => void
}

/** Who is on call from when until when, and why, in words. */
export function StretchTable({ stretches, caption, onPick }: StretchTableProps) {
  return (
    <div className={styles.table}>
      <table>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.onCall.from}</th>
            <th scope="col">{t.onCall.untilColumn}</th>
            <th scope="col">{t.onCall.who}</th>
            <th scope="col">{t.onCall.why}</th>
            {onPick && <th scope="col">{t.onCall.change}</th>}
          </tr>
        </thead>
        <tbody>
          {stretches.map(stretch => (
            <tr key={stretch.from} data-gap={!stretch.person || undefined}>
              <td>
                <Time value={stretch.from} as="timeline" />
              </td>
              <td>
                <Time value={stretch.until} as="timeline" />
              </td>
              <td>{stretch.person?.name ?? t.onCall.nobody}</td>
              <td>{t.onCall.causes[stretch.cause](stretch.insteadOf?.name)}</td>
              {onPick && (
                <td>
                  <Button size="compact-sm" onClick={() => onPick(stretch)}>
                    {t.onCall.override}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
