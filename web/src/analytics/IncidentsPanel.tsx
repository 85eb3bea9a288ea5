import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AnalyticsIncidentList, AnalyticsMetric } from '../api/types'
import { analyticsWords as words } from '../messages/analytics'
import { t } from '../messages/en'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import own from './Analytics.module.css'
import type { AnalyticsSearch } from './analyticsSearch'
import { useIncidentsBehind } from './api'
import { length, titleOf } from './FiguresTable'

/** What the figures above are made of. */
export function IncidentsPanel({ search, metrics }: { search: AnalyticsSearch; metrics: AnalyticsMetric[] }) {
  const incidents = useIncidentsBehind(search)
  const items = incidents.data?.pages.flatMap(page => page.items) ?? []
  const title = words.list(search.metric && titleOf(metrics, search.metric))
  const all = search.metric && (
    <Link from="/analytics" to="/analytics" search={before => ({ ...before, metric: undefined })} resetScroll={false}>
      {words.all}
    </Link>
  )
  return (
    <PlainPanel title={title} aside={all}>
      {incidents.isPending ? (
        <SkeletonRows rows={6} />
      ) : incidents.isError && items.length === 0 ? (
        <ProblemPanel error={incidents.error} onRetry={() => void incidents.refetch()} place="analytics" />
      ) : (
        <>
          <p className={own.note}>{words.total(incidents.data?.pages[0]?.total ?? 0)}</p>
          <Table items={items} metric={search.metric ?? 'RESOLVE'} metrics={metrics} />
          {incidents.hasNextPage && (
            <div className={own.more}>
              <Button onClick={() => void incidents.fetchNextPage()} loading={incidents.isFetchingNextPage}>
                {t.common.more}
              </Button>
            </div>
          )}
        </>
      )}
    </PlainPanel>
  )
}

function Table({
  items,
  metric,
  metrics,
}: {
  items: AnalyticsIncidentList['items']
  metric: NonNullable<AnalyticsSearch['metric']>
  metrics: AnalyticsMetric[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={own.scroll} tabIndex={0} aria-label={words.table(words.real)}>
      <table className={own.table}>
        <thead>
          <tr>
            <th>{words.incident}</th>
            <th>{words.opened}</th>
            <th>{words.sides.SEVERITY}</th>
            <th>{words.services}</th>
            <th>{words.cause}</th>
            <th>{words.source}</th>
            <th className={own.figure}>{titleOf(metrics, metric)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.incidentId}>
              <th scope="row">
                <Link to="/incidents/$ref" params={{ ref: item.number }}>
                  {item.number}
                </Link>
              </th>
              <td>
                <Time value={item.openedAt} as="timeline" />
              </td>
              <td>
                <SeverityBadge severity={item.severity} />
              </td>
              <td>{item.services.join(', ')}</td>
              <td>{item.cause}</td>
              <td>{item.source}</td>
              <td className={own.figure}>{length(item.seconds[metric])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
