import { useCallback, useState } from 'react'
import { keepDraft, readDraft } from '../api/drafts'
import { useMe } from '../api/session'

/** A text being typed that survives reloads and lost sessions, until it is sent. */
export function useDraft(object: string): [string, (text: string) => void] {
  const me = useMe()
  const [text, setText] = useState(() => readDraft(me.id, object))
  const change = useCallback(
    (next: string) => {
      setText(next)
      keepDraft(me.id, object, next)
    },
    [me.id, object],
  )
  return [text, change]
}
