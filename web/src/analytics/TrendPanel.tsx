import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { AnalyticsMetric, AnalyticsTrend } from '../api/types'
import { analyticsWords as words } from '../messages/analytics'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import own from './Analytics.module.css'
import { type AnalyticsSearch, stretches } from './analyticsSearch'
import { useTrend } from './api'
import { interval, length, titleOf } from './FiguresTable'
import { TrendChart } from './TrendChart'

/** Whether the chosen metric gets better, as a picture and as a table. */
export function TrendPanel({ search, metrics }: { search: AnalyticsSearch; metrics: AnalyticsMetric[] }) {
  const trend = useTrend(search)
  const navigate = useNavigate({ from: '/analytics' })
  const title = titleOf(metrics, search.metric ?? 'RESOLVE')
  const every = (
    <SegmentedControl
      size="xs"
      aria-label={words.every}
      value={search.every ?? 'WEEK'}
      onChange={value =>
        void navigate({
          search: { ...search, every: value as (typeof stretches)[number] },
          replace: true,
          resetScroll: false,
        })
      }
      data={stretches.map(value => ({ value, label: words.stretch[value] }))}
    />
  )
  return (
    <Panel title={words.trend(title)} aside={every} query={trend} rows={6} place="analytics">
      {found =>
        found.points.every(point => point.figure.counted === 0) ? (
          <EmptyState>{words.noTrend}</EmptyState>
        ) : (
          <>
            <Changes trend={found} />
            <TrendChart trend={found} label={words.chart(title, found.points.length)} />
            <Points trend={found} title={title} />
          </>
        )
      }
    </Panel>
  )
}

function Changes({ trend }: { trend: AnalyticsTrend }) {
  return (
    <div className={own.note}>
      {trend.changes.map(change => (
        <p key={change.at} className={own.change}>
          {words.change(change.at, length(change.before), length(change.after), change.after > change.before)}{' '}
          {words.chance(change.chance)}
        </p>
      ))}
      <p>{words.method}</p>
    </div>
  )
}

function Points({ trend, title }: { trend: AnalyticsTrend; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={own.scrollBoth} tabIndex={0} aria-label={words.table(words.trend(title))}>
      <table className={own.table}>
        <thead>
          <tr>
            <th>{words.from}</th>
            <th className={own.figure}>{words.real}</th>
            <th className={own.figure}>{words.counted}</th>
            <th className={own.figure}>{words.median}</th>
            <th className={own.figure}>{words.interval}</th>
            <th className={own.figure}>{words.p90}</th>
          </tr>
        </thead>
        <tbody>
          {trend.points.map(({ from, whole, incidents, figure }) => (
            <tr key={from}>
              <th scope="row">
                {from}
                {!whole && <span className={own.partly}> {words.partly}</span>}
              </th>
              <td className={own.figure}>{incidents}</td>
              <td className={own.figure}>{figure.counted}</td>
              <td className={own.figure}>{length(figure.median)}</td>
              <td className={own.figure}>{interval(figure)}</td>
              <td className={own.figure}>{length(figure.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
