import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople } from '../api/onCallLists'
import { useMe } from '../api/session'
import { canPutOnCall } from '../domain/permissions'
import { t } from '../messages/en'
import { ProblemPanel } from '../ui/ProblemPanel'
import { WriteProblem } from '../ui/WriteProblem'
import { useAddOverride, useOverridePreview } from './api'
import { fromField, type Times, toField } from './axis'
import { ScheduleChanges } from './ScheduleChanges'
import styles from './SchedulePage.module.css'

interface OverrideDialogProps {
  scheduleId: string
  times: Times
  now: number
  onClose: () => void
}

/** Puts one person on call for a while, and shows first what that changes. */
export function OverrideDialog({ scheduleId, times, now, onClose }: OverrideDialogProps) {
  const me = useMe()
  const others = canPutOnCall(me)
  const people = useOnCallPeople()
  const [draft, setDraft] = useState({
    personId: me.id,
    from: toField(Math.max(now, Date.parse(times.from))),
    until: toField(Date.parse(times.until)),
    reason: '',
  })
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  const [from, until] = [fromField(draft.from), fromField(draft.until)]
  const body =
    from && until && from < until
      ? { personId: draft.personId, from, until, ...(draft.reason.trim() ? { reason: draft.reason.trim() } : {}) }
      : undefined
  const preview = useOverridePreview(
    scheduleId,
    body && { personId: body.personId, from: body.from, until: body.until },
  )
  const add = useAddOverride(scheduleId, onClose)
  const choices = people.data ?? []
  return (
    <Modal
      opened
      onClose={onClose}
      title={others ? t.onCall.overrideTitle : t.onCall.takeOver}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (body && !add.isPending) add.submit(body)
        }}
      >
        {others && (
          <NativeSelect
            label={t.onCall.who}
            value={draft.personId}
            data={[
              ...(choices.some(({ id }) => id === me.id) ? [] : [{ value: me.id, label: t.roles.you(me.name) }]),
              ...choices.map(({ id, name }) => ({ value: id, label: id === me.id ? t.roles.you(name) : name })),
            ]}
            onChange={event => change({ personId: event.currentTarget.value })}
          />
        )}
        <TextInput
          type="datetime-local"
          label={t.onCall.from}
          description={t.onCall.ownClock}
          value={draft.from}
          onChange={event => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t.onCall.untilColumn}
          value={draft.until}
          onChange={event => change({ until: event.currentTarget.value })}
        />
        <TextInput
          label={t.onCall.reason}
          maxLength={200}
          value={draft.reason}
          onChange={event => change({ reason: event.currentTarget.value })}
        />
        {preview.data && body && <ScheduleChanges preview={preview.data} />}
        {preview.isError && <ProblemPanel error={preview.error} />}
        <WriteProblem problem={add.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!body} loading={add.isPending}>
            {others ? t.onCall.override : t.onCall.takeOver}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
