import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useActionTargets } from '../../api/actionTargets'
import type { ActionKind, NewGuardedAction } from '../../api/types'
import { guardedWords } from '../../messages/guarded'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useProposeAction } from './api'

interface ProposeProps {
  urlRef: string
  /** The step of a runbook that asks for it. */
  step?: { runId: string; stepId: string; title: string }
  onClose: () => void
}

/** Where, what, for how long and why; what the target would do comes right after. */
export function ProposeDialog({ urlRef, step, onClose }: ProposeProps) {
  const targets = useActionTargets()
  const usable = (targets.data ?? []).filter(({ retired, trouble }) => retired === undefined && trouble === undefined)
  const [targetId, setTargetId] = useState('')
  const [kind, setKind] = useState('')
  const [values, setValues] = useState<Record<string, string>>({})
  const [service, setService] = useState('')
  const [minutes, setMinutes] = useState<number | string>('')
  const [reason, setReason] = useState(step?.title ?? '')
  const propose = useProposeAction(urlRef, onClose)
  const target = usable.find(each => each.id === targetId)
  const offer = target?.actions.find(each => each.kind === kind)
  const fields = offer?.fields ?? []
  const ready = offer !== undefined && fields.every(({ name, required }) => !required || values[name]?.trim())
  const submit = () => {
    if (!target || !offer) return
    const parameters = fields
      .map(({ name }) => ({ name, value: values[name]?.trim() ?? '' }))
      .filter(({ value }) => value !== '')
    const wish: NewGuardedAction = { targetId: target.id, kind: offer.kind, parameters, reason: reason.trim() }
    if (service.trim()) wish.service = service.trim()
    if (offer.undoable && typeof minutes === 'number') wish.undoAfterMinutes = minutes
    if (step) wish.step = { runId: step.runId, stepId: step.stepId }
    propose.submit(wish)
  }
  return (
    <ReasonDialog
      title={guardedWords.proposeTitle}
      lead={targets.data && usable.length === 0 ? guardedWords.noTargets : guardedWords.proposeLead}
      question={guardedWords.why}
      required
      reason={reason}
      onReason={setReason}
      verb={guardedWords.proposeVerb}
      ready={ready}
      busy={propose.isPending}
      problem={propose.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {targets.isError && <ProblemPanel error={targets.error} onRetry={() => void targets.refetch()} />}
      <NativeSelect
        label={guardedWords.where}
        data={[
          { value: '', label: guardedWords.choose },
          ...usable.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={targetId}
        onChange={event => {
          setTargetId(event.currentTarget.value)
          setKind('')
        }}
      />
      {target && (
        <NativeSelect
          label={guardedWords.what}
          data={[
            { value: '', label: guardedWords.choose },
            ...target.actions.map(each => ({ value: each.kind, label: labelOf(each.kind, each.dangerous) })),
          ]}
          value={kind}
          onChange={event => setKind(event.currentTarget.value)}
        />
      )}
      {fields.map(({ name, text, required, example, type }) => (
        <TextInput
          key={`${kind}${name}`}
          label={text}
          placeholder={guardedWords.example(example)}
          withAsterisk={required}
          maxLength={500}
          autoComplete="off"
          inputMode={type === 'NUMBER' ? 'numeric' : 'text'}
          value={values[name] ?? ''}
          onChange={event => setValues({ ...values, [name]: event.currentTarget.value })}
        />
      ))}
      {offer && target && (
        <TextInput
          label={guardedWords.service}
          description={guardedWords.serviceHint}
          placeholder={target.service}
          maxLength={200}
          value={service}
          onChange={event => setService(event.currentTarget.value)}
        />
      )}
      {offer?.undoable && (
        <NumberInput
          label={guardedWords.undoAfter}
          description={guardedWords.undoAfterHint}
          min={1}
          max={10_080}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
        />
      )}
    </ReasonDialog>
  )
}

function labelOf(kind: ActionKind, dangerous: boolean): string {
  const name = guardedWords.kinds[kind]
  return dangerous ? guardedWords.dangerousKind(name) : name
}
