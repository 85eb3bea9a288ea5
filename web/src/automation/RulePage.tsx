import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { AutomationRule, RuleContent, RuleVersion } from '../api/types'
import { canRespond } from '../domain/permissions'
import { automationWords as words } from '../messages/automation'
import { ActorName } from '../ui/ActorName'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useRule, useTrial } from './api'
import { draftOf } from './draft'
import { Firings } from './Firings'
import styles from './Rule.module.css'
import { RuleEditor } from './RuleEditor'
import { RuleState } from './RuleState'
import { RuleText } from './RuleText'
import { DryRunShown } from './TrialResult'

/** What does the rule say, does it fire, what would it have done and what did it do? */
export function RulePage() {
  const { id } = useParams({ from: '/prepare/automation/$id' })
  const rule = useRule(id)
  const [editing, setEditing] = useState<RuleContent>()
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/prepare/automation">{words.all}</Link>}>
        {rule.data?.row.name ?? words.one}
      </PageTitle>
      <Panel title={words.state} query={rule} rows={3} place="prepare">
        {known => <RuleState rule={known} editing={editing !== undefined} onEdit={setEditing} />}
      </Panel>
      {rule.data &&
        (editing ? (
          <PlainPanel title={words.editing}>
            <RuleEditor
              rule={rule.data}
              start={draftOf(editing)}
              onDone={() => setEditing(undefined)}
              onClose={() => setEditing(undefined)}
            />
          </PlainPanel>
        ) : (
          <Texts rule={rule.data} />
        ))}
    </div>
  )
}

function Texts({ rule }: { rule: AutomationRule }) {
  const [newest, ...older] = rule.versions
  return (
    <>
      {rule.draft && (
        <PlainPanel title={words.draft(rule.row.draft)}>
          <p className={styles.state}>
            {words.by} <ActorName actor={rule.draftBy} />
            {rule.draftReason && `: ${rule.draftReason}`}
          </p>
          <RuleText content={rule.draft} />
        </PlainPanel>
      )}
      {newest && <Version rule={rule} version={newest} />}
      <Firings id={rule.row.id} />
      {older.map(version => (
        <Version key={version.version} rule={rule} version={version} />
      ))}
    </>
  )
}

function Version({ rule, version }: { rule: AutomationRule; version: RuleVersion }) {
  const writes = canRespond(useMe())
  const trial = useTrial(rule.row.id)
  return (
    <PlainPanel title={words.version(version.version)}>
      <p className={styles.state}>
        {words.by}{' '}
        {version.authors.map((author, place) => (
          <span key={author.id}>
            {place > 0 && ', '}
            <ActorName actor={author} />
          </span>
        ))}
        , {words.approvedBy} <ActorName actor={version.by} /> <Time value={version.at} as="timeline" />
        {version.reason && `: ${version.reason}`}
      </p>
      <RuleText content={version.content} />
      {version.trial && (
        <p className={styles.state}>
          {words.lastTried(version.trial.met, version.trial.incidents)} <ActorName actor={version.trial.by} />{' '}
          <Time value={version.trial.at} as="timeline" />
        </p>
      )}
      {trial.run && <DryRunShown run={trial.run} perHour={version.content.perHour} onStop={trial.cancel} />}
      <WriteProblem problem={trial.problem} />
      {writes && (
        <div className={styles.actions}>
          <Button loading={trial.isBusy} onClick={() => trial.begin(version.version)}>
            {words.tryVersion(version.version)}
          </Button>
        </div>
      )}
    </PlainPanel>
  )
}
