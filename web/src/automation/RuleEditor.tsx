import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AutomationRule, Written } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { usePreview, useRuleDraft } from './api'
import { bodyOf, contentOf, type Draft, isReady, type PartProps } from './draft'
import styles from './Rule.module.css'
import { Actions } from './RuleActions'
import { Tasks, Updates } from './RuleParts'
import { Drafts, Pages } from './RulePeople'
import { When } from './RuleWhenFields'
import { DryRunShown } from './TrialResult'

interface RuleEditorProps {
  /** Left out: a new one. */
  rule?: AutomationRule
  start: Draft
  onDone: (written: Written) => void
  onClose: () => void
}

/** All that a rule says from its next version on, tried before it is kept. */
export function RuleEditor({ rule, start, onDone, onClose }: RuleEditorProps) {
  const [draft, setDraft] = useState(start)
  const [basedOn] = useState(rule?.aggregateVersion)
  const write = useRuleDraft(rule?.row.id, basedOn, onDone)
  const preview = usePreview()
  const change: PartProps['change'] = more => {
    setDraft(before => ({ ...before, ...more }))
    preview.forget()
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (isReady(draft) && !write.isPending) write.submit(bodyOf(draft))
      }}
    >
      <What draft={draft} change={change} />
      <Tasks draft={draft} change={change} />
      <Updates draft={draft} change={change} />
      <Actions draft={draft} change={change} />
      <Pages draft={draft} change={change} />
      <Drafts draft={draft} change={change} />
      <Limits draft={draft} change={change} />
      {rule && (
        <Textarea
          label={words.why}
          withAsterisk={rule.versions.length > 0}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={draft.reason}
          onChange={event => change({ reason: event.currentTarget.value })}
        />
      )}
      {preview.run && <DryRunShown run={preview.run} perHour={draft.perHour} onStop={preview.cancel} />}
      <WriteProblem problem={preview.problem} />
      <WriteProblem problem={write.problem} />
      {write.conflict && <p role="alert">{words.stale}</p>}
      <div className={styles.verbs}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button disabled={!isReady(draft)} loading={preview.isBusy} onClick={() => preview.begin(contentOf(draft))}>
          {words.tryDraft}
        </Button>
        <Button type="submit" variant="filled" disabled={!isReady(draft)} loading={write.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function What({ draft, change }: PartProps) {
  return (
    <>
      <TextInput
        label={words.name}
        withAsterisk
        maxLength={200}
        value={draft.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={words.purpose}
        description={words.purposeHint}
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={draft.purpose}
        onChange={event => change({ purpose: event.currentTarget.value })}
      />
      <When draft={draft} change={change} />
      <Textarea
        label={words.condition}
        description={words.conditionHint}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={500}
        spellCheck={false}
        value={draft.condition}
        onChange={event => change({ condition: event.currentTarget.value })}
      />
    </>
  )
}

function Limits({ draft, change }: PartProps) {
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <div className={styles.pair}>
      <NativeSelect
        label={words.zone}
        value={draft.zone}
        onChange={event => change({ zone: event.currentTarget.value })}
        data={zones.includes(draft.zone) ? zones : [draft.zone, ...zones]}
      />
      <NumberInput
        label={words.perHour}
        min={1}
        max={100}
        allowDecimal={false}
        value={draft.perHour}
        onChange={value => change({ perHour: Number(value) })}
      />
      <NumberInput
        label={words.perIncident}
        min={1}
        max={draft.perHour}
        allowDecimal={false}
        value={draft.perIncident}
        onChange={value => change({ perIncident: Number(value) })}
      />
    </div>
  )
}
