import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Incident, IncidentCriterion, IncidentPlan } from '../../api/types'
import { phases } from '../../domain/phase'
import { t } from '../../messages/en'
import { planWords } from '../../messages/plans'
import { ActorName } from '../../ui/ActorName'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { Time } from '../../ui/Time'
import { useConfirm } from './api'
import styles from './Plan.module.css'

interface FollowedPlanProps {
  plan: IncidentPlan
  incident: Incident
  urlRef: string
  writes: boolean
}

/** The plan, who it wants to be there and is not, and its criteria from the phase at hand on. */
export function FollowedPlan({ plan, incident, urlRef, writes }: FollowedPlanProps) {
  const ahead = phases.slice(phases.indexOf(incident.phase))
  return (
    <div className={styles.plan}>
      <p>
        <Link to="/prepare/plans/$id" params={{ id: plan.planId }}>
          {plan.content.name}
        </Link>{' '}
        {planWords.pinned(plan.version, plan.newest)}
      </p>
      <p className={styles.quiet}>
        {plan.rule ? (
          planWords.byRule(
            plan.rule,
            plan.matched.map(({ value }) => value),
          )
        ) : (
          <>
            {planWords.byPerson} <ActorName actor={plan.chosenBy} />: {plan.reason}
          </>
        )}
      </p>
      {plan.unfilled.length > 0 && (
        <p className={styles.missing}>{planWords.unfilled(plan.unfilled.map(({ role }) => t.incidentRole[role]))}</p>
      )}
      {ahead.map(phase => {
        const criteria = plan.criteria.filter(({ criterion }) => criterion.phase === phase)
        if (criteria.length === 0) return null
        return (
          <section key={phase}>
            <h3>{planWords.before(t.phase[phase], criteria.filter(({ met }) => met).length, criteria.length)}</h3>
            <ul className={styles.criteria}>
              {criteria.map(shown => (
                <Criterion key={shown.criterion.id} shown={shown} urlRef={urlRef} writes={writes} />
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
  const { criterion, met, records, confirmedBy, at, note } = shown
  const [asking, setAsking] = useState(false)
  return (
    <li className={styles.criterion}>
      {met ? <IconCheck size={18} aria-label={planWords.met} role="img" /> : <span />}
      <span>{criterion.text}</span>
      {!met && writes && (
        <Button size="compact-xs" aria-label={planWords.confirmOne(criterion.text)} onClick={() => setAsking(true)}>
          {planWords.confirm}
        </Button>
      )}
      <p className={styles.quiet}>
        {confirmedBy && at ? (
          <>
            {planWords.confirmedBy} <ActorName actor={confirmedBy} /> <Time value={at} />
            {note && `: ${note}`}
          </>
        ) : (
          planWords.foundOut(criterion)
        )}{' '}
        {records.map(id => (
          <Link
            key={id}
            from="/incidents/$ref"
            to="."
            search={before => ({ ...before, panel: 'recovery' as const })}
            hash={`work-${id}`}
          >
            {planWords.onRecord}
          </Link>
        ))}
      </p>
      {asking && <ConfirmDialog shown={shown} urlRef={urlRef} onClose={() => setAsking(false)} />}
    </li>
  )
}

function ConfirmDialog({ shown, urlRef, onClose }: { shown: IncidentCriterion; urlRef: string; onClose: () => void }) {
  const confirm = useConfirm(urlRef, shown.criterion.id, onClose)
  const [note, setNote] = useState('')
  return (
    <ReasonDialog
      title={planWords.confirmTitle}
      lead={shown.criterion.text}
      question={planWords.whatWasSeen}
      reason={note}
      onReason={setNote}
      verb={planWords.confirmVerb}
      busy={confirm.isPending}
      problem={confirm.problem}
      onSubmit={() => confirm.submit(note.trim() ? { note: note.trim() } : {})}
      onClose={onClose}
    />
  )
}
