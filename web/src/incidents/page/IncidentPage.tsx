import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { MeProvider, useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canReadProof, canReadTexts } from '../../domain/permissions'
import { t } from '../../messages/en'
import { SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { AccessStrip } from '../access/AccessStrip'
import { useIncident } from '../api'
import { SuspectsPanel } from '../insight/SuspectsPanel'
import { IncidentPlanPanel } from '../plan/IncidentPlanPanel'
import { RunsPanel } from '../runs/RunsPanel'
import { AffectedPanel } from '../work/AffectedPanel'
import { AttachmentsPanel } from '../work/AttachmentsPanel'
import { PastStrip } from '../work/PastStrip'
import { TasksPanel } from '../work/TasksPanel'
import { TimesPanel } from '../work/TimesPanel'
import { ClocksPanel } from './ClocksPanel'
import { DetailsPanel } from './DetailsPanel'
import { IncidentHeader } from './IncidentHeader'
import styles from './IncidentPage.module.css'
import { LinksPanel } from './LinksPanel'
import { PagingPanel } from './PagingPanel'
import { PhaseStepper } from './PhaseStepper'
import { type PanelName, panelNames } from './panels'
import { RolesPanel } from './RolesPanel'
import { SameTrouble } from './SameTrouble'
import { SimilarPanel } from './SimilarPanel'
import { TimelinePanel } from './TimelinePanel'

const ActionsPanel = lazy(async () => ({ default: (await import('../actions/ActionsPanel')).ActionsPanel }))
const CoursePanel = lazy(async () => ({ default: (await import('../insight/CoursePanel')).CoursePanel }))

/** A panel that comes after those that are needed first. */
function Late({ children }: { children: ReactNode }) {
  return <Suspense fallback={<SkeletonRows rows={2} />}>{children}</Suspense>
}

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
  const me = useMe()
  const texts = canReadTexts(me)
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <TimelinePanel incident={incident} urlRef={urlRef} />
        {texts && (
          <Late>
            <CoursePanel incident={incident} urlRef={urlRef} />
          </Late>
        )}
      </div>
      <div className={styles.side}>
        {texts && <IncidentPlanPanel incident={incident} urlRef={urlRef} />}
        <TasksPanel incident={incident} urlRef={urlRef} />
        {texts && <RunsPanel urlRef={urlRef} />}
        {texts && (
          <Late>
            <ActionsPanel urlRef={urlRef} />
          </Late>
        )}
        <RolesPanel incident={incident} urlRef={urlRef} />
        {texts && <SuspectsPanel incident={incident} urlRef={urlRef} />}
        {canReadProof(me) && <ClocksPanel number={incident.number} urlRef={urlRef} />}
        <LinksPanel incident={incident} urlRef={urlRef} />
        <TimesPanel incident={incident} urlRef={urlRef} />
        <AffectedPanel incident={incident} urlRef={urlRef} />
        {texts && <AttachmentsPanel incident={incident} urlRef={urlRef} />}
        {texts && <SimilarPanel incident={incident} urlRef={urlRef} />}
        <DetailsPanel incident={incident} />
        {texts && <PagingPanel incident={incident} urlRef={urlRef} />}
      </div>
    </div>
  )
}

/** What administrators do not get to read. */
const ofTexts = new Set<PanelName>(['plan', 'runs', 'actions', 'suspects', 'course', 'similar', 'paging', 'files'])

/** On a phone one panel at a time; which one is in the URL. */
function Tabs({ incident, urlRef }: PanelsProps) {
  const me = useMe()
  const texts = canReadTexts(me)
  const offered = panelNames.filter(name => texts || !ofTexts.has(name))
  const { panel } = useSearch({ from: '/incidents/$ref' })
  const navigate = useNavigate({ from: '/incidents/$ref' })
  const shown: PanelName = panel && offered.includes(panel) ? panel : 'timeline'
  const content = {
    timeline: <TimelinePanel incident={incident} urlRef={urlRef} />,
    plan: <IncidentPlanPanel incident={incident} urlRef={urlRef} />,
    tasks: <TasksPanel incident={incident} urlRef={urlRef} />,
    runs: <RunsPanel urlRef={urlRef} />,
    actions: (
      <Late>
        <ActionsPanel urlRef={urlRef} />
      </Late>
    ),
    roles: <RolesPanel incident={incident} urlRef={urlRef} />,
    links: <LinksPanel incident={incident} urlRef={urlRef} />,
    suspects: <SuspectsPanel incident={incident} urlRef={urlRef} />,
    course: (
      <Late>
        <CoursePanel incident={incident} urlRef={urlRef} />
      </Late>
    ),
    times: <TimesPanel incident={incident} urlRef={urlRef} />,
    affected: <AffectedPanel incident={incident} urlRef={urlRef} />,
    files: <AttachmentsPanel incident={incident} urlRef={urlRef} />,
    similar: <SimilarPanel incident={incident} urlRef={urlRef} />,
    paging: <PagingPanel incident={incident} urlRef={urlRef} />,
    details: (
      <>
        <DetailsPanel incident={incident} />
        {canReadProof(me) && <ClocksPanel number={incident.number} urlRef={urlRef} />}
      </>
    ),
  }
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
      {content[shown]}
    </div>
  )
}
