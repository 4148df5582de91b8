import type { PageProps } from './pages.tsx'
export const People = (_: PageProps) => null
