import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useOnCallPeople } from '../../api/onCallLists'
import { useMe } from '../../api/session'
import type { MyContact } from '../../api/types'
import { severities } from '../../domain/severity'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import page from '../SchedulePage.module.css'
import { useSetRules } from './api'
import styles from './Reach.module.css'
import { RuleFields } from './RuleFields'
import { draftOf, newRule, nextKey, type RuleDraft, type RulesDraft, rulesOf } from './rulesDraft'

/** Which means is tried when; in which hours only the worst makes noise; who stands in. */
export function RulesForm({ contact }: { contact: MyContact }) {
  const me = useMe()
  const people = useOnCallPeople()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [draft, setDraft] = useState(() => draftOf(contact.rules, here))
  const save = useSetRules(contact.version, () => notifications.show({ message: t.reach.saved }))
  const change = (more: Partial<RulesDraft>) => setDraft(before => ({ ...before, ...more }))
  const changeRule = (key: number, more: Partial<RuleDraft>) =>
    change({ rules: draft.rules.map(rule => (rule.key === key ? { ...rule, ...more } : rule)) })
  const zones = Intl.supportedValuesOf('timeZone')
  const usable = contact.methods.filter(({ verified }) => verified)
  const others = (people.data ?? []).filter(({ id }) => id !== me.id)
  return (
    <form
      className={page.form}
      onSubmit={event => {
        event.preventDefault()
        if (!save.isPending) save.submit(rulesOf(draft))
      }}
    >
      <p className={styles.hint}>{draft.rules.length === 0 ? t.reach.byDefault : t.reach.firstThatFits}</p>
      {draft.rules.map((rule, place) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          place={place}
          methods={usable}
          onChange={more => changeRule(rule.key, more)}
          onRemove={() => change({ rules: draft.rules.filter(({ key }) => key !== rule.key) })}
        />
      ))}
      <div>
        <Button
          disabled={usable.length === 0}
          onClick={() => change({ rules: [...draft.rules, newRule(nextKey(draft.rules), usable)] })}
        >
          {t.reach.addRule}
        </Button>
      </div>
      <div className={page.pair}>
        <NativeSelect
          label={t.reach.zone}
          value={draft.zone}
          data={zones.includes(draft.zone) ? zones : [draft.zone, ...zones]}
          onChange={event => change({ zone: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.reach.backup}
          description={t.reach.backupHint}
          value={draft.backupId}
          data={[{ value: '', label: t.reach.nobody }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={event => change({ backupId: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t.reach.quiet}
        description={t.reach.quietHint}
        checked={draft.quiet !== undefined}
        onChange={event =>
          change({
            quiet: event.currentTarget.checked ? { from: '22:00', until: '07:00', loudFrom: 'SEV2' } : undefined,
          })
        }
      />
      {draft.quiet && <QuietFields quiet={draft.quiet} onChange={quiet => change({ quiet })} />}
      <WriteProblem problem={save.problem} />
      <div className={styles.verbs}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t.reach.save}
        </Button>
      </div>
    </form>
  )
}

type Quiet = NonNullable<RulesDraft['quiet']>

function QuietFields({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  return (
    <div className={page.pair}>
      <TextInput
        type="time"
        label={t.reach.quietFrom}
        value={quiet.from}
        onChange={event => onChange({ ...quiet, from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t.reach.quietUntil}
        value={quiet.until}
        onChange={event => onChange({ ...quiet, until: event.currentTarget.value })}
      />
      <NativeSelect
        label={t.reach.loudFrom}
        value={quiet.loudFrom}
        data={severities.slice(0, 4).map(value => ({ value, label: t.reach.andWorse(value) }))}
        onChange={event => {
          const loudFrom = severities.find(each => each === event.currentTarget.value)
          if (loudFrom) onChange({ ...quiet, loudFrom })
        }}
      />
    </div>
  )
}
