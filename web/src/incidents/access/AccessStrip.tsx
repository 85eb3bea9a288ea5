import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canCommand, canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import styles from './AccessStrip.module.css'

const GrantDialog = lazy(async () => ({ default: (await import('./AccessDialogs')).GrantDialog }))
const WithdrawDialog = lazy(async () => ({ default: (await import('./AccessDialogs')).WithdrawDialog }))
const VisibilityDialog = lazy(async () => ({ default: (await import('./AccessDialogs')).VisibilityDialog }))

interface AccessStripProps {
  incident: Incident
  urlRef: string
}

type Open = 'grant' | 'public' | { withdraw: { id: string; name: string } }

/** That not everybody sees it, and who does; nothing on an incident that everybody may see. */
export function AccessStrip({ incident, urlRef }: AccessStripProps) {
  const me = useMe()
  const [open, setOpen] = useState<Open>()
  if (incident.visibility !== 'PRIVATE') return null
  const named = incident.named ?? []
  const leads = canCommand(me, incident.roles)
  const holding = new Set([...Object.values(incident.roles), ...incident.experts].map(holder => holder?.id))
  const close = () => setOpen(undefined)
  return (
    <section className={styles.strip} aria-label={t.access.title}>
      <p className={styles.what}>
        <IconLock size={16} aria-hidden="true" /> <strong>{t.access.private}</strong> {t.access.seenBy}
      </p>
      <ul className={styles.people}>
        {named.map(person => (
          <li key={person.id}>
            {person.id === me.id ? t.roles.you(person.name) : person.name}
            {leads && named.length > 1 && !holding.has(person.id) && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.access.withdrawFrom(person.name)}
                onClick={() => setOpen({ withdraw: person })}
              >
                {t.access.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.verbs}>
        {canRespond(me) && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('grant')}>
            {t.access.name}
          </Button>
        )}
        {leads && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('public')}>
            {t.access.makePublic}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {open === 'grant' && <GrantDialog incident={incident} urlRef={urlRef} onClose={close} />}
        {open === 'public' && <VisibilityDialog verb="make-public" urlRef={urlRef} onClose={close} />}
        {typeof open === 'object' && <WithdrawDialog person={open.withdraw} urlRef={urlRef} onClose={close} />}
      </Suspense>
    </section>
  )
}
