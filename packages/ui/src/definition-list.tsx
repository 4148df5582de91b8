import type { ComponentChildren } from 'preact'

export type Definition = { readonly term: string; readonly detail: ComponentChildren }

/** Terms and what they are, side by side where there is room. */
export const DefinitionList = ({ items }: { readonly items: readonly Definition[] }) => (
  <dl class="definitions">
    {items.map(({ term, detail }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
)
