import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { formatDuration } from '../../domain/duration'
import { canCommand } from '../../domain/permissions'
import { moveOf, nextPhase, type Phase, type PhaseStep, phases, stepsOf } from '../../domain/phase'
import { t } from '../../messages/en'
import { phaseIcons } from '../../ui/PhaseLabel'
import { useNow } from '../../ui/useNow'
import styles from './PhaseStepper.module.css'

const PhaseDialog = lazy(async () => ({ default: (await import('./PhaseDialog')).PhaseDialog }))

/** The six phases with the time spent in each; the way on, and with a reason the ways back and past. */
export function PhaseStepper({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const me = useMe()
  const now = useNow(incident.phase === 'CLOSED' ? 60_000 : 1000)
  const [target, setTarget] = useState<Phase>()
  const steps = stepsOf(incident.phase, incident.phases, now)
  const next = nextPhase(incident.phase)
  const commands = canCommand(me, incident.roles) && incident.phase !== 'CLOSED'
  return (
    <section className={styles.stepper} aria-label={t.stepper.label}>
      <ol className={styles.steps}>
        {steps.map(step => (
          <Step key={step.phase} step={step} />
        ))}
      </ol>
      {commands && next && (
        <div className={styles.verbs}>
          <Button onClick={() => setTarget(next)}>
            {next === 'CLOSED' ? t.stepper.close : t.stepper.advance(t.phase[next])}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={32} aria-label={t.stepper.choose} title={t.stepper.choose}>
                <IconChevronDown size={16} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {phases
                .filter(phase => moveOf(incident.phase, phase) !== 'stay')
                .map(phase => (
                  <Menu.Item key={phase} onClick={() => setTarget(phase)}>
                    {optionFor(incident.phase, phase)}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      <Suspense fallback={null}>
        {target && <PhaseDialog incident={incident} urlRef={urlRef} to={target} onClose={() => setTarget(undefined)} />}
      </Suspense>
    </section>
  )
}

function optionFor(from: Phase, to: Phase): string {
  const move = moveOf(from, to)
  if (move === 'back') return t.stepper.optionBack(t.phase[to])
  return move === 'advance' ? t.stepper.optionNext(t.phase[to]) : t.stepper.optionSkip(t.phase[to])
}

function Step({ step }: { step: PhaseStep }) {
  const Icon = phaseIcons[step.phase]
  const closed = step.phase === 'CLOSED'
  const note =
    step.look === 'skipped' ? (step.reason ? t.stepper.skippedBecause(step.reason) : t.stepper.skipped) : undefined
  return (
    <li className={styles.step} data-look={step.look} aria-current={step.look === 'current' ? 'step' : undefined}>
      <span className={styles.mark}>
        <Icon size={15} stroke={2} aria-hidden="true" />
      </span>
      <span className={styles.name}>
        {step.number} {t.phase[step.phase]}
      </span>
      <span className={styles.note} title={note}>
        {note ?? (step.spent !== undefined && !closed ? formatDuration(step.spent) : '')}
      </span>
    </li>
  )
}
