import { Modal } from '@mantine/core'
import type { EvidenceGlance } from '../../api/types'
import { t } from '../../messages/en'
import { evidenceWords } from '../../messages/evidence'
import styles from './Evidence.module.css'

interface GlanceProps {
  glance: EvidenceGlance
  name: string
  onClose: () => void
}

/** The beginning of an item. It is shown as text or hex, never as what it says it is. */
export function Glance({ glance, name, onClose }: GlanceProps) {
  const { text, hex, whole } = glance
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={`${evidenceWords.glance}: ${name}`}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <p>
        {text === undefined ? evidenceWords.glanceHex : evidenceWords.glanceText}.{' '}
        {whole && text !== undefined ? evidenceWords.glanceWhole : evidenceWords.glancePart}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre className={styles.glance} tabIndex={0}>
        {text ?? rows(hex)}
      </pre>
    </Modal>
  )
}

/** As hex editors lay it out: sixteen bytes a row. */
function rows(hex: string): string {
  return (hex.match(/.{1,32}/g) ?? []).map(row => (row.match(/../g) ?? []).join(' ')).join('\n')
}
