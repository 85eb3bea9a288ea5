import type { EscalationUpcoming } from '../api/types'
import { t } from '../messages/en'
import { policyWords } from '../messages/policies'
import rows from './Rows.module.css'
import { Time } from './Time'

/** Level by level: when it comes up, and whom it calls. Rounds after the first that is shown are folded. */
export function UpcomingLevels({ items }: { items: EscalationUpcoming[] }) {
  const first = items[0]?.round
  const further = items.filter(({ round }) => round !== first)
  return (
    <>
      <Levels items={items.filter(({ round }) => round === first)} />
      {further.length > 0 && (
        <details className={rows.further}>
          <summary>{policyWords.furtherRounds(new Set(further.map(({ round }) => round)).size)}</summary>
          <Levels items={further} />
        </details>
      )}
    </>
  )
}

function Levels({ items }: { items: EscalationUpcoming[] }) {
  return (
    <ol className={rows.list}>
      {items.map(({ round, level, at, people, skipped }) => (
        <li key={`${round}/${level}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{policyWords.levelOf(level, round)}</span>
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
