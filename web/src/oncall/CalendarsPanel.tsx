import { Button, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { useFeeds, useOpenFeed, useRevokeFeed, useSchedules } from './api'
import styles from './SchedulePage.module.css'

/** Secret addresses under which a person's own calendar program reads duty. */
export function CalendarsPanel() {
  const feeds = useFeeds()
  const schedules = useSchedules()
  const [scheduleId, setScheduleId] = useState('')
  const open = useOpenFeed()
  const revoke = useRevokeFeed()
  const nameOf = (id: string | undefined) =>
    id === undefined ? t.onCall.myDuty : (schedules.data?.find(each => each.id === id)?.name ?? id)
  const copy = (url: string) =>
    void navigator.clipboard?.writeText(url).then(() => notifications.show({ message: t.common.copied }))
  return (
    <Panel title={t.onCall.calendars} query={feeds} rows={2} place="onCall">
      {items => (
        <>
          {items.length === 0 ? (
            <EmptyState>{t.onCall.noCalendars}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(feed => (
                <li key={feed.id} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{nameOf(feed.scheduleId)}</span>
                    <p>{feed.url}</p>
                  </div>
                  <div className={rows.actions}>
                    <Button
                      aria-label={t.onCall.copyCalendarOf(nameOf(feed.scheduleId))}
                      onClick={() => copy(feed.url)}
                    >
                      {t.onCall.copyCalendar}
                    </Button>
                    <Button
                      aria-label={t.onCall.revokeCalendarOf(nameOf(feed.scheduleId))}
                      loading={revoke.isPending}
                      onClick={() => revoke.submit({ id: feed.id })}
                    >
                      {t.onCall.revokeCalendar}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
          <form
            className={styles.bar}
            onSubmit={event => {
              event.preventDefault()
              if (!open.isPending) open.submit(scheduleId === '' ? {} : { scheduleId })
            }}
          >
            <NativeSelect
              label={t.onCall.calendarOf}
              description={t.onCall.calendarHint}
              value={scheduleId}
              data={[
                { value: '', label: t.onCall.myDuty },
                ...(schedules.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={event => setScheduleId(event.currentTarget.value)}
            />
            <Button type="submit" loading={open.isPending}>
              {t.onCall.makeCalendar}
            </Button>
          </form>
          <WriteProblem problem={open.problem ?? revoke.problem} />
        </>
      )}
    </Panel>
  )
}
