import { language } from './language.ts'

const locale = (): string => (language.value === 'es' ? 'es-PE' : 'en-GB')

/** `12,000` in Peru's own writing. */
export const formatNumber = (value: number, decimals = 0): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)

/** `30/116 (25.9 %)`: a share never travels without its n and N. */
export const formatShare = (n: number, of: number, decimals = 1): string =>
  of === 0
    ? `${formatNumber(n)}/0`
    : `${formatNumber(n)}/${formatNumber(of)} (${formatNumber((100 * n) / of, decimals)} %)`

/** A whole number of a field: null where it is empty, undefined where it is none. */
export function wholeNumber(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text)
  return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined
}
