import { NumberInput } from '@mantine/core'
import { drillTimeWords } from '../../messages/drillTime'
import { t } from '../../messages/en'
import { drillMinute, type IncidentTime } from '../../ui/useIncidentTimes'

interface DrillMinuteInputProps {
  /** An instant of the drill's time; undefined for none. */
  value: string | undefined
  time: IncidentTime
  onChange: (instant: string | undefined) => void
}

/** Until when something is to be done in a drill, as a minute of it. */
export function DrillMinuteInput({ value, time, onChange }: DrillMinuteInputProps) {
  const { began, now } = time
  return (
    <NumberInput
      label={`${drillTimeWords.dueIn} (${t.common.optional})`}
      description={now === undefined ? drillTimeWords.notKnown : drillTimeWords.now(drillMinute(time, now) ?? 0)}
      disabled={began === undefined}
      min={0}
      max={99_999}
      allowDecimal={false}
      hideControls
      value={(value && drillMinute(time, Date.parse(value))) ?? ''}
      onChange={minute =>
        onChange(
          typeof minute === 'number' && began !== undefined
            ? new Date(began + minute * 60_000).toISOString()
            : undefined,
        )
      }
    />
  )
}
