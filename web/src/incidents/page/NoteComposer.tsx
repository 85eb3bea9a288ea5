import { Button, Checkbox, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/en'
import { useDraft } from '../../ui/useDraft'
import { useVerbs } from '../../ui/verbs'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAddNote } from '../api'
import styles from './TimelinePanel.module.css'

interface NoteComposerProps {
  incidentId: string
  urlRef: string
  /** Tells the timeline what is on its way, so that it shows at once, as pending. */
  onPending: (text: string | undefined) => void
}

/** Where notes are written. The draft stays on the device until the server has it. */
export function NoteComposer({ incidentId, urlRef, onPending }: NoteComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useDraft(`note ${incidentId}`)
  const [decides, setDecides] = useState(false)
  const [alternatives, setAlternatives] = useState('')
  const add = useAddNote(urlRef, () => {
    setText('')
    setDecides(false)
    setAlternatives('')
  })
  const pending = add.pending?.text
  useEffect(() => onPending(pending), [pending, onPending])
  useVerbs([{ shortcut: 'note', label: t.help.verbs.note, run: () => field.current?.focus() }])

  const submit = () => {
    if (text.trim() === '' || add.isPending) return
    const others = alternatives.trim()
    const decision = decides ? { decision: others ? { alternatives: others } : {} } : {}
    add.submit({ text: text.trim(), ...decision })
  }
  return (
    <form
      className={styles.composer}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Textarea
        ref={field}
        aria-label={t.timeline.note}
        placeholder={t.timeline.notePlaceholder}
        autosize
        minRows={1}
        maxRows={8}
        value={text}
        readOnly={add.isPending}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      {decides && (
        <Textarea
          label={`${t.timeline.alternatives} (${t.common.optional})`}
          autosize
          minRows={1}
          maxRows={6}
          value={alternatives}
          readOnly={add.isPending}
          onChange={event => setAlternatives(event.currentTarget.value)}
        />
      )}
      <WriteProblem problem={add.problem} />
      <div className={styles.composerEnd}>
        <Checkbox
          size="xs"
          label={t.timeline.decides}
          checked={decides}
          onChange={event => setDecides(event.currentTarget.checked)}
        />
        <span>{text !== '' && !add.isPending ? t.timeline.draftKept : ''}</span>
        <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
          {t.timeline.addNote}
        </Button>
      </div>
    </form>
  )
}
