import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ActionKind, ActionTarget, NewActionTarget } from '../../api/types'
import { guardedWords } from '../../messages/guarded'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useActionTargetChoices, useDescribeTarget } from './api'
import styles from './TargetDialog.module.css'

type Offers = Partial<Record<ActionKind, boolean>>

/** Sets a target up, or changes one: where it is, what it knows us by, what it offers. */
export function TargetDialog({ target, onClose }: { target?: ActionTarget; onClose: () => void }) {
  const texts = guardedWords.targets
  const choices = useActionTargetChoices()
  const secrets = choices.data?.secrets ?? []
  const [name, setName] = useState(target?.name ?? '')
  const [provider, setProvider] = useState<NewActionTarget['provider']>(target?.provider ?? 'SIGNED_WEBHOOK')
  const [url, setUrl] = useState(target?.url ?? '')
  const [chosen, setSecret] = useState(target?.secret)
  const [service, setService] = useState(target?.service ?? '')
  /** By kind, whether it is dangerous. */
  const [offers, setOffers] = useState<Offers>(
    Object.fromEntries((target?.actions ?? []).map(({ kind, dangerous }) => [kind, dangerous])),
  )
  const describe = useDescribeTarget(target?.id, onClose)
  // The operator may have taken away the one it was set up with.
  const secret = chosen !== undefined && secrets.includes(chosen) ? chosen : (secrets[0] ?? '')
  const kinds = choices.data?.providers.find(each => each.provider === provider)?.kinds ?? []
  const actions = kinds
    .filter(kind => offers[kind] !== undefined)
    .map(kind => ({ kind, dangerous: offers[kind] === true }))
  const toggle = (kind: ActionKind, offered: boolean) => {
    const { [kind]: _, ...others } = offers
    // Whoever thinks nothing of it gets the careful choice.
    setOffers(offered ? { ...others, [kind]: true } : others)
  }
  return (
    <ReasonDialog
      title={target ? texts.changeTitle(target.name) : texts.createTitle}
      lead={target ? texts.changeLead : texts.createLead}
      reason=""
      onReason={() => {}}
      verb={target ? texts.changeVerb : texts.createVerb}
      ready={name.trim() !== '' && url.trim() !== '' && secret !== '' && actions.length > 0}
      busy={describe.isPending}
      problem={describe.problem}
      onSubmit={() =>
        describe.submit({
          name: name.trim(),
          provider,
          url: url.trim(),
          secret,
          ...(service.trim() ? { service: service.trim() } : {}),
          actions,
        })
      }
      onClose={onClose}
    >
      {choices.isError && <ProblemPanel error={choices.error} onRetry={() => void choices.refetch()} />}
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        withAsterisk
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        label={texts.provider}
        data={(choices.data?.providers ?? []).map(each => ({
          value: each.provider,
          label: texts.providers[each.provider],
        }))}
        value={provider}
        onChange={event => setProvider(event.currentTarget.value as NewActionTarget['provider'])}
      />
      <TextInput
        label={texts.url}
        description={texts.urlHint}
        withAsterisk
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      {choices.data && secrets.length === 0 ? (
        <p>{texts.noSecrets}</p>
      ) : (
        <NativeSelect
          label={texts.secret}
          data={secrets}
          value={secret}
          onChange={event => setSecret(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={texts.service}
        description={texts.serviceHint}
        maxLength={200}
        value={service}
        onChange={event => setService(event.currentTarget.value)}
      />
      <fieldset className={styles.offers}>
        <legend>{texts.offers}</legend>
        {kinds.map(kind => (
          <div key={kind} className={styles.offer}>
            <Checkbox
              label={guardedWords.kinds[kind]}
              checked={offers[kind] !== undefined}
              onChange={event => toggle(kind, event.currentTarget.checked)}
            />
            {offers[kind] !== undefined && (
              <Checkbox
                label={texts.dangerous(guardedWords.kinds[kind])}
                checked={offers[kind] === true}
                onChange={event => setOffers({ ...offers, [kind]: event.currentTarget.checked })}
              />
            )}
          </div>
        ))}
      </fieldset>
    </ReasonDialog>
  )
}
