import { Link, useParams } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { Review } from '../api/types'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { ActionsPanel } from './ActionsPanel'
import { useReview } from './api'
import { FactorsPanel } from './FactorsPanel'
import styles from './Review.module.css'
import { ReviewState } from './ReviewState'
import { ReviewVersions } from './ReviewVersions'
import { SectionPanel } from './SectionPanel'
import { WhysPanel } from './WhysPanel'

/** What happened, why, and what do we do differently? */
export function ReviewPage() {
  const { ref } = useParams({ from: '/reviews/$ref' })
  const review = useReview(ref)
  const writes = canRespond(useMe())
  const row = review.data?.row
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/reviews">{t.reviews.all}</Link>}>
        {row ? t.reviews.of(row.incident.number, row.title) : t.reviews.one}
      </PageTitle>
      <Panel title={t.reviews.state} query={review} rows={3} place="reviews">
        {known => <ReviewState review={known} urlRef={ref} />}
      </Panel>
      {review.data && (
        <>
          {review.data.sections.map(section => (
            <SectionPanel
              key={section.section}
              section={section}
              urlRef={ref}
              incident={review.data.row.incident.number}
              writes={writes}
            />
          ))}
          <FactorsPanel factors={review.data.factors} urlRef={ref} writes={writes} />
          <WhysPanel whys={review.data.whys} urlRef={ref} writes={writes} />
          <ActionsPanel urlRef={ref} writes={writes} />
          <PlansChanged plans={review.data.plans} />
          <ReviewVersions review={review.data} urlRef={ref} />
        </>
      )}
    </div>
  )
}

/** Plans that are different because of this incident. */
function PlansChanged({ plans }: { plans: Review['plans'] }) {
  if (plans.length === 0) return null
  return (
    <PlainPanel title={t.reviews.plansChanged}>
      <ul className={rows.list}>
        {plans.map(plan => (
          <li key={`${plan.id} ${plan.version}`} className={rows.row}>
            <div className={rows.what}>
              <Link to="/prepare/plans/$id" params={{ id: plan.id }} className={styles.title}>
                {t.reviews.planVersion(plan.name, plan.version)}
              </Link>
              <p>
                <Time value={plan.at} as="timeline" />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </PlainPanel>
  )
}
