import { useEffect, useState } from 'preact/hooks'
import { clients } from './clients.ts'
import { session } from './session.ts'

const TRY_AGAIN_MS = 5000
/** On a dead link nobody says no either. */
const PATIENCE_MS = 4000

/** Asks who sits here until somebody answers. @returns whether nobody could be asked so far */
export function useFirstSession(): boolean {
  const [cut, setCut] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = false
    const silence = setTimeout(() => setCut(true), PATIENCE_MS)
    const ask = async (): Promise<void> => {
      if (asking || session.value !== undefined) return
      asking = true
      const answer = await clients.identity.call('identity.session', {})
      asking = false
      clearTimeout(silence)
      if (answer.ok) session.value = answer.output
      else {
        setCut(true)
        clearTimeout(timer)
        timer = setTimeout(() => void ask(), TRY_AGAIN_MS)
      }
    }
    const back = (): void => void ask()
    void ask()
    addEventListener('online', back)
    return () => {
      clearTimeout(timer)
      clearTimeout(silence)
      removeEventListener('online', back)
    }
  }, [])
  return cut
}
