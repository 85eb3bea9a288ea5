import { Button } from '@mantine/core'
import { useState } from 'react'
import { serverClock } from '../api/serverClock'
import type { Integration, IntegrationKind, ShownKey } from '../api/types'
import { t } from '../messages/en'
import { Age } from '../ui/Age'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { AlertRules } from './AlertRules'
import { useDisable, useRetireOldKey, useRotateKey } from './api'
import { LimitRule } from './LimitRule'
import { MappingDialog } from './MappingDialog'
import { Payloads } from './Payloads'

/** Most tools repeat what still fires within this time, so one that is silent for longer is worth a look. */
const quietAfter = 3 * 3_600_000

interface IntegrationRowProps {
  integration: Integration
  kind: IntegrationKind | undefined
  onKey: (key: ShownKey) => void
}

/** One tool: whether it sends, what it sent, and its keys. */
export function IntegrationRow({ integration, kind, onKey }: IntegrationRowProps) {
  const [open, setOpen] = useState<'rotate' | 'disable' | 'mapping'>()
  const [shown, setShown] = useState(false)
  const close = () => setOpen(undefined)
  const { id, name, oldKeyUntil } = integration
  const oldKeyOpens = oldKeyUntil !== undefined && Date.parse(oldKeyUntil) > serverClock.now()
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>{kind?.title ?? integration.source}</span>
        {integration.sender !== undefined && <p>{t.integrations.onlyFrom(integration.sender)}</p>}
        <Health integration={integration} />
        {!integration.disabled && <AlertRules integration={integration} />}
        {!integration.disabled && <LimitRule integration={integration} />}
        {oldKeyOpens && <OldKey id={id} until={oldKeyUntil} />}
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t.integrations.hideMessages : t.integrations.showMessages}
        </Button>
        {!integration.disabled && (
          <>
            {integration.source === 'generic' && (
              <Button size="xs" aria-label={t.integrations.mappingOpenFor(name)} onClick={() => setOpen('mapping')}>
                {t.integrations.mappingOpen}
              </Button>
            )}
            <Button size="xs" aria-label={t.integrations.rotateTitle(name)} onClick={() => setOpen('rotate')}>
              {t.integrations.rotate}
            </Button>
            <Button size="xs" aria-label={t.integrations.disableTitle(name)} onClick={() => setOpen('disable')}>
              {t.integrations.disable}
            </Button>
          </>
        )}
      </div>
      {shown && <Payloads id={id} />}
      {open === 'mapping' && <MappingDialog id={id} name={name} onClose={close} />}
      {open === 'rotate' && <RotateDialog integration={integration} onKey={onKey} onClose={close} />}
      {open === 'disable' && <DisableDialog integration={integration} onClose={close} />}
    </li>
  )
}

function Health({ integration }: { integration: Integration }) {
  const { disabledAt, takenAt, refusal, refusedAt, refused } = integration
  if (disabledAt) {
    return (
      <p>
        {t.integrations.disabled} <Time value={disabledAt} />
      </p>
    )
  }
  const quiet = takenAt !== undefined && serverClock.now() - Date.parse(takenAt) > quietAfter
  const worse = refusedAt !== undefined && (takenAt === undefined || refusedAt > takenAt)
  return (
    <>
      {takenAt === undefined ? (
        <p>{t.integrations.nothingYet}</p>
      ) : quiet ? (
        <p className={rows.trouble}>
          {t.integrations.quietFor} <Age since={takenAt} />
        </p>
      ) : (
        <p>
          {t.integrations.lastMessage} <Time value={takenAt} />
        </p>
      )}
      {refusedAt !== undefined && (
        <p className={worse ? rows.trouble : undefined}>
          {t.integrations.refused(refused)} <Time value={refusedAt} />: {refusal}
        </p>
      )}
    </>
  )
}

function OldKey({ id, until }: { id: string; until: string }) {
  const retire = useRetireOldKey(id)
  return (
    <>
      <p>
        {t.integrations.oldKeyUntil} <Time value={until} />{' '}
        <Button size="compact-xs" loading={retire.isPending} onClick={() => retire.submit({})}>
          {t.integrations.retire}
        </Button>
      </p>
      <WriteProblem problem={retire.problem} />
    </>
  )
}

function RotateDialog({
  integration,
  onKey,
  onClose,
}: {
  integration: Integration
  onKey: (key: ShownKey) => void
  onClose: () => void
}) {
  const rotate = useRotateKey(integration.id, key => {
    onClose()
    onKey(key)
  })
  return (
    <ReasonDialog
      title={t.integrations.rotateTitle(integration.name)}
      lead={t.integrations.rotateLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.rotateVerb}
      busy={rotate.isPending}
      problem={rotate.problem}
      onSubmit={() => rotate.submit({})}
      onClose={onClose}
    />
  )
}

function DisableDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const disable = useDisable(integration.id, onClose)
  return (
    <ReasonDialog
      title={t.integrations.disableTitle(integration.name)}
      lead={t.integrations.disableLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.disableVerb}
      busy={disable.isPending}
      problem={disable.problem}
      onSubmit={() => disable.submit({})}
      onClose={onClose}
    />
  )
}
