import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { RuleRow } from '../api/types'
import { canRespond } from '../domain/permissions'
import { automationWords } from '../messages/automation'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useRules } from './api'

/** What does Muster do by itself, which of it is on, and did anything stop itself? */
export function AutomationPage() {
  const writes = canRespond(useMe())
  const rules = useRules()
  const create = writes && (
    <Button component={Link} to="/prepare/automation/new">
      {automationWords.create}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle
        waiting={rules.data?.filter(rule => rule.stopped).length ?? 0}
        aside={<Link to="/prepare">{automationWords.toPrepare}</Link>}
      >
        {automationWords.title}
      </PageTitle>
      <Panel title={automationWords.list} aside={create || undefined} query={rules} rows={5} place="prepare">
        {found =>
          found.length === 0 ? (
            <EmptyState>{writes ? automationWords.none : automationWords.noneYet}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {found.map(rule => (
                <Row key={rule.id} rule={rule} />
              ))}
            </ul>
          )
        }
      </Panel>
    </div>
  )
}

function Row({ rule }: { rule: RuleRow }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/prepare/automation/$id" params={{ id: rule.id }} className={rows.name}>
          {rule.name}
        </Link>
        <p>{automationWords.whenLine(automationWords.when[rule.when])}</p>
        <p className={rule.stopped ? rows.trouble : undefined}>{automationWords.stateOf(rule)}</p>
        <p>
          {automationWords.fired(rule.firings)} {rule.lastFired && <Time value={rule.lastFired} as="timeline" />}
        </p>
      </div>
    </li>
  )
}
