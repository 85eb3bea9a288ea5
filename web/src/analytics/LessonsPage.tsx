import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { AnalyticsInCommon, AnalyticsLessons, AnalyticsTheme } from '../api/types'
import { t } from '../messages/en'
import { lessonsWords as words } from '../messages/lessons'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import own from './Analytics.module.css'
import type { AnalyticsSearch } from './analyticsSearch'
import { useLessons, useLessonsCsv } from './api'
import { Refs } from './Lessons'
import { PeriodAndKind } from './PeriodAndKind'

/** What do our incidents teach us together, and did we do anything about it? */
export function LessonsPage() {
  const search = useSearch({ from: '/lessons' })
  const lessons = useLessons(search)
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/reviews">{words.toReviews}</Link>}>{words.title}</PageTitle>
      <p className={own.lead}>{words.lead}</p>
      <Choices search={search} />
      <Panel title={words.themes} query={lessons} rows={9} place="analytics">
        {found => <Themes found={found} />}
      </Panel>
      <Panel title={words.begins} query={lessons} place="analytics">
        {found => (
          <>
            <p className={own.note}>{words.beginsLead}</p>
            {found.inCommon.length === 0 ? (
              <EmptyState>{words.nothingUnusual}</EmptyState>
            ) : (
              <InCommon items={found.inCommon} />
            )}
          </>
        )}
      </Panel>
    </div>
  )
}

function Choices({ search }: { search: AnalyticsSearch }) {
  const navigate = useNavigate({ from: '/lessons' })
  const csv = useLessonsCsv(search)
  const show = (next: Partial<AnalyticsSearch>) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <div className={own.choices}>
      <PeriodAndKind search={search} usual={365} onChange={show} />
      <span className={own.tables}>
        <a href={csv} download>
          {words.csv}
        </a>
      </span>
    </div>
  )
}

function Themes({ found }: { found: AnalyticsLessons }) {
  if (found.reviewed === 0) return <EmptyState>{words.noReviews}</EmptyState>
  return (
    <>
      <div className={own.note}>
        <p>{words.looked(found.factors, found.reviewed, found.incidents)}</p>
        <p>
          {[
            words.alone(found.alone),
            ...(found.erased > 0 ? [words.erased(found.erased)] : []),
            ...(found.leftOut > 0 ? [words.leftOut(found.leftOut)] : []),
          ].join(' ')}
        </p>
        <p>{words.method}</p>
      </div>
      {found.themes.length === 0 ? (
        <EmptyState>{words.noThemes}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {found.themes.map(theme => (
            <li key={`${theme.text} ${theme.incidents[0]?.number}`} className={rows.row}>
              <Theme theme={theme} reviewed={found.reviewed} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Theme({ theme, reviewed }: { theme: AnalyticsTheme; reviewed: number }) {
  const wanted = theme.actions.filter(({ outcome }) => outcome !== 'DROPPED')
  const done = wanted.filter(({ outcome }) => outcome === 'ON_TIME' || outcome === 'LATE').length
  return (
    <article className={rows.what} aria-label={theme.text}>
      <h3 className={own.theme}>
        {theme.text} <span className={rows.quiet}>({t.reviews.factorKind[theme.kind]})</span>
      </h3>
      <p>
        {words.many(theme.count, reviewed)}: <Refs incidents={theme.incidents} />
      </p>
      {theme.services.length > 0 && (
        <p>
          {words.affected}: {words.services(theme.services)}
        </p>
      )}
      <p>
        {words.byMonth}: {theme.months.map(({ from, incidents }) => words.month(from, incidents)).join(' · ')}
      </p>
      <p>
        {words.direction[theme.course.direction]}: {words.halves(theme.course)}
      </p>
      {theme.again.length > 0 && (
        <p className={rows.trouble}>
          {words.again} <Refs incidents={theme.again} />
        </p>
      )}
      {theme.inCommon.length > 0 && (
        <>
          <h4 className={own.part}>{words.inCommon}</h4>
          <InCommon items={theme.inCommon} />
        </>
      )}
      {theme.actions.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <details>
          <summary>{wanted.length === 0 ? words.allDropped : words.done(done, wanted.length)}</summary>
          <ul>
            {theme.actions.map((action, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one review may read the same, and the list is never reordered.
              <li key={place}>
                {action.title ?? words.erasedTitle}: {words.outcome[action.outcome]}{' '}
                <Refs incidents={[action.incident]} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{words.said(theme.factors.length)}</summary>
        <ul>
          {theme.factors.map((factor, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of one review may read the same, and the list is never reordered.
            <li key={place}>
              {factor.text} ({t.reviews.factorKind[factor.kind]}) <Refs incidents={[factor.incident]} />
            </li>
          ))}
        </ul>
      </details>
    </article>
  )
}

function InCommon({ items }: { items: AnalyticsInCommon[] }) {
  return (
    <ul className={own.common}>
      {items.map(item => (
        <li key={item.side + item.key}>
          <strong>{words.side[item.side](item.name)}</strong>:{' '}
          {words.usual(item.having, item.of, item.usual, item.chance)} <Refs incidents={item.incidents} />
        </li>
      ))}
    </ul>
  )
}
