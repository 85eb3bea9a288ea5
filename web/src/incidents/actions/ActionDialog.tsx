import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { GuardedAction } from '../../api/types'
import { guardedWords } from '../../messages/guarded'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useActionVerb } from './api'

/** What is asked about before it is done. */
export type Asked = 'approve' | 'call-off' | 'undo' | 'settle'

interface ActionDialogProps {
  action: GuardedAction
  urlRef: string
  asked: Asked
  onClose: () => void
}

/** Makes sure that it is meant, and asks why, or what was seen. */
export function ActionDialog({ action, urlRef, asked, onClose }: ActionDialogProps) {
  const verb = useActionVerb(urlRef, action.id, onClose)
  const [text, setText] = useState('')
  const [holds, setHolds] = useState<'yes' | 'no'>()
  const said = text.trim()
  const submit = () => {
    if (asked === 'approve') verb.submit({ verb: asked })
    else if (asked === 'settle') verb.submit({ verb: asked, inEffect: holds === 'yes', note: said })
    else verb.submit({ verb: asked, reason: said })
  }
  return (
    <ReasonDialog
      {...guardedWords.asks[asked]}
      required={asked !== 'approve'}
      reason={text}
      onReason={setText}
      ready={asked !== 'settle' || holds !== undefined}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {asked === 'settle' && (
        <Radio.Group
          label={guardedWords.holds}
          withAsterisk
          value={holds ?? ''}
          onChange={value => setHolds(value as 'yes' | 'no')}
        >
          <Radio value="yes" label={guardedWords.holdsYes} />
          <Radio value="no" label={guardedWords.holdsNo} />
        </Radio.Group>
      )}
    </ReasonDialog>
  )
}
