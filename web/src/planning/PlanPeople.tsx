import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { planWords } from '../messages/plans'
import { RowsField } from '../ui/RowsField'
import { rowOf } from '../ui/rowOf'
import type { PartProps } from './draft'
import { HowBad } from './HowBad'
import styles from './Plan.module.css'

/** Who is told what, and how often. */
export function Communications({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={planWords.communications}
      add={planWords.addRule}
      remove={planWords.removeRule}
      rows={draft.communications}
      make={() => rowOf({ audience: '', severities: [], what: '', firstMinutes: 60 })}
      onChange={communications => change({ communications })}
    >
      {(row, more, place) => (
        <>
          <TextInput
            aria-label={planWords.ruleAudience(place)}
            placeholder={planWords.audienceHint}
            className={styles.narrow}
            maxLength={200}
            value={row.audience}
            onChange={event => more({ audience: event.currentTarget.value })}
          />
          <Textarea
            aria-label={planWords.ruleWhat(place)}
            placeholder={planWords.ruleHint}
            className={styles.wide}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            value={row.what}
            onChange={event => more({ what: event.currentTarget.value })}
          />
          <HowBad
            label={planWords.ruleAt(place)}
            value={row.severities}
            onChange={severities => more({ severities })}
          />
          <NumberInput
            label={planWords.firstMinutes}
            aria-label={planWords.ruleFirst(place)}
            className={styles.narrow}
            min={1}
            max={10_080}
            allowDecimal={false}
            value={row.firstMinutes}
            onChange={value => more({ firstMinutes: Number(value) })}
          />
          <NumberInput
            label={planWords.everyMinutes}
            aria-label={planWords.ruleEvery(place)}
            className={styles.narrow}
            min={1}
            max={10_080}
            allowDecimal={false}
            value={row.everyMinutes ?? ''}
            onChange={value => more(value === '' ? { everyMinutes: undefined } : { everyMinutes: Number(value) })}
          />
        </>
      )}
    </RowsField>
  )
}

const contactKinds = Object.entries(planWords.contactKind).map(([value, label]) => ({ value, label }))

/** Whom to call outside. */
export function Contacts({ draft, change }: PartProps) {
  const fields = ['organisation', 'name', 'phone', 'email', 'when'] as const
  return (
    <RowsField
      legend={planWords.contacts}
      add={planWords.addContact}
      remove={planWords.removeContact}
      rows={draft.contacts}
      make={() => rowOf({ kind: 'AUTHORITY' as const, organisation: '' })}
      onChange={contacts => change({ contacts })}
    >
      {(row, more, place) => (
        <>
          <NativeSelect
            aria-label={planWords.contactKindOf(place)}
            className={styles.narrow}
            data={contactKinds}
            value={row.kind}
            onChange={event => more({ kind: event.currentTarget.value as typeof row.kind })}
          />
          {fields.map(field => (
            <TextInput
              key={field}
              aria-label={planWords.contactField(planWords.contactFields[field], place)}
              placeholder={planWords.contactFields[field]}
              className={styles.narrow}
              autoComplete="off"
              value={row[field] ?? ''}
              onChange={event => more({ [field]: event.currentTarget.value })}
            />
          ))}
        </>
      )}
    </RowsField>
  )
}
