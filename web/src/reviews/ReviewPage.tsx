import { Link, useParams } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { useReview } from './api'
import { FactorsPanel } from './FactorsPanel'
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
          <ReviewVersions review={review.data} urlRef={ref} />
        </>
      )}
    </div>
  )
}
