import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Review } from '../api/types'
import { canPublishPlans, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useReviewVerb } from './api'
import styles from './Review.module.css'

/** How far the review has come, and what can be done about it now. */
export function ReviewState({ review, urlRef }: { review: Review; urlRef: string }) {
  const me = useMe()
  const [asking, setAsking] = useState<'return' | 'waive'>()
  const verb = useReviewVerb(urlRef, () => undefined)
  const { row } = review
  const writes = canRespond(me)
  const manages = canPublishPlans(me)
  const open = row.progress === 'DRAFT' || row.progress === 'RETURNED'
  const untouched = review.sections.some(section => section.by === undefined)
  return (
    <>
      <p className={styles.state}>
        {t.reviews.stateOf(row)}{' '}
        <Link to="/incidents/$ref" params={{ ref: row.incident.number }}>
          {t.reviews.incident(row.incident.number)}
        </Link>{' '}
        {row.incidentOpen ? t.reviews.goesOn : t.reviews.endedAt}{' '}
        {!row.incidentOpen && <Time value={row.endedAt} as="timeline" />}
      </p>
      {row.outdated && (
        <p className={styles.state}>
          <strong className={rows.trouble}>{t.reviews.outlivedLead}</strong>
        </p>
      )}
      {review.submitted && (
        <p className={styles.state}>
          {t.reviews.submittedBy} <ActorName actor={review.submitted.by} />{' '}
          <Time value={review.submitted.at} as="timeline" />
        </p>
      )}
      {review.returned && (
        <p className={styles.state}>
          {t.reviews.returnedBy} <ActorName actor={review.returned.by} />: {review.returned.text}
        </p>
      )}
      {review.waived && (
        <p className={styles.state}>
          {t.reviews.waivedBy} <ActorName actor={review.waived.by} />: {review.waived.text}
        </p>
      )}
      {row.progress === 'SUBMITTED' && manages && !review.mayApprove && (
        <p className={styles.state}>{t.reviews.notYours}</p>
      )}
      <WriteProblem problem={verb.problem} />
      <div className={styles.actions}>
        {review.mayApprove && (
          <Button
            variant="filled"
            loading={verb.pending?.verb === 'approve'}
            onClick={() => verb.submit({ verb: 'approve', revision: review.revision })}
          >
            {t.reviews.approve}
          </Button>
        )}
        {row.progress === 'SUBMITTED' && manages && (
          <Button onClick={() => setAsking('return')}>{t.reviews.giveBack}</Button>
        )}
        {open && writes && !row.incidentOpen && (
          <Button loading={verb.pending?.verb === 'submit'} onClick={() => verb.submit({ verb: 'submit' })}>
            {t.reviews.submit}
          </Button>
        )}
        {open && writes && untouched && (
          <Button loading={verb.pending?.verb === 'redraft'} onClick={() => verb.submit({ verb: 'redraft' })}>
            {t.reviews.redraft}
          </Button>
        )}
        {manages && row.version === undefined && row.progress !== 'WAIVED' && (
          <Button onClick={() => setAsking('waive')}>{t.reviews.waive}</Button>
        )}
      </div>
      {asking && <Reason urlRef={urlRef} what={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

interface ReasonProps {
  urlRef: string
  what: 'return' | 'waive'
  onClose: () => void
}

/** Gives a review back or does without it: on the record with a reason. */
function Reason({ urlRef, what, onClose }: ReasonProps) {
  const verb = useReviewVerb(urlRef, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      {...t.reviews.asks[what]}
      required
      reason={reason}
      onReason={setReason}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={() => verb.submit({ verb: what, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
