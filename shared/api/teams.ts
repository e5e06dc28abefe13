import { z } from 'zod'
import { MemberId, TeamId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonColor } from './people.ts'
import { line } from './text.ts'

export const TeamName = z.object({
  name: line().min(1, 'Please name the team.').max(80, 'Please use at most 80 characters.'),
})
export type TeamName = z.infer<typeof TeamName>

/** A named group of members. */
export const Team = z.object({
  id: TeamId,
  name: z.string(),
  members: z.array(z.object({ id: MemberId, name: z.string(), color: PersonColor })),
  abilities: abilities(['manage']),
})
export type Team = z.infer<typeof Team>
export const Teams = z.object({ items: z.array(Team) })
