import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { QueuedReport } from '../api/types'
import type { Severity } from '../domain/severity'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { SeverityChoice } from '../ui/SeverityChoice'
import { useOpenIncidents, useTakeUp } from './api'

/** A report becomes an incident, or joins one that is open. Declaring pages; joining does not. */
export function TakeUpDialog({ report, onClose }: { report: QueuedReport; onClose: () => void }) {
  const navigate = useNavigate()
  const open = useOpenIncidents()
  const [incident, setIncident] = useState('')
  const [severity, setSeverity] = useState<Severity>()
  const [title, setTitle] = useState(firstLine(report.text))
  const [services, setServices] = useState('')
  const take = useTakeUp(report.id, ref => {
    onClose()
    void navigate({ to: '/incidents/$ref', params: { ref } })
  })
  const declares = incident === ''
  const named = services.split(',').flatMap(name => name.trim() || [])
  return (
    <ReasonDialog
      title={t.reports.takeUpTitle(report.reference)}
      lead={declares ? t.reports.declareLead : t.reports.joinLead}
      reason=""
      onReason={() => {}}
      verb={declares ? t.reports.declareVerb : t.reports.joinVerb}
      ready={!declares || (severity !== undefined && title.trim() !== '')}
      busy={take.isPending}
      problem={take.problem}
      onSubmit={() => {
        if (!declares) take.submit({ incident })
        else if (severity !== undefined) take.submit({ severity, title: title.trim(), services: named })
      }}
      onClose={onClose}
    >
      <NativeSelect
        label={t.reports.incident}
        data={[
          { value: '', label: t.reports.newIncident },
          ...(open.data ?? []).map(({ number, title: name }) => ({ value: number, label: `${number} ${name ?? ''}` })),
        ]}
        value={incident}
        onChange={event => setIncident(event.currentTarget.value)}
        data-autofocus
      />
      {declares && (
        <>
          <TextInput
            label={t.declare.what}
            maxLength={200}
            withAsterisk
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <SeverityChoice label={t.declare.bad} value={severity} onChange={setSeverity} />
          <TextInput
            label={t.declare.services}
            description={t.declare.servicesHint}
            value={services}
            onChange={event => setServices(event.currentTarget.value)}
          />
        </>
      )}
    </ReasonDialog>
  )
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n')[0]?.slice(0, 200) ?? ''
}
