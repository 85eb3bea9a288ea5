import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Hindsight, NewPolicy } from '../../api/types'
import { policyWords } from '../../messages/policies'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { Time } from '../../ui/Time'
import styles from '../SchedulePage.module.css'
import { useHindsight } from './api'

/** What these levels would have done for last month's incidents. */
export function HindsightPanel({ id, policy }: { id: string; policy: NewPolicy | undefined }) {
  const hindsight = useHindsight(id)
  return (
    <PlainPanel title={policyWords.hindsight}>
      <div className={styles.form}>
        <p className={styles.hint}>{policyWords.hindsightLead}</p>
        <div>
          <Button disabled={!policy} loading={hindsight.isPending} onClick={() => policy && hindsight.mutate(policy)}>
            {policyWords.tryIt}
          </Button>
        </div>
      </div>
      {hindsight.isError && <ProblemPanel error={hindsight.error} />}
      {hindsight.data &&
        (hindsight.data.incidents === 0 ? (
          <EmptyState>{policyWords.noPast}</EmptyState>
        ) : (
          <Compared found={hindsight.data} />
        ))}
    </PlainPanel>
  )
}

function Compared({ found }: { found: Hindsight }) {
  const { before, after } = found
  return (
    <div role="status">
      <div className={styles.table}>
        <table>
          <caption className={styles.caption}>{policyWords.looked(found.incidents, found.leftOut)}</caption>
          <thead>
            <tr>
              <th scope="col">{policyWords.measure}</th>
              <th scope="col">{policyWords.asWas}</th>
              <th scope="col">{policyWords.asWould}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{policyWords.calls}</th>
              <td>{before.calls}</td>
              <td>{after.calls}</td>
            </tr>
            <tr>
              <th scope="row">{policyWords.woken}</th>
              <td>{before.woken}</td>
              <td>{after.woken}</td>
            </tr>
          </tbody>
        </table>
        <p>
          {policyWords.balance(found.saved, found.added)} {policyWords.missed(found.missed)}
        </p>
      </div>
      <ul className={rows.list}>
        {found.items.map(({ number, severity, at, spared, added, missed }) => (
          <li key={number} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>
                <Link to="/incidents/$ref" params={{ ref: number }}>
                  {number}
                </Link>{' '}
                <SeverityBadge severity={severity} />
              </span>
              {spared.length > 0 && <p>{policyWords.spared(spared.map(({ name }) => name))}</p>}
              {added.length > 0 && <p>{policyWords.more(added.map(({ name }) => name))}</p>}
              {missed && <p className={rows.trouble}>{policyWords.missedOne}</p>}
            </div>
            <Time value={at} as="timeline" />
          </li>
        ))}
      </ul>
    </div>
  )
}
