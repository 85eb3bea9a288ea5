import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useOnCallPeople } from '../api/onCallLists'
import { useMe } from '../api/session'
import { canPutOnCall, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { leaveWords } from '../messages/leave'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useCancelLeave, useLeave, useTakeLeave } from './api'
import { fromField } from './axis'
import styles from './SchedulePage.module.css'

/** Who is away and when; others of the same rotation then take their turns. */
export function LeavePanel() {
  const me = useMe()
  const leave = useLeave()
  const cancel = useCancelLeave()
  const [entering, setEntering] = useState(false)
  const enter = canRespond(me) && (
    <>
      <Link to="/on-call/leave">{leaveWords.link}</Link>{' '}
      <Button onClick={() => setEntering(true)}>{t.onCall.enterLeave}</Button>
    </>
  )
  return (
    <>
      <Panel title={t.onCall.leave} query={leave} rows={2} place="onCall" aside={enter}>
        {items =>
          items.length === 0 ? (
            <EmptyState>{t.onCall.noLeave}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(({ id, person, from, until, cancellable }) => (
                <li key={id} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{person.name}</span>
                    <p>
                      <Time value={from} as="timeline" /> – <Time value={until} as="timeline" />
                    </p>
                  </div>
                  {cancellable && (
                    <Button
                      aria-label={t.onCall.cancelLeaveOf(person.name)}
                      loading={cancel.isPending}
                      onClick={() => cancel.submit({ personId: person.id, leaveId: id })}
                    >
                      {t.onCall.remove}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
      <WriteProblem problem={cancel.problem} />
      {entering && <LeaveDialog onClose={() => setEntering(false)} />}
    </>
  )
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const people = useOnCallPeople()
  const take = useTakeLeave(onClose)
  const [draft, setDraft] = useState({ personId: me.id, from: '', until: '' })
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  const [from, until] = [fromField(draft.from), fromField(draft.until)]
  const body = from && until && from < until ? { personId: draft.personId, from, until } : undefined
  const others = (people.data ?? []).filter(({ id }) => id !== me.id)
  return (
    <Modal opened onClose={onClose} title={t.onCall.enterLeave} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (body && !take.isPending) take.submit(body)
        }}
      >
        {canPutOnCall(me) && (
          <NativeSelect
            label={t.onCall.who}
            value={draft.personId}
            data={[
              { value: me.id, label: t.roles.you(me.name) },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
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
        <WriteProblem problem={take.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!body} loading={take.isPending}>
            {t.onCall.enterLeave}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
