import {
  IconBell,
  IconBellOff,
  IconBook2,
  IconBulb,
  IconCalendarUser,
  IconChartLine,
  IconFlame,
  IconGitMerge,
  IconInbox,
  IconMessageReport,
  IconPlug,
  IconShieldCheck,
  IconSitemap,
  IconUserOff,
  IconVolume,
} from '@tabler/icons-react'
import type { Place } from '../domain/permissions'
import type { Shortcut } from '../domain/shortcuts'

/** The pages of the rail, in the order of need. A phone has room for six; the others are found from the palette there. */
export const places = [
  { place: 'now', to: '/', icon: IconInbox, shortcut: 'goNow' },
  { place: 'incidents', to: '/incidents', icon: IconFlame, shortcut: 'goIncidents' },
  { place: 'alerts', to: '/alerts', icon: IconBell, shortcut: 'goAlerts', deskOnly: true },
  { place: 'changes', to: '/changes', icon: IconGitMerge, shortcut: 'goChanges' },
  { place: 'services', to: '/services', icon: IconSitemap, shortcut: 'goServices', deskOnly: true },
  { place: 'onCall', to: '/on-call', icon: IconCalendarUser, shortcut: 'goOnCall' },
  { place: 'silences', to: '/silences', icon: IconBellOff, shortcut: 'goSilences', deskOnly: true },
  { place: 'noise', to: '/noise', icon: IconVolume, shortcut: 'goNoise', deskOnly: true },
  { place: 'reports', to: '/reports', icon: IconMessageReport, shortcut: 'goReports', deskOnly: true },
  { place: 'prepare', to: '/prepare', icon: IconBook2, shortcut: 'goPrepare', deskOnly: true },
  { place: 'reviews', to: '/reviews', icon: IconBulb, shortcut: 'goReviews', deskOnly: true },
  { place: 'analytics', to: '/analytics', icon: IconChartLine, shortcut: 'goAnalytics', deskOnly: true },
  { place: 'compliance', to: '/compliance', icon: IconShieldCheck, shortcut: 'goCompliance' },
  { place: 'people', to: '/people', icon: IconUserOff, shortcut: 'goPeople' },
  { place: 'integrations', to: '/integrations', icon: IconPlug, shortcut: 'goIntegrations' },
] as const satisfies readonly { place: Place; to: string; icon: unknown; shortcut: Shortcut; deskOnly?: true }[]
