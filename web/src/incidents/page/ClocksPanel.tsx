import { Link } from '@tanstack/react-router'
import type { IncidentClocks } from '../../api/types'
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
    regimes.flatMap(({ regime, clocks, decisions }) => {
      const outcome = decisions[0]?.outcome
      if (!outcome) return [{ entity, regime, undecided: true as const, clocks: clocks.filter(isDated) }]
      return [{ entity, regime, outcome, clocks: clocks.filter(isShown) }]
    }),
  )
  return (
    <ul className={rows.list}>
      {lines.map(({ entity, regime, clocks, ...line }) => (
        <li key={`${entity.id} ${regime}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{t.clocks.regime[regime]}</span>{' '}
            <span className={rows.quiet}>{items.length > 1 && entity.name}</span>
            {'undecided' in line && <p>{t.clocks.undecided}</p>}
            {'outcome' in line && line.outcome === 'NOT_REPORTABLE' && <p>{t.clocks.outcome.NOT_REPORTABLE}</p>}
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

const isDated = ({ dueAt }: { dueAt?: string }) => dueAt !== undefined
const isShown = ({ state, start }: { state: string; start: string }) => state !== 'WAITING' || !start.includes(':')
