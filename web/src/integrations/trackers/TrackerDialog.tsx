import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { NewTracker, Tracker } from '../../api/types'
import { trackerWords } from '../../messages/trackers'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDescribeTracker, useTrackerChoices } from './api'

const defaultType = 'Task'

/** Sets a tracker up, or changes one: where it is, what it knows us by, where issues are made. */
export function TrackerDialog({ tracker, onClose }: { tracker?: Tracker; onClose: () => void }) {
  const choices = useTrackerChoices()
  const secrets = choices.data?.secrets ?? []
  const [name, setName] = useState(tracker?.name ?? '')
  const [kind, setKind] = useState<NewTracker['kind']>(tracker?.kind ?? 'GITHUB')
  const [url, setUrl] = useState(tracker?.url ?? '')
  const [project, setProject] = useState(tracker?.project ?? '')
  const [issueType, setIssueType] = useState(tracker?.issueType ?? defaultType)
  const [chosen, setSecret] = useState(tracker?.secret)
  const describe = useDescribeTracker(tracker?.id, onClose)
  // The operator may have taken away the one it was set up with.
  const secret = chosen !== undefined && secrets.includes(chosen) ? chosen : (secrets[0] ?? '')
  const isJira = kind === 'JIRA_CLOUD' || kind === 'JIRA_SERVER'
  return (
    <ReasonDialog
      title={tracker ? trackerWords.changeTitle(tracker.name) : trackerWords.createTitle}
      lead={tracker ? trackerWords.changeLead : trackerWords.createLead}
      reason=""
      onReason={() => {}}
      verb={tracker ? trackerWords.changeVerb : trackerWords.createVerb}
      ready={name.trim() !== '' && url.trim() !== '' && project.trim() !== '' && secret !== ''}
      busy={describe.isPending}
      problem={describe.problem}
      onSubmit={() =>
        describe.submit({
          name: name.trim(),
          kind,
          url: url.trim(),
          project: project.trim(),
          secret,
          ...(isJira ? { issueType: issueType.trim() || defaultType } : {}),
        })
      }
      onClose={onClose}
    >
      {choices.isError && <ProblemPanel error={choices.error} onRetry={() => void choices.refetch()} />}
      <TextInput
        label={trackerWords.name}
        description={trackerWords.nameHint}
        withAsterisk
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        label={trackerWords.kind}
        data={(choices.data?.kinds ?? [kind]).map(value => ({ value, label: trackerWords.kinds[value] }))}
        value={kind}
        onChange={event => setKind(event.currentTarget.value as NewTracker['kind'])}
      />
      <TextInput
        label={trackerWords.url}
        description={trackerWords.urlHints[kind]}
        withAsterisk
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label={trackerWords.project}
        description={trackerWords.projectHints[kind]}
        withAsterisk
        autoComplete="off"
        value={project}
        onChange={event => setProject(event.currentTarget.value)}
      />
      {isJira && (
        <TextInput
          label={trackerWords.issueType}
          description={trackerWords.issueTypeHint}
          autoComplete="off"
          value={issueType}
          onChange={event => setIssueType(event.currentTarget.value)}
        />
      )}
      {choices.data && secrets.length === 0 ? (
        <p>{trackerWords.noSecrets}</p>
      ) : (
        <NativeSelect
          label={trackerWords.secret}
          data={secrets}
          value={secret}
          onChange={event => setSecret(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}
