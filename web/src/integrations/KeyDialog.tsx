import { Button, Modal } from '@mantine/core'
import type { IntegrationKind } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import type { NewKey } from './IntegrationsPage'
import styles from './IntegrationsPage.module.css'
import { ToCopy } from './ToCopy'

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
          made.key && <ToCopy label={t.integrations.mailAddress} value={`${made.key}${kind.path}`} />
        ) : (
          <>
            {made.key && <ToCopy label={t.integrations.key} value={made.key} />}
            {kind && <ToCopy label={t.integrations.address} value={`${window.location.origin}${kind.path}`} />}
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
