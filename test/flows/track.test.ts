import { describe, expect, it } from 'vitest'
import type { MockApplication } from '../../mock-portal/contract.ts'
import { named, withStage } from '../night/stage.ts'
import { skins } from '../skin/index.ts'

const inThePost = ['みなと訪問看護ステーション', '東海工業株式会社　健康管理室']
const never = '第２ﾊﾟｰﾙ中央病院'

describe.each(skins)('the post’s page on a portal that looks like %s', { timeout: 300_000 }, (_, skin) => {
  it('tells of each number what the post knows, oldest first', () =>
    withStage({ ...skin, imported: ({ name }) => [...inThePost, never].includes(name) }, async ({ mock, open }) => {
      const todoke = await open()
      await todoke.scan()
      const { items } = await todoke.track()
      expect(items.map(({ facilityName }) => facilityName.replace(' ', '　')).toSorted()).toEqual(inThePost.toSorted())
      for (const { facilityCode, trackingNumber, deliveryStatus, events, postError } of items) {
        const facility = mock.control.truth().find((each) => each.facilityCode === facilityCode)
        const application = facility?.applications[0]
        expect({ trackingNumber, deliveryStatus, postError }).toEqual({
          trackingNumber: application?.trackingNumber,
          deliveryStatus: application?.deliveryStatus,
          postError: null,
        })
        expect(events.length).toBeGreaterThan(0)
        expect(events).toEqual(application && eventsOf(application))
      }
    }))
})

describe('the post’s page', { timeout: 300_000 }, () => {
  const one = { imported: ({ name }: { readonly name: string }) => name === inThePost[0] }

  it('that is not to be had: what the portal says stands all the same', () =>
    withStage(one, async ({ mock, open }) => {
      const { facilityCode, applications } = named(mock, inThePost[0] ?? '')
      const todoke = await open()
      mock.control.setFaults([{ kind: 'status', at: 'tracking', status: 503 }])
      const { items } = await todoke.track({ codes: [facilityCode], tags: [] })
      expect(items).toMatchObject([
        {
          trackingNumber: applications[0]?.trackingNumber,
          events: [],
          postError: { code: 'portal-unreachable' },
          error: null,
        },
      ])
    }))

  it('that does not know the number, as on the first days: no event, and no error', () =>
    withStage(one, async ({ mock, open }) => {
      const { facilityCode, applications } = named(mock, inThePost[0] ?? '')
      mock.control.update(facilityCode, { applications: applications.map((each) => ({ ...each, postEvents: [] })) })
      const { items } = await (await open()).track({ codes: [facilityCode], tags: [] })
      expect(items).toMatchObject([{ trackingNumber: applications[0]?.trackingNumber, events: [], postError: null }])
    }))
})

function eventsOf({ postEvents }: MockApplication) {
  return postEvents.map(({ on, history, office, prefecture }) => ({ on, history, office, prefecture }))
}
