import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan } from '../api/types'
import { planWords } from '../messages/plans'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { usePlanVersion } from './api'
import { Changes } from './Changes'
import { PlanText } from './PlanText'

/** Every version, who wrote and who approved it, and what it changed; and when it was looked through. */
export function Versions({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState<number>()
  return (
    <PlainPanel title={planWords.versions}>
      {plan.versions.length === 0 ? (
        <EmptyState>{planWords.noVersions}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {plan.versions.map(version => (
            <li key={version.version} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{planWords.version(version.version)}</span> {version.reason}
                <p>
                  <Time value={version.at} as="timeline" /> {planWords.writtenBy}{' '}
                  {version.authors.map((author, place) => (
                    <span key={author.id}>
                      {place > 0 && ', '}
                      <ActorName actor={author} />
                    </span>
                  ))}
                  , {planWords.approvedBy} <ActorName actor={version.approvedBy} />
                </p>
                {version.incident && (
                  <p>
                    <Link to="/incidents/$ref" params={{ ref: version.incident }}>
                      {planWords.taughtBy}
                    </Link>
                  </p>
                )}
              </div>
              <div className={rows.actions}>
                <Button
                  size="xs"
                  aria-expanded={open === version.version}
                  aria-label={planWords.lookAt(version.version)}
                  onClick={() => setOpen(open === version.version ? undefined : version.version)}
                >
                  {open === version.version ? planWords.hide : planWords.look}
                </Button>
              </div>
              {open === version.version && <Old plan={plan} version={version.version} />}
            </li>
          ))}
        </ul>
      )}
      {plan.reviews.length > 0 && (
        <ul className={rows.list}>
          {plan.reviews.map(review => (
            <li key={review.at} className={rows.row}>
              <div className={rows.what}>
                {planWords.lookedThroughBy} <ActorName actor={review.by} /> <Time value={review.at} as="timeline" />:{' '}
                {review.text}
              </div>
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}

function Old({ plan, version }: { plan: Plan; version: number }) {
  const text = usePlanVersion(plan.row.id, version)
  if (text.isPending) return <SkeletonRows rows={4} />
  if (text.isError) return <ProblemPanel error={text.error} onRetry={() => void text.refetch()} />
  return (
    <div>
      {version > 1 && <Changes id={plan.row.id} from={version - 1} to={version} draft={0} />}
      <PlanText text={text.data} />
    </div>
  )
}
