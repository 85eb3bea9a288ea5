import { NumberInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrors, problemOf } from '../../api/problem'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDrawAudit, useFrameworks } from './api'
import { FrameworkSelect } from './FrameworkSelect'
import { lastQuarter } from './period'

const usualSample = 10
const usualMinutes = 15
const usualDays = 14

/** Asks what a report is to go through and of which period; the last whole quarter is offered. */
export function NewAuditDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const frameworks = useFrameworks()
  const offered = lastQuarter(new Date())
  const [framework, setFramework] = useState('')
  const [from, setFrom] = useState(offered.from)
  const [to, setTo] = useState(offered.to)
  const [sample, setSample] = useState<number | string>(usualSample)
  const [seed, setSeed] = useState('')
  const [minutes, setMinutes] = useState<number | string>(usualMinutes)
  const [days, setDays] = useState<number | string>(usualDays)
  const draw = useDrawAudit(({ id }) => void navigate({ to: '/compliance/audits/$id', params: { id } }))
  const errors = draw.problem ? fieldErrors(draw.problem) : {}
  return (
    <ReasonDialog
      title={auditWords.make}
      reason=""
      onReason={() => {}}
      verb={auditWords.makeVerb}
      ready={framework !== '' && from !== '' && to !== ''}
      busy={draw.isPending}
      problem={draw.problem ?? (frameworks.error ? problemOf(frameworks.error) : undefined)}
      onSubmit={() =>
        draw.submit({
          framework,
          from,
          to,
          sample: Number(sample),
          acknowledgeMinutes: Number(minutes),
          reviewDays: Number(days),
          ...(seed.trim() ? { seed: seed.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <FrameworkSelect
        frameworks={frameworks.data}
        value={framework}
        error={errors.framework}
        onChange={setFramework}
      />
      <TextInput
        type="date"
        label={auditWords.from}
        withAsterisk
        value={from}
        error={errors.from}
        onChange={event => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={auditWords.to}
        withAsterisk
        value={to}
        error={errors.to}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <NumberInput
        label={auditWords.sample}
        min={1}
        max={100}
        value={sample}
        error={errors.sample}
        onChange={setSample}
      />
      <TextInput
        label={`${auditWords.seed} (${t.common.optional})`}
        description={auditWords.seedHint}
        maxLength={64}
        value={seed}
        error={errors.seed}
        onChange={event => setSeed(event.currentTarget.value)}
      />
      <NumberInput
        label={auditWords.acknowledge}
        min={1}
        value={minutes}
        error={errors.acknowledgeMinutes}
        onChange={setMinutes}
      />
      <NumberInput label={auditWords.review} min={1} value={days} error={errors.reviewDays} onChange={setDays} />
    </ReasonDialog>
  )
}
