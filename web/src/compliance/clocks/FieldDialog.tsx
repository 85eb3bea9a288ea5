import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { ReportField } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useFillField } from './api'
import { MomentInput } from './MomentInput'
import { fromField, toField } from './moment'

interface FieldDialogProps {
  urlRef: string
  entityId: string
  report: string
  field: ReportField
  onClose: () => void
}

/** Fills in one field of a report; emptied, it holds again what events say. */
export function FieldDialog({ urlRef, entityId, report, field, onClose }: FieldDialogProps) {
  const [value, setValue] = useState(field.value ?? '')
  const write = useFillField(urlRef, entityId, report, onClose)
  const error = write.problem ? fieldErrors(write.problem).value : undefined
  return (
    <ReasonDialog
      title={t.filing.fillNamed(field.label)}
      lead={t.filing.fillLead}
      reason=""
      onReason={() => {}}
      verb={t.common.save}
      busy={write.isPending}
      problem={error ? undefined : write.problem}
      onSubmit={() => write.submit({ field: field.id, ...(value.trim() ? { value: value.trim() } : {}) })}
      onClose={onClose}
    >
      <ValueInput field={field} value={value} error={error} onChange={setValue} />
    </ReasonDialog>
  )
}

interface ValueInputProps {
  field: ReportField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** The input that fits the type of a field. */
function ValueInput({ field, value, error, onChange }: ValueInputProps) {
  const { label, type, options } = field
  switch (type) {
    case 'INSTANT':
      return (
        <MomentInput
          label={label}
          value={toField(value || undefined)}
          error={error}
          onChange={typed => onChange(withoutFractions(fromField(typed)))}
        />
      )
    case 'YES_NO':
      return (
        <NativeSelect
          label={label}
          data={[
            { value: '', label: t.clocks.noAnswer },
            { value: 'true', label: t.clocks.yes },
            { value: 'false', label: t.clocks.no },
          ]}
          value={value}
          error={error}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    case 'CODE':
      return (
        <NativeSelect
          label={label}
          data={[
            { value: '', label: t.clocks.noAnswer },
            ...(options ?? []).map(code => ({ value: code, label: words(code) })),
          ]}
          value={value}
          error={error}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    case 'CODES':
      return (
        <Checkbox.Group
          label={label}
          value={value.split(',').filter(Boolean)}
          error={error}
          onChange={chosen => onChange((options ?? []).filter(code => chosen.includes(code)).join(','))}
        >
          {(options ?? []).map(code => (
            <Checkbox key={code} value={code} label={words(code)} mt={6} />
          ))}
        </Checkbox.Group>
      )
    case 'TEXT':
      return (
        <Textarea
          label={label}
          autosize
          minRows={2}
          maxRows={12}
          value={value}
          error={error}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          label={label}
          description={t.filing.hint[type]}
          value={value}
          error={error}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
  }
}

function withoutFractions(instant: string | undefined): string {
  return instant?.replace(/\.\d+Z$/, 'Z') ?? ''
}

function words(code: string): string {
  return code.replaceAll('_', ' ')
}
