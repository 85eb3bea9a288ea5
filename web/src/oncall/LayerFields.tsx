import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { OnCallPerson } from '../api/types'
import { t } from '../messages/en'
import { PeopleInOrder } from './PeopleInOrder'
import { RestrictionFields } from './RestrictionFields'
import styles from './SchedulePage.module.css'
import { holidayRules, type LayerDraft, units, weekdays } from './scheduleDraft'

interface LayerFieldsProps {
  layer: LayerDraft
  legend: string
  place: number
  last: boolean
  removable: boolean
  people: OnCallPerson[]
  zones: string[]
  onChange: (change: Partial<LayerDraft>) => void
  onMove: (by: number) => void
  onRemove: () => void
}

/** One rotation: who, in which order, how turns pass on, and when it is on duty at all. */
export function LayerFields({ layer, legend, place, last, removable, ...rest }: LayerFieldsProps) {
  const { people, zones, onChange, onMove, onRemove } = rest
  return (
    <fieldset className={styles.layer}>
      <legend>{legend}</legend>
      <div className={styles.pair}>
        <TextInput
          label={t.onCall.layerName}
          withAsterisk
          maxLength={200}
          value={layer.name}
          onChange={event => onChange({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.onCall.layerZone}
          value={layer.zone}
          data={zones}
          onChange={event => onChange({ zone: event.currentTarget.value })}
        />
      </div>
      <PeopleInOrder chosen={layer.personIds} people={people} onChange={personIds => onChange({ personIds })} />
      <div className={styles.pair}>
        <NumberInput
          label={t.onCall.every}
          min={1}
          max={744}
          value={layer.every}
          onChange={value => onChange({ every: Number(value) || 1 })}
        />
        <NativeSelect
          label={t.onCall.unit}
          value={layer.unit}
          data={units.map(unit => ({ value: unit, label: t.onCall.units[unit] }))}
          onChange={event => {
            const unit = units.find(each => each === event.currentTarget.value)
            if (unit) onChange({ unit })
          }}
        />
        <TextInput
          type="date"
          label={t.onCall.startsOn}
          withAsterisk
          value={layer.startsOn}
          onChange={event => onChange({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t.onCall.handOff}
          withAsterisk
          value={layer.handOff}
          onChange={event => onChange({ handOff: event.currentTarget.value })}
        />
      </div>
      {layer.unit === 'WEEKS' && (
        <Checkbox.Group
          label={t.onCall.handOffDays}
          description={t.onCall.handOffDaysHint}
          value={layer.handOffDays}
          onChange={handOffDays => onChange({ handOffDays })}
        >
          <div className={styles.days}>
            {weekdays.map(day => (
              <Checkbox key={day} value={day} label={t.silences.days[day]} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <RestrictionFields restrictions={layer.restrictions} onChange={restrictions => onChange({ restrictions })} />
      <div className={styles.pair}>
        <NativeSelect
          label={t.onCall.onHolidays}
          value={layer.holidays}
          data={holidayRules.map(rule => ({ value: rule, label: t.onCall.holidayRules[rule] }))}
          onChange={event => {
            const rule = holidayRules.find(each => each === event.currentTarget.value)
            if (rule) onChange({ holidays: rule })
          }}
        />
        <TextInput
          type="date"
          label={t.onCall.layerUntil}
          value={layer.until}
          onChange={event => onChange({ until: event.currentTarget.value })}
        />
      </div>
      <div className={styles.verbs}>
        <Button disabled={place === 0} onClick={() => onMove(-1)}>
          {t.onCall.moveUp}
        </Button>
        <Button disabled={last} onClick={() => onMove(1)}>
          {t.onCall.moveDown}
        </Button>
        <Button onClick={onRemove} disabled={!removable}>
          {t.onCall.removeLayer}
        </Button>
      </div>
    </fieldset>
  )
}
