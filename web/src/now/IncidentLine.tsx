import { Link } from '@tanstack/react-router'
import type { IncidentRow } from '../api/types'
import type { IncidentRole } from '../domain/roles'
import { t } from '../messages/en'
import { Age } from '../ui/Age'
import { DrillMark } from '../ui/DrillMark'
import { PhaseLabel } from '../ui/PhaseLabel'
import { SeverityBadge } from '../ui/SeverityBadge'
import { StateLabel } from '../ui/StateLabel'
import styles from './NowPage.module.css'

/** An open incident in one line, with the roles one holds in it. */
export function IncidentLine({ incident, roles }: { incident: IncidentRow; roles?: IncidentRole[] }) {
  return (
    <li className={styles.row}>
      <SeverityBadge severity={incident.severity} />
      <DrillMark id={incident.id} />
      <div className={styles.what}>
        <Link to="/incidents/$ref" params={{ ref: incident.number }} className={styles.link}>
          <span className={styles.ref}>{incident.number}</span> {incident.title}
        </Link>
        <p className={styles.facts}>
          {roles && <span className={styles.role}>{t.list(roles.map(role => t.incidentRole[role]))}</span>}
          <PhaseLabel phase={incident.phase} />
          <StateLabel state={incident.state} />
        </p>
      </div>
      <span className={styles.age}>
        <Age since={incident.detectedAt} until={incident.resolvedAt} />
      </span>
    </li>
  )
}
