import { Button, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { ActionItem } from '../api/types'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { useAction, useControls, usePlanNames, useReachable } from './actionsApi'
import styles from './Review.module.css'

interface ActionFormProps {
  item?: ActionItem
  urlRef: string
  onClose: () => void
}

const nobody = ''

/** What has to be done, by whom and until when; what it strengthens, and what will prove it. */
export function ActionForm({ item, urlRef, onClose }: ActionFormProps) {
  const [id] = useState(() => item?.id ?? crypto.randomUUID())
  const [title, setTitle] = useState(item?.title ?? '')
  const [details, setDetails] = useState(item?.details ?? '')
  const [owner, setOwner] = useState(item?.owner?.id ?? nobody)
  const [due, setDue] = useState(dayOf(item?.due))
  const [controls, setControls] = useState(item?.controls ?? [])
  const [proof, setProof] = useState(item?.proof ?? '')
  const [plan, setPlan] = useState(item?.plan?.id ?? '')
  const people = useOwners(item)
  const known = useControls()
  const plans = usePlanNames()
  const action = useAction(urlRef, onClose)
  const submit = () => {
    const version = action.problem?.currentVersion ?? item?.version
    const person = people.find(each => each.id === owner)
    const until = due === dayOf(item?.due) ? item?.due : endOf(due)
    action.submit({
      id,
      title: title.trim(),
      controls,
      ...(version === undefined ? {} : { version }),
      ...(details.trim() === '' ? {} : { details: details.trim() }),
      ...(person ? { ownerId: person.id, ownerName: person.name } : {}),
      ...(until ? { due: until } : {}),
      ...(proof.trim() === '' ? {} : { proof: proof.trim() }),
      ...(plan === '' ? {} : { plan }),
    })
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        label={t.actions.title}
        withAsterisk
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t.actions.details}
        autosize
        minRows={2}
        value={details}
        onChange={event => setDetails(event.currentTarget.value)}
      />
      <div className={styles.sides}>
        <NativeSelect
          label={t.actions.owner}
          value={owner}
          onChange={event => setOwner(event.currentTarget.value)}
          data={[
            { value: nobody, label: t.actions.nobody },
            ...people.map(person => ({ value: person.id, label: person.name })),
          ]}
        />
        <TextInput
          type="date"
          label={t.actions.dueBy}
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
        />
      </div>
      <TagsInput
        label={t.actions.controls}
        description={t.actions.controlsHelp}
        value={controls}
        onChange={setControls}
        data={(known.data ?? []).map(control => control.id)}
        renderOption={({ option }) => (
          <span>
            {option.value}{' '}
            <span className={styles.quiet}>{known.data?.find(({ id: each }) => each === option.value)?.about}</span>
          </span>
        )}
        maxDropdownHeight={240}
        clearable
        clearButtonProps={{ 'aria-label': t.actions.clearControls }}
      />
      <Textarea
        label={t.actions.proofLabel}
        description={t.actions.proofHelp}
        autosize
        value={proof}
        onChange={event => setProof(event.currentTarget.value)}
      />
      <NativeSelect
        label={t.actions.plan}
        value={plan}
        onChange={event => setPlan(event.currentTarget.value)}
        data={[
          { value: '', label: t.actions.noPlan },
          ...(plans.data ?? []).map(each => ({ value: each.id, label: each.name })),
        ]}
      />
      <WriteProblem problem={action.problem} />
      <div className={styles.verbs}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="filled" loading={action.isPending} disabled={title.trim() === ''}>
          {t.reviews.save}
        </Button>
      </div>
    </form>
  )
}

/** Oneself, whoever has it now, and whoever can be called. */
function useOwners(item: ActionItem | undefined): { id: string; name: string }[] {
  const me = useMe()
  const reachable = useReachable()
  const people = new Map([[me.id, me.name]])
  for (const person of [item?.owner, ...(reachable.data ?? [])]) {
    if (person?.name && !people.has(person.id)) people.set(person.id, person.name)
  }
  return [...people].map(([id, name]) => ({ id, name }))
}

/** The day an instant is on, by the clock of the person at the keyboard. */
function dayOf(instant: string | undefined): string {
  if (!instant) return ''
  const date = new Date(instant)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The end of a day there. */
function endOf(day: string): string | undefined {
  return day === '' ? undefined : new Date(`${day}T23:59:59`).toISOString()
}
