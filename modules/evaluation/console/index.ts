export { type EvaluationClient, EvaluationPage, type EvaluationPageProps } from './evaluation-page.tsx'
export { WhoAllows, type WhoAllowsOperations, type WhoAllowsProps } from './who-allows.tsx'
