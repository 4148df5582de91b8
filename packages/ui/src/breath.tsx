import { dictionary, useWords } from './dictionary.ts'

const words = dictionary({
  es: { breathe: 'Si te ayuda, respira con el círculo: entra cuando crece, sale cuando baja.' },
  en: { breathe: 'If it helps, breathe with the circle: in as it grows, out as it rests.' },
})

/** A breath of space before the crisis screen speaks. It stands still for those who asked for less motion. */
export const Breath = () => (
  <div class="breath">
    <span class="circle" aria-hidden="true" />
    <p>{useWords(words).breathe}</p>
  </div>
)
