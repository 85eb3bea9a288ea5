import { Button, Loader, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Webhook } from '../../api/types'
import { t } from '../../messages/en'
import { webhookWords as words } from '../../messages/webhooks'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { WriteProblem } from '../../ui/WriteProblem'
import styles from '../IntegrationsPage.module.css'
import { useRotateSecret, useWebhookSecret } from './api'

/** What the receiver of a webhook verifies messages with. */
export function SecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const secret = useWebhookSecret(webhook.id)
  const rotate = useRotateSecret(webhook.id)
  const copy = () => {
    if (secret.data) {
      void navigator.clipboard?.writeText(secret.data).then(() => notifications.show({ message: t.common.copied }))
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.secretOne(webhook.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <div className={styles.key}>
        <p>{words.secretLead}</p>
        {secret.isError ? (
          <ProblemPanel error={secret.error} onRetry={() => void secret.refetch()} />
        ) : secret.data === undefined ? (
          <Loader size="xs" />
        ) : (
          <div className={styles.secret}>
            <span className={rows.quiet}>{words.secretLabel}</span>
            <code>{secret.data}</code>
            <Button size="xs" onClick={copy} data-autofocus>
              {t.common.copy}
            </Button>
          </div>
        )}
        <p>{words.rotateHint}</p>
        <WriteProblem problem={rotate.problem} />
        <div className={rows.actions}>
          <Button loading={rotate.isPending} onClick={() => rotate.submit(null)}>
            {words.rotate}
          </Button>
          <Button variant="filled" onClick={onClose}>
            {t.common.close}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
