export { LiveQuestionnaire, type LiveQuestionnaireProps, type QuestionnaireClient } from './live-questionnaire.tsx'
