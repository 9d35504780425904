import Taro from '@tarojs/taro'
import { isWeapp } from './target.ts'

/**
 * Asks whether WeChat may send these notices; which were allowed is returned for the server to keep.
 * Must be called straight from a tap. Never throws: booking goes on without notices.
 */
export async function askForMessages(templateIds: string[]): Promise<string[]> {
  if (!isWeapp || templateIds.length === 0) return []
  try {
    // Three at most in one request, WeChat's rule.
    const answer = await Taro.requestSubscribeMessage({ tmplIds: templateIds.slice(0, 3), entityIds: [] })
    return templateIds.filter((id) => (answer as unknown as Record<string, string>)[id] === 'accept')
  } catch {
    return []
  }
}
