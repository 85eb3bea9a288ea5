import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { AffectedParty, Incident } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import styles from './Work.module.css'

const ClearDialog = lazy(() => import('./AffectedDialogs').then(file => ({ default: file.ClearDialog })))
const PartyDialog = lazy(() => import('./AffectedDialogs').then(file => ({ default: file.PartyDialog })))
const ServicesDialog = lazy(() => import('./AffectedDialogs').then(file => ({ default: file.ServicesDialog })))

interface AffectedPanelProps {
  incident: Incident
  urlRef: string
}

type Open = 'services' | 'party' | { change: AffectedParty } | { clear: AffectedParty }

/** Which services, and who outside, it affects. */
export function AffectedPanel({ incident, urlRef }: AffectedPanelProps) {
  const me = useMe()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const writes = canRespond(me)
  return (
    <PlainPanel title={t.work.affected}>
      <div className={styles.row}>
        <div className={styles.what}>
          <span className={styles.title}>{t.work.services}</span>
          <p>{incident.services.length > 0 ? t.list(incident.services) : t.details.noServices}</p>
        </div>
        {writes && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t.work.changeServices}
            onClick={() => setOpen('services')}
          >
            {t.work.change}
          </Button>
        )}
      </div>
      <p className={styles.sub}>{t.work.parties}</p>
      {incident.parties.length === 0 && <EmptyState>{t.work.noParties}</EmptyState>}
      <ul className={styles.list}>
        {incident.parties.map(party => (
          <li key={party.id} className={styles.row}>
            <div className={styles.what}>
              <span className={styles.title}>{party.name}</span>
              {party.count !== undefined && <p>{t.work.count(party.count, party.estimated)}</p>}
            </div>
            {writes && (
              <>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t.work.changeParty(party.name)}
                  onClick={() => setOpen({ change: party })}
                >
                  {t.work.change}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t.work.clearParty(party.name)}
                  onClick={() => setOpen({ clear: party })}
                >
                  {t.work.clear}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <div className={styles.add}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('party')}>
            {t.work.addParty}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {open === 'services' && <ServicesDialog incident={incident} urlRef={urlRef} onClose={close} />}
        {open === 'party' && <PartyDialog urlRef={urlRef} onClose={close} />}
        {typeof open === 'object' && 'change' in open && (
          <PartyDialog party={open.change} urlRef={urlRef} onClose={close} />
        )}
        {typeof open === 'object' && 'clear' in open && (
          <ClearDialog party={open.clear} urlRef={urlRef} onClose={close} />
        )}
      </Suspense>
    </PlainPanel>
  )
}
