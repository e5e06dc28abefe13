import { hashPassword } from '../../domain/auth/passwords.ts'
import type { Services } from '../../domain/services.ts'
import { anyPractice } from '../../storage/repos/people.ts'
import { demoCases } from './cases.ts'
import { otherPracticeName, outsider, ownPeople, practiceName } from './people.ts'
import { seedCase } from './seedCase.ts'
import { seedPractice, seedRelations } from './seedPractice.ts'
import { seedReviews, type WrittenNote } from './seedReview.ts'
import { seedTemplates } from './seedTemplates.ts'

/**
 * Fills an empty database with the demonstration, all of it in one transaction, so that a process that is killed
 * meanwhile leaves it empty. Fulfils with the addresses to sign in with, or null where there is data already.
 */
export async function seedDemonstration(services: Services, password: string): Promise<string[] | null> {
  if (await anyPractice(services.database.read)) return null
  const passwordHash = await hashPassword(password)
  const at = services.clock()
  await services.database.write(async (tx) => {
    const own = await seedPractice(tx, practiceName, ownPeople, passwordHash, at)
    await seedPractice(tx, otherPracticeName, [outsider], passwordHash, at)
    await seedRelations(tx, own, at)
    const templates = await seedTemplates(tx, services, own, at)
    const written: WrittenNote[] = []
    for (const demoCase of demoCases) written.push(...(await seedCase(tx, { ...own, templates }, demoCase, at)))
    await seedReviews(tx, services, own, written, at)
  })
  return [...ownPeople, outsider].map(
    ({ email, name, careRole }) => `${email}  ${name}${careRole ? `, ${careRole}` : ''}`,
  )
}
