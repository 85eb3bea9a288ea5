import { Button, Modal } from '@mantine/core'
import type { Tracker } from '../../api/types'
import { t } from '../../messages/en'
import { trackerWords as words } from '../../messages/trackers'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import styles from '../IntegrationsPage.module.css'
import { ToCopy } from '../ToCopy'

/** How a tracker is made to tell of changes itself, and whether it does. */
export function WebhookDialog({
  name,
  kind,
  webhook,
  onClose,
}: {
  name: string
  kind: Tracker['kind']
  webhook: NonNullable<Tracker['webhook']>
  onClose: () => void
}) {
  return (
    <Modal opened onClose={onClose} title={words.webhookOne(name)} closeButtonProps={{ 'aria-label': t.common.close }}>
      <div className={styles.key}>
        <p>{words.webhookLead}</p>
        <ToCopy label={words.webhookAddress} value={`${window.location.origin}${webhook.path}`} isFirst />
        <p>{words.webhookSteps[kind]}</p>
        <p>
          {words.webhookSecret} <code>{webhook.setting}</code>.{' '}
          {!webhook.listening && <strong className={rows.trouble}>{words.webhookDeaf}</strong>}
        </p>
        <p>
          {webhook.heardAt ? (
            <>
              {words.webhookHeard} <Time value={webhook.heardAt} />.
            </>
          ) : (
            words.webhookSilent
          )}
        </p>
        {webhook.refusedAt && (
          <p className={rows.trouble}>
            {words.webhookRefused(webhook.refused)} <Time value={webhook.refusedAt} />. {words.webhookRefusedHint}
          </p>
        )}
        <div className={rows.actions}>
          <Button variant="filled" onClick={onClose}>
            {t.common.close}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
