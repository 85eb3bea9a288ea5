import { Link } from '@tanstack/react-router'
import type { RuleFiring } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useFirings } from './api'
import styles from './Rule.module.css'

/** When a rule fired, in which incidents, and what came of it. */
export function Firings({ id }: { id: string }) {
  const firings = useFirings(id)
  return (
    <Panel title={words.firings} query={firings} rows={4} place="prepare">
      {found =>
        found.items.length === 0 ? (
          <EmptyState>{words.noFirings}</EmptyState>
        ) : (
          <>
            <ul className={rows.list}>
              {found.items.map(firing => (
                <Row key={firing.position} firing={firing} />
              ))}
            </ul>
            {found.inAll > found.items.length && (
              <p className={styles.state}>{words.more(found.items.length, found.inAll)}</p>
            )}
          </>
        )
      }
    </Panel>
  )
}

function Row({ firing }: { firing: RuleFiring }) {
  const { incident, withheld, outcomes } = firing
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Time value={firing.at} as="timeline" /> {words.version(firing.version)} {words.inIncident}{' '}
        {incident ? (
          <Link to="/incidents/$ref" params={{ ref: incident.number }} className={rows.name}>
            {incident.number}
          </Link>
        ) : (
          words.hiddenIncident
        )}
        {firing.rehearsed && ` (${words.rehearsed})`}
        {withheld && <p className={withheld === 'LOOP' ? undefined : rows.trouble}>{words.withheld[withheld]}</p>}
        {!withheld && incident && !outcomes && <p>{words.underWay}</p>}
        {outcomes?.map(outcome => (
          <p
            key={`${outcome.kind} ${outcome.item}`}
            className={outcome.result === 'REFUSED' ? rows.trouble : undefined}
          >
            {words.outcome[outcome.kind]} {outcome.item}: {words.result[outcome.result]}
            {outcome.says && ` (${outcome.says})`}
          </p>
        ))}
      </div>
    </li>
  )
}
