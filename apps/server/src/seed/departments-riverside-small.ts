import type { DemoDepartment } from './departments.ts'

/** 滨江院区, the smaller medical departments. All texts are our own. */
export const riversideSmallMedicine: DemoDepartment[] = [
  {
    key: 'nephrology',
    campus: 'riverside',
    under: '内科',
    name: '肾内科',
    code: '03.06',
    place: '门诊楼 4 楼 C 区',
    who: { from: 15 },
    about: '诊治肾炎、肾病综合征、慢性肾功能不全和泌尿系感染，设血液透析中心与腹膜透析随访门诊。首诊请留晨尿。',
    fields: [
      {
        does: '慢性肾脏病的延缓治疗与透析时机选择',
        says: '尽量让患者晚一点走进透析室。',
        treats: '慢性肾功能不全 尿毒症 肾性贫血',
      },
      {
        does: '肾小球肾炎、肾病综合征的病理诊断与治疗',
        says: '主持肾穿刺病理讨论，用药因人而定。',
        treats: 'IgA肾病 肾病综合征 狼疮性肾炎',
      },
      {
        does: '腹膜透析患者的居家管理与随访',
        says: '定期电话回访，教家属辨认感染的征兆。',
        treats: '腹膜透析随访 水肿 高钾血症',
      },
      {
        does: '血尿、蛋白尿的初步检查，尿路感染的治疗',
        says: '先把尿检留对，再谈结果好坏。',
        treats: '蛋白尿 血尿 尿路感染',
      },
    ],
  },
  {
    key: 'hematology',
    campus: 'riverside',
    under: '内科',
    name: '血液内科',
    code: '03.05',
    place: '门诊楼 5 楼 A 区',
    who: { from: 15 },
    about: '诊治贫血、白细胞和血小板异常、淋巴瘤、白血病与骨髓瘤。当天可出血常规与血涂片结果。',
    fields: [
      {
        does: '淋巴瘤、多发性骨髓瘤的规范化疗与靶向治疗',
        says: '治疗前会和一家人坐下来把方案讲明白。',
        treats: '淋巴瘤 多发性骨髓瘤 淋巴结肿大',
      },
      {
        does: '急慢性白血病的诊断分型与长期随访',
        says: '常说数字会波动，看趋势比看一天重要。',
        treats: '白血病 骨髓增生异常综合征',
      },
      {
        does: '缺铁性贫血、再生障碍性贫血的病因查找',
        says: '补铁之前先问铁从哪里丢了。',
        treats: '缺铁性贫血 再生障碍性贫血 地中海贫血',
      },
      {
        does: '血小板减少、出凝血异常的评估',
        says: '会教患者平时怎样防磕碰、看出血点。',
        treats: '血小板减少 紫癜 凝血异常',
      },
    ],
  },
  {
    key: 'rheumatology',
    campus: 'riverside',
    under: '内科',
    name: '风湿免疫科',
    code: '03.08',
    place: '门诊楼 5 楼 B 区',
    who: { from: 15 },
    about: '诊治类风湿关节炎、强直性脊柱炎、红斑狼疮、干燥综合征等免疫性疾病。请带上以往的化验单和用药记录。',
    fields: [
      {
        does: '类风湿关节炎的早期达标治疗',
        says: '早一年用对药，手就少一分变形。',
        treats: '类风湿关节炎 晨僵 关节肿痛',
      },
      {
        does: '系统性红斑狼疮、干燥综合征的长期管理',
        says: '为备孕的患者制定停换药时间表。',
        treats: '红斑狼疮 干燥综合征 皮肌炎',
      },
      {
        does: '强直性脊柱炎与腰背痛的鉴别',
        says: '开药之外也开运动处方。',
        treats: '强直性脊柱炎 银屑病关节炎 腰背痛',
      },
      {
        does: '痛风性关节炎、骨关节炎的疼痛控制',
        says: '提醒患者止痛药别自己加量。',
        treats: '痛风性关节炎 骨关节炎 纤维肌痛',
      },
    ],
  },
]
