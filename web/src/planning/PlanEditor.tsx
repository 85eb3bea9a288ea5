import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Plan, Written } from '../api/types'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { WriteProblem } from '../ui/WriteProblem'
import { useDraft } from './api'
import { bodyOfDraft, type Draft, isReady, type PartProps } from './draft'
import { HowBad } from './HowBad'
import styles from './Plan.module.css'
import { Communications, Contacts } from './PlanPeople'
import { Criteria, Roles, Tasks } from './PlanRows'

interface PlanEditorProps {
  /** Left out: a new one. */
  plan?: Plan
  start: Draft
  onDone: (written: Written) => void
  onClose: () => void
}

/** All that a plan says from its next version on. */
export function PlanEditor({ plan, start, onDone, onClose }: PlanEditorProps) {
  const [draft, setDraft] = useState(start)
  const [basedOn] = useState(plan?.aggregateVersion)
  const write = useDraft(plan?.row.id, basedOn, onDone)
  const change: PartProps['change'] = more => setDraft(before => ({ ...before, ...more }))
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (isReady(draft) && !write.isPending) write.submit(bodyOfDraft(draft))
      }}
    >
      <TextInput
        label={planWords.name}
        withAsterisk
        maxLength={200}
        value={draft.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={planWords.purpose}
        description={planWords.purposeHint}
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={draft.purpose}
        onChange={event => change({ purpose: event.currentTarget.value })}
      />
      <Scope draft={draft} change={change} />
      <Roles draft={draft} change={change} />
      <Tasks draft={draft} change={change} />
      <Criteria draft={draft} change={change} />
      <Communications draft={draft} change={change} />
      <Contacts draft={draft} change={change} />
      <div className={styles.pair}>
        <TextInput
          label={planWords.runbooks}
          description={planWords.runbooksHint}
          value={draft.runbooks}
          onChange={event => change({ runbooks: event.currentTarget.value })}
        />
        <NumberInput
          label={planWords.review}
          min={1}
          max={24}
          allowDecimal={false}
          value={draft.reviewMonths}
          onChange={value => change({ reviewMonths: Number(value) })}
        />
      </div>
      {plan && (
        <div className={styles.pair}>
          <Textarea
            label={planWords.why}
            withAsterisk={plan.versions.length > 0}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2000}
            value={draft.reason}
            onChange={event => change({ reason: event.currentTarget.value })}
          />
          <TextInput
            label={planWords.incident}
            description={planWords.incidentHint}
            value={draft.incident}
            onChange={event => change({ incident: event.currentTarget.value })}
          />
        </div>
      )}
      <WriteProblem problem={write.problem} />
      {write.conflict && <p role="alert">{planWords.stale}</p>}
      <div className={styles.verbs}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="filled" disabled={!isReady(draft)} loading={write.isPending}>
          {planWords.saveDraft}
        </Button>
      </div>
    </form>
  )
}

function Scope({ draft, change }: PartProps) {
  return (
    <div className={styles.pair}>
      <TextInput
        label={planWords.classes}
        description={planWords.classesHint}
        value={draft.classes}
        onChange={event => change({ classes: event.currentTarget.value })}
      />
      <TextInput
        label={planWords.services}
        description={planWords.servicesHint}
        value={draft.services}
        onChange={event => change({ services: event.currentTarget.value })}
      />
      <HowBad
        visible
        label={planWords.howBad}
        value={draft.severities}
        onChange={severities => change({ severities })}
      />
    </div>
  )
}
