import { Link } from '@tanstack/react-router'
import { useMe } from '../../api/session'
import type { DueReports } from '../../api/types'
import { canKeepEntities } from '../../domain/permissions'
import { t } from '../../messages/en'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { useDueReports } from './api'
import { ClockReason } from './ClockReason'
import styles from './Clocks.module.css'

/** Every report that is due to an authority, what is due next first. */
export function DuePanel() {
  const due = useDueReports()
  const aside = <Link to="/compliance/entities">{t.clocks.entities}</Link>
  return (
    <Panel title={t.clocks.title} aside={aside} query={due} rows={3} place="compliance">
      {data => <Due due={data} />}
    </Panel>
  )
}

function Due({ due: { entities, items, undecided } }: { due: DueReports }) {
  const me = useMe()
  if (entities === 0 && items.length === 0)
    return (
      <EmptyState action={canKeepEntities(me) && <Link to="/compliance/entities">{t.clocks.enterFirst}</Link>}>
        {t.clocks.noEntities}
      </EmptyState>
    )
  if (items.length === 0 && undecided.length === 0) return <EmptyState>{t.clocks.nothingDue}</EmptyState>
  return (
    <ul className={rows.list}>
      {items.map(({ incidentId, number, entityId, entity, regime, clock }) => (
        <li key={`${incidentId} ${entityId} ${clock.rule}`} className={rows.row}>
          <div className={rows.what}>
            <Link to="/compliance/clocks/$ref" params={{ ref: number }} className={rows.name}>
              {number} {clock.name}
            </Link>{' '}
            <span className={rows.quiet}>{t.clocks.forEntity(t.clocks.regime[regime], entity)}</span>
            <ClockReason clock={clock} />
          </div>
          <div className={styles.count}>
            <Countdown clock={clock} />
          </div>
        </li>
      ))}
      {undecided.map(({ incidentId, number, entityId, entity, regimes }) => (
        <li key={`${incidentId} ${entityId}`} className={rows.row}>
          <div className={rows.what}>
            <Link to="/compliance/clocks/$ref" params={{ ref: number }} className={rows.name}>
              {t.clocks.toDecide(number)}
            </Link>{' '}
            <span className={rows.quiet}>
              {t.clocks.forEntity(t.list(regimes.map(regime => t.clocks.regime[regime])), entity)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
