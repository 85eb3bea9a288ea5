import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMe } from '../api/session'
import { canOpen, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { announcerId } from '../ui/announce'
import { useVerbs } from '../ui/verbs'
import { toggleUtc } from '../ui/zone'
import { openPalette } from './openPalette'
import { places } from './places'
import { Rail } from './Rail'
import { SessionDialog } from './SessionDialog'
import styles from './Shell.module.css'
import { StoppedStrip } from './StoppedStrip'
import { TopStrip } from './TopStrip'
import { useKeyboard } from './useKeyboard'

const DeclareDialog = lazy(async () => ({
  default: (await import('../incidents/declare/DeclareDialog')).DeclareDialog,
}))
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog')).HelpDialog }))
const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }))

/** The frame around every page. */
export function Shell() {
  const me = useMe()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [dialog, setDialog] = useState<'declare' | 'help'>()
  const declare = () => setDialog('declare')
  const help = () => setDialog('help')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog belongs to the page it was opened on
  useEffect(() => setDialog(undefined), [pathname])
  useKeyboard()
  useVerbs(
    [
      { shortcut: 'palette', label: t.help.verbs.palette, run: openPalette },
      { shortcut: 'search', label: t.help.verbs.palette, run: openPalette },
      ...(canRespond(me) ? [{ shortcut: 'declare' as const, label: t.shell.declare, run: declare }] : []),
      { shortcut: 'utc', label: t.help.verbs.utc, run: toggleUtc },
      { shortcut: 'help', label: t.help.verbs.help, run: help },
      ...places
        .filter(({ place }) => canOpen(place, me))
        .map(({ place, to, shortcut }) => ({
          shortcut,
          label: t.palette.go(t.shell.places[place]),
          run: () => void navigate({ to }),
        })),
    ],
    'everywhere',
  )

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t.shell.skip}
      </a>
      <Rail onDeclare={declare} />
      <header className={styles.header}>
        <TopStrip onSearch={openPalette} onDeclare={declare} onHelp={help} />
        <StoppedStrip />
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <div id={announcerId} className="visually-hidden" aria-live="assertive" />
      <SessionDialog />
      <Suspense>
        <Palette />
        {dialog === 'declare' && <DeclareDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'help' && <HelpDialog onClose={() => setDialog(undefined)} />}
      </Suspense>
    </div>
  )
}
