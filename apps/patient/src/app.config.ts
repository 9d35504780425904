export default defineAppConfig({
  // The gallery shows every piece of the kit to its tests; patients never get it.
  pages: [
    'pages/home/index',
    'pages/me/index',
    'pages/departments/index',
    'pages/doctors/index',
    'pages/doctor/index',
    'pages/periods/index',
    'pages/confirm/index',
    'pages/pay/index',
    'pages/ticket/index',
    'pages/visits/index',
    ...(process.env.JIUYI_GALLERY ? ['pages/gallery/index'] : []),
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#F3F5F6',
    navigationBarBackgroundColor: '#0B7072',
    navigationBarTitleText: '就医',
    navigationBarTextStyle: 'white',
  },
  tabBar: {
    color: '#55646C',
    selectedColor: '#0B7072',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab-home.png',
        selectedIconPath: 'assets/tab-home-on.png',
      },
      {
        pagePath: 'pages/visits/index',
        text: '就诊',
        iconPath: 'assets/tab-visit.png',
        selectedIconPath: 'assets/tab-visit-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab-me.png',
        selectedIconPath: 'assets/tab-me-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // With Taro's page animation on H5, a tap can land on a neighbour of what it was meant for.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
})
