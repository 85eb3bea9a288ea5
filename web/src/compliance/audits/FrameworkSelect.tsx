import { NativeSelect } from '@mantine/core'
import type { AuditFramework } from '../../api/types'
import { t } from '../../messages/en'

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
      label={t.audits.framework}
      withAsterisk
      data={[
        { value: '', label: t.audits.choose },
        ...frameworks.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
      data-autofocus
    />
  )
}
