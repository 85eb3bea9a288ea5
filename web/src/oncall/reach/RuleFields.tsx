import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { ContactMethod } from '../../api/types'
import { severities } from '../../domain/severity'
import { t } from '../../messages/en'
import page from '../SchedulePage.module.css'
import styles from './Reach.module.css'
import { nextKey, type RuleDraft, type StepDraft } from './rulesDraft'

interface RuleFieldsProps {
  rule: RuleDraft
  place: number
  methods: ContactMethod[]
  onChange: (more: Partial<RuleDraft>) => void
  onRemove: () => void
}

/** One rule: for which severities, at which hours, which means after how many minutes. */
export function RuleFields({ rule, place, methods, onChange, onRemove }: RuleFieldsProps) {
  const changeStep = (key: number, more: Partial<StepDraft>) =>
    onChange({ steps: rule.steps.map(step => (step.key === key ? { ...step, ...more } : step)) })
  const last = rule.steps.at(-1)
  const first = methods[0]
  return (
    <fieldset className={page.layer}>
      <legend>{t.reach.rule(place + 1)}</legend>
      <Checkbox.Group
        label={t.reach.severities}
        description={t.reach.severitiesHint}
        value={rule.severities}
        onChange={chosen => onChange({ severities: severities.filter(each => chosen.includes(each)) })}
      >
        <div className={page.days}>
          {severities.map(severity => (
            <Checkbox key={severity} value={severity} label={severity} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={page.pair}>
        <TextInput
          type="time"
          label={t.onCall.from}
          description={t.reach.allDay}
          value={rule.from}
          onChange={event => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t.onCall.untilColumn}
          description={t.onCall.overnight}
          value={rule.until}
          onChange={event => onChange({ until: event.currentTarget.value })}
        />
      </div>
      <ol className={styles.steps}>
        {rule.steps.map((step, at) => (
          <li key={step.key} className={styles.step}>
            <NativeSelect
              label={t.reach.stepBy(at + 1)}
              value={step.methodId}
              data={methods.map(({ id, kind, address }) => ({ value: id, label: `${t.reach.kind[kind]} ${address}` }))}
              onChange={event => changeStep(step.key, { methodId: event.currentTarget.value })}
            />
            <NumberInput
              label={t.reach.stepAfter(at + 1)}
              min={0}
              max={60}
              value={step.minutes}
              onChange={value => changeStep(step.key, { minutes: Number(value) || 0 })}
            />
            <Button
              aria-label={t.reach.removeStep(at + 1)}
              disabled={rule.steps.length === 1}
              onClick={() => onChange({ steps: rule.steps.filter(({ key }) => key !== step.key) })}
            >
              {t.onCall.remove}
            </Button>
          </li>
        ))}
      </ol>
      <div className={styles.verbs}>
        <Button onClick={onRemove}>{t.reach.removeRule}</Button>
        <Button
          disabled={!first}
          onClick={() =>
            first &&
            onChange({
              steps: [
                ...rule.steps,
                { key: nextKey(rule.steps), methodId: first.id, minutes: Math.min(60, (last?.minutes ?? -5) + 5) },
              ],
            })
          }
        >
          {t.reach.addStep}
        </Button>
      </div>
    </fieldset>
  )
}
