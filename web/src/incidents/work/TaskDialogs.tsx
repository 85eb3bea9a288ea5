import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Incident, Task } from '../../api/types'
import { isOver } from '../../domain/tasks'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import type { IncidentTime } from '../../ui/useIncidentTimes'
import { useAssignTask, useChangeTask, useMoveTask } from './api'
import { DrillMinuteInput } from './DrillMinuteInput'
import { instantOf, LocalTimeInput, localOf } from './LocalTimeInput'
import { useKnownPeople } from './useKnownPeople'
import styles from './Work.module.css'

interface MoveDialogProps {
  task: Task
  to: 'DONE' | 'DROPPED' | 'OPEN'
  /** The titles of what it waits for. */
  waits: string[]
  urlRef: string
  onClose: () => void
}

/** What may not be done to a task in silence. */
export function MoveDialog({ task, to, waits, urlRef, onClose }: MoveDialogProps) {
  const [reason, setReason] = useState('')
  const move = useMoveTask(urlRef, onClose)
  const words = t.work.move[to]
  return (
    <ReasonDialog
      title={words.title}
      lead={to === 'DONE' ? t.work.stillWaits(task.title, waits) : task.title}
      question={words.question}
      required
      reason={reason}
      onReason={setReason}
      verb={words.verb}
      busy={move.isPending}
      problem={move.problem}
      onSubmit={() => move.submit({ taskId: task.id, to, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}

interface TaskDialogProps {
  task: Task
  incident: Incident
  urlRef: string
  onClose: () => void
}

const nobody = ''

/** Who is to do it. */
export function AssignDialog({ task, incident, urlRef, onClose }: TaskDialogProps) {
  const people = useKnownPeople(incident, urlRef)
  const [owner, setOwner] = useState(task.owner?.id ?? nobody)
  const assign = useAssignTask(urlRef, onClose)
  return (
    <ReasonDialog
      title={t.work.assignTitle}
      lead={task.title}
      reason=""
      onReason={() => undefined}
      verb={t.work.assignVerb}
      ready={owner !== (task.owner?.id ?? nobody)}
      busy={assign.isPending}
      problem={assign.problem}
      onSubmit={() => assign.submit({ taskId: task.id, owner: people.find(({ id }) => id === owner) ?? null })}
      onClose={onClose}
    >
      <NativeSelect
        label={t.work.owner}
        data={[{ value: nobody, label: t.work.nobody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={owner}
        onChange={event => setOwner(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}

/** What it says, until when, and what comes first. */
export function ChangeDialog({ task, incident, urlRef, time, onClose }: TaskDialogProps & { time: IncidentTime }) {
  const [title, setTitle] = useState(task.title)
  const [details, setDetails] = useState(task.details ?? '')
  const [due, setDue] = useState(task.due)
  // As it is typed: a year of which one digit is there is an instant whose clock had other seconds.
  const [local, setLocal] = useState(localOf(task.due))
  const [before, setBefore] = useState(task.dependsOn)
  const change = useChangeTask(urlRef, onClose)
  const others = incident.tasks.filter(other => other.id !== task.id && (!isOver(other) || before.includes(other.id)))
  const submit = () => {
    change.submit({
      taskId: task.id,
      title: title.trim(),
      dependsOn: before,
      ...(details.trim() ? { details: details.trim() } : {}),
      ...(due ? { due } : {}),
    })
  }
  return (
    <ReasonDialog
      title={t.work.changeTitle}
      reason=""
      onReason={() => undefined}
      verb={t.common.save}
      ready={title.trim() !== ''}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t.work.title}
        withAsterisk
        maxLength={200}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={`${t.work.details} (${t.common.optional})`}
        autosize
        maxRows={8}
        value={details}
        onChange={event => setDetails(event.currentTarget.value)}
      />
      {time.rehearsed ? (
        <DrillMinuteInput value={due} time={time} onChange={setDue} />
      ) : (
        <LocalTimeInput
          label={`${t.work.dueBy} (${t.common.optional})`}
          value={local}
          onChange={typed => {
            setLocal(typed)
            setDue(instantOf(typed))
          }}
        />
      )}
      {others.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>
            {t.work.after} ({t.common.optional})
          </legend>
          {others.map(other => (
            <Checkbox
              key={other.id}
              label={other.title}
              checked={before.includes(other.id)}
              onChange={event => {
                const first = event.currentTarget.checked
                setBefore(now => (first ? [...now, other.id] : now.filter(id => id !== other.id)))
              }}
            />
          ))}
        </fieldset>
      )}
    </ReasonDialog>
  )
}
