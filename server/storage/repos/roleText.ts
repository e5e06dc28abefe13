import { Role } from '../../../shared/access/vocabulary.ts'

/** Roles as one column keeps them: each once, in their order, with a space between them. */
export const rolesText = (roles: readonly Role[]): string =>
  Role.options.filter((role) => roles.includes(role)).join(' ')

/** What `rolesText` wrote. A word that no version of this knows is no role. */
export const rolesOf = (text: string): Role[] => {
  const words = text.split(' ')
  return Role.options.filter((role) => words.includes(role))
}
