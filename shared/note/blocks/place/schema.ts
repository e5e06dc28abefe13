import { choice, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const settings = ['in_person', 'remote', 'home'] as const
export type PlaceSetting = (typeof settings)[number]
export const placeSettingNames: Readonly<Record<PlaceSetting, string>> = {
  in_person: 'In person, at the practice',
  remote: 'Remote',
  home: 'At the client’s home',
}

export const placeRules = {
  id: text(),
  setting: choice(settings),
  /** The person with the client in a home session. */
  sitter: text(),
  sitterPhone: text(),
  /** Whom to call for the client, and how they stand to them. */
  emergencyContact: text(),
  emergencyPhone: text(),
  /** The number of the emergency services where the client is. */
  emergencyNumber: text(),
}
export const placeAddressRules = { id: text() }

/** Where a session takes place and whom to call: what somebody needs at hand who has to send help. */
export const Place = blockNode('place', placeRules, ['placeAddress'])
/** Where the client is now: street, floor, how to get in. */
export const PlaceAddress = lineNode('placeAddress', placeAddressRules)
