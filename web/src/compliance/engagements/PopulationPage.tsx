import { Button } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { EngagementPopulation } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { engagementWords } from '../../messages/engagements'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import own from '../audits/Audit.module.css'
import { usePopulation } from './api'
import { EngagementCrumb } from './EngagementCrumb'
import { Found } from './Found'

/** Everything that belongs to a control's population, page by page. */
export function PopulationPage() {
  const { id, control } = useParams({ from: '/compliance/engagements/$id/controls/$control' })
  const { page = 1, asOf } = useSearch({ from: '/compliance/engagements/$id/controls/$control' })
  const population = usePopulation(id, control, page, asOf)
  return (
    <div className={rows.page}>
      <PageTitle aside={<EngagementCrumb id={id} />}>{engagementWords.populationOf(control)}</PageTitle>
      <Panel title={control} query={population} rows={8} place="compliance">
        {found => <Lines found={found} />}
      </Panel>
    </div>
  )
}

function Lines({ found: { asOf, control, page, pages, items } }: { found: EngagementPopulation }) {
  const navigate = useNavigate({ from: '/compliance/engagements/$id/controls/$control' })
  // Every page is of the state the first one showed, so that nothing moves between them.
  const show = (next: number) => void navigate({ search: { page: next, asOf } })
  return (
    <>
      <div className={rows.row}>
        <p className={own.lead}>
          {auditWords.populationIs(control.query)} {auditWords.population(control.size, control.exceptions)} ·{' '}
          {auditWords.asOf(asOf)}
        </p>
      </div>
      {items.length === 0 ? (
        <EmptyState>{engagementWords.emptyPopulation}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {items.map(({ id, subject, title, deviations }) => (
            <li key={id} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{subject}</span> {title}
                <Found deviations={deviations} />
              </div>
              <span className={rows.quiet}>{id}</span>
            </li>
          ))}
        </ul>
      )}
      {pages > 1 && (
        <div className={rows.row}>
          <Button size="xs" disabled={page <= 1} onClick={() => show(page - 1)}>
            {engagementWords.previous}
          </Button>
          <span className={rows.quiet}>{engagementWords.pageOf(page, pages)}</span>
          <Button size="xs" disabled={page >= pages} onClick={() => show(page + 1)}>
            {engagementWords.next}
          </Button>
        </div>
      )}
    </>
  )
}
