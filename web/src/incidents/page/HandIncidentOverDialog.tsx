import { NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import { useMe } from '../../api/session'
import type { NewHandOver, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'
import { handOverWords } from '../../messages/handOver'
import { policyWords } from '../../messages/policies'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useTargetNames } from '../../ui/targetNames'
import { useDraft } from '../../ui/useDraft'

const kinds = ['PERSON', 'SCHEDULE', 'TEAM'] as const
const usual = 10
const longest = 60

interface HandIncidentOverDialogProps {
  number: string
  urlRef: string
  onClose: () => void
}

/** Asks somebody to take the incident over, telling them how things stand. */
export function HandIncidentOverDialog({ number, urlRef, onClose }: HandIncidentOverDialogProps) {
  const me = useMe()
  const { choices } = useTargetNames()
  const [to, setTo] = useState('')
  const [minutes, setMinutes] = useState(String(usual))
  const [summary, setSummary] = useDraft(`hand over ${urlRef}`)
  const handOver = useWrite<NewHandOver>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/hand-over', {
          params: { path: { ref: urlRef } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.paging(urlRef) }),
    onDone: () => {
      notifications.show({ message: handOverWords.handed(number) })
      setSummary('')
      onClose()
    },
  })
  const kind = kinds.find(each => to.startsWith(`${each} `))
  const wait = Number(minutes)
  const offered = kinds
    .map(each => ({
      group: policyWords.kinds[each],
      items: choices[each]
        .filter(({ id }) => id !== me.id)
        .map(({ id, name }) => ({ value: `${each} ${id}`, label: name })),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <ReasonDialog
      title={handOverWords.title(number)}
      lead={handOverWords.lead}
      question={handOverWords.summary}
      required
      reason={summary}
      onReason={setSummary}
      verb={handOverWords.submit}
      ready={kind !== undefined && wait >= 1 && wait <= longest}
      busy={handOver.isPending}
      problem={handOver.problem}
      onSubmit={() =>
        kind &&
        handOver.submit({
          to: { kind, id: to.slice(kind.length + 1) },
          summary: summary.trim(),
          acceptWithinSeconds: Math.round(wait * 60),
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={handOverWords.to}
        withAsterisk
        value={to}
        data={[{ value: '', label: handOverWords.choose }, ...offered]}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <TextInput
        type="number"
        label={handOverWords.minutes}
        description={handOverWords.after}
        min={1}
        max={longest}
        value={minutes}
        onChange={event => setMinutes(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}
