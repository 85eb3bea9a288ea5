import { Link } from '@tanstack/react-router'
import type { AnalyticsMetric, AnalyticsResponse } from '../api/types'
import { analyticsWords as words } from '../messages/analytics'
import own from './Analytics.module.css'
import type { AnalyticsSearch, Filter } from './analyticsSearch'
import { length, titleOf } from './FiguresTable'

/** Who or what takes long: a line for each, for the chosen metric or else for the two that are asked for most. */
export function GroupsTable({
  response,
  metrics,
  chosen,
}: {
  response: AnalyticsResponse
  metrics: AnalyticsMetric[]
  chosen: AnalyticsSearch['metric']
}) {
  const shown = chosen ? [chosen] : (['ACKNOWLEDGE', 'RESOLVE'] as const)
  const filter = response.by.toLowerCase() as Filter
  return (
    <>
      {(response.by === 'SERVICE' || response.by === 'TEAM') && <p className={own.note}>{words.severalCount}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys. */}
      <section className={own.scroll} tabIndex={0} aria-label={words.table(words.groups)}>
        <table className={own.table}>
          <thead>
            <tr>
              <th>{words.sides[response.by]}</th>
              <th className={own.figure}>{words.real}</th>
              {shown.flatMap(metric =>
                [words.median, words.p90].map(figure => (
                  <th key={metric + figure} className={own.figure}>
                    {titleOf(metrics, metric)}, {figure.toLowerCase()}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {response.groups.map(group => (
              <tr key={group.key}>
                <th scope="row">
                  <Link
                    from="/analytics"
                    to="/analytics"
                    search={before => ({ ...before, [filter]: group.key })}
                    resetScroll={false}
                    aria-label={words.choose(group.name)}
                  >
                    {group.name}
                  </Link>
                </th>
                <td className={own.figure}>{group.incidents}</td>
                {shown.flatMap(metric => {
                  const figure = group.figures.find(each => each.metric === metric)
                  return [
                    <td key={`${metric}median`} className={own.figure}>
                      {length(figure?.median)}
                    </td>,
                    <td key={`${metric}p90`} className={own.figure}>
                      {length(figure?.p90)}
                    </td>,
                  ]
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
