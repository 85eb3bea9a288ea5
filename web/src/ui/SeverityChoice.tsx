import { useId } from 'react'
import { type Severity, severities } from '../domain/severity'
import { t } from '../messages/en'
import { SeverityBadge } from './SeverityBadge'
import styles from './SeverityChoice.module.css'

interface SeverityChoiceProps {
  label: string
  value: Severity | undefined
  onChange: (severity: Severity) => void
  error?: React.ReactNode
}

/** The five severities, each with one plain example, so that nobody needs to know the scale by heart. */
export function SeverityChoice({ label, value, onChange, error }: SeverityChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.choice} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      {severities.map(severity => (
        <label key={severity} className={styles.option} data-chosen={value === severity || undefined}>
          <input
            type="radio"
            name={name}
            value={severity}
            checked={value === severity}
            onChange={() => onChange(severity)}
          />
          <SeverityBadge severity={severity} />
          <span className={styles.example}>{t.severity.example[severity]}</span>
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
