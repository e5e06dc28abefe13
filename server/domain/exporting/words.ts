export const hasWords = (words: string): boolean => words.trim() !== ''
