import { Hono } from 'hono'
import type { Service } from '../../context.ts'
import { viewOf } from '../../public-frame/view.ts'
import { findCampaigns } from './find-campaigns.ts'
import { sendCampaignList, sendCampaignPage, sendUnknownCampaign } from './pages.ts'

/** Campaigns that everybody may read about. */
export function campaignRoutes(service: Service) {
  return new Hono()
    .get('/public/campaigns', async (c) => sendCampaignList(viewOf(service, c), await findCampaigns(service)))
    .get('/public/campaigns/:code', async (c) => {
      const view = viewOf(service, c)
      const campaign = (await findCampaigns(service)).find(({ code }) => code === c.req.param('code'))
      return campaign ? sendCampaignPage(view, campaign) : sendUnknownCampaign(view)
    })
}
