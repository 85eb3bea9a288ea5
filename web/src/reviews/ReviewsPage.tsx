import { Button, NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReviewRow, UnreviewedIncident } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import { useReviews, useUnreviewed } from './api'
import styles from './Review.module.css'
import { progresses, type ReviewsSearch } from './reviewsSearch'

/** Which incidents have taught us nothing yet, and what did the others teach us? */
export function ReviewsPage() {
  const { progress, before } = useSearch({ from: '/reviews' })
  const navigate = useNavigate({ from: '/reviews' })
  const unreviewed = useUnreviewed()
  const reviews = useReviews(progress, before)
  return (
    <div className={rows.page}>
      <PageTitle
        waiting={unreviewed.data?.items.length ?? 0}
        aside={
          <>
            <Link to="/action-items">{t.actions.page}</Link>
            <Link to="/lessons">{t.reviews.lessons}</Link>
          </>
        }
      >
        {t.reviews.title}
      </PageTitle>
      <Panel title={t.reviews.unreviewed} query={unreviewed} rows={4} place="reviews">
        {found =>
          found.items.length === 0 ? (
            <EmptyState>{t.reviews.allReviewed}</EmptyState>
          ) : (
            <>
              <ul className={rows.list}>
                {found.items.map(incident => (
                  <Unreviewed key={incident.incident.id} found={incident} />
                ))}
              </ul>
              {found.next && <p className={rows.row}>{t.reviews.moreUnreviewed}</p>}
            </>
          )
        }
      </Panel>
      <Panel
        title={t.reviews.list}
        aside={
          <NativeSelect
            aria-label={t.reviews.progressFilter}
            value={progress ?? ''}
            onChange={event => {
              const chosen = progresses.find(each => each === event.currentTarget.value)
              const search: ReviewsSearch = chosen ? { progress: chosen } : {}
              void navigate({ search, replace: true })
            }}
            data={[
              { value: '', label: t.reviews.any },
              ...progresses.map(value => ({ value, label: t.reviews.progress[value] })),
            ]}
          />
        }
        query={reviews}
        rows={6}
        place="reviews"
      >
        {found =>
          found.items.length === 0 ? (
            <EmptyState>{progress ? t.reviews.noneLikeThat : t.reviews.none}</EmptyState>
          ) : (
            <>
              <ul className={rows.list}>
                {found.items.map(review => (
                  <Row key={review.incident.id} review={review} />
                ))}
              </ul>
              {found.next && (
                <div className={rows.row}>
                  <Button
                    size="xs"
                    renderRoot={props => (
                      <Link
                        {...props}
                        from="/reviews"
                        to="."
                        search={{ ...(progress ? { progress } : {}), before: found.next as string }}
                      />
                    )}
                  >
                    {t.reviews.older}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Panel>
    </div>
  )
}

function Unreviewed({ found }: { found: UnreviewedIncident }) {
  return (
    <li className={rows.row}>
      <SeverityBadge severity={found.severity} />
      <div className={rows.what}>
        <Link
          to={found.progress ? '/reviews/$ref' : '/incidents/$ref'}
          params={{ ref: found.incident.number }}
          className={styles.title}
        >
          {found.incident.number} {found.title}
        </Link>
        <p>
          {t.reviews.ended} <Time value={found.endedAt} as="timeline" />, {t.reviews.ago(found.ageDays)}.{' '}
          {found.outdated ? t.reviews.outlived : found.progress ? t.reviews.progress[found.progress] : t.reviews.opens}
        </p>
      </div>
    </li>
  )
}

function Row({ review }: { review: ReviewRow }) {
  return (
    <li className={rows.row}>
      <SeverityBadge severity={review.severity} />
      <div className={rows.what}>
        <Link to="/reviews/$ref" params={{ ref: review.incident.number }} className={styles.title}>
          {review.incident.number} {review.title}
        </Link>
        <p>
          {t.reviews.stateOf(review)} {t.reviews.changed} <Time value={review.updatedAt} as="timeline" />
        </p>
      </div>
    </li>
  )
}
