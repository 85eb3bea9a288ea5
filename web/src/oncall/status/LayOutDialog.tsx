import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { StatusPage } from '../../api/types'
import { linesIn, linesOf } from '../../domain/lines'
import { t } from '../../messages/en'
import { statusWords } from '../../messages/status'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useLayOut } from './api'

/** Says which services are public, and what they are called there. */
export function LayOutDialog({ page, onClose }: { page: StatusPage; onClose: () => void }) {
  const [title, setTitle] = useState(page.title)
  const [intro, setIntro] = useState(page.intro)
  const [components, setComponents] = useState(componentLines(page.components))
  const write = useLayOut(page, onClose)
  const problem = write.problem ?? write.conflict?.problem
  const errors = problem ? fieldErrors(problem) : {}
  return (
    <ReasonDialog
      title={statusWords.title}
      lead={statusWords.lead}
      reason=""
      onReason={() => {}}
      verb={page.published ? t.common.save : statusWords.publish}
      ready={title.trim() !== ''}
      busy={write.isPending}
      problem={problem}
      onSubmit={() => write.submit({ title: title.trim(), intro: intro.trim(), components: componentsIn(components) })}
      onClose={onClose}
    >
      <TextInput
        label={statusWords.pageTitle}
        withAsterisk
        maxLength={100}
        value={title}
        error={errors.title}
        onChange={event => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={`${statusWords.intro} (${t.common.optional})`}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        value={intro}
        onChange={event => setIntro(event.currentTarget.value)}
      />
      <Textarea
        label={statusWords.components}
        description={statusWords.componentsHint}
        autosize
        minRows={4}
        maxRows={14}
        value={components}
        error={errors.components}
        onChange={event => setComponents(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

function componentLines(components: StatusPage['components']): string {
  return linesOf(components.map(({ service, name, group }) => [service, name, group].filter(Boolean).join(' | ')))
}

function componentsIn(text: string) {
  return linesIn(text).map(line => {
    const [service = '', name = '', group = ''] = line.split('|').map(part => part.trim())
    return { service, name: name || service, group }
  })
}
