import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { NoiseLine } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import { useNoise } from './api'
import styles from './NoisePage.module.css'
import { periods, sides } from './noiseSearch'

/** Which alerts call people out for nothing, and what to do about them. */
export function NoisePage() {
  const { by = 'RULE', days = 30 } = useSearch({ from: '/noise' })
  const navigate = useNavigate({ from: '/noise' })
  const noise = useNoise(by, days)
  const choose = (change: { by?: string; days?: string }) => {
    const next = { by, days, ...(change.by && { by: change.by }), ...(change.days && { days: Number(change.days) }) }
    void navigate({ search: next as never, replace: true })
  }
  return (
    <div className={styles.page}>
      <PageTitle>{t.noise.title}</PageTitle>
      <div className={styles.choice}>
        <SegmentedControl
          aria-label={t.noise.by}
          value={by}
          onChange={value => choose({ by: value })}
          data={sides.map(value => ({ value, label: t.noise.sides[value] }))}
        />
        <SegmentedControl
          aria-label={t.noise.period}
          value={String(days)}
          onChange={value => choose({ days: value })}
          data={periods.map(value => ({ value: String(value), label: t.noise.days(value) }))}
        />
      </div>
      <Panel title={t.noise.loudest} query={noise} rows={6} place="noise">
        {({ all, items }) =>
          items.length === 0 ? (
            <EmptyState>{t.noise.none}</EmptyState>
          ) : (
            <>
              <p className={styles.all}>{t.noise.all(all.incidents, all.untouched)}</p>
              <Lines items={items} />
            </>
          )
        }
      </Panel>
    </div>
  )
}

const figures = [
  'alerts',
  'groups',
  'silenced',
  'incidents',
  'acknowledged',
  'untouched',
  'repeated',
  'attached',
] as const

function Lines({ items }: { items: NoiseLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={styles.scroll} tabIndex={0} aria-label={t.noise.loudest}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t.noise.columns.name}</th>
            {figures.map(figure => (
              <th key={figure} className={styles.figure}>
                {t.noise.columns[figure]}
              </th>
            ))}
            <th>{t.noise.columns.advice}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(line => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              {figures.map(figure => (
                <td key={figure} className={styles.figure}>
                  {line[figure]}
                </td>
              ))}
              <td className={styles.advice}>{t.noise.advice[line.advice]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
