import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ReviewSection } from '../api/types'
import { t } from '../messages/en'
import { useDraft } from '../ui/useDraft'
import { WriteProblem } from '../ui/WriteProblem'
import { useSectionText } from './api'
import { MergeOffer } from './MergeOffer'
import styles from './Review.module.css'

interface SectionEditorProps {
  section: ReviewSection
  urlRef: string
  onClose: () => void
}

/**
 * Writes a section on the version that was there when it was opened. What is typed is kept on the device until it is
 * saved; when somebody else saved meanwhile, both texts are shown and what they are together is offered.
 */
export function SectionEditor({ section, urlRef, onClose }: SectionEditorProps) {
  const [kept, keep] = useDraft(`review ${urlRef} ${section.section}`)
  const [base, setBase] = useState(section.version)
  const [text, setText] = useState(kept === '' ? section.text : kept)
  const write = useSectionText(urlRef, section.section, () => {
    keep('')
    onClose()
  })
  const change = (next: string) => {
    setText(next)
    keep(next)
  }
  const stale = write.problem?.type.endsWith(':text-changed') ? write.problem : undefined
  if (stale) {
    return (
      <MergeOffer
        problem={stale}
        busy={write.isPending}
        onSave={merged => {
          const version = stale.currentVersion ?? base
          change(merged)
          setBase(version)
          write.submit({ version, text: merged })
        }}
        onBack={() => {
          setBase(stale.currentVersion ?? base)
          write.reset()
        }}
      />
    )
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        write.submit({ version: base, text })
      }}
    >
      {kept !== '' && kept !== section.text && <p className={styles.quiet}>{t.reviews.notSaved}</p>}
      <Textarea
        label={t.reviews.sections[section.section]}
        description={t.reviews.help[section.section]}
        autosize
        minRows={5}
        maxRows={30}
        value={text}
        onChange={event => change(event.currentTarget.value)}
        data-autofocus
      />
      <WriteProblem problem={write.problem} />
      <div className={styles.verbs}>
        <Button
          onClick={() => {
            keep('')
            onClose()
          }}
        >
          {t.common.cancel}
        </Button>
        <Button type="submit" variant="filled" loading={write.isPending} disabled={text === section.text}>
          {t.reviews.save}
        </Button>
      </div>
    </form>
  )
}
