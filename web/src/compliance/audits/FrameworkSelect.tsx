import { NativeSelect } from '@mantine/core'
import type { AuditFramework } from '../../api/types'
import { auditWords } from '../../messages/audits'

interface FrameworkSelectProps {
  frameworks: AuditFramework[] | undefined
  value: string
  error: string | undefined
  onChange: (id: string) => void
}

/** Chooses the controls a report goes through. */
export function FrameworkSelect({ frameworks = [], value, error, onChange }: FrameworkSelectProps) {
  return (
    <NativeSelect
      label={auditWords.framework}
      withAsterisk
      data={[
        { value: '', label: auditWords.choose },
        ...frameworks.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
      data-autofocus
    />
  )
}
