import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { problemOf } from '../../api/problem'
import type { Webhook } from '../../api/types'
import { toldOf } from '../../messages/toldOf'
import { webhookWords as words } from '../../messages/webhooks'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useDisableWebhook, useRemoveWebhook, useTestWebhook, useWebhooks } from './api'

const WebhookDialog = lazy(async () => ({ default: (await import('./WebhookDialog')).WebhookDialog }))
const SecretDialog = lazy(async () => ({ default: (await import('./SecretDialog')).SecretDialog }))
const DeliveriesDialog = lazy(async () => ({ default: (await import('./DeliveriesDialog')).DeliveriesDialog }))

/** Which programs are told what happens in incidents, and whether they answer. */
export function WebhooksPanel() {
  const webhooks = useWebhooks()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button size="xs" variant="filled" onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  )
  return (
    <Panel title={words.title} aside={create} query={webhooks} rows={2} place="integrations">
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(webhook => (
                <WebhookRow key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )}
          {creating && (
            <Suspense>
              <WebhookDialog onClose={() => setCreating(false)} />
            </Suspense>
          )}
        </>
      )}
    </Panel>
  )
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const [open, setOpen] = useState<'change' | 'secret' | 'deliveries' | 'remove'>()
  const test = useTestWebhook(webhook.id)
  const disable = useDisableWebhook(webhook.id)
  const close = () => setOpen(undefined)
  const { name, url, format, from, services, enabled, stop, oldSecretUntil } = webhook
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>
          {words.formats[format]} {url}
        </span>
        <p>{toldOf(from, services)}</p>
        {!enabled && <p className={rows.trouble}>{stop ? words.stopped[stop] : words.waiting}</p>}
        {oldSecretUntil && (
          <p>
            {words.both} <Time value={oldSecretUntil} />
          </p>
        )}
        <div role="status">
          {test.data && (
            <p className={test.data.taken ? undefined : rows.trouble}>
              {test.data.taken ? words.taken : words.refused(test.data.detail)}
            </p>
          )}
        </div>
        <WriteProblem problem={test.isError ? problemOf(test.error) : disable.problem} />
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-label={words.testOne(name)} loading={test.isPending} onClick={() => test.mutate()}>
          {words.test}
        </Button>
        <Button size="xs" aria-label={words.secretOne(name)} onClick={() => setOpen('secret')}>
          {words.secret}
        </Button>
        <Button size="xs" aria-label={words.deliveriesOf(name)} onClick={() => setOpen('deliveries')}>
          {words.deliveries}
        </Button>
        <Button size="xs" aria-label={words.changeTitle(name)} onClick={() => setOpen('change')}>
          {words.change}
        </Button>
        {enabled && (
          <Button
            size="xs"
            aria-label={words.disableOne(name)}
            loading={disable.isPending}
            onClick={() => disable.submit(null)}
          >
            {words.disable}
          </Button>
        )}
        <Button size="xs" aria-label={words.removeOne(name)} onClick={() => setOpen('remove')}>
          {words.remove}
        </Button>
      </div>
      <Suspense>
        {open === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
        {open === 'secret' && <SecretDialog webhook={webhook} onClose={close} />}
        {open === 'deliveries' && <DeliveriesDialog webhook={webhook} onClose={close} />}
      </Suspense>
      {open === 'remove' && <RemoveDialog webhook={webhook} onClose={close} />}
    </li>
  )
}

function RemoveDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const remove = useRemoveWebhook(webhook.id, onClose)
  return (
    <ReasonDialog
      title={words.removeOne(webhook.name)}
      lead={words.removeLead}
      reason=""
      onReason={() => {}}
      verb={words.removeVerb}
      busy={remove.isPending}
      problem={remove.problem}
      onSubmit={() => remove.submit(null)}
      onClose={onClose}
    />
  )
}
