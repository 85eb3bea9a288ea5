import { Button } from '@mantine/core'
import { IconCrown } from '@tabler/icons-react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canTakeRole } from '../../domain/permissions'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { WriteProblem } from '../../ui/WriteProblem'
import { useChangeRole } from '../api'
import styles from './CommanderButton.module.css'

/** Who commands; or that nobody does, with the way to change it. */
export function CommanderButton({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const me = useMe()
  const change = useChangeRole(urlRef, incident.version)
  const commander = incident.roles.COMMANDER
  const conflict = change.conflict && (
    <ConflictDialog
      problem={change.conflict.problem}
      current={commander?.name ?? t.incident.nobodyCommands}
      yours={t.incident.takeCommand}
      onApply={change.applyAnyway}
      onKeep={change.keepTheirs}
      busy={change.isPending}
    />
  )
  if (commander) {
    return (
      <span className={styles.commander}>
        <IconCrown size={14} aria-hidden="true" />
        <span className={styles.quiet}>{t.incident.commander}</span>{' '}
        {commander.id === me.id ? t.roles.you(commander.name) : commander.name}
        {conflict}
      </span>
    )
  }
  const free = canTakeRole(me, commander) && incident.phase !== 'CLOSED'
  return (
    <span className={styles.commander} data-missing>
      <IconCrown size={14} aria-hidden="true" />
      {t.incident.nobodyCommands}
      {free && (
        <Button
          size="compact-xs"
          variant="light"
          loading={change.isPending}
          onClick={() => change.submit({ role: 'COMMANDER', verb: 'take' })}
        >
          {t.incident.takeCommand}
        </Button>
      )}
      <WriteProblem problem={change.problem} />
      {conflict}
    </span>
  )
}
