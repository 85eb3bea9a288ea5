import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Incident, IncidentCriterion, IncidentPlan } from '../api/types'
import { canRespond } from '../domain/permissions'
import { phases } from '../domain/phase'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useChangePlan, useConfirm, useIncidentPlan, usePlans } from './api'
import styles from './Plan.module.css'

interface IncidentPlanPanelProps {
  incident: Incident
  urlRef: string
}

/** Which plan does the incident follow, who is missing, and what must be so before the phase is left? */
export function IncidentPlanPanel({ incident, urlRef }: IncidentPlanPanelProps) {
  const writes = canRespond(useMe())
  const plan = useIncidentPlan(urlRef)
  const [changing, setChanging] = useState(false)
  const change = writes && (
    <Button size="xs" onClick={() => setChanging(true)}>
      {plan.data?.plan ? t.plans.changePlan : t.plans.choosePlan}
    </Button>
  )
  return (
    <Panel title={t.plans.one} aside={change || undefined} query={plan} rows={3}>
      {answer => (
        <>
          {answer.plan ? (
            <Followed plan={answer.plan} incident={incident} urlRef={urlRef} writes={writes} />
          ) : (
            <EmptyState>{t.plans.noPlan}</EmptyState>
          )}
          {changing && (
            <ChangeDialog urlRef={urlRef} now={answer.plan?.planId} onClose={() => setChanging(false)} />
          )}
        </>
      )}
    </Panel>
  )
}

interface FollowedProps extends IncidentPlanPanelProps {
  plan: IncidentPlan
  writes: boolean
}

function Followed({ plan, incident, urlRef, writes }: FollowedProps) {
  const later = phases.slice(phases.indexOf(incident.phase))
  return (
    <div className={styles.text}>
      <p>
        <Link to="/prepare/plans/$id" params={{ id: plan.planId }}>
          {plan.content.name}
        </Link>{' '}
        {t.plans.pinned(plan.version, plan.newest)}
      </p>
      <p className={styles.quiet}>
        {plan.rule ? (
          t.plans.byRule(plan.rule, plan.matched.map(({ value }) => value))
        ) : (
          <>
            {t.plans.byPerson} <ActorName actor={plan.chosenBy} />: {plan.reason}
          </>
        )}
      </p>
      {plan.unfilled.length > 0 && (
        <p className={rows.trouble}>{t.plans.unfilled(plan.unfilled.map(({ role }) => t.incidentRole[role]))}</p>
      )}
      {later.map(phase => {
        const criteria = plan.criteria.filter(({ criterion }) => criterion.phase === phase)
        if (criteria.length === 0) return null
        return (
          <section key={phase}>
            <h3>{t.plans.before(t.phase[phase], criteria.filter(({ met }) => met).length, criteria.length)}</h3>
            <ul>
              {criteria.map(criterion => (
                <Criterion key={criterion.criterion.id} shown={criterion} urlRef={urlRef} writes={writes} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface CriterionProps {
  shown: IncidentCriterion
  urlRef: string
  writes: boolean
}

function Criterion({ shown, urlRef, writes }: CriterionProps) {
  const { criterion, met, confirmedBy, at, note } = shown
  const [asking, setAsking] = useState(false)
  return (
    <li>
      {met ? '✓ ' : ''}
      {criterion.text}{' '}
      {confirmedBy && at ? (
        <span className={styles.quiet}>
          {t.plans.confirmedBy} <ActorName actor={confirmedBy} /> <Time value={at} />
          {note && `: ${note}`}
        </span>
      ) : (
        <span className={styles.quiet}>{t.plans.foundOut(criterion)}</span>
      )}
      {!met && writes && criterion.kind !== 'ROLE_FILLED' && (
        <>
          {' '}
          <Button size="compact-xs" aria-label={t.plans.confirmOne(criterion.text)} onClick={() => setAsking(true)}>
            {t.plans.confirm}
          </Button>
        </>
      )}
      {asking && <ConfirmDialog shown={shown} urlRef={urlRef} onClose={() => setAsking(false)} />}
    </li>
  )
}

function ConfirmDialog({ shown, urlRef, onClose }: { shown: IncidentCriterion; urlRef: string; onClose: () => void }) {
  const confirm = useConfirm(urlRef, shown.criterion.id, onClose)
  const [note, setNote] = useState('')
  return (
    <ReasonDialog
      title={t.plans.confirmTitle}
      lead={shown.criterion.text}
      question={t.plans.whatWasSeen}
      reason={note}
      onReason={setNote}
      verb={t.plans.confirmVerb}
      busy={confirm.isPending}
      problem={confirm.problem}
      onSubmit={() => confirm.submit(note.trim() ? { note: note.trim() } : {})}
      onClose={onClose}
    />
  )
}

interface ChangeDialogProps {
  urlRef: string
  now: string | undefined
  onClose: () => void
}

function ChangeDialog({ urlRef, now, onClose }: ChangeDialogProps) {
  const plans = usePlans()
  const [planId, setPlanId] = useState('')
  const [reason, setReason] = useState('')
  const change = useChangePlan(urlRef, onClose)
  const offered = (plans.data ?? []).filter(({ id, version }) => version !== undefined && id !== now)
  return (
    <ReasonDialog
      title={t.plans.changeTitle}
      question={t.plans.changeWhy}
      required
      reason={reason}
      onReason={setReason}
      ready={planId !== ''}
      verb={t.plans.changeVerb}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ planId, reason: reason.trim() })}
      onClose={onClose}
    >
      {plans.data && offered.length === 0 ? (
        <p>{t.plans.noneToFollow}</p>
      ) : (
        <NativeSelect
          label={t.plans.which}
          data={[
            { value: '', label: t.plans.choose },
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={planId}
          onChange={event => setPlanId(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}
