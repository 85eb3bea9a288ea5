import { Button, Modal, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { DrillScenario } from '../api/types'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { useStartDrill } from './api'
import styles from './Drill.module.css'

interface StartDialogProps {
  scenario: DrillScenario
  onDone: (id: string) => void
  onClose: () => void
}

const speeds = [0, 1, 10, 60] as const

/** How fast a drill's time goes, and which seed its names are drawn from. */
export function StartDialog({ scenario, onDone, onClose }: StartDialogProps) {
  const [speed, setSpeed] = useState(0)
  const [seed, setSeed] = useState<number | ''>('')
  const start = useStartDrill(({ id }) => onDone(id))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.drills.startTitle(scenario.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (!start.isPending) start.submit({ scenario: scenario.key, speed, ...(seed === '' ? {} : { seed }) })
        }}
      >
        <p className={styles.lead}>{t.drills.startLead}</p>
        <NativeSelect
          label={t.drills.speed}
          value={String(speed)}
          onChange={event => setSpeed(Number(event.currentTarget.value))}
          data={speeds.map(value => ({ value: String(value), label: t.drills.speeds(value) }))}
        />
        <NumberInput
          label={t.drills.seed}
          description={t.drills.seedHelp}
          min={0}
          allowDecimal={false}
          hideControls
          value={seed}
          onChange={value => setSeed(typeof value === 'number' ? value : '')}
        />
        <WriteProblem problem={start.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" loading={start.isPending}>
            {t.drills.startVerb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
