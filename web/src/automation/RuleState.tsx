import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { AutomationRule, RuleContent } from '../api/types'
import { canPublishPlans, canRespond } from '../domain/permissions'
import { automationWords as words } from '../messages/automation'
import { ActorName } from '../ui/ActorName'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useRuleVerb } from './api'
import styles from './Rule.module.css'
import { type Asking, RuleReason } from './RuleReason'

interface RuleStateProps {
  rule: AutomationRule
  editing: boolean
  onEdit: (content: RuleContent) => void
}

/** Whether it fires, since when and why; and what the reader may do about it. */
export function RuleState({ rule, editing, onEdit }: RuleStateProps) {
  const manages = canPublishPlans(useMe())
  const [asking, setAsking] = useState<Asking>()
  return (
    <>
      <p className={styles.state}>{words.stateOf(rule.row)}</p>
      {rule.stoppedBy && (
        <p className={`${styles.state} ${rows.trouble}`} role="alert">
          {words.stoppedBy[rule.stoppedBy]} {rule.stoppedAt && <Time value={rule.stoppedAt} as="timeline" />}
        </p>
      )}
      {rule.enabledSince && rule.row.enabled !== undefined && (
        <Word said={rule.enabledSince} lead={words.enabledBy(rule.row.enabled)} />
      )}
      {rule.disabled && <Word said={rule.disabled} lead={words.disabledBy} />}
      {rule.retired && <Word said={rule.retired} lead={words.retiredBy} />}
      {rule.returned && <p className={styles.state}>{words.returned(rule.returned)}</p>}
      {rule.row.progress === 'SUBMITTED' && manages && !rule.mayApprove && (
        <p className={styles.state}>{words.notYours}</p>
      )}
      {!editing && <Verbs rule={rule} manages={manages} onEdit={onEdit} onAsk={setAsking} />}
      {asking && <RuleReason id={rule.row.id} asking={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

function Word({ said, lead }: { said: NonNullable<AutomationRule['disabled']>; lead: string }) {
  return (
    <p className={styles.state}>
      {lead} <ActorName actor={said.by} /> <Time value={said.at} as="timeline" />: {said.text}
    </p>
  )
}

interface VerbsProps {
  rule: AutomationRule
  manages: boolean
  onEdit: (content: RuleContent) => void
  onAsk: (asking: Asking) => void
}

function Verbs({ rule, manages, onEdit, onAsk }: VerbsProps) {
  const writes = canRespond(useMe())
  const verb = useRuleVerb(rule.row.id, () => undefined)
  const { row } = rule
  const newest = rule.versions[0]
  const text = rule.draft ?? newest?.content
  const mayEnable = manages && newest && !row.retired && row.enabled !== newest.version
  return (
    <>
      {mayEnable && !newest.trial && <p className={styles.state}>{words.notTried(newest.version)}</p>}
      <WriteProblem problem={verb.problem} />
      <div className={styles.actions}>
        {rule.draft && rule.mayApprove && (
          <Button
            variant="filled"
            loading={verb.pending?.verb === 'approve'}
            onClick={() => verb.submit({ verb: 'approve', draft: row.draft })}
          >
            {words.approve(row.draft)}
          </Button>
        )}
        {mayEnable && newest.trial && (
          <Button variant="filled" onClick={() => onAsk({ what: 'enable', version: newest.version })}>
            {words.enable(newest.version)}
          </Button>
        )}
        {row.enabled !== undefined && writes && (
          <Button onClick={() => onAsk({ what: 'disable' })}>{words.disable}</Button>
        )}
        {row.progress === 'SUBMITTED' && manages && (
          <Button onClick={() => onAsk({ what: 'return' })}>{words.giveBack}</Button>
        )}
        {rule.draft && row.progress !== 'SUBMITTED' && writes && (
          <Button loading={verb.pending?.verb === 'submit'} onClick={() => verb.submit({ verb: 'submit' })}>
            {words.submit}
          </Button>
        )}
        {text && writes && <Button onClick={() => onEdit(text)}>{words.edit}</Button>}
        {!row.retired && manages && <Button onClick={() => onAsk({ what: 'retire' })}>{words.retire}</Button>}
      </div>
    </>
  )
}
