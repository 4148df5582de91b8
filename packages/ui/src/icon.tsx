import { Glyph } from './glyph.tsx'

export type IconProps = { readonly of: string; readonly word: string; readonly size?: number | undefined }

/** A drawing and its word, never one without the other. */
export const Icon = ({ of, word, size = 22 }: IconProps) => (
  <span class="icon">
    <Glyph of={of} size={size} />
    <span>{word}</span>
  </span>
)
