import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors, problemOf } from '../api/problem'
import type { MapImported } from '../api/types'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { useImportMap } from './api'
import styles from './MapPage.module.css'

/** Brings in what a Compose file or Kubernetes manifests say, after a look at it. */
export function MapImportDialog({ onClose }: { onClose: () => void }) {
  const [source, setSource] = useState<'COMPOSE' | 'KUBERNETES'>('COMPOSE')
  const [origin, setOrigin] = useState('')
  const [project, setProject] = useState('')
  const [document, setDocument] = useState('')
  const [seen, setSeen] = useState<MapImported>()
  const bringIn = useImportMap()
  const problem = bringIn.isError ? problemOf(bringIn.error) : undefined
  const errors = problem ? fieldErrors(problem) : {}
  const changed = (set: (value: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value)
    setSeen(undefined)
  }
  return (
    <Modal opened onClose={onClose} title={t.map.importTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          const preview = seen === undefined
          bringIn.mutate(
            { source, origin, document, preview, ...(project.trim() ? { project: project.trim() } : {}) },
            { onSuccess: found => (preview ? setSeen(found) : onClose()) },
          )
        }}
      >
        <NativeSelect
          label={t.map.importKind}
          data={(['COMPOSE', 'KUBERNETES'] as const).map(value => ({ value, label: t.map.sources[value] }))}
          value={source}
          onChange={changed(value => setSource(value as typeof source))}
        />
        <TextInput
          label={t.map.importOrigin}
          description={t.map.importOriginHint}
          value={origin}
          onChange={changed(setOrigin)}
          error={errors.origin}
          data-autofocus
        />
        {source === 'COMPOSE' && (
          <TextInput
            label={`${t.map.importProject} (${t.common.optional})`}
            value={project}
            onChange={changed(setProject)}
          />
        )}
        <Textarea
          label={t.map.importText}
          description={t.map.importHint}
          autosize
          minRows={6}
          maxRows={14}
          value={document}
          onChange={changed(setDocument)}
          error={errors.document}
        />
        {seen && (
          <ul className={styles.sources} aria-label={t.map.importSeen}>
            {seen.edges.map(edge => (
              <li key={`${edge.from}\n${edge.to}`}>
                {t.map.edge(edge.from ?? '', edge.to ?? '', edge.confidence ?? 0)} {edge.where}
              </li>
            ))}
            {seen.edges.length === 0 && <li>{t.map.importNothing}</li>}
          </ul>
        )}
        <WriteProblem problem={problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={document.trim() === '' || origin.trim() === ''}
            loading={bringIn.isPending}
          >
            {seen ? t.map.importDo : t.map.importSee}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
