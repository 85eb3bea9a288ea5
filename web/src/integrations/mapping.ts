import type { Mapping } from '../api/types'

/** The parts of an alert that are filled in from a message, in the order of the form. */
export const templates = [
  'summary',
  'key',
  'status',
  'severity',
  'service',
  'description',
  'name',
  'host',
  'link',
  'since',
] as const

export type Template = (typeof templates)[number]

/** A mapping as it is typed: lists with commas, meanings as word=meaning. */
export type Draft = Record<Template | 'each' | 'severities' | 'resolved' | 'acknowledged', string>

export function draftOf(mapping: Mapping | undefined): Draft {
  const text = (name: Template | 'each') => mapping?.[name] ?? ''
  return {
    ...(Object.fromEntries(templates.map(name => [name, text(name)])) as Record<Template, string>),
    each: text('each'),
    severities: Object.entries(mapping?.severities ?? {})
      .map(([word, meaning]) => `${word}=${meaning}`)
      .join(', '),
    resolved: (mapping?.resolved ?? []).join(', '),
    acknowledged: (mapping?.acknowledged ?? []).join(', '),
  }
}

const words = (text: string) =>
  text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')

export function mappingOf(draft: Draft): Mapping {
  const filled = (['each', ...templates] as const).filter(name => draft[name].trim() !== '')
  return {
    ...(Object.fromEntries(filled.map(name => [name, draft[name].trim()])) as Partial<
      Record<Template | 'each', string>
    >),
    summary: draft.summary.trim(),
    severities: Object.fromEntries(
      words(draft.severities).map(pair => {
        const [word = '', meaning = ''] = pair.split('=').map(part => part.trim())
        return [word, meaning]
      }),
    ),
    resolved: words(draft.resolved),
    acknowledged: words(draft.acknowledged),
  }
}
