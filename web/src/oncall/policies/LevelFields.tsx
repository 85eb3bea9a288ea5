import { Button, NativeSelect, TextInput } from '@mantine/core'
import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import rows from '../../ui/Rows.module.css'
import { kinds, type TargetDraft, useTargetNames } from '../../ui/targetNames'
import styles from '../SchedulePage.module.css'
import { ConditionFields } from './ConditionFields'
import type { LevelDraft } from './policyDraft'

interface LevelFieldsProps {
  level: LevelDraft
  number: number
  /** The only one stays. */
  alone: boolean
  onChange: (more: Partial<LevelDraft>) => void
  onUp: () => void
  onRemove: () => void
}

const keyOf = ({ kind, id }: TargetDraft) => `${kind} ${id}`

export function LevelFields({ level, number, alone, onChange, onUp, onRemove }: LevelFieldsProps) {
  const { choices, say } = useTargetNames()
  const chosen = new Set(level.targets.map(keyOf))
  const offered = kinds.map(kind => ({
    group: policyWords.kinds[kind],
    items: choices[kind]
      .map(({ id, name }) => ({ value: keyOf({ kind, id }), label: name }))
      .filter(({ value }) => !chosen.has(value)),
  }))
  const add = (value: string) => {
    const kind = kinds.find(each => value.startsWith(`${each} `))
    if (kind) onChange({ targets: [...level.targets, { kind, id: value.slice(kind.length + 1) }] })
  }
  return (
    <fieldset className={styles.layer}>
      <legend>{policyWords.level(number)}</legend>
      <NativeSelect
        label={policyWords.targets}
        aria-label={policyWords.addTo(number)}
        withAsterisk
        value=""
        data={[{ value: '', label: policyWords.addTarget }, ...offered.filter(({ items }) => items.length > 0)]}
        onChange={event => add(event.currentTarget.value)}
      />
      {level.targets.length > 0 && (
        <ul className={rows.list}>
          {level.targets.map(target => (
            <li key={keyOf(target)} className={rows.row}>
              <span className={rows.what}>{say(target)}</span>
              <Button
                size="compact-sm"
                aria-label={policyWords.takeOut(say(target), number)}
                onClick={() => onChange({ targets: level.targets.filter(each => each !== target) })}
              >
                {t.onCall.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.pair}>
        <NativeSelect
          label={policyWords.calling}
          value={level.calling}
          data={Object.entries(policyWords.callings).map(([value, label]) => ({ value, label }))}
          onChange={event => onChange({ calling: event.currentTarget.value as LevelDraft['calling'] })}
        />
        <TextInput
          type="number"
          label={policyWords.wait}
          min={0.1}
          max={1440}
          step="any"
          value={level.minutes}
          onChange={event => onChange({ minutes: event.currentTarget.value })}
        />
        <NativeSelect
          label={policyWords.when}
          value={level.conditional ? 'only' : 'always'}
          data={Object.entries(policyWords.whens).map(([value, label]) => ({ value, label }))}
          onChange={event => onChange({ conditional: event.currentTarget.value === 'only' })}
        />
      </div>
      {level.conditional && <ConditionFields level={level} onChange={onChange} />}
      <div className={styles.verbs}>
        <Button size="compact-sm" disabled={number === 1} aria-label={policyWords.moveUp(number)} onClick={onUp}>
          {t.onCall.moveUp}
        </Button>
        <Button size="compact-sm" disabled={alone} aria-label={policyWords.removeLevel(number)} onClick={onRemove}>
          {t.onCall.remove}
        </Button>
      </div>
    </fieldset>
  )
}
