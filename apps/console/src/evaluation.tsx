import type { PageProps } from './pages.tsx'
export const Evaluation = (_: PageProps) => null
