import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { AnalyticsDeployments, AnalyticsLoad } from '../api/types'
import { canSeeLoad } from '../domain/permissions'
import { workWords as words } from '../messages/analyticsWork'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import own from './Analytics.module.css'
import type { AnalyticsSearch } from './analyticsSearch'
import { useDeployments, useLoad, useNoiseShare, useTableCsv } from './api'
import { length } from './FiguresTable'
import { Refs } from './Lessons'

/** Is it safe to deploy, and whom do incidents wear out? */
export function WorkPanels({ search }: { search: AnalyticsSearch }) {
  const me = useMe()
  return (
    <>
      <DeploymentsPanel search={search} />
      <NoisePanel search={search} />
      {canSeeLoad(me) && <LoadPanel search={search} />}
    </>
  )
}

function Csv({ search, table }: { search: AnalyticsSearch; table: 'deployments' | 'load' }) {
  const href = useTableCsv(search, table)
  return (
    <a href={href} download aria-label={words.csvOf(words.titles[table])}>
      {words.csv}
    </a>
  )
}

function DeploymentsPanel({ search }: { search: AnalyticsSearch }) {
  const deployments = useDeployments(search)
  return (
    <Panel
      title={words.titles.deployments}
      aside={<Csv search={search} table="deployments" />}
      query={deployments}
      place="analytics"
    >
      {found =>
        found.deployments === 0 ? (
          <EmptyState>{words.noDeployments}</EmptyState>
        ) : (
          <>
            <div className={own.note}>
              <p className={own.change}>{words.rate(found.failed, found.deployments, found.rate ?? 0)}</p>
              <p>{words.recovery(found.recovery.counted, length(found.recovery.median), length(found.recovery.p90))}</p>
              <p>{words.deploymentsDefinition}</p>
            </div>
            <Services services={found.services} />
          </>
        )
      }
    </Panel>
  )
}

function Services({ services }: { services: AnalyticsDeployments['services'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={own.scrollBoth} tabIndex={0} aria-label={words.tableOf(words.titles.deployments)}>
      <table className={own.table}>
        <thead>
          <tr>
            <th>{words.service}</th>
            <th className={own.figure}>{words.titles.deployments}</th>
            <th className={own.figure}>{words.failed}</th>
            <th className={own.figure}>{words.share}</th>
            <th className={own.figure}>{words.recovered}</th>
            <th>{words.incidents}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(each => (
            <tr key={each.service}>
              <th scope="row">
                {each.service === 'NONE' ? (
                  words.noService
                ) : (
                  <Link
                    from="/analytics"
                    to="/analytics"
                    search={before => ({ ...before, service: each.service })}
                    aria-label={words.choose(each.service)}
                  >
                    {each.service}
                  </Link>
                )}
              </th>
              <td className={own.figure}>{each.deployments}</td>
              <td className={own.figure}>{each.failed}</td>
              <td className={own.figure}>{words.percent(each.rate)}</td>
              <td className={own.figure}>{length(each.recovery.median)}</td>
              <td>
                <Refs incidents={each.incidents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function NoisePanel({ search }: { search: AnalyticsSearch }) {
  const noise = useNoiseShare(search)
  return (
    <Panel title={words.titles.noise} query={noise} rows={1} place="analytics">
      {({ opened, untouched }) =>
        opened === 0 ? (
          <EmptyState>{words.noNoise}</EmptyState>
        ) : (
          <p className={own.note}>
            {words.untouched(untouched, opened, untouched / opened)} <Link to="/noise">{words.whichAlerts}</Link>
          </p>
        )
      }
    </Panel>
  )
}

function LoadPanel({ search }: { search: AnalyticsSearch }) {
  const load = useLoad(search)
  return (
    <Panel
      title={words.titles.load}
      aside={<Csv search={search} table="load" />}
      query={load}
      rows={4}
      place="analytics"
    >
      {found => (
        <>
          <div className={own.note}>
            <p className={own.change}>{words.pages(found.pages, found.nightPages, found.interruptedHours)}</p>
            {found.fairness !== undefined && found.fairness !== null && <p>{words.fairness(found.fairness)}</p>}
            <p>{words.hours(found.peopleHours, found.cost ?? undefined, found.currency ?? undefined)}</p>
            <p>{words.loadDefinition}</p>
          </div>
          {found.people.length === 0 ? <EmptyState>{words.nobody}</EmptyState> : <People people={found.people} />}
        </>
      )}
    </Panel>
  )
}

function People({ people }: { people: AnalyticsLoad['people'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={own.scrollBoth} tabIndex={0} aria-label={words.tableOf(words.titles.load)}>
      <table className={own.table}>
        <thead>
          <tr>
            <th>{words.person}</th>
            <th className={own.figure}>{words.interrupted}</th>
            <th className={own.figure}>{words.paged}</th>
            <th className={own.figure}>{words.byNight}</th>
            <th>{words.zone}</th>
            <th>{words.incidents}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <tr key={person.personId}>
              <th scope="row">{person.name}</th>
              <td className={own.figure}>{person.interruptedHours}</td>
              <td className={own.figure}>{person.pages}</td>
              <td className={own.figure}>{person.nightPages}</td>
              <td>{person.zone}</td>
              <td>
                <Refs incidents={person.incidents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
