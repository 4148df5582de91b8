export type GlyphProps = { readonly of: string; readonly size?: number | undefined }

/** A drawing without its word, hidden from readers: only for places where the word stands beside it. */
export const Glyph = ({ of, size = 24 }: GlyphProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={of} />
  </svg>
)
