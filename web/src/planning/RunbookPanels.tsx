import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { useAdoptRunbook, useRunbooks, useRunbookTemplates } from './runbooks'

/** Which runbooks can be followed, and which Muster brings along. */
export function RunbookPanels({ writes }: { writes: boolean }) {
  const runbooks = useRunbooks()
  const create = writes && (
    <Button component={Link} to="/prepare/runbooks/new">
      {t.runbooks.create}
    </Button>
  )
  return (
    <>
      <Panel title={t.runbooks.list} aside={create || undefined} query={runbooks} rows={4} place="prepare">
        {found =>
          found.length === 0 ? (
            <EmptyState>{t.runbooks.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {found.map(runbook => (
                <li key={runbook.id} className={rows.row}>
                  <div className={rows.what}>
                    <Link to="/prepare/runbooks/$id" params={{ id: runbook.id }} className={rows.name}>
                      {runbook.title}
                    </Link>
                    <p>{planWords.stateOf(runbook)}</p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
      <Shipped writes={writes} />
    </>
  )
}

function Shipped({ writes }: { writes: boolean }) {
  const navigate = useNavigate()
  const templates = useRunbookTemplates()
  const adopt = useAdoptRunbook(({ id }) => void navigate({ to: '/prepare/runbooks/$id', params: { id } }))
  return (
    <Panel title={t.runbooks.shipped} query={templates} rows={3} place="prepare">
      {found => {
        const left = found.filter(template => !template.adopted)
        if (left.length === 0) return <EmptyState>{t.runbooks.allAdopted}</EmptyState>
        return (
          <>
            <WriteProblem problem={adopt.problem} />
            <ul className={rows.list}>
              {left.map(({ key, title, steps }) => (
                <li key={key} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{title}</span>
                    <p>{t.runbooks.steps(steps)}</p>
                  </div>
                  {writes && (
                    <Button
                      size="xs"
                      aria-label={t.runbooks.adoptOne(title)}
                      loading={adopt.pending?.key === key}
                      disabled={adopt.isPending}
                      onClick={() => adopt.submit({ key })}
                    >
                      {planWords.adopt}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Panel>
  )
}
