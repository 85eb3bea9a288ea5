import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { EscalationRun, Incident, PageAttempt, RoleCall, RuleCall } from '../../api/types'
import { formatDuration } from '../../domain/duration'
import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { UpcomingLevels } from '../../ui/UpcomingLevels'
import { usePaging } from '../api'
import styles from './PagingPanel.module.css'
import { StillOnIt } from './StillOnIt'

const HandOvers = lazy(async () => ({ default: (await import('./HandOvers')).HandOvers }))

/** The proof of paging: each attempt to reach someone, when it was asked, sent and answered. */
export function PagingPanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const paging = usePaging(urlRef)
  return (
    <Panel title={t.paging.title} query={paging} rows={2}>
      {({ items, escalation, roleCalls, ruleCalls, stillOn, handOvers, mayHandOver }) => (
        <>
          {escalation?.state === 'EXHAUSTED' && incident.state === 'TRIGGERED' && (
            <p className={styles.exhausted} role="alert">
              {t.paging.exhausted}
            </p>
          )}
          {stillOn && <StillOnIt standing={stillOn} number={incident.number} urlRef={urlRef} />}
          {(mayHandOver || handOvers.length > 0) && (
            <Suspense>
              <HandOvers items={handOvers} mayHandOver={mayHandOver} number={incident.number} urlRef={urlRef} />
            </Suspense>
          )}
          {roleCalls.map(call => (
            <RoleCalled key={`${call.role} ${call.startedAt}`} call={call} isMissing={lacks(incident, call.role)} />
          ))}
          {ruleCalls.map(call => (
            <RuleCalled key={`${call.ruleId} ${call.startedAt}`} call={call} />
          ))}
          {items.length === 0 && <EmptyState>{t.paging.empty}</EmptyState>}
          <ul className={styles.attempts}>
            {items.map(attempt => (
              <Attempt key={attempt.id} attempt={attempt} />
            ))}
          </ul>
          {escalation && <EscalationNext escalation={escalation} />}
        </>
      )}
    </Panel>
  )
}

/** By the incident: what went through every level is not stopped any more when somebody takes the role. */
function lacks({ roles, experts, state, phase }: Incident, role: RoleCall['role']) {
  const held = role === 'SUBJECT_EXPERT' ? experts.length > 0 : roles[role] !== undefined
  return !held && state !== 'RESOLVED' && phase !== 'CLOSED'
}

/** Who was paged because an automation rule said so. */
function RuleCalled({ call: { ruleId, state, people, startedAt } }: { call: RuleCall }) {
  const who = people.map(({ name }) => name)
  return (
    <p className={styles.next}>
      {state === 'RUNNING' ? policyWords.ruleCall.running(who) : policyWords.ruleCall.over(who)}{' '}
      <Time value={startedAt} as="timeline" />{' '}
      <Link to="/prepare/automation/$id" params={{ id: ruleId }}>
        {policyWords.ruleCall.see}
      </Link>
    </p>
  )
}

/** Who was paged because nobody held a role the plan requires. */
function RoleCalled({ call: { role, state, people, startedAt }, isMissing }: { call: RoleCall; isMissing: boolean }) {
  const who = people.map(({ name }) => name)
  return state === 'STOPPED' || !isMissing ? (
    <p className={styles.next}>
      {policyWords.roleCall.over(t.incidentRole[role], who)} <Time value={startedAt} as="timeline" />
    </p>
  ) : (
    <p className={styles.exhausted} role="alert">
      {policyWords.roleCall.missing(t.incidentRole[role], who)} <Time value={startedAt} as="timeline" />
    </p>
  )
}

/** What was passed over, and who is called when if nobody answers. */
function EscalationNext({ escalation: { steps, nextAt, upcoming } }: { escalation: EscalationRun }) {
  const skipped = steps.filter(step => step.skipped).map(({ level, round }) => policyWords.skippedLevel(level, round))
  return (
    <>
      {skipped.length > 0 && <p className={styles.next}>{policyWords.wasSkipped(skipped)}</p>}
      {nextAt && (
        <p className={styles.next}>
          {t.paging.next} <Time value={nextAt} />
        </p>
      )}
      {upcoming.length > 0 && (
        <section aria-label={policyWords.upcoming}>
          <UpcomingLevels items={upcoming} />
        </section>
      )}
    </>
  )
}

function Attempt({ attempt }: { attempt: PageAttempt }) {
  const { acknowledgedAt, requestedAt, sentAt } = attempt
  const took = acknowledgedAt && formatDuration(Date.parse(acknowledgedAt) - Date.parse(requestedAt))
  const told = attempt.attempts.at(-1)?.receipts.at(-1)
  const waits = attempt.state === 'REQUESTED' && attempt.dueAt !== requestedAt
  return (
    <li className={styles.attempt} data-failed={attempt.state === 'FAILED' || undefined}>
      <div className={styles.line}>
        <strong>{attempt.person.name}</strong>
        <span className={styles.quiet}>
          {t.paging.channel(attempt.channel)} · {t.now.level(attempt.level, attempt.round)}
          {attempt.insteadOf && ` · ${t.paging.insteadOf(attempt.insteadOf.name)}`}
        </span>
        <span className={styles.state}>
          {t.paging.state[attempt.state] ?? attempt.state}
          {took && <span className={styles.quiet}> {t.paging.took(took)}</span>}
        </span>
      </div>
      <div className={styles.times}>
        <span>
          {t.paging.columns.asked} <Time value={requestedAt} as="timeline" />
        </span>
        <span>
          {t.paging.columns.sent} {sentAt ? <Time value={sentAt} as="timeline" /> : t.time.never}
        </span>
        {waits && (
          <span>
            {t.paging.due} <Time value={attempt.dueAt} />
          </span>
        )}
        {told && (
          <span>
            {t.paging.delivery[told.delivery]}
            {told.error && ` (${told.error})`} <Time value={told.at} as="timeline" />
          </span>
        )}
        {attempt.attempts.length > 1 && <span>{t.paging.tries(attempt.attempts.length)}</span>}
        {attempt.retryAt && (
          <span>
            {t.paging.retry} <Time value={attempt.retryAt} />
          </span>
        )}
      </div>
      {attempt.detail && <p className={styles.detail}>{attempt.detail}</p>}
    </li>
  )
}
