export default definePageConfig({ navigationBarTitleText: '未到诊记录' })
