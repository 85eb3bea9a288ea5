import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../api/problem'
import type { Service } from '../api/types'
import { linesIn, linesOf } from '../domain/lines'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useChangeService, useRegister } from './api'
import { linkLines, linksIn } from './lines'

interface ServiceDialogProps {
  /** The one to change; left out for a new one. */
  service?: Service
  name: string
  onClose: () => void
}

/** Says what is known of a service. */
export function ServiceDialog({ service, name: given, onClose }: ServiceDialogProps) {
  const [name, setName] = useState(given)
  const [tier, setTier] = useState(String(service?.tier ?? 3))
  const [displayName, setDisplayName] = useState(service?.displayName ?? '')
  const [ownerTeam, setOwnerTeam] = useState(service?.ownerTeam ?? '')
  const [description, setDescription] = useState(service?.description ?? '')
  const [dependsOn, setDependsOn] = useState(linesOf(service?.dependsOn ?? []))
  const [links, setLinks] = useState(linkLines(service?.links ?? []))
  const register = useRegister(onClose)
  const change = useChangeService(service, onClose)
  const write = service ? change : register
  const problem = write.problem ?? write.conflict?.problem
  const errors = problem ? fieldErrors(problem) : {}
  const submit = () =>
    write.submit({
      name: name.trim(),
      tier: Number(tier),
      dependsOn: linesIn(dependsOn),
      links: linksIn(links),
      ...(displayName.trim() ? { displayName: displayName.trim() } : {}),
      ...(ownerTeam.trim() ? { ownerTeam: ownerTeam.trim() } : {}),
      ...(description.trim() ? { description: description.trim() } : {}),
    })
  return (
    <ReasonDialog
      title={service ? t.services.editTitle(service.name) : t.services.addTitle}
      reason=""
      onReason={() => {}}
      verb={service ? t.common.save : t.services.addVerb}
      ready={name.trim() !== ''}
      busy={write.isPending}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!service && (
        <TextInput
          label={t.services.name}
          description={t.services.nameHint}
          withAsterisk
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          error={errors.name}
          data-autofocus
        />
      )}
      <NativeSelect
        label={t.services.tierLabel}
        data={[1, 2, 3, 4].map(value => ({ value: String(value), label: t.services.tierMeans[value - 1] ?? '' }))}
        value={tier}
        onChange={event => setTier(event.currentTarget.value)}
      />
      <TextInput
        label={`${t.services.ownerLabel} (${t.common.optional})`}
        maxLength={100}
        value={ownerTeam}
        onChange={event => setOwnerTeam(event.currentTarget.value)}
      />
      <Textarea
        label={`${t.services.needsLabel} (${t.common.optional})`}
        description={t.services.needsHint}
        autosize
        minRows={2}
        maxRows={8}
        value={dependsOn}
        onChange={event => setDependsOn(event.currentTarget.value)}
        error={errors.dependsOn}
      />
      <TextInput
        label={`${t.services.displayName} (${t.common.optional})`}
        maxLength={200}
        value={displayName}
        onChange={event => setDisplayName(event.currentTarget.value)}
      />
      <Textarea
        label={`${t.services.description} (${t.common.optional})`}
        autosize
        minRows={2}
        maxRows={6}
        value={description}
        onChange={event => setDescription(event.currentTarget.value)}
      />
      <Textarea
        label={`${t.services.linksLabel} (${t.common.optional})`}
        description={t.services.linksHint}
        autosize
        minRows={1}
        maxRows={6}
        value={links}
        onChange={event => setLinks(event.currentTarget.value)}
        error={errors.links}
      />
    </ReasonDialog>
  )
}
