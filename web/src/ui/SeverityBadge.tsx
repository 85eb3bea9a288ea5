import type { Severity } from '../domain/severity'
import { t } from '../messages/en'
import styles from './SeverityBadge.module.css'

const shapes: Record<Severity, React.ReactNode> = {
  SEV1: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />,
  SEV2: <path d="M8 1.2 15.4 14.6H.6z" />,
  SEV3: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  SEV4: <circle cx="8" cy="8" r="6.6" />,
  SEV5: <path d="M1.5 6.2h13v3.6h-13z" />,
}

/** How bad it is, told three ways: shape, text and colour. */
export function SeverityBadge({ severity, large = false }: { severity: Severity; large?: boolean }) {
  return (
    <span className={styles.badge} data-severity={severity} data-large={large || undefined}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[severity]}
      </svg>
      {t.severity.name[severity]}
    </span>
  )
}
