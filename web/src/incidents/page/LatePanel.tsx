import type { Incident } from '../../api/types'
import { ActionsPanel } from '../actions/ActionsPanel'
import { ChatPanel } from '../chat/ChatPanel'
import { EvidencePanel } from '../evidence/EvidencePanel'
import { CoursePanel } from '../insight/CoursePanel'
import { SuspectsPanel } from '../insight/SuspectsPanel'
import { RecoveryPanel } from '../recovery/RecoveryPanel'
import { WatchPanel } from '../recovery/WatchPanel'
import { UpdatesPanel } from '../updates/UpdatesPanel'
import { AffectedPanel } from '../work/AffectedPanel'
import { AttachmentsPanel } from '../work/AttachmentsPanel'
import { TimesPanel } from '../work/TimesPanel'
import { ClocksPanel } from './ClocksPanel'
import { DetailsPanel } from './DetailsPanel'
import { LinksPanel } from './LinksPanel'
import { PagingPanel } from './PagingPanel'
import type { LatePanelName } from './panels'
import { SimilarPanel } from './SimilarPanel'

interface Props {
  name: LatePanelName
  incident: Incident
  urlRef: string
}

/** What a responder looks at second: all of it comes in one piece once the first look is there. */
export function LatePanel({ name, incident, urlRef }: Props) {
  switch (name) {
    case 'actions':
      return <ActionsPanel urlRef={urlRef} />
    case 'recovery':
      return (
        <>
          <RecoveryPanel incident={incident} urlRef={urlRef} />
          <WatchPanel incident={incident} urlRef={urlRef} />
        </>
      )
    case 'links':
      return <LinksPanel incident={incident} urlRef={urlRef} />
    case 'chat':
      return <ChatPanel incident={incident} urlRef={urlRef} />
    case 'updates':
      return <UpdatesPanel urlRef={urlRef} />
    case 'suspects':
      return <SuspectsPanel incident={incident} urlRef={urlRef} />
    case 'course':
      return <CoursePanel incident={incident} urlRef={urlRef} />
    case 'times':
      return <TimesPanel incident={incident} urlRef={urlRef} />
    case 'affected':
      return <AffectedPanel incident={incident} urlRef={urlRef} />
    case 'files':
      return <AttachmentsPanel incident={incident} urlRef={urlRef} />
    case 'evidence':
      return <EvidencePanel incident={incident} urlRef={urlRef} />
    case 'similar':
      return <SimilarPanel incident={incident} urlRef={urlRef} />
    case 'paging':
      return <PagingPanel incident={incident} urlRef={urlRef} />
    case 'details':
      return <DetailsPanel incident={incident} />
    case 'clocks':
      return <ClocksPanel number={incident.number} urlRef={urlRef} />
  }
}
