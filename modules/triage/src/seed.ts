/** A few believable rows for the demonstration: what people said, what was offered, whether the doctor agreed. */
import { newId } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import { createEngine } from './engine/index.ts'

const said: [words: string, age: number, sex: 'male' | 'female', agreed: boolean | null][] = [
  ['头疼三天，一边跳着疼，怕光', 33, 'female', true],
  ['胃胀反酸，吃完饭老打嗝', 41, 'male', true],
  ['膝盖上楼疼', 66, 'female', true],
  ['孩子发烧39度，咳嗽', 5, 'male', true],
  ['心里发慌，查过心电图说早搏', 58, 'female', true],
  ['身上起红疙瘩，越抓越痒', 27, 'female', true],
  ['整宿睡不着，提不起劲', 45, 'female', false],
  ['突然嘴歪，左手没力气', 70, 'male', null],
  ['没力气', 50, 'male', null],
  ['月经推迟两个月', 29, 'female', true],
  ['耳朵嗡嗡响', 61, 'male', true],
  ['腰杆疼到小腿', 48, 'male', true],
]

export async function seedConsultations(ctx: Ctx, hospitalId: string): Promise<number> {
  const engine = createEngine()
  let n = 0
  for (const [words, age, sex, agreed] of said) {
    const o = engine.read(words, { age, sex: sex === 'male' ? '男' : '女' })
    n++
    await ctx.db.rows(sql`
      insert into triage.consultation (hospital_id, id, said_at, words, age_band, sex, kind, red_flags, offered, confidence, agreed)
      values (${hospitalId}, ${newId()}, ${new Date(ctx.clock().getTime() - n * 5_400_000)}, ${words}, ${`${Math.floor(age / 10) * 10}+`}, ${sex},
              ${o.emergencies.length ? 'emergency' : o.sure ? 'result' : 'question'}, ${o.emergencies.map((e) => e.id)}::text[],
              ${o.ranked.slice(0, 3).map((r) => r.department)}::text[], ${o.confidence}, ${o.emergencies.length ? null : agreed})`)
  }
  return n
}
