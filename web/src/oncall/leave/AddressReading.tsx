import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople, useTeams } from '../../api/onCallLists'
import { problemOf } from '../../api/problem'
import { useMe } from '../../api/session'
import type { CalendarSubscription, LeaveCalendarPlan, NewCalendarSubscription } from '../../api/types'
import { canPutOnCall } from '../../domain/permissions'
import { t } from '../../messages/en'
import { leaveWords } from '../../messages/leave'
import { PlainPanel } from '../../ui/Panel'
import { WriteProblem } from '../../ui/WriteProblem'
import { ownZone } from '../../ui/zone'
import { namesIn } from '../imports'
import styles from '../SchedulePage.module.css'
import { LeavePlan } from './LeavePlan'
import { useGiveSubscription, usePlanSubscription } from './leaveCalendar'
import { RuleFields, ZoneField } from './RuleFields'
import { nameOf } from './SubscriptionsPanel'

const words = leaveWords.byItself
const teamPrefix = 'team:'

interface AddressReadingProps {
  /** The one to be changed; a new one else. */
  before: CalendarSubscription | undefined
  onKeep: () => void
}

/** Has a calendar at an address read: first what it would be, then making it so. */
export function AddressReading({ before, onKeep }: AddressReadingProps) {
  const me = useMe()
  const people = useOnCallPeople()
  const teams = useTeams()
  const [draft, setDraft] = useState({
    whose: before?.team ? teamPrefix + before.team.id : (before?.person?.id ?? me.id),
    url: '',
    zone: before?.zone ?? ownZone(),
    allDay: before?.allDay ?? true,
    wholeTeam: before?.wholeTeam ?? false,
    words: before?.words.join(', ') ?? leaveWords.usual,
  })
  const [seen, setSeen] = useState<LeaveCalendarPlan>()
  /** Whether something was chosen since, so that what is shown is not what would be made. */
  const [stale, setStale] = useState(false)
  const ofTeam = draft.whose.startsWith(teamPrefix)
  const teamId = draft.whose.slice(teamPrefix.length)
  const others = (people.data ?? []).filter(({ id }) => id !== me.id)
  const person = others.find(({ id }) => id === draft.whose) ?? { id: me.id, name: me.name, reachable: true }
  const plan = usePlanSubscription()
  const give = useGiveSubscription(
    before,
    ofTeam ? { team: { id: teamId, name: teams.data?.find(({ id }) => id === teamId)?.name ?? teamId } } : { person },
  )
  const problem = give.problem ?? (plan.error ? problemOf(plan.error) : undefined)
  const change = (more: Partial<typeof draft>) => {
    setDraft(now => ({ ...now, ...more }))
    setStale(true)
  }
  const body: NewCalendarSubscription = {
    ...(ofTeam ? { teamId, wholeTeam: draft.wholeTeam } : { personId: draft.whose }),
    url: draft.url.trim(),
    zone: draft.zone,
    allDay: draft.allDay,
    words: namesIn(draft.words),
  }
  const look = () => {
    // What was given before says nothing of what is looked at now.
    give.reset()
    plan.mutate(
      { calendar: body, ...(before ? { subscriptionId: before.id } : {}) },
      {
        onSuccess: found => {
          setSeen(found)
          setStale(false)
        },
      },
    )
  }
  return (
    <>
      <PlainPanel title={before ? words.changing(nameOf(before)) : words.new}>
        <form
          className={styles.form}
          onSubmit={event => {
            event.preventDefault()
            if (body.url && !plan.isPending) look()
          }}
        >
          <p className={styles.hint}>{words.hint}</p>
          <div className={styles.pair}>
            {canPutOnCall(me) && !before && (
              <NativeSelect
                label={words.whose}
                value={draft.whose}
                data={[
                  { value: me.id, label: t.roles.you(me.name) },
                  ...(teams.data ?? []).map(({ id, name }) => ({ value: teamPrefix + id, label: words.team(name) })),
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={event => change({ whose: event.currentTarget.value })}
              />
            )}
            <ZoneField value={draft.zone} onChange={zone => change({ zone })} />
          </div>
          <TextInput
            label={words.address}
            description={words.addressHint}
            autoComplete="off"
            inputMode="url"
            value={draft.url}
            onChange={event => change({ url: event.currentTarget.value })}
          />
          {ofTeam && (
            <Checkbox
              label={words.wholeTeam}
              description={words.wholeTeamHint}
              checked={draft.wholeTeam}
              onChange={event => change({ wholeTeam: event.currentTarget.checked })}
            />
          )}
          <RuleFields allDay={draft.allDay} words={draft.words} onChange={change} />
          <div className={styles.verbs}>
            {before && <Button onClick={onKeep}>{words.keep}</Button>}
            <Button type="submit" variant="filled" disabled={!body.url} loading={plan.isPending}>
              {leaveWords.see}
            </Button>
          </div>
          <WriteProblem problem={problem} />
        </form>
      </PlainPanel>
      {seen && (
        <>
          <LeavePlan plan={seen} applied={give.isDone} />
          {give.isDone ? <p role="status">{words.applied}</p> : stale && <p role="status">{leaveWords.lookAgain}</p>}
          <div className={styles.verbs}>
            <Button
              variant="filled"
              loading={give.isPending}
              disabled={stale || give.isDone}
              onClick={() => give.submit(body)}
            >
              {words.apply}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
