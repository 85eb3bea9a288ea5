import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { PlanRow } from '../api/types'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useAdopt, usePlans, usePlanTemplates } from './api'
import { RunbookPanels } from './RunbookPanels'
import { scopeWords } from './words'

/** For which incidents are we prepared, does each plan still hold, and who has read it? */
export function PlansPage() {
  const writes = canRespond(useMe())
  const plans = usePlans()
  const create = writes && (
    <Button component={Link} to="/prepare/plans/new">
      {planWords.create}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <div className={rows.actions}>
            <Link to="/prepare/drills">{t.drills.link}</Link>
            <Link to="/prepare/training">{t.training.link}</Link>
            <Link to="/prepare/automation">{t.automationLink}</Link>
          </div>
        }
      >
        {planWords.title}
      </PageTitle>
      <Panel title={planWords.list} aside={create || undefined} query={plans} rows={5} place="prepare">
        {found =>
          found.length === 0 ? (
            <EmptyState>{writes ? planWords.none : planWords.noneYet}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {found.map(plan => (
                <Row key={plan.id} plan={plan} />
              ))}
            </ul>
          )
        }
      </Panel>
      <Shipped writes={writes} />
      <RunbookPanels writes={writes} />
    </div>
  )
}

function Row({ plan }: { plan: PlanRow }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/prepare/plans/$id" params={{ id: plan.id }} className={rows.name}>
          {plan.name}
        </Link>
        <p>{scopeWords(plan.scope)}</p>
        <p>
          {planWords.stateOf(plan)}
          {plan.version !== undefined && ` ${planWords.readBy(plan.readers, plan.readByMe)}`}
        </p>
        {plan.reviewDue && (
          <p className={plan.overdue ? rows.trouble : undefined}>
            {plan.overdue ? planWords.overdue : planWords.due} <Time value={plan.reviewDue} as="timeline" />
          </p>
        )}
      </div>
    </li>
  )
}

/** What Muster brings along and nobody has adopted yet. */
function Shipped({ writes }: { writes: boolean }) {
  const navigate = useNavigate()
  const templates = usePlanTemplates()
  const adopt = useAdopt(written => void navigate({ to: '/prepare/plans/$id', params: { id: written.id } }))
  return (
    <Panel title={planWords.shipped} query={templates} rows={4} place="prepare">
      {found => {
        const left = found.filter(template => !template.adopted)
        if (left.length === 0) return <EmptyState>{planWords.allAdopted}</EmptyState>
        return (
          <>
            <p className={rows.row}>{planWords.shippedLead}</p>
            <WriteProblem problem={adopt.problem} />
            <ul className={rows.list}>
              {left.map(({ key, content }) => (
                <li key={key} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{content.name}</span>
                    <p>{content.purpose}</p>
                    <p>{planWords.holds(content.tasks.length, content.exitCriteria.length)}</p>
                  </div>
                  {writes && (
                    <div className={rows.actions}>
                      <Button
                        size="xs"
                        aria-label={planWords.adoptOne(content.name)}
                        loading={adopt.pending?.key === key}
                        disabled={adopt.isPending}
                        onClick={() => adopt.submit({ key })}
                      >
                        {planWords.adopt}
                      </Button>
                    </div>
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
