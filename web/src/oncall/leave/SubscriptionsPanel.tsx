import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { CalendarSubscription } from '../../api/types'
import { t } from '../../messages/en'
import { leaveWords } from '../../messages/leave'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import styles from '../SchedulePage.module.css'
import { useEndSubscription, useSubscriptions } from './leaveCalendar'

const words = leaveWords.byItself

/** Whose leave a calendar holds, in words. */
export const nameOf = ({ person, team }: Pick<CalendarSubscription, 'person' | 'team'>) =>
  team ? words.team(team.name) : (person?.name ?? '')

/** Calendars that are read once an hour, when each was read last, and what to do where one cannot be. */
export function SubscriptionsPanel({ onChange }: { onChange: (it: CalendarSubscription) => void }) {
  const subscriptions = useSubscriptions()
  const [ending, setEnding] = useState<CalendarSubscription>()
  return (
    <>
      <Panel title={words.title} query={subscriptions} rows={2} place="onCall">
        {items =>
          items.length === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(it => (
                <li key={it.id} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{words.of(nameOf(it), it.host)}</span>
                    <p>
                      {it.readAt ? (
                        <>
                          {words.readAt} <Time value={it.readAt} />
                        </>
                      ) : (
                        words.notYet
                      )}
                    </p>
                    {it.failure && (
                      <>
                        <p className={rows.trouble}>
                          {words.failing(it.failure.times)} <Time value={it.failure.since} as="timeline" />.{' '}
                          {it.failure.why}
                        </p>
                        <p>{words.stays}</p>
                      </>
                    )}
                  </div>
                  <div className={rows.actions}>
                    <Button aria-label={words.changeOf(nameOf(it))} onClick={() => onChange(it)}>
                      {words.change}
                    </Button>
                    <Button aria-label={words.endOf(nameOf(it))} onClick={() => setEnding(it)}>
                      {words.end}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
      {ending && <EndDialog subscription={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function EndDialog({ subscription, onClose }: { subscription: CalendarSubscription; onClose: () => void }) {
  const end = useEndSubscription(onClose)
  const [endLeave, setEndLeave] = useState(false)
  return (
    <Modal opened onClose={onClose} title={words.endTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (!end.isPending) end.submit({ id: subscription.id, endLeave })
        }}
      >
        <p>{words.of(nameOf(subscription), subscription.host)}</p>
        <Checkbox
          label={words.endLeave}
          description={words.endLeaveHint}
          checked={endLeave}
          onChange={event => setEndLeave(event.currentTarget.checked)}
        />
        <WriteProblem problem={end.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" loading={end.isPending}>
            {words.endIt}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
