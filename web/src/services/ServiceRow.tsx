import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Service } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { useDependents } from './api'
import styles from './ServicesPage.module.css'

interface ServiceRowProps {
  service: Service
  onEdit?: () => void
  onRetire?: () => void
}

/** One service: how much hangs on it, who looks after it, what it needs and what needs it. */
export function ServiceRow({ service, onEdit, onRetire }: ServiceRowProps) {
  const { name, displayName, ownerTeam, description, dependsOn, neededBy, links, openIncidents } = service
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <div className={styles.line}>
          <span className={rows.name}>{displayName ?? name}</span>
          {displayName && <span className={rows.quiet}>{name}</span>}
          <span className={styles.tier} data-tier={service.tier}>
            {t.services.tier(service.tier)}
          </span>
          {openIncidents > 0 && (
            <Link to="/incidents" search={{ q: name }} className={rows.trouble}>
              {t.services.open(openIncidents)}
            </Link>
          )}
        </div>
        <p>{ownerTeam ? t.services.owner(ownerTeam) : t.services.noOwner}</p>
        {description && <p>{description}</p>}
        {dependsOn.length > 0 && <p>{t.services.needs(t.list(dependsOn))}</p>}
        {neededBy.length > 0 && <Dependents service={service} />}
        {links.length > 0 && (
          <p>
            {links.map(link => (
              <a key={link.href} className={styles.link} href={link.href} target="_blank" rel="noreferrer">
                {link.text ?? link.href}
              </a>
            ))}
          </p>
        )}
      </div>
      {onEdit && onRetire && (
        <div className={rows.actions}>
          <Button aria-label={t.services.editNamed(name)} onClick={onEdit}>
            {t.services.edit}
          </Button>
          <Button aria-label={t.services.retireNamed(name)} onClick={onRetire}>
            {t.services.retire}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Who needs it at once; who needs it through others when somebody wants to know. */
function Dependents({ service }: { service: Service }) {
  const [wanted, setWanted] = useState(false)
  const dependents = useDependents(service.id, wanted)
  return (
    <details onToggle={event => setWanted(event.currentTarget.open)}>
      <summary>{t.services.neededBy(t.list(service.neededBy))}</summary>
      <ul className={styles.ways}>
        {dependents.isError && <li>{t.services.waysUnknown}</li>}
        {dependents.data?.map(({ name, tier, path }) => (
          <li key={name}>{t.services.way(name, tier, path.slice(1, -1).reverse())}</li>
        ))}
      </ul>
    </details>
  )
}
