import { NativeSelect } from '@mantine/core'
import { planWords } from '../messages/plans'
import { type Draft, severitiesOf, worstChoices, worstOf } from './draft'
import styles from './Plan.module.css'

interface HowBadProps {
  label: string
  /** The label stands above, where no other says what is asked. */
  visible?: boolean
  value: Draft['severities']
  onChange: (severities: Draft['severities']) => void
}

/** How bad an incident has to be at least. */
export function HowBad({ label, visible, value, onChange }: HowBadProps) {
  const now = worstOf(value)
  const known = ['', ...worstChoices]
  return (
    <NativeSelect
      {...(visible ? { label } : { 'aria-label': label })}
      className={styles.narrow}
      value={now}
      data={[...known, ...(known.includes(now) ? [] : [now])].map(choice => ({
        value: choice,
        label: choice === '' ? planWords.howeverBad : choice.split(',').join(', '),
      }))}
      onChange={event => onChange(severitiesOf(event.currentTarget.value))}
    />
  )
}
