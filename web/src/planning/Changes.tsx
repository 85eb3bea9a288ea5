import type { PlanChange } from '../api/types'
import { planWords } from '../messages/plans'
import { SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { useTargetNames } from '../ui/targetNames'
import { usePlanDiff } from './api'
import styles from './Plan.module.css'

interface ChangesProps {
  id: string
  from: number
  /** Left out: the draft. */
  to: number | undefined
  /** Which draft, so that another is compared anew. */
  draft: number
}

/** What is different, field by field and in words. */
export function Changes({ id, from, to, draft }: ChangesProps) {
  const diff = usePlanDiff(id, from, to, draft)
  if (diff.isPending) return <SkeletonRows rows={2} />
  if (diff.isError) return <ProblemPanel error={diff.error} onRetry={() => void diff.refetch()} />
  if (diff.data.length === 0) return <p className={styles.state}>{planWords.noChanges}</p>
  return (
    <>
      <p className={styles.state}>{planWords.changesTo(from)}</p>
      <ul className={styles.changes}>
        {diff.data.map(change => (
          <li key={`${change.part}${change.before ?? ''}${change.after ?? ''}`}>
            <Change change={change} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Change({ change }: { change: PlanChange }) {
  const { part, kind, before, after, pagedBefore, pagedAfter } = change
  const { say } = useTargetNames()
  const by = (paged: PlanChange['pagedAfter']) => paged && `, ${planWords.paged(say(paged))}`
  return (
    <>
      {planWords.part(part)} {planWords.became[kind]}:{' '}
      {before && (
        <del>
          {before}
          {by(pagedBefore)}
        </del>
      )}{' '}
      {before && after && '→'}{' '}
      {after && (
        <ins>
          {after}
          {by(pagedAfter)}
        </ins>
      )}
    </>
  )
}
