import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOnCallPeople, useTeams } from '../api/onCallLists'
import { useMe } from '../api/session'
import type { Team } from '../api/types'
import { canManageOnCall } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { usePublishTeam } from './api'
import styles from './SchedulePage.module.css'

/** Who belongs together. */
export function TeamsPanel() {
  const teams = useTeams()
  const manages = canManageOnCall(useMe())
  const [open, setOpen] = useState<Team | 'new'>()
  const add = manages && <Button onClick={() => setOpen('new')}>{t.onCall.newTeam}</Button>
  return (
    <>
      <Panel title={t.onCall.teams} query={teams} rows={2} place="onCall" aside={add}>
        {items =>
          items.length === 0 ? (
            <EmptyState>{t.onCall.noTeams}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(team => (
                <li key={team.id} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{team.name}</span>
                    <p>{t.list(team.members.map(({ name }) => name)) || t.onCall.nobody}</p>
                  </div>
                  {manages && (
                    <Button aria-label={t.onCall.editTeam(team.name)} onClick={() => setOpen(team)}>
                      {t.onCall.edit}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
      {open && <TeamDialog {...(open === 'new' ? {} : { team: open })} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function TeamDialog({ team, onClose }: { team?: Team; onClose: () => void }) {
  const people = useOnCallPeople()
  const publish = usePublishTeam(onClose)
  const [draft, setDraft] = useState({
    id: team?.id ?? '',
    name: team?.name ?? '',
    memberIds: team?.members.map(({ id }) => id) ?? [],
  })
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  const known = people.data ?? []
  const all = [...known, ...(team?.members ?? []).filter(member => known.every(({ id }) => id !== member.id))]
  const ready = draft.id.trim() !== '' && draft.name.trim() !== ''
  return (
    <Modal
      opened
      onClose={onClose}
      title={team ? t.onCall.editTeam(team.name) : t.onCall.newTeam}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (ready && !publish.isPending) publish.submit({ ...draft, id: draft.id.trim(), name: draft.name.trim() })
        }}
      >
        {!team && (
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
        <Checkbox.Group label={t.onCall.members} value={draft.memberIds} onChange={memberIds => change({ memberIds })}>
          <div className={styles.days}>
            {all.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
        <WriteProblem problem={publish.problem ?? publish.conflict?.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!ready} loading={publish.isPending}>
            {t.onCall.publish}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
