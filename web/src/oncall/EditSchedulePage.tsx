import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useOnCallPeople, useTeams } from '../api/onCallLists'
import { ProblemError } from '../api/problem'
import { serverClock } from '../api/serverClock'
import { useMe } from '../api/session'
import { canManageOnCall } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { WriteProblem } from '../ui/WriteProblem'
import { ownZone } from '../ui/zone'
import { usePublishSchedule, useSchedule, useSchedulePreview } from './api'
import { LayerList } from './LayerList'
import { ScheduleChanges } from './ScheduleChanges'
import styles from './SchedulePage.module.css'
import { bodyOf, draftOf, emptySchedule, type ScheduleDraft } from './scheduleDraft'

const typingPause = 500
const forbidden = new ProblemError({ type: 'urn:muster:problem:forbidden', status: 403, title: '', detail: '' })
const today = () => new Date(serverClock.now()).toISOString().slice(0, 10)

/** Makes a schedule; beside it stands who would be on call. */
export function NewSchedulePage() {
  const me = useMe()
  if (!canManageOnCall(me)) return <ProblemPanel error={forbidden} />
  return <Editor start={emptySchedule(ownZone(), today())} version={undefined} />
}

/** Changes a schedule from now on; beside it stands what that changes. */
export function EditSchedulePage() {
  const me = useMe()
  const { id } = useParams({ from: '/on-call/schedules/$id/edit' })
  const schedule = useSchedule(id)
  if (!canManageOnCall(me)) return <ProblemPanel error={forbidden} />
  if (schedule.isError) return <ProblemPanel error={schedule.error} place="onCall" />
  if (!schedule.data) return <SkeletonRows rows={8} />
  return <Editor start={draftOf(schedule.data)} version={schedule.data.version} />
}

function Editor({ start, version }: { start: ScheduleDraft; version: number | undefined }) {
  const navigate = useNavigate()
  const people = useOnCallPeople()
  const teams = useTeams()
  const [draft, setDraft] = useState(start)
  const body = bodyOf(draft)
  const [tried] = useDebouncedValue({ id: draft.id.trim(), body }, typingPause)
  const preview = useSchedulePreview(tried.id, tried.body)
  const id = draft.id.trim()
  const publish = usePublishSchedule(id, version, () =>
    navigate({ to: '/on-call/schedules/$id', params: { id }, search: {} }),
  )
  const zones = Intl.supportedValuesOf('timeZone')
  const zonesWith = (zone: string) => (zones.includes(zone) ? zones : [zone, ...zones])
  const change = (more: Partial<ScheduleDraft>) => setDraft(before => ({ ...before, ...more }))
  const common = { people: people.data ?? [], zone: draft.zone, zonesWith, today }
  const isNew = version === undefined
  return (
    <div className={styles.page}>
      <PageTitle>{isNew ? t.onCall.newSchedule : t.onCall.editTitle(start.name)}</PageTitle>
      <div className={styles.columns}>
        <PlainPanel title={t.onCall.schedule}>
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault()
              if (body && !publish.isPending) publish.submit(body)
            }}
          >
            <div className={styles.pair}>
              {isNew && (
                <TextInput
                  label={t.onCall.id}
                  description={t.onCall.idHint}
                  withAsterisk
                  maxLength={100}
                  value={draft.id}
                  onChange={event => change({ id: event.currentTarget.value })}
                />
              )}
              <TextInput
                label={t.onCall.name}
                withAsterisk
                maxLength={200}
                value={draft.name}
                onChange={event => change({ name: event.currentTarget.value })}
              />
              <NativeSelect
                label={t.onCall.team}
                value={draft.teamId}
                data={[
                  { value: '', label: t.onCall.noTeam },
                  ...(teams.data ?? []).map(team => ({ value: team.id, label: team.name })),
                ]}
                onChange={event => change({ teamId: event.currentTarget.value })}
              />
              <NativeSelect
                label={t.onCall.zone}
                value={draft.zone}
                data={zonesWith(draft.zone)}
                onChange={event => change({ zone: event.currentTarget.value })}
              />
            </div>
            <p className={styles.hint}>{t.onCall.layersHint}</p>
            <LayerList
              {...common}
              layers={draft.layers}
              beside={draft.shadows}
              prefix="layer"
              legend={t.onCall.layer}
              add={t.onCall.addLayer}
              mayBeEmpty={false}
              onChange={layers => change({ layers })}
            />
            <p className={styles.hint}>{t.onCall.shadowsHint}</p>
            <LayerList
              {...common}
              layers={draft.shadows}
              beside={draft.layers}
              prefix="shadow"
              legend={t.onCall.shadow}
              add={t.onCall.addShadow}
              mayBeEmpty
              onChange={shadows => change({ shadows })}
            />
            <Textarea
              label={t.onCall.holidays}
              description={t.onCall.holidaysHint}
              autosize
              minRows={2}
              maxRows={12}
              value={draft.holidays}
              onChange={event => change({ holidays: event.currentTarget.value })}
            />
            <WriteProblem problem={publish.problem ?? publish.conflict?.problem} />
            <div className={styles.verbs}>
              <Button component={Link} to="/on-call">
                {t.common.cancel}
              </Button>
              <Button type="submit" variant="filled" disabled={!body} loading={publish.isPending}>
                {t.onCall.publish}
              </Button>
            </div>
          </form>
        </PlainPanel>
        <PlainPanel title={t.onCall.previewTitle}>
          {preview.isError ? (
            <ProblemPanel error={preview.error} />
          ) : preview.data && body ? (
            <ScheduleChanges preview={preview.data} />
          ) : (
            <p className={styles.changes}>{t.onCall.previewEmpty}</p>
          )}
        </PlainPanel>
      </div>
    </div>
  )
}
