import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { serverClock } from '../api/serverClock'
import { useMe } from '../api/session'
import type { ScheduleLanes, Stretch } from '../api/types'
import { canManageOnCall, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { ownZone } from '../ui/zone'
import { useLanes, useRemoveOverride, useSchedule } from './api'
import { type Times, weeksFrom } from './axis'
import { Lanes } from './Lanes'
import { OverrideDialog } from './OverrideDialog'
import styles from './SchedulePage.module.css'
import { StretchTable } from './StretchTable'
import { SwapDialog } from './SwapDialog'
import { type ScheduleSearch, spans, zones } from './scheduleSearch'

const phone = '(max-width: 47.99em)'
const hour = 3_600_000

/** Who is on call by one schedule, through the weeks; what makes it so, and where is nobody. */
export function SchedulePage() {
  const { id } = useParams({ from: '/on-call/schedules/$id' })
  const search = useSearch({ from: '/on-call/schedules/$id' })
  const navigate = useNavigate({ from: '/on-call/schedules/$id' })
  const me = useMe()
  const onPhone = useMediaQuery(phone)
  const [opened] = useState(() => new Date(Math.floor(serverClock.now() / hour) * hour).toISOString())
  const [picked, setPicked] = useState<Times>()
  const [swapping, setSwapping] = useState<Times>()
  const schedule = useSchedule(id)
  const weeks = search.weeks ?? 2
  const lanes = useLanes(id, search.from ?? opened, weeks, zoneOf(search.zone))
  const show = (more: ScheduleSearch) => void navigate({ search: before => ({ ...before, ...more }) })
  const as = search.as ?? (onPhone ? 'table' : 'lanes')
  const pick = canRespond(me) ? { onPick: setPicked } : {}
  if (schedule.isError) return <ProblemPanel error={schedule.error} place="onCall" />
  return (
    <div className={styles.page}>
      <PageTitle
        aside={
          canManageOnCall(me) && (
            <Link to="/on-call/schedules/$id/edit" params={{ id }}>
              {t.onCall.edit}
            </Link>
          )
        }
      >
        {schedule.data?.name ?? id}
      </PageTitle>
      <PlainPanel title={t.onCall.shown}>
        <div className={styles.bar}>
          <SegmentedControl
            aria-label={t.onCall.weeksLabel}
            value={String(weeks)}
            data={spans.map(each => ({ value: String(each), label: t.onCall.weeks(each) }))}
            onChange={value => show({ weeks: spans.find(each => String(each) === value) })}
          />
          <SegmentedControl
            aria-label={t.onCall.zone}
            value={search.zone ?? 'schedule'}
            data={zones.map(each => ({ value: each, label: t.onCall.zones[each] }))}
            onChange={value => show({ zone: zones.find(each => each === value) })}
          />
          <SegmentedControl
            aria-label={t.onCall.asLabel}
            value={as}
            data={[
              { value: 'lanes', label: t.onCall.asLanes },
              { value: 'table', label: t.onCall.asTable },
            ]}
            onChange={value => show({ as: value === 'table' ? 'table' : 'lanes' })}
          />
          <Button
            disabled={!lanes.data}
            onClick={() => lanes.data && show({ from: weeksFrom(lanes.data.from, -weeks) })}
          >
            {t.onCall.earlier}
          </Button>
          <Button onClick={() => show({ from: undefined })}>{t.onCall.today}</Button>
          <Button
            disabled={!lanes.data}
            onClick={() => lanes.data && show({ from: weeksFrom(lanes.data.from, weeks) })}
          >
            {t.onCall.later}
          </Button>
          {canRespond(me) && (
            <Button
              onClick={() => setPicked({ from: opened, until: new Date(Date.parse(opened) + 12 * hour).toISOString() })}
            >
              {t.onCall.overrideVerb}
            </Button>
          )}
          {canRespond(me) && (
            <Button onClick={() => setSwapping(ownNext(lanes.data?.stretches, me.id, opened))}>
              {t.onCall.swapVerb}
            </Button>
          )}
        </div>
      </PlainPanel>
      <Panel title={t.onCall.whoWhen} query={lanes} rows={6} place="onCall">
        {data =>
          as === 'table' ? (
            <StretchTable
              stretches={data.stretches}
              caption={t.onCall.tableCaption(data.days.at(0)?.date ?? '', data.days.at(-1)?.date ?? '')}
              {...pick}
            />
          ) : (
            <Lanes lanes={data} {...pick} />
          )
        }
      </Panel>
      {lanes.data && lanes.data.overrides.length > 0 && <Overrides id={id} lanes={lanes.data} />}
      {swapping && <SwapDialog scheduleId={id} times={swapping} onClose={() => setSwapping(undefined)} />}
      {picked && (
        <OverrideDialog
          key={picked.from}
          scheduleId={id}
          times={picked}
          now={serverClock.now()}
          onClose={() => setPicked(undefined)}
        />
      )}
    </div>
  )
}

/** The reader's next duty that has not begun; the coming half day when none is in sight. */
function ownNext(stretches: Stretch[] | undefined, personId: string, opened: string): Times {
  const next = stretches?.find(({ from, person }) => person?.id === personId && Date.parse(from) > serverClock.now())
  return next ?? { from: inHours(opened, 1), until: inHours(opened, 13) }
}

const inHours = (from: string, hours: number) => new Date(Date.parse(from) + hours * hour).toISOString()

function zoneOf(zone: ScheduleSearch['zone']): string | undefined {
  if (zone === 'mine') return ownZone()
  return zone === 'utc' ? 'UTC' : undefined
}

function Overrides({ id, lanes }: { id: string; lanes: ScheduleLanes }) {
  const remove = useRemoveOverride(id)
  return (
    <PlainPanel title={t.onCall.overrides}>
      <ul className={rows.list}>
        {lanes.overrides.map(override => (
          <li key={override.id} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{override.person.name}</span>
              <p>
                <Time value={override.from} as="timeline" /> – <Time value={override.until} as="timeline" />
                {override.reason && ` · ${override.reason}`}
              </p>
            </div>
            {override.removable && (
              <Button
                aria-label={t.onCall.removeOf(override.person.name)}
                loading={remove.isPending}
                onClick={() => remove.submit({ overrideId: override.id })}
              >
                {t.onCall.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <WriteProblem problem={remove.problem} />
    </PlainPanel>
  )
}
