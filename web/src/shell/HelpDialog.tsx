import { Kbd, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { type Shortcut, shortcuts } from '../domain/shortcuts'
import { t } from '../messages/en'
import styles from './HelpDialog.module.css'
import { lettersOn, switchLetters } from './letters'
import { written } from './platform'

/** Every shortcut, and the switch for those of a single letter. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const [letters, setLetters] = useState(lettersOn)
  return (
    <Modal opened onClose={onClose} title={t.help.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <dl className={styles.keys}>
        {(Object.entries(shortcuts) as [Shortcut, string][]).map(([verb, keys]) => (
          <div key={verb}>
            <dt>{t.help.verbs[verb]}</dt>
            <dd>
              {written(keys).map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t.help.letters}
        description={t.help.lettersHint}
        checked={letters}
        onChange={event => {
          setLetters(event.currentTarget.checked)
          switchLetters(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}
