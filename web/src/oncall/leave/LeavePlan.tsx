import type { LeaveCalendarPlan } from '../../api/types'
import { leaveWords as words } from '../../messages/leave'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'

interface LeavePlanProps {
  plan: LeaveCalendarPlan
  applied: boolean
}

/** What of a calendar is leave and why, what ends, and, folded away, what is none. */
export function LeavePlan({ plan: { items, ends, notShown }, applied }: LeavePlanProps) {
  const leave = items.filter(({ effect }) => effect !== 'NONE')
  const none = items.filter(({ effect }) => effect === 'NONE')
  const effects = applied ? words.effectsDone : words.effects
  return (
    <PlainPanel title={applied ? words.done : words.plan}>
      {leave.length === 0 && ends.length === 0 && (
        <EmptyState>{items.length === 0 ? words.nothing : words.none}</EmptyState>
      )}
      <ul className={rows.list} aria-live="polite">
        {leave.map(item => (
          <Entry key={keyOf(item)} item={item} effect={effects[item.effect]} />
        ))}
        {ends.map(({ leaveId, from, until, person }) => (
          <li key={leaveId} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{person ? `${person.name}: ${words.ends}` : words.ends}</span>
              <p>
                <Time value={from} as="timeline" /> – <Time value={until} as="timeline" />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {none.length > 0 && (
        <details>
          <summary className={rows.row}>{words.notLeave(none.length + notShown)}</summary>
          <ul className={rows.list}>
            {none.map(item => (
              <Entry key={keyOf(item)} item={item} effect={effects[item.effect]} />
            ))}
          </ul>
          {notShown > 0 && <p className={rows.row}>{words.more(notShown)}</p>}
        </details>
      )}
    </PlainPanel>
  )
}

const keyOf = ({ from, until, title, person }: LeaveCalendarPlan['items'][number]) =>
  from + until + title + (person?.id ?? '')

function Entry({ item, effect }: { item: LeaveCalendarPlan['items'][number]; effect: string }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{item.person ? `${item.person.name}: ${item.title}` : item.title}</span>
        <p>
          <Time value={item.from} as="timeline" /> – <Time value={item.until} as="timeline" />
        </p>
      </div>
      <p>
        {effect} · {words.because[item.because]}
      </p>
    </li>
  )
}
