import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import styles from './IntegrationsPage.module.css'

interface ToCopyProps {
  label: string
  value: string
  /** Where a dialog begins. */
  isFirst?: boolean
}

/** Something that is to be given to another system, such as a key. */
export function ToCopy({ label, value, isFirst = false }: ToCopyProps) {
  const copy = () => {
    void navigator.clipboard?.writeText(value).then(() => notifications.show({ message: t.common.copied }))
  }
  return (
    <div className={styles.secret}>
      <span className={rows.quiet}>{label}</span>
      <code>{value}</code>
      <Button size="xs" onClick={copy} aria-label={t.integrations.copy(label)} data-autofocus={isFirst || undefined}>
        {t.common.copy}
      </Button>
    </div>
  )
}
