import { Link } from '@tanstack/react-router'
import type { AnalyticsResponse } from '../api/types'
import { analyticsWords as words } from '../messages/analytics'
import { number } from '../messages/forms'
import { EmptyState } from '../ui/EmptyState'
import rows from '../ui/Rows.module.css'
import own from './Analytics.module.css'

type Ref = AnalyticsResponse['actions']['behind'][number]

/** Incidents to open. */
export function Refs({ incidents }: { incidents: Ref[] }) {
  return (
    <span className={own.refs}>
      {incidents.map(({ number }) => (
        <Link key={number} to="/incidents/$ref" params={{ ref: number }}>
          {number}
        </Link>
      ))}
    </span>
  )
}

/** The same service with the same cause again: what was learned did not help. */
export function ComesBack({ recurrence }: { recurrence: AnalyticsResponse['recurrence'] }) {
  return (
    <>
      <p className={own.note}>{words.again(recurrence.again, recurrence.known)}</p>
      {recurrence.items.length === 0 ? (
        <EmptyState>{words.noneAgain}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {recurrence.items.map(item => (
            <li key={item.service + item.cause} className={rows.row}>
              <div className={rows.what}>
                <Link
                  from="/analytics"
                  to="/analytics"
                  search={before => ({ ...before, service: item.service, cause: item.cause })}
                  className={rows.name}
                >
                  {words.item(item.service, item.causeName)}
                </Link>
              </div>
              <Refs incidents={item.incidents} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const outcomes = ['onTime', 'late', 'overdue', 'open'] as const

/** Whether what reviews want done gets done in time. */
export function ActionsDone({ actions }: { actions: AnalyticsResponse['actions'] }) {
  if (actions.due === 0) return <EmptyState>{words.noneDue}</EmptyState>
  return (
    <div className={own.note}>
      <p>{words.due(actions.due)}</p>
      <ul className={own.outcomes}>
        {outcomes.map(outcome => (
          <li key={outcome}>
            <strong>{number.format(actions[outcome])}</strong> {words.outcome[outcome]}
          </li>
        ))}
      </ul>
      {actions.behind.length > 0 && (
        <p>
          {words.behind} <Refs incidents={actions.behind} />
        </p>
      )}
    </div>
  )
}
