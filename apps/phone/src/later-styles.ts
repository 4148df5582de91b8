import address from './later.css?url'

let here: Promise<void> | null = null

/** What the four places look like; nothing of it is drawn before the first question. */
export function laterStyles(): Promise<void> {
  here ??= new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.onload = () => resolve()
    // A screen without its finer clothes is better than no screen.
    link.onerror = () => {
      here = null
      resolve()
    }
    document.head.append(link)
  })
  return here
}
