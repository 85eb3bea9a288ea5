import { Button, Menu, useMantineColorScheme } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBellRinging, IconCheck, IconClock, IconKeyboard, IconLogout, IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { forgetDrafts } from '../api/drafts'
import { problemOf } from '../api/problem'
import { signOut, useMe } from '../api/session'
import { canRespond, type RealmRole } from '../domain/permissions'
import { t } from '../messages/en'
import { wordsOf } from '../ui/ProblemPanel'
import { toggleUtc, useUtc } from '../ui/zone'
import styles from './Shell.module.css'

const schemes = ['auto', 'light', 'dark'] as const

/** Who I am, how I like it, and the way out. */
export function MeMenu({ onHelp }: { onHelp: () => void }) {
  const me = useMe()
  const utc = useUtc()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = async () => {
    try {
      await signOut()
      forgetDrafts(me.id)
      location.assign('/')
    } catch (error) {
      const { title, body } = wordsOf(problemOf(error))
      notifications.show({ title: title || t.shell.signOutFailed, message: body, autoClose: false })
    }
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" className={styles.me ?? ''} aria-label={`${t.shell.me}: ${me.name}`}>
          <span className={styles.initials} aria-hidden="true">
            {initials(me.name)}
          </span>
          <span className={styles.myName}>{me.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.whoami}>
          <strong>{me.name}</strong>
          <span>{t.shell.roles(me.roles.map(role => t.realmRole[role as RealmRole] ?? role))}</span>
        </div>
        <Menu.Divider />
        {canRespond(me) && (
          <Menu.Item component={Link} to="/on-call/me" leftSection={<IconBellRinging size={15} />}>
            {t.reach.title}
          </Menu.Item>
        )}
        {canRespond(me) && (
          <Menu.Item component={Link} to="/chat-account" leftSection={<IconMessageCircle size={15} />}>
            {t.chatAccount.menu}
          </Menu.Item>
        )}
        <Menu.Label>{t.shell.theme}</Menu.Label>
        {schemes.map(scheme => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            rightSection={colorScheme === scheme ? <IconCheck size={15} aria-hidden="true" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t.shell.themes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconClock size={15} />} onClick={toggleUtc}>
          {utc ? t.time.zoneSwitchOff : t.time.zoneSwitchOn}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} />} onClick={onHelp}>
          {t.shell.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void leave()}>
          {t.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.split(' ').filter(word => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => word?.[0] ?? '').join('')
}
