import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MeProvider, useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canReadProof, canReadTexts } from '../../domain/permissions'
import { t } from '../../messages/en'
import { SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { AccessStrip } from '../access/AccessStrip'
import { useIncident } from '../api'
import { IncidentPlanPanel } from '../plan/IncidentPlanPanel'
import { RunsPanel } from '../runs/RunsPanel'
import { PastStrip } from '../work/PastStrip'
import { TasksPanel } from '../work/TasksPanel'
import { IncidentHeader } from './IncidentHeader'
import styles from './IncidentPage.module.css'
import { PhaseStepper } from './PhaseStepper'
import { latePanelNames, type PanelName, panelNames } from './panels'
import { RolesPanel } from './RolesPanel'
import { SameTrouble } from './SameTrouble'
import { TimelinePanel } from './TimelinePanel'

const LatePanel = lazy(async () => ({ default: (await import('./LatePanel')).LatePanel }))

/** What is happening, who does what, what next? */
export function IncidentPage() {
  const { ref } = useParams({ from: '/incidents/$ref' })
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const incident = useIncident(ref, asOf)

  if (incident.data && asOf !== undefined) return <Past incident={incident.data} urlRef={ref} asOf={asOf} />
  if (incident.data) return <Loaded key={incident.data.id} incident={incident.data} urlRef={ref} />
  return (
    <div className={styles.page}>
      <h1 className={styles.placeholder}>{ref}</h1>
      {asOf !== undefined && <PastStrip urlRef={ref} asOf={asOf} />}
      {incident.isError ? (
        <ProblemPanel error={incident.error} onRetry={() => void incident.refetch()} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  )
}

/** The page as it was: whoever looks at the past can only read. */
function Past({ incident, urlRef, asOf }: { incident: Incident; urlRef: string; asOf: number }) {
  const me = useMe()
  const reader = { ...me, roles: canReadTexts(me) ? ['auditor'] : me.roles }
  return (
    <MeProvider value={reader}>
      <PastStrip urlRef={urlRef} asOf={asOf} />
      <Loaded incident={incident} urlRef={urlRef} />
    </MeProvider>
  )
}

function Loaded({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const narrow = useMediaQuery('(max-width: 61.99em)')
  return (
    <div className={styles.page}>
      <IncidentHeader incident={incident} urlRef={urlRef} />
      <AccessStrip incident={incident} urlRef={urlRef} />
      <SameTrouble incident={incident} urlRef={urlRef} />
      <PhaseStepper incident={incident} urlRef={urlRef} />
      {narrow ? <Tabs incident={incident} urlRef={urlRef} /> : <Columns incident={incident} urlRef={urlRef} />}
    </div>
  )
}

interface PanelsProps {
  incident: Incident
  urlRef: string
}

function Columns({ incident, urlRef }: PanelsProps) {
  const offered = useOffered()
  const beside = latePanelNames.filter(name => name !== 'course' && offered(name))
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <TimelinePanel incident={incident} urlRef={urlRef} />
        <Suspense fallback={<SkeletonRows rows={4} />}>
          {offered('course') && <LatePanel name="course" incident={incident} urlRef={urlRef} />}
        </Suspense>
      </div>
      <div className={styles.side}>
        {offered('plan') && <IncidentPlanPanel incident={incident} urlRef={urlRef} />}
        <TasksPanel incident={incident} urlRef={urlRef} />
        {offered('runs') && <RunsPanel urlRef={urlRef} />}
        <RolesPanel incident={incident} urlRef={urlRef} />
        <Suspense fallback={<SkeletonRows rows={8} />}>
          {beside.map(name => (
            <LatePanel key={name} name={name} incident={incident} urlRef={urlRef} />
          ))}
        </Suspense>
      </div>
    </div>
  )
}

/** What administrators do not get to read. */
const ofTexts = new Set<PanelName>([
  'plan',
  'runs',
  'actions',
  'recovery',
  'suspects',
  'course',
  'similar',
  'paging',
  'files',
  'evidence',
  'chat',
  'updates',
])

/** Which panels whoever looks may read. */
function useOffered() {
  const me = useMe()
  return (name: PanelName) => (name === 'clocks' ? canReadProof(me) : canReadTexts(me) || !ofTexts.has(name))
}

/** On a phone one panel at a time; which one is in the URL. */
function Tabs({ incident, urlRef }: PanelsProps) {
  const offered = panelNames.filter(useOffered())
  const { panel } = useSearch({ from: '/incidents/$ref' })
  const navigate = useNavigate({ from: '/incidents/$ref' })
  const shown: PanelName = panel && offered.includes(panel) ? panel : 'timeline'
  return (
    <div className={styles.tabs}>
      <NativeSelect
        aria-label={t.incident.panel}
        value={shown}
        onChange={event => {
          const next = event.currentTarget.value as PanelName
          void navigate({ search: before => ({ ...before, panel: next }), replace: true })
        }}
        data={offered.map(value => ({ value, label: t.incident.panels[value] }))}
      />
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <OnePanel name={shown} incident={incident} urlRef={urlRef} />
      </Suspense>
    </div>
  )
}

function OnePanel({ name, incident, urlRef }: PanelsProps & { name: PanelName }) {
  switch (name) {
    case 'timeline':
      return <TimelinePanel incident={incident} urlRef={urlRef} />
    case 'plan':
      return <IncidentPlanPanel incident={incident} urlRef={urlRef} />
    case 'tasks':
      return <TasksPanel incident={incident} urlRef={urlRef} />
    case 'runs':
      return <RunsPanel urlRef={urlRef} />
    case 'roles':
      return <RolesPanel incident={incident} urlRef={urlRef} />
    default:
      return <LatePanel name={name} incident={incident} urlRef={urlRef} />
  }
}
