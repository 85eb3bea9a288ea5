import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { LegalEntity } from '../../api/types'
import { canKeepEntities } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { useEntities, useRetireEntity } from './api'
import { EntityDialog } from './EntityDialog'
import { RecurrencePanel } from './RecurrencePanel'
import { RulesPanel } from './RulesPanel'

/** Which legal entities we report for, where they are, which regimes each is under, and by which rules. */
export function EntitiesPage() {
  const me = useMe()
  const entities = useEntities()
  const [entering, setEntering] = useState(false)
  const aside = canKeepEntities(me) && (
    <Button size="xs" onClick={() => setEntering(true)}>
      {t.clocks.enterEntity}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{t.clocks.entities}</PageTitle>
      <Panel title={t.clocks.entityList} aside={aside} query={entities} rows={3} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{t.clocks.noEntities}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(entity => (
                <EntityRow key={entity.id} entity={entity} />
              ))}
            </ul>
          )
        }
      </Panel>
      <RecurrencePanel />
      <RulesPanel />
      {entering && <EntityDialog onClose={() => setEntering(false)} />}
    </div>
  )
}

function EntityRow({ entity }: { entity: LegalEntity }) {
  const me = useMe()
  const [open, setOpen] = useState<'edit' | 'retire'>()
  const { name, jurisdiction, zone, lei, regimes, traits, retired } = entity
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>{[jurisdiction, zone, lei].filter(Boolean).join(' · ')}</span>
        <p>{t.clocks.under(t.list(regimes.map(regime => t.clocks.regime[regime])))}</p>
        {traits.length > 0 && <p>{t.list(traits.map(trait => t.clocks.trait[trait]))}</p>}
        {retired && <p>{t.clocks.retired}</p>}
      </div>
      {canKeepEntities(me) && !retired && (
        <div className={rows.actions}>
          <Button size="xs" aria-label={t.clocks.editNamed(name)} onClick={() => setOpen('edit')}>
            {t.clocks.edit}
          </Button>
          <Button size="xs" aria-label={t.clocks.retireNamed(name)} onClick={() => setOpen('retire')}>
            {t.clocks.retire}
          </Button>
        </div>
      )}
      {open === 'edit' && <EntityDialog entity={entity} onClose={() => setOpen(undefined)} />}
      {open === 'retire' && <RetireDialog entity={entity} onClose={() => setOpen(undefined)} />}
    </li>
  )
}

function RetireDialog({ entity, onClose }: { entity: LegalEntity; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const retire = useRetireEntity(entity, onClose)
  return (
    <ReasonDialog
      title={t.clocks.retireNamed(entity.name)}
      lead={t.clocks.retireLead}
      question={t.clocks.retireWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.clocks.retireVerb}
      busy={retire.isPending}
      problem={retire.problem}
      onSubmit={() => retire.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
