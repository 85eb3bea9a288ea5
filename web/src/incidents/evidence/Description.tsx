import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { CorrectEvidence, EvidenceClass, EvidenceItem } from '../../api/types'
import { evidenceWords } from '../../messages/evidence'

/** What is said of an item, as a form holds it. */
export interface Words {
  name: string
  evidenceClass: EvidenceClass | ''
  source: string
  note: string
}

export const noWords: Words = { name: '', evidenceClass: '', source: '', note: '' }

export function wordsOf(item: EvidenceItem): Words {
  return {
    name: item.name ?? '',
    evidenceClass: item.evidenceClass,
    source: item.source ?? '',
    note: item.note ?? '',
  }
}

/** What a service is told; nothing while something is missing. */
export function said(words: Words): Omit<CorrectEvidence, 'reason'> | undefined {
  const { name, evidenceClass, source, note } = words
  if (evidenceClass === '' || name.trim() === '' || source.trim() === '') return undefined
  return {
    evidenceClass,
    name: name.trim(),
    source: source.trim(),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
}

/** The fields that say what an item is and where it comes from. */
export function Description({ words, onChange }: { words: Words; onChange: (words: Words) => void }) {
  return (
    <>
      <TextInput
        label={evidenceWords.name}
        withAsterisk
        maxLength={200}
        value={words.name}
        onChange={event => onChange({ ...words, name: event.currentTarget.value })}
      />
      <NativeSelect
        label={evidenceWords.class}
        withAsterisk
        data={[{ value: '', label: evidenceWords.choose }, ...classes]}
        value={words.evidenceClass}
        onChange={event => onChange({ ...words, evidenceClass: event.currentTarget.value as EvidenceClass | '' })}
      />
      <TextInput
        label={evidenceWords.source}
        description={evidenceWords.sourceHint}
        withAsterisk
        maxLength={500}
        value={words.source}
        onChange={event => onChange({ ...words, source: event.currentTarget.value })}
      />
      <Textarea
        label={evidenceWords.note}
        autosize
        minRows={1}
        maxRows={6}
        value={words.note}
        onChange={event => onChange({ ...words, note: event.currentTarget.value })}
      />
    </>
  )
}

const classes = Object.entries(evidenceWords.classes).map(([value, label]) => ({ value, label }))
