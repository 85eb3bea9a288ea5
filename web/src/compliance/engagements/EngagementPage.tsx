import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { AuditEngagement } from '../../api/types'
import { canOpenEngagements } from '../../domain/permissions'
import { auditWords } from '../../messages/audits'
import { engagementWords } from '../../messages/engagements'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import own from '../audits/Audit.module.css'
import { Downloads } from '../Downloads'
import styles from '../ReportPage.module.css'
import { useEndEngagement, useEngagement } from './api'
import { ControlsPanel } from './ControlsPanel'
import { LooksPanel } from './LooksPanel'
import { Until } from './Until'

/** One audit engagement: the auditor's work on it, and for a manager what the auditor looked at. */
export function EngagementPage() {
  const { id } = useParams({ from: '/compliance/engagements/$id' })
  const engagement = useEngagement(id)
  if (engagement.data) return <Loaded engagement={engagement.data} />
  return (
    <div className={rows.page}>
      <PageTitle>{engagementWords.one}</PageTitle>
      {engagement.isError ? (
        <ProblemPanel error={engagement.error} onRetry={() => void engagement.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  )
}

function Loaded({ engagement }: { engagement: AuditEngagement }) {
  const me = useMe()
  const { id, title, from, to, phase, mine, purpose, auditor, openedBy, endReason } = engagement
  const manages = canOpenEngagements(me)
  const works = mine && phase === 'HOLDS'
  const [ending, setEnding] = useState(false)
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            {(works || manages) && (
              <Downloads
                base={`/api/audits/engagements/${encodeURIComponent(id)}/paper`}
                label={engagementWords.paperAs}
              />
            )}
            {manages && phase !== 'OVER' && <Button onClick={() => setEnding(true)}>{engagementWords.end}</Button>}
          </div>
        }
      >
        {`${title}, ${engagementWords.period(from, to)}`}
      </PageTitle>
      <div className={own.head}>
        <p>
          {engagementWords.phase[phase]} · {engagementWords.forWhom(auditor, mine)} ·{' '}
          {engagementWords.openedBy(openedBy)} · <Time value={engagement.validFrom} as="exact" /> –{' '}
          <Until at={engagement.validUntil} />
        </p>
        {purpose && <p>{purpose}</p>}
        <p>{auditWords.limits(engagement.acknowledgeMinutes, engagement.reviewDays)}</p>
        {!engagement.takenUp && <p>{engagementWords.waits}</p>}
        {endReason && <p>{engagementWords.endedBecause(endReason)}</p>}
        {works && <p>{engagementWords.onRecord}</p>}
        {mine && phase === 'PLANNED' && <p>{engagementWords.notBegun}</p>}
        {mine && phase === 'OVER' && <p>{engagementWords.over}</p>}
      </div>
      {works && <ControlsPanel id={id} />}
      <SamplesPanel engagement={engagement} works={works} />
      {(manages || mine) && <LooksPanel id={id} />}
      {ending && <EndDialog id={id} onClose={() => setEnding(false)} />}
    </div>
  )
}

function SamplesPanel({ engagement: { id, samples }, works }: { engagement: AuditEngagement; works: boolean }) {
  return (
    <PlainPanel title={engagementWords.samples}>
      {samples.length === 0 ? (
        <EmptyState>{works ? engagementWords.noSamplesYet : engagementWords.noSamples}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {samples.map(({ sample, control, population, drawn, accepted, exceptions, seed, asOf, at }) => (
            <li key={sample} className={rows.row}>
              <div className={rows.what}>
                {works ? (
                  <Link
                    to="/compliance/engagements/$id/samples/$sample"
                    params={{ id, sample: String(sample) }}
                    className={rows.name}
                  >
                    {engagementWords.sample(sample, control)}
                  </Link>
                ) : (
                  <span className={rows.name}>{engagementWords.sample(sample, control)}</span>
                )}
                <p>
                  {engagementWords.drawn(drawn, population)} · {engagementWords.seedIs(seed)} · {auditWords.asOf(asOf)}
                </p>
              </div>
              <span className={exceptions > 0 ? rows.trouble : rows.quiet}>
                {engagementWords.marked(accepted, exceptions, drawn)}
              </span>
              <Time value={at} />
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}

function EndDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const end = useEndEngagement(id, onClose)
  return (
    <ReasonDialog
      title={engagementWords.end}
      lead={engagementWords.endLead}
      question={engagementWords.endWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={engagementWords.end}
      busy={end.isPending}
      problem={end.problem}
      onSubmit={() => end.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
