import { Button, Modal } from '@mantine/core'
import type { Webhook, WebhookDelivery } from '../../api/types'
import { t } from '../../messages/en'
import { webhookWords as words } from '../../messages/webhooks'
import { EmptyState } from '../../ui/EmptyState'
import { SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useDeliveries, useRetryDelivery } from './api'

/** What a webhook was told of late, what came of it, and the way to tell it once more. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const deliveries = useDeliveries(webhook.id)
  const all = deliveries.data?.pages.flatMap(page => page.items)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.deliveriesOf(webhook.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      {all === undefined && deliveries.isError ? (
        <ProblemPanel error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      ) : all === undefined ? (
        <SkeletonRows rows={4} />
      ) : all.length === 0 ? (
        <EmptyState>{words.noDeliveries}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {all.map(delivery => (
            <DeliveryRow key={delivery.id} webhook={webhook} delivery={delivery} />
          ))}
        </ul>
      )}
      {deliveries.hasNextPage && (
        <Button size="xs" loading={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Modal>
  )
}

function DeliveryRow({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const { kind, state, attempts, status, error, withheld, at, retryAt, eventId } = delivery
  const retry = useRetryDelivery(webhook.id, delivery.id)
  const over = state === 'GIVEN_UP' || state === 'WITHHELD'
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{words.kind[kind]}</span> <Time value={at} />
        <p className={over ? rows.trouble : undefined}>
          {words.state[state]}
          {withheld && `: ${words.withheld[withheld]}`}
          {attempts > 0 && `, ${words.attempts(attempts)}`}
          {error ? `, ${error}` : status !== undefined && `, ${words.answered(status)}`}
          {retryAt && (
            <>
              , {words.retryAt} <Time value={retryAt} />
            </>
          )}
        </p>
        <p>{eventId}</p>
        <WriteProblem problem={retry.problem} />
      </div>
      {over && (
        <div className={rows.actions}>
          <Button
            size="xs"
            aria-label={words.retryOne(words.kind[kind])}
            disabled={!webhook.enabled}
            loading={retry.isPending}
            onClick={() => retry.submit(null)}
          >
            {words.retry}
          </Button>
        </div>
      )}
    </li>
  )
}
