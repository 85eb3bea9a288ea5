import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople, useTeams } from '../../api/onCallLists'
import { fieldErrors } from '../../api/problem'
import type { Audience } from '../../api/types'
import { linesIn, linesOf } from '../../domain/lines'
import { t } from '../../messages/en'
import { updateWords } from '../../messages/updates'
import { ReasonDialog } from '../../ui/ReasonDialog'
import styles from '../SchedulePage.module.css'
import { useKeepAudience } from './api'

/** Says who is in an audience, and which incidents it hears of. */
export function AudienceDialog({ audience, onClose }: { audience?: Audience; onClose: () => void }) {
  const known = useOnCallPeople()
  const teams = useTeams()
  const keep = useKeepAudience(audience, onClose)
  const [draft, setDraft] = useState({
    name: audience?.name ?? '',
    external: audience?.external ?? false,
    approval: audience?.approval ?? false,
    services: linesOf(audience?.services ?? []),
    emails: linesOf(audience?.emails ?? []),
    personIds: audience?.people.map(({ id }) => id) ?? [],
    teamIds: audience?.teamIds ?? [],
    slackChannel: audience?.slackChannel ?? '',
  })
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  const problem = keep.problem ?? keep.conflict?.problem
  const errors = problem ? fieldErrors(problem) : {}
  const people = [
    ...(known.data ?? []),
    ...(audience?.people ?? []).filter(({ id }) => !known.data?.some(person => person.id === id)),
  ]
  const submit = () => {
    const { slackChannel, ...rest } = draft
    keep.submit({
      ...rest,
      name: draft.name.trim(),
      services: linesIn(draft.services),
      emails: linesIn(draft.emails),
      ...(slackChannel.trim() ? { slackChannel: slackChannel.trim() } : {}),
    })
  }
  return (
    <ReasonDialog
      title={audience ? updateWords.editOne(audience.name) : updateWords.newAudience.replace('…', '')}
      reason=""
      onReason={() => {}}
      verb={audience ? t.common.save : updateWords.add}
      ready={draft.name.trim() !== ''}
      busy={keep.isPending}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={updateWords.name}
        description={updateWords.nameHint}
        withAsterisk
        maxLength={200}
        value={draft.name}
        error={errors.name}
        onChange={event => change({ name: event.currentTarget.value })}
        data-autofocus
      />
      <Checkbox
        label={updateWords.external}
        checked={draft.external}
        onChange={event => change({ external: event.currentTarget.checked })}
      />
      <Checkbox
        label={updateWords.approval}
        checked={draft.approval}
        onChange={event => change({ approval: event.currentTarget.checked })}
      />
      <Lines
        label={updateWords.emails}
        hint={updateWords.emailsHint}
        value={draft.emails}
        error={errors.emails}
        onChange={emails => change({ emails })}
      />
      {people.length > 0 && (
        <Choices
          label={updateWords.people}
          items={people}
          value={draft.personIds}
          onChange={personIds => change({ personIds })}
        />
      )}
      {teams.data && teams.data.length > 0 && (
        <Choices
          label={updateWords.teams}
          items={teams.data}
          value={draft.teamIds}
          onChange={teamIds => change({ teamIds })}
        />
      )}
      <TextInput
        label={`${updateWords.slack} (${t.common.optional})`}
        description={updateWords.slackHint}
        maxLength={30}
        value={draft.slackChannel}
        error={errors.slackChannel}
        onChange={event => change({ slackChannel: event.currentTarget.value })}
      />
      <Lines
        label={updateWords.services}
        hint={updateWords.servicesHint}
        value={draft.services}
        error={errors.services}
        onChange={services => change({ services })}
      />
    </ReasonDialog>
  )
}

interface LinesProps {
  label: string
  hint: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function Lines({ label, hint, value, error, onChange }: LinesProps) {
  return (
    <Textarea
      label={`${label} (${t.common.optional})`}
      description={hint}
      autosize
      minRows={2}
      maxRows={8}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

interface ChoicesProps {
  label: string
  items: { id: string; name: string }[]
  value: string[]
  onChange: (ids: string[]) => void
}

function Choices({ label, items, value, onChange }: ChoicesProps) {
  return (
    <Checkbox.Group label={label} value={value} onChange={onChange}>
      <div className={styles.days}>
        {items.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
