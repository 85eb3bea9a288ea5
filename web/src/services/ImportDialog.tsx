import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { problemOf } from '../api/problem'
import type { ImportedService } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { useImport } from './api'
import styles from './ServicesPage.module.css'

/** Brings in what a Backstage catalogue describes, after a look at what that does. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [document, setDocument] = useState('')
  const [seen, setSeen] = useState<ImportedService[]>()
  const bringIn = useImport()
  const news = seen?.filter(({ what }) => what === 'NEW' || what === 'CHANGED') ?? []
  return (
    <Modal opened onClose={onClose} title={t.services.importTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.import}
        onSubmit={event => {
          event.preventDefault()
          const preview = seen === undefined
          bringIn.mutate({ document, preview }, { onSuccess: ({ items }) => (preview ? setSeen(items) : onClose()) })
        }}
      >
        <Textarea
          label={t.services.importText}
          description={t.services.importHint}
          autosize
          minRows={6}
          maxRows={14}
          value={document}
          onChange={event => {
            setDocument(event.currentTarget.value)
            setSeen(undefined)
          }}
          data-autofocus
        />
        {seen && (
          <ul className={rows.list} aria-label={t.services.importSeen}>
            {seen.map(({ name, what, detail }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may be there twice, and the list is made anew each time.
              <li key={place} className={styles.imported}>
                <span className={rows.name}>{name || t.services.unnamed}</span> {t.services.becomes[what]}
                {detail && <span className={rows.quiet}> {detail}</span>}
              </li>
            ))}
          </ul>
        )}
        {seen && news.length === 0 && <p className={styles.note}>{t.services.importNothing}</p>}
        <WriteProblem problem={bringIn.isError ? problemOf(bringIn.error) : undefined} />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={document.trim() === '' || (seen !== undefined && news.length === 0)}
            loading={bringIn.isPending}
          >
            {seen ? t.services.importDo(news.length) : t.services.importSee}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
