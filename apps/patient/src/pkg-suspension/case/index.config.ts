export default definePageConfig({ navigationBarTitleText: '停诊处理' })
