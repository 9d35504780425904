import { type BodyOf, client, type QueryOf, take } from './client.ts'
import type { CalendarDayKind, NewSchedule, NewTemplate, ScheduleChange, TemplateChange } from './shapes.ts'

const at = (id: string) => ({ params: { path: { id } } })

export const getTimetable = (query: QueryOf<'/api/staff/timetable'>) =>
  take(client.GET('/api/staff/timetable', { params: { query } }))
export const listTemplates = (departmentId?: string) =>
  take(client.GET('/api/staff/templates', { params: { query: { ...(departmentId && { departmentId }) } } }))
export const createTemplate = (body: NewTemplate) => take(client.POST('/api/staff/templates', { body }))
export const updateTemplate = (id: string, body: TemplateChange) =>
  take(client.PATCH('/api/staff/templates/{id}', { ...at(id), body }))
export const createSchedule = (body: NewSchedule) => take(client.POST('/api/staff/schedules', { body }))
export const updateSchedule = (id: string, body: ScheduleChange) =>
  take(client.PATCH('/api/staff/schedules/{id}', { ...at(id), body }))
export const withdrawSchedule = (id: string) => take(client.DELETE('/api/staff/schedules/{id}', at(id)))
export const previewTimetableChange = (body: BodyOf<'/api/staff/timetable-previews'>) =>
  take(client.POST('/api/staff/timetable-previews', { body }))

export const listCalendarDays = (from: string, to: string) =>
  take(client.GET('/api/staff/calendar-days', { params: { query: { from, to } } }))
export const setCalendarDay = (on: string, body: CalendarDayKind) =>
  take(client.PUT('/api/staff/calendar-days/{on}', { params: { path: { on } }, body }))
export const removeCalendarDay = (on: string) =>
  take(client.DELETE('/api/staff/calendar-days/{on}', { params: { path: { on } } }))
