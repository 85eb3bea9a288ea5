import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Runbook } from '../api/types'
import { canPublishPlans, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import styles from './Runbook.module.css'
import { RunbookEditor } from './RunbookEditor'
import { RunbookSteps } from './RunbookSteps'
import { useRunbook, useRunbookVerb } from './runbooks'

/** What does the runbook say, and may it be followed? */
export function RunbookPage() {
  const { id } = useParams({ from: '/prepare/runbooks/$id' })
  const runbook = useRunbook(id)
  const [editing, setEditing] = useState<string>()
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/prepare">{planWords.title}</Link>}>
        {runbook.data?.row.title ?? t.runbooks.one}
      </PageTitle>
      <Panel title={planWords.state} query={runbook} rows={3} place="prepare">
        {known => <State runbook={known} editing={editing !== undefined} onEdit={setEditing} />}
      </Panel>
      {runbook.data &&
        (editing === undefined ? (
          <Texts runbook={runbook.data} />
        ) : (
          <PlainPanel title={planWords.editing}>
            <RunbookEditor
              runbook={runbook.data}
              start={editing}
              onDone={() => setEditing(undefined)}
              onClose={() => setEditing(undefined)}
            />
          </PlainPanel>
        ))}
    </div>
  )
}

interface StateProps {
  runbook: Runbook
  editing: boolean
  onEdit: (text: string) => void
}

function State({ runbook, editing, onEdit }: StateProps) {
  const me = useMe()
  const [asking, setAsking] = useState<'return' | 'retire'>()
  const verb = useRunbookVerb(runbook.row.id, () => undefined)
  const { row, draft, holding, submitted, returned, retired } = runbook
  const manages = canPublishPlans(me)
  const text = draft ?? holding
  return (
    <>
      <p className={styles.state}>
        {planWords.stateOf(row)}
        {submitted && (
          <>
            {' '}
            {planWords.submittedBy} <ActorName actor={submitted.by} />.
          </>
        )}
      </p>
      {returned && (
        <p className={styles.state}>
          {planWords.returnedBy} <ActorName actor={returned.by} />: {returned.text}
        </p>
      )}
      {retired && (
        <p className={styles.state}>
          {planWords.retiredBy} <ActorName actor={retired.by} />: {retired.text}
        </p>
      )}
      {row.progress === 'SUBMITTED' && manages && !runbook.mayApprove && (
        <p className={styles.state}>{planWords.notYours}</p>
      )}
      <WriteProblem problem={verb.problem} />
      {!editing && (
        <div className={styles.actions}>
          {draft && runbook.mayApprove && (
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
          {text && canRespond(me) && <Button onClick={() => onEdit(text.text)}>{planWords.edit}</Button>}
          {!row.retired && manages && <Button onClick={() => setAsking('retire')}>{planWords.retire}</Button>}
        </div>
      )}
      {asking && <Ask id={row.id} what={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

function Ask({ id, what, onClose }: { id: string; what: 'return' | 'retire'; onClose: () => void }) {
  const verb = useRunbookVerb(id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      {...t.runbooks.asks[what]}
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

function Texts({ runbook }: { runbook: Runbook }) {
  const { holding, draft, versions } = runbook
  return (
    <>
      {draft && (
        <PlainPanel title={planWords.draft(draft.number)}>
          <p className={styles.state}>
            <ActorName actor={draft.by} /> <Time value={draft.at} as="timeline" />
            {draft.reason && `: ${draft.reason}`}
          </p>
          <RunbookSteps read={draft.read} />
        </PlainPanel>
      )}
      {holding && (
        <PlainPanel title={planWords.version(holding.number)}>
          <RunbookSteps read={holding.read} />
        </PlainPanel>
      )}
      <PlainPanel title={planWords.versions}>
        {versions.length === 0 ? (
          <EmptyState>{planWords.noVersions}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {versions.map(version => (
              <li key={version.number} className={rows.row}>
                <div className={rows.what}>
                  <span className={rows.name}>{planWords.version(version.number)}</span> {version.reason}
                  <p>
                    <Time value={version.at} as="timeline" /> {planWords.approvedBy} <ActorName actor={version.by} />
                  </p>
                  <details>
                    <summary>{t.runbooks.asWritten}</summary>
                    <p className={styles.body}>{version.text}</p>
                  </details>
                </div>
              </li>
            ))}
          </ul>
        )}
      </PlainPanel>
    </>
  )
}
