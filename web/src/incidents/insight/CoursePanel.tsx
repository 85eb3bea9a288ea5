import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { ChangesAround, Incident, TimelineEntry } from '../../api/types'
import { absolute } from '../../domain/instant'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { useNow } from '../../ui/useNow'
import { useZone } from '../../ui/zone'
import { useTimeline } from '../api'
import { useChangesAround } from './api'
import styles from './CoursePanel.module.css'
import { lanes, type Point, placeOf, pointsOf, ticksOf } from './course'

interface CoursePanelProps {
  incident: Incident
  urlRef: string
}

const spans = [1, 6, 24, 72]

/** Changes beside alerts and what people did, on one axis, for what is affected and what that needs. */
export function CoursePanel({ urlRef }: CoursePanelProps) {
  const [hours, setHours] = useState(6)
  const around = useChangesAround(urlRef, hours)
  const timeline = useTimeline(urlRef)
  const before = (
    <NativeSelect
      aria-label={t.course.before}
      data={spans.map(value => ({ value: String(value), label: t.course.hours(value) }))}
      value={String(hours)}
      onChange={event => setHours(Number(event.currentTarget.value))}
    />
  )
  return (
    <Panel title={t.course.title} aside={before} query={around} rows={4}>
      {page => <Course page={page} entries={timeline.data ?? []} />}
    </Panel>
  )
}

function Course({ page, entries }: { page: ChangesAround; entries: TimelineEntry[] }) {
  const points = pointsOf(page.items, entries)
  if (points.length === 0) return <EmptyState>{t.course.empty}</EmptyState>
  const from = Math.min(Date.parse(page.from), ...points.map(({ at }) => at))
  const until = Math.max(Date.parse(page.until), ...points.map(({ at }) => at))
  return (
    <div className={styles.course}>
      {page.items.length === 0 && <p className={styles.note}>{t.course.noChange(t.list(page.services))}</p>}
      {!page.complete && <p className={styles.note}>{t.course.more}</p>}
      <Axis points={points} from={from} until={until} />
      <Table points={points} />
    </div>
  )
}

/** One point is reached by Tab, the others from there by the arrow keys. */
function Axis({ points, from, until }: { points: Point[]; from: number; until: number }) {
  const zone = useZone()
  const now = useNow(60_000)
  const [chosen, setChosen] = useState(points.length - 1)
  const group = useRef<HTMLDivElement>(null)
  const at = Math.min(chosen, points.length - 1)
  const point = points[at]
  const go = (next: number) => {
    const within = Math.max(0, Math.min(points.length - 1, next))
    setChosen(within)
    group.current?.querySelector<HTMLButtonElement>(`[data-place="${within}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: points.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    go(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div className={styles.axis} role="group" aria-label={t.course.axis} ref={group} onKeyDown={onKeyDown}>
      {lanes.map(lane => (
        <div key={lane} className={styles.lane}>
          <span className={styles.label}>{t.course.lanes[lane]}</span>
          <div className={styles.track}>
            {points.map((each, place) =>
              each.lane === lane ? (
                <button
                  key={each.key}
                  type="button"
                  className={styles.point}
                  data-lane={lane}
                  data-place={place}
                  data-failed={each.failed || undefined}
                  data-far={(each.hops ?? 0) > 0 || undefined}
                  style={{ left: `${placeOf(each.at, from, until) * 100}%` }}
                  tabIndex={place === at ? 0 : -1}
                  aria-label={`${absolute(each.at, zone, now)} ${each.text}`}
                  aria-current={place === at || undefined}
                  onFocus={() => setChosen(place)}
                  onClick={() => setChosen(place)}
                />
              ) : null,
            )}
          </div>
        </div>
      ))}
      <div className={styles.ticks} aria-hidden="true">
        {ticksOf(from, until).map(tick => (
          <span key={tick} style={{ left: `${placeOf(tick, from, until) * 100}%` }}>
            {short(tick, zone, until - from)}
          </span>
        ))}
      </div>
      {point && (
        <p className={styles.chosen} aria-hidden="true">
          {absolute(point.at, zone, now)} {point.text}
          {point.hops ? ` · ${t.course.hops(point.hops)}` : ''}
        </p>
      )}
    </div>
  )
}

/** The date only where a day is too short to tell them apart. */
function short(at: number, timeZone: string, span: number): string {
  const days = span > 36 * 3_600_000
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...(days ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' }),
  }).format(at)
}

function Table({ points }: { points: Point[] }) {
  return (
    <details className={styles.table}>
      <summary>{t.course.table(points.length)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.course.when}</th>
            <th scope="col">{t.course.lane}</th>
            <th scope="col">{t.course.what}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr key={point.key}>
              <td>
                <Time value={new Date(point.at).toISOString()} as="timeline" />
              </td>
              <td>{t.course.lanes[point.lane]}</td>
              <td>
                {point.text}
                {point.hops ? ` · ${t.course.hops(point.hops)}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
