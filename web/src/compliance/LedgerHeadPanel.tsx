import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LedgerHead } from '../api/types'
import { t } from '../messages/en'
import { Hash } from '../ui/Hash'
import { Panel } from '../ui/Panel'
import { Time } from '../ui/Time'
import { useLedgerHead } from './api'
import styles from './LedgerPage.module.css'

/** Where the log stands and what has been signed of it. */
export function LedgerHeadPanel() {
  const head = useLedgerHead()
  const download = (
    <Button
      component="a"
      href="/api/ledger/export"
      download
      size="xs"
      title={t.compliance.exportHint}
      leftSection={<IconDownload size={14} aria-hidden="true" />}
    >
      {t.compliance.export}
    </Button>
  )
  return (
    <Panel title={t.compliance.head} aside={download} query={head} rows={2} place="compliance">
      {data => <Head head={data} />}
    </Panel>
  )
}

function Head({ head }: { head: LedgerHead }) {
  const { checkpoint } = head
  return (
    <dl className={styles.head}>
      <Fact name={t.compliance.position}>
        {t.number(head.position)} <span className={styles.quiet}>({t.compliance.events(head.events)})</span>
      </Fact>
      <Fact name={t.compliance.hash}>
        <Hash value={head.hash} full />
      </Fact>
      <Fact name={t.compliance.checkpoint}>
        {checkpoint ? (
          <>
            <Time value={checkpoint.at} />{' '}
            <span className={styles.quiet}>{t.compliance.checkpointAt(checkpoint.position)}</span>
          </>
        ) : (
          t.compliance.noCheckpoint
        )}
      </Fact>
      {checkpoint && (
        <Fact name={t.compliance.keyId}>
          <Hash value={checkpoint.keyId} full />
        </Fact>
      )}
      {head.keys.map(key => (
        <Fact key={key} name={t.compliance.verifierKey}>
          <Hash value={key} full />
        </Fact>
      ))}
      {head.sinks.map(({ sink, position, trouble }) => (
        <Fact key={sink} name={t.compliance.sentBy(sink)}>
          {trouble ? t.compliance.sinkTrouble(position, trouble) : t.compliance.sinkAt(position)}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
