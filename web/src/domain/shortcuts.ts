/** Every key the product takes. One registry, so that two verbs can never fight for a key. */
export const shortcuts = {
  palette: 'mod+k',
  search: '/',
  help: '?',
  declare: 'd',
  utc: 'z',
  copyLink: 'y',
  acknowledge: 'a',
  note: 'n',
  task: 't',
  nextRow: 'j',
  previousRow: 'k',
  goNow: 'g n',
  goIncidents: 'g i',
  goAlerts: 'g a',
  goChanges: 'g h',
  goServices: 'g w',
  goOnCall: 'g o',
  goSilences: 'g q',
  goNoise: 'g v',
  goAnalytics: 'g m',
  goReports: 'g r',
  goPrepare: 'g l',
  goReviews: 'g e',
  goCompliance: 'g c',
  goPeople: 'g p',
  goIntegrations: 'g s',
} as const

export type Shortcut = keyof typeof shortcuts

/** Keys that belong to the browser or to assistive technology, and are never taken. */
export const browserKeys = [
  'mod+l',
  'mod+t',
  'mod+w',
  'mod+n',
  'mod+r',
  'mod+f',
  'mod+p',
  'mod+shift+k',
  'mod+shift+i',
  'f5',
]

/** The verb for the keys pressed so far, 'prefix' when a longer sequence may follow, or undefined. */
export function verbOf(pressed: string): Shortcut | 'prefix' | undefined {
  for (const [verb, keys] of Object.entries(shortcuts)) {
    if (keys === pressed) return verb as Shortcut
  }
  return Object.values(shortcuts).some(keys => keys.startsWith(`${pressed} `)) ? 'prefix' : undefined
}

/** What a key event is called in the registry. */
export function keyName(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): string | undefined {
  if (event.altKey) return undefined
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}
