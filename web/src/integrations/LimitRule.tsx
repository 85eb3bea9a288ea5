import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Integration } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useSetLimit } from './api'

/** How many messages a minute are taken of a tool; it can be changed here. */
export function LimitRule({ integration }: { integration: Integration }) {
  const [open, setOpen] = useState(false)
  const { name, perMinute } = integration
  return (
    <p>
      {t.integrations.takenPerMinute(perMinute)}{' '}
      <Button size="compact-xs" aria-label={t.integrations.limitTitle(name)} onClick={() => setOpen(true)}>
        {t.integrations.change}
      </Button>
      {open && <LimitDialog integration={integration} onClose={() => setOpen(false)} />}
    </p>
  )
}

function LimitDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { id, name } = integration
  const [perMinute, setPerMinute] = useState<number | string>(integration.perMinute)
  const set = useSetLimit(id, onClose)
  return (
    <ReasonDialog
      title={t.integrations.limitTitle(name)}
      lead={t.integrations.limitLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.limitVerb}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit(typeof perMinute === 'number' ? { perMinute } : {})}
      onClose={onClose}
    >
      <NumberInput
        label={t.integrations.limit}
        description={t.integrations.limitHint}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        value={perMinute}
        onChange={setPerMinute}
        data-autofocus
      />
    </ReasonDialog>
  )
}
