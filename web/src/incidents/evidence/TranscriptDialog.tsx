import { useState } from 'react'
import { evidenceWords } from '../../messages/evidence'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useCollectTranscript } from './api'

/** Collects what was said in the chat so far, as one item. */
export function TranscriptDialog({ urlRef, onClose }: { urlRef: string; onClose: () => void }) {
  const [note, setNote] = useState('')
  const collect = useCollectTranscript(urlRef, onClose)
  return (
    <ReasonDialog
      title={evidenceWords.transcriptTitle}
      lead={evidenceWords.transcriptLead}
      question={evidenceWords.note}
      reason={note}
      onReason={setNote}
      verb={evidenceWords.collectVerb}
      busy={collect.isPending}
      problem={collect.problem}
      onSubmit={() => collect.submit(note.trim() === '' ? {} : { note: note.trim() })}
      onClose={onClose}
    />
  )
}
