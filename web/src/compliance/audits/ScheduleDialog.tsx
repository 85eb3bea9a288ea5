import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors, problemOf } from '../../api/problem'
import type { AuditSchedule } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useFrameworks, useSetSchedule } from './api'
import { FrameworkSelect } from './FrameworkSelect'

type Rhythm = AuditSchedule['rhythm']

const rhythms = ['WEEKLY', 'MONTHLY', 'QUARTERLY'] as const satisfies readonly Rhythm[]

/** Asks which report is to be made by itself, and how often. */
export function ScheduleDialog({ onClose }: { onClose: () => void }) {
  const frameworks = useFrameworks()
  const [framework, setFramework] = useState('')
  const [rhythm, setRhythm] = useState<Rhythm>('QUARTERLY')
  const set = useSetSchedule(onClose)
  const errors = set.problem ? fieldErrors(set.problem) : {}
  return (
    <ReasonDialog
      title={auditWords.schedule}
      lead={auditWords.scheduleLead}
      reason=""
      onReason={() => {}}
      verb={auditWords.scheduleVerb}
      ready={framework !== ''}
      busy={set.isPending}
      problem={set.problem ?? (frameworks.error ? problemOf(frameworks.error) : undefined)}
      onSubmit={() => set.submit({ framework, rhythm })}
      onClose={onClose}
    >
      <FrameworkSelect
        frameworks={frameworks.data}
        value={framework}
        error={errors.framework}
        onChange={setFramework}
      />
      <NativeSelect
        label={auditWords.rhythm}
        withAsterisk
        data={rhythms.map(value => ({ value, label: auditWords.rhythms[value] }))}
        value={rhythm}
        error={errors.rhythm}
        onChange={event => setRhythm(event.currentTarget.value as Rhythm)}
      />
    </ReasonDialog>
  )
}
