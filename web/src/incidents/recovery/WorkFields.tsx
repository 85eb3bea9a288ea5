import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { RecoveryWork, WorkKind } from '../../api/types'
import { t } from '../../messages/en'
import { recoveryWords } from '../../messages/recovery'
import { LocalTimeInput } from '../work/LocalTimeInput'
import type { NamedPerson } from '../work/useKnownPeople'
import styles from './Recovery.module.css'
import { saidIn, type WorkField, type WorkValues, workParts } from './workForm'

interface WorkFieldsProps {
  kind: WorkKind
  values: WorkValues
  onChange: (name: string, value: string) => void
  people: NamedPerson[]
  /** Backups a restore may name. */
  backups: RecoveryWork[]
}

/** What is asked of one kind of work. */
export function WorkFields({ kind, ...rest }: WorkFieldsProps) {
  const { part, fields } = workParts[kind]
  return fields.map(field => (
    <Field
      key={field.name}
      field={field}
      label={recoveryWords.fields[`${part}.${field.name}`] ?? field.name}
      value={rest.values[field.name] ?? ''}
      {...rest}
    />
  ))
}

interface FieldProps extends Omit<WorkFieldsProps, 'kind'> {
  field: WorkField
  label: string
  value: string
}

function Field({ field: { name, type, optional }, label, value, onChange, people, backups }: FieldProps) {
  const change = (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value)
  const asked = optional ? { label: `${label} (${t.common.optional})` } : { label, withAsterisk: true }
  switch (type) {
    case 'time':
      return <LocalTimeInput label={label} required value={value} onChange={text => onChange(name, text)} />
    case 'check':
      return (
        <Checkbox
          label={label}
          checked={value !== ''}
          onChange={event => onChange(name, event.currentTarget.checked ? 'yes' : '')}
        />
      )
    case 'text':
    case 'lines':
      return <Textarea {...asked} autosize minRows={2} maxRows={8} maxLength={2000} value={value} onChange={change} />
    case 'person':
      return (
        <NativeSelect
          {...asked}
          data={people.map(({ id, name: called }) => ({ value: id, label: called }))}
          value={value}
          onChange={change}
        />
      )
    case 'backup':
      return backups.length === 0 ? (
        <p>{recoveryWords.noBackups}</p>
      ) : (
        <NativeSelect
          {...asked}
          data={[
            { value: '', label: recoveryWords.choose },
            ...backups.map(({ id, kind, now }) => ({ value: id, label: String(saidIn(kind, now.what).backup) })),
          ]}
          value={value}
          onChange={change}
        />
      )
    default:
      return (
        <TextInput
          {...asked}
          maxLength={200}
          autoComplete="off"
          spellCheck={type !== 'hash'}
          classNames={type === 'hash' ? { input: styles.hash ?? '' } : {}}
          value={value}
          onChange={change}
        />
      )
  }
}
