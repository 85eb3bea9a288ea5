import { Button, Kbd } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { LiveLight } from './LiveLight'
import { MeMenu } from './MeMenu'
import { isMac } from './platform'
import styles from './Shell.module.css'

interface TopStripProps {
  onSearch: () => void
  onDeclare: () => void
  onHelp: () => void
}

/** Search and commands, whether the page is live, who I am, and the button one must never have to look for. */
export function TopStrip({ onSearch, onDeclare, onHelp }: TopStripProps) {
  const me = useMe()
  return (
    <div className={styles.top}>
      <button type="button" className={styles.search} onClick={onSearch} aria-label={t.shell.searchLabel}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={styles.searchText}>{t.shell.search}</span>
        <Kbd size="xs">{isMac ? '⌘K' : 'Ctrl K'}</Kbd>
      </button>
      <LiveLight />
      <MeMenu onHelp={onHelp} />
      {canRespond(me) && (
        <Button
          variant="light"
          color="danger"
          className={styles.declare ?? ''}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={onDeclare}
        >
          {t.shell.declare}
        </Button>
      )}
    </div>
  )
}
