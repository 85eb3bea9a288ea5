import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { LegalHold } from '../api/types'
import { canKeepHolds } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useLegalHolds, useLiftHold, useSetHold } from './api'

/** What may not be erased, since when, on whose word and why. */
export function HoldsPanel() {
  const me = useMe()
  const holds = useLegalHolds()
  const [setting, setSetting] = useState(false)
  const aside = canKeepHolds(me) && (
    <Button size="xs" onClick={() => setSetting(true)}>
      {t.people.setHold}
    </Button>
  )
  return (
    <Panel title={t.people.holds} aside={aside} query={holds} rows={2} place="people">
      {all => (
        <>
          {all.length === 0 ? (
            <EmptyState>{t.people.noHolds}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {all.map(hold => (
                <HoldRow key={hold.id} hold={hold} />
              ))}
            </ul>
          )}
          {setting && <SetHoldDialog onClose={() => setSetting(false)} />}
        </>
      )}
    </Panel>
  )
}

function HoldRow({ hold }: { hold: LegalHold }) {
  const me = useMe()
  const [lifting, setLifting] = useState(false)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{hold.id}</span> {t.people.on(hold.person?.name ?? hold.incident ?? '')}
        <p>
          {t.people.setBy(hold.setBy.name)} <Time value={hold.setAt} />
          {hold.liftedBy && hold.liftedAt && (
            <>
              {' '}
              · {t.people.liftedBy(hold.liftedBy.name)} <Time value={hold.liftedAt} />
            </>
          )}
        </p>
        <p>{t.people.because(hold.liftedBecause ?? hold.reason)}</p>
      </div>
      {!hold.liftedAt && canKeepHolds(me) && (
        <Button size="xs" aria-label={t.people.liftTitle(hold.id)} onClick={() => setLifting(true)}>
          {t.people.lift}
        </Button>
      )}
      {lifting && <LiftDialog hold={hold} onClose={() => setLifting(false)} />}
    </li>
  )
}

function LiftDialog({ hold, onClose }: { hold: LegalHold; onClose: () => void }) {
  const lift = useLiftHold(hold.id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={t.people.liftTitle(hold.id)}
      question={t.people.liftWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.people.liftVerb}
      busy={lift.isPending}
      problem={lift.problem}
      onSubmit={() => lift.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}

function SetHoldDialog({ onClose }: { onClose: () => void }) {
  const hold = useSetHold(onClose)
  const [reason, setReason] = useState('')
  const [person, setPerson] = useState('')
  const [incident, setIncident] = useState('')
  const one = (person.trim() === '') !== (incident.trim() === '')
  return (
    <ReasonDialog
      title={t.people.setHoldTitle}
      lead={t.people.setHoldLead}
      question={t.people.holdWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.people.setHoldVerb}
      ready={one}
      busy={hold.isPending}
      problem={hold.problem}
      onSubmit={() =>
        hold.submit({
          ...(person.trim() ? { personId: person.trim() } : { incident: incident.trim() }),
          reason: reason.trim(),
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t.people.holdIncident}
        placeholder={t.compliance.filterPlaceholder}
        disabled={person.trim() !== ''}
        value={incident}
        onChange={event => setIncident(event.currentTarget.value)}
      />
      <TextInput
        label={t.people.holdPerson}
        disabled={incident.trim() !== ''}
        value={person}
        onChange={event => setPerson(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}
