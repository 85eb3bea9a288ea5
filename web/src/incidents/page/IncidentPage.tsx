import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canReadTexts } from '../../domain/permissions'
import { t } from '../../messages/en'
import { RunsPanel } from '../runs/RunsPanel'
import { SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { useIncident } from '../api'
import { DetailsPanel } from './DetailsPanel'
import { IncidentHeader } from './IncidentHeader'
import styles from './IncidentPage.module.css'
import { PagingPanel } from './PagingPanel'
import { PhaseStepper } from './PhaseStepper'
import { type PanelName, panelNames } from './panels'
import { RolesPanel } from './RolesPanel'
import { SimilarPanel } from './SimilarPanel'
import { TimelinePanel } from './TimelinePanel'

/** What is happening, who does what, what next? */
export function IncidentPage() {
  const { ref } = useParams({ from: '/incidents/$ref' })
  const incident = useIncident(ref)

  if (incident.data) return <Loaded key={incident.data.id} incident={incident.data} urlRef={ref} />
  return (
    <div className={styles.page}>
      <h1 className={styles.placeholder}>{ref}</h1>
      {incident.isError ? (
        <ProblemPanel error={incident.error} onRetry={() => void incident.refetch()} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  )
}

function Loaded({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const narrow = useMediaQuery('(max-width: 61.99em)')
  return (
    <div className={styles.page}>
      <IncidentHeader incident={incident} urlRef={urlRef} />
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
  const texts = canReadTexts(useMe())
  return (
    <div className={styles.columns}>
      <TimelinePanel incident={incident} urlRef={urlRef} />
      <div className={styles.side}>
        <RolesPanel incident={incident} urlRef={urlRef} />
        {texts && <RunsPanel urlRef={urlRef} />}
        {texts && <SimilarPanel incident={incident} urlRef={urlRef} />}
        <DetailsPanel incident={incident} />
        {texts && <PagingPanel incident={incident} urlRef={urlRef} />}
      </div>
    </div>
  )
}

/** On a phone one panel at a time; which one is in the URL. */
function Tabs({ incident, urlRef }: PanelsProps) {
  const texts = canReadTexts(useMe())
  const offered = panelNames.filter(name => texts || (name !== 'runs' && name !== 'similar' && name !== 'paging'))
  const { panel } = useSearch({ from: '/incidents/$ref' })
  const navigate = useNavigate({ from: '/incidents/$ref' })
  const shown: PanelName = panel && offered.includes(panel) ? panel : 'timeline'
  const content = {
    timeline: <TimelinePanel incident={incident} urlRef={urlRef} />,
    roles: <RolesPanel incident={incident} urlRef={urlRef} />,
    runs: <RunsPanel urlRef={urlRef} />,
    similar: <SimilarPanel incident={incident} urlRef={urlRef} />,
    paging: <PagingPanel incident={incident} urlRef={urlRef} />,
    details: <DetailsPanel incident={incident} />,
  }
  return (
    <div className={styles.tabs}>
      <SegmentedControl
        fullWidth
        value={shown}
        onChange={next => void navigate({ search: { panel: next as PanelName }, replace: true })}
        data={offered.map(value => ({ value, label: t.incident.panels[value] }))}
      />
      {content[shown]}
    </div>
  )
}
