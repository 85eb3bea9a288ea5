import { Button } from '@mantine/core'
import type { OnCallPerson } from '../api/types'
import { LayerFields } from './LayerFields'
import { emptyLayer, type LayerDraft, moved, nextLayerId } from './scheduleDraft'

interface LayerListProps {
  layers: LayerDraft[]
  /** Whose ids may not be used again. */
  beside: LayerDraft[]
  prefix: string
  legend: (n: number) => string
  add: string
  /** Whether the last one can be removed, too. */
  mayBeEmpty: boolean
  people: OnCallPerson[]
  zone: string
  zonesWith: (zone: string) => string[]
  today: () => string
  onChange: (layers: LayerDraft[]) => void
}

/** Rotations one below the other; those named first win. */
export function LayerList({ layers, beside, prefix, legend, add, mayBeEmpty, onChange, ...rest }: LayerListProps) {
  const { people, zone, zonesWith, today } = rest
  return (
    <>
      {layers.map((layer, place) => (
        <LayerFields
          key={layer.id}
          layer={layer}
          legend={legend(place + 1)}
          place={place}
          last={place === layers.length - 1}
          removable={mayBeEmpty || layers.length > 1}
          people={people}
          zones={zonesWith(layer.zone)}
          onChange={more => onChange(layers.map((each, at) => (at === place ? { ...each, ...more } : each)))}
          onMove={by => onChange(moved(layers, place, place + by))}
          onRemove={() => onChange(layers.filter((_, at) => at !== place))}
        />
      ))}
      <Button onClick={() => onChange([...layers, emptyLayer(nextLayerId(prefix, layers, beside), zone, today())])}>
        {add}
      </Button>
    </>
  )
}
