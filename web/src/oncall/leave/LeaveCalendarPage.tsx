import { Button, FileButton, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople } from '../../api/onCallLists'
import { ProblemError, problemOf } from '../../api/problem'
import { useMe } from '../../api/session'
import type { CalendarSubscription, LeaveCalendar, LeaveCalendarPlan } from '../../api/types'
import { canPutOnCall, canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { leaveWords as words } from '../../messages/leave'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { WriteProblem } from '../../ui/WriteProblem'
import { ownZone } from '../../ui/zone'
import { namesIn } from '../imports'
import styles from '../SchedulePage.module.css'
import { AddressReading } from './AddressReading'
import { LeavePlan } from './LeavePlan'
import { useApplyLeave, usePlanLeave } from './leaveCalendar'
import { RuleFields, ZoneField } from './RuleFields'
import { SubscriptionsPanel } from './SubscriptionsPanel'

const forbidden = new ProblemError({ type: 'urn:muster:problem:forbidden', status: 403, title: '', detail: '' })

/** Leave from calendars: those that are read by themselves, one at an address, and one in a file. */
export function LeaveCalendarPage() {
  const [changing, setChanging] = useState<CalendarSubscription>()
  if (!canRespond(useMe())) return <ProblemPanel error={forbidden} />
  return (
    <div className={rows.page}>
      <PageTitle>{words.title}</PageTitle>
      <SubscriptionsPanel onChange={setChanging} />
      <AddressReading
        key={changing ? `${changing.id} ${changing.version}` : ''}
        before={changing}
        onKeep={() => setChanging(undefined)}
      />
      <Reading />
    </div>
  )
}

interface Draft {
  personId: string
  zone: string
  allDay: boolean
  words: string
  file?: { name: string; text: string }
}

function Reading() {
  const me = useMe()
  const people = useOnCallPeople()
  const [draft, setDraft] = useState<Draft>({ personId: me.id, zone: ownZone(), allDay: true, words: words.usual })
  const [seen, setSeen] = useState<LeaveCalendarPlan>()
  /** Whether something was chosen since, so that what is shown is not what would be made. */
  const [stale, setStale] = useState(false)
  const plan = usePlanLeave()
  const apply = useApplyLeave()
  const failed = apply.error ?? plan.error
  const others = (people.data ?? []).filter(({ id }) => id !== me.id)
  const change = (more: Partial<Draft>) => {
    setDraft(before => ({ ...before, ...more }))
    setStale(true)
  }
  const body = (calendar: string): LeaveCalendar => ({
    personId: draft.personId,
    zone: draft.zone,
    calendar,
    allDay: draft.allDay,
    words: namesIn(draft.words),
  })
  const show = (found: LeaveCalendarPlan) => {
    setSeen(found)
    setStale(false)
  }
  const take = async (chosen: File | null) => {
    setSeen(undefined)
    if (chosen) change({ file: { name: chosen.name, text: await chosen.text() } })
  }
  const writes = seen !== undefined && (seen.ends.length > 0 || seen.items.some(({ effect }) => effect === 'NEW'))
  const { file } = draft
  return (
    <>
      <PlainPanel title={words.what}>
        <div className={styles.form}>
          <p className={styles.hint}>{words.hint}</p>
          <p className={styles.hint}>{words.again}</p>
          <div className={styles.pair}>
            {canPutOnCall(me) && (
              <NativeSelect
                label={words.whose}
                value={draft.personId}
                data={[
                  { value: me.id, label: t.roles.you(me.name) },
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={event => change({ personId: event.currentTarget.value })}
              />
            )}
            <ZoneField value={draft.zone} onChange={zone => change({ zone })} />
          </div>
          <RuleFields allDay={draft.allDay} words={draft.words} onChange={change} />
          <div className={styles.verbs}>
            <FileButton
              accept="text/calendar,.ics"
              onChange={chosen => void take(chosen)}
              inputProps={{ 'aria-label': words.file }}
            >
              {props => <Button {...props}>{file ? file.name : words.file}</Button>}
            </FileButton>
            <Button
              variant="filled"
              disabled={!file}
              loading={plan.isPending}
              onClick={() => {
                apply.reset()
                if (file) plan.mutate(body(file.text), { onSuccess: show })
              }}
            >
              {words.see}
            </Button>
          </div>
          <WriteProblem problem={failed ? problemOf(failed) : undefined} />
        </div>
      </PlainPanel>
      {seen && file && (
        <>
          <LeavePlan plan={seen} applied={apply.isSuccess} />
          {stale ? <p role="status">{words.lookAgain}</p> : !writes && <p role="status">{words.same}</p>}
          <div className={styles.verbs}>
            <Button
              variant="filled"
              loading={apply.isPending}
              disabled={stale || apply.isSuccess || !writes}
              onClick={() => apply.mutate(body(file.text), { onSuccess: show })}
            >
              {words.apply}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
