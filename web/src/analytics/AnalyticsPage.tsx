import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { analyticsWords as words } from '../messages/analytics'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import own from './Analytics.module.css'
import { type AnalyticsSearch, filters, type Side } from './analyticsSearch'
import { useCsv, useMetrics, useResponse } from './api'
import { FiguresTable } from './FiguresTable'
import { GroupsTable } from './GroupsTable'
import { IncidentsPanel } from './IncidentsPanel'
import { ActionsDone, ComesBack } from './Lessons'
import { PeriodAndKind } from './PeriodAndKind'
import { TrendPanel } from './TrendPanel'
import { WorkPanels } from './WorkPanels'

/** Are we getting better? How long response takes over many incidents, each figure with what it is made of. */
export function AnalyticsPage() {
  const search = useSearch({ from: '/analytics' })
  const response = useResponse(search)
  const metrics = useMetrics()
  const known = metrics.data ?? []
  const empty = response.data?.incidents === 0
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/lessons">{words.toLessons}</Link>}>{words.title}</PageTitle>
      <p className={own.lead}>{words.lead}</p>
      <Choices search={search} />
      <Panel title={words.figures} query={response} rows={9} place="analytics">
        {found =>
          found.incidents === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <FiguresTable response={found} metrics={known} chosen={search.metric} />
          )
        }
      </Panel>
      {!empty && <TrendPanel search={search} metrics={known} />}
      {!empty && (
        <Panel title={words.groups} aside={<BySide by={search.by ?? 'SERVICE'} />} query={response} place="analytics">
          {found => <GroupsTable response={found} metrics={known} chosen={search.metric} />}
        </Panel>
      )}
      <Panel title={words.recurrence} query={response} place="analytics">
        {found => <ComesBack recurrence={found.recurrence} />}
      </Panel>
      <Panel title={words.actions} query={response} place="analytics">
        {found => <ActionsDone actions={found.actions} />}
      </Panel>
      <WorkPanels search={search} />
      {!empty && <IncidentsPanel search={search} metrics={known} />}
    </div>
  )
}

function Choices({ search }: { search: AnalyticsSearch }) {
  const navigate = useNavigate({ from: '/analytics' })
  const figuresCsv = useCsv(search, 'figures')
  const incidentsCsv = useCsv(search, 'incidents')
  const show = (next: Partial<AnalyticsSearch>) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <div className={own.choices}>
      <PeriodAndKind search={search} usual={90} onChange={show} />
      {filters
        .filter(filter => search[filter] !== undefined)
        .map(filter => {
          const side = words.sides[filter.toUpperCase() as Side]
          return (
            <Button
              key={filter}
              variant="default"
              aria-label={words.remove(side)}
              onClick={() => show({ [filter]: undefined })}
            >
              {words.chosen(side, search[filter] ?? '')} ✕
            </Button>
          )
        })}
      <span className={own.tables}>
        <a href={figuresCsv} download>
          {words.figuresCsv}
        </a>
        <a href={incidentsCsv} download>
          {words.incidentsCsv}
        </a>
      </span>
    </div>
  )
}

function BySide({ by }: { by: Side }) {
  const search = useSearch({ from: '/analytics' })
  const navigate = useNavigate({ from: '/analytics' })
  return (
    <select
      className={own.select}
      aria-label={words.by}
      value={by}
      onChange={event =>
        void navigate({
          search: { ...search, by: event.currentTarget.value as Side },
          replace: true,
          resetScroll: false,
        })
      }
    >
      {Object.entries(words.sides).map(([side, name]) => (
        <option key={side} value={side}>
          {name}
        </option>
      ))}
    </select>
  )
}
