import { Button, NumberInput, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { EngagementControl } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { engagementWords } from '../../messages/engagements'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { useControls, useDrawSample } from './api'

const usualSample = 10

/** The controls the auditor goes through, each with its population and a way to draw from it. */
export function ControlsPanel({ id }: { id: string }) {
  const controls = useControls(id)
  const [drawing, setDrawing] = useState<string>()
  return (
    <>
      <Panel title={auditWords.controls} query={controls} rows={5} place="compliance">
        {({ items }) => (
          <ul className={rows.list}>
            {items.map(control => (
              <ControlRow key={control.id} id={id} control={control} onDraw={() => setDrawing(control.id)} />
            ))}
          </ul>
        )}
      </Panel>
      {drawing && <DrawDialog id={id} control={drawing} onClose={() => setDrawing(undefined)} />}
    </>
  )
}

function ControlRow({ id, control, onDraw }: { id: string; control: EngagementControl; onDraw: () => void }) {
  const { id: name, title, asks, query, size, exceptions, notKept } = control
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>
          {name} {title}
        </span>
        <p>{asks}</p>
        <p>
          {auditWords.populationIs(query)} {auditWords.population(size, exceptions)}
        </p>
        {notKept && <p>{auditWords.notKept(notKept)}</p>}
      </div>
      {size > 0 && (
        <div className={rows.actions}>
          <Link to="/compliance/engagements/$id/controls/$control" params={{ id, control: name }}>
            {engagementWords.populationOf(name)}
          </Link>
          <Button size="xs" onClick={onDraw} aria-label={engagementWords.drawFor(name)}>
            {engagementWords.draw}
          </Button>
        </div>
      )}
    </li>
  )
}

function DrawDialog({ id, control, onClose }: { id: string; control: string; onClose: () => void }) {
  const [size, setSize] = useState<number | string>(usualSample)
  const [seed, setSeed] = useState('')
  const draw = useDrawSample(id, onClose)
  const errors = draw.problem ? fieldErrors(draw.problem) : {}
  return (
    <ReasonDialog
      title={engagementWords.drawFor(control)}
      lead={engagementWords.drawLead}
      reason=""
      onReason={() => {}}
      verb={engagementWords.draw}
      ready={Number(size) > 0}
      busy={draw.isPending}
      problem={draw.problem}
      onSubmit={() => draw.submit({ control, size: Number(size), ...(seed.trim() ? { seed: seed.trim() } : {}) })}
      onClose={onClose}
    >
      <NumberInput
        label={engagementWords.size}
        min={1}
        max={100}
        value={size}
        error={errors.size}
        onChange={setSize}
        data-autofocus
      />
      <TextInput
        label={`${auditWords.seed} (${t.common.optional})`}
        description={engagementWords.seedHint}
        maxLength={64}
        value={seed}
        error={errors.seed}
        onChange={event => setSeed(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}
