import type { ComponentChild } from 'preact'
import { render } from 'preact'
import { language } from '../src/language.ts'

/** One picture: a component or a whole screen in one state. Faces extend the gallery with their own. */
export type GalleryState = {
  readonly id: string
  readonly title: string
  readonly face: 'phone' | 'console'
  readonly draw: () => ComponentChild
}

const Contents = ({ states }: { readonly states: readonly GalleryState[] }) => (
  <main class="contents">
    <h1>Galería</h1>
    <ul>
      {states.map((state) => (
        <li key={state.id}>
          <a data-state={state.id} data-face={state.face} href={`?state=${state.id}`}>
            {state.title}
          </a>
          {' · '}
          <a href={`?state=${state.id}&theme=dark`} aria-label={`${state.title}, de noche`}>
            de noche
          </a>
        </li>
      ))}
    </ul>
  </main>
)

/** `?state=id&theme=dark&lang=en` draws one state alone, so that a picture or axe sees it as a person would. */
export const mountGallery = (states: readonly GalleryState[], root: HTMLElement): void => {
  const asked = new URLSearchParams(location.search)
  const theme = asked.get('theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
  if (asked.get('lang') === 'en') language.value = 'en'
  document.documentElement.lang = language.value
  const state = states.find(({ id }) => id === asked.get('state'))
  document.body.classList.toggle('console', state?.face === 'console')
  document.title = state === undefined ? 'Ayni, galería' : state.title
  render(state === undefined ? <Contents states={states} /> : state.draw(), root)
}
