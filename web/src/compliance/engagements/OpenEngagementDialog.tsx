import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrors, problemOf } from '../../api/problem'
import { auditWords } from '../../messages/audits'
import { engagementWords } from '../../messages/engagements'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useFrameworks } from '../audits/api'
import { FrameworkSelect } from '../audits/FrameworkSelect'
import { lastQuarter } from '../audits/period'
import { useOpenEngagement } from './api'

const usualMinutes = 15
const usualDays = 14
const usualWeeks = 2

/** Asks whom a manager lets in, to audit what, and until when. The last whole quarter and two weeks are offered. */
export function OpenEngagementDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const frameworks = useFrameworks()
  const offered = lastQuarter(new Date())
  const [email, setEmail] = useState('')
  const [framework, setFramework] = useState('')
  const [from, setFrom] = useState(offered.from)
  const [to, setTo] = useState(offered.to)
  const [validFrom, setValidFrom] = useState('')
  const [until, setUntil] = useState(dayAhead(usualWeeks * 7))
  const [purpose, setPurpose] = useState('')
  const [minutes, setMinutes] = useState<number | string>(usualMinutes)
  const [days, setDays] = useState<number | string>(usualDays)
  const open = useOpenEngagement(({ id }) => void navigate({ to: '/compliance/engagements/$id', params: { id } }))
  const errors = open.problem ? fieldErrors(open.problem) : {}
  return (
    <ReasonDialog
      title={engagementWords.open}
      lead={engagementWords.openLead}
      reason=""
      onReason={() => {}}
      verb={engagementWords.openVerb}
      ready={
        email.trim() !== '' && framework !== '' && from !== '' && to !== '' && until !== '' && purpose.trim() !== ''
      }
      busy={open.isPending}
      problem={open.problem ?? (frameworks.error ? problemOf(frameworks.error) : undefined)}
      onSubmit={() =>
        open.submit({
          auditorEmail: email.trim(),
          framework,
          from,
          to,
          validUntil: midnightAfter(until),
          purpose: purpose.trim(),
          acknowledgeMinutes: Number(minutes),
          reviewDays: Number(days),
          ...(validFrom ? { validFrom: `${validFrom}T00:00:00Z` } : {}),
        })
      }
      onClose={onClose}
    >
      <TextInput
        type="email"
        label={engagementWords.email}
        description={engagementWords.emailHint}
        withAsterisk
        value={email}
        error={errors.auditorEmail}
        onChange={event => setEmail(event.currentTarget.value)}
        data-autofocus
      />
      <FrameworkSelect
        frameworks={frameworks.data}
        value={framework}
        error={errors.framework}
        onChange={setFramework}
      />
      <Day label={engagementWords.from} value={from} error={errors.from} onChange={setFrom} />
      <Day label={engagementWords.to} value={to} error={errors.to} onChange={setTo} />
      <Day
        label={engagementWords.validFrom}
        value={validFrom}
        error={errors.validFrom}
        onChange={setValidFrom}
        optional
      />
      <Day label={engagementWords.validUntil} value={until} error={errors.validUntil} onChange={setUntil} />
      <Textarea
        label={engagementWords.purpose}
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        value={purpose}
        error={errors.purpose}
        onChange={event => setPurpose(event.currentTarget.value)}
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

interface DayProps {
  label: string
  value: string
  error: string | undefined
  optional?: boolean
  onChange: (day: string) => void
}

function Day({ label, value, error, optional = false, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      withAsterisk={!optional}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

/** The days of an engagement are those of UTC; its last one is over at the midnight after it. */
function midnightAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString()
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
