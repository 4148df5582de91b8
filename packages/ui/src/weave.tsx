export type WeaveProps = {
  /** How many keys wide; without it, as wide as its place. */ readonly keys?: number | undefined
}

/** The app's one mark: the woven band of the four-step Andean key. */
export const Weave = ({ keys }: WeaveProps) => (
  <span class="weave" aria-hidden="true" style={keys === undefined ? undefined : { width: `${keys * 20}px` }} />
)
