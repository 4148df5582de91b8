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
