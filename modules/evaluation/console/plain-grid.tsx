import type { Grid } from './print-cell.ts'

/** Figures as a paper prints them: no lines but those that separate, numbers to the right. */
export const PlainGrid = ({ grid, caption }: { readonly grid: Grid; readonly caption: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach it.
  <section class="printed" aria-label={caption} tabIndex={0}>
    <table class="plain-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {grid.head.map((name, at) => (
            <th key={name} scope="col" class={at === 0 ? undefined : 'figures'}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((text, at) => (
              <td key={grid.head[at + 1]} class="figures">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
