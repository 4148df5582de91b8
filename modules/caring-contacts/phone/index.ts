export const loadGreetingCard = async () => (await import('./greeting-card.tsx')).GreetingCard
