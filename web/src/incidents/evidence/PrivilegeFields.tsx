import { Checkbox, MultiSelect, Textarea } from '@mantine/core'
import { evidenceWords } from '../../messages/evidence'

/** That an item is privileged from the start, for whom else and why. */
export interface PrivilegeWords {
  on: boolean
  people: string[]
  reason: string
}

export const noPrivilege: PrivilegeWords = { on: false, people: [], reason: '' }

/** Whether nothing is missing of what is said. */
export function isWhole({ on, reason }: PrivilegeWords): boolean {
  return !on || reason.trim() !== ''
}

interface PrivilegeFieldsProps {
  words: PrivilegeWords
  known: { id: string; name: string }[]
  onChange: (words: PrivilegeWords) => void
}

export function PrivilegeFields({ words, known, onChange }: PrivilegeFieldsProps) {
  return (
    <>
      <Checkbox
        label={evidenceWords.privilegedNow}
        description={evidenceWords.privilegedNowHint}
        checked={words.on}
        onChange={event => onChange({ ...words, on: event.currentTarget.checked })}
      />
      {words.on && (
        <>
          <MultiSelect
            label={evidenceWords.privilegePeople}
            data={known.map(({ id, name }) => ({ value: id, label: name }))}
            value={words.people}
            onChange={people => onChange({ ...words, people })}
          />
          <Textarea
            label={evidenceWords.privilegeWhy}
            withAsterisk
            autosize
            minRows={2}
            maxLength={1000}
            value={words.reason}
            onChange={event => onChange({ ...words, reason: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}
