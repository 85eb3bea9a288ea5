import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { LabelMatcher } from '../api/types'
import { t } from '../messages/en'
import { knownLabels, operators, type Row } from './draft'
import styles from './SilencesPage.module.css'

const most = 20

/** Conditions on the labels of an alert, all of which it has to meet. */
export function MatcherFields({ rows, onChange }: { rows: Row[]; onChange: (rows: Row[]) => void }) {
  const names = useId()
  const change = (id: number, more: Partial<LabelMatcher>) =>
    onChange(rows.map(row => (row.id === id ? { ...row, ...more } : row)))
  const add = () =>
    onChange([...rows, { id: Math.max(0, ...rows.map(row => row.id)) + 1, label: '', operator: 'EQUAL', value: '' }])
  return (
    <fieldset className={styles.conditions}>
      <legend>{t.silences.conditions}</legend>
      <p className={styles.hint}>{t.silences.conditionsHint}</p>
      <datalist id={names}>
        {knownLabels.map(label => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {rows.map((row, index) => (
        <div key={row.id} className={styles.condition}>
          <TextInput
            aria-label={t.silences.label(index + 1)}
            placeholder={t.silences.labelHint}
            list={names}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={row.label}
            onChange={event => change(row.id, { label: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t.silences.operator(index + 1)}
            value={row.operator}
            data={Object.keys(operators).map(value => ({
              value,
              label: t.silences.operators[value as keyof typeof operators],
            }))}
            onChange={event => change(row.id, { operator: event.currentTarget.value as Row['operator'] })}
          />
          <TextInput
            aria-label={t.silences.value(index + 1)}
            placeholder={t.silences.valueHint}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            value={row.value}
            onChange={event => change(row.id, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t.silences.remove(index + 1)}
            disabled={rows.length === 1}
            onClick={() => onChange(rows.filter(each => each.id !== row.id))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" disabled={rows.length >= most} onClick={add}>
        {t.silences.add}
      </Button>
    </fieldset>
  )
}
