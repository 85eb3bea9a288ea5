import { useEffect } from 'react'
import { keyName, verbOf } from '../domain/shortcuts'
import { verbFor } from '../ui/verbs'
import { lettersOn } from './letters'

const sequencePause = 1000

/** Listens for every shortcut of the registry, in one place. Letters are left alone while somebody types. */
export function useKeyboard(): void {
  useEffect(() => {
    let pressed = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      pressed = ''
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = keyName(event)
      if (key === undefined) return
      const plain = !key.startsWith('mod+')
      if (plain && (isTyping(event.target) || !lettersOn() || isDialogOpen())) return
      clearTimeout(timer)
      pressed = pressed === '' ? key : `${pressed} ${key}`
      const found = verbOf(pressed) ?? verbOf(key)
      if (found === 'prefix') {
        timer = setTimeout(forget, sequencePause)
        return
      }
      forget()
      const verb = found && verbFor(found)
      if (!verb) return
      event.preventDefault()
      verb.run()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      clearTimeout(timer)
    }
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** A page's letters mean nothing while a dialog covers it. */
function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog]') !== null
}
