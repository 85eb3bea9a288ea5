import { Kbd } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { IconCommand } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { useMe } from '../api/session'
import { canOpen } from '../domain/permissions'
import { shortcuts } from '../domain/shortcuts'
import { t } from '../messages/en'
import { DrillMark } from '../ui/DrillMark'
import { SeverityBadge } from '../ui/SeverityBadge'
import { useOfferedVerbs } from '../ui/verbs'
import { paletteInput } from './openPalette'
import styles from './Palette.module.css'
import { places } from './places'
import { written } from './platform'

const typingPause = 150
const hidden = new Set([
  'palette',
  'search',
  'nextRow',
  'previousRow',
  'goNow',
  'goIncidents',
  'goOnCall',
  'goNoise',
  'goAnalytics',
  'goAlerts',
  'goSilences',
  'goPrepare',
  'goReviews',
  'goCompliance',
  'goPeople',
  'goChanges',
  'goIntegrations',
])

/** Everything that can be opened or done from here, by name. */
export function Palette() {
  const me = useMe()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query.trim(), typingPause)
  const matches = (text: string) => text.toLowerCase().includes(query.trim().toLowerCase())
  const verbs = useOfferedVerbs().filter(verb => !hidden.has(verb.shortcut) && matches(verb.label))
  const pages = places.filter(({ place }) => canOpen(place, me) && matches(t.palette.go(t.shell.places[place])))
  const found = useQuery({
    queryKey: keys.mine(`palette ${settled}`),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query: { q: settled, limit: 7 } }, signal })),
    enabled: settled.length >= 2 && canOpen('incidents', me),
  })
  const incidents = settled.length >= 2 ? (found.data?.items ?? []) : []
  const nothing = verbs.length + pages.length + incidents.length === 0

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      clearQueryOnClose
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      maxHeight="70vh"
      scrollable
    >
      <Spotlight.Search ref={paletteInput} placeholder={t.palette.placeholder} aria-label={t.shell.searchLabel} />
      <Spotlight.ActionsList>
        {incidents.length > 0 && (
          <Spotlight.ActionsGroup label={t.palette.groups.incidents}>
            {incidents.map(incident => (
              <Spotlight.Action
                key={incident.id}
                onClick={() => void navigate({ to: '/incidents/$ref', params: { ref: incident.number } })}
              >
                <span className={styles.action}>
                  <SeverityBadge severity={incident.severity} />
                  <DrillMark id={incident.id} />
                  <span className={styles.label}>
                    <span className={styles.ref}>{incident.number}</span> {incident.title}
                  </span>
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {verbs.length > 0 && (
          <Spotlight.ActionsGroup label={t.palette.groups.verbs}>
            {verbs.map(verb => (
              <Spotlight.Action key={verb.shortcut} onClick={verb.run}>
                <Line icon={<IconCommand size={16} />} label={verb.label} shortcut={shortcuts[verb.shortcut]} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t.palette.groups.pages}>
            {pages.map(({ place, to, icon: Icon, shortcut }) => (
              <Spotlight.Action key={place} onClick={() => void navigate({ to })}>
                <Line
                  icon={<Icon size={16} />}
                  label={t.palette.go(t.shell.places[place])}
                  shortcut={shortcuts[shortcut]}
                />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && !found.isFetching && <Spotlight.Empty>{t.palette.nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Line({ icon, label, shortcut }: { icon: React.ReactNode; label: string; shortcut: string }) {
  return (
    <span className={styles.action}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.label}>{label}</span>
      {written(shortcut).map(key => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  )
}
