import { useEffect } from 'preact/hooks'

/** Dark while this screen is shown, whatever the system prefers: the night alert page. */
export const useNight = (): void => {
  useEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset.theme
    dataset.theme = 'dark'
    return () => {
      if (before === undefined) delete dataset.theme
      else dataset.theme = before
    }
  }, [])
}
