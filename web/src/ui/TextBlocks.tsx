import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { RunbookBlock } from '../api/types'
import { t } from '../messages/en'
import styles from './TextBlocks.module.css'

/** What is to be read, and beside each command and each text to be sent, a button that copies it. */
export function TextBlocks({ blocks }: { blocks: RunbookBlock[] }) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a step may say the same twice, and its blocks stay in their places
    <Block key={place} block={block} />
  ))
}

function Block({ block: { kind, text } }: { block: RunbookBlock }) {
  if (kind === 'TEXT') return <p className={styles.text}>{text}</p>
  const copy = () => {
    void navigator.clipboard?.writeText(text).then(() => notifications.show({ message: t.common.copied }))
  }
  return (
    <div className={styles.copied}>
      {kind === 'CODE' ? <pre>{text}</pre> : <blockquote>{text}</blockquote>}
      <Button size="compact-xs" aria-label={t.runbooks.copyOne(text)} onClick={copy}>
        {t.common.copy}
      </Button>
    </div>
  )
}
