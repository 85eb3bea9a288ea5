import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { usePolicies } from '../../api/onCallLists'
import { ProblemError } from '../../api/problem'
import { useMe } from '../../api/session'
import { canManageOnCall, canReadTexts } from '../../domain/permissions'
import { policyWords } from '../../messages/policies'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ownZone } from '../../ui/zone'
import styles from '../SchedulePage.module.css'
import { usePublishPolicy } from './api'
import { HindsightPanel } from './HindsightPanel'
import { LevelsInWords } from './LevelsInWords'
import { PolicyForm } from './PolicyForm'
import { PolicyPreview } from './PolicyPreview'
import { bodyOf, draftOf, emptyPolicy, type PolicyDraft } from './policyDraft'

const problem = (status: 403 | 404, name: string) =>
  new ProblemError({ type: `urn:muster:problem:${name}`, status, title: '', detail: '' })

/** Makes a policy; beside it stands whom it would call. */
export function NewPolicyPage() {
  if (!canManageOnCall(useMe())) return <ProblemPanel error={problem(403, 'forbidden')} />
  return <Policy start={emptyPolicy(ownZone())} version={undefined} />
}

/** What a policy says, and whom it would call; managers change it from the next incident on. */
export function PolicyPage() {
  const { id } = useParams({ from: '/on-call/policies/$id' })
  const policies = usePolicies()
  if (policies.isError) return <ProblemPanel error={policies.error} place="onCall" />
  if (!policies.data) return <SkeletonRows rows={8} />
  const policy = policies.data.find(each => each.id === id)
  if (!policy) return <ProblemPanel error={problem(404, 'not-found')} place="onCall" />
  return <Policy key={policy.version} start={draftOf(policy, ownZone())} version={policy.version} />
}

function Policy({ start, version }: { start: PolicyDraft; version: number | undefined }) {
  const navigate = useNavigate()
  const me = useMe()
  const manages = canManageOnCall(me)
  const [draft, setDraft] = useState(start)
  const body = bodyOf({ ...draft, name: draft.name || '-' })
  const publish = usePublishPolicy(version, () => navigate({ to: '/on-call' }))
  return (
    <div className={styles.page}>
      <PageTitle>{version === undefined ? policyWords.newTitle : policyWords.editTitle(start.name)}</PageTitle>
      <div className={styles.columns}>
        <PlainPanel title={policyWords.policy}>
          {manages ? (
            <PolicyForm draft={draft} isNew={version === undefined} publish={publish} onChange={setDraft} />
          ) : (
            <LevelsInWords draft={start} />
          )}
        </PlainPanel>
        <div className={styles.page}>
          <PolicyPreview id={draft.id.trim() || 'new'} body={body} />
          {version !== undefined && canReadTexts(me) && <HindsightPanel id={draft.id} policy={body} />}
        </div>
      </div>
    </div>
  )
}
