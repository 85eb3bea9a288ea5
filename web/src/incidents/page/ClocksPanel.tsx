import { Link } from '@tanstack/react-router'
import type { IncidentClocks, RegulatoryClock } from '../../api/types'
import { t } from '../../messages/en'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { useIncidentClocks } from '../api'
import styles from './ClocksPanel.module.css'

/** What the law makes us report of this incident, and how much time is left. */
export function ClocksPanel({ number, urlRef }: { number: string; urlRef: string }) {
  const clocks = useIncidentClocks(urlRef)
  const aside = (
    <Link to="/compliance/clocks/$ref" params={{ ref: number }}>
      {t.clocks.assess}
    </Link>
  )
  return (
    <Panel title={t.clocks.title} aside={aside} query={clocks} rows={2}>
      {data => <Overview clocks={data} />}
    </Panel>
  )
}

function Overview({ clocks: { items } }: { clocks: IncidentClocks }) {
  if (items.length === 0) return <EmptyState>{t.clocks.noEntities}</EmptyState>
  const lines = items.flatMap(({ entity, regimes }) =>
    regimes.map(({ regime, clocks, decisions }) => {
      const outcome = decisions[0]?.outcome
      return { entity, regime, outcome, clocks: clocks.filter(outcome ? isShown : isDated) }
    }),
  )
  return (
    <ul className={rows.list}>
      {lines.map(({ entity, regime, outcome, clocks }) => (
        <li key={`${entity.id} ${regime}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{t.clocks.regime[regime]}</span>{' '}
            <span className={rows.quiet}>{items.length > 1 && entity.name}</span>
            {!outcome && <p>{t.clocks.undecided}</p>}
            {outcome === 'NOT_REPORTABLE' && <p>{t.clocks.outcome.NOT_REPORTABLE}</p>}
            {clocks.map(clock => (
              <p key={clock.rule} className={styles.line}>
                <span>{clock.name}</span> <Countdown clock={clock} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

const isDated = ({ dueAt }: RegulatoryClock) => dueAt !== undefined
const isShown = ({ state, start }: RegulatoryClock) => state !== 'WAITING' || !start.includes(':')
