import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople } from '../api/onCallLists'
import { useMe } from '../api/session'
import type { NewSwap } from '../api/types'
import { t } from '../messages/en'
import { ProblemPanel } from '../ui/ProblemPanel'
import { WriteProblem } from '../ui/WriteProblem'
import { fromField, type Times, toField } from './axis'
import { ScheduleChanges } from './ScheduleChanges'
import styles from './SchedulePage.module.css'
import { useAskForSwap, useSwapPreview } from './swaps'

interface SwapDraft {
  askedId: string
  from: string
  until: string
  back: boolean
  backFrom: string
  backUntil: string
  note: string
}

/** Asks somebody to take a duty, or to trade it for one of theirs, and shows first what that would change. */
export function SwapDialog({ scheduleId, times, onClose }: { scheduleId: string; times: Times; onClose: () => void }) {
  const me = useMe()
  const people = useOnCallPeople()
  const [draft, setDraft] = useState<SwapDraft>({
    askedId: '',
    from: toField(Date.parse(times.from)),
    until: toField(Date.parse(times.until)),
    back: false,
    backFrom: '',
    backUntil: '',
    note: '',
  })
  const change = (more: Partial<SwapDraft>) => setDraft(before => ({ ...before, ...more }))
  const body = bodyOf(draft)
  const preview = useSwapPreview(scheduleId, body && { ...body, note: '' })
  const ask = useAskForSwap(scheduleId, onClose)
  const time = (label: string, key: 'from' | 'until' | 'backFrom' | 'backUntil', description?: string) => (
    <TextInput
      type="datetime-local"
      label={label}
      description={description}
      value={draft[key]}
      onChange={event => change({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <Modal opened onClose={onClose} title={t.onCall.swapTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (body && !ask.isPending) ask.submit(body)
        }}
      >
        <p className={styles.hint}>{t.onCall.swapHint}</p>
        <NativeSelect
          label={t.onCall.swapWhom}
          withAsterisk
          value={draft.askedId}
          data={[
            { value: '', label: t.onCall.swapPick },
            ...(people.data ?? [])
              .filter(({ id, reachable }) => id !== me.id && reachable)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={event => change({ askedId: event.currentTarget.value })}
        />
        {time(t.onCall.from, 'from', t.onCall.ownClock)}
        {time(t.onCall.untilColumn, 'until')}
        <Checkbox
          label={t.onCall.swapBack}
          checked={draft.back}
          onChange={event => change({ back: event.currentTarget.checked })}
        />
        {draft.back && time(t.onCall.swapBackFrom, 'backFrom')}
        {draft.back && time(t.onCall.swapBackUntil, 'backUntil')}
        <TextInput
          label={t.onCall.swapNote}
          maxLength={200}
          value={draft.note}
          onChange={event => change({ note: event.currentTarget.value })}
        />
        {preview.data && body && <ScheduleChanges preview={preview.data} />}
        {preview.isError && body && <ProblemPanel error={preview.error} />}
        <WriteProblem problem={ask.problem ?? ask.conflict?.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!body} loading={ask.isPending}>
            {t.onCall.swapAsk}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What is asked; undefined while something is not filled in yet. */
function bodyOf(draft: SwapDraft): NewSwap | undefined {
  const [from, until] = [fromField(draft.from), fromField(draft.until)]
  const [backFrom, backUntil] = [fromField(draft.backFrom), fromField(draft.backUntil)]
  if (draft.askedId === '' || !from || !until || from >= until) return undefined
  if (draft.back && (!backFrom || !backUntil || backFrom >= backUntil)) return undefined
  return {
    askedId: draft.askedId,
    from,
    until,
    ...(draft.back && backFrom && backUntil ? { backFrom, backUntil } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  }
}
