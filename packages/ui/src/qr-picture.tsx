import { useEffect, useState } from 'preact/hooks'

export type QrSquares = { readonly data: readonly (readonly boolean[])[]; readonly size: number }
export type QrLibrary = {
  readonly encode: (text: string, options: { readonly ecc: 'M'; readonly border: number }) => QrSquares
}

/** Dark on light in both themes, because cameras read it so. */
export const QrDrawing = ({ squares, label }: { readonly squares: QrSquares; readonly label: string }) => {
  const { data, size } = squares
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width="200"
      height="200"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}

export type QrPictureProps = {
  readonly text: string
  readonly label: string
  /** Only whoever shows a picture carries the library. */
  readonly load: () => Promise<QrLibrary>
}

/** A text to point a camera at, drawn in the page: it is told to nobody. Until it is drawn, the text beside it serves. */
export const QrPicture = ({ text, label, load }: QrPictureProps) => {
  const [squares, setSquares] = useState<QrSquares | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again for another text.
  useEffect(() => {
    let shown = true
    load().then(
      ({ encode }) => shown && setSquares(encode(text, { ecc: 'M', border: 2 })),
      () => undefined,
    )
    return () => {
      shown = false
    }
  }, [text])
  return squares === undefined ? null : <QrDrawing squares={squares} label={label} />
}
