export { type EvaluationClient, EvaluationPage, type EvaluationPageProps } from './evaluation-page.tsx'
