import type { EscalationUpcoming } from '../api/types'
import { t } from '../messages/en'
import { policyWords } from '../messages/policies'
import rows from './Rows.module.css'
import { Time } from './Time'

/** Level by level: when it comes up, and whom it calls. */
export function UpcomingLevels({ items }: { items: EscalationUpcoming[] }) {
  return (
    <ol className={rows.list}>
      {items.map(({ level, at, people, skipped }) => (
        <li key={level} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{policyWords.level(level)}</span>
            <p>
              {skipped
                ? policyWords.skipped
                : people.length === 0
                  ? policyWords.nobody
                  : t.list(people.map(({ name }) => name))}
            </p>
          </div>
          <Time value={at} as="exact" />
        </li>
      ))}
    </ol>
  )
}
