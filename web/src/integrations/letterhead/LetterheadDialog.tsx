import { Anchor, Button, FileButton, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { problemOf } from '../../api/problem'
import type { Letterhead, NewLetterhead } from '../../api/types'
import { letterheadWords } from '../../messages/letterhead'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { WriteProblem } from '../../ui/WriteProblem'
import { useIntroduceLetterhead, usePreview } from './api'
import styles from './Letterhead.module.css'

const longestLine = 120
const mostLines = 6
const longestFooter = 200
const largestLogo = 512 * 1024

/** Says what reports are headed with; a page can be looked at before. */
export function LetterheadDialog({ content, onClose }: { content: Letterhead['content']; onClose: () => void }) {
  const [name, setName] = useState(content?.name ?? '')
  const [lines, setLines] = useState((content?.lines ?? []).join('\n'))
  const [footer, setFooter] = useState(content?.footer ?? '')
  const [logo, setLogo] = useState(content?.logo)
  const [fault, setFault] = useState<string>()
  const introduce = useIntroduceLetterhead(onClose)
  const written = lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const fits = written.length <= mostLines && written.every(line => line.length <= longestLine)
  const ready = name.trim() !== '' && fits
  const body: NewLetterhead = {
    name: name.trim(),
    lines: written,
    ...(logo ? { logo } : {}),
    ...(footer.trim() === '' ? {} : { footer: footer.trim() }),
  }
  const take = async (file: File | null) => {
    if (!file) return
    setFault(file.size > largestLogo ? letterheadWords.logoTooLarge : undefined)
    if (file.size > largestLogo) return
    try {
      setLogo(await base64Of(file))
    } catch {
      setFault(letterheadWords.logoUnreadable)
    }
  }
  // What the browser cannot show is no picture, and would be refused.
  const unshown = () => {
    setLogo(undefined)
    setFault(letterheadWords.logoUnreadable)
  }
  return (
    <ReasonDialog
      title={letterheadWords.dialogTitle}
      lead={letterheadWords.dialogLead}
      reason=""
      onReason={() => {}}
      verb={letterheadWords.verb}
      ready={ready}
      busy={introduce.isPending}
      problem={introduce.problem}
      onSubmit={() => introduce.submit(body)}
      onClose={onClose}
    >
      <TextInput
        label={letterheadWords.name}
        withAsterisk
        maxLength={longestLine}
        autoComplete="organization"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={letterheadWords.lines}
        description={letterheadWords.linesHint}
        error={fits ? undefined : letterheadWords.tooManyLines}
        autosize
        minRows={3}
        maxRows={8}
        value={lines}
        onChange={event => setLines(event.currentTarget.value)}
      />
      <TextInput
        label={letterheadWords.footer}
        description={letterheadWords.footerHint}
        maxLength={longestFooter}
        autoComplete="off"
        value={footer}
        onChange={event => setFooter(event.currentTarget.value)}
      />
      <div>
        <div className={styles.verbs}>
          <FileButton
            accept="image/png,image/jpeg"
            onChange={file => void take(file)}
            inputProps={{ 'aria-label': letterheadWords.chooseLogo }}
          >
            {props => <Button {...props}>{letterheadWords.chooseLogo}</Button>}
          </FileButton>
          {logo && <Button onClick={() => setLogo(undefined)}>{letterheadWords.takeAway}</Button>}
        </div>
        <p className={rows.quiet}>{letterheadWords.logoHint}</p>
        {fault && <p role="alert">{fault}</p>}
        {logo && (
          <img
            className={styles.logo}
            src={`data:image/${logo.startsWith('/9j/') ? 'jpeg' : 'png'};base64,${logo}`}
            alt={letterheadWords.logoOf(name)}
            onError={unshown}
          />
        )}
      </div>
      <Preview body={body} ready={ready} />
    </ReasonDialog>
  )
}

/** A page under what is written so far. */
function Preview({ body, ready }: { body: NewLetterhead; ready: boolean }) {
  const preview = usePreview()
  const page = useAddressOf(preview.data)
  const same = JSON.stringify(preview.variables) === JSON.stringify(body)
  return (
    <div className={styles.verbs} role="status">
      <Button disabled={!ready} loading={preview.isPending} onClick={() => preview.mutate(body)}>
        {letterheadWords.preview}
      </Button>
      {page && same && (
        <span>
          {letterheadWords.previewReady}{' '}
          <Anchor href={page} download="letterhead.pdf">
            {letterheadWords.openPreview}
          </Anchor>
        </span>
      )}
      {preview.isError && <WriteProblem problem={problemOf(preview.error)} />}
    </div>
  )
}

/** An address a browser can open; let go with what it is of. */
function useAddressOf(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
