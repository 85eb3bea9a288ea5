import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Plan, PlanText as Text } from '../api/types'
import { canPublishPlans, canRespond } from '../domain/permissions'
import { planWords } from '../messages/plans'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { usePlan, usePlanVerb } from './api'
import { Changes } from './Changes'
import { draftOf } from './draft'
import styles from './Plan.module.css'
import { PlanEditor } from './PlanEditor'
import { PlanReason } from './PlanReason'
import { PlanText } from './PlanText'
import { Versions } from './Versions'

/** What does the plan say, does it hold, and who has read it? */
export function PlanPage() {
  const { id } = useParams({ from: '/prepare/plans/$id' })
  const plan = usePlan(id)
  const [editing, setEditing] = useState<Text>()
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/prepare">{planWords.all}</Link>}>{plan.data?.row.name ?? planWords.one}</PageTitle>
      <Panel title={planWords.state} query={plan} rows={3} place="prepare">
        {known => <State plan={known} editing={editing !== undefined} onEdit={setEditing} />}
      </Panel>
      {plan.data &&
        (editing ? (
          <PlainPanel title={planWords.editing}>
            <PlanEditor
              plan={plan.data}
              start={draftOf(editing)}
              onDone={() => setEditing(undefined)}
              onClose={() => setEditing(undefined)}
            />
          </PlainPanel>
        ) : (
          <Texts plan={plan.data} />
        ))}
    </div>
  )
}

function Texts({ plan }: { plan: Plan }) {
  const { holding, draft } = plan
  return (
    <>
      {draft && (
        <PlainPanel title={planWords.draft(draft.number)}>
          <p className={styles.state}>
            <ActorName actor={draft.by} /> <Time value={draft.at} as="timeline" />
            {draft.reason && `: ${draft.reason}`}
            {draft.incident && (
              <>
                {' '}
                <Link to="/incidents/$ref" params={{ ref: draft.incident }}>
                  {planWords.taughtBy}
                </Link>
              </>
            )}
          </p>
          {holding && <Changes id={plan.row.id} from={holding.number} to={undefined} draft={draft.number} />}
          <PlanText text={draft} />
        </PlainPanel>
      )}
      {holding && (
        <PlainPanel title={planWords.version(holding.number)}>
          <PlanText text={holding} />
        </PlainPanel>
      )}
      <Readers plan={plan} />
      <Versions plan={plan} />
    </>
  )
}

interface StateProps {
  plan: Plan
  editing: boolean
  onEdit: (text: Text) => void
}

function State({ plan, editing, onEdit }: StateProps) {
  const me = useMe()
  const [asking, setAsking] = useState<'return' | 'retire' | 'review'>()
  const verb = usePlanVerb(plan.row.id, () => undefined)
  const { row, draft, holding } = plan
  const manages = canPublishPlans(me)
  const text = draft ?? holding
  return (
    <>
      <p className={styles.state}>
        {planWords.stateOf(row)}
        {plan.submitted && (
          <>
            {' '}
            {planWords.submittedBy} <ActorName actor={plan.submitted.by} />.
          </>
        )}
        {row.reviewDue && (
          <span className={row.overdue ? rows.trouble : undefined}>
            {' '}
            {row.overdue ? planWords.overdue : planWords.due} <Time value={row.reviewDue} as="timeline" />
          </span>
        )}
      </p>
      {plan.returned && (
        <p className={styles.state}>
          {planWords.returnedBy} <ActorName actor={plan.returned.by} />: {plan.returned.text}
        </p>
      )}
      {plan.retired && (
        <p className={styles.state}>
          {planWords.retiredBy} <ActorName actor={plan.retired.by} />: {plan.retired.text}
        </p>
      )}
      {row.progress === 'SUBMITTED' && manages && !plan.mayApprove && (
        <p className={styles.state}>{planWords.notYours}</p>
      )}
      <WriteProblem problem={verb.problem} />
      {!editing && (
        <div className={styles.actions}>
          {holding && canRespond(me) && !row.readByMe && (
            <Button
              variant="filled"
              loading={verb.pending?.verb === 'acknowledge'}
              onClick={() => verb.submit({ verb: 'acknowledge', version: holding.number })}
            >
              {planWords.acknowledge(holding.number)}
            </Button>
          )}
          {draft && plan.mayApprove && (
            <Button
              variant="filled"
              loading={verb.pending?.verb === 'approve'}
              onClick={() => verb.submit({ verb: 'approve', draft: draft.number })}
            >
              {planWords.approve(draft.number)}
            </Button>
          )}
          {row.progress === 'SUBMITTED' && manages && (
            <Button onClick={() => setAsking('return')}>{planWords.giveBack}</Button>
          )}
          {draft && row.progress !== 'SUBMITTED' && canRespond(me) && (
            <Button loading={verb.pending?.verb === 'submit'} onClick={() => verb.submit({ verb: 'submit' })}>
              {planWords.submit}
            </Button>
          )}
          {text && canRespond(me) && <Button onClick={() => onEdit(text)}>{planWords.edit}</Button>}
          {holding && manages && <Button onClick={() => setAsking('review')}>{planWords.reviewed}</Button>}
          {!row.retired && manages && <Button onClick={() => setAsking('retire')}>{planWords.retire}</Button>}
        </div>
      )}
      {asking && <PlanReason id={row.id} what={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

function Readers({ plan }: { plan: Plan }) {
  if (!plan.holding) return null
  return (
    <PlainPanel title={planWords.readers(plan.holding.number)}>
      {plan.readers.length === 0 ? (
        <EmptyState>{planWords.noReaders}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {plan.readers.map(({ person, at }) => (
            <li key={person.id} className={rows.row}>
              <div className={rows.what}>
                <ActorName actor={person} /> <Time value={at} as="timeline" />
              </div>
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}
