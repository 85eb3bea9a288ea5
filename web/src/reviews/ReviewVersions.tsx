import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { PublishedReview, Review } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useReviewVersion } from './api'
import styles from './Review.module.css'

/** What was published, by whom, and how each kind of reader sees it. */
export function ReviewVersions({ review, urlRef }: { review: Review; urlRef: string }) {
  const [open, setOpen] = useState<number>()
  return (
    <PlainPanel title={t.reviews.versions}>
      {review.versions.length === 0 ? (
        <EmptyState>{t.reviews.noVersions}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {review.versions.map(({ version, at, approvedBy, authors }) => (
            <li key={version} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{t.reviews.version(version)}</span>
                <p>
                  <Time value={at} as="timeline" /> {t.reviews.writtenBy}{' '}
                  {authors.map((author, place) => (
                    <span key={author.id}>
                      {place > 0 && ', '}
                      <ActorName actor={author} />
                    </span>
                  ))}
                  , {t.reviews.approvedBy} <ActorName actor={approvedBy} />
                </p>
              </div>
              <div className={rows.actions}>
                <Button
                  size="xs"
                  aria-expanded={open === version}
                  aria-label={t.reviews.lookAt(version)}
                  onClick={() => setOpen(open === version ? undefined : version)}
                >
                  {open === version ? t.reviews.hide : t.reviews.look}
                </Button>
              </div>
              {open === version && <Version urlRef={urlRef} version={version} />}
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}

function Version({ urlRef, version }: { urlRef: string; version: number }) {
  const published = useReviewVersion(urlRef, version)
  const [audience, setAudience] = useState<'INTERNAL' | 'PUBLIC'>('INTERNAL')
  if (published.isError) return <ProblemPanel error={published.error} onRetry={() => void published.refetch()} />
  if (!published.data) return <SkeletonRows rows={4} />
  return (
    <div className={styles.version}>
      <SegmentedControl
        aria-label={t.reviews.asReadBy}
        value={audience}
        onChange={next => setAudience(next === 'PUBLIC' ? 'PUBLIC' : 'INTERNAL')}
        data={(['INTERNAL', 'PUBLIC'] as const).map(value => ({ value, label: t.reviews.audience[value] }))}
      />
      <Text published={published.data} audience={audience} />
    </div>
  )
}

function Text({ published, audience }: { published: PublishedReview; audience: 'INTERNAL' | 'PUBLIC' }) {
  const sections = published.sections.filter(
    section => section.text !== '' && (audience === 'INTERNAL' || section.visibility === 'PUBLIC'),
  )
  if (audience === 'PUBLIC' && sections.length === 0) return <EmptyState>{t.reviews.nothingPublic}</EmptyState>
  return (
    <div className={styles.text}>
      {sections.map(section => (
        <section key={section.section}>
          <h3>{t.reviews.sections[section.section]}</h3>
          <p className={styles.side}>{section.text}</p>
        </section>
      ))}
      {audience === 'INTERNAL' && published.factors && published.factors.length > 0 && (
        <section>
          <h3>{t.reviews.factors}</h3>
          <ul>
            {published.factors.map(factor => (
              <li key={factor.text}>
                {t.reviews.factorKind[factor.kind]}: {factor.text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {audience === 'INTERNAL' && published.whys && published.whys.length > 0 && (
        <section>
          <h3>{t.reviews.whys}</h3>
          <ul>
            {published.whys.map(why => (
              <li key={why.id}>{why.text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
