import { Link } from '@tanstack/react-router'
import type { AnalyticsFigure, AnalyticsMetric, AnalyticsResponse } from '../api/types'
import { formatDuration } from '../domain/duration'
import { analyticsWords as words } from '../messages/analytics'
import own from './Analytics.module.css'
import type { AnalyticsSearch } from './analyticsSearch'

/** A length in seconds, or that there is none to say. */
export function length(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '–' : formatDuration(seconds * 1000)
}

/** Where the median lies. */
export function interval({ low, high }: AnalyticsFigure): string {
  return low === undefined || low === null ? '–' : words.between(length(low), length(high))
}

export function titleOf(metrics: AnalyticsMetric[], metric: string): string {
  const found = metrics.find(each => each.metric === metric)
  return found ? found.title : metric
}

/** Each metric over all incidents, with its definition; its name shows its trend and the incidents it counts. */
export function FiguresTable({
  response,
  metrics,
  chosen,
}: {
  response: AnalyticsResponse
  metrics: AnalyticsMetric[]
  chosen: AnalyticsSearch['metric']
}) {
  return (
    <>
      <p className={own.note}>
        {words.incidents(response.incidents)}. {words.few}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys. */}
      <section className={own.scroll} tabIndex={0} aria-label={words.table(words.figures)}>
        <table className={own.table}>
          <thead>
            <tr>
              <th>{words.metric}</th>
              <th className={own.figure}>{words.counted}</th>
              <th className={own.figure}>{words.median}</th>
              <th className={own.figure}>{words.interval}</th>
              <th className={own.figure}>{words.p90}</th>
              <th className={own.figure}>{words.p95}</th>
              <th className={own.figure}>{words.mean}</th>
            </tr>
          </thead>
          <tbody>
            {response.figures.map(figure => (
              <tr key={figure.metric} data-chosen={figure.metric === chosen || undefined}>
                <th scope="row">
                  <MetricName metric={figure.metric} metrics={metrics} />
                </th>
                <td className={own.figure}>{figure.counted}</td>
                <td className={own.figure}>{length(figure.median)}</td>
                <td className={own.figure}>{interval(figure)}</td>
                <td className={own.figure}>{length(figure.p90)}</td>
                <td className={own.figure}>{length(figure.p95)}</td>
                <td className={own.figure}>{length(figure.mean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function MetricName({ metric, metrics }: { metric: AnalyticsFigure['metric']; metrics: AnalyticsMetric[] }) {
  const found = metrics.find(each => each.metric === metric)
  const title = titleOf(metrics, metric)
  return (
    <>
      <Link
        from="/analytics"
        to="/analytics"
        search={before => ({ ...before, metric })}
        resetScroll={false}
        aria-label={words.show(title)}
      >
        {found?.abbreviation ? `${title} (${found.abbreviation})` : title}
      </Link>
      {found && (
        <details className={own.definition}>
          <summary>{words.definition}</summary>
          {found.definition} {words.readFrom(found.events.join(', '))}
        </details>
      )}
    </>
  )
}
