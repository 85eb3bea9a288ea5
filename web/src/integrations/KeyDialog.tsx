import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { IntegrationKind } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import type { NewKey } from './IntegrationsPage'
import styles from './IntegrationsPage.module.css'

/** The only time a key is seen. */
export function KeyDialog({
  made,
  kind,
  onClose,
}: {
  made: NewKey
  kind: IntegrationKind | undefined
  onClose: () => void
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t.integrations.keyTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <div className={styles.key}>
        <p>{made.key ? t.integrations.keyLead : t.integrations.keyGone}</p>
        {kind?.path.startsWith('@') ? (
          made.key && <Secret label={t.integrations.mailAddress} value={`${made.key}${kind.path}`} />
        ) : (
          <>
            {made.key && <Secret label={t.integrations.key} value={made.key} />}
            {kind && <Secret label={t.integrations.address} value={`${window.location.origin}${kind.path}`} />}
          </>
        )}
        <div className={rows.actions}>
          <Button variant="filled" onClick={onClose}>
            {t.integrations.keyDone}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Secret({ label, value }: { label: string; value: string }) {
  const copy = () => {
    void navigator.clipboard?.writeText(value).then(() => notifications.show({ message: t.common.copied }))
  }
  return (
    <div className={styles.secret}>
      <span className={rows.quiet}>{label}</span>
      <code>{value}</code>
      <Button size="xs" onClick={copy} aria-label={t.integrations.copy(label)}>
        {t.common.copy}
      </Button>
    </div>
  )
}
