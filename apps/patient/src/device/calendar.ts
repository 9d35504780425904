import Taro from '@tarojs/taro'
import { done } from './failure.ts'
import { isWeapp } from './target.ts'

export interface CalendarEntry {
  title: string
  /** Seconds since 1970. */
  startTime: number
  endTime: string
  location: string
}

/** Only WeChat's newer versions can write to the phone's calendar; elsewhere the page leaves the button out. */
export const hasCalendar = (): boolean => isWeapp && Taro.canIUse('addPhoneCalendar')

export const addToCalendar = (entry: CalendarEntry): Promise<boolean> =>
  done(() => Taro.addPhoneCalendar({ ...entry, alarm: true, alarmOffset: 7200 }))
